//! What the masses said, as one worksheet sees it: what is answered where, what
//! touches an item, and what is left.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::vault::MemberKey;
use super::super::{Desk, Error, meeting, opinions};
use super::Whose;
use crate::domain::opinion::{Addressee, Alike, Registered, suggest_addressee, together};
use crate::domain::worksheet::Answer;
use crate::domain::{
    Author, Category, CategoryId, DimensionId, Entry, GroupId, OpinionId, VoterGroup,
};

/// The opinions that one author could or does answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    author: Author,
    lines: Vec<Alike>,
    /// Those that call another member by name or post.
    of_others: BTreeSet<OpinionId>,
    categories: BTreeMap<CategoryId, Category>,
    groups: Vec<VoterGroup>,
}

/// How an opinion stands to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is answered here.
    Here,
    /// It touches the item, and could be answered here.
    Touching,
    /// It could be answered here as well as anywhere.
    Elsewhere,
}

impl Said {
    /// Reads the register for one worksheet: what its author claimed, and what
    /// is free and about them, or about the body.
    ///
    /// # Errors
    /// When the data file cannot be read or a pack of the user has errors.
    pub fn read(desk: &Desk, key: &MemberKey, whose: Whose) -> Result<Self, Error> {
        let author = whose.author(key);
        let mut register = opinions::register(desk, key.meeting)?;
        register.retain(|record| match &record.claim {
            Some(claim) => claim.by == author,
            None => opinions::bar_to_claim(record, author).is_none(),
        });
        let members = meeting::members(desk, key.meeting)?;
        let called = |record: &Registered| suggest_addressee(&record.opinion.words, &members);
        let of_others = register
            .iter()
            .filter(|record| match (author, record.opinion.addressee) {
                (Author::Member(own), Addressee::Body) => {
                    called(record).is_some_and(|member| member != own)
                }
                _ => false,
            })
            .map(|record| record.opinion.id)
            .collect();
        let mut lines = together(&register);
        lines.sort_by_cached_key(|alike| {
            let own = alike.first().is_some_and(|first| {
                matches!(first.opinion.addressee, Addressee::Member(_))
                    || called(first) == Some(key.member)
            });
            let urgent = alike.first().is_some_and(|first| first.opinion.urgent);
            (!urgent, !own, Reverse(alike.times()))
        });
        let categories = opinions::categories(desk)?.iter();
        Ok(Self {
            author,
            lines,
            of_others,
            categories: categories.map(|it| (it.id.clone(), it.clone())).collect(),
            groups: meeting::groups(desk, key.meeting)?,
        })
    }

    /// Every opinion with how it stands to an item: first those that are
    /// answered there, then those that touch its dimension; in each, first what
    /// is urgent, what is about the author, what was said most often. What
    /// calls a colleague is left to the colleague: it touches nothing here.
    #[must_use]
    pub fn at(&self, slot: &str, dimension: Option<&DimensionId>) -> Vec<(Standing, &Alike)> {
        let standing = |alike: &Alike| {
            let record = alike.first()?;
            let place = record.claim.as_ref().map(|claim| claim.slot.as_deref());
            Some(match place {
                Some(Some(place)) if place == slot => Standing::Here,
                // It is answered on another item.
                Some(Some(_)) => return None,
                _ if self.touches(record, dimension) => Standing::Touching,
                _ => Standing::Elsewhere,
            })
        };
        let mut found: Vec<(Standing, &Alike)> = self
            .lines
            .iter()
            .filter_map(|alike| Some((standing(alike)?, alike)))
            .collect();
        found.sort_by_key(|(standing, _)| *standing);
        found
    }

    fn touches(&self, record: &Registered, dimension: Option<&DimensionId>) -> bool {
        if self.of_others.contains(&record.opinion.id) {
            return false;
        }
        let category = self.categories.get(&record.opinion.category);
        let own = category.and_then(|category| category.dimension.as_ref());
        dimension.is_some() && own == dimension
    }

    /// Gives an entry an empty answer for everything claimed at it, and takes
    /// away empty ones for what no longer is.
    pub fn owe(&self, entry: &mut Entry) {
        let slot = entry.slot();
        let here: Vec<OpinionId> = self
            .lines
            .iter()
            .flat_map(|alike| &alike.records)
            .filter(|record| {
                let claim = record.claim.as_ref();
                claim.is_some_and(|claim| claim.slot.as_deref() == Some(&slot))
            })
            .map(|record| record.opinion.id)
            .collect();
        entry
            .answers
            .retain(|answer| !answer.words.trim().is_empty() || here.contains(&answer.opinion));
        for opinion in here {
            if !entry.answers.iter().any(|answer| answer.opinion == opinion) {
                entry.answers.push(Answer {
                    opinion,
                    words: String::new(),
                });
            }
        }
    }

    /// The opinion of this number, with those of the same words.
    #[must_use]
    pub fn find(&self, opinion: OpinionId) -> Option<&Alike> {
        let is = |record: &Registered| record.opinion.id == opinion;
        self.lines.iter().find(|alike| alike.records.iter().any(is))
    }

    /// The groups among whom it was said, in words.
    #[must_use]
    pub fn voters(&self, record: &Registered) -> Vec<&str> {
        let name = |id: &GroupId| {
            let group = self.groups.iter().find(|group| group.id == *id);
            group.map(|group| group.name.as_str())
        };
        record.opinion.voters.iter().filter_map(name).collect()
    }

    /// What it is about, in words.
    #[must_use]
    pub fn category(&self, record: &Registered) -> Option<&Category> {
        self.categories.get(&record.opinion.category)
    }

    /// Every opinion, those of the same words together.
    #[must_use]
    pub fn lines(&self) -> &[Alike] {
        &self.lines
    }

    /// Whose worksheet it is.
    #[must_use]
    pub const fn author(&self) -> Author {
        self.author
    }
}

/// Says in the register which of the opinions claimed at an entry are answered
/// now.
pub(super) fn note_answers(
    desk: &Desk,
    key: &MemberKey,
    whose: Whose,
    entry: &Entry,
) -> Result<(), Error> {
    if entry.answers.is_empty() {
        return Ok(());
    }
    for record in opinions::for_author(desk, key.meeting, whose.author(key))? {
        let id = record.opinion.id;
        let given = entry.answers.iter().find(|answer| answer.opinion == id);
        let Some(given) = given else { continue };
        let answered = !given.words.trim().is_empty();
        if record.claim.is_some_and(|claim| claim.answered != answered) {
            opinions::set_answered(desk, key, whose, id, answered)?;
        }
    }
    Ok(())
}
