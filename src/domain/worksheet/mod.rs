//! A self-review worksheet: one entry per item of the checklist, and the parts
//! that belong to no single item.

mod compare;
mod entry;
mod part;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::checklist::Checklist;
use super::id::{MeetingId, MemberId};

pub use compare::{Changed, Difference, Field, Place};
pub use entry::{Answer, Entry, EntryState, SelfRating};
pub use part::{Part, PartKind, Written};

/// Whose worksheet it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Author {
    /// 班子: drafted by several hands in turn.
    Body,
    /// 个人
    Member(MemberId),
}

/// Where a worksheet stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorksheetState {
    /// Only the member can read it.
    Draft,
    /// The chair and the clerk can read it.
    HandedIn {
        /// When it was handed in, local time of the machine.
        at: NaiveDateTime,
    },
}

/// A worksheet in one meeting, in the clear (in memory only).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worksheet {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Whose.
    pub author: Author,
    /// One of each kind, in their order.
    pub parts: Vec<Part>,
    /// One entry per item of the checklist, in its order; then what was written
    /// on items that the checklist does not have.
    pub entries: Vec<Entry>,
    /// Draft or handed in.
    pub state: WorksheetState,
}

/// How far a worksheet has come, in items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Items with nothing owed.
    pub done: usize,
    /// Items begun and not done.
    pub begun: usize,
    /// All items.
    pub total: usize,
}

impl Progress {
    /// Whether every item is done.
    #[must_use]
    pub const fn complete(&self) -> bool {
        self.done == self.total
    }
}

impl Worksheet {
    /// Lays saved entries out along a checklist: one entry per item, in its
    /// order, empty where nothing is saved. Entries of items that the
    /// checklist does not have are kept at the end, so that no word is lost
    /// when the edition changes.
    #[must_use]
    pub fn along(
        checklist: &Checklist,
        meeting: MeetingId,
        author: Author,
        mut saved: Written,
        state: WorksheetState,
    ) -> Self {
        let mut entries = Vec::with_capacity(checklist.len());
        for (_, item) in checklist.items() {
            let answers = |entry: &Entry| entry.answers_item(&item.id, &checklist.pack);
            match saved.entries.iter().position(answers) {
                Some(at) => entries.push(saved.entries.remove(at)),
                None => entries.push(Entry::empty(item.id.clone(), checklist.pack.clone())),
            }
        }
        saved.entries.retain(|entry| !entry.is_blank());
        entries.append(&mut saved.entries);
        let part = |kind| Part {
            kind,
            text: saved.part(kind).to_owned(),
        };
        Self {
            meeting,
            author,
            parts: PartKind::ALL.into_iter().map(part).collect(),
            entries,
            state,
        }
    }

    /// The text of a part.
    #[must_use]
    pub fn part(&self, kind: PartKind) -> &str {
        self.parts
            .iter()
            .find(|part| part.kind == kind)
            .map_or("", |part| &part.text)
    }

    /// What others get to read: everything but the notes.
    #[must_use]
    pub fn written(&self) -> Written {
        Written {
            parts: self.parts.clone(),
            entries: self.entries.iter().map(Entry::without_notes).collect(),
        }
    }

