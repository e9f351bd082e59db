//! Why a batch of paper cannot go on.

/// Numbers that contradict each other. Both are named, so that a person knows
/// what to count again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Miscount {
    /// There is nothing to type in.
    #[error("no form was returned")]
    NothingReturned,
    /// More forms came back than went out.
    #[error("{returned} returned, {handed_out} handed out")]
    MoreReturned {
        /// By the cover sheet.
        returned: u32,
        /// By the cover sheet.
        handed_out: u32,
    },
    /// More forms are spoiled than came back.
    #[error("{spoiled} spoiled, {returned} returned")]
    MoreSpoiled {
        /// By the cover sheet.
        spoiled: u32,
        /// By the cover sheet.
        returned: u32,
    },
    /// More forms than one batch holds.
    #[error("{returned} returned, a batch holds {most}")]
    TooMany {
        /// By the cover sheet.
        returned: u32,
        /// Of one batch.
        most: u32,
    },
    /// Other forms were typed than came back.
    #[error("{typed} typed, {returned} returned")]
    Typed {
        /// Typed in.
        typed: u32,
        /// By the cover sheet.
        returned: u32,
    },
    /// Other forms were marked as spoiled than the cover sheet says.
    #[error("{typed} typed as spoiled, {cover} on the cover sheet")]
    Spoiled {
        /// Typed in as spoiled.
        typed: u32,
        /// By the cover sheet.
        cover: u32,
    },
}

/// Why a batch of paper cannot go on. Nothing is in the box.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperProblem {
    /// The numbers do not fit.
    #[error(transparent)]
    Miscount(#[from] Miscount),
    /// This code was typed before.
    #[error("the code is that of form {form}")]
    CodeTwice {
        /// The form it was typed for, from 1.
        form: usize,
    },
    /// The batch is full.
    #[error("a batch holds {most} forms")]
    Full {
        /// The most forms.
        most: u32,
    },
    /// A form is not typed to its end.
    #[error("form {form} is not typed to its end")]
    Unfinished {
        /// Which, from 1.
        form: usize,
    },
    /// The two passes still differ.
    #[error("{open} differences are not settled")]
    NotSettled {
        /// How many.
        open: usize,
    },
    /// Codes of the batch were used elsewhere in the meantime.
    #[error("the codes of {} forms are used", forms.len())]
    CodesUsed {
        /// Which forms, from 1, in the order of the stack.
        forms: Vec<usize>,
    },
}
