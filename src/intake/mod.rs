//! Spreadsheets from outside: rosters and survey exports.
