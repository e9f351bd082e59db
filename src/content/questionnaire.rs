//! Questionnaire packs.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::check::{Check, SOURCE, TITLE, head_of};
use super::error::{ContentError, Problem};
use super::pack::{Pack, PackInfo, PackKind};
use super::schema::{Id, Text, Version};
use super::source::{Path, Source};
use crate::domain::questionnaire::{AnswerKind, QuestionnaireItem};
use crate::domain::round::{RoundKind, Setup};
use crate::domain::{GroupId, ItemId, MeetingKind, Questionnaire, Scale, ScaleId};
use crate::domain::{SubjectKind, VoterGroup};

/// The most characters that one opinion may be allowed.
const OPINION: i64 = 600;
/// The most characters of an item's label, for tables.
const LABEL: usize = 12;
/// The most characters of a question.
const TEXT: usize = 120;
/// The most characters of a group's name.
const NAME: usize = 20;
/// The greatest weight of a group.
const WEIGHT: i64 = 100;

/// A questionnaire with the groups it usually asks.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionnairePack {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// What is asked.
    pub questionnaire: Questionnaire,
    /// Who is usually asked; how many they are is for the unit to say, so
    /// every head count is 0.
    pub default_groups: Vec<VoterGroup>,
    /// Of which groups the voters usually get a receipt.
    pub receipts: Vec<GroupId>,
    /// For which kind of round.
    pub round: RoundKind,
    /// For which kinds of meeting.
    pub kinds: Vec<MeetingKind>,
    /// Items that ask what is good; nobody has to answer for what is said to
    /// them.
    pub praise: Vec<ItemId>,
}

