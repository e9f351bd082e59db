//! What values mean: per scale, and in the column that tells the group.

use std::collections::BTreeMap;

use super::super::headers::{Words, fold};
use super::super::table::Table;
use super::problem::ApplyProblem;
use super::resolve::{Class, Resolved, cell};
use super::{BLANK, DONT_KNOW, LEAVE_OUT, Mapping, REFUSE};
use crate::domain::{GroupId, Mark, Scale, ScaleId, Setup};

/// What a value of a graded answer, or of the group column, means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// An answer of the scale.
    Mark(Mark),
    /// No answer: it is left out, and the rest of the row counts.
    LeftOut,
    /// The whole row is refused.
    Refused,
    /// A group, in the column that tells it.
    Group(GroupId),
}

/// Where values are given a meaning: in a scale, or in the group column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Realm {
    /// The column that tells the group.
    Groups,
    /// The answers on a scale.
    Scale(ScaleId),
}

/// A value that occurs in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueUse {
    /// Where.
    pub realm: Realm,
    /// The value, as it stands in the table; of several choices, all that are
    /// ticked.
    pub value: String,
    /// How often.
    pub count: usize,
    /// What it means, if that is known.
    pub meaning: Option<Meaning>,
    /// Whether the mapping says so, not the scale's own words.
    pub by_mapping: bool,
}

/// What the values of a scale mean, by [`fold`].
pub(super) type Meanings = BTreeMap<String, Meaning>;

/// What a value of the group column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GroupMeaning {
    /// The class of a group.
    Class(u8),
    /// The row is refused.
    Refused,
}

/// Meanings per scale; lives longer than what is resolved with it.
pub(super) fn meanings(
    mapping: &Mapping,
    setup: &Setup,
) -> Result<BTreeMap<ScaleId, Meanings>, ApplyProblem> {
    let words = Words::embedded().survey;
    if let Some(scale) = mapping
        .values
        .keys()
        .find(|id| setup.questionnaire.scale(id).is_none())
    {
        return Err(ApplyProblem::UnknownScale {
            scale: scale.clone(),
        });
    }
    let mut all = BTreeMap::new();
    for scale in &setup.questionnaire.scales {
        let mut meanings = Meanings::new();
        let mut add = |word: &str, mark| meanings.insert(fold(word), Meaning::Mark(mark));
        // Later ones overrule: general words, the scale's own, the mapping's.
        for word in &words.dont_know {
            add(word, Mark::DontKnow);
        }
        for word in &words.blank {
            add(word, Mark::Blank);
        }
        add(&scale.dont_know, Mark::DontKnow);
        add("", Mark::Blank);
        for (place, grade) in (0_u8..).zip(&scale.grades) {
            add(&grade.id, Mark::Grade(place));
            add(&grade.label, Mark::Grade(place));
        }
        for (value, word) in mapping.values.get(&scale.id).into_iter().flatten() {
            meanings.insert(fold(value), meaning(scale, word)?);
        }
        all.insert(scale.id.clone(), meanings);
    }
    Ok(all)
}

fn meaning(scale: &Scale, word: &str) -> Result<Meaning, ApplyProblem> {
    let place = (0_u8..)
        .zip(&scale.grades)
        .find(|(_, grade)| grade.id == word);
    match (word, place) {
        (_, Some((place, _))) => Ok(Meaning::Mark(Mark::Grade(place))),
        (DONT_KNOW, _) => Ok(Meaning::Mark(Mark::DontKnow)),
        (BLANK, _) => Ok(Meaning::Mark(Mark::Blank)),
        (LEAVE_OUT, _) => Ok(Meaning::LeftOut),
        (REFUSE, _) => Ok(Meaning::Refused),
        _ => Err(ApplyProblem::UnknownGrade {
            scale: scale.id.clone(),
            grade: word.to_owned(),
        }),
    }
}

impl Mapping {
    /// Every distinct value of the answers and of the group column with its
    /// meaning, the most frequent first within each realm.
    ///
    /// # Errors
    /// An [`ApplyProblem`] of the mapping itself, e.g. a missing column.
    pub fn values_used(&self, table: &Table, setup: &Setup) -> Result<Vec<ValueUse>, ApplyProblem> {
        let meanings = meanings(self, setup)?;
        let resolved = Resolved::new(self, table, setup, &meanings)?;
        let mut counts: BTreeMap<(Realm, String), usize> = BTreeMap::new();
        for (_, row) in table.lines() {
            if let Class::Column { column, .. } = &resolved.class {
                let value = cell(row, *column).to_owned();
                *counts.entry((Realm::Groups, value)).or_default() += 1;
            }
            for grade in &resolved.grades {
                let realm = Realm::Scale(grade.scale.id.clone());
                let value = grade.source.value(row).into_owned();
                *counts.entry((realm, value)).or_default() += 1;
            }
        }
        let mut uses: Vec<ValueUse> = counts
            .into_iter()
            .map(|((realm, value), count)| {
                let folded = fold(&value);
                let (meaning, by_mapping) = match &realm {
                    Realm::Groups => {
                        let meaning = group_meaning(&resolved, setup, &folded);
                        let plain = is_name(meaning.as_ref(), setup, &folded);
                        (meaning, !plain)
                    }
                    Realm::Scale(scale) => {
                        let said = self.values.get(scale).into_iter().flatten();
                        let by_mapping = said.map(|(word, _)| fold(word)).any(|w| w == folded);
                        let known = meanings.get(scale).and_then(|known| known.get(&folded));
                        (known.cloned(), by_mapping)
                    }
                };
                ValueUse {
                    by_mapping: by_mapping && meaning.is_some(),
                    realm,
                    value,
                    count,
                    meaning,
                }
            })
            .collect();
        uses.sort_by(|a, b| a.realm.cmp(&b.realm).then(b.count.cmp(&a.count)));
        Ok(uses)
    }
}

/// Whether a value is the name of the group it means.
fn is_name(meaning: Option<&Meaning>, setup: &Setup, folded: &str) -> bool {
    let mut groups = setup.groups.iter().map(|frozen| &frozen.group);
    groups.any(|group| {
        meaning == Some(&Meaning::Group(group.id.clone())) && fold(&group.name) == folded
    })
}

fn group_meaning(resolved: &Resolved<'_>, setup: &Setup, folded: &str) -> Option<Meaning> {
    let Class::Column { classes, .. } = &resolved.class else {
        return None;
    };
    match classes.get(folded)? {
        GroupMeaning::Refused => Some(Meaning::Refused),
        GroupMeaning::Class(class) => {
            let frozen = setup.groups.get(usize::from(*class))?;
            Some(Meaning::Group(frozen.group.id.clone()))
        }
    }
}
