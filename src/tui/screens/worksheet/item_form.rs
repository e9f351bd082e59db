//! An item, or a part, as a form: what helps to think, the own rating, the
//! account, what is answered to the masses, and notes for oneself.

use zeroize::Zeroize;

use crate::domain::form::{Choice, Field, FormSpec, Value, Values};
use crate::domain::{ChecklistItem, Entry, OpinionId, SelfRating};
use crate::lang::Lang;
use crate::tr;
use crate::tui::form::Form;

/// The longest text of one field, in characters.
const LIMIT: usize = 20_000;

/// Where the guiding questions stand.
const THINK: &str = "think";
/// Where it stands what the masses said.
const SAID: &str = "said";
/// 自己看
pub(super) const RATING: &str = "rating";
/// 表现
pub(super) const FACTS: &str = "facts";
/// 原因
pub(super) const CAUSES: &str = "causes";
/// 措施
pub(super) const MEASURES: &str = "measures";
const DUE: &str = "due";
/// 笔记
pub(super) const NOTES: &str = "notes";
/// The one field of a part.
pub(super) const TEXT: &str = "text";

/// The field of the answer to an opinion.
pub(super) fn answer(opinion: OpinionId) -> String {
    format!("answer:{opinion}")
}

/// What an item asks, and what stands beside it to help.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    /// The item; `None` for one that no known checklist has.
    pub item: Option<ChecklistItem>,
    /// What the masses said that touches it, one line each.
    pub said: Vec<String>,
    /// The opinions that are answered here.
    pub claimed: Vec<Owed>,
    /// Whether what helps to think stands beside the form and not in it.
    pub beside: bool,
}

/// Opinions of the same words that are answered here, by one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Owed {
    /// Their numbers, at least one.
    pub opinions: Vec<OpinionId>,
    /// Their original words, and among whom they were said.
    pub words: String,
}

impl Owed {
    /// The field of the answer.
    pub fn field(&self) -> String {
        self.opinions
            .first()
            .copied()
            .map(answer)
            .unwrap_or_default()
    }

    fn label(&self) -> String {
        format!("claimed:{}", self.field())
    }
}

/// The form for an item.
pub(super) fn form(asked: &Asked, entry: &Entry, lang: &Lang) -> Form {
    Form::new(spec(asked, lang), &values(asked, entry))
}

/// The form for a part.
pub(super) fn part_form(text: &str, lang: &Lang) -> Form {
    Form::new(
        part_spec(lang),
        &Values::new().with_text(TEXT, text.to_owned()),
    )
}

/// What the form of a part asks, in a language.
pub(super) fn part_spec(lang: &Lang) -> FormSpec {
    FormSpec::new([Field::long(TEXT, "")
        .placeholder(tr!(lang, "sheet-part-hint"))
        .max(LIMIT)])
}

/// What the form asks, in a language.
pub(super) fn spec(asked: &Asked, lang: &Lang) -> FormSpec {
    let mut fields = Vec::new();
    let thinks = asked
        .item
        .as_ref()
        .is_some_and(|item| !item.questions.is_empty());
    if thinks && !asked.beside {
        fields.push(Field::read_only(THINK, tr!(lang, "sheet-think")));
    }
    if !asked.said.is_empty() && !asked.beside {
        fields.push(Field::read_only(SAID, tr!(lang, "sheet-said")));
    }
    let account = |id: &str, label, hint| Field::long(id, label).placeholder(hint).max(LIMIT);
    let ratings = SelfRating::ALL.map(|rating| Choice::new(id(rating), name(rating, lang)));
    fields.extend([
        Field::choice(RATING, tr!(lang, "sheet-rating"), ratings),
        account(
            FACTS,
            tr!(lang, "sheet-facts"),
            tr!(lang, "sheet-facts-hint"),
        ),
        account(
            CAUSES,
            tr!(lang, "sheet-causes"),
            tr!(lang, "sheet-causes-hint"),
        ),
        account(
            MEASURES,
            tr!(lang, "sheet-measures"),
            tr!(lang, "sheet-measures-hint"),
        ),
        Field::date(DUE, tr!(lang, "sheet-due")),
    ]);
    for owed in &asked.claimed {
        fields.push(Field::read_only(owed.label(), tr!(lang, "sheet-claimed")));
        fields.push(account(
            &owed.field(),
            tr!(lang, "sheet-answer"),
            tr!(lang, "sheet-answer-hint"),
        ));
    }
    fields.push(account(
        NOTES,
        tr!(lang, "sheet-notes"),
        tr!(lang, "sheet-notes-hint"),
    ));
    FormSpec::new(fields)
}

