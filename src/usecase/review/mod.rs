//! 提示: what the review rules point at in a text while it is written or when
//! it is read, and what its author has answered with a reason.
//!
//! | file | what |
//! | --- | --- |
//! | `sheet` | worksheets |
//! | `opinion` | the criticism of a colleague |
//! | `alike` | for the office: what two worksheets have in common |

mod alike;
mod opinion;
mod sheet;

use std::ops::Range;
use std::sync::Arc;

use zeroize::Zeroize;

use super::private;
use super::vault::MemberKey;
use super::worksheet::Whose;
use super::{Desk, Error};
use crate::domain::{ItemId, MemberId, OpinionId};
use crate::lint::{self, Around, Finding, Genre, Paper, Part, Role, Silence, Silenced, Why, Words};

pub use alike::{Alike, Passage, alike};
pub use opinion::{CriticismSpot, known_of_criticism};
pub use sheet::{SheetSpot, known, known_by_office, of_handed_in};

/// What was written about, for the reasons that go with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// A worksheet.
    Worksheet(Whose),
    /// The criticism of a colleague.
    Criticism(MemberId),
}

impl About {
    /// The name that the reasons are kept under.
    fn name(self, key: &MemberKey) -> String {
        let meeting = key.meeting;
        match self {
            Self::Worksheet(Whose::Own) => format!("silences/{meeting}/own"),
            Self::Worksheet(Whose::Body) => format!("silences/{meeting}/body"),
            Self::Criticism(target) => format!("silences/{meeting}/criticism-{target}"),
        }
    }
}

/// The findings that a member answered with a reason.
///
/// # Errors
/// When the data file cannot be read, or it does not open under this key.
pub fn silences(desk: &Desk, key: &MemberKey, about: About) -> Result<Vec<Silence>, Error> {
    Ok(private::load(desk, key, &about.name(key))?.unwrap_or_default())
}

/// Answers a finding with a reason: it is no longer shown until the sentence
/// changes.
///
/// # Errors
/// When the data file cannot be written.
pub fn silence(desk: &Desk, key: &MemberKey, about: About, answer: &Silence) -> Result<(), Error> {
    let mut kept = silences(desk, key, about)?;
    kept.retain(|silence| !same(silence, answer));
    kept.push(answer.clone());
    private::save(desk, key, &about.name(key), &kept)
}

/// Shows a finding again that was answered with a reason.
///
/// # Errors
/// When the data file cannot be written.
pub fn restore(desk: &Desk, key: &MemberKey, about: About, answer: &Silence) -> Result<(), Error> {
    let mut kept = silences(desk, key, about)?;
    kept.retain(|silence| !same(silence, answer));
    private::save(desk, key, &about.name(key), &kept)
}

/// Whether two reasons are about the same finding.
fn same(one: &Silence, other: &Silence) -> bool {
    let place = |silence: &Silence| (silence.rule, silence.role);
    place(one) == place(other) && one.item == other.item && one.sentence == other.sentence
}

/// What the rules need besides the words themselves. Its words are wiped when
/// it goes.
#[derive(Debug)]
pub struct Known {
    around: Around,
    words: Arc<Words>,
    silences: Vec<Silence>,
}

impl Drop for Known {
    fn drop(&mut self) {
        for other in &mut self.around.others {
            other.text.zeroize();
        }
    }
}

/// A place of a text that is written.
pub trait Spot: Copy + PartialEq + std::fmt::Debug + Send + 'static {
    /// Where it is missing what a finding about this place asks for.
    fn missing(self, why: &Why) -> Option<Self> {
        let _ = why;
        None
    }
}

/// Some words as the rules read them, with where each part of them stands.
/// Wiped when it goes.
#[derive(Debug)]
pub struct Text<S> {
    paper: Paper,
    spots: Vec<S>,
    /// The opinions that are answered, for what was typed since it was noted.
    answered: Vec<OpinionId>,
    /// Where those that are not will be answered.
    owed: Vec<(OpinionId, S)>,
}

impl<S> Drop for Text<S> {
    fn drop(&mut self) {
        for part in &mut self.paper.parts {
            part.text.zeroize();
        }
    }
}

impl<S: Spot> Text<S> {
    fn new(genre: Genre) -> Self {
        Self {
            paper: Paper {
                genre,
                parts: Vec::new(),
            },
            spots: Vec::new(),
            answered: Vec::new(),
            owed: Vec::new(),
        }
    }

    fn add(&mut self, spot: S, (item, role): (Option<&ItemId>, Role), words: &str) {
        if !words.trim().is_empty() {
            self.spots.push(spot);
            self.paper.parts.push(Part {
                item: item.cloned(),
                role,
                text: words.to_owned(),
                due: None,
            });
        }
    }

    /// Reads it by the rules.
    #[must_use]
    pub fn review(self, known: &Known) -> Reviewed<S> {
        let mut around = known.around.clone();
        for raised in &mut around.raised {
            raised.answered |= self.answered.contains(&OpinionId(raised.id));
        }
        let found = lint::review(&self.paper, &around, &known.words);
        let (open, silenced) = lint::apart(found, &self.paper, &known.silences);
        for other in &mut around.others {
            other.text.zeroize();
        }
        Reviewed {
            text: self,
            open,
            silenced,
        }
    }
}

/// What the rules found. The words it is about are wiped when it goes.
#[derive(Debug)]
pub struct Reviewed<S> {
    text: Text<S>,
    /// What is open, in reading order.
    pub open: Vec<Finding>,
    /// What was answered with a reason.
    pub silenced: Vec<Silenced>,
}

impl<S: Spot> Reviewed<S> {
    /// Where a finding stands: the place, and the bytes of the text there. One
    /// about something missing stands where it is missing.
    #[must_use]
    pub fn spot(&self, finding: &Finding) -> Option<(S, Range<usize>)> {
        let spot = *self.text.spots.get(finding.part)?;
        let missing = match &finding.why {
            Why::Unanswered { id, .. } => self.answer_to(*id),
            why => spot.missing(why),
        };
        Some(match missing {
            Some(missing) => (missing, 0..0),
            None => (spot, finding.range.clone()),
        })
    }

    /// Where an opinion will be answered, while it is not.
    fn answer_to(&self, opinion: i64) -> Option<S> {
        let mut owed = self.text.owed.iter();
        owed.find(|(owed, _)| owed.0 == opinion)
            .map(|(_, spot)| *spot)
    }

    /// The words of a place when it was read.
    #[must_use]
    pub fn words(&self, spot: S) -> &str {
        let part = self.text.spots.iter().position(|known| *known == spot);
        part.and_then(|part| self.text.paper.parts.get(part))
            .map_or("", |part| &part.text)
    }

    /// The words that a finding is about; empty where it is about something
    /// missing.
    #[must_use]
    pub fn excerpt(&self, finding: &Finding) -> &str {
        let part = self.text.paper.parts.get(finding.part);
        let words = part.and_then(|part| part.text.get(finding.range.clone()));
        words.unwrap_or_default()
    }

    /// What a finding becomes when it is answered with a reason.
    #[must_use]
    pub fn silence(&self, finding: &Finding, reason: &str) -> Option<Silence> {
        Silence::of(finding, &self.text.paper, reason)
    }
}
