//! placeholder
use crate::lang::Lang;
pub(super) fn table(_: &crate::intake::table::TableError, _: &Lang) -> String { String::new() }
pub(super) fn roster(_: &crate::intake::roster::RosterError, _: &Lang) -> String { String::new() }
pub(super) fn mapping(_: &crate::intake::mapping::MappingError, _: &Lang) -> String { String::new() }
pub(super) fn apply(_: &crate::intake::mapping::ApplyProblem, _: &Lang) -> String { String::new() }
