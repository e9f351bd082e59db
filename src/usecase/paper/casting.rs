//! A batch goes into the box: sealed, shuffled, all of it or nothing.

use zeroize::Zeroizing;

use super::batch::{Batch, Form};
use super::cover::Totals;
use super::problem::PaperProblem;
use crate::crypto::shuffle;
use crate::domain::{Answers, Setup};
use crate::store::Cast;
use crate::usecase::Error;

impl Batch {
    /// Puts all forms into the box, in random order, with one change of the
    /// file. A group with receipts gets ballots whose pair is drawn: the voter
    /// is not here to be told a receipt.
    ///
    /// # Errors
    /// What [`Batch::check`] says; [`PaperProblem::CodesUsed`] when codes were
    /// used elsewhere in the meantime; a box that cannot be written. Nothing is
    /// in the box then, and the batch can be cast again.
    pub fn cast(&mut self) -> Result<Totals, Error> {
        let totals = self.check()?;
        let mut order: Vec<usize> = (0..self.forms.len()).collect();
        shuffle::shuffle(&mut order)?;
        let forms = order.iter().filter_map(|place| self.forms.get(*place));
        let ballots = forms
            .map(|form| Ok((&form.admission, encode(self.setup(), form)?)))
            .collect::<Result<Vec<_>, Error>>()?;
        let answers = self.booth.cast_all(&ballots);
        drop(ballots);
        let outcomes = answers.inspect_err(|_| self.tried = true)?;
        if self.tried && outcomes.iter().all(|cast| *cast == Cast::AlreadyUsed) {
            // An earlier try wrote everything but could not say so.
            return Ok(totals);
        }
        let refused = |(place, cast): (&usize, &Cast)| (*cast != Cast::Recorded).then_some(*place);
        let mut refused: Vec<usize> = order.iter().zip(&outcomes).filter_map(refused).collect();
        if refused.is_empty() {
            return Ok(totals);
        }
        refused.sort_unstable();
        let forms = refused.into_iter().map(|place| place + 1).collect();
        Err(PaperProblem::CodesUsed { forms }.into())
    }
}

/// The bytes that are sealed for a form.
fn encode(setup: &Setup, form: &Form) -> Result<Zeroizing<Vec<u8>>, Error> {
    if form.settled.is_spoiled() {
        return Ok(Zeroizing::new(Answers::spoiled().to_vec()));
    }
    let answers = form.settled.answers();
    answers.check(setup, form.admission.class())?;
    Ok(answers.encode()?)
}
