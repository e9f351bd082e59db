//! A member's self-review (对照检查材料) as a document.

use chrono::{Datelike, NaiveDate};

use super::block::{Block, Document};
use crate::domain::meeting::{Meeting, Member};
use crate::domain::worksheet::EntryState;
use crate::domain::{
    Checklist, ChecklistItem, Citation, Entry, SelfRating, Worksheet, WorksheetState,
};
use crate::lang::Lang;
use crate::tr;

/// The document: section by section what was written, then what is not
/// finished. Sections of which nothing is written are left out.
#[must_use]
pub fn self_review(
    lang: &Lang,
    meeting: &Meeting,
    member: Option<&Member>,
    checklist: &Checklist,
    worksheet: &Worksheet,
) -> Document {
    let mut blocks = head(lang, meeting, member, checklist, worksheet);
    let mut unfinished = Vec::new();
    let mut number = 0;
    for section in &checklist.sections {
        let mut written = Vec::new();
        for item in &section.items {
            number += 1;
            let title = tr!(
                lang,
                "doc-item",
                number = number.to_string(),
                text = item.text.as_str()
            );
            let answers = |entry: &&Entry| entry.answers_item(&item.id, &checklist.pack);
            let entry = worksheet.entries.iter().find(answers);
            let state = entry.map_or(EntryState::Open, Entry::state);
            match state {
                EntryState::Open => {
                    unfinished.push(tr!(lang, "doc-item-open", item = title.as_str()));
                }
                EntryState::Begun => {
                    unfinished.push(tr!(lang, "doc-item-begun", item = title.as_str()));
                }
                EntryState::Done => {}
            }
            if let Some(entry) = entry
                && state != EntryState::Open
            {
                written.extend(answered(lang, title, Some(item), entry));
            }
        }
        if !written.is_empty() {
            blocks.push(Block::Heading {
                level: 1,
                text: section.title.clone(),
            });
            blocks.append(&mut written);
        }
    }
    blocks.extend(earlier(lang, checklist, worksheet));
    if !unfinished.is_empty() {
        let count = unfinished.len().to_string();
        blocks.push(Block::Heading {
            level: 1,
            text: tr!(lang, "doc-unfinished", count = count),
        });
        blocks.push(Block::List(unfinished));
    }
    let title = match member {
        Some(member) => tr!(lang, "doc-self-review-title", name = member.name.as_str()),
        None => tr!(lang, "doc-body-review-title", unit = meeting.unit.as_str()),
    };
    Document { title, blocks }
}

fn head(
    lang: &Lang,
    meeting: &Meeting,
    member: Option<&Member>,
    checklist: &Checklist,
    worksheet: &Worksheet,
) -> Vec<Block> {
    let who = member.map_or_else(String::new, |member| {
        format!("{} {}", member.name, member.post)
    });
    let mut fields = vec![
        field(tr!(lang, "doc-unit"), &meeting.unit),
        field(tr!(lang, "doc-meeting"), &meeting.title),
        field(tr!(lang, "doc-held-on"), &date(lang, meeting.held_on)),
        field(tr!(lang, "doc-theme"), &meeting.theme),
        field(tr!(lang, "doc-member"), who.trim_end()),
        field(tr!(lang, "doc-checklist"), &checklist.title),
    ];
    match worksheet.state {
        WorksheetState::Draft => fields.push(Some(Block::Note(tr!(lang, "doc-draft")))),
        WorksheetState::HandedIn { at } => {
            fields.push(field(tr!(lang, "doc-handed-in"), &date(lang, at.date())));
        }
    }
    fields.into_iter().flatten().collect()
}

/// One item: its heading and whatever was written under it.
fn answered(lang: &Lang, title: String, item: Option<&ChecklistItem>, entry: &Entry) -> Vec<Block> {
    let source = item.map(|item| source(&item.citation)).unwrap_or_default();
    let rating = entry
        .rating
        .map(|rating| rating_word(lang, rating))
        .unwrap_or_default();
    let due = entry.due.map(|due| date(lang, due)).unwrap_or_default();
    let fields = [
        Some(Block::Heading {
            level: 2,
            text: title,
        }),
        field(tr!(lang, "doc-source"), &source),
        field(tr!(lang, "doc-rating"), &rating),
        field(tr!(lang, "doc-facts"), &entry.facts),
        field(tr!(lang, "doc-causes"), &entry.causes),
        field(tr!(lang, "doc-measures"), &entry.measures),
        field(tr!(lang, "doc-due"), &due),
    ];
    fields.into_iter().flatten().collect()
}

/// What was written on items that the checklist no longer has.
fn earlier(lang: &Lang, checklist: &Checklist, worksheet: &Worksheet) -> Vec<Block> {
    let known = |entry: &Entry| {
        checklist
            .items()
            .any(|(_, item)| entry.answers_item(&item.id, &checklist.pack))
    };
    let kept = worksheet
        .entries
        .iter()
        .filter(|entry| !known(entry) && !entry.is_empty());
    let mut blocks: Vec<Block> = kept
        .flat_map(|entry| {
            let title = format!("{} ({})", entry.item, entry.edition);
            answered(lang, title, None, entry)
        })
        .collect();
    if !blocks.is_empty() {
        blocks.insert(
            0,
            Block::Heading {
                level: 1,
                text: tr!(lang, "doc-earlier-edition"),
            },
        );
    }
    blocks
}

/// Where an item is written; without the article while it is not verified.
fn source(citation: &Citation) -> String {
    match citation.shown_article() {
        Some(article) => format!("{} {article}", citation.document),
        None => citation.document.clone(),
    }
}

