//! Numbers as the headings of official documents count: 一、二、三 in Chinese,
//! I, II, III and A, B, C in English.

const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const PLACES: [&str; 4] = ["", "十", "百", "千"];
const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// `number` in Chinese words, as headings count: 十一 rather than 一十一.
/// From 10 000 on it is written in digits.
#[must_use]
pub fn chinese(number: u32) -> String {
    if number == 0 || number > 9999 {
        return match number {
            0 => DIGITS[0].to_owned(),
            _ => number.to_string(),
        };
    }
    let mut words = String::new();
    let mut skipped = false;
    for place in (0..PLACES.len()).rev() {
        let digit = number / 10_u32.pow(place as u32) % 10;
        if digit == 0 {
            skipped = !words.is_empty();
            continue;
        }
        if skipped {
            words.push('零');
            skipped = false;
        }
        let ten = digit == 1 && place == 1 && words.is_empty();
        if !ten {
            words.push_str(DIGITS.get(digit as usize).copied().unwrap_or_default());
        }
        words.push_str(PLACES.get(place).copied().unwrap_or_default());
    }
    words
}

/// `number` in Roman numerals; in digits where there are none (0 and from
/// 4000 on).
#[must_use]
pub fn roman(number: u32) -> String {
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut numeral = String::new();
    for (value, sign) in ROMAN {
        while rest >= value {
            numeral.push_str(sign);
            rest -= value;
        }
    }
    numeral
}

/// `number` as a capital letter: A to Z, then AA, AB …; empty for 0.
#[must_use]
pub fn letter(number: u32) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numbers_are_those_of_headings() {
        let numbers = [
            1, 9, 10, 11, 20, 21, 100, 101, 110, 111, 205, 1001, 1010, 2300, 9999,
        ];
        let words: Vec<String> = numbers.into_iter().map(chinese).collect();
        assert_eq!(
            words.join(" "),
            "一 九 十 十一 二十 二十一 一百 一百零一 一百一十 一百一十一 二百零五 一千零一 \
             一千零一十 二千三百 九千九百九十九"
        );
        assert_eq!([chinese(0), chinese(10_000)], ["〇", "10000"]);
    }

    #[test]
    fn english_headings_count_in_numerals_and_letters() {
        let numerals: Vec<String> = [1, 4, 9, 14, 40, 1994, 3999, 4000].map(roman).into();
        assert_eq!(numerals.join(" "), "I IV IX XIV XL MCMXCIV MMMCMXCIX 4000");
        let letters: Vec<String> = [1, 26, 27, 52, 53, 703].map(letter).into();
        assert_eq!(letters.join(" "), "A Z AA AZ BA AAA");
        assert_eq!(letter(0), "");
    }
}
