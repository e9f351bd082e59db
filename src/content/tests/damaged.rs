//! Whatever is done to a pack, a reader answers and never panics.

use proptest::prelude::*;

use super::small::{CHECKLIST, DEMO, QUESTIONNAIRE, SCHEDULE, read};

const KINDS: [&str; 4] = ["checklist", "questionnaire", "schedule", "demo"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,200}", kind in 0..3_usize) {
        let _ = read(KINDS[kind], text);
    }

    #[test]
    fn no_damaged_pack_makes_a_reader_panic(
        kind in 0..3_usize,
        at in 0.0..1.0_f64,
        gone in 0..12_usize,
        put in "[\\[\\]\\{\\}=\"'\\n,.a-z0-9 镇-]{0,6}",
    ) {
        let base: Vec<char> = [CHECKLIST, QUESTIONNAIRE, SCHEDULE][kind].chars().collect();
        let at = (at * base.len() as f64) as usize;
        let end = (at + gone).min(base.len());
        let text: String = base[..at].iter().copied().chain(put.chars()).chain(base[end..].iter().copied()).collect();
        let lines = text.lines().count().max(1);
        if let Err(errors) = read(KINDS[kind], text) {
            prop_assert!(!errors.is_empty());
            prop_assert!(errors.iter().all(|e| (1..=lines + 1).contains(&e.line)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_damaged_example_makes_a_reader_panic(at in 0.0..1.0_f64, gone in 0..40_usize) {
        let base: Vec<char> = DEMO.chars().collect();
        let at = (at * base.len() as f64) as usize;
        let end = (at + gone).min(base.len());
        let text: String = base[..at].iter().chain(&base[end..]).collect();
        let _ = read("demo", text);
    }
}
