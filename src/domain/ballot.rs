//! One ballot's answers, and how they are packed before sealing.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::round::{Setup, Slot};

/// The answer in one grade slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Mark {
    /// Left open.
    #[default]
    Blank,
    /// 不了解
    DontKnow,
    /// A grade, by its place in the scale from 0 (best).
    Grade(u8),
}

impl Zeroize for Mark {
    fn zeroize(&mut self) {
        *self = Self::Blank;
    }
}

/// All answers of one ballot. They exist in memory only, and are wiped.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Answers {
    /// One mark per [`Setup::grade_slots`].
    pub marks: Vec<Mark>,
    /// One text per [`Setup::opinion_slots`]; empty where nothing was written.
    pub opinions: Vec<String>,
}

impl std::fmt::Debug for Answers {
    /// Says how many answers there are, never what they are.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Answers({} marks, {} opinions)",
            self.marks.len(),
            self.opinions.len()
        )
    }
}

/// Why bytes are not a ballot of this set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadBallot {
    /// The bytes do not decode.
    #[error("not a ballot")]
    Unreadable,
    /// The number of answers is not what the set-up asks.
    #[error("a ballot of another questionnaire")]
    WrongShape,
    /// A grade that the scale does not have, or a “don't know” that the item
    /// does not offer.
    #[error("a grade outside the scale")]
    GradeOutside,
    /// An answer to what this group was not asked.
    #[error("an answer to an item for another group")]
    NotAsked,
    /// A paper form that nobody can read, entered as such.
    #[error("a spoiled form")]
    Spoiled,
}

impl Answers {
    /// An untouched ballot for a set-up.
    #[must_use]
    pub fn blank(setup: &Setup) -> Self {
        Self {
            marks: vec![Mark::Blank; setup.grade_slots().len()],
            opinions: vec![String::new(); setup.opinion_slots().len()],
        }
    }

    /// Whether nothing at all was answered.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.marks.iter().all(|mark| *mark == Mark::Blank)
            && self.opinions.iter().all(|text| text.trim().is_empty())
    }

    /// Checks that the answers of a voter of this class fit the set-up.
    ///
    /// # Errors
    /// [`BadBallot::WrongShape`], [`BadBallot::GradeOutside`] or
    /// [`BadBallot::NotAsked`].
    pub fn check(&self, setup: &Setup, class: u8) -> Result<(), BadBallot> {
        let (slots, texts) = (setup.grade_slots(), setup.opinion_slots());
        if slots.len() != self.marks.len() || texts.len() != self.opinions.len() {
            return Err(BadBallot::WrongShape);
        }
        let asked = |slot: &Slot| setup.asks_slot(usize::from(class), *slot);
        for (slot, mark) in slots.iter().zip(&self.marks) {
            let offered = match mark {
                Mark::Grade(grade) => usize::from(*grade) < setup.grades_at(*slot),
                Mark::DontKnow => setup.offers_dont_know(*slot),
                Mark::Blank => continue,
            };
            if !offered {
                return Err(BadBallot::GradeOutside);
            }
            if !asked(slot) {
                return Err(BadBallot::NotAsked);
            }
        }
        let written = |(slot, text): (&Slot, &String)| !text.is_empty() && !asked(slot);
        if texts.iter().zip(&self.opinions).any(written) {
            return Err(BadBallot::NotAsked);
        }
        Ok(())
    }

    /// Packs the answers for sealing: a version byte and postcard.
    ///
    /// # Errors
    /// [`BadBallot::Unreadable`] should the encoder fail; it has no reason to.
    pub fn encode(&self) -> Result<Zeroizing<Vec<u8>>, BadBallot> {
        let packed = Zeroizing::new(postcard::to_stdvec(self).map_err(|_| BadBallot::Unreadable)?);
        let mut bytes = Zeroizing::new(Vec::with_capacity(packed.len() + 1));
        bytes.push(Self::FORMAT);
        bytes.extend_from_slice(&packed);
        Ok(bytes)
    }

    /// Unpacks what [`encode`](Self::encode) wrote and checks it.
    ///
    /// # Errors
    /// [`BadBallot`] when the bytes are not a ballot of this set-up.
    pub fn decode(bytes: &[u8], setup: &Setup, class: u8) -> Result<Self, BadBallot> {
        let packed = match bytes.split_first() {
            Some((&Self::FORMAT, packed)) => packed,
            Some((&Self::SPOILED, [])) => return Err(BadBallot::Spoiled),
            _ => return Err(BadBallot::Unreadable),
        };
        let (answers, rest): (Self, _) =
            postcard::take_from_bytes(packed).map_err(|_| BadBallot::Unreadable)?;
        if !rest.is_empty() {
            return Err(BadBallot::Unreadable);
        }
        answers.check(setup, class)?;
        Ok(answers)
    }

    /// What is sealed for a paper form that nobody can read: it uses its code
    /// up and is counted as spoiled.
    #[must_use]
    pub fn spoiled() -> [u8; 1] {
        [Self::SPOILED]
    }

    const FORMAT: u8 = 1;
    const SPOILED: u8 = 0;
}
