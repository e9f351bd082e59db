//! The cover sheet of a batch, counted by hand before anything is typed.

use super::Batch;
use super::problem::Miscount;

/// What the cover sheet says, in forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CoverSheet {
    /// Forms handed out.
    pub handed_out: u32,
    /// Forms that came back: everything in the stack, spoiled ones too.
    pub returned: u32,
    /// Those of the returned ones that nobody can read or that were marked so
    /// that they do not count.
    pub spoiled: u32,
}

/// What was typed, in forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Forms typed in, spoiled ones too.
    pub typed: u32,
    /// Those of them that are marked as spoiled.
    pub spoiled: u32,
}

impl CoverSheet {
    /// Checks the cover sheet against itself.
    ///
    /// # Errors
    /// The first contradiction: nothing returned, more returned than one batch
    /// holds or than were handed out, more spoiled than returned.
    pub fn check(&self) -> Result<(), Miscount> {
        let Self {
            handed_out,
            returned,
            spoiled,
        } = *self;
        if returned == 0 {
            return Err(Miscount::NothingReturned);
        }
        if returned > handed_out {
            return Err(Miscount::MoreReturned {
                returned,
                handed_out,
            });
        }
        if spoiled > returned {
            return Err(Miscount::MoreSpoiled { spoiled, returned });
        }
        if returned > Batch::MOST_FORMS {
            return Err(Miscount::TooMany {
                returned,
                most: Batch::MOST_FORMS,
            });
        }
        Ok(())
    }

    /// Checks that as many forms were typed as came back.
    ///
    /// # Errors
    /// [`Miscount::Typed`].
    pub const fn check_typed(&self, totals: Totals) -> Result<(), Miscount> {
        if totals.typed == self.returned {
            return Ok(());
        }
        Err(Miscount::Typed {
            typed: totals.typed,
            returned: self.returned,
        })
    }

    /// Checks everything that was typed against the cover sheet.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn check_all(&self, totals: Totals) -> Result<(), Miscount> {
        self.check()?;
        self.check_typed(totals)?;
        if totals.spoiled == self.spoiled {
            return Ok(());
        }
        Err(Miscount::Spoiled {
            typed: totals.spoiled,
            cover: self.spoiled,
        })
    }
}
