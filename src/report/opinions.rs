//! 征求意见汇总: what people said, in their own words, and who answers for it.
//! Never who said it: neither a name nor a way to reach one comes in here.

use std::collections::BTreeMap;

use super::block::{Align, Cell, Column, Document, Table};
use super::builder::DocumentBuilder;
use super::words;
use crate::domain::opinion::{Addressee, Registered};
use crate::domain::{Author, Category, CategoryId, Meeting, Member, OpinionId};
use crate::lang::Lang;
use crate::tr;

/// What the opinions are named by.
#[derive(Debug, Clone, Copy)]
pub struct OpinionNames<'a> {
    /// The body in its customary order.
    pub members: &'a [Member],
    /// The words for the categories.
    pub categories: &'a [Category],
}

/// The summary: the same words about the same are one line with their count.
///
/// `answers` are the words of the answers where they may be read; without, the
/// table says only whether there is one.
#[must_use]
pub fn opinion_summary(
    lang: &Lang,
    meeting: &Meeting,
    names: OpinionNames<'_>,
    opinions: &[Registered],
    answers: &BTreeMap<OpinionId, String>,
) -> Document {
    let title = tr!(lang, "doc-opinions-title", unit = meeting.unit.as_str());
    let mut builder = DocumentBuilder::new(lang, title);
    let day = words::date(lang, meeting.held_on);
    builder.byline(tr!(
        lang,
        "doc-of-meeting",
        title = meeting.title.as_str(),
        date = day
    ));
    if opinions.is_empty() {
        builder.paragraph(tr!(lang, "doc-opinions-none"));
        return builder.build();
    }
    let open = opinions.iter().filter(|one| one.claim.is_none()).count();
    builder
        .note(tr!(
            lang,
            "doc-opinions-counts",
            total = opinions.len().to_string(),
            open = open.to_string()
        ))
        .table(opinion_table(lang, names, opinions, answers));
    builder.build()
}

/// The table of the summary, for a spreadsheet.
#[must_use]
pub fn opinion_table(
    lang: &Lang,
    names: OpinionNames<'_>,
    opinions: &[Registered],
    answers: &BTreeMap<OpinionId, String>,
) -> Table {
    let lines = lines(names, opinions);
    let rows = (1..).zip(&lines).map(|(number, line)| {
        let cells = [
            number.to_string(),
            line.words.to_owned(),
            category(lang, names, line),
            addressee(lang, names, line.addressee),
            line.each(|one| words::channel(lang, one.opinion.channel)),
            line.opinions.len().to_string(),
            line.each(|one| claimant(lang, names, one)),
            line.each(|one| answer(lang, one, answers)),
        ];
        cells.map(Cell::from).into()
    });
    let narrow = |header: String| Column {
        header,
        align: Align::Centre,
    };
    Table {
        caption: None,
        columns: vec![
            narrow(tr!(lang, "doc-opinions-number")),
            Column::words(tr!(lang, "doc-opinions-words")),
            Column::words(tr!(lang, "doc-opinions-category")),
            Column::words(tr!(lang, "doc-opinions-addressee")),
            Column::words(tr!(lang, "doc-opinions-channel")),
            narrow(tr!(lang, "doc-opinions-count")),
            Column::words(tr!(lang, "doc-opinions-claimed-by")),
            Column::words(tr!(lang, "doc-opinions-answer")),
        ],
        rows: rows.collect(),
        landscape: true,
    }
}

/// One line of the table: the same words, about the same.
struct Line<'a> {
    words: &'a str,
    category: &'a CategoryId,
    addressee: Addressee,
    opinions: Vec<&'a Registered>,
}

impl Line<'_> {
    /// What is said of its opinions, each thing once.
    fn each(&self, said: impl Fn(&Registered) -> String) -> String {
        let mut each: Vec<String> = Vec::new();
        for opinion in &self.opinions {
            let said = said(opinion);
            if !each.contains(&said) {
                each.push(said);
            }
        }
        each.join("\n")
    }
}

/// The lines, those about the body first, then by member and category; what
/// was said most often first.
fn lines<'a>(names: OpinionNames<'_>, opinions: &'a [Registered]) -> Vec<Line<'a>> {
    let mut lines: BTreeMap<(Addressee, &CategoryId, &str), Vec<&Registered>> = BTreeMap::new();
    for one in opinions {
        let opinion = &one.opinion;
        let key = (opinion.addressee, &opinion.category, opinion.words.trim());
        lines.entry(key).or_default().push(one);
    }
    let mut lines: Vec<Line<'_>> = lines
        .into_iter()
        .map(|((addressee, category, words), opinions)| Line {
            words,
            category,
            addressee,
            opinions,
        })
        .collect();
    let place = |line: &Line<'_>| {
        let member = match line.addressee {
            Addressee::Body => 0,
            Addressee::Member(id) => {
                1 + names
                    .members
                    .iter()
                    .position(|member| member.id == id)
                    .unwrap_or(names.members.len())
            }
        };
        let category = names.categories.iter().position(|c| &c.id == line.category);
        let category = category.unwrap_or(names.categories.len());
        (member, category, usize::MAX - line.opinions.len())
    };
    lines.sort_by_key(place);
    lines
}

