//! Questionnaire packs.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::check::{Check, head_of};
use super::error::{ContentError, Problem};
use super::pack::{Pack, PackInfo, PackKind};
use super::source::{Path, Source};
use crate::domain::questionnaire::{AnswerKind, QuestionnaireItem};
use crate::domain::round::Setup;
use crate::domain::{GroupId, ItemId, MeetingKind, Questionnaire, Scale, ScaleId};
use crate::domain::{SubjectKind, VoterGroup};

/// The most characters that one opinion may be allowed.
const OPINION: i64 = 600;

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
    /// For which kinds of meeting.
    pub kinds: Vec<MeetingKind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: String,
    title: String,
    source: String,
    verified: bool,
    kinds: Vec<MeetingKind>,
    scale: Vec<Scale>,
    item: Vec<FileItem>,
    group: Vec<FileGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileItem {
    id: ItemId,
    label: String,
    text: String,
    subjects: SubjectKind,
    answer: Answer,
    scale: Option<ScaleId>,
    limit: Option<u16>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    Grade,
    Opinion,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileGroup {
    id: GroupId,
    name: String,
    weight: u32,
}

impl Pack for QuestionnairePack {
    fn read(source: &Source) -> Result<Self, Vec<ContentError>> {
        read(source)
    }

    fn info(&self) -> &PackInfo {
        &self.info
    }
}

fn read(source: &Source) -> Result<QuestionnairePack, Vec<ContentError>> {
    let file: File = source.parse().map_err(|error| vec![error])?;
    let mut check = Check::new(source);
    // A questionnaire cites nothing, so its head alone says what was checked.
    let mut info = check.head(PackKind::Questionnaire, &head_of!(file), true);
    info.entries = file.item.len();
    let root = Path::root();
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
    for (place, item) in file.item.into_iter().enumerate() {
        let at = root.entry("item", place);
        check.id(at.key("id"), item.id.as_str(), &mut ids);
        check.text(at.key("label"), &item.label, 12);
        check.text(at.key("text"), &item.text, 120);
        if let Some(kind) = answer(&mut check, &at, &item, &file.scale) {
            let FileItem {
                id,
                label,
                text,
                subjects,
                ..
            } = item;
            items.push(QuestionnaireItem {
                id,
                label,
                text,
                subjects,
                kind,
            });
        }
    }
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
        kinds: file.kinds,
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
                check.no_such(at.key("scale"), scale.0.clone());
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
    if let Some(key) = stray {
        check.report(at.key(key), Problem::NotForThisAnswer);
    }
    Some(kind)
}

fn groups(check: &mut Check<'_>, groups: Vec<FileGroup>) -> Vec<VoterGroup> {
    let root = Path::root();
    check.count(root.key("group"), groups.len(), 1, Setup::MOST_GROUPS);
    let mut ids = BTreeSet::new();
    for (place, group) in groups.iter().enumerate() {
        let at = root.entry("group", place);
        check.id(at.key("id"), group.id.as_str(), &mut ids);
        check.text(at.key("name"), &group.name, 20);
        check.range(at.key("weight"), i64::from(group.weight), 0, 100);
    }
    if !groups.is_empty() && groups.iter().all(|group| group.weight == 0) {
        check.report(root.key("group"), Problem::NoWeight);
    }
    groups
        .into_iter()
        .map(|FileGroup { id, name, weight }| VoterGroup {
            id,
            name,
            head_count: 0,
            weight,
        })
        .collect()
}