/// A field, unless it says nothing.
fn field(label: String, text: &str) -> Option<Block> {
    (!text.trim().is_empty()).then(|| Block::Field {
        label,
        text: text.to_owned(),
    })
}

fn rating_word(lang: &Lang, rating: SelfRating) -> String {
    match rating {
        SelfRating::Met => tr!(lang, "rating-met"),
        SelfRating::MostlyMet => tr!(lang, "rating-mostly-met"),
        SelfRating::Gap => tr!(lang, "rating-gap"),
        SelfRating::NotApplicable => tr!(lang, "rating-not-applicable"),
    }
}

fn date(lang: &Lang, day: NaiveDate) -> String {
    let (year, month, day) = (
        day.year().to_string(),
        day.month().to_string(),
        day.day().to_string(),
    );
    tr!(lang, "doc-date", year = year, month = month, day = day)
}

#[cfg(test)]
mod tests {
    use super::super::{markdown, plain};
    use super::*;
    use crate::domain::checklist::Section;
    use crate::domain::worksheet::Written;
    use crate::domain::{Author, Family, ItemId, MeetingId, MeetingKind, MemberId, PackRef};
    use crate::lang::Language;

    fn edition() -> PackRef {
        PackRef {
            id: "party-constitution".into(),
            version: "2022".into(),
        }
    }

    fn checklist() -> Checklist {
        let item = |id: &str, text: &str, verified| ChecklistItem {
            id: id.into(),
            text: text.into(),
            questions: vec![],
            citation: Citation {
                document: "中国共产党章程".into(),
                article: Some("第三条（七）".into()),
                verified,
            },
            dimension: None,
        };
        let section = |title: &str, items| Section {
            id: title.into(),
            title: title.into(),
            items,
        };
        Checklist {
            pack: edition(),
            title: "党章（2022）".into(),
            source: String::new(),
            family: Family::Constitution,
            theme: None,
            briefings: Vec::new(),
            sections: vec![
                section(
                    "义务",
                    vec![
                        item("duty-7", "密切联系群众", true),
                        item("duty-8", "发扬新风尚", false),
                    ],
                ),
                section("权利", vec![item("right-1", "参加会议", true)]),
            ],
        }
    }

    fn document(state: WorksheetState, language: Language) -> Document {
        let lang = Lang::load(language).unwrap();
        let meeting = Meeting {
            id: MeetingId(1),
            unit: "石桥镇党委".into(),
            title: "2026 年度民主生活会".into(),
            kind: MeetingKind::DemocraticLife,
            held_on: NaiveDate::from_ymd_opt(2026, 12, 18).unwrap(),
            theme: String::new(),
            checklist: edition(),
            questionnaire: edition(),
        };
        let member = Member {
            id: MemberId(2),
            name: "李秀英".into(),
            post: "镇长".into(),
            rank: 2,
            chair: false,
        };
        let entry = |item: &str| Entry::empty(ItemId::from(item), edition());
        let saved = vec![
            Entry {
                rating: Some(SelfRating::Gap),
                facts: "补贴晚发 21 天。\n没有核对名册。".into(),
                causes: "下村少".into(),
                measures: "每月五日前张榜".into(),
                due: NaiveDate::from_ymd_opt(2027, 3, 1),
                ..entry("duty-7")
            },
            Entry {
                facts: "想到一半".into(),
                ..entry("duty-8")
            },
            Entry {
                rating: Some(SelfRating::Met),
                ..entry("old")
            },
        ];
        let checklist = checklist();
        let saved = Written {
            entries: saved,
            ..Written::default()
        };
        let author = Author::Member(member.id);
        let sheet = Worksheet::along(&checklist, meeting.id, author, saved, state);
        self_review(&lang, &meeting, Some(&member), &checklist, &sheet)
    }

    #[test]
    fn a_self_review_says_what_was_written_and_lists_what_is_owed() {
        let text = plain::write(&document(WorksheetState::Draft, Language::Chinese));
        let expected = "李秀英同志对照检查材料\n======================\n\n\
            单位  石桥镇党委\n会议  2026 年度民主生活会\n会议日期  2026年12月18日\n检查人  李秀英 镇长\n\
            对照依据  党章（2022）\n\n* 草稿：还没有交出，只有本人能看到。\n\n\
            义务\n----\n\n1. 密切联系群众\n\n依据  中国共产党章程 第三条（七）\n自己看  有差距\n\
            表现  补贴晚发 21 天。\n      没有核对名册。\n原因  下村少\n措施  每月五日前张榜\n\
            完成期限  2027年3月1日\n\n2. 发扬新风尚\n\n依据  中国共产党章程\n表现  想到一半\n\n\
            现在的对照依据里没有的条目\n--------------------------\n\n\
            old (party-constitution@2022)\n\n自己看  做到\n\n\
            还没写完的（2）\n---------------\n\n· 2. 发扬新风尚（还没写完）\n· 3. 参加会议（还没开始）\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_handed_in_one_bears_its_date_in_either_language() {
        let at = NaiveDate::from_ymd_opt(2026, 12, 9)
            .unwrap()
            .and_hms_opt(9, 42, 0)
            .unwrap();
        let text = markdown::write(&document(
            WorksheetState::HandedIn { at },
            Language::English,
        ));
        assert!(text.starts_with("# Self-review of 李秀英\n"), "{text}");
        assert!(text.contains("- **Handed in** 2026-12-9\n"), "{text}");
        assert!(!text.contains("Draft"), "{text}");
    }
}
