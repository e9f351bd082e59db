//! 对比典型人物: a member beside exemplars. It belongs to one meeting and to the
//! member alone: sealed like a draft, and never handed in.

use std::collections::BTreeMap;

use super::vault::MemberKey;
use super::worksheet::{self, Whose, wipe};
use super::{Desk, Error, meeting, private};
use crate::domain::worksheet::EntryState;
use crate::domain::{Contrast, Exemplar, ExemplarId, ItemRef, Meeting, Member, TraitId};
use crate::lang::Lang;
use crate::report::block::Document;
use crate::report::{Contrast as Shown, ContrastPoint, contrast_sheet};

/// The exemplars, with what a member wrote beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContrastSheet {
    /// For which meeting.
    pub meeting: Meeting,
    /// Whose it is.
    pub member: Member,
    /// Those that the member chose, in the order of choosing; then the others,
    /// in the order of the content packs.
    pub all: Vec<Beside>,
}

/// One exemplar with what a member wrote beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Who it is.
    pub exemplar: Exemplar,
    /// What was written, laid out along the exemplar.
    pub contrast: Contrast,
}

impl Beside {
    /// Whether the member wrote anything.
    #[must_use]
    pub fn is_chosen(&self) -> bool {
        !self.contrast.is_blank()
    }
}

/// An item of the member's own checklist that a trait is tied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The trait.
    pub by: TraitId,
    /// Where it is kept in the worksheet.
    pub slot: String,
    /// Its number in the worksheet, from 1.
    pub number: usize,
    /// What it asks.
    pub text: String,
    /// How far it has come.
    pub state: EntryState,
}

/// Under which name a meeting's contrasts are kept. Whom somebody looks at is
/// not in it.
fn name(key: &MemberKey) -> String {
    format!("contrast/{}", key.meeting)
}

fn load(desk: &Desk, key: &MemberKey) -> Result<Vec<Contrast>, Error> {
    Ok(private::load(desk, key, &name(key))?.unwrap_or_default())
}

/// Everything there is to compare with, and what was written.
///
/// # Errors
/// When the data file or the content packs cannot be read, or it does not open
/// under this key.
pub fn sheet(desk: &Desk, key: &MemberKey) -> Result<ContrastSheet, Error> {
    let library = desk.library()?;
    let mut all = Vec::new();
    for saved in load(desk, key)? {
        let known = library.exemplar(&saved.exemplar).cloned();
        let exemplar = known.unwrap_or_else(|| saved.remembered());
        all.push(Beside {
            contrast: Contrast::along(&exemplar, Some(saved)),
            exemplar,
        });
    }
    for exemplar in library.exemplars() {
        if !all.iter().any(|beside| beside.exemplar.id == exemplar.id) {
            all.push(Beside {
                contrast: Contrast::along(exemplar, None),
                exemplar: exemplar.clone(),
            });
        }
    }
    let meeting = desk.file()?.meeting(key.meeting)?;
    let mut members = meeting::members(desk, key.meeting)?.into_iter();
    let member = members.find(|member| member.id == key.member);
    Ok(ContrastSheet {
        meeting,
        member: member.ok_or(Error::NoMeeting)?,
        all,
    })
}

/// Saves what was written beside one exemplar. One beside which nothing is left
/// is no longer chosen.
///
/// # Errors
/// When the data file cannot be read or written.
pub fn save(desk: &Desk, key: &MemberKey, contrast: &Contrast) -> Result<(), Error> {
    let mut all = load(desk, key)?;
    let place = all
        .iter()
        .position(|kept| kept.exemplar == contrast.exemplar);
    match (place, contrast.is_blank()) {
        (Some(at), true) => drop(all.remove(at)),
        (Some(at), false) => {
            if let Some(kept) = all.get_mut(at) {
                *kept = contrast.clone();
            }
        }
        (None, true) => return Ok(()),
        (None, false) => all.push(contrast.clone()),
    }
    private::save(desk, key, &name(key), &all)
}

/// Takes away what was written beside one exemplar.
///
/// # Errors
/// As for [`save`].
pub fn remove(desk: &Desk, key: &MemberKey, exemplar: &ExemplarId) -> Result<(), Error> {
    let mut all = load(desk, key)?;
    all.retain(|kept| &kept.exemplar != exemplar);
    private::save(desk, key, &name(key), &all)
}

/// The items of the member's own worksheet that the traits of an exemplar are
/// tied to, trait by trait.
///
/// # Errors
/// When the worksheet cannot be read.
pub fn touched(desk: &Desk, key: &MemberKey, exemplar: &Exemplar) -> Result<Vec<Touched>, Error> {
    let mut open = worksheet::open(desk, key, Whose::Own)?;
    let mut found = Vec::new();
    for each in &exemplar.traits {
        let entries = open.sheet.entries.iter().enumerate();
        for (at, entry) in entries {
            let checklist = &open.checklist;
            let asked = checklist.item(&entry.item);
            if entry.edition.id == checklist.pack.id
                && each.touches(&checklist.pack.id, &entry.item)
                && let Some(asked) = asked
            {
                found.push(Touched {
                    by: each.id.clone(),
                    slot: entry.slot(),
                    number: at + 1,
                    text: asked.text.clone(),
                    state: entry.state(),
                });
            }
        }
    }
    wipe(&mut open);
    Ok(found)
}

/// Who did well on which item: the names of the exemplars whose traits are tied
/// to it.
///
/// # Errors
/// When a pack of the user has errors.
pub fn good_at(desk: &Desk) -> Result<BTreeMap<ItemRef, Vec<String>>, Error> {
    let mut found: BTreeMap<ItemRef, Vec<String>> = BTreeMap::new();
    for exemplar in desk.library()?.exemplars() {
        for item in exemplar.traits.iter().flat_map(|each| &each.items) {
            let names = found.entry(item.clone()).or_default();
            if !names.contains(&exemplar.name) {
                names.push(exemplar.name.clone());
            }
        }
    }
    Ok(found)
}

/// The contrast sheet as a document: those that were chosen, with the points on
/// which something was written.
#[must_use]
pub fn document(sheet: &ContrastSheet, lang: &Lang) -> Document {
    let chosen = sheet.all.iter().filter(|beside| beside.is_chosen());
    let shown: Vec<Shown<'_>> = chosen
        .map(|beside| Shown {
            exemplar: &beside.exemplar,
            points: beside
                .contrast
                .points
                .iter()
                .filter(|point| !point.is_blank())
                .map(|point| ContrastPoint {
                    theirs: &point.theirs,
                    mine: &point.mine,
                    distance: &point.distance,
                })
                .collect(),
        })
        .collect();
    contrast_sheet(lang, &sheet.meeting, &sheet.member, &shown)
}
