//! The stack of forms, and the two passes over it.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::compare::differences;
use super::cover::{CoverSheet, Totals};
use super::entry::Entry;
use super::problem::PaperProblem;
use super::settling::Conflict;
use crate::crypto::code::VotingCode;
use crate::domain::Setup;
use crate::usecase::Error;
use crate::usecase::kiosk::{Admission, Booth};

/// Which pass over the stack is in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pass {
    /// The first person types codes and answers.
    First,
    /// The second person types the answers again.
    Second,
    /// Both look at the differences.
    Settling,
}

/// A batch of forms that is being typed in. Wiped when dropped, and with it
/// everything that was typed.
pub struct Batch {
    pub(super) booth: Arc<Booth>,
    pub(super) cover: CoverSheet,
    pub(super) pass: Pass,
    pub(super) forms: Vec<Form>,
    pub(super) conflicts: Vec<Conflict>,
    /// It was tried before to put it into the box, and the box failed.
    pub(super) tried: bool,
}

/// One form of the stack.
pub(super) struct Form {
    pub(super) admission: Admission,
    tail: Zeroizing<String>,
    pub(super) first: Entry,
    pub(super) second: Entry,
    pub(super) settled: Entry,
}

/// What tells a form in the stack: enough to see that the right sheet lies
/// there, not enough to use its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormLabel<'a> {
    /// Its place in the stack, from 1.
    pub number: usize,
    /// The last four symbols of its code.
    pub tail: &'a str,
    /// The class of its group.
    pub class: u8,
}

impl std::fmt::Debug for Batch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Batch({} forms)", self.forms.len())
    }
}

impl Batch {
    /// The most forms of one batch: what is lost when the power goes.
    pub const MOST_FORMS: u32 = 50;

    /// Begins a batch with the numbers of its cover sheet.
    ///
    /// # Errors
    /// [`PaperProblem::Miscount`].
    pub fn begin(booth: Arc<Booth>, cover: CoverSheet) -> Result<Self, Error> {
        cover.check().map_err(PaperProblem::from)?;
        Ok(Self {
            booth,
            cover,
            pass: Pass::First,
            forms: Vec::new(),
            conflicts: Vec::new(),
            tried: false,
        })
    }

    /// What is asked, about whom.
    #[must_use]
    pub fn setup(&self) -> &Setup {
        self.booth.setup()
    }

    /// The box it goes into.
    #[must_use]
    pub const fn booth(&self) -> &Arc<Booth> {
        &self.booth
    }

    /// The cover sheet.
    #[must_use]
    pub const fn cover(&self) -> CoverSheet {
        self.cover
    }

    /// Corrects the cover sheet, after counting again.
    ///
    /// # Errors
    /// [`PaperProblem::Miscount`]; the numbers stay as they were.
    pub fn set_cover(&mut self, cover: CoverSheet) -> Result<(), Error> {
        cover.check().map_err(PaperProblem::from)?;
        self.cover = cover;
        Ok(())
    }

    /// Which pass is in hand.
    #[must_use]
    pub const fn pass(&self) -> Pass {
        self.pass
    }

    /// How many forms there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether there is no form yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Puts another form on the stack: its code as typed, and what the box said
    /// to it ([`Booth::admit`]). Returns its place, from 0.
    ///
    /// # Errors
    /// [`PaperProblem::CodeTwice`] or [`PaperProblem::Full`].
    pub fn add(&mut self, admission: Admission, typed: &str) -> Result<usize, Error> {
        let same = |form: &Form| form.admission.is_of_the_code_of(&admission);
        if let Some(place) = self.forms.iter().position(same) {
            return Err(PaperProblem::CodeTwice { form: place + 1 }.into());
        }
        if self.forms.len() >= Self::MOST_FORMS as usize {
            let most = Self::MOST_FORMS;
            return Err(PaperProblem::Full { most }.into());
        }
        let blank = Entry::untouched(self.setup());
        self.forms.push(Form {
            admission,
            tail: tail(typed)?,
            first: blank.clone(),
            second: blank.clone(),
            settled: blank,
        });
        Ok(self.forms.len() - 1)
    }

