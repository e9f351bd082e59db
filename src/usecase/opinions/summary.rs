//! 征求意见汇总: the register as a paper.

use std::collections::BTreeMap;

use super::{Hand, register};
use crate::domain::opinion::Registered;
use crate::domain::{Author, Category, Entry, Meeting, Member, OpinionId};
use crate::lang::Lang;
use crate::report::block::Document;
use crate::report::csv::table_to_csv;
use crate::report::{OpinionNames, Table, opinion_summary, opinion_table};
use crate::usecase::worksheet::{self, Whose};
use crate::usecase::{Desk, Error};

/// What the paper is made from, so that it can be made in any language.
#[derive(Clone)]
pub struct Summary {
    meeting: Meeting,
    members: Vec<Member>,
    categories: Vec<Category>,
    opinions: Vec<Registered>,
    answers: BTreeMap<OpinionId, String>,
}

impl std::fmt::Debug for Summary {
    /// Without anybody's words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Summary({} opinions)", self.opinions.len())
    }
}

impl Summary {
    /// The paper: every opinion in its own words, and who answers for it.
    #[must_use]
    pub fn document(&self, lang: &Lang) -> Document {
        let (names, answers) = (self.names(), &self.answers);
        opinion_summary(lang, &self.meeting, names, &self.opinions, answers)
    }

    /// The same as a table for spreadsheet programs.
    #[must_use]
    pub fn csv(&self, lang: &Lang) -> String {
        table_to_csv(&self.table(lang))
    }

    fn table(&self, lang: &Lang) -> Table {
        opinion_table(lang, self.names(), &self.opinions, &self.answers)
    }

    fn names(&self) -> OpinionNames<'_> {
        OpinionNames {
            members: &self.members,
            categories: &self.categories,
        }
    }
}

/// Gathers the paper. Answers are in it as far as whoever asks may read them:
/// the office those of worksheets that were handed in, a member their own. A
/// worksheet that does not open leaves its answers out, not the paper.
///
/// # Errors
/// When the data file cannot be read.
pub fn summary(desk: &Desk, hand: Hand<'_>) -> Result<Summary, Error> {
    let file = desk.file()?;
    let opinions = register(desk, hand.meeting())?;
    let mut authors: Vec<Author> = opinions
        .iter()
        .filter_map(|record| record.claim.as_ref().map(|claim| claim.by))
        .collect();
    authors.sort_unstable();
    authors.dedup();
    let mut answers = BTreeMap::new();
    for author in authors {
        if let Some(entries) = readable(desk, hand, author) {
            let all = entries.into_iter().flat_map(|entry| entry.answers);
            let said = all.filter(|answer| !answer.words.trim().is_empty());
            answers.extend(said.map(|answer| (answer.opinion, answer.words)));
        }
    }
    Ok(Summary {
        meeting: file.meeting(hand.meeting())?,
        members: file.members(hand.meeting())?,
        categories: desk.library()?.categories().to_vec(),
        opinions,
        answers,
    })
}

/// What an author wrote, where whoever asks may read it.
fn readable(desk: &Desk, hand: Hand<'_>, author: Author) -> Option<Vec<Entry>> {
    let open = match hand {
        Hand::Office(key) => worksheet::read_handed_in(desk, key, author).ok()?,
        Hand::Member(key) if author == Author::Member(key.member()) => {
            worksheet::open(desk, key, Whose::Own).ok()?
        }
        Hand::Member(_) => return None,
    };
    Some(open.sheet.entries)
}
