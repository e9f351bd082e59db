//! Words that several documents say alike.

use chrono::{Datelike, NaiveDate};

use crate::domain::SelfRating;
use crate::lang::Lang;
use crate::tr;

/// A day as it is printed.
pub(super) fn date(lang: &Lang, day: NaiveDate) -> String {
    let (year, month, day) = (
        day.year().to_string(),
        day.month().to_string(),
        day.day().to_string(),
    );
    tr!(lang, "doc-date", year = year, month = month, day = day)
}

/// How a member sees themselves on an item.
pub(super) fn rating(lang: &Lang, rating: SelfRating) -> String {
    match rating {
        SelfRating::Met => tr!(lang, "rating-met"),
        SelfRating::MostlyMet => tr!(lang, "rating-mostly-met"),
        SelfRating::Gap => tr!(lang, "rating-gap"),
        SelfRating::NotApplicable => tr!(lang, "rating-not-applicable"),
    }
}

/// The first words of a sentence, up to its first mark.
pub(super) fn first_words(text: &str) -> String {
    let marks = ['，', '。', '：', '；', '、', ',', '.', ':', ';'];
    let first = text.split(marks).find(|part| !part.trim().is_empty());
    first.unwrap_or(text).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_of_an_item_name_it() {
        assert_eq!(first_words("密切联系群众，讲清政策。"), "密切联系群众");
        assert_eq!(first_words("政治纪律：不议论走样"), "政治纪律");
        assert_eq!(first_words("。，"), "。，");
    }
}
