//! Findings that a person has answered with a reason.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Finding, Paper, Role, Rule, Why};
use crate::domain::ItemId;
use crate::text::{fold_width, sentences};

/// How many bytes of the digest are kept as the mark of a sentence.
const MARK: usize = 16;

/// A finding that a person has answered: not here, and why. It holds while
/// the sentence stays as it is.
///
/// It is about words that are sealed, so it has to be sealed with them: the
/// mark of a sentence lets someone who guesses the sentence know it is there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// Which rule.
    pub rule: Rule,
    /// In the answer to which item.
    pub item: Option<ItemId>,
    /// In which part of it.
    pub role: Role,
    /// The mark of the sentence, or of the part where a finding is about the
    /// whole part.
    pub sentence: String,
    /// Why it is silenced, in the person's words.
    pub reason: String,
}

impl std::fmt::Debug for Silence {
    /// Without the reason and the mark.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Silence")
            .field("rule", &self.rule)
            .field("item", &self.item)
            .finish_non_exhaustive()
    }
}

impl Silence {
    /// Silences a finding of a paper with a reason. `None` where the finding
    /// is not one of this paper.
    #[must_use]
    pub fn of(finding: &Finding, paper: &Paper, reason: &str) -> Option<Self> {
        let part = paper.parts.get(finding.part)?;
        Some(Self {
            rule: finding.rule,
            item: part.item.clone(),
            role: part.role,
            sentence: mark(finding, &part.text)?,
            reason: reason.to_owned(),
        })
    }

    /// Whether it answers this finding of this paper.
    #[must_use]
    pub fn answers(&self, finding: &Finding, paper: &Paper) -> bool {
        // What others said is about the whole paper, whichever part it is
        // pointed out beside.
        let whole = matches!(
            finding.why,
            Why::Unanswered { .. } | Why::Unmentioned { .. }
        );
        self.rule == finding.rule
            && paper.parts.get(finding.part).is_some_and(|part| {
                (whole || (self.role == part.role && self.item == part.item))
                    && mark(finding, &part.text).is_some_and(|mark| mark == self.sentence)
            })
    }
}

/// A finding that is silenced, with the reason given.
#[derive(Clone, PartialEq, Eq)]
pub struct Silenced {
    /// The finding.
    pub finding: Finding,
    /// The reason, in the person's words.
    pub reason: String,
}

impl std::fmt::Debug for Silenced {
    /// Without the reason.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Silenced")
            .field("finding", &self.finding)
            .finish_non_exhaustive()
    }
}

/// The findings still open, and those that are silenced, each in their order.
#[must_use]
pub fn apart(
    findings: Vec<Finding>,
    paper: &Paper,
    silences: &[Silence],
) -> (Vec<Finding>, Vec<Silenced>) {
    let (mut open, mut answered) = (Vec::new(), Vec::new());
    for finding in findings {
        match silences.iter().find(|s| s.answers(&finding, paper)) {
            Some(silence) => answered.push(Silenced {
                finding,
                reason: silence.reason.clone(),
            }),
            None => open.push(finding),
        }
    }
    (open, answered)
}

