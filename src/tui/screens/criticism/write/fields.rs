//! One opinion as a form: fact, problem, effect, advice.

use zeroize::Zeroize;

use crate::domain::Criticism;
use crate::domain::form::{Field, FormSpec, Values};
use crate::lang::Lang;
use crate::tr;
use crate::tui::form::Form;

/// The longest text of one field, in characters.
const LIMIT: usize = 5_000;

/// 事实
pub(super) const FACT: &str = "fact";
/// 问题
pub(super) const FAULT: &str = "fault";
/// 影响
pub(super) const EFFECT: &str = "effect";
/// 建议
pub(super) const ADVICE: &str = "advice";

/// The form for an opinion.
pub(super) fn form(opinion: &Criticism, lang: &Lang) -> Form {
    Form::new(spec(lang), &values(opinion))
}

/// What the form asks, in a language.
pub(super) fn spec(lang: &Lang) -> FormSpec {
    let field =
        |id, label: String, hint: String| Field::long(id, label).placeholder(hint).max(LIMIT);
    FormSpec::new([
        field(
            FACT,
            tr!(lang, "criticism-fact"),
            tr!(lang, "criticism-fact-hint"),
        ),
        field(
            FAULT,
            tr!(lang, "criticism-fault"),
            tr!(lang, "criticism-fault-hint"),
        ),
        field(
            EFFECT,
            tr!(lang, "criticism-effect"),
            tr!(lang, "criticism-effect-hint"),
        ),
        field(
            ADVICE,
            tr!(lang, "criticism-advice"),
            tr!(lang, "criticism-advice-hint"),
        ),
    ])
}

fn values(opinion: &Criticism) -> Values {
    Values::new()
        .with_text(FACT, opinion.fact.as_str())
        .with_text(FAULT, opinion.fault.as_str())
        .with_text(EFFECT, opinion.effect.as_str())
        .with_text(ADVICE, opinion.advice.as_str())
}

/// Puts what was typed into the opinion.
pub(super) fn take(values: &Values, opinion: &mut Criticism) {
    let Criticism {
        fact,
        fault,
        effect,
        advice,
    } = opinion;
    for (stored, id) in [
        (fact, FACT),
        (fault, FAULT),
        (effect, EFFECT),
        (advice, ADVICE),
    ] {
        let typed = values.text(id);
        if stored != typed {
            stored.zeroize();
            typed.clone_into(stored);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opinion_goes_through_its_form_unchanged() {
        let opinion = Criticism {
            fact: "三月八日".into(),
            fault: "没有核对".into(),
            effect: "三十七户晚拿到钱".into(),
            advice: "每月对一次".into(),
        };
        let mut back = Criticism::default();
        take(&values(&opinion), &mut back);
        assert_eq!(back, opinion);
    }
}
