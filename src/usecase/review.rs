//! 提示: what the review rules point at in a worksheet while it is written or
//! when it is read, and what its author has answered with a reason.

use std::ops::Range;
use std::sync::Arc;

use zeroize::Zeroize;

use super::private;
use super::vault::{MemberKey, OfficeKey};
use super::worksheet::{self, OpenSheet, Said, Whose, wipe_written};
use super::{Desk, Error, meeting, opinions};
use crate::content::Library;
use crate::domain::opinion::{Addressee, Registered};
use crate::domain::worksheet::{Field, Part as SheetPart, PartKind, Written};
use crate::domain::{
    Author, Checklist, Entry, ItemId, MemberId, OpinionId, SelfRating, Worksheet, WorksheetState,
};
use crate::lint::{
    self, Around, Finding, Genre, Other, OtherKind, Paper, Part, Raised, RaisedBy, Role, Silence,
    Silenced, Why, Words,
};

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

/// What is known around a worksheet that is being written: last meeting's text,
/// what was said, what is asked, who sits in the body.
///
/// # Errors
/// When the data file cannot be read or a content pack has errors.
pub fn known(desk: &Desk, key: &MemberKey, whose: Whose, open: &OpenSheet) -> Result<Known, Error> {
    let mut others = Vec::new();
    if let Some(mut earlier) = worksheet::earlier(desk, key, whose)? {
        others.push(Other {
            kind: OtherKind::Earlier,
            label: earlier.meeting.title.clone(),
            text: all_words(&earlier.written),
        });
        wipe_written(&mut earlier.written);
    }
    let said = Said::read(desk, key, whose)?;
    let records = said.lines().iter().flat_map(|alike| &alike.records);
    let raised = raised(records, said.author(), desk.library()?);
    Ok(Known {
        around: around(desk, open, others, raised)?,
        words: desk.review_words()?,
        silences: silences(desk, key, About::Worksheet(whose))?,
    })
}

/// What chair and clerk know around a worksheet that was handed in: also what
/// the others handed in.
///
/// # Errors
/// When the data file cannot be read or a content pack has errors.
pub fn known_by_office(desk: &Desk, office: &OfficeKey, open: &OpenSheet) -> Result<Known, Error> {
    let author = open.sheet.author;
    let mut others = Vec::new();
    for member in meeting::members(desk, office.meeting())? {
        let colleague = Author::Member(member.id);
        if colleague == author {
            continue;
        }
        match worksheet::read_handed_in(desk, office, colleague) {
            Ok(mut handed_in) => {
                others.push(Other {
                    kind: OtherKind::Colleague,
                    label: member.name,
                    text: all_words(&handed_in.sheet.written()),
                });
                worksheet::wipe(&mut handed_in);
            }
            Err(Error::NotHandedIn) => {}
            Err(error) => return Err(error),
        }
    }
    let register = opinions::register(desk, office.meeting())?;
    let concerns = register.iter().filter(|record| match &record.claim {
        Some(claim) => claim.by == author,
        None => opinions::bar_to_claim(record, author).is_none(),
    });
    let raised = raised(concerns, author, desk.library()?);
    Ok(Known {
        around: around(desk, open, others, raised)?,
        words: desk.review_words()?,
        silences: Vec::new(),
    })
}

fn around(
    desk: &Desk,
    open: &OpenSheet,
    others: Vec<Other>,
    raised: Vec<Raised>,
) -> Result<Around, Error> {
    let asked = |checklist: &Checklist| {
        let items = checklist.items();
        let texts = items.flat_map(|(_, item)| [&item.text].into_iter().chain(&item.questions));
        texts.cloned().collect::<Vec<_>>()
    };
    let lists = [&open.checklist].into_iter().chain(&open.elsewhere);
    let members = meeting::members(desk, open.meeting.id)?;
    Ok(Around {
        others,
        raised,
        asked: lists.flat_map(asked).collect(),
        names: members.into_iter().map(|member| member.name).collect(),
    })
}

/// What was said and is the author's to answer: claimed by them, or about them
/// and claimed by nobody.
fn raised<'a>(
    records: impl Iterator<Item = &'a Registered>,
    author: Author,
    library: &Library,
) -> Vec<Raised> {
    let own = match author {
        Author::Body => Addressee::Body,
        Author::Member(member) => Addressee::Member(member),
    };
    let records =
        records.filter(|record| record.claim.is_some() || record.opinion.addressee == own);
    records
        .map(|record| {
            let category = library.category(&record.opinion.category);
            Raised {
                id: record.opinion.id.0,
                words: record.opinion.words.clone(),
                category: category.map(|it| it.label.clone()).unwrap_or_default(),
                category_words: category.map(|it| it.words.clone()).unwrap_or_default(),
                by: RaisedBy::Masses,
                claimed: record.claim.is_some(),
                answered: record.claim.as_ref().is_some_and(|claim| claim.answered),
            }
        })
        .collect()
}

fn all_words(written: &Written) -> String {
    let parts = written.parts.iter().map(|part| part.text.as_str());
    let entries = written
        .entries
        .iter()
        .flat_map(|entry| [&*entry.facts, &entry.causes, &entry.measures]);
    parts.chain(entries).collect::<Vec<_>>().join("\n")
}

