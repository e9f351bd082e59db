//! A roster of members from a spreadsheet.

use std::collections::BTreeMap;

use super::headers::{Words, is_one_of};
use super::table::Table;
use crate::domain::meeting::{MeetingPlan, Seat};

/// How many lines from the top the header is looked for: such lists often
/// begin with a title over the whole width.
const HEADER_WITHIN: usize = 10;

/// Why a table is not a roster.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RosterProblem {
    /// A column is missing; any of these headers would do.
    #[error("no column is called {}", accepted.join(" / "))]
    MissingColumn {
        /// The headers that are understood.
        accepted: Vec<String>,
    },
    /// Two columns are called the same; which one is meant?
    #[error("two columns are called {header}")]
    SameHeaderTwice {
        /// The header.
        header: String,
    },
    /// A line has a post but no name.
    #[error("line {line} has no name")]
    NoName {
        /// The line in the file.
        line: usize,
    },
    /// A person is there twice, with the same name and post.
    #[error("line {line} repeats line {first}: {name}")]
    SamePersonTwice {
        /// The line in the file.
        line: usize,
        /// The line that it repeats.
        first: usize,
        /// The name.
        name: String,
    },
    /// There is nobody under the header.
    #[error("the roster is empty")]
    Nobody,
    /// More members than one meeting can hold.
    #[error("{count} members are more than {most}")]
    TooMany {
        /// How many are in the file.
        count: usize,
        /// How many one meeting can hold.
        most: usize,
    },
}

/// Reads the members in the order of the table. Lines without name and post
/// are passed over; other columns are not looked at.
///
/// # Errors
/// Every [`RosterProblem`] found; at least one.
pub fn read_roster(table: &Table) -> Result<Vec<Seat>, Vec<RosterProblem>> {
    let words = Words::embedded().roster;
    let header = find_header(table, &words.name);
    let (line, headers) = header.unwrap_or((1, table.headers.as_slice()));
    let column = |accepted: &[String]| column_of(headers, accepted);
    let (name, post) = match (column(&words.name), column(&words.post)) {
        (Ok(name), Ok(post)) => (name, post),
        (name, post) => return Err([name.err(), post.err()].into_iter().flatten().collect()),
    };
    let (mut seats, mut problems) = (Vec::new(), Vec::new());
    let mut seen = BTreeMap::new();
    for (line, row) in table.lines().filter(|(at, _)| *at > line) {
        let cell = |column: usize| row.get(column).map(|cell| cell.trim()).unwrap_or_default();
        let (name, post) = (person(cell(name)), cell(post).to_owned());
        if name.is_empty() && post.is_empty() {
            continue;
        }
        if name.is_empty() {
            problems.push(RosterProblem::NoName { line });
        } else if let Some(&first) = seen.get(&(name.clone(), post.clone())) {
            problems.push(RosterProblem::SamePersonTwice { line, first, name });
        } else {
            seen.insert((name.clone(), post.clone()), line);
            seats.push(Seat { name, post });
        }
    }
    let (count, most) = (seats.len(), MeetingPlan::MOST_MEMBERS);
    if count > most {
        problems.push(RosterProblem::TooMany { count, most });
    }
    if count == 0 && problems.is_empty() {
        problems.push(RosterProblem::Nobody);
    }
    if problems.is_empty() {
        Ok(seats)
    } else {
        Err(problems)
    }
}

fn find_header<'a>(table: &'a Table, names: &[String]) -> Option<(usize, &'a [String])> {
    let first = std::iter::once((1, table.headers.as_slice()));
    let rest = table.lines().take_while(|(line, _)| *line <= HEADER_WITHIN);
    first
        .chain(rest)
        .find(|(_, row)| row.iter().any(|cell| is_one_of(&spaceless(cell), names)))
}

fn column_of(headers: &[String], accepted: &[String]) -> Result<usize, RosterProblem> {
    let meant = |(at, header): (usize, &String)| {
        is_one_of(&spaceless(header), accepted).then_some((at, header.clone()))
    };
    let mut columns = headers.iter().enumerate().filter_map(meant);
    match (columns.next(), columns.next()) {
        (None, _) => Err(RosterProblem::MissingColumn {
            accepted: accepted.to_vec(),
        }),
        (Some((at, _)), None) => Ok(at),
        // Of two synonyms the first one stands; the same word twice does not.
        (Some((at, header)), Some((_, other))) if header != other => Ok(at),
        (Some((_, header)), Some(_)) => Err(RosterProblem::SameHeaderTwice { header }),
    }
}

/// `王 伟` is 王伟 set wide to line up with names of three characters; a name
/// in letters keeps its blanks.
fn person(name: &str) -> String {
    if name.is_ascii() {
        name.trim().to_owned()
    } else {
        spaceless(name)
    }
}

fn spaceless(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Seat>, Vec<RosterProblem>> {
        read_roster(&Table::from_bytes(text.as_bytes()).unwrap())
    }

    fn seat(name: &str, post: &str) -> Seat {
        Seat {
            name: name.into(),
            post: post.into(),
        }
    }

    #[test]
    fn members_are_read_in_their_order_and_nothing_else() {
        let seats = read("序号,姓　名,手机,现任职务\n1,王建国,139,党委书记\n2,李 英,138,\n,,,\n");
        assert_eq!(
            seats.unwrap(),
            [seat("王建国", "党委书记"), seat("李英", "")]
        );
    }

    #[test]
    fn a_title_above_the_header_does_not_matter() {
        let seats = read("石桥镇党委班子成员名册,,\n\n职务,姓名\n镇长,李秀英\n");
        assert_eq!(seats.unwrap(), [seat("李秀英", "镇长")]);
    }

    #[test]
    fn a_missing_column_is_named_with_what_would_do() {
        let problems = read("姓名,电话\n王建国,1\n").unwrap_err();
        assert_eq!(problems.len(), 1);
        assert!(
            problems[0]
                .to_string()
                .starts_with("no column is called 职务 / ")
        );
        assert_eq!(read("a,b\n1,2\n").unwrap_err().len(), 2);
    }

    #[test]
    fn bad_lines_are_all_named() {
        let problems =
            read("姓名,职务\n王建国,书记\n,镇长\n\n王建国,书记\n王建国,委员\n").unwrap_err();
        assert_eq!(
            problems,
            [
                RosterProblem::NoName { line: 3 },
                RosterProblem::SamePersonTwice {
                    line: 5,
                    first: 2,
                    name: "王建国".into()
                },
            ]
        );
    }

    #[test]
    fn an_empty_or_endless_roster_is_refused() {
        assert_eq!(read("姓名,职务\n").unwrap_err(), [RosterProblem::Nobody]);
        let many: Vec<String> = (0..41).map(|n| format!("王{n},委员\n")).collect();
        let problems = read(&format!("姓名,职务\n{}", many.concat())).unwrap_err();
        assert_eq!(
            problems,
            [RosterProblem::TooMany {
                count: 41,
                most: 40
            }]
        );
        let twice = read("姓名,姓名,职务\n甲,乙,丙\n").unwrap_err();
        assert_eq!(
            twice,
            [RosterProblem::SameHeaderTwice {
                header: "姓名".into()
            }]
        );
    }
}
