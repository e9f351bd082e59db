//! A talk as a form: with whom, when, where, what kind, what was said.

use chrono::NaiveDate;
use zeroize::Zeroize;

use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::domain::talk::{Partner, TalkKind, TalkWords};
use crate::domain::{MemberId, Talk, UnitHeadId};
use crate::lang::Lang;
use crate::report::words;
use crate::tr;
use crate::usecase::talks::Board;

/// With whom.
pub(super) const PARTNER: &str = "partner";
/// The name of somebody else.
pub(super) const WITH: &str = "with";
/// The day.
pub(super) const DAY: &str = "day";
/// 地点
pub(super) const PLACE: &str = "place";
/// 方式
pub(super) const KIND: &str = "kind";
/// 谈到的问题和意见
pub(super) const RAISED: &str = "raised";
/// 对方回应
const ANSWER: &str = "answer";
/// 后续
const FOLLOW_UP: &str = "follow-up";

/// Somebody else, among the partners.
const OTHER: &str = "other";
const MEMBER: &str = "member-";
const HEAD: &str = "head-";

/// The longest text of one field, in characters.
const LIMIT: usize = 5_000;

/// What the form asks a member.
pub(super) fn spec(board: &Board, member: MemberId, today: NaiveDate, lang: &Lang) -> FormSpec {
    let kinds = TalkKind::ALL.map(|kind| (kind.word(), words::talk_kind(lang, kind)));
    let paragraphs =
        |id, label: String, hint: String| Field::long(id, label).placeholder(hint).max(LIMIT);
    FormSpec::new([
        Field::choice(
            PARTNER,
            tr!(lang, "doc-talk-with"),
            partners(board, member, lang),
        )
        .required()
        .folded(),
        Field::line(WITH, tr!(lang, "talk-with-name"))
            .required()
            .max(40)
            .placeholder(tr!(lang, "talk-with-hint"))
            .shown_when(PARTNER, [OTHER]),
        Field::date(DAY, tr!(lang, "doc-talk-day"))
            .required()
            .between(None, Some(today)),
        Field::line(PLACE, tr!(lang, "doc-talk-place")).max(60),
        Field::choice(KIND, tr!(lang, "doc-talk-kind"), kinds)
            .required()
            .folded(),
        paragraphs(
            RAISED,
            tr!(lang, "talk-raised"),
            tr!(lang, "talk-raised-hint"),
        ),
        paragraphs(
            ANSWER,
            tr!(lang, "talk-answer"),
            tr!(lang, "talk-answer-hint"),
        ),
        paragraphs(
            FOLLOW_UP,
            tr!(lang, "talk-follow-up"),
            tr!(lang, "talk-follow-up-hint"),
        ),
    ])
}

/// The other members, the heads of one's own units, and somebody else.
fn partners(board: &Board, member: MemberId, lang: &Lang) -> Vec<(String, String)> {
    let others = board.members.iter().filter(|other| other.id != member);
    let others = others.map(|other| {
        let words = format!("{}  {}", other.name, other.post);
        (choice(Partner::Member(other.id)), words)
    });
    let heads = board.heads_of(member).map(|head| {
        let words = format!("{}  {}", head.name, head.unit);
        (choice(Partner::Head(head.id)), words)
    });
    let other = (OTHER.to_owned(), tr!(lang, "talk-somebody-else"));
    others.chain(heads).chain([other]).collect()
}

fn choice(partner: Partner) -> String {
    match partner {
        Partner::Member(id) => format!("{MEMBER}{id}"),
        Partner::Head(id) => format!("{HEAD}{id}"),
        Partner::Other => OTHER.to_owned(),
    }
}

fn partner(choice: &str) -> Partner {
    let member = choice.strip_prefix(MEMBER).and_then(|id| id.parse().ok());
    let head = choice.strip_prefix(HEAD).and_then(|id| id.parse().ok());
    match (member, head) {
        (Some(id), _) => Partner::Member(MemberId(id)),
        (None, Some(id)) => Partner::Head(UnitHeadId(id)),
        (None, None) => Partner::Other,
    }
}

