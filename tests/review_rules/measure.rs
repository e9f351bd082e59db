//! Precision and recall per rule, held and written down.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use zhaojing::content::Library;
use zhaojing::lint::{Rule, Words, review_by};

use crate::samples::{Sample, read};

const SAMPLES: &str = include_str!("samples.toml");

/// How often a rule was right, wrong and silent.
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
}

pub fn words() -> Words {
    Words::new(Library::embedded().unwrap().words()).unwrap()
}

/// The counts of all rules over some passages, and every miss as a line.
fn measure(samples: &[Sample], words: &Words) -> (Vec<Count>, String) {
    let mut counts = vec![Count::default(); Rule::ALL.len()];
    let mut misses = String::new();
    for sample in samples {
        let found: BTreeSet<Rule> = review_by(&Rule::ALL, &sample.paper(), &sample.around(), words)
            .iter()
            .map(|finding| finding.rule)
            .collect();
        let expected: BTreeSet<Rule> = sample.expected().into_iter().collect();
        for (count, rule) in counts.iter_mut().zip(Rule::ALL) {
            match (expected.contains(&rule), found.contains(&rule)) {
                (true, true) => count.right += 1,
                (true, false) => count.missed += 1,
                (false, true) => count.wrong += 1,
                (false, false) => continue,
            }
            if expected.contains(&rule) != found.contains(&rule) {
                let what = if found.contains(&rule) {
                    "wrong"
                } else {
                    "missed"
                };
                writeln!(misses, "{} {what}: {}", rule.code(), sample.words()).unwrap();
            }
        }
    }
    (counts, misses)
}

fn share(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |v| format!("{v:.2}"))
}

#[test]
fn tuning() {
    let (counts, misses) = measure(&read(SAMPLES), &words());
    for (count, rule) in counts.iter().zip(Rule::ALL) {
        println!(
            "{} {} {} right {} wrong {} missed {}",
            rule.code(),
            share(count.precision()),
            share(count.recall()),
            count.right,
            count.wrong,
            count.missed
        );
    }
    println!("{misses}");
}
