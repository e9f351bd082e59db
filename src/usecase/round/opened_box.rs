//! From sealed ballots to a tally: the one place where ballots are opened.

use std::collections::BTreeSet;

use super::closing::{label, leaf};
use crate::assess::Tally;
use crate::crypto::ballot::{self, RoundKey};
use crate::domain::ballot::BadBallot;
use crate::domain::{Answers, Setup};
use crate::store::Boxed;
use crate::usecase::{Error, Progress, parallel};

/// What was found when the ballots were opened.
pub(super) struct Found {
    /// What was counted.
    pub(super) tally: Tally,
    /// What was not.
    pub(super) refused: Refused,
}

/// Ballots that were not counted, by reason. Each is counted as spoiled in its
/// group, so that the numbers still add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Refused {
    /// Paper forms that nobody can read, typed in as such.
    pub spoiled_forms: u32,
    /// They do not open: sealed for another round or group, or changed.
    pub foreign: u32,
    /// The same ballot again.
    pub twice: u32,
    /// They open, but do not fit the questions.
    pub misshapen: u32,
}

impl Refused {
    /// Ballots that no kiosk and no import of this program makes: somebody
    /// else wrote into the box.
    #[must_use]
    pub const fn strange(&self) -> u32 {
        self.foreign + self.twice + self.misshapen
    }
}

/// Opens every ballot in memory and counts. The order is that of the leaves:
/// it says nothing of who came first, and the same box gives the same result
/// anywhere. A ballot that does not belong is not counted, and how many there
/// are is said; it does not stop the count, or whoever can write the box could.
pub(super) fn open_all(
    setup: &Setup,
    setup_hash: &[u8; 32],
    key: &RoundKey,
    ballots: &[Boxed],
    progress: &dyn Progress,
) -> Result<Found, Error> {
    let mut all = parallel::each(ballots, progress, |boxed| {
        Ok((
            leaf(boxed),
            boxed.class,
            open(setup, setup_hash, key, boxed),
        ))
    })?;
    all.sort_unstable_by_key(|(leaf, ..)| *leaf);
    let (mut refused, mut not_counted) = (Refused::default(), Vec::new());
    let mut nonces = BTreeSet::new();
    let mut opened = Vec::with_capacity(all.len());
    for (_, class, result) in all {
        let why = match result {
            // Only what opens can be a ballot again: a broken twin of a good
            // one, under its sender's key, must not push it out.
            Ok(ballot) if !nonces.insert(ballot.nonce) => Why::Twice,
            Ok(ballot) => match ballot.answers {
                Ok(answers) => {
                    opened.push((class, answers));
                    continue;
                }
                Err(BadBallot::Spoiled) => Why::Spoiled,
                Err(_) => Why::Misshapen,
            },
            Err(why) => why,
        };
        *why.counter(&mut refused) += 1;
        not_counted.push(class);
    }
    let mut tally = Tally::count(setup, opened.iter().map(|(class, a)| (*class, a)));
    for class in not_counted {
        tally.spoil(class, 1);
    }
    Ok(Found { tally, refused })
}

/// A ballot that opened.
struct Opened {
    nonce: [u8; 16],
    answers: Result<Answers, BadBallot>,
}

enum Why {
    Spoiled,
    Foreign,
    Twice,
    Misshapen,
}

impl Why {
    const fn counter(self, refused: &mut Refused) -> &mut u32 {
        match self {
            Self::Spoiled => &mut refused.spoiled_forms,
            Self::Foreign => &mut refused.foreign,
            Self::Twice => &mut refused.twice,
            Self::Misshapen => &mut refused.misshapen,
        }
    }
}

fn open(
    setup: &Setup,
    setup_hash: &[u8; 32],
    key: &RoundKey,
    boxed: &Boxed,
) -> Result<Opened, Why> {
    let (round, label) = (&setup.round.0, label(boxed));
    let opened = ballot::open_ballot(key, round, setup_hash, label, &boxed.sealed)
        .map_err(|_| Why::Foreign)?;
    Ok(Opened {
        nonce: opened.nonce,
        answers: Answers::decode(&opened.answers, setup, boxed.class),
    })
}
