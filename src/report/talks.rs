//! 谈心谈话记录: one talk to a page, as the form that is filed.

use super::block::{Document, Labelled};
use super::builder::DocumentBuilder;
use super::words::{self, date};
use crate::domain::talk::{Partner, TalkWords, UnitHead};
use crate::domain::{Meeting, Member, Talk};
use crate::lang::Lang;
use crate::tr;

/// A talk with the words of whoever recorded it.
#[derive(Debug, Clone, Copy)]
pub struct TalkRecord<'a> {
    /// That it was held.
    pub talk: &'a Talk,
    /// What was said.
    pub words: &'a TalkWords,
}

/// The records as a document, in the order given.
///
/// `members` and `heads` name those who talked.
#[must_use]
pub fn talk_records(
    lang: &Lang,
    meeting: &Meeting,
    members: &[Member],
    heads: &[UnitHead],
    records: &[TalkRecord<'_>],
) -> Document {
    let mut builder = DocumentBuilder::new(lang, tr!(lang, "doc-talks-title"));
    builder.byline(meeting.unit.as_str());
    if records.is_empty() {
        builder.paragraph(tr!(lang, "doc-talks-none"));
    }
    for (place, record) in records.iter().enumerate() {
        if place > 0 {
            builder.page_break();
        }
        let with = partner(lang, members, heads, record);
        builder.form(form(lang, members, with, record));
    }
    builder.build()
}

/// With whom it was: the name, and for the head of a unit which unit.
fn partner(lang: &Lang, members: &[Member], heads: &[UnitHead], record: &TalkRecord<'_>) -> String {
    match record.talk.partner {
        Partner::Member(id) => words::name(lang, members, id),
        Partner::Head(id) => heads.iter().find(|head| head.id == id).map_or_else(
            || record.words.with.clone(),
            |head| format!("{}\n{}", head.name, head.unit),
        ),
        Partner::Other => record.words.with.clone(),
    }
}

fn form(
    lang: &Lang,
    members: &[Member],
    with: String,
    TalkRecord { talk, words }: &TalkRecord<'_>,
) -> Vec<Vec<Labelled>> {
    let by = words::name(lang, members, talk.recorder);
    let two = |one: (String, String), other: (String, String)| {
        vec![Labelled::new(one.0, one.1), Labelled::new(other.0, other.1)]
    };
    let one = |label: String, text: &str| vec![Labelled::new(label, text.trim())];
    vec![
        two(
            (tr!(lang, "doc-talk-by"), by),
            (tr!(lang, "doc-talk-with"), with),
        ),
        two(
            (tr!(lang, "doc-talk-day"), date(lang, talk.held_on)),
            (tr!(lang, "doc-talk-place"), words.place.trim().to_owned()),
        ),
        one(
            tr!(lang, "doc-talk-kind"),
            &words::talk_kind(lang, talk.kind),
        ),
        one(tr!(lang, "doc-talk-raised"), &words.raised),
        one(tr!(lang, "doc-talk-answer"), &words.answer),
        one(tr!(lang, "doc-talk-follow-up"), &words.follow_up),
        two(
            (tr!(lang, "doc-talk-signed-by"), String::new()),
            (tr!(lang, "doc-talk-signed-with"), String::new()),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::fixture::{body, chinese, meeting};
    use super::super::plain;
    use super::*;
    use crate::domain::talk::TalkKind;
    use crate::domain::{MemberId, TalkId, UnitHeadId};

    fn talk(partner: Partner) -> Talk {
        Talk {
            id: TalkId(1),
            recorder: MemberId(1),
            partner,
            held_on: NaiveDate::from_ymd_opt(2026, 12, 2).unwrap(),
            kind: TalkKind::Obligatory,
        }
    }

    #[test]
    fn each_talk_is_a_form_on_a_page_of_its_own() {
        let words = TalkWords {
            with: "老周".into(),
            place: "石桥村委会".into(),
            raised: "补贴晚发\n路灯不亮".into(),
            answer: String::new(),
            follow_up: "月底前回话".into(),
        };
        let heads = [UnitHead {
            id: UnitHeadId(7),
            supervisor: MemberId(1),
            name: "何平".into(),
            unit: "农业服务中心主任".into(),
        }];
        let partners = [
            Partner::Member(MemberId(2)),
            Partner::Head(UnitHeadId(7)),
            Partner::Other,
        ];
        let talks = partners.map(talk);
        let records = talks.each_ref().map(|talk| TalkRecord {
            talk,
            words: &words,
        });
        let document = talk_records(&chinese(), &meeting(), &body(), &heads, &records);
        insta::assert_snapshot!(plain::write(&document));
        assert!(!format!("{records:?}").contains("路灯"));
    }

    #[test]
    fn no_talk_is_no_empty_form() {
        let document = talk_records(&chinese(), &meeting(), &body(), &[], &[]);
        assert!(plain::write(&document).contains("还没有谈心谈话记录"));
    }
}
