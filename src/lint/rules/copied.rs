//! R09 nearly the same text as another.
//!
//! Found: a part of which most stands in the same person's earlier text, in
//! what a colleague handed in, or in an earlier part of the same paper. One
//! finding per part, for the text that has most of it, at the longest stretch
//! they share.
//!
//! Ignored, because everybody's text has them and has to have them: the
//! words of quotations and titles of documents, the words of the items and
//! questions that were asked, and fixed formulas. A part in which little else
//! is left is not judged. Phrases that two texts share do not count: only
//! what goes on for some length, and only if it goes on for longer somewhere.

use super::super::around::{Other, OtherKind};
use super::super::finding::{Finding, Why};
use super::super::likeness::{Common, Compared, Likeness};
use super::super::quotation::quotations;
use super::super::reading::Reading;
use super::super::rule::Rule;
use crate::content::ListName;

/// Characters of a part by which it is called.
const CALLED: usize = 12;

/// Finds parts that are nearly the same as another text.
pub(in crate::lint) fn find(reading: &Reading<'_>, found: &mut Vec<Finding>) {
    let (paper, around, lines) = (reading.paper, reading.around, reading.words.lines);
    let mut common = Common::default();
    for text in around
        .asked
        .iter()
        .chain(reading.words.list(ListName::Formula))
    {
        common.add(text);
    }
    let texts = paper.parts.iter();
    let texts = texts.map(|part| (part.text.as_str(), quotations(&part.text)));
    let compared = Compared::new(texts, &common);
    let long: Vec<usize> = (0..paper.parts.len())
        .filter(|part| compared.open(*part) >= lines.copied_characters.max(1))
        .collect();
    let mut best: Vec<Option<Finding>> = vec![None; paper.parts.len()];
    let mut keep = |part: usize, likeness: Likeness, kind, label: &str| {
        if likeness.percent < lines.copied_percent {
            return;
        }
        if let Some(best) = best.get_mut(part)
            && best
                .as_ref()
                .is_none_or(|best| percent(best) < likeness.percent)
        {
            *best = Some(finding(part, likeness, kind, label));
        }
    };
    for Other { kind, label, text } in &around.others {
        let held = compared.held_by(text);
        for part in &long {
            if let Some(likeness) = compared.with_text(*part, &held) {
                keep(*part, likeness, *kind, label);
            }
        }
    }
    for part in &long {
        if let Some((earlier, likeness)) = compared.with_earlier_part(*part) {
            let called = paper.parts.get(earlier).map_or("", |part| &part.text);
            keep(*part, likeness, OtherKind::OtherItem, &beginning(called));
        }
    }
    found.extend(best.into_iter().flatten());
}

fn finding(part: usize, likeness: Likeness, kind: OtherKind, label: &str) -> Finding {
    Finding {
        rule: Rule::Copied,
        part,
        range: likeness.range,
        why: Why::Copied {
            kind,
            label: label.to_owned(),
            percent: u8::try_from(likeness.percent).unwrap_or(100),
        },
    }
}

fn percent(finding: &Finding) -> usize {
    match finding.why {
        Why::Copied { percent, .. } => percent.into(),
        _ => 0,
    }
}

/// The first words of a part, by which it is called.
fn beginning(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut called: String = line.chars().take(CALLED).collect();
    if line.chars().count() > CALLED {
        called.push('…');
    }
    called
}

#[cfg(test)]
#[path = "copied_tests.rs"]
mod tests;
