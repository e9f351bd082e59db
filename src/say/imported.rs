//! What an import would do, or did: columns, values, and rows group by group.

use crate::domain::{Mark, ScaleId, Setup};
use crate::intake::mapping::{Meaning, Realm, ValueUse};
use crate::lang::Lang;
use crate::tr;
use crate::usecase::import::{GroupReport, Report};

/// How many values of one kind are told; the rest as a number.
const SHOWN: usize = 30;

/// What becomes of the columns: kept answers and opinions, and what is dropped
/// before anything is stored. One line each, those that identify people by
/// name.
#[must_use]
pub fn columns(report: &Report, lang: &Lang) -> Vec<String> {
    let preview = &report.preview;
    let names = |columns: Vec<&String>| {
        let columns = columns.into_iter().map(|column| match column.as_str() {
            "" => tr!(lang, "imported-no-header"),
            header => header.to_owned(),
        });
        columns.collect::<Vec<_>>().join(" \u{b7} ")
    };
    let rest = |all: &'_ [String], without: &[String]| {
        let kept = all.iter().filter(|column| !without.contains(column));
        kept.cloned().collect::<Vec<_>>()
    };
    let answers = preview
        .answers
        .iter()
        .map(|(header, columns)| match columns {
            1 => header.clone(),
            columns => tr!(
                lang,
                "imported-several",
                column = header.as_str(),
                columns = columns
            ),
        });
    let answers: Vec<String> = answers.collect();
    let others = rest(&preview.dropped, &preview.identifying);
    let mut lines = Vec::new();
    if !preview.identifying.is_empty() {
        let columns = names(preview.identifying.iter().collect());
        lines.push(tr!(lang, "imported-identifying", columns = columns));
    }
    if !others.is_empty() {
        let columns = names(others.iter().collect());
        lines.push(tr!(lang, "imported-dropped", columns = columns));
    }
    if let Some(column) = &preview.group {
        lines.push(tr!(lang, "imported-group", column = column.as_str()));
    }
    if !answers.is_empty() {
        let columns = names(answers.iter().collect());
        lines.push(tr!(lang, "imported-answers", columns = columns));
    }
    if !preview.opinions.is_empty() {
        let columns = names(preview.opinions.iter().collect());
        lines.push(tr!(lang, "imported-opinions", columns = columns));
    }
    lines
}

/// The values that a person gave a meaning, with their numbers, and the ones
/// that have none yet.
#[must_use]
pub fn values(report: &Report, setup: &Setup, lang: &Lang) -> Vec<String> {
    let preview = &report.preview;
    let unknown = preview.unknown.iter().map(|unknown| {
        tr!(
            lang,
            "imported-unknown",
            column = unknown.column.as_str(),
            value = value(&unknown.value, lang),
            count = unknown.count,
            line = unknown.first_line
        )
    });
    let by_hand = preview.by_hand.iter().filter_map(|used| {
        let meaning = used.meaning.as_ref()?;
        Some(tr!(
            lang,
            "imported-by-hand",
            value = value(&used.value, lang),
            meaning = meaning_of(meaning, used, setup, lang),
            count = used.count
        ))
    });
    let mut lines = shown(unknown.collect(), lang);
    lines.extend(shown(by_hand.collect(), lang));
    lines
}

fn shown(mut lines: Vec<String>, lang: &Lang) -> Vec<String> {
    let more = lines.len().saturating_sub(SHOWN);
    if more > 0 {
        lines.truncate(SHOWN);
        lines.push(tr!(lang, "imported-more", more = more));
    }
    lines
}

/// Rows per group, and those that belong to none.
#[must_use]
pub fn rows(report: &Report, lang: &Lang) -> Vec<String> {
    let told = |group: &&GroupReport| group.read > 0;
    let groups = report.groups.iter().filter(told);
    let groups = groups.map(|group| group_line(group, report.happened, lang));
    let mut lines: Vec<String> = groups.collect();
    let preview = &report.preview;
    if preview.refused > 0 {
        lines.push(tr!(lang, "imported-refused", rows = preview.refused));
    }
    if preview.not_asked > 0 {
        let answers = preview.not_asked;
        lines.push(tr!(lang, "imported-not-asked", answers = answers));
    }
    if preview.rows_without_group > 0 {
        let rows = preview.rows_without_group;
        lines.push(tr!(lang, "imported-rows-lost", rows = rows));
    }
    if preview.unfilled > 0 {
        lines.push(tr!(lang, "imported-unfilled", slots = preview.unfilled));
    }
    lines
}

fn group_line(group: &GroupReport, happened: bool, lang: &Lang) -> String {
    let name = group.name.as_str();
    let (read, added, again) = (group.read, group.added, group.already_there);
    let blank = group.blank;
    if happened {
        tr!(
            lang,
            "imported-rows",
            group = name,
            read = read,
            added = added,
            again = again,
            blank = blank
        )
    } else {
        tr!(
            lang,
            "imported-rows-expected",
            group = name,
            read = read,
            again = again,
            blank = blank
        )
    }
}

/// A value, or words for an empty one.
#[must_use]
pub fn value(value: &str, lang: &Lang) -> String {
    if value.is_empty() {
        tr!(lang, "import-empty-value")
    } else {
        value.to_owned()
    }
}

fn meaning_of(meaning: &Meaning, used: &ValueUse, setup: &Setup, lang: &Lang) -> String {
    let scale = match &used.realm {
        Realm::Scale(scale) => Some(scale),
        Realm::Groups => None,
    };
    self::meaning(meaning, scale, setup, lang)
}

/// What a value means: a grade, a group, or one of the program's own words.
#[must_use]
pub fn meaning(meaning: &Meaning, scale: Option<&ScaleId>, setup: &Setup, lang: &Lang) -> String {
    let scale = scale.and_then(|scale| setup.questionnaire.scale(scale));
    match meaning {
        Meaning::Mark(Mark::Blank) => tr!(lang, "import-means-blank"),
        Meaning::Mark(Mark::DontKnow) => {
            scale.map_or_else(String::new, |scale| scale.dont_know.clone())
        }
        Meaning::Mark(Mark::Grade(place)) => scale
            .and_then(|scale| scale.grades.get(usize::from(*place)))
            .map_or_else(String::new, |grade| grade.label.clone()),
        Meaning::LeftOut => tr!(lang, "import-means-left-out"),
        Meaning::Refused => tr!(lang, "import-means-refused"),
        Meaning::Group(group) => {
            let mut groups = setup.groups.iter();
            let frozen = groups.find(|frozen| &frozen.group.id == group);
            frozen.map_or_else(String::new, |frozen| frozen.group.name.clone())
        }
    }
}