fn category(lang: &Lang, names: OpinionNames<'_>, line: &Line<'_>) -> String {
    let known = names.categories.iter().find(|c| &c.id == line.category);
    let label = known.map_or_else(|| line.category.to_string(), |known| known.label.clone());
    if line.opinions.iter().any(|one| one.opinion.urgent) {
        tr!(lang, "doc-opinions-urgent", category = label)
    } else {
        label
    }
}

fn addressee(lang: &Lang, names: OpinionNames<'_>, addressee: Addressee) -> String {
    match addressee {
        Addressee::Body => tr!(lang, "doc-the-body"),
        Addressee::Member(id) => words::name(lang, names.members, id),
    }
}

fn claimant(lang: &Lang, names: OpinionNames<'_>, one: &Registered) -> String {
    match one.claim.as_ref().map(|claim| claim.by) {
        Some(Author::Body) => tr!(lang, "doc-the-body"),
        Some(Author::Member(id)) => words::name(lang, names.members, id),
        None => tr!(lang, "doc-opinions-unclaimed"),
    }
}

fn answer(lang: &Lang, one: &Registered, answers: &BTreeMap<OpinionId, String>) -> String {
    let words = answers
        .get(&one.opinion.id)
        .map_or("", |words| words.trim());
    match &one.claim {
        _ if !words.is_empty() => words.to_owned(),
        Some(claim) if claim.answered => tr!(lang, "doc-opinions-answered"),
        Some(_) => tr!(lang, "doc-opinions-unanswered"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::fixture::{body, chinese, meeting};
    use super::super::{csv, plain};
    use super::*;
    use crate::domain::opinion::{Channel, Claim};
    use crate::domain::{MemberId, Opinion};

    fn opinion(id: i64, words: &str, addressee: Addressee, channel: Channel) -> Registered {
        Registered {
            opinion: Opinion {
                id: OpinionId(id),
                channel,
                category: "subsidy".into(),
                addressee,
                urgent: false,
                words: words.into(),
                received_on: NaiveDate::from_ymd_opt(2026, 11, 20),
                round: None,
                voters: vec!["residents".into()],
                wants_reply: true,
            },
            claim: None,
        }
    }

    fn claimed(mut one: Registered, by: Author, answered: bool) -> Registered {
        one.claim = Some(Claim {
            by,
            claimed_on: NaiveDate::default(),
            slot: None,
            answered,
        });
        one
    }

    fn all() -> Vec<Registered> {
        let to = |id| Addressee::Member(MemberId(id));
        let mut urgent = opinion(5, "后山村的桥要塌了", Addressee::Body, Channel::Petition);
        urgent.opinion.urgent = true;
        urgent.opinion.category = "nowhere".into();
        vec![
            opinion(1, "补贴晚发", to(2), Channel::Round),
            claimed(
                opinion(2, " 补贴晚发\n", to(2), Channel::Visit),
                Author::Member(MemberId(2)),
                false,
            ),
            opinion(3, "=路灯不亮", to(1), Channel::Forum),
            claimed(
                opinion(4, "办事要跑三趟", Addressee::Body, Channel::Talk),
                Author::Body,
                true,
            ),
            urgent,
        ]
    }

    fn categories() -> [Category; 1] {
        [Category {
            id: "subsidy".into(),
            label: "补贴发放".into(),
            dimension: None,
            words: vec![],
        }]
    }

    #[test]
    fn the_same_words_about_the_same_are_one_line() {
        let names = OpinionNames {
            members: &body(),
            categories: &categories(),
        };
        let answers = BTreeMap::from([(OpinionId(2), "三月底补发".to_owned())]);
        let document = opinion_summary(&chinese(), &meeting(), names, &all(), &answers);
        insta::assert_snapshot!(plain::write(&document));
        let table = opinion_table(&chinese(), names, &all(), &answers);
        let csv = csv::table_to_csv(&table);
        assert!(csv.contains("\r\n3,'=路灯不亮,"), "{csv}");
    }

    #[test]
    fn who_said_it_is_not_in_the_table() {
        let names = OpinionNames {
            members: &body(),
            categories: &categories(),
        };
        let text = plain::write(&opinion_summary(
            &chinese(),
            &meeting(),
            names,
            &all(),
            &BTreeMap::new(),
        ));
        for telling in ["residents", "群众", "2026年11月20日", "11-20"] {
            assert!(!text.contains(telling), "{telling}: {text}");
        }
    }
}
