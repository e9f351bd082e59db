//! How domain values lie in columns. Times are local, as the clock on the
//! wall showed them.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Row;
use rusqlite::types::{FromSqlError, Type};

const TIME: &str = "%Y-%m-%dT%H:%M:%S%.f";

pub(super) fn time_text(at: NaiveDateTime) -> String {
    at.format(TIME).to_string()
}

pub(super) fn date_text(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

pub(super) fn time(row: &Row<'_>, column: &str) -> rusqlite::Result<NaiveDateTime> {
    word(row, column, |text| {
        NaiveDateTime::parse_from_str(text, TIME).ok()
    })
}

pub(super) fn optional_time(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<Option<NaiveDateTime>> {
    if row.get_ref(column)? == rusqlite::types::ValueRef::Null {
        return Ok(None);
    }
    time(row, column).map(Some)
}

pub(super) fn date(row: &Row<'_>, column: &str) -> rusqlite::Result<NaiveDate> {
    word(row, column, |text| {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
    })
}

/// Reads a text column that only holds certain words.
pub(super) fn word<T>(
    row: &Row<'_>,
    column: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    read(&text).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(
            0,
            Type::Text,
            Box::new(FromSqlError::InvalidType),
        )
    })
}

/// A count as `SQLite` keeps it.
pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

pub(super) fn count(row: &Row<'_>, column: &str) -> rusqlite::Result<usize> {
    let number: i64 = row.get(column)?;
    usize::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, number))
}
