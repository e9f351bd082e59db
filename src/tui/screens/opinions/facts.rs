//! What is known of an opinion besides its words, line by line.

use crate::domain::opinion::{Opinion, Registered};
use crate::report::words;
use crate::text;
use crate::tr;
use crate::tui::Role;
use crate::tui::context::Context;
use crate::tui::form::date_words;

use super::book::Book;
use super::draw::state;

/// A line of the page.
pub(super) struct Fact {
    pub label: String,
    pub words: String,
    pub role: Role,
}

/// What the page knows and the register does not.
pub(super) struct Shown<'a> {
    /// How many said it in the same words.
    pub times: usize,
    /// How to reach whoever asked for a reply, while the office looks at it.
    pub contact: Option<&'a str>,
    pub to_office: bool,
}

/// Where it comes from, how it is sorted and what has become of it.
pub(super) fn facts(
    shown: &Shown<'_>,
    book: &Book,
    record: &Registered,
    cx: &Context,
) -> Vec<Fact> {
    let opinion = &record.opinion;
    let mut facts = vec![
        fact(tr!(cx.lang, "opinion-from"), from(opinion, book, cx)),
        fact(
            tr!(cx.lang, "opinion-field-category"),
            book.category(&opinion.category),
        ),
        fact(
            tr!(cx.lang, "opinion-field-about"),
            about(opinion, book, cx),
        ),
    ];
    if opinion.urgent {
        let words = tr!(cx.lang, "opinion-urgent-yes");
        facts.push(Fact {
            role: Role::Bad,
            ..fact(
                tr!(cx.lang, "opinion-field-urgent"),
                format!("{} {words}", cx.signs.warning),
            )
        });
    }
    if shown.times > 1 {
        let words = tr!(cx.lang, "opinion-said-times", count = shown.times);
        facts.push(fact(tr!(cx.lang, "opinion-said"), words));
    }
    facts.push(claimed(record, book, cx));
    if opinion.wants_reply {
        let words = reply(shown, cx);
        facts.push(fact(tr!(cx.lang, "opinion-field-reply"), words));
    }
    facts
}

const fn fact(label: String, words: String) -> Fact {
    Fact {
        label,
        words,
        role: Role::Text,
    }
}

/// How it came in: the channel, the groups of a round, the day where it is kept.
fn from(opinion: &Opinion, book: &Book, cx: &Context) -> String {
    let mut words = words::channel(cx.lang, opinion.channel);
    if !opinion.voters.is_empty() {
        let groups: Vec<String> = opinion.voters.iter().map(|id| book.group(id)).collect();
        let groups = groups.join(&tr!(cx.lang, "results-list-comma"));
        words = tr!(
            cx.lang,
            "opinion-from-groups",
            channel = words,
            groups = groups
        );
    }
    match opinion.received_on {
        Some(day) => {
            let day = date_words(day, cx.wall.date(), cx.lang);
            format!("{words} {} {day}", cx.signs.separator)
        }
        None => words,
    }
}

fn about(opinion: &Opinion, book: &Book, cx: &Context) -> String {
    let about = book.addressee(opinion.addressee, cx.lang);
    match book.suggested(opinion.id) {
        Some(member) => {
            let name = member.name.as_str();
            let words = tr!(cx.lang, "opinion-suggested", name = name);
            format!("{about} {} {words}", cx.signs.separator)
        }
        None => about,
    }
}

/// Who answers for it, and at which item.
fn claimed(record: &Registered, book: &Book, cx: &Context) -> Fact {
    let (words, role) = state(record, book, cx);
    let claim = record.claim.as_ref();
    let slot = claim.and_then(|claim| claim.slot.as_deref());
    let words = match slot.and_then(|slot| book.place(slot)) {
        Some(place) => format!("{words} {} {place}", cx.signs.separator),
        None => words,
    };
    Fact {
        role,
        ..fact(tr!(cx.lang, "opinion-field-claim"), words)
    }
}

fn reply(shown: &Shown<'_>, cx: &Context) -> String {
    match shown.contact {
        Some(contact) => text::sanitize(contact).into_owned(),
        None if shown.to_office => tr!(cx.lang, "opinion-reply-look"),
        None => tr!(cx.lang, "opinion-reply-office"),
    }
}
