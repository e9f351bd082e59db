//! Whatever is done to a pack, a reader answers and never panics.

use proptest::prelude::*;

use super::small::{
    CATEGORIES, CHECKLIST, DEMO, DIMENSIONS, EXEMPLARS, HEADINGS, JOURNAL, QUESTIONNAIRE, SCHEDULE,
    read,
};
use crate::content::{Audit, files};

const PACKS: [(&str, &str); 8] = [
    ("checklist", CHECKLIST),
    ("questionnaire", QUESTIONNAIRE),
    ("schedule", SCHEDULE),
    ("dimensions", DIMENSIONS),
    ("categories", CATEGORIES),
    ("exemplars", EXEMPLARS),
    ("journals", JOURNAL),
    ("headings", HEADINGS),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,200}", kind in 0..PACKS.len()) {
        let _ = read(PACKS[kind].0, text);
    }

    #[test]
    fn no_damaged_pack_makes_a_reader_panic(
        kind in 0..PACKS.len(),
        at in 0.0..1.0_f64,
        gone in 0..12_usize,
        put in "[\\[\\]\\{\\}=\"'\\n,.a-z0-9 镇-]{0,6}",
    ) {
        let base: Vec<char> = PACKS[kind].1.chars().collect();
        let at = (at * base.len() as f64) as usize;
        let end = (at + gone).min(base.len());
        let text: String = base[..at].iter().copied().chain(put.chars()).chain(base[end..].iter().copied()).collect();
        let lines = text.lines().count().max(1);
        if let Err(errors) = read(PACKS[kind].0, text) {
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

/// Changes single bytes of a file: what a bad stick or a bad editor does.
fn with_bytes(text: &str, changes: &[(f64, u8)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (at, byte) in changes {
        let at = (at * bytes.len() as f64) as usize;
        if let Some(place) = bytes.get_mut(at) {
            *place = *byte;
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_damaged_file_makes_a_check_panic(
        file in 0.0..1.0_f64,
        changes in prop::collection::vec((0.0..1.0_f64, any::<u8>()), 1..4),
    ) {
        let files: Vec<_> = files::embedded().collect();
        let (kind, source) = &files[(file * files.len() as f64) as usize];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.toml");
        let bytes = with_bytes(&source.text, &changes);
        std::fs::write(&path, &bytes).unwrap();
        let audit = Audit::single(&[(path, Some(*kind))], None);
        prop_assert_eq!(audit.files, 1);
        let lines = bytes.split(|byte| *byte == b'\n').count();
        prop_assert!(audit.problems.iter().all(|e| (1..=lines + 1).contains(&e.line)));
        prop_assert!(audit.problems.iter().all(|e| e.file.ends_with("own.toml")));
    }
}
