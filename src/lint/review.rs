//! All rules over one text.

use super::reading::Reading;
use super::rules::{
    achievements_outweigh, before_the_rules, causes_missing, claims, copied, excuse,
    hollow_phrases, hope, no_fact, no_subject, personal_data, praise, unmentioned, vague_measure,
};
use super::{Around, Finding, Paper, Rule, Words};

/// Reads a paper and returns what the rules that are on by default found, in
/// reading order.
#[must_use]
pub fn review(paper: &Paper, around: &Around, words: &Words) -> Vec<Finding> {
    let rules: Vec<Rule> = Rule::ALL.into_iter().filter(|r| r.default_on()).collect();
    review_by(&rules, paper, around, words)
}

/// Reads a paper by these rules only, whether or not they are on by default.
#[must_use]
pub fn review_by(rules: &[Rule], paper: &Paper, around: &Around, words: &Words) -> Vec<Finding> {
    let reading = Reading::new(paper, around, words);
    let mut found = Vec::new();
    for rule in rules {
        match rule {
            Rule::PraiseAsCriticism => praise::find(&reading, &mut found),
            Rule::HopeInsteadOfCriticism => hope::find(&reading, &mut found),
            Rule::NoFact => no_fact::find(&reading, &mut found),
            Rule::NoSubject => no_subject::find(&reading, &mut found),
            Rule::HollowPhrases => hollow_phrases::find(&reading, &mut found),
            Rule::AchievementsOutweigh => achievements_outweigh::find(&reading, &mut found),
            Rule::CausesMissing => causes_missing::find(&reading, &mut found),
            Rule::VagueMeasure => vague_measure::find(&reading, &mut found),
            Rule::Excuse => excuse::find(&reading, &mut found),
            Rule::BeforeTheRules => before_the_rules::find(&reading, &mut found),
            Rule::PersonalData => personal_data::find(&reading, &mut found),
            Rule::Copied => copied::find(&reading, &mut found),
            Rule::ClaimUnanswered => claims::find(&reading, &mut found),
            Rule::ProblemUnmentioned => unmentioned::find(&reading, &mut found),
        }
    }
    found.sort_by_key(|f| (f.part, f.range.start, f.range.end, f.rule));
    found
}
