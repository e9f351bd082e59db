//! What differs between two states of a worksheet, place by place.

use super::entry::{Entry, SelfRating};
use super::part::{PartKind, Written};
use crate::domain::id::OpinionId;

/// One place that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference<'a> {
    /// Where.
    pub place: Place<'a>,
    /// What was there and what is there now.
    pub change: Changed<'a>,
}

/// A place of a worksheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// A part that answers no single item.
    Part(PartKind),
    /// A field of an entry; the entry as it is now, or as it was when it is
    /// gone.
    Entry(&'a Entry, Field),
}

/// A field of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// 自己看
    Rating,
    /// 表现
    Facts,
    /// 原因
    Causes,
    /// 措施
    Measures,
    /// 期限
    Due,
    /// 答复
    Answer(OpinionId),
}

/// What was there and what is there now.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Changed<'a> {
    /// Words.
    Words(&'a str, &'a str),
    /// The own rating.
    Rating(Option<SelfRating>, Option<SelfRating>),
    /// The day by which it is to be done.
    Due(Option<chrono::NaiveDate>, Option<chrono::NaiveDate>),
}

impl std::fmt::Debug for Changed<'_> {
    /// Which kind, without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Words(..) => "Words",
            Self::Rating(..) => "Rating",
            Self::Due(..) => "Due",
        })
    }
}

impl Written {
    /// What differs in a newer state, in reading order: the situation, the
    /// entries as they stand now, those that are gone, the other parts. Which
    /// edition asked, and notes, make no difference.
    #[must_use]
    pub fn differences<'a>(&'a self, newer: &'a Self) -> Vec<Difference<'a>> {
        let mut found = Vec::new();
        let [first, rest @ ..] = PartKind::ALL;
        self.part_differs(newer, first, &mut found);
        let same = |one: &Entry, other: &Entry| one.slot() == other.slot();
        for now in &newer.entries {
            let was = self.entries.iter().find(|entry| same(entry, now));
            entry_differs(was, Some(now), &mut found);
        }
        for was in &self.entries {
            if !newer.entries.iter().any(|entry| same(entry, was)) {
                entry_differs(Some(was), None, &mut found);
            }
        }
        for kind in rest {
            self.part_differs(newer, kind, &mut found);
        }
        found
    }

    fn part_differs<'a>(
        &'a self,
        newer: &'a Self,
        kind: PartKind,
        found: &mut Vec<Difference<'a>>,
    ) {
        let (was, now) = (self.part(kind), newer.part(kind));
        if was != now {
            found.push(Difference {
                place: Place::Part(kind),
                change: Changed::Words(was, now),
            });
        }
    }
}

fn entry_differs<'a>(
    was: Option<&'a Entry>,
    now: Option<&'a Entry>,
    found: &mut Vec<Difference<'a>>,
) {
    let Some(entry) = now.or(was) else {
        return;
    };
    let mut add = |field, change| {
        found.push(Difference {
            place: Place::Entry(entry, field),
            change,
        });
    };
    let ratings = (was.and_then(|e| e.rating), now.and_then(|e| e.rating));
    if ratings.0 != ratings.1 {
        add(Field::Rating, Changed::Rating(ratings.0, ratings.1));
    }
    let words =
        |entry: Option<&'a Entry>| entry.map_or([""; 3], |e| [&e.facts, &e.causes, &e.measures]);
    let fields = [Field::Facts, Field::Causes, Field::Measures];
    for ((was, now), field) in words(was).into_iter().zip(words(now)).zip(fields) {
        if was != now {
            add(field, Changed::Words(was, now));
        }
    }
    let dues = (was.and_then(|e| e.due), now.and_then(|e| e.due));
    if dues.0 != dues.1 {
        add(Field::Due, Changed::Due(dues.0, dues.1));
    }
    let answer = |entry: Option<&'a Entry>, opinion| {
        let answers = entry.map_or(&[][..], |entry| &entry.answers);
        let given = answers.iter().find(|answer| answer.opinion == opinion);
        given.map_or("", |answer| &answer.words)
    };
    let mut opinions: Vec<OpinionId> = [now, was]
        .into_iter()
        .flatten()
        .flat_map(|entry| entry.answers.iter().map(|answer| answer.opinion))
        .collect();
    opinions.sort_unstable();
    opinions.dedup();
    for opinion in opinions {
        let (was, now) = (answer(was, opinion), answer(now, opinion));
        if was != now {
            add(Field::Answer(opinion), Changed::Words(was, now));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Answer, Part};
    use super::*;
    use crate::domain::id::PackRef;

    fn entry(item: &str, facts: &str) -> Entry {
        let edition = PackRef {
            id: "party-constitution".into(),
            version: "2022".into(),
        };
        Entry {
            facts: facts.into(),
            ..Entry::empty(item.into(), edition)
        }
    }

    fn written(situation: &str, entries: Vec<Entry>) -> Written {
        Written {
            parts: vec![Part {
                kind: PartKind::Situation,
                text: situation.into(),
            }],
            entries,
        }
    }

    #[test]
    fn every_place_that_differs_is_named_in_reading_order() {
        let old = written("旧", vec![entry("a", "甲"), entry("gone", "没了")]);
        let mut b = entry("b", "");
        b.rating = Some(SelfRating::Gap);
        b.answers = vec![Answer {
            opinion: OpinionId(4),
            words: "名单上墙".into(),
        }];
        let new = written("新", vec![entry("a", "甲改"), b]);
        let found = old.differences(&new);
        let places: Vec<(String, Changed)> = found
            .iter()
            .map(|difference| {
                let place = match difference.place {
                    Place::Part(kind) => kind.word().to_owned(),
                    Place::Entry(entry, field) => format!("{} {field:?}", entry.item),
                };
                (place, difference.change)
            })
            .collect();
        let expected = [
            ("situation", Changed::Words("旧", "新")),
            ("a Facts", Changed::Words("甲", "甲改")),
            ("b Rating", Changed::Rating(None, Some(SelfRating::Gap))),
            ("b Answer(OpinionId(4))", Changed::Words("", "名单上墙")),
            ("gone Facts", Changed::Words("没了", "")),
        ];
        let expected = expected.map(|(place, change)| (place.to_owned(), change));
        assert_eq!(places, expected);
    }

    #[test]
    fn notes_and_which_edition_asked_make_no_difference() {
        let old = written("", vec![entry("a", "甲")]);
        let mut noted = entry("a", "甲");
        noted.notes = "只给自己看".into();
        noted.edition.version = "2017".into();
        assert!(old.differences(&written("", vec![noted])).is_empty());
    }
}
