//! Stories of opinions and claims.

use super::*;
use crate::domain::opinion::{Addressee, Channel, Correction, NewOpinion};
use crate::domain::{OpinionId, RoundId};

fn said(words: &str, addressee: Addressee) -> NewOpinion {
    NewOpinion {
        channel: Channel::Visit,
        category: "subsidies".into(),
        addressee,
        urgent: false,
        words: words.into(),
        received_on: Some(at(9).date()),
        voters: vec!["residents".into(), "service-users".into()],
        wants_reply: false,
    }
}

#[test]
fn an_opinion_comes_back_as_it_was_written_down_and_only_its_sorting_changes() {
    let (desk, file) = desk();
    let meeting = desk.meeting;
    let member = file.members(meeting).unwrap()[1].id;
    let new = said(" 补贴名单\n为什么年年看不到？", Addressee::Body);
    let id = file.register_opinion(meeting, &new, None).unwrap();
    let correction = Correction {
        category: Some("disclosure".into()),
        addressee: Some(Addressee::Member(member)),
        urgent: Some(true),
    };
    file.correct_opinion(meeting, id, &correction).unwrap();
    file.correct_opinion(meeting, id, &Correction::default())
        .unwrap();
    let found = file.opinions(meeting).unwrap().remove(0);
    assert!(found.alarms());
    let found = found.opinion;
    assert_eq!(found.words, new.words);
    assert_eq!(found.category.as_str(), "disclosure");
    assert_eq!(found.addressee, Addressee::Member(member));
    assert_eq!(
        (found.received_on, found.voters),
        (new.received_on, new.voters)
    );
}

#[test]
fn opinions_of_a_round_are_written_once_and_stay() {
    let (desk, file) = desk();
    let meeting = desk.meeting;
    let round = round(&file, meeting);
    let mut of_round = said("路灯坏了", Addressee::Body);
    (of_round.channel, of_round.received_on) = (Channel::Round, None);
    let both = [of_round.clone(), of_round];
    assert!(!file.has_opinions_of(round).unwrap());
    assert_eq!(file.register_round(meeting, round, &both).unwrap(), 2);
    assert_eq!(file.register_round(meeting, round, &both).unwrap(), 0);
    assert!(file.has_opinions_of(round).unwrap());
    let all = file.opinions(meeting).unwrap();
    assert_eq!(all.len(), 2);
    let removed = file.remove_opinion(meeting, all[0].opinion.id);
    assert!(matches!(removed, Err(Error::NoSuchOpinion)));
}

fn round(file: &DataFile, meeting: MeetingId) -> RoundId {
    let id = RoundId([7; 16]);
    let row = RoundRow {
        id,
        setup: b"{}".to_vec(),
        setup_hash: [1; 32],
        sealed_secret: b"x".to_vec(),
        box_path: "x.box".into(),
        state: crate::domain::RoundState::Open,
        import_salt: Vec::new(),
        root: None,
        release_hash: None,
        accepted_on: None,
        destroyed_on: None,
    };
    file.create_round(meeting, &row, at(9)).unwrap();
    id
}

#[test]
fn one_author_answers_for_an_opinion_and_all_or_none_are_claimed() {
    let (desk, file) = desk();
    let meeting = desk.meeting;
    let members = file.members(meeting).unwrap();
    let (one, other) = (Author::Member(members[0].id), Author::Member(members[1].id));
    let first = file
        .register_opinion(meeting, &said("一", Addressee::Body), None)
        .unwrap();
    let second = file
        .register_opinion(meeting, &said("二", Addressee::Body), None)
        .unwrap();
    let today = at(9).date();
    file.claim(meeting, &[first], one, None, today).unwrap();
    let taken = file.claim(meeting, &[second, first], other, None, today);
    assert!(matches!(taken, Err(Error::OpinionClaimed(by)) if by == one));
    assert_eq!(file.opinions(meeting).unwrap()[1].claim, None);
    file.claim(meeting, &[first], one, Some("x/1"), today)
        .unwrap();
    file.set_answered(meeting, first, one, true).unwrap();
    let claim = file.opinions(meeting).unwrap()[0].claim.clone().unwrap();
    assert_eq!(
        (claim.by, claim.slot.as_deref(), claim.answered),
        (one, Some("x/1"), true)
    );
    let unclaim = |by| file.unclaim(meeting, &[first], by);
    assert!(matches!(unclaim(other), Err(Error::OpinionNotClaimed)));
    assert!(matches!(unclaim(one), Err(Error::OpinionAnswered)));
    assert!(matches!(
        file.remove_opinion(meeting, first),
        Err(Error::OpinionClaimed(_))
    ));
    file.set_answered(meeting, first, one, false).unwrap();
    unclaim(one).unwrap();
    file.claim(meeting, &[first], Author::Body, None, today)
        .unwrap();
    file.remove_opinion(meeting, second).unwrap();
    let left = file.opinions(meeting).unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].claim.as_ref().unwrap().by, Author::Body);
}

#[test]
fn what_is_not_there_is_said() {
    let (desk, file) = desk();
    let (meeting, nothing) = (desk.meeting, OpinionId(9));
    let stranger = Addressee::Member(MemberId(99));
    assert!(matches!(
        file.register_opinion(meeting, &said("一", stranger), None),
        Err(Error::NoSuchMember)
    ));
    let claimed = file.claim(meeting, &[nothing], Author::Body, None, at(9).date());
    assert!(matches!(claimed, Err(Error::NoSuchOpinion)));
    assert!(matches!(
        file.contact(meeting, nothing),
        Err(Error::NoSuchOpinion)
    ));
    let corrected = file.correct_opinion(meeting, nothing, &Correction::default());
    assert!(matches!(corrected, Err(Error::NoSuchOpinion)));
}
