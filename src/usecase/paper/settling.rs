//! The differences between the two passes, settled over the paper by both.

use super::batch::{Batch, Pass};
use super::compare::{self, Place};
use super::cover::Totals;
use super::entry::Entry;
use super::problem::PaperProblem;
use crate::domain::Mark;
use crate::usecase::Error;

/// One place where the passes differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// The form, from 0.
    pub form: usize,
    /// Where on it.
    pub place: Place,
    /// Whether it was settled.
    pub settled: bool,
}

/// What both decided over the paper.
#[derive(Debug, Clone, Copy)]
pub enum Choice<'a> {
    /// What the first person typed.
    First,
    /// What the second person typed.
    Second,
    /// Another mark.
    Mark(Mark),
    /// Other words.
    Opinion(&'a str),
}

/// How often the passes differed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorRate {
    /// Differences found.
    pub conflicts: usize,
    /// Places that were typed twice.
    pub places: usize,
}

impl ErrorRate {
    /// Differences per hundred places.
    #[must_use]
    pub fn percent(&self) -> f64 {
        100.0 * self.conflicts as f64 / self.places.max(1) as f64
    }
}

impl Conflict {
    pub(super) const fn new(form: usize, place: Place) -> Self {
        Self {
            form,
            place,
            settled: false,
        }
    }
}

impl Batch {
    /// All differences, in the order of the stack. There are none before both
    /// passes are done.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// What the first and the second person typed of a form; nothing before
    /// both passes are done.
    #[must_use]
    pub fn sides(&self, form: usize) -> Option<(&Entry, &Entry)> {
        let form = self.forms.get(form)?;
        (self.pass == Pass::Settling).then_some((&form.first, &form.second))
    }

    /// Settles a difference. It can be settled again in another way.
    pub fn settle(&mut self, conflict: usize, choice: Choice<'_>) {
        let Some(conflict) = self.conflicts.get_mut(conflict) else {
            return;
        };
        let Some(form) = self.forms.get_mut(conflict.form) else {
            return;
        };
        let side = match choice {
            Choice::Second => &form.second,
            _ => &form.first,
        };
        let entry = &mut form.settled;
        match (conflict.place, choice) {
            (Place::Grade(slot), Choice::Mark(mark)) => entry.set_mark(slot, mark),
            (Place::Opinion(slot), Choice::Opinion(words)) => entry.set_opinion(slot, words),
            (_, Choice::Mark(_) | Choice::Opinion(_)) => return,
            (Place::Whole, _) => *entry = side.clone(),
            (Place::Grade(slot), _) => entry.set_mark(slot, side.mark(slot).unwrap_or_default()),
            (Place::Opinion(slot), _) => entry.set_opinion(slot, side.opinion(slot)),
        }
        conflict.settled = true;
    }

    /// Both looked at a whole form again: this is what it says. All its
    /// differences are settled.
    ///
    /// # Errors
    /// [`PaperProblem::Unfinished`]; nothing is changed then.
    pub fn settle_form(&mut self, form: usize, entry: Entry) -> Result<(), Error> {
        let class = self.label(form).map_or(0, |label| label.class);
        if entry.first_untyped(self.setup(), class).is_some() {
            return Err(PaperProblem::Unfinished { form: form + 1 }.into());
        }
        let of_it = |conflict: &&mut Conflict| conflict.form == form;
        for conflict in self.conflicts.iter_mut().filter(of_it) {
            conflict.settled = true;
        }
        if let Some(form) = self.forms.get_mut(form) {
            form.settled = entry;
        }
        Ok(())
    }

    /// How many differences are not settled.
    #[must_use]
    pub fn open_conflicts(&self) -> usize {
        self.conflicts.iter().filter(|c| !c.settled).count()
    }

    /// How often the passes differed.
    #[must_use]
    pub fn error_rate(&self) -> ErrorRate {
        let classes = self.forms.iter().map(|form| form.admission.class());
        ErrorRate {
            conflicts: self.conflicts.len(),
            places: classes.map(|c| compare::places(self.setup(), c)).sum(),
        }
    }

    /// Checks that the batch can go into the box; what was typed, otherwise
    /// what is in the way.
    ///
    /// # Errors
    /// [`PaperProblem::NotSettled`], [`PaperProblem::Unfinished`] or
    /// [`PaperProblem::Miscount`].
    pub fn check(&self) -> Result<Totals, PaperProblem> {
        let open = self.open_conflicts();
        if open > 0 || self.pass != Pass::Settling {
            return Err(PaperProblem::NotSettled { open });
        }
        for place in 0..self.len() {
            self.finished(place)?;
        }
        let totals = self.totals();
        self.cover.check_all(totals)?;
        Ok(totals)
    }
}
