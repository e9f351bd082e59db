//! What can be wrong with a spreadsheet, a roster or a mapping: file, line,
//! column, value.

use crate::intake::mapping::ColumnRef;
use crate::intake::table::Limit;
use crate::intake::{ApplyProblem, MappingError, RosterProblem, TableProblem};
use crate::lang::Lang;
use crate::tr;

/// How many problems of one file are told at once.
const SHOWN: usize = 5;

pub(super) fn table(problem: &TableProblem, lang: &Lang) -> String {
    match problem {
        TableProblem::NotFound => tr!(lang, "table-not-found"),
        TableProblem::Unreadable(why) => tr!(lang, "table-unreadable", why = why.to_string()),
        TableProblem::NotASpreadsheet { detail } => {
            tr!(lang, "table-not-a-spreadsheet", detail = detail.as_str())
        }
        TableProblem::Empty => tr!(lang, "table-empty"),
        TableProblem::TooLarge { limit, most } => {
            let most = most.to_string();
            match limit {
                Limit::Bytes => tr!(lang, "table-too-many-bytes", most = most),
                Limit::Unpacked => tr!(lang, "table-unpacks-too-far", most = most),
                Limit::Rows => tr!(lang, "table-too-many-rows", most = most),
                Limit::Columns => tr!(lang, "table-too-many-columns", most = most),
                Limit::Cell => tr!(lang, "table-cell-too-long", most = most),
                Limit::Cells => tr!(lang, "table-too-many-cells", most = most),
            }
        }
        TableProblem::BadEncoding => tr!(lang, "table-bad-encoding"),
    }
}

/// One line per problem, the first ones if there are many.
pub(super) fn roster(problems: &[RosterProblem], lang: &Lang) -> String {
    let mut lines: Vec<_> = problems
        .iter()
        .take(SHOWN)
        .map(|problem| roster_line(problem, lang))
        .collect();
    if problems.len() > SHOWN {
        lines.push(tr!(
            lang,
            "content-more",
            more = (problems.len() - SHOWN).to_string()
        ));
    }
    lines.join("\n")
}

fn roster_line(problem: &RosterProblem, lang: &Lang) -> String {
    match problem {
        RosterProblem::MissingColumn { accepted } => {
            tr!(
                lang,
                "roster-missing-column",
                accepted = accepted.join(" / ")
            )
        }
        RosterProblem::SameHeaderTwice { header } => {
            tr!(lang, "roster-same-header", header = header.as_str())
        }
        RosterProblem::NoName { line } => tr!(lang, "roster-no-name", line = line.to_string()),
        RosterProblem::SamePersonTwice { line, first, name } => tr!(
            lang,
            "roster-same-person",
            line = line.to_string(),
            first = first.to_string(),
            name = name.as_str()
        ),
        RosterProblem::Nobody => tr!(lang, "roster-nobody"),
        RosterProblem::TooMany { count, most } => tr!(
            lang,
            "plan-too-many-members",
            count = count.to_string(),
            most = most.to_string()
        ),
    }
}

pub(super) fn mapping(error: &MappingError, lang: &Lang) -> String {
    tr!(
        lang,
        "content-error",
        file = error.file.as_str(),
        line = error.line.to_string(),
        key = error.key.as_str(),
        why = error.problem.as_str()
    )
}

pub(super) fn apply(problem: &ApplyProblem, lang: &Lang) -> String {
    match problem {
        ApplyProblem::MissingColumn { column: missing } => {
            tr!(lang, "map-missing-column", column = column(missing, lang))
        }
        ApplyProblem::AmbiguousColumn {
            column: twice,
            count,
        } => tr!(
            lang,
            "map-ambiguous-column",
            column = column(twice, lang),
            count = count.to_string()
        ),
        ApplyProblem::MappedTwice {
            line,
            column: twice,
        } => tr!(
            lang,
            "map-mapped-twice",
            line = line.to_string(),
            column = column(twice, lang)
        ),
        ApplyProblem::NotAsked {
            line,
            item,
            subject,
        } => tr!(
            lang,
            "map-not-asked",
            line = line.to_string(),
            item = item.to_string(),
            subject = subject.to_string()
        ),
        ApplyProblem::UnknownScale { scale } => {
            tr!(lang, "map-unknown-scale", scale = scale.to_string())
        }
        ApplyProblem::UnknownGrade { scale, grade } => tr!(
            lang,
            "map-unknown-grade",
            scale = scale.to_string(),
            grade = grade.as_str()
        ),
        rest => apply_rows(rest, lang),
    }
}

/// Problems that lie in the rows, not in the mapping.
fn apply_rows(problem: &ApplyProblem, lang: &Lang) -> String {
    match problem {
        ApplyProblem::UnknownGroup { group } => {
            tr!(lang, "map-unknown-group", group = group.to_string())
        }
        ApplyProblem::UnknownValue {
            line,
            column,
            value,
        } => tr!(
            lang,
            "map-unknown-value",
            line = line.to_string(),
            column = column.as_str(),
            value = value.as_str()
        ),
        ApplyProblem::OpinionTooLong {
            line,
            column,
            length,
            most,
        } => tr!(
            lang,
            "map-opinion-too-long",
            line = line.to_string(),
            column = column.as_str(),
            length = length.to_string(),
            most = most.to_string()
        ),
        _ => tr!(lang, "map-no-group"),
    }
}

/// A column as people point at it.
fn column(column: &ColumnRef, lang: &Lang) -> String {
    match column {
        ColumnRef::Place(place) => tr!(lang, "map-column-place", place = place.to_string()),
        ColumnRef::Header(header) => tr!(lang, "map-column-header", header = header.as_str()),
    }
}
