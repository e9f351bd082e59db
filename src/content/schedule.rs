//! Schedule packs: by when each stage of the work is due.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::check::{Check, SOURCE, TITLE, head_of};
use super::error::{ContentError, Problem};
use super::pack::{Pack, PackInfo, PackKind};
use super::schema::{Id, Text, Version};
use super::source::{Path, Source};
use crate::domain::criticism::OPINIONS_PER_PAIR;
use crate::domain::{MeetingKind, Schedule, Stage};

/// The earliest and the latest day, counted from the meeting.
const EARLIEST: i64 = -365;
const LATEST: i64 = 730;
/// The most characters of what is due.
const WHAT: usize = 120;

/// A schedule with what its days stand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchedulePack {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// The days from the meeting per stage.
    pub schedule: Schedule,
    /// The stages that have a day, in their order, with the reasons.
    pub deadlines: Vec<Deadline>,
    /// For which kinds of meeting.
    pub kinds: Vec<MeetingKind>,
    /// The fewest opinions that each member owes each other one.
    pub opinions_per_pair: usize,
}

/// One stage's day and the reason for it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The stage.
    pub stage: Stage,
    /// Days from the meeting, negative before it.
    #[schemars(range(min = EARLIEST, max = LATEST))]
    pub days: i32,
    /// What has to be there by then.
    #[schemars(with = "Text<WHAT>")]
    pub what: String,
    /// The rule or custom that the day comes from.
    #[schemars(with = "Text<SOURCE>")]
    pub source: String,
    /// Whether that was checked against the official text.
    pub verified: bool,
}

/// The file as it is written.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[schemars(with = "Id")]
    id: String,
    #[schemars(with = "Version")]
    version: String,
    #[schemars(with = "Text<TITLE>")]
    title: String,
    #[schemars(with = "Text<SOURCE>")]
    source: String,
    verified: bool,
    #[schemars(length(min = 1))]
    kinds: Vec<MeetingKind>,
    #[serde(rename = "opinions-per-pair", default = "one")]
    #[schemars(range(min = 1, max = MOST_OPINIONS))]
    opinions_per_pair: usize,
    #[schemars(length(min = 1))]
    deadline: Vec<Deadline>,
}

const fn one() -> usize {
    OPINIONS_PER_PAIR
}

/// The most opinions that a place may ask of each member about each other.
const MOST_OPINIONS: i64 = 10;

impl Pack for SchedulePack {
    type File = File;

    fn read(source: &Source) -> Result<Self, Vec<ContentError>> {
        read(source)
    }

    fn info(&self) -> &PackInfo {
        &self.info
    }
}

fn read(source: &Source) -> Result<SchedulePack, Vec<ContentError>> {
    let mut file: File = source.parse()?;
    let mut check = Check::new(source);
    let all_verified = file.deadline.iter().all(|deadline| deadline.verified);
    let mut info = check.head(PackKind::Schedule, &head_of!(file), all_verified);
    info.entries = file.deadline.len();
    let root = Path::root();
    check.count(
        root.key("kinds"),
        file.kinds.len(),
        1,
        MeetingKind::ALL.len(),
    );
    check.count(
        root.key("deadline"),
        file.deadline.len(),
        1,
        Stage::ALL.len(),
    );
    let asked = i64::try_from(file.opinions_per_pair).unwrap_or(i64::MAX);
    check.range(root.key("opinions-per-pair"), asked, 1, MOST_OPINIONS);
    let mut seen = BTreeSet::new();
    for (place, deadline) in file.deadline.iter().enumerate() {
        let at = root.entry("deadline", place);
        if !seen.insert(deadline.stage) {
            let value = word(deadline.stage);
            check.report(at.key("stage"), Problem::Duplicate { value });
        }
        check.range(at.key("days"), i64::from(deadline.days), EARLIEST, LATEST);
        check.text(at.key("what"), &deadline.what, WHAT);
        check.text(at.key("source"), &deadline.source, SOURCE);
        let early = file
            .deadline
            .iter()
            .any(|other| other.stage < deadline.stage && other.days > deadline.days);
        if early || (deadline.stage == Stage::Meet && deadline.days != 0) {
            check.report(at.key("days"), Problem::StageOrder);
        }
    }
    file.deadline.sort_by_key(|deadline| deadline.stage);
    let offsets = file.deadline.iter().map(|d| (d.stage, d.days)).collect();
    let (deadlines, kinds) = (file.deadline, file.kinds);
    check.finish(SchedulePack {
        info,
        schedule: Schedule { offsets },
        deadlines,
        kinds,
        opinions_per_pair: file.opinions_per_pair,
    })
}

/// The stage as the file writes it.
fn word(stage: Stage) -> String {
    serde_json::to_value(stage)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}
