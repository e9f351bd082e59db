//! The same words said by several people: one line in a list, each its own
//! record.

use super::{Addressee, Registered};
use crate::domain::id::CategoryId;
use crate::domain::worksheet::Author;

/// Opinions of the same words that stand at the same point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// They, at least one, in the order of the register.
    pub records: Vec<Registered>,
}

impl Alike {
    /// The first of them, which stands for all.
    #[must_use]
    pub fn first(&self) -> Option<&Registered> {
        self.records.first()
    }

    /// How many times it was said.
    #[must_use]
    pub const fn times(&self) -> usize {
        self.records.len()
    }
}

/// Lays opinions of the same words together that are sorted the same way and
/// stand at the same point, in the order in which they first occur.
#[must_use]
pub fn together(register: &[Registered]) -> Vec<Alike> {
    let mut found: Vec<(String, Alike)> = Vec::new();
    for record in register {
        let words = normal(&record.opinion.words);
        let same = |(known, alike): &&mut (String, Alike)| {
            *known == words
                && alike
                    .first()
                    .is_some_and(|first| stand(first) == stand(record))
        };
        match found.iter_mut().find(same) {
            Some((_, alike)) => alike.records.push(record.clone()),
            None => found.push((
                words,
                Alike {
                    records: vec![record.clone()],
                },
            )),
        }
    }
    found.into_iter().map(|(_, alike)| alike).collect()
}

/// What has to be the same besides the words.
#[derive(PartialEq, Eq)]
struct Stand<'a> {
    category: &'a CategoryId,
    addressee: Addressee,
    urgent: bool,
    /// Whoever wants a reply gets one of their own.
    wants_reply: bool,
    claim: Option<(Author, bool, Option<&'a str>)>,
}

fn stand(record: &Registered) -> Stand<'_> {
    let opinion = &record.opinion;
    let claim = record.claim.as_ref();
    Stand {
        category: &opinion.category,
        addressee: opinion.addressee,
        urgent: opinion.urgent,
        wants_reply: opinion.wants_reply,
        claim: claim.map(|claim| (claim.by, claim.answered, claim.slot.as_deref())),
    }
}

/// The words without what does not change what was said: blanks and
/// punctuation, small and capital letters.
fn normal(words: &str) -> String {
    let heard = words.chars().filter(|c| c.is_alphanumeric());
    let normal: String = heard.flat_map(char::to_lowercase).collect();
    if normal.is_empty() {
        return words.to_owned();
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::opinion::{Channel, Opinion};
    use crate::domain::{MemberId, OpinionId};

    fn said(id: i64, words: &str) -> Registered {
        let opinion = Opinion {
            id: OpinionId(id),
            channel: Channel::Visit,
            category: "subsidies".into(),
            addressee: Addressee::Body,
            urgent: false,
            words: words.into(),
            received_on: None,
            round: None,
            voters: vec![],
            wants_reply: false,
        };
        Registered {
            opinion,
            claim: None,
        }
    }

    fn times(register: &[Registered]) -> Vec<usize> {
        together(register).iter().map(Alike::times).collect()
    }

    #[test]
    fn the_same_words_are_one_line_whatever_their_stops_and_blanks() {
        let register = [
            said(1, "路灯坏了，没人修。"),
            said(2, "补贴没到账"),
            said(3, " 路灯坏了 没人修！"),
        ];
        assert_eq!(times(&register), [2, 1]);
    }

    #[test]
    fn what_stands_at_another_point_or_is_for_somebody_else_is_a_line_of_its_own() {
        let mut register = [
            said(1, "路灯坏了"),
            said(2, "路灯坏了"),
            said(3, "路灯坏了"),
        ];
        register[1].opinion.addressee = Addressee::Member(MemberId(2));
        register[2].opinion.urgent = true;
        assert_eq!(times(&register), [1, 1, 1]);
        assert_eq!(times(&[]), Vec::<usize>::new());
    }
}
