//! One ballot's answers, and how they are packed before sealing.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::round::Setup;

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
    /// A grade that the scale does not have.
    #[error("a grade outside the scale")]
    GradeOutside,
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

    /// Checks that the answers fit the set-up.
    ///
    /// # Errors
    /// [`BadBallot::WrongShape`] or [`BadBallot::GradeOutside`].
    pub fn check(&self, setup: &Setup) -> Result<(), BadBallot> {
        let slots = setup.grade_slots();
        if slots.len() != self.marks.len() || setup.opinion_slots().len() != self.opinions.len() {
            return Err(BadBallot::WrongShape);
        }
        let outside = slots
            .iter()
            .zip(&self.marks)
            .any(|(slot, mark)| match mark {
                Mark::Grade(grade) => usize::from(*grade) >= setup.grades_at(*slot),
                Mark::Blank | Mark::DontKnow => false,
            });
        if outside {
            Err(BadBallot::GradeOutside)
        } else {
            Ok(())
        }
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
    pub fn decode(bytes: &[u8], setup: &Setup) -> Result<Self, BadBallot> {
        let Some((&Self::FORMAT, packed)) = bytes.split_first() else {
            return Err(BadBallot::Unreadable);
        };
        let (answers, rest): (Self, _) =
            postcard::take_from_bytes(packed).map_err(|_| BadBallot::Unreadable)?;
        if !rest.is_empty() {
            return Err(BadBallot::Unreadable);
        }
        answers.check(setup)?;
        Ok(answers)
    }

    const FORMAT: u8 = 1;
}