fn values(asked: &Asked, entry: &Entry) -> Values {
    let questions = asked
        .item
        .as_ref()
        .map(|item| item.questions.join("\n"))
        .unwrap_or_default();
    let mut values = Values::new()
        .with_text(THINK, questions)
        .with_text(SAID, asked.said.join("\n"))
        .with_text(FACTS, entry.facts.as_str())
        .with_text(CAUSES, entry.causes.as_str())
        .with_text(MEASURES, entry.measures.as_str())
        .with_text(NOTES, entry.notes.as_str());
    for owed in &asked.claimed {
        values.set(owed.label(), Value::Text(owed.words.clone()));
    }
    for given in &entry.answers {
        values.set(answer(given.opinion), Value::Text(given.words.clone()));
    }
    if let Some(rating) = entry.rating {
        values.set(RATING, Value::Choice(id(rating).into()));
    }
    if let Some(due) = entry.due {
        values.set(DUE, Value::Date(due));
    }
    values
}

/// Puts what was filled in into the entry, and says whether what will be handed
/// in is different now. A date that is none yet changes nothing.
pub(super) fn take(values: &Values, claimed: &[Owed], entry: &mut Entry) -> bool {
    replace(&mut entry.notes, values.text(NOTES));
    let mut changed = false;
    for (stored, field) in [
        (&mut entry.facts, FACTS),
        (&mut entry.causes, CAUSES),
        (&mut entry.measures, MEASURES),
    ] {
        changed |= replace(stored, values.text(field));
    }
    for owed in claimed {
        let Some(Value::Text(words)) = values.get(&owed.field()) else {
            continue;
        };
        let answers = entry.answers.iter_mut();
        for given in answers.filter(|given| owed.opinions.contains(&given.opinion)) {
            changed |= replace(&mut given.words, words);
        }
    }
    let rating = SelfRating::ALL
        .into_iter()
        .find(|r| values.choice(RATING) == Some(id(*r)));
    let due = match values.get(DUE) {
        Some(Value::Date(due)) => Some(*due),
        Some(Value::Text(typed)) if typed.trim().is_empty() => None,
        _ => entry.due,
    };
    changed |= (rating, due) != (entry.rating, entry.due);
    (entry.rating, entry.due) = (rating, due);
    changed
}

/// Puts what was typed in the place of what is stored; whether it differs.
pub(super) fn replace(stored: &mut String, typed: &str) -> bool {
    if stored == typed {
        return false;
    }
    stored.zeroize();
    typed.clone_into(stored);
    true
}

/// What a rating is called.
pub(in crate::tui::screens) fn name(rating: SelfRating, lang: &Lang) -> String {
    match rating {
        SelfRating::Met => tr!(lang, "rating-met"),
        SelfRating::MostlyMet => tr!(lang, "rating-mostly-met"),
        SelfRating::Gap => tr!(lang, "rating-gap"),
        SelfRating::NotApplicable => tr!(lang, "rating-not-applicable"),
    }
}

const fn id(rating: SelfRating) -> &'static str {
    match rating {
        SelfRating::Met => "met",
        SelfRating::MostlyMet => "mostly-met",
        SelfRating::Gap => "gap",
        SelfRating::NotApplicable => "not-applicable",
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::PackRef;
    use crate::domain::worksheet::Answer;

    fn entry() -> Entry {
        let edition = PackRef {
            id: "party-constitution".into(),
            version: "2022".into(),
        };
        Entry {
            rating: Some(SelfRating::Gap),
            facts: "三月补贴晚发".into(),
            causes: String::new(),
            measures: "每月核对".into(),
            notes: "只给自己看".into(),
            answers: vec![Answer {
                opinion: OpinionId(7),
                words: "名单月底上墙".into(),
            }],
            due: NaiveDate::from_ymd_opt(2027, 3, 1),
            ..Entry::empty("duty-masses".into(), edition)
        }
    }

    #[test]
    fn an_entry_goes_through_its_form_unchanged() {
        let mut back = Entry::empty("duty-masses".into(), entry().edition);
        back.answers = vec![Answer {
            opinion: OpinionId(7),
            words: String::new(),
        }];
        let values = values(&Asked::default(), &entry());
        let owed = Owed {
            opinions: vec![OpinionId(7)],
            words: "名单为什么看不到".into(),
        };
        assert!(take(&values, std::slice::from_ref(&owed), &mut back));
        assert_eq!(back, entry());
        assert!(!take(&values, std::slice::from_ref(&owed), &mut back));
    }

    #[test]
    fn a_note_changes_nothing_that_is_handed_in() {
        let mut noted = entry();
        let values = values(&Asked::default(), &noted).with_text(NOTES, "另一条笔记");
        assert!(!take(&values, &[], &mut noted));
        assert_eq!(noted.notes, "另一条笔记");
    }

    #[test]
    fn a_date_half_typed_keeps_the_old_one_and_an_empty_one_takes_it_away() {
        let mut changed = entry();
        take(
            &Values::new().with(DUE, Value::Text("2027-".into())),
            &[],
            &mut changed,
        );
        assert_eq!(changed.due, entry().due);
        take(
            &Values::new().with(DUE, Value::Text(" ".into())),
            &[],
            &mut changed,
        );
        assert_eq!(changed.due, None);
    }
}
