//! The meeting and the people of the tests of this floor.

use chrono::NaiveDate;

use crate::domain::{Meeting, MeetingId, MeetingKind, Member, MemberId, PackRef};
use crate::lang::{Lang, Language};

/// The words of most of them.
pub fn chinese() -> Lang {
    Lang::load(Language::Chinese).unwrap()
}

/// The meeting of 石桥镇.
pub fn meeting() -> Meeting {
    let pack = PackRef {
        id: "party-constitution".into(),
        version: "2022".into(),
    };
    Meeting {
        id: MeetingId(1),
        unit: "石桥镇党委".into(),
        title: "2026年度民主生活会".into(),
        kind: MeetingKind::DemocraticLife,
        held_on: NaiveDate::from_ymd_opt(2026, 12, 18).unwrap(),
        theme: String::new(),
        checklist: pack.clone(),
        questionnaire: pack,
    }
}

/// Three of its members.
pub fn body() -> [Member; 3] {
    let people = [
        ("王建国", "党委书记"),
        ("李秀英", "镇长"),
        ("赵敏", "纪委书记"),
    ];
    let mut rank = 0;
    people.map(|(name, post)| {
        rank += 1;
        Member {
            id: MemberId(rank),
            name: name.into(),
            post: post.into(),
            rank: rank as u16,
            chair: rank == 1,
        }
    })
}
