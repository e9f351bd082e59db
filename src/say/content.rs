//! What is wrong in a content pack: file, line, key.

use crate::content::error::{Problem, Shape, Slip};
use crate::content::{ContentError, PackKind};
use crate::lang::Lang;
use crate::tr;

/// One line per error, the first ones if there are many.
pub(super) fn sentence(errors: &[ContentError], lang: &Lang) -> String {
    const SHOWN: usize = 5;
    let mut lines: Vec<String> = errors
        .iter()
        .take(SHOWN)
        .map(|error| line(error, lang))
        .collect();
    if errors.len() > SHOWN {
        let more = (errors.len() - SHOWN).to_string();
        lines.push(tr!(lang, "content-more-packs", more = more));
    }
    lines.join("\n")
}

fn line(error: &ContentError, lang: &Lang) -> String {
    if error.key.is_empty() {
        return tr!(
            lang,
            "content-error-in-file",
            file = error.file.as_str(),
            line = error.line.to_string(),
            why = problem(&error.problem, lang)
        );
    }
    tr!(
        lang,
        "content-error",
        file = error.file.as_str(),
        line = error.line.to_string(),
        key = error.key.as_str(),
        why = problem(&error.problem, lang)
    )
}

/// What is wrong with a key of a content pack, and what to do.
#[must_use]
pub fn problem(problem: &Problem, lang: &Lang) -> String {
    match problem {
        Problem::Unreadable { detail } => {
            tr!(lang, "content-unreadable", detail = detail.as_str())
        }
        Problem::NotUtf8 => tr!(lang, "content-not-utf8"),
        Problem::FileTooLarge { most } => {
            tr!(lang, "content-too-large", most = most.to_string())
        }
        Problem::UnknownKind => tr!(lang, "content-unknown-kind", kinds = kinds()),
        Problem::UnknownPlace => tr!(lang, "content-unknown-place", kinds = kinds()),
        Problem::Syntax { detail } => tr!(lang, "content-syntax", detail = detail.as_str()),
        Problem::ChinesePunctuation { found } => {
            tr!(
                lang,
                "content-chinese-punctuation",
                found = found.to_string()
            )
        }
        Problem::ListHeader { name } => tr!(lang, "content-list-header", name = name.as_str()),
        Problem::UnknownKey { near: None } => tr!(lang, "content-unknown-key"),
        Problem::UnknownKey { near: Some(near) } => {
            tr!(lang, "content-unknown-key-near", near = near.as_str())
        }
        Problem::MissingKey => tr!(lang, "content-missing-key"),
        Problem::Slip(made) => slip(*made, lang),
        Problem::WrongShape { expected } => wrong_shape(*expected, lang),
        Problem::NotOneOf { found, allowed } => tr!(
            lang,
            "content-not-one-of",
            found = found.as_str(),
            allowed = allowed.join(", ")
        ),
        Problem::WrongValue { detail } => {
            tr!(lang, "content-wrong-value", detail = detail.as_str())
        }
        Problem::Empty => tr!(lang, "content-empty"),
        Problem::TooLong { most, found } => tr!(
            lang,
            "content-too-long",
            most = most.to_string(),
            found = found.to_string()
        ),
        Problem::HiddenCharacter => tr!(lang, "content-hidden-character"),
        Problem::BadId => tr!(lang, "content-bad-id"),
        Problem::Duplicate { value } => tr!(lang, "content-duplicate", value = value.as_str()),
        Problem::Count { least, most, found } => tr!(
            lang,
            "content-count",
            least = least.to_string(),
            most = most.to_string(),
            found = found.to_string()
        ),
        Problem::Range { least, most } => {
            tr!(
                lang,
                "content-range",
                least = least.to_string(),
                most = most.to_string()
            )
        }
        Problem::NoSuch { name, near } if near.is_empty() => {
            tr!(lang, "content-no-such", name = name.as_str())
        }
        Problem::NoSuch { name, near } => tr!(
            lang,
            "content-no-such-near",
            name = name.as_str(),
            near = near.join(", ")
        ),
        Problem::Lacks { name } => tr!(lang, "content-lacks", name = name.as_str()),
        Problem::Shares { sum } => tr!(lang, "content-shares", sum = sum.to_string()),
        Problem::NoLeaning { subject, group } => tr!(
            lang,
            "content-no-leaning",
            subject = subject.as_str(),
            group = group.as_str()
        ),
        Problem::SamePack { other } => tr!(lang, "content-same-pack", other = other.as_str()),
        rule => rule_broken(rule, lang),
    }
}

fn slip(slip: Slip, lang: &Lang) -> String {
    match slip {
        Slip::NoComma => tr!(lang, "content-slip-comma"),
        Slip::OpenList => tr!(lang, "content-slip-list"),
        Slip::OpenText => tr!(lang, "content-slip-text"),
        Slip::NoQuotes => tr!(lang, "content-slip-quotes"),
        Slip::Twice => tr!(lang, "content-slip-twice"),
        Slip::NoOpening => tr!(lang, "content-slip-no-opening"),
        Slip::AfterValue => tr!(lang, "content-slip-after-value"),
        Slip::NoEquals => tr!(lang, "content-slip-no-equals"),
        Slip::NoValue => tr!(lang, "content-slip-no-value"),
        Slip::Brackets => tr!(lang, "content-slip-brackets"),
    }
}

fn wrong_shape(expected: Shape, lang: &Lang) -> String {
    match expected {
        Shape::Text => tr!(lang, "content-shape-text"),
        Shape::Number => tr!(lang, "content-shape-number"),
        Shape::YesOrNo => tr!(lang, "content-shape-yes-or-no"),
        Shape::List => tr!(lang, "content-shape-list"),
        Shape::Table => tr!(lang, "content-shape-table"),
    }
}

/// The folders of packs, in a row.
fn kinds() -> String {
    PackKind::ALL.map(PackKind::folder).join(", ")
}

/// Rules of a pack that need no numbers to be told.
fn rule_broken(problem: &Problem, lang: &Lang) -> String {
    match problem {
        Problem::ScoreOrder => tr!(lang, "content-score-order"),
        Problem::FavourableOrder => tr!(lang, "content-favourable-order"),
        Problem::StageOrder => tr!(lang, "content-stage-order"),
        Problem::BadItemRef => tr!(lang, "content-bad-item"),
        Problem::WrongEnding => tr!(lang, "content-wrong-ending"),
        Problem::NoWeight => tr!(lang, "plan-no-weight"),
        Problem::NotAllVerified => tr!(lang, "content-not-all-verified"),
        _ => tr!(lang, "content-not-for-this-answer"),
    }
}
