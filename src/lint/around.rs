//! What else is known when a text is read.

/// What else is known. Empty for a file from outside.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Texts that this one must not merely repeat.
    pub others: Vec<Other>,
    /// What the masses and colleagues raised.
    pub raised: Vec<Raised>,
    /// The texts and guiding questions of the checklist's items: to repeat
    /// them is not copying.
    pub asked: Vec<String>,
    /// The names of the body's members: they are not third persons.
    pub names: Vec<String>,
}

impl std::fmt::Debug for Around {
    /// How much there is, without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Around")
            .field("others", &self.others.len())
            .field("raised", &self.raised.len())
            .field("asked", &self.asked.len())
            .field("names", &self.names.len())
            .finish()
    }
}

/// A text that this one could have been copied from.
#[derive(Clone, PartialEq, Eq)]
pub struct Other {
    /// What kind of text it is.
    pub kind: OtherKind,
    /// How people call it: last meeting's title, a colleague's name.
    pub label: String,
    /// Its words.
    pub text: String,
}

impl std::fmt::Debug for Other {
    /// Without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Other")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// Where a text that repeats comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OtherKind {
    /// The same person's text for an earlier meeting.
    Earlier,
    /// What a colleague handed in.
    Colleague,
    /// What its author writes about another colleague.
    OtherCriticism,
    /// Another item of the same paper.
    OtherItem,
}

/// Something the masses or a colleague raised.
#[derive(Clone, PartialEq, Eq)]
pub struct Raised {
    /// Which one: what whoever asked knows it by.
    pub id: i64,
    /// Its original words.
    pub words: String,
    /// The name of its category, for the sentence about it.
    pub category: String,
    /// The words that point to its category or dimension.
    pub category_words: Vec<String>,
    /// Who raised it.
    pub by: RaisedBy,
    /// Whether this person took it as their own.
    pub claimed: bool,
    /// Whether an entry answers it.
    pub answered: bool,
}

impl std::fmt::Debug for Raised {
    /// Without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Raised")
            .field("id", &self.id)
            .field("by", &self.by)
            .finish_non_exhaustive()
    }
}

/// Who raised something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RaisedBy {
    /// The masses: an opinion of the register.
    Masses,
    /// A colleague: a criticism that has been opened.
    Peer,
}
