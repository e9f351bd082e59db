//! A self-review worksheet: one entry per item of the checklist.

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::checklist::Checklist;
use super::id::{ItemId, MeetingId, MemberId, PackRef};

/// How a member sees themselves on one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SelfRating {
    /// 做到
    Met,
    /// 基本做到
    MostlyMet,
    /// 有差距
    Gap,
    /// 不适用
    NotApplicable,
}

impl SelfRating {
    /// The four answers, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Met, Self::MostlyMet, Self::Gap, Self::NotApplicable];

    /// Whether this answer owes an account: what happened, why, what next.
    #[must_use]
    pub const fn owes_account(self) -> bool {
        matches!(self, Self::Gap)
    }
}

/// What a member wrote on one item. An empty entry is an item not yet begun.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The item it answers.
    pub item: ItemId,
    /// The edition of the checklist that asked.
    pub edition: PackRef,
    /// The member's own rating.
    pub rating: Option<SelfRating>,
    /// 表现: what happened.
    pub facts: String,
    /// 原因: why, in oneself.
    pub causes: String,
    /// 措施: what will be done.
    pub measures: String,
    /// By when.
    pub due: Option<NaiveDate>,
}

impl std::fmt::Debug for Entry {
    /// Names the item only: the words are the member's secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry")
            .field("item", &self.item)
            .finish_non_exhaustive()
    }
}

/// How far an entry has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryState {
    /// Nothing written.
    Open,
    /// Something written, something still owed.
    Begun,
    /// Nothing owed any more.
    Done,
}

impl Entry {
    /// The empty entry for an item.
    #[must_use]
    pub fn empty(item: ItemId, edition: PackRef) -> Self {
        Self {
            item,
            edition,
            rating: None,
            facts: String::new(),
            causes: String::new(),
            measures: String::new(),
            due: None,
        }
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rating.is_none()
            && self.due.is_none()
            && [&self.facts, &self.causes, &self.measures]
                .iter()
                .all(|text| text.trim().is_empty())
    }

    /// How far it has come. An item is done with a rating; a gap (有差距) also
    /// owes facts, causes and measures.
    #[must_use]
    pub fn state(&self) -> EntryState {
        let told = [&self.facts, &self.causes, &self.measures]
            .iter()
            .all(|text| !text.trim().is_empty());
        match self.rating {
            Some(rating) if !rating.owes_account() || told => EntryState::Done,
            _ if self.is_empty() => EntryState::Open,
            _ => EntryState::Begun,
        }
    }

    /// Characters written, blanks not counted.
    #[must_use]
    pub fn characters(&self) -> usize {
        [&self.facts, &self.causes, &self.measures]
            .iter()
            .map(|text| text.chars().filter(|c| !c.is_whitespace()).count())
            .sum()
    }
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

/// A member's worksheet in one meeting, in the clear (in memory only).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worksheet {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Whose.
    pub member: MemberId,
    /// One entry per item of the checklist, in its order.
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
        member: MemberId,
        mut saved: Vec<Entry>,
        state: WorksheetState,
    ) -> Self {
        let mut entries = Vec::with_capacity(checklist.len());
        for (_, item) in checklist.items() {
            match saved.iter().position(|entry| entry.item == item.id) {
                Some(at) => entries.push(saved.remove(at)),
                None => entries.push(Entry::empty(item.id.clone(), checklist.pack.clone())),
            }
        }
        entries.append(&mut saved);
        Self {
            meeting,
            member,
            entries,
            state,
        }
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
        let (meeting, member) = (MeetingId(1), MemberId(1));
        Worksheet::along(
            &checklist(ids),
            meeting,
            member,
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
