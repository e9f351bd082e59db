//! What the review rules need to know about a worksheet, and where they point
//! in it.

use super::{About, Known, Reviewed, Spot, Text, silences};
use crate::content::Library;
use crate::domain::opinion::{Addressee, Registered};
use crate::domain::worksheet::{Field, Part as SheetPart, PartKind, Written};
use crate::domain::{Author, Checklist, Entry, SelfRating, Worksheet, WorksheetState};
use crate::lint::{Around, Genre, Other, OtherKind, Raised, RaisedBy, Role, Why};
use crate::usecase::vault::{MemberKey, OfficeKey};
use crate::usecase::worksheet::{self, OpenSheet, Said, Whose, wipe_written};
use crate::usecase::{Desk, Error, meeting, opinions};

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
    for mut handed_in in handed_in_by_others(desk, office, author)? {
        others.push(Other {
            kind: OtherKind::Colleague,
            label: handed_in.name().to_owned(),
            text: all_words(&handed_in.sheet.written()),
        });
        worksheet::wipe(&mut handed_in);
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

/// What the other members handed in, in their customary order; the caller
/// wipes it.
pub(super) fn handed_in_by_others(
    desk: &Desk,
    office: &OfficeKey,
    author: Author,
) -> Result<Vec<OpenSheet>, Error> {
    let mut found = Vec::new();
    for member in meeting::members(desk, office.meeting())? {
        let colleague = Author::Member(member.id);
        if colleague == author {
            continue;
        }
        match worksheet::read_handed_in(desk, office, colleague) {
            Ok(handed_in) => found.push(handed_in),
            Err(Error::NotHandedIn) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

pub(super) fn around(
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
pub enum SheetSpot {
    /// A part.
    Part(PartKind),
    /// A field of the entry at this place.
    Entry(usize, Field),
}

impl Spot for SheetSpot {
    fn missing(self, why: &Why) -> Option<Self> {
        match (why, self) {
            (Why::NoCauses | Why::ThinCauses { .. }, Self::Entry(entry, _)) => {
                Some(Self::Entry(entry, Field::Causes))
            }
            _ => None,
        }
    }
}

impl Text<SheetSpot> {
    /// The words of a worksheet, in reading order.
    #[must_use]
    pub fn of_sheet(sheet: &Worksheet) -> Self {
        let mut text = Self::new(match sheet.author {
            Author::Body => Genre::BodyReview,
            Author::Member(_) => Genre::SelfReview,
        });
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

    fn add_part(&mut self, sheet: &Worksheet, kind: PartKind) {
        let role = match kind {
            PartKind::Situation => Role::Situation,
            PartKind::Causes => Role::Causes,
            PartKind::Direction => Role::Measures,
            PartKind::Matters => Role::Matters,
        };
        let part = sheet.parts.iter().find(|part| part.kind == kind);
        if let Some(SheetPart { text, .. }) = part {
            self.add(SheetSpot::Part(kind), (None, role), text);
        }
    }

    fn add_entry(&mut self, place: usize, entry: &Entry) {
        let item = Some(&entry.item);
        // What is told of an item that is met went well.
        let told = match entry.rating {
            Some(SelfRating::Met | SelfRating::NotApplicable) => Role::Achievements,
            _ => Role::Problems,
        };
        let spot = |field| SheetSpot::Entry(place, field);
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
            let field = Field::Answer(answer.opinion);
            if answer.words.trim().is_empty() {
                self.owed.push((answer.opinion, spot(field)));
            } else {
                self.answered.push(answer.opinion);
            }
            self.add(spot(field), (item, Role::Other), &answer.words);
        }
    }
}

/// Reads what was handed in by the rules, for chair and clerk.
///
/// # Errors
/// When the data file cannot be read or a content pack has errors.
pub fn of_handed_in(
    desk: &Desk,
    office: &OfficeKey,
    open: &OpenSheet,
) -> Result<Reviewed<SheetSpot>, Error> {
    debug_assert!(matches!(open.sheet.state, WorksheetState::HandedIn { .. }));
    let known = known_by_office(desk, office, open)?;
    Ok(Text::of_sheet(&open.sheet).review(&known))
}