/// The mark of what a finding is about: the sentences it touches, or the whole
/// part; of an opinion, the opinion. Blanks, marks and full-width forms make
/// no difference. `None` where its range is not one of the text.
fn mark(finding: &Finding, text: &str) -> Option<String> {
    let about = match &finding.why {
        Why::Unanswered { id, words } => format!("{id} {words}"),
        Why::Unmentioned {
            by,
            category,
            count,
        } => format!("{by:?} {category} {count}"),
        _ if finding.range.is_empty() => text.to_owned(),
        _ => {
            let range = &finding.range;
            text.get(range.clone())?;
            sentences(text)
                .into_iter()
                .filter(|sentence| sentence.start < range.end && range.start < sentence.end)
                .filter_map(|sentence| text.get(sentence))
                .collect()
        }
    };
    let plain: String = about
        .chars()
        .map(fold_width)
        .filter(|c| c.is_alphanumeric())
        .collect();
    let digest = Sha256::digest(plain.as_bytes());
    Some(
        digest
            .iter()
            .take(MARK)
            .fold(String::new(), |mut mark, byte| {
                let _ = write!(mark, "{byte:02x}");
                mark
            }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Genre, Part};

    fn paper(text: &str) -> Paper {
        Paper {
            genre: Genre::SelfReview,
            parts: vec![Part {
                item: Some("duty-masses".into()),
                role: Role::Problems,
                text: text.to_owned(),
                due: None,
            }],
        }
    }

    /// The finding about some words of the paper.
    fn finding(paper: &Paper, words: &str) -> Finding {
        let start = paper.parts[0].text.find(words).unwrap();
        Finding {
            rule: Rule::NoSubject,
            part: 0,
            range: start..start + words.len(),
            why: Why::Words(words.to_owned()),
        }
    }

    fn is_silenced(before: &str, after: &str) -> bool {
        let (before, after) = (paper(before), paper(after));
        let silence = Silence::of(&finding(&before, "有的同志"), &before, "会上已点名").unwrap();
        let findings = vec![finding(&after, "有的同志")];
        apart(findings, &after, &[silence]).0.is_empty()
    }

    #[test]
    fn a_finding_stays_silenced_while_its_sentence_stays() {
        assert!(is_silenced("有的同志不上心。", "有的同志不上心。"));
        assert!(is_silenced(
            "有的同志不上心。",
            "前面添了一句。有的同志 不上心！"
        ));
    }

    #[test]
    fn it_comes_back_when_the_sentence_changes() {
        assert!(!is_silenced("有的同志不上心。", "有的同志很不上心。"));
    }

    #[test]
    fn it_holds_for_its_rule_its_item_and_its_part_only() {
        let paper = paper("有的同志不上心。");
        let found = finding(&paper, "有的同志");
        let silence = Silence::of(&found, &paper, "").unwrap();
        assert!(silence.answers(&found, &paper));
        let mut other = paper.clone();
        other.parts[0].role = Role::Causes;
        assert!(!silence.answers(&found, &other));
        other = paper.clone();
        other.parts[0].item = None;
        assert!(!silence.answers(&found, &other));
        let mut rule = found.clone();
        rule.rule = Rule::NoFact;
        assert!(!silence.answers(&rule, &paper));
        let mut elsewhere = found;
        elsewhere.part = 7;
        assert!(!silence.answers(&elsewhere, &paper));
        assert!(Silence::of(&elsewhere, &paper, "").is_none());
    }

    #[test]
    fn the_reason_is_kept_and_the_words_are_not() {
        let paper = paper("有的同志不上心。");
        let found = finding(&paper, "有的同志");
        let silence = Silence::of(&found, &paper, "会上已点名").unwrap();
        let (_, silenced) = apart(vec![found], &paper, std::slice::from_ref(&silence));
        assert_eq!(silenced[0].reason, "会上已点名");
        let written = serde_json::to_string(&silence).unwrap();
        assert!(!written.contains("不上心"));
        assert_eq!(serde_json::from_str::<Silence>(&written).unwrap(), silence);
        assert!(!format!("{silence:?}{silenced:?}").contains("点名"));
    }

    #[test]
    fn an_opinion_stays_silenced_when_another_item_is_written_first() {
        let about = Finding {
            rule: Rule::ClaimUnanswered,
            part: 0,
            range: 0..0,
            why: Why::Unanswered {
                id: 7,
                words: "路灯坏了".into(),
            },
        };
        let before = paper("补贴晚发二十一天。");
        let silence = Silence::of(&about, &before, "会后再答").unwrap();
        let mut after = paper("文件只看了标题。");
        after.parts[0].item = Some("duty-study".into());
        assert!(silence.answers(&about, &after));
    }

    #[test]
    fn what_is_missing_is_silenced_with_the_part_it_is_missing_beside() {
        let one = paper("补贴晚发二十一天。");
        let missing = Finding {
            rule: Rule::CausesMissing,
            part: 0,
            range: 0..0,
            why: Why::NoCauses,
        };
        let silence = Silence::of(&missing, &one, "").unwrap();
        assert!(silence.answers(&missing, &one));
        assert!(!silence.answers(&missing, &paper("补贴晚发二十二天。")));
    }
}
