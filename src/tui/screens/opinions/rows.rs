//! The rows of the register: what is shown, and in which groups.

use std::cmp::Reverse;

use crate::domain::opinion::{Addressee, Alike, Registered};
use crate::domain::{Author, CategoryId, MemberId};
use crate::lang::Lang;
use crate::tr;

use super::book::Book;

/// What of the register is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    All,
    /// About this member, or claimed by them.
    Mine(MemberId),
    /// About the body, or claimed by it.
    Body,
    Unclaimed,
    /// Claimed, and no answer is written yet.
    Unanswered,
    /// Under the body, but seemingly about a member; for the office to say.
    Suggested,
}

impl Filter {
    /// What can be shown, to a member or to the office.
    pub fn all(member: Option<MemberId>) -> Vec<Self> {
        [Self::All]
            .into_iter()
            .chain(member.map(Self::Mine))
            .chain([Self::Body, Self::Unclaimed, Self::Unanswered])
            .chain(member.is_none().then_some(Self::Suggested))
            .collect()
    }

    pub fn lets(self, record: &Registered, book: &Book) -> bool {
        let claimed = record.claim.as_ref();
        let about = |addressee| record.opinion.addressee == addressee;
        let by = |author| claimed.is_some_and(|claim| claim.by == author);
        match self {
            Self::All => true,
            Self::Mine(member) => about(Addressee::Member(member)) || by(Author::Member(member)),
            Self::Body => about(Addressee::Body) || by(Author::Body),
            Self::Unclaimed => claimed.is_none(),
            Self::Unanswered => claimed.is_some_and(|claim| !claim.answered),
            Self::Suggested => book.suggested(record.opinion.id).is_some(),
        }
    }

    pub fn name(self, lang: &Lang) -> String {
        match self {
            Self::All => tr!(lang, "opinion-filter-all"),
            Self::Mine(_) => tr!(lang, "opinion-filter-mine"),
            Self::Body => tr!(lang, "opinion-filter-body"),
            Self::Unclaimed => tr!(lang, "opinion-filter-unclaimed"),
            Self::Unanswered => tr!(lang, "opinion-filter-unanswered"),
            Self::Suggested => tr!(lang, "opinion-filter-suggested"),
        }
    }

    /// How many records it lets through.
    pub fn count(self, book: &Book) -> usize {
        let lets = |record: &&Registered| self.lets(record, book);
        book.register.iter().filter(lets).count()
    }
}

/// By what the rows are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum By {
    #[default]
    Category,
    Addressee,
}

/// What a group of rows has in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Common {
    /// Urgent, and nobody answers for them: on top of everything.
    Alarm,
    Category(CategoryId),
    Addressee(Addressee),
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    Blank,
    Heading(Heading),
    /// The line of this number in the book.
    Line(usize),
}

/// The head of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub common: Common,
    pub all: usize,
    /// The largest group, which has the longest bar.
    pub most: usize,
    pub unclaimed: usize,
}

/// The rows of what a filter lets through: alarms first, then group by group,
/// what was said most often first and what is unclaimed before the rest.
pub(super) fn rows(book: &Book, filter: Filter, by: By) -> Vec<Row> {
    let mut groups: Vec<(Common, Vec<usize>)> = Vec::new();
    for (index, alike) in book.lines.iter().enumerate() {
        let Some(first) = alike.first().filter(|first| filter.lets(first, book)) else {
            continue;
        };
        let common = common(first, by);
        match groups.iter_mut().find(|(known, _)| *known == common) {
            Some((_, lines)) => lines.push(index),
            None => groups.push((common, vec![index])),
        }
    }
    let count = |lines: &[usize]| -> usize { lines.iter().map(|line| times(book, *line)).sum() };
    let usual = groups.iter().filter(|(common, _)| *common != Common::Alarm);
    let most = usual.map(|(_, lines)| count(lines)).max().unwrap_or(0);
    groups.sort_by_key(|(common, lines)| order(book, common, count(lines)));
    let mut rows = Vec::new();
    for (common, mut lines) in groups {
        lines.sort_by_key(|line| (is_claimed(book, *line), Reverse(times(book, *line))));
        let unclaimed = lines.iter().filter(|line| !is_claimed(book, **line));
        if !rows.is_empty() {
            rows.push(Row::Blank);
        }
        rows.push(Row::Heading(Heading {
            common,
            all: count(&lines),
            most,
            unclaimed: unclaimed.map(|line| times(book, *line)).sum(),
        }));
        rows.extend(lines.into_iter().map(Row::Line));
    }
    rows
}

fn common(first: &Registered, by: By) -> Common {
    if first.alarms() {
        return Common::Alarm;
    }
    match by {
        By::Category => Common::Category(first.opinion.category.clone()),
        By::Addressee => Common::Addressee(first.opinion.addressee),
    }
}

/// Alarms first; categories by how much is said of them, in the order of the
/// pack among equals; the body before the members in their order.
fn order(book: &Book, common: &Common, count: usize) -> (usize, Reverse<usize>, usize) {
    match common {
        Common::Alarm => (0, Reverse(0), 0),
        Common::Category(id) => {
            let place = book.categories.iter().position(|it| &it.id == id);
            (1, Reverse(count), place.unwrap_or(usize::MAX))
        }
        Common::Addressee(Addressee::Body) => (1, Reverse(0), 0),
        Common::Addressee(Addressee::Member(id)) => {
            let rank = book.member(*id).map_or(u16::MAX, |member| member.rank);
            (1, Reverse(0), usize::from(rank))
        }
    }
}

fn times(book: &Book, line: usize) -> usize {
    book.lines.get(line).map_or(0, Alike::times)
}

fn is_claimed(book: &Book, line: usize) -> bool {
    let first = book.lines.get(line).and_then(Alike::first);
    first.is_some_and(|first| first.claim.is_some())
}