/// What is known of a talk; with whom is open where nobody was chosen yet.
pub(super) fn values(talk: &Talk, words: &TalkWords, chosen: bool) -> Values {
    let mut values = Values::new()
        .with_text(WITH, words.with.as_str())
        .with(DAY, Value::Date(talk.held_on))
        .with_text(PLACE, words.place.as_str())
        .with(KIND, kind_value(talk.kind))
        .with_text(RAISED, words.raised.as_str())
        .with_text(ANSWER, words.answer.as_str())
        .with_text(FOLLOW_UP, words.follow_up.as_str());
    if chosen {
        values.set(PARTNER, Value::Choice(choice(talk.partner)));
    }
    values
}

pub(super) fn kind_value(kind: TalkKind) -> Value {
    Value::Choice(kind.word().to_owned())
}

/// Puts what was filled in into the talk. A day that cannot be is left out: the
/// last good one stays.
pub(super) fn take(values: &Values, talk: &mut Talk, words: &mut TalkWords, today: NaiveDate) {
    talk.partner = values.choice(PARTNER).map_or(Partner::Other, partner);
    if let Some(day) = values.date(DAY).filter(|day| *day <= today) {
        talk.held_on = day;
    }
    if let Some(kind) = values.choice(KIND).and_then(TalkKind::from_word) {
        talk.kind = kind;
    }
    let with = match talk.partner {
        Partner::Other => values.text(WITH),
        Partner::Member(_) | Partner::Head(_) => "",
    };
    let TalkWords {
        with: stored,
        place,
        raised,
        answer,
        follow_up,
    } = words;
    for (stored, typed) in [
        (stored, with),
        (place, values.text(PLACE)),
        (raised, values.text(RAISED)),
        (answer, values.text(ANSWER)),
        (follow_up, values.text(FOLLOW_UP)),
    ] {
        if stored != typed {
            stored.zeroize();
            typed.clone_into(stored);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::TalkId;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    fn talk(partner: Partner) -> Talk {
        Talk {
            id: TalkId(0),
            recorder: MemberId(1),
            partner,
            held_on: day(2),
            kind: TalkKind::Visit,
        }
    }

    fn words() -> TalkWords {
        TalkWords {
            with: "老周".into(),
            place: "石桥村委会".into(),
            raised: "补贴晚发".into(),
            answer: "下周补上".into(),
            follow_up: "月底前回话".into(),
        }
    }

    #[test]
    fn a_talk_goes_through_its_form_unchanged() {
        let partners = [
            Partner::Member(MemberId(2)),
            Partner::Head(UnitHeadId(7)),
            Partner::Other,
        ];
        for partner in partners {
            let (talk, mut words) = (talk(partner), words());
            if partner != Partner::Other {
                words.with = String::new();
            }
            let mut back = (self::talk(Partner::Other), TalkWords::default());
            let values = values(&talk, &words, true);
            take(&values, &mut back.0, &mut back.1, day(18));
            assert_eq!(back, (talk, words));
        }
    }

    #[test]
    fn a_day_that_has_not_come_leaves_the_last_good_one() {
        let (mut talk, mut words) = (talk(Partner::Other), words());
        let mut values = values(&talk, &words, true);
        values.set(DAY, Value::Date(day(19)));
        take(&values, &mut talk, &mut words, day(18));
        assert_eq!(talk.held_on, day(2));
    }

    #[test]
    fn the_name_of_somebody_else_goes_when_a_member_is_chosen() {
        let (mut talk, mut words) = (talk(Partner::Other), words());
        let mut values = values(&talk, &words, true);
        values.set(PARTNER, Value::Choice("member-2".to_owned()));
        take(&values, &mut talk, &mut words, day(18));
        assert_eq!(talk.partner, Partner::Member(MemberId(2)));
        assert_eq!(words.with, "");
    }
}
