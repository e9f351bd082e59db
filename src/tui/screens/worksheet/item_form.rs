//! An item as a form: what helps to think, the own rating, and the account.

use zeroize::Zeroize;

use crate::domain::form::{Choice, Field, FormSpec, Value, Values};
use crate::domain::{ChecklistItem, Entry, SelfRating};
use crate::lang::Lang;
use crate::tr;
use crate::tui::form::Form;

/// The longest text of one field, in characters.
const LIMIT: usize = 20_000;

/// Where the guiding questions stand.
const THINK: &str = "think";
/// 自己看
pub(super) const RATING: &str = "rating";
/// 表现
pub(super) const FACTS: &str = "facts";
const CAUSES: &str = "causes";
const MEASURES: &str = "measures";
const DUE: &str = "due";

/// The form for an item.
pub(super) fn form(item: Option<&ChecklistItem>, entry: &Entry, lang: &Lang) -> Form {
    Form::new(spec(item, lang), &values(item, entry))
}

/// What the form asks, in a language.
pub(super) fn spec(item: Option<&ChecklistItem>, lang: &Lang) -> FormSpec {
    let mut fields = Vec::new();
    if item.is_some_and(|item| !item.questions.is_empty()) {
        fields.push(Field::read_only(THINK, tr!(lang, "sheet-think")));
    }
    let labels = [
        (RATING, tr!(lang, "sheet-rating")),
        (FACTS, tr!(lang, "sheet-facts")),
        (CAUSES, tr!(lang, "sheet-causes")),
        (MEASURES, tr!(lang, "sheet-measures")),
        (DUE, tr!(lang, "sheet-due")),
    ];
    let ratings = SelfRating::ALL.map(|rating| Choice::new(id(rating), name(rating, lang)));
    let [rating, facts, causes, measures, due] = labels;
    let account =
        |(id, label): (&str, String), hint| Field::long(id, label).placeholder(hint).max(LIMIT);
    fields.extend([
        Field::choice(rating.0, rating.1, ratings),
        account(facts, tr!(lang, "sheet-facts-hint")),
        account(causes, tr!(lang, "sheet-causes-hint")),
        account(measures, tr!(lang, "sheet-measures-hint")),
        Field::date(due.0, due.1),
    ]);
    FormSpec::new(fields)
}

fn values(item: Option<&ChecklistItem>, entry: &Entry) -> Values {
    let questions = item
        .map(|item| item.questions.join("\n"))
        .unwrap_or_default();
    let values = Values::new()
        .with_text(THINK, questions)
        .with_text(FACTS, entry.facts.as_str())
        .with_text(CAUSES, entry.causes.as_str())
        .with_text(MEASURES, entry.measures.as_str());
    let values = match entry.rating {
        Some(rating) => values.with(RATING, Value::Choice(id(rating).into())),
        None => values,
    };
    match entry.due {
        Some(due) => values.with(DUE, Value::Date(due)),
        None => values,
    }
}

/// Puts what was filled in into the entry. A date that is none yet changes
/// nothing.
pub(super) fn take(values: &Values, entry: &mut Entry) {
    replace(&mut entry.facts, values.text(FACTS));
    replace(&mut entry.causes, values.text(CAUSES));
    replace(&mut entry.measures, values.text(MEASURES));
    entry.rating = SelfRating::ALL
        .into_iter()
        .find(|r| values.choice(RATING) == Some(id(*r)));
    match values.get(DUE) {
        Some(Value::Date(due)) => entry.due = Some(*due),
        Some(Value::Text(typed)) if typed.trim().is_empty() => entry.due = None,
        _ => {}
    }
}

fn replace(stored: &mut String, typed: &str) {
    if stored != typed {
        stored.zeroize();
        typed.clone_into(stored);
    }
}

/// What a rating is called.
pub(super) fn name(rating: SelfRating, lang: &Lang) -> String {
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
            due: NaiveDate::from_ymd_opt(2027, 3, 1),
            ..Entry::empty("duty-masses".into(), edition)
        }
    }

    #[test]
    fn an_entry_goes_through_its_form_unchanged() {
        let mut back = Entry::empty("duty-masses".into(), entry().edition);
        take(&values(None, &entry()), &mut back);
        assert_eq!(back, entry());
    }

    #[test]
    fn a_date_half_typed_keeps_the_old_one_and_an_empty_one_takes_it_away() {
        let mut changed = entry();
        take(
            &Values::new().with(DUE, Value::Text("2027-".into())),
            &mut changed,
        );
        assert_eq!(changed.due, entry().due);
        take(
            &Values::new().with(DUE, Value::Text(" ".into())),
            &mut changed,
        );
        assert_eq!(changed.due, None);
    }
}
