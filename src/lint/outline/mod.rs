//! A text from outside becomes a paper: its headings and labels say which
//! part is there for what, and every place of a part can be found again in
//! the file.
//!
//! A numbered paragraph begins a part of its own, so that each problem and
//! each measure is read by itself; a heading within a heading inherits what
//! the outer one is there for. What is labelled as unit, date or source is
//! not the author's text and is passed over.

mod kind;

use std::ops::Range;

use chrono::NaiveDate;

use self::kind::{Kind, Place, Reader};
use crate::content::HeadingsPack;
use crate::domain::paper::{Genre, Paper, Part, Role};
use crate::domain::{ItemId, Manuscript, Spot};

/// A manuscript read as a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The parts.
    pub paper: Paper,
    origins: Vec<Origin>,
}

/// Where a part comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Origin {
    /// The heading over it, as a paragraph of the manuscript.
    heading: Option<usize>,
    pieces: Vec<Piece>,
}

/// A piece of a part: the words of one paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the part.
    at: usize,
    /// Which paragraph.
    paragraph: usize,
    /// Where in the paragraph.
    within: Range<usize>,
}

/// A place of a paper in its manuscript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it begins.
    pub start: Spot,
    /// Where it ends: the place after its last character.
    pub end: Spot,
    /// The paragraph in which it begins.
    pub paragraph: usize,
    /// The bytes of that paragraph that belong to it; empty when the whole
    /// part is meant.
    pub within: Range<usize>,
}

impl Outline {
    /// Where a range of a part stands in the manuscript. An empty range means
    /// the whole part: its heading, or its first words.
    #[must_use]
    pub fn find(&self, manuscript: &Manuscript, part: usize, range: &Range<usize>) -> Found {
        self.look(manuscript, part, range).unwrap_or(Found {
            start: START,
            end: START,
            paragraph: 0,
            within: 0..0,
        })
    }

    fn look(&self, manuscript: &Manuscript, part: usize, range: &Range<usize>) -> Option<Found> {
        let origin = self.origins.get(part)?;
        if range.is_empty() {
            let first = origin.pieces.first();
            let (paragraph, at) = match (origin.heading, first) {
                (Some(heading), _) => (heading, 0),
                (None, piece) => (piece?.paragraph, piece?.within.start),
            };
            let start = manuscript.paragraphs.get(paragraph)?.spot(at)?;
            return Some(Found {
                start,
                end: start,
                paragraph,
                within: at..at,
            });
        }
        let piece_at = |byte: usize| {
            let next = origin.pieces.partition_point(|piece| piece.at <= byte);
            origin.pieces.get(next.checked_sub(1)?)
        };
        let (first, last) = (piece_at(range.start)?, piece_at(range.end - 1)?);
        let begin = (first.within.start + range.start - first.at).min(first.within.end);
        let finish = (last.within.start + range.end - last.at).min(last.within.end);
        let within_first = if first.paragraph == last.paragraph {
            begin..finish
        } else {
            begin..first.within.end
        };
        let start = manuscript.paragraphs.get(first.paragraph)?.spot(begin)?;
        let tail = last.within.start..finish;
        let (_, end) = manuscript.span(last.paragraph, &tail)?;
        Some(Found {
            start,
            end,
            paragraph: first.paragraph,
            within: within_first,
        })
    }
}

const START: Spot = Spot {
    line: 1,
    column: 1,
    offset: None,
};

/// Reads a manuscript as a paper by the words of all these packs; `genre`
/// overrides what the title says.
#[must_use]
pub fn outline(manuscript: &Manuscript, packs: &[&HeadingsPack], genre: Option<Genre>) -> Outline {
    let reader = Reader::new(packs);
    let title = reader.title(manuscript);
    let mut draft = Draft {
        sections: Vec::new(),
        parts: Vec::new(),
        origins: Vec::new(),
        fresh: true,
    };
    for at in title.paragraphs..manuscript.paragraphs.len() {
        draft.take(manuscript, &reader, at);
    }
    let genre = genre.or(title.genre).unwrap_or_else(|| guess(&draft.parts));
    for part in &mut draft.parts {
        part.role = within(genre, part.role);
    }
    Outline {
        paper: Paper {
            genre,
            parts: draft.parts,
        },
        origins: draft.origins,
    }
}

/// A heading or label that is open.
struct Section {
    level: u8,
    role: Option<Role>,
    paragraph: usize,
}

/// The parts as they are found.
struct Draft {
    sections: Vec<Section>,
    parts: Vec<Part>,
    origins: Vec<Origin>,
    /// Whether the next words begin a part.
    fresh: bool,
}

