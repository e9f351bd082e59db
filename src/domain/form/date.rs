//! Days as people type them.

use chrono::{Datelike, NaiveDate};

/// Reads `2026-12-18`, `20261218`, `12-18`, also with `/`, `.`, `年月日` or
/// full-width digits. Without a year the day is the nearest one to `today`.
#[must_use]
pub fn read_date(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let numbers = numbers(typed)?;
    match numbers.as_slice() {
        [(8, number)] => day(
            i32::try_from(number / 10_000).ok()?,
            number / 100 % 100,
            number % 100,
        ),
        [(4, number)] => nearest(number / 100, number % 100, today),
        [(4, year), (1..=2, month), (1..=2, date)] => {
            day(i32::try_from(*year).ok()?, *month, *date)
        }
        [(1..=2, month), (1..=2, date)] => nearest(*month, *date, today),
        _ => None,
    }
}

/// Runs of digits with their lengths; `None` where anything but a separator
/// stands between them.
fn numbers(typed: &str) -> Option<Vec<(usize, u32)>> {
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    let mut within = false;
    for character in typed.trim().chars() {
        if let Some(digit) = digit(character) {
            if within && let Some((length, number)) = numbers.last_mut() {
                *length += 1;
                *number = number.checked_mul(10)?.checked_add(digit)?;
            } else {
                numbers.push((1, digit));
            }
            within = true;
        } else if is_separator(character) {
            within = false;
        } else {
            return None;
        }
    }
    Some(numbers)
}

fn digit(character: char) -> Option<u32> {
    match character {
        '\u{FF10}'..='\u{FF19}' => Some(u32::from(character) - 0xFF10),
        other => other.to_digit(10),
    }
}

/// Signs between the parts of a day, and 年, 月, 日, 号.
const fn is_separator(character: char) -> bool {
    matches!(
        character,
        '-' | '/'
            | '.'
            | ' '
            | '\u{3000}'
            | '\u{FF0D}'
            | '\u{FF0E}'
            | '\u{FF0F}'
            | '\u{3002}'
            | '\u{2014}'
            | '\u{2013}'
            | '\u{5E74}'
            | '\u{6708}'
            | '\u{65E5}'
            | '\u{53F7}'
    )
}

fn day(year: i32, month: u32, date: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, date)
}

fn nearest(month: u32, date: u32, today: NaiveDate) -> Option<NaiveDate> {
    let years = [today.year(), today.year() + 1, today.year() - 1];
    let days = years.into_iter().filter_map(|year| day(year, month, date));
    days.min_by_key(|day| (*day - today).num_days().abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Option<String> {
        let today = NaiveDate::from_ymd_opt(2026, 12, 18)?;
        read_date(typed, today).map(|date| date.to_string())
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for typed in [
            "2026-12-18",
            "20261218",
            "12-18",
            "1218",
            "2026/12/18",
            "2026.12.18",
            "2026年12月18日",
            "12月18日",
            "２０２６－１２－１８",
            " 12。18 ",
        ] {
            assert_eq!(read(typed).as_deref(), Some("2026-12-18"), "{typed}");
        }
    }

    #[test]
    fn without_a_year_it_is_the_nearest_one() {
        assert_eq!(read("1-5").as_deref(), Some("2027-01-05"));
        assert_eq!(read("11-30").as_deref(), Some("2026-11-30"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for typed in [
            "",
            "2026-02-30",
            "13-1",
            "明天",
            "2026-12",
            "99999999999",
            "1-2-3-4",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
