//! What the others said to a person, for the person, after the meeting.

use super::block::{Document, Labelled};
use super::builder::DocumentBuilder;
use super::words;
use crate::domain::criticism::{OpenCriticism, ReplyKind};
use crate::domain::{Meeting, Member};
use crate::lang::Lang;
use crate::tr;

/// The criticism sheet of a member: critic by critic, in the order of the
/// body, fact, problem, effect, advice and the member's answer. Only opened
/// criticism of this member is in it.
///
/// `members` are the body in its customary order.
#[must_use]
pub fn criticism_sheet(
    lang: &Lang,
    meeting: &Meeting,
    member: &Member,
    members: &[Member],
    criticisms: &[OpenCriticism],
) -> Document {
    let title = tr!(lang, "doc-criticism-title", name = member.name.as_str());
    let mut builder = DocumentBuilder::new(lang, title);
    let day = words::date(lang, meeting.held_on);
    builder.byline(tr!(
        lang,
        "doc-of-meeting",
        title = meeting.title.as_str(),
        date = day
    ));
    let place = |critic| members.iter().position(|one| one.id == critic);
    let mut said: Vec<&OpenCriticism> = criticisms
        .iter()
        .filter(|criticism| criticism.target == member.id)
        .collect();
    said.sort_by_key(|criticism| place(criticism.critic).unwrap_or(usize::MAX));
    if said.is_empty() {
        builder.paragraph(tr!(lang, "doc-criticism-none"));
    }
    for criticism in said {
        let critic = members.iter().find(|one| one.id == criticism.critic);
        let post = critic.map_or("", |critic| &critic.post);
        let name = words::name(lang, members, criticism.critic);
        builder
            .heading(1, format!("{name} {post}").trim())
            .form(form(lang, criticism));
    }
    builder.build()
}

/// The boxes of one criticism; the answer's stays open where there is none.
fn form(lang: &Lang, criticism: &OpenCriticism) -> Vec<Vec<Labelled>> {
    let several = criticism.opinions.len() > 1;
    let mut boxes = Vec::new();
    for (place, words) in criticism.opinions.iter().enumerate() {
        let said = [
            (tr!(lang, "doc-criticism-fact"), &words.fact),
            (tr!(lang, "doc-criticism-problem"), &words.fault),
            (tr!(lang, "doc-criticism-effect"), &words.effect),
            (tr!(lang, "doc-criticism-advice"), &words.advice),
        ];
        for (label, words) in said {
            let words = words.trim();
            if words.is_empty() {
                continue;
            }
            let number = (place + 1).to_string();
            let label = if several {
                tr!(
                    lang,
                    "doc-criticism-numbered",
                    number = number,
                    label = label
                )
            } else {
                label
            };
            boxes.push(vec![Labelled::new(label, words)]);
        }
    }
    let answer = match &criticism.reply {
        Some((kind, words)) => {
            let kind = match kind {
                ReplyKind::Accepts => tr!(lang, "doc-criticism-accepts"),
                ReplyKind::Explains => tr!(lang, "doc-criticism-explains"),
            };
            format!("{kind}\n{}", words.trim())
        }
        None => String::new(),
    };
    boxes.push(vec![Labelled::new(
        tr!(lang, "doc-criticism-answer"),
        answer,
    )]);
    boxes
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::super::fixture::{body, chinese, meeting};
    use super::super::plain;
    use super::*;
    use crate::domain::{Criticism, MemberId};

    fn criticism(critic: i64, target: i64, fact: &str) -> OpenCriticism {
        OpenCriticism {
            critic: MemberId(critic),
            target: MemberId(target),
            at: meeting().held_on.and_time(NaiveTime::MIN),
            opinions: vec![Criticism {
                fact: fact.into(),
                fault: "签字走过场".into(),
                effect: String::new(),
                advice: "先核对再签字".into(),
            }],
            reply: None,
        }
    }

    #[test]
    fn critics_stand_in_the_order_of_the_body_with_the_answer() {
        let mut answered = criticism(1, 2, "三月补贴名册没有核对");
        answered.reply = Some((ReplyKind::Explains, "那天在县里开会，但责任在我".into()));
        let said = [
            criticism(9, 2, "去年路灯的事"),
            criticism(3, 2, "五月的信访件超期"),
            answered,
            criticism(1, 3, "说的是别人"),
        ];
        let sheet = criticism_sheet(&chinese(), &meeting(), &body()[1], &body(), &said);
        insta::assert_snapshot!(plain::write(&sheet));
    }

    #[test]
    fn several_opinions_of_one_critic_are_numbered() {
        let mut twice = criticism(1, 2, "三月补贴名册没有核对");
        twice
            .opinions
            .extend(criticism(1, 2, "五月的信访件超期").opinions);
        let sheet = criticism_sheet(&chinese(), &meeting(), &body()[1], &body(), &[twice]);
        let sheet = plain::write(&sheet);
        assert!(
            sheet.contains("第1条事实") && sheet.contains("第2条事实"),
            "{sheet}"
        );
    }

    #[test]
    fn nobody_said_anything_yet() {
        let sheet = criticism_sheet(&chinese(), &meeting(), &body()[1], &body(), &[]);
        assert!(plain::write(&sheet).contains("还没有打开的批评意见"));
    }
}