impl Draft {
    fn take(&mut self, manuscript: &Manuscript, reader: &Reader<'_>, at: usize) {
        let Some(paragraph) = manuscript.paragraphs.get(at) else {
            return;
        };
        match reader.kind(manuscript, at) {
            Kind::Section { place, role, rest } => {
                self.enter(place, role, at);
                let bare = role.is_none() && rest == paragraph.text().len();
                let own = reader.words_of_its_own(manuscript, at).filter(|_| bare);
                self.add(paragraph.text(), at, own.unwrap_or(rest));
            }
            Kind::Due(rest) => self.due(paragraph.text(), rest),
            Kind::PassedOver => {}
            Kind::Words => self.add(paragraph.text(), at, 0),
        }
    }

    fn enter(&mut self, place: Place, role: Option<Role>, paragraph: usize) {
        let level = place.level();
        while self.sections.last().is_some_and(|open| open.level >= level) {
            self.sections.pop();
        }
        self.sections.push(Section {
            level,
            role,
            paragraph,
        });
        self.fresh = true;
    }

    fn add(&mut self, text: &str, paragraph: usize, from: usize) {
        let rest = text.get(from..).unwrap_or_default();
        let from = from + rest.len() - rest.trim_start().len();
        let words = rest.trim();
        if words.is_empty() {
            return;
        }
        if std::mem::take(&mut self.fresh) || self.parts.is_empty() {
            self.begin();
        }
        if let (Some(part), Some(origin)) = (self.parts.last_mut(), self.origins.last_mut()) {
            if !part.text.is_empty() {
                part.text.push('\n');
            }
            origin.pieces.push(Piece {
                at: part.text.len(),
                paragraph,
                within: from..from + words.len(),
            });
            part.text.push_str(words);
        }
    }

    fn begin(&mut self) {
        let giver = self.sections.iter().rposition(|open| open.role.is_some());
        let role = giver
            .and_then(|at| self.sections.get(at)?.role)
            .unwrap_or(Role::Other);
        // What lies under one topic belongs together: a problem, its causes,
        // its measures. The topic stands above what says which is which.
        let above = self.sections.get(..giver.unwrap_or(0)).unwrap_or_default();
        let topic = above.iter().rev().find(|open| open.role.is_none());
        self.parts.push(Part {
            item: topic.map(|open| ItemId(format!("heading-{}", open.paragraph + 1))),
            role,
            text: String::new(),
            due: None,
        });
        self.origins.push(Origin {
            heading: self.sections.last().map(|open| open.paragraph),
            pieces: Vec::new(),
        });
    }

    /// The day stands behind the measure it is for.
    fn due(&mut self, text: &str, from: usize) {
        let day = text.get(from..).and_then(day);
        if let Some(part) = self.parts.last_mut().filter(|p| p.role == Role::Measures) {
            part.due = day.or(part.due);
        }
    }
}

/// The first day in a text, written with year, month and day in digits, or
/// the last day of a month written without.
fn day(text: &str) -> Option<NaiveDate> {
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse::<u32>().ok());
    let year = i32::try_from(numbers.find(|year| (1900..2200).contains(year))?).ok()?;
    let month = numbers.next()?;
    match numbers.next() {
        Some(day) => NaiveDate::from_ymd_opt(year, month, day),
        None => (28..=31)
            .rev()
            .find_map(|day| NaiveDate::from_ymd_opt(year, month, day)),
    }
}

/// What a text is whose title does not say it.
fn guess(parts: &[Part]) -> Genre {
    let has = |roles: &[Role]| parts.iter().any(|part| roles.contains(&part.role));
    if has(&[Role::Fact, Role::Effect, Role::Advice]) && !has(&[Role::Causes, Role::Measures]) {
        Genre::Criticism
    } else if has(&[Role::Problems]) && has(&[Role::Causes, Role::Measures]) {
        Genre::SelfReview
    } else {
        Genre::Other
    }
}

/// The same word means another thing in a criticism than in a review.
const fn within(genre: Genre, role: Role) -> Role {
    match (genre, role) {
        (Genre::Criticism, Role::Problems) => Role::Fault,
        (Genre::Criticism, Role::Measures) => Role::Advice,
        (Genre::SelfReview | Genre::BodyReview, Role::Fact | Role::Fault | Role::Effect) => {
            Role::Problems
        }
        (Genre::SelfReview | Genre::BodyReview, Role::Advice) => Role::Other,
        _ => role,
    }
}

#[cfg(test)]
mod tests;
