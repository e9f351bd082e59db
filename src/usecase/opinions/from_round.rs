//! What a released round says goes into the register, once.

use crate::assess::{Comments, Released, RoundResult};
use crate::content::Library;
use crate::crypto::shuffle;
use crate::domain::opinion::{Addressee, Channel, NewOpinion, guess_category};
use crate::domain::{MeetingId, Member, MemberId, RoundState, SubjectId};
use crate::usecase::{Desk, Error};

/// Takes the opinions of every released round of a meeting over that are not
/// in the register yet, and says how many were. They come in no order, without
/// a day, with the groups that the release names and with nothing else.
///
/// # Errors
/// When a stored release cannot be read, or the data file cannot be written.
pub fn take_over(desk: &Desk, meeting: MeetingId) -> Result<usize, Error> {
    let file = desk.file()?;
    let mut taken = 0;
    for round in file.rounds(meeting)? {
        if round.state != RoundState::Released || file.has_opinions_of(round.id)? {
            continue;
        }
        let Some(stored) = file.release(round.id)? else {
            continue;
        };
        let released = Released::from_stored(&stored)?;
        let mut opinions = said(&released, &file.members(meeting)?, desk.library()?);
        shuffle::shuffle(&mut opinions)?;
        taken += file.register_round(meeting, round.id, &opinions)?;
    }
    Ok(taken)
}

/// What people wrote, but for what they praised.
fn said(
    released: &Released<RoundResult>,
    members: &[Member],
    library: &Library,
) -> Vec<NewOpinion> {
    let result = released.get();
    let asked = library.questionnaire(&result.questionnaire.pack);
    let praise =
        |comments: &&Comments| asked.is_some_and(|pack| pack.praise.contains(&comments.item));
    let lists = result.comments.iter().filter(|list| !praise(list));
    let each = lists.flat_map(|list| {
        let texts = list.texts.shown().into_iter().flatten();
        texts.map(move |words| (list, words.trim()))
    });
    each.filter(|(_, words)| !words.is_empty())
        .map(|(list, words)| NewOpinion {
            channel: Channel::Round,
            category: guess_category(words, library.categories()),
            addressee: addressee(result, &list.subject, members),
            urgent: false,
            words: words.to_owned(),
            received_on: None,
            voters: list.from.clone(),
            wants_reply: false,
        })
        .collect()
}

/// The member a subject is; the body for anything else.
fn addressee(result: &RoundResult, subject: &SubjectId, members: &[Member]) -> Addressee {
    let body = result
        .subjects
        .iter()
        .any(|it| it.id == *subject && it.body);
    let row = subject.as_str().strip_prefix("member-");
    let row = row.and_then(|row| row.parse().ok()).map(MemberId);
    match row.filter(|row| !body && members.iter().any(|member| member.id == *row)) {
        Some(member) => Addressee::Member(member),
        None => Addressee::Body,
    }
}