/// A place of a worksheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A part.
    Part(PartKind),
    /// A field of the entry at this place.
    Entry(usize, Field),
}

/// The words of a worksheet as the rules read them, with where each part of
/// them stands. Wiped when it goes.
#[derive(Debug)]
pub struct Text {
    paper: Paper,
    spots: Vec<Spot>,
    /// The opinions that are answered, for what was typed since it was noted.
    answered: Vec<OpinionId>,
    /// Where those that are not will be answered.
    owed: Vec<(OpinionId, usize)>,
}

impl Drop for Text {
    fn drop(&mut self) {
        for part in &mut self.paper.parts {
            part.text.zeroize();
        }
    }
}

impl Text {
    /// The words of a worksheet, in reading order.
    #[must_use]
    pub fn of(sheet: &Worksheet) -> Self {
        let genre = match sheet.author {
            Author::Body => Genre::BodyReview,
            Author::Member(_) => Genre::SelfReview,
        };
        let mut text = Self {
            paper: Paper {
                genre,
                parts: Vec::new(),
            },
            spots: Vec::new(),
            answered: Vec::new(),
            owed: Vec::new(),
        };
        let [first, rest @ ..] = PartKind::ALL;
        text.add_part(sheet, first);
        for (place, entry) in sheet.entries.iter().enumerate() {
            text.add_entry(place, entry);
        }
        for kind in rest {
            text.add_part(sheet, kind);
        }
        text
    }

    fn add(&mut self, spot: Spot, (item, role): (Option<&ItemId>, Role), words: &str) {
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

    fn add_part(&mut self, sheet: &Worksheet, kind: PartKind) {
        let role = match kind {
            PartKind::Situation => Role::Situation,
            PartKind::Causes => Role::Causes,
            PartKind::Direction => Role::Measures,
            PartKind::Matters => Role::Matters,
        };
        let part = sheet.parts.iter().find(|part| part.kind == kind);
        if let Some(SheetPart { text, .. }) = part {
            self.add(Spot::Part(kind), (None, role), text);
        }
    }

    fn add_entry(&mut self, place: usize, entry: &Entry) {
        let item = Some(&entry.item);
        // What is told of an item that is met went well.
        let told = match entry.rating {
            Some(SelfRating::Met | SelfRating::NotApplicable) => Role::Achievements,
            _ => Role::Problems,
        };
        let spot = |field| Spot::Entry(place, field);
        self.add(spot(Field::Facts), (item, told), &entry.facts);
        self.add(spot(Field::Causes), (item, Role::Causes), &entry.causes);
        let before = self.spots.len();
        self.add(
            spot(Field::Measures),
            (item, Role::Measures),
            &entry.measures,
        );
        if let Some(part) = self.paper.parts.get_mut(before) {
            part.due = entry.due;
        }
        for answer in &entry.answers {
            if answer.words.trim().is_empty() {
                self.owed.push((answer.opinion, place));
            } else {
                self.answered.push(answer.opinion);
            }
            let field = Field::Answer(answer.opinion);
            self.add(spot(field), (item, Role::Other), &answer.words);
        }
    }

    /// Reads it by the rules.
    #[must_use]
    pub fn review(self, known: &Known) -> Reviewed {
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
pub struct Reviewed {
    text: Text,
    /// What is open, in reading order.
    pub open: Vec<Finding>,
    /// What was answered with a reason.
    pub silenced: Vec<Silenced>,
}

impl Reviewed {
    /// Where a finding stands: the place, and the bytes of the text there. One
    /// about something missing stands where it is missing.
    #[must_use]
    pub fn spot(&self, finding: &Finding) -> Option<(Spot, Range<usize>)> {
        let spot = *self.text.spots.get(finding.part)?;
        let missing = match (&finding.why, spot) {
            (Why::NoCauses | Why::ThinCauses { .. }, Spot::Entry(entry, _)) => {
                Some(Spot::Entry(entry, Field::Causes))
            }
            (Why::Unanswered { id, .. }, _) => {
                let mut owed = self.text.owed.iter();
                owed.find(|(opinion, _)| opinion.0 == *id)
                    .map(|(opinion, entry)| Spot::Entry(*entry, Field::Answer(*opinion)))
            }
            _ => None,
        };
        Some(match missing {
            Some(missing) => (missing, 0..0),
            None => (spot, finding.range.clone()),
        })
    }

    /// The words of a place when it was read.
    #[must_use]
    pub fn words(&self, spot: Spot) -> &str {
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

/// Reads what was handed in by the rules, for chair and clerk.
///
/// # Errors
/// When the data file cannot be read or a content pack has errors.
pub fn of_handed_in(desk: &Desk, office: &OfficeKey, open: &OpenSheet) -> Result<Reviewed, Error> {
    debug_assert!(matches!(open.sheet.state, WorksheetState::HandedIn { .. }));
    let known = known_by_office(desk, office, open)?;
    Ok(Text::of(&open.sheet).review(&known))
}