    /// Whether there is nothing to hand in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.iter().all(Entry::is_empty)
            && self.parts.iter().all(|part| part.text.trim().is_empty())
    }

    /// Characters written, blanks and notes not counted.
    #[must_use]
    pub fn characters(&self) -> usize {
        let parts = self.parts.iter().map(Part::characters);
        let entries = self.entries.iter().map(Entry::characters);
        parts.chain(entries).sum()
    }

    /// How many items name a problem.
    #[must_use]
    pub fn problems(&self) -> usize {
        self.entries
            .iter()
            .filter(|entry| entry.names_problem())
            .count()
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let mut progress = Progress {
            total: self.entries.len(),
            ..Progress::default()
        };
        for entry in &self.entries {
            match entry.state() {
                EntryState::Done => progress.done += 1,
                EntryState::Begun => progress.begun += 1,
                EntryState::Open => {}
            }
        }
        progress
    }

    /// The first item at or after `from` that still owes something, going
    /// round once.
    #[must_use]
    pub fn next_unfinished(&self, from: usize) -> Option<usize> {
        let count = self.entries.len();
        (0..count).map(|step| (from + step) % count).find(|&at| {
            self.entries
                .get(at)
                .is_some_and(|e| e.state() != EntryState::Done)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::checklist::{ChecklistItem, Citation, Family, Section};
    use super::super::id::{ItemId, PackRef};
    use super::*;

    fn edition() -> PackRef {
        PackRef {
            id: "party-constitution".into(),
            version: "2022".into(),
        }
    }

    fn checklist(ids: &[&str]) -> Checklist {
        let citation = Citation {
            document: "中国共产党章程".into(),
            article: None,
            verified: false,
        };
        let item = |id: &&str| ChecklistItem {
            id: ItemId::from(*id),
            text: (*id).into(),
            questions: vec![],
            citation: citation.clone(),
            dimension: None,
        };
        Checklist {
            pack: edition(),
            title: "党章".into(),
            source: String::new(),
            family: Family::Other,
            theme: None,
            briefings: Vec::new(),
            sections: vec![Section {
                id: "duties".into(),
                title: "义务".into(),
                items: ids.iter().map(item).collect(),
            }],
        }
    }

    fn entry(item: &str, rating: Option<SelfRating>, facts: &str) -> Entry {
        Entry {
            rating,
            facts: facts.into(),
            ..Entry::empty(item.into(), edition())
        }
    }

    fn along(ids: &[&str], saved: Vec<Entry>) -> Worksheet {
        let (meeting, author) = (MeetingId(1), Author::Member(MemberId(1)));
        let saved = Written {
            entries: saved,
            ..Written::default()
        };
        Worksheet::along(
            &checklist(ids),
            meeting,
            author,
            saved,
            WorksheetState::Draft,
        )
    }

    #[test]
    fn a_gap_is_done_only_with_facts_causes_and_measures() {
        let mut entry = entry("duty-7", Some(SelfRating::Gap), "三月补贴晚发二十一天");
        assert_eq!(entry.state(), EntryState::Begun);
        entry.causes = "没有核对名册就签字".into();
        entry.measures = "每月五日前核对并张榜".into();
        assert_eq!(entry.state(), EntryState::Done);
    }

    #[test]
    fn an_item_that_is_met_owes_nothing() {
        assert_eq!(
            entry("duty-1", Some(SelfRating::Met), "").state(),
            EntryState::Done
        );
        assert_eq!(entry("duty-1", None, " \n").state(), EntryState::Open);
    }

    #[test]
    fn no_word_is_lost_when_the_checklist_no_longer_asks() {
        let sheet = along(
            &["a", "b"],
            vec![entry("old", None, "旧条目的话"), entry("b", None, "乙")],
        );
        let items: Vec<_> = sheet.entries.iter().map(|e| e.item.as_str()).collect();
        assert_eq!(items, ["a", "b", "old"]);
        assert_eq!(sheet.entries[2].facts, "旧条目的话");
    }

    #[test]
    fn the_same_item_in_another_edition_finds_its_words_and_says_who_asked() {
        let older = PackRef {
            version: "2017".into(),
            ..edition()
        };
        let mut kept = entry("a", None, "二〇一七版时写的");
        kept.edition = older.clone();
        let mut foreign = entry("b", None, "另一份清单里的乙");
        foreign.edition.id = "theme".into();
        let sheet = along(&["a", "b"], vec![kept, foreign]);
        assert_eq!(sheet.entries[0].facts, "二〇一七版时写的");
        assert_eq!(sheet.entries[0].edition, older);
        assert_eq!(sheet.entries[1].facts, "");
        assert_eq!(sheet.entries[2].facts, "另一份清单里的乙");
    }

    #[test]
    fn notes_are_never_handed_in() {
        let mut noted = entry("a", None, "交出去的");
        noted.notes = "只给自己看".into();
        let written = along(&["a"], vec![noted]).written();
        assert_eq!(written.entries[0].facts, "交出去的");
        assert_eq!(written.entries[0].notes, "");
    }

    #[test]
    fn the_next_unfinished_item_is_found_going_round() {
        let met = |id| entry(id, Some(SelfRating::Met), "");
        let sheet = along(&["a", "b", "c"], vec![met("b"), met("c")]);
        assert_eq!(sheet.next_unfinished(1), Some(0));
        let sheet = along(&["a", "b"], vec![met("a"), met("b")]);
        assert_eq!(sheet.next_unfinished(0), None);
        assert!(sheet.progress().complete());
    }

    #[test]
    fn debug_output_keeps_the_words_secret() {
        let printed = format!("{:?}", entry("duty-7", None, "不能外传"));
        assert!(!printed.contains("不能外传"), "{printed}");
    }
}