impl QuestionnairePack {
    /// Whether it grades people, as the main round of a meeting does. The
    /// others are for rounds before and after it.
    #[must_use]
    pub const fn assesses(&self) -> bool {
        matches!(
            self.round,
            RoundKind::Assessment | RoundKind::MemberAppraisal
        )
    }
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
    #[serde(default)]
    round: RoundKind,
    #[schemars(length(min = 1))]
    kinds: Vec<MeetingKind>,
    #[serde(default)]
    scale: Vec<Scale>,
    #[schemars(length(min = 1))]
    item: Vec<FileItem>,
    #[schemars(length(min = 1, max = Setup::MOST_GROUPS))]
    group: Vec<FileGroup>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FileItem {
    #[schemars(with = "Id")]
    id: ItemId,
    #[schemars(with = "Text<LABEL>")]
    label: String,
    #[schemars(with = "Text<TEXT>")]
    text: String,
    subjects: SubjectKind,
    answer: Answer,
    #[serde(default)]
    #[schemars(with = "Id")]
    scale: Option<ScaleId>,
    #[serde(default)]
    #[schemars(with = "u16", range(min = 1, max = OPINION))]
    limit: Option<u16>,
    #[serde(default)]
    #[schemars(with = "u16", range(min = 1, max = OPINION))]
    comment: Option<u16>,
    #[serde(default)]
    #[schemars(with = "bool")]
    dont_know: Option<bool>,
    #[serde(default)]
    #[schemars(with = "Vec<Id>")]
    groups: Vec<GroupId>,
    #[serde(default)]
    praise: bool,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    Grade,
    Opinion,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FileGroup {
    #[schemars(with = "Id")]
    id: GroupId,
    #[schemars(with = "Text<NAME>")]
    name: String,
    #[schemars(range(max = WEIGHT))]
    weight: u32,
    #[serde(default)]
    receipts: bool,
}

impl Pack for QuestionnairePack {
    type File = File;

    fn read(source: &Source) -> Result<Self, Vec<ContentError>> {
        read(source)
    }

    fn info(&self) -> &PackInfo {
        &self.info
    }
}

fn read(source: &Source) -> Result<QuestionnairePack, Vec<ContentError>> {
    let file: File = source.parse()?;
    let mut check = Check::new(source);
    // A questionnaire cites nothing, so its head alone says what was checked.
    let mut info = check.head(PackKind::Questionnaire, &head_of!(file), true);
    info.entries = file.item.len();
    let root = Path::root();
    let known: Vec<&GroupId> = file.group.iter().map(|group| &group.id).collect();
    for (place, item) in file.item.iter().enumerate() {
        for (at, id) in item.groups.iter().enumerate() {
            if !known.contains(&id) {
                let all = known.iter().map(|id| id.0.clone()).collect();
                let path = root.entry("item", place).entry("groups", at);
                check.none_of(path, id.0.clone(), all);
            }
        }
    }
    check.count(
        root.key("kinds"),
        file.kinds.len(),
        1,
        MeetingKind::ALL.len(),
    );
    check_scales(&mut check, &file.scale);
    check.count(root.key("item"), file.item.len(), 1, 40);
    let mut ids = BTreeSet::new();
    let mut items = Vec::with_capacity(file.item.len());
    let mut praise = Vec::new();
    for (place, item) in file.item.into_iter().enumerate() {
        let at = root.entry("item", place);
        check.id(at.key("id"), item.id.as_str(), &mut ids);
        check.text(at.key("label"), &item.label, LABEL);
        check.text(at.key("text"), &item.text, TEXT);
        if item.praise {
            praise.push(item.id.clone());
        }
        if let Some(kind) = answer(&mut check, &at, &item, &file.scale) {
            let comment = comment(&mut check, &at, &item);
            items.push(QuestionnaireItem {
                id: item.id,
                label: item.label,
                text: item.text,
                subjects: item.subjects,
                groups: item.groups,
                dont_know: item.dont_know.unwrap_or(true),
                kind,
            });
            items.extend(comment);
        }
    }
    let receipts = file.group.iter().filter(|group| group.receipts);
    let receipts = receipts.map(|group| group.id.clone()).collect();
    let default_groups = groups(&mut check, file.group);
    let questionnaire = Questionnaire {
        pack: info.pack.clone(),
        title: file.title,
        scales: file.scale,
        items,
    };
    check.finish(QuestionnairePack {
        info,
        questionnaire,
        default_groups,
        receipts,
        round: file.round,
        kinds: file.kinds,
        praise,
    })
}

fn check_scales(check: &mut Check<'_>, scales: &[Scale]) {
    let mut ids = BTreeSet::new();
    for (place, scale) in scales.iter().enumerate() {
        let at = Path::root().entry("scale", place);
        check.id(at.key("id"), scale.id.as_str(), &mut ids);
        check.text(at.key("dont_know"), &scale.dont_know, 8);
        check.count(at.key("grades"), scale.grades.len(), 2, 9);
        let (mut grade_ids, mut labels) = (BTreeSet::new(), BTreeSet::new());
        labels.insert(scale.dont_know.as_str());
        for (place, grade) in scale.grades.iter().enumerate() {
            let at = at.entry("grades", place);
            check.id(at.key("id"), &grade.id, &mut grade_ids);
            check.text(at.key("label"), &grade.label, 8);
            if !labels.insert(&grade.label) {
                let value = grade.label.clone();
                check.report(at.key("label"), Problem::Duplicate { value });
            }
            if !(0.0..=100.0).contains(&grade.score) {
                check.report(
                    at.key("score"),
                    Problem::Range {
                        least: 0,
                        most: 100,
                    },
                );
            }
        }
        for (place, pair) in scale.grades.windows(2).enumerate() {
            let [better, worse] = pair else { continue };
            let at = at.entry("grades", place + 1);
            if better.score <= worse.score {
                check.report(at.key("score"), Problem::ScoreOrder);
            }
            if worse.favourable && !better.favourable {
                check.report(at.key("favourable"), Problem::FavourableOrder);
            }
        }
    }
}

fn answer(
    check: &mut Check<'_>,
    at: &Path,
    item: &FileItem,
    scales: &[Scale],
) -> Option<AnswerKind> {
    let (stray, kind) = match item.answer {
        Answer::Grade => {
            let Some(scale) = item.scale.clone() else {
                check.report(at.key("scale"), Problem::MissingKey);
                return None;
            };
            if !scales.iter().any(|known| known.id == scale) {
                let known = scales.iter().map(|known| known.id.0.clone());
                check.none_of(at.key("scale"), scale.0.clone(), known.collect());
            }
            (
                item.limit.is_some().then_some("limit"),
                AnswerKind::Grade { scale },
            )
        }
        Answer::Opinion => {
            let Some(limit) = item.limit else {
                check.report(at.key("limit"), Problem::MissingKey);
                return None;
            };
            check.range(at.key("limit"), i64::from(limit), 1, OPINION);
            (
                item.scale.is_some().then_some("scale"),
                AnswerKind::Opinion { limit },
            )
        }
    };
    if item.praise && matches!(item.answer, Answer::Grade) {
        check.report(at.key("praise"), Problem::NotForThisAnswer);
    }
    let graded_only = [
        ("comment", item.comment.is_some()),
        ("dont_know", item.dont_know.is_some()),
    ];
    for (key, there) in graded_only {
        if there && matches!(item.answer, Answer::Opinion) {
            check.report(at.key(key), Problem::NotForThisAnswer);
        }
    }
    if let Some(key) = stray {
        check.report(at.key(key), Problem::NotForThisAnswer);
    }
    Some(kind)
}

/// A graded item that asks for a reason is followed by an item for it.
fn comment(check: &mut Check<'_>, at: &Path, item: &FileItem) -> Option<QuestionnaireItem> {
    let limit = item.comment?;
    check.range(at.key("comment"), i64::from(limit), 1, OPINION);
    Some(QuestionnaireItem {
        id: ItemId(format!("{}-comment", item.id.as_str())),
        label: item.label.clone(),
        text: item.text.clone(),
        subjects: item.subjects,
        groups: item.groups.clone(),
        dont_know: true,
        kind: AnswerKind::Opinion { limit },
    })
}

fn groups(check: &mut Check<'_>, groups: Vec<FileGroup>) -> Vec<VoterGroup> {
    let root = Path::root();
    check.count(root.key("group"), groups.len(), 1, Setup::MOST_GROUPS);
    let mut ids = BTreeSet::new();
    for (place, group) in groups.iter().enumerate() {
        let at = root.entry("group", place);
        check.id(at.key("id"), group.id.as_str(), &mut ids);
        check.text(at.key("name"), &group.name, NAME);
        check.range(at.key("weight"), i64::from(group.weight), 0, WEIGHT);
    }
    if !groups.is_empty() && groups.iter().all(|group| group.weight == 0) {
        check.report(root.key("group"), Problem::NoWeight);
    }
    groups
        .into_iter()
        .map(
            |FileGroup {
                 id, name, weight, ..
             }| VoterGroup {
                id,
                name,
                head_count: 0,
                weight,
            },
        )
        .collect()
}
