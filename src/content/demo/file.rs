//! The shape of the example's file.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::domain::opinion::Channel;
use crate::domain::talk::TalkKind;
use crate::domain::worksheet::PartKind;
use crate::domain::{CategoryId, GroupId, ItemId, MeetingKind, PackRef, SelfRating};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::content) struct File {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) title: String,
    pub(super) source: String,
    pub(super) verified: bool,
    pub(super) meeting: FileMeeting,
    pub(super) member: Vec<FileMember>,
    pub(super) group: Vec<FileGroup>,
    pub(super) worksheet: Vec<FileWorksheet>,
    pub(super) opinion: Vec<FileOpinion>,
    pub(super) leaning: Vec<FileLeaning>,
    #[serde(default)]
    pub(super) said: Vec<FileSaid>,
    pub(super) body: Option<FileBody>,
    #[serde(default)]
    pub(super) criticism: Vec<FileCriticism>,
    #[serde(default)]
    pub(super) unit_head: Vec<FileUnitHead>,
    #[serde(default)]
    pub(super) talk: Vec<FileTalk>,
    #[serde(default)]
    pub(super) journal: Vec<FileJournal>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileMeeting {
    pub(super) unit: String,
    pub(super) title: String,
    pub(super) theme: String,
    pub(super) kind: MeetingKind,
    pub(super) held_in_days: u32,
    pub(super) checklist: FilePack,
    pub(super) questionnaire: FilePack,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FilePack {
    pub(super) id: String,
    pub(super) version: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileMember {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) post: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileGroup {
    pub(super) id: GroupId,
    pub(super) name: String,
    pub(super) head_count: u32,
    pub(super) weight: u32,
    pub(super) turnout: u8,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileWorksheet {
    pub(super) member: String,
    pub(super) handed_in: bool,
    pub(super) entry: Vec<FileEntry>,
    #[serde(default)]
    pub(super) part: Vec<FilePart>,
}

/// The body's own worksheet, in the hand of one of its members.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileBody {
    pub(super) hand: String,
    pub(super) entry: Vec<FileEntry>,
    #[serde(default)]
    pub(super) part: Vec<FilePart>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FilePart {
    pub(super) kind: PartKind,
    pub(super) text: String,
}

/// An opinion that was claimed at an entry; without words the answer is owed.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileAnswer {
    pub(super) said: String,
    #[serde(default)]
    pub(super) words: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileEntry {
    pub(super) item: ItemId,
    pub(super) rating: SelfRating,
    #[serde(default)]
    pub(super) facts: String,
    #[serde(default)]
    pub(super) causes: String,
    #[serde(default)]
    pub(super) measures: String,
    pub(super) due_in_days: Option<u32>,
    #[serde(default)]
    pub(super) answer: Vec<FileAnswer>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileOpinion {
    pub(super) item: ItemId,
    pub(super) category: CategoryId,
    pub(super) groups: Vec<GroupId>,
    pub(super) text: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileLeaning {
    pub(super) subject: String,
    pub(super) group: GroupId,
    pub(super) item: Option<ItemId>,
    pub(super) grades: Vec<u8>,
    #[serde(default)]
    pub(super) dont_know: u8,
    #[serde(default)]
    pub(super) blank: u8,
}

/// An opinion that the office wrote down.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileSaid {
    pub(super) id: String,
    pub(super) channel: Channel,
    pub(super) category: CategoryId,
    pub(super) about: String,
    #[serde(default)]
    pub(super) urgent: bool,
    pub(super) days_ago: u32,
    pub(super) text: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileCriticism {
    pub(super) critic: String,
    pub(super) about: String,
    pub(super) handed_in: bool,
    pub(super) fact: String,
    #[serde(default)]
    pub(super) fault: String,
    #[serde(default)]
    pub(super) effect: String,
    #[serde(default)]
    pub(super) advice: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileUnitHead {
    pub(super) id: String,
    pub(super) supervisor: String,
    pub(super) name: String,
    pub(super) unit: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileTalk {
    pub(super) by: String,
    /// A member or the head of a unit.
    pub(super) with: String,
    pub(super) kind: TalkKind,
    pub(super) days_ago: u32,
    pub(super) place: String,
    pub(super) raised: String,
    #[serde(default)]
    pub(super) answer: String,
    #[serde(default)]
    pub(super) follow_up: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FileJournal {
    pub(super) member: String,
    pub(super) days_ago: u32,
    pub(super) answers: [String; 3],
    #[serde(default)]
    pub(super) items: Vec<ItemId>,
}

impl FilePack {
    pub(super) fn to_ref(&self) -> PackRef {
        PackRef {
            id: self.id.clone(),
            version: self.version.clone(),
        }
    }
}
