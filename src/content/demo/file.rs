//! The shape of the example's file.

use schemars::JsonSchema;
use serde::Deserialize;

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

impl FilePack {
    pub(super) fn to_ref(&self) -> PackRef {
        PackRef {
            id: self.id.clone(),
            version: self.version.clone(),
        }
    }
}