    /// Takes a form out of the stack, during the first pass.
    pub fn remove(&mut self, place: usize) {
        if self.pass == Pass::First && place < self.forms.len() {
            self.forms.remove(place);
        }
    }

    /// What tells the form at this place, from 0.
    #[must_use]
    pub fn label(&self, place: usize) -> Option<FormLabel<'_>> {
        let form = self.forms.get(place)?;
        Some(FormLabel {
            number: place + 1,
            tail: &form.tail,
            class: form.admission.class(),
        })
    }

    /// What was typed of a form in the pass in hand. What the first person typed
    /// cannot be reached while the second one types.
    #[must_use]
    pub fn entry(&self, place: usize) -> Option<&Entry> {
        let form = self.forms.get(place)?;
        Some(match self.pass {
            Pass::First => &form.first,
            Pass::Second => &form.second,
            Pass::Settling => &form.settled,
        })
    }

    /// The same, to be typed into. What both settled is changed by
    /// [`Batch::settle`] and [`Batch::settle_form`] only.
    pub fn entry_mut(&mut self, place: usize) -> Option<&mut Entry> {
        let form = self.forms.get_mut(place)?;
        match self.pass {
            Pass::First => Some(&mut form.first),
            Pass::Second => Some(&mut form.second),
            Pass::Settling => None,
        }
    }

    /// Whether what was typed fits on a ballot.
    #[must_use]
    pub fn fits(&self, entry: &Entry) -> bool {
        let fill = self.booth.fill(&entry.answers());
        fill.is_ok_and(|(used, most)| used <= most)
    }

    /// What was typed in the pass in hand.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let entries = (0..self.forms.len()).filter_map(|place| self.entry(place));
        let count = |forms: usize| u32::try_from(forms).unwrap_or(u32::MAX);
        Totals {
            typed: count(self.forms.len()),
            spoiled: count(entries.filter(|entry| entry.is_spoiled()).count()),
        }
    }

    /// The pass in hand is done: the next one begins. After the second pass the
    /// entries are compared.
    ///
    /// # Errors
    /// [`PaperProblem::Unfinished`]; [`PaperProblem::Miscount`] when other forms
    /// were typed than came back.
    pub fn finish_pass(&mut self) -> Result<(), Error> {
        for place in 0..self.forms.len() {
            self.finished(place)?;
        }
        let typed = self.cover.check_typed(self.totals());
        typed.map_err(PaperProblem::from)?;
        self.pass = match self.pass {
            Pass::First => Pass::Second,
            Pass::Second | Pass::Settling => {
                self.compare();
                Pass::Settling
            }
        };
        Ok(())
    }

    pub(super) fn finished(&self, place: usize) -> Result<(), PaperProblem> {
        let class = self.label(place).map_or(0, |label| label.class);
        let entry = self.entry(place);
        match entry.and_then(|entry| entry.first_untyped(self.setup(), class)) {
            Some(_) => Err(PaperProblem::Unfinished { form: place + 1 }),
            None => Ok(()),
        }
    }

    fn compare(&mut self) {
        if self.pass == Pass::Settling {
            return;
        }
        let mut conflicts = Vec::new();
        for (place, form) in self.forms.iter_mut().enumerate() {
            let (setup, class) = (self.booth.setup(), form.admission.class());
            let found = differences(setup, class, &form.first, &form.second);
            conflicts.extend(found.into_iter().map(|at| Conflict::new(place, at)));
            form.settled = form.first.clone();
        }
        self.conflicts = conflicts;
    }
}

/// The last four symbols of a code that the box knows.
fn tail(typed: &str) -> Result<Zeroizing<String>, Error> {
    const SHOWN: usize = 4;
    let spelt = Zeroizing::new(VotingCode::parse(typed)?.to_string());
    let before = spelt.chars().count().saturating_sub(SHOWN);
    Ok(Zeroizing::new(spelt.chars().skip(before).collect()))
}
