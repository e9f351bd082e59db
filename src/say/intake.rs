//! What can be wrong with a spreadsheet, a roster or a mapping: file, line,
//! column, value.

use crate::intake::mapping::ColumnRef;
use crate::intake::table::Limit;
use crate::intake::{ApplyProblem, Foreign, MappingError, RosterProblem, TableProblem};
use crate::lang::Lang;
use crate::tr;

/// How many problems of one file are told at once.
const SHOWN: usize = 5;

pub(super) fn table(problem: &TableProblem, lang: &Lang) -> String {
    match problem {
        TableProblem::NotFound => tr!(lang, "table-not-found"),
        TableProblem::Folder => tr!(lang, "table-folder"),
        TableProblem::NoFile => tr!(lang, "table-no-file"),
        TableProblem::Forbidden => tr!(lang, "table-forbidden"),
        TableProblem::InUse => tr!(lang, "table-in-use"),
        TableProblem::Unreadable(why) => tr!(lang, "table-unreadable", why = why.to_string()),
        TableProblem::Foreign(what) => foreign(*what, lang),
        TableProblem::TooLarge { limit, most } => too_large(*limit, *most, lang),
        inside => table_content(inside, lang),
    }
}

/// What the file is instead.
fn foreign(what: Foreign, lang: &Lang) -> String {
    match what {
        Foreign::Document => tr!(lang, "table-is-document"),
        Foreign::Slides => tr!(lang, "table-is-slides"),
        Foreign::Pdf => tr!(lang, "table-is-pdf"),
        Foreign::Picture => tr!(lang, "table-is-picture"),
        Foreign::Archive => tr!(lang, "table-is-archive"),
        Foreign::WebPage => tr!(lang, "table-is-web-page"),
        Foreign::OtherSpreadsheet => tr!(lang, "table-is-other-spreadsheet"),
        Foreign::Database => tr!(lang, "table-is-database"),
        Foreign::Protected => tr!(lang, "table-is-protected"),
    }
}

fn too_large(limit: Limit, most: u64, lang: &Lang) -> String {
    let mib = (most / (1024 * 1024)).to_string();
    let most = most.to_string();
    match limit {
        Limit::Bytes => tr!(lang, "table-too-many-bytes", most = mib),
        Limit::Unpacked => tr!(lang, "table-unpacks-too-far", most = mib),
        Limit::Rows => tr!(lang, "table-too-many-rows", most = most),
        Limit::Columns => tr!(lang, "table-too-many-columns", most = most),
        Limit::Cell => tr!(lang, "table-cell-too-long", most = most),
        Limit::Cells => tr!(lang, "table-too-many-cells", most = most),
    }
}

/// What is wrong with the text or the cells of a file that may be a table.
fn table_content(problem: &TableProblem, lang: &Lang) -> String {
    match problem {
        TableProblem::Damaged { .. } => tr!(lang, "table-damaged"),
        TableProblem::NoText => tr!(lang, "table-no-text"),
        TableProblem::StrayCharacter { line } => {
            tr!(lang, "table-stray-character", line = line.to_string())
        }
        TableProblem::TwoEncodings { line } => {
            tr!(lang, "table-two-encodings", line = line.to_string())
        }
        TableProblem::BadEncoding => tr!(lang, "table-bad-encoding"),
        TableProblem::OnlyHeader => tr!(lang, "table-only-header"),
        TableProblem::JoinedHeader { first, last } => tr!(
            lang,
            "table-joined-header",
            first = first.to_string(),
            last = last.to_string()
        ),
        TableProblem::LongRow {
            line,
            cells,
            headers,
        } => tr!(
            lang,
            "table-long-row",
            line = line.to_string(),
            cells = cells.to_string(),
            headers = headers.to_string()
        ),
        TableProblem::FormulaError { line, column, word } => tr!(
            lang,
            "table-formula-error",
            line = line.to_string(),
            column = column.to_string(),
            word = word.as_str()
        ),
        _ => tr!(lang, "table-empty"),
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

/// The sentence for rows that cannot become ballots.
#[must_use]
pub fn apply(problem: &ApplyProblem, lang: &Lang) -> String {
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
        ApplyProblem::BadChoice {
            line,
            column: wrong,
        } => tr!(
            lang,
            "map-bad-choice",
            line = line.to_string(),
            column = column(wrong, lang)
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
