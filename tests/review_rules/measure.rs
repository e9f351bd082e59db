//! Precision and recall per rule: held, and written into the documentation.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use zhaojing::content::Library;
use zhaojing::lint::{Rule, Words, review_by};

use crate::samples::{Sample, read};

const SAMPLES: &str = include_str!("samples.toml");
const SECOND: &str = include_str!("second.toml");
const BESIDE: &str = include_str!("beside.toml");
const HELD_BACK: &str = include_str!("held_back.toml");

/// What no rule may fall under over the passages it was made with.
const PRECISION: f64 = 0.95;
const RECALL: f64 = 0.9;
/// Under this precision over all passages a rule is off by default.
const DEFAULT_ON: f64 = 0.9;

/// How often a rule was right, wrong and silent where it was due.
#[derive(Default, Clone, Copy)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn precision(self) -> Option<f64> {
        let said = self.right + self.wrong;
        (said > 0).then(|| self.right as f64 / said as f64)
    }

    fn recall(self) -> Option<f64> {
        let due = self.right + self.missed;
        (due > 0).then(|| self.right as f64 / due as f64)
    }

    fn plus(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            wrong: self.wrong + other.wrong,
            missed: self.missed + other.missed,
        }
    }
}

pub fn packs() -> Library {
    Library::embedded().unwrap()
}

pub fn words() -> Words {
    Words::new(packs().words()).unwrap()
}

/// The counts of all rules over some passages, and every error as a line.
fn measure(samples: &[Sample]) -> (Vec<Count>, String) {
    let words = words();
    let mut counts = vec![Count::default(); Rule::ALL.len()];
    let mut errors = String::new();
    for sample in samples {
        let found = review_by(&Rule::ALL, &sample.paper(), &sample.around(), &words);
        let found: BTreeSet<Rule> = found.iter().map(|finding| finding.rule).collect();
        let due: BTreeSet<Rule> = sample.expected().into_iter().collect();
        for (count, rule) in counts.iter_mut().zip(Rule::ALL) {
            let error = match (due.contains(&rule), found.contains(&rule)) {
                (true, true) => {
                    count.right += 1;
                    continue;
                }
                (false, false) => continue,
                (true, false) => {
                    count.missed += 1;
                    "missed"
                }
                (false, true) => {
                    count.wrong += 1;
                    "wrong"
                }
            };
            writeln!(errors, "{} {error}: {}", rule.code(), sample.words()).unwrap();
        }
    }
    (counts, errors)
}

/// The passages that the rules were made with.
fn known() -> Vec<Sample> {
    let mut samples = read(SAMPLES);
    samples.extend(read(SECOND));
    samples.extend(read(BESIDE));
    samples
}

#[test]
fn no_rule_falls_under_its_precision_and_recall() {
    let (counts, errors) = measure(&known());
    for (count, rule) in counts.iter().zip(Rule::ALL) {
        let code = rule.code();
        assert!(count.precision().unwrap() >= PRECISION, "{code}\n{errors}");
        assert!(count.recall().unwrap() >= RECALL, "{code}\n{errors}");
    }
}

#[test]
fn a_rule_reads_along_by_default_only_if_it_is_nearly_always_right() {
    let mut all = known();
    all.extend(read(HELD_BACK));
    let (counts, errors) = measure(&all);
    for (count, rule) in counts.iter().zip(Rule::ALL) {
        let precise = count.precision().unwrap() >= DEFAULT_ON;
        assert_eq!(rule.default_on(), precise, "{}\n{errors}", rule.code());
    }
}

#[test]
fn every_rule_has_passages_to_find_and_near_misses_to_leave_alone() {
    let samples = read(SAMPLES);
    assert!(samples.len() >= 80);
    for rule in Rule::ALL {
        let due = samples.iter().filter(|s| s.expected().contains(&rule));
        assert!(due.count() >= 3, "{}", rule.code());
        let near = samples.iter().filter(|s| s.near() == Some(rule));
        assert!(near.clone().count() >= 3, "{}", rule.code());
        assert!(near.clone().all(|s| !s.expected().contains(&rule)));
    }
    assert!(read(HELD_BACK).len() >= 30);
}

fn share(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |v| format!("{v:.2}"))
}

/// The table of the documentation.
fn table() -> String {
    let (own, held) = (known(), read(HELD_BACK));
    let (counts, (held_counts, errors)) = (measure(&own).0, measure(&held));
    let mut page = format!(
        "| rule | {} passages: found, wrong, missed | precision | recall | {} held back: found, wrong, missed | precision | recall | by default |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |\n",
        own.len(),
        held.len()
    );
    let row = |name: &str, own: Count, held: Count, on: &str| {
        let cells = [own, held].map(|c| {
            let numbers = format!("{}, {}, {}", c.right, c.wrong, c.missed);
            format!(
                "{numbers} | {} | {}",
                share(c.precision()),
                share(c.recall())
            )
        });
        format!("| {name} | {} | {} | {on} |\n", cells[0], cells[1])
    };
    let (mut all, mut all_held) = (Count::default(), Count::default());
    for ((own, held), rule) in counts.iter().zip(&held_counts).zip(Rule::ALL) {
        let on = if rule.default_on() { "on" } else { "off" };
        page += &row(rule.code(), *own, *held, on);
        (all, all_held) = (all.plus(*own), all_held.plus(*held));
    }
    page += &row("all", all, all_held, "");
    page += "\nWhat they got wrong in the passages held back:\n\n";
    for line in errors.lines() {
        writeln!(page, "- {line}").unwrap();
    }
    page
}

#[test]
fn the_documentation_tells_these_numbers() {
    const BEGIN: &str = "<!-- numbers: BLESS=1 cargo test --test review_rules documentation -->\n";
    const END: &str = "<!-- end of numbers -->\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/review-rules.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (known, after) = rest.split_once(END).unwrap();
    let table = table();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{table}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(known, table, "{BEGIN}");
}
