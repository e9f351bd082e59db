//! What a finding says: why, how to mend it, and what its rule is about.

use crate::lang::Lang;
use crate::lint::{Finding, Lacking, OtherKind, Personal, RaisedBy, Rule, Why};
use crate::tr;

/// A rule explained to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Its name in a few words.
    pub title: String,
    /// What it finds.
    pub finds: String,
    /// A passage it is about. Passages are Chinese in every language.
    pub bad: String,
    /// The same passage mended.
    pub mended: String,
    /// What it leaves alone, and when to ignore it.
    pub ignore: String,
    /// Where the rule comes from.
    pub source: String,
}

/// One sentence: why it was found.
#[must_use]
pub fn sentence(lang: &Lang, finding: &Finding) -> String {
    match &finding.why {
        Why::Words(words) => about_words(lang, finding.rule, words),
        Why::Row(words) => tr!(
            lang,
            "finding-row",
            count = words.len().to_string(),
            words = row(words)
        ),
        Why::NoFact => tr!(lang, "finding-no-fact"),
        Why::Lengths {
            achievements,
            problems,
        } => tr!(
            lang,
            "finding-lengths",
            achievements = achievements.to_string(),
            problems = problems.to_string()
        ),
        Why::NoCauses => tr!(lang, "finding-no-causes"),
        Why::ThinCauses {
            problems,
            characters,
        } => tr!(
            lang,
            "finding-thin-causes",
            problems = problems.to_string(),
            characters = characters.to_string()
        ),
        Why::Measure(lacking) => tr!(lang, "finding-measure", lacking = lacks(lang, *lacking)),
        Why::Copied {
            kind,
            label,
            percent,
        } => copied(lang, *kind, label, *percent),
        Why::Unanswered { words, .. } => {
            tr!(lang, "finding-unanswered", words = words.as_str())
        }
        Why::Unmentioned {
            by,
            category,
            count,
        } => unmentioned(lang, *by, category, *count),
        Why::Personal(kind) => match kind {
            Personal::IdCard => tr!(lang, "finding-id-card"),
            Personal::Mobile => tr!(lang, "finding-mobile"),
            Personal::BankCard => tr!(lang, "finding-bank-card"),
            Personal::Condition => tr!(lang, "finding-condition"),
        },
    }
}

/// One way to mend it.
#[must_use]
pub fn mend(lang: &Lang, finding: &Finding) -> String {
    match (finding.rule, &finding.why) {
        (_, Why::ThinCauses { .. }) => tr!(lang, "finding-thin-causes-mend"),
        (Rule::PraiseAsCriticism, _) => tr!(lang, "finding-praise-mend"),
        (Rule::HopeInsteadOfCriticism, _) => tr!(lang, "finding-hope-mend"),
        (Rule::NoFact, _) => tr!(lang, "finding-no-fact-mend"),
        (Rule::NoSubject, _) => tr!(lang, "finding-no-subject-mend"),
        (Rule::HollowPhrases, _) => tr!(lang, "finding-row-mend"),
        (Rule::AchievementsOutweigh, _) => tr!(lang, "finding-lengths-mend"),
        (Rule::CausesMissing, _) => tr!(lang, "finding-no-causes-mend"),
        (Rule::VagueMeasure, _) => tr!(lang, "finding-measure-mend"),
        (
            Rule::Copied,
            Why::Copied {
                kind: OtherKind::OtherCriticism,
                ..
            },
        ) => tr!(lang, "finding-copied-criticism-mend"),
        (Rule::Copied, _) => tr!(lang, "finding-copied-mend"),
        (Rule::ClaimUnanswered, _) => tr!(lang, "finding-unanswered-mend"),
        (Rule::ProblemUnmentioned, _) => tr!(lang, "finding-unmentioned-mend"),
        (Rule::Excuse, _) => tr!(lang, "finding-excuse-mend"),
        (Rule::BeforeTheRules, _) => tr!(lang, "finding-before-mend"),
        (Rule::PersonalData, _) => tr!(lang, "finding-personal-mend"),
    }
}

fn about_words(lang: &Lang, rule: Rule, words: &str) -> String {
    match rule {
        Rule::PraiseAsCriticism => tr!(lang, "finding-praise", words = words),
        Rule::HopeInsteadOfCriticism => tr!(lang, "finding-hope", words = words),
        Rule::Excuse => tr!(lang, "finding-excuse", words = words),
        Rule::BeforeTheRules => tr!(lang, "finding-before", words = words),
        _ => tr!(lang, "finding-no-subject", words = words),
    }
}

/// The first phrases of a row; a long one goes on.
fn row(words: &[String]) -> String {
    const SHOWN: usize = 4;
    let shown: Vec<&str> = words.iter().take(SHOWN).map(String::as_str).collect();
    let more = if words.len() > SHOWN { "……" } else { "" };
    format!("{}{more}", shown.join("、"))
}

fn lacks(lang: &Lang, lacking: Lacking) -> String {
    let said = [
        lacking.owner.then(|| tr!(lang, "finding-measure-owner")),
        lacking.date.then(|| tr!(lang, "finding-measure-date")),
        lacking.result.then(|| tr!(lang, "finding-measure-result")),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    said.join(match lang.language() {
        crate::lang::Language::Chinese => "、",
        crate::lang::Language::English => ", ",
    })
}

fn copied(lang: &Lang, kind: OtherKind, label: &str, percent: u8) -> String {
    let percent = percent.to_string();
    match kind {
        OtherKind::Earlier => {
            tr!(
                lang,
                "finding-copied-earlier",
                percent = percent,
                label = label
            )
        }
        OtherKind::Colleague => {
            tr!(
                lang,
                "finding-copied-colleague",
                percent = percent,
                label = label
            )
        }
        OtherKind::OtherCriticism => {
            tr!(
                lang,
                "finding-copied-criticism",
                percent = percent,
                label = label
            )
        }
        OtherKind::OtherItem => {
            tr!(
                lang,
                "finding-copied-item",
                percent = percent,
                label = label
            )
        }
    }
}

fn unmentioned(lang: &Lang, by: RaisedBy, category: &str, count: usize) -> String {
    let count = count.to_string();
    match by {
        RaisedBy::Masses => {
            tr!(
                lang,
                "finding-unmentioned-masses",
                count = count,
                category = category
            )
        }
        RaisedBy::Peer => {
            tr!(
                lang,
                "finding-unmentioned-peer",
                count = count,
                category = category
            )
        }
    }
}

/// A rule's name in a few words.
#[must_use]
pub fn title(lang: &Lang, rule: Rule) -> String {
    explain(lang, rule).title
}

/// The six messages of a rule.
macro_rules! explanation {
    ($lang:tt, $title:tt, $finds:tt, $bad:tt, $mended:tt, $ignore:tt, $source:tt $(,)?) => {
        Explanation {
            title: tr!($lang, $title),
            finds: tr!($lang, $finds),
            bad: tr!($lang, $bad),
            mended: tr!($lang, $mended),
            ignore: tr!($lang, $ignore),
            source: tr!($lang, $source),
        }
    };
}

/// A rule explained: what it finds, a passage, the same passage mended, what
/// it leaves alone, where it comes from.
#[must_use]
pub fn explain(lang: &Lang, rule: Rule) -> Explanation {
    match rule {
        Rule::PraiseAsCriticism => explanation!(
            lang,
            "finding-r01-title",
            "finding-r01-finds",
            "finding-r01-bad",
            "finding-r01-mended",
            "finding-r01-ignore",
            "finding-r01-source",
        ),
        Rule::HopeInsteadOfCriticism => explanation!(
            lang,
            "finding-r02-title",
            "finding-r02-finds",
            "finding-r02-bad",
            "finding-r02-mended",
            "finding-r02-ignore",
            "finding-r02-source",
        ),
        Rule::NoFact => explanation!(
            lang,
            "finding-r03-title",
            "finding-r03-finds",
            "finding-r03-bad",
            "finding-r03-mended",
            "finding-r03-ignore",
            "finding-r03-source",
        ),
        Rule::NoSubject => explanation!(
            lang,
            "finding-r04-title",
            "finding-r04-finds",
            "finding-r04-bad",
            "finding-r04-mended",
            "finding-r04-ignore",
            "finding-r04-source",
        ),
        Rule::HollowPhrases => explanation!(
            lang,
            "finding-r05-title",
            "finding-r05-finds",
            "finding-r05-bad",
            "finding-r05-mended",
            "finding-r05-ignore",
            "finding-r05-source",
        ),
        Rule::AchievementsOutweigh => explanation!(
            lang,
            "finding-r06-title",
            "finding-r06-finds",
            "finding-r06-bad",
            "finding-r06-mended",
            "finding-r06-ignore",
            "finding-r06-source",
        ),
        Rule::CausesMissing => explanation!(
            lang,
            "finding-r07-title",
            "finding-r07-finds",
            "finding-r07-bad",
            "finding-r07-mended",
            "finding-r07-ignore",
            "finding-r07-source",
        ),
        later => explain_later(lang, later),
    }
}

/// The rules from R08 on.
fn explain_later(lang: &Lang, rule: Rule) -> Explanation {
    match rule {
        Rule::VagueMeasure => explanation!(
            lang,
            "finding-r08-title",
            "finding-r08-finds",
            "finding-r08-bad",
            "finding-r08-mended",
            "finding-r08-ignore",
            "finding-r08-source",
        ),
        Rule::Copied => explanation!(
            lang,
            "finding-r09-title",
            "finding-r09-finds",
            "finding-r09-bad",
            "finding-r09-mended",
            "finding-r09-ignore",
            "finding-r09-source",
        ),
        Rule::ClaimUnanswered => explanation!(
            lang,
            "finding-r10-title",
            "finding-r10-finds",
            "finding-r10-bad",
            "finding-r10-mended",
            "finding-r10-ignore",
            "finding-r10-source",
        ),
        Rule::ProblemUnmentioned => explanation!(
            lang,
            "finding-r11-title",
            "finding-r11-finds",
            "finding-r11-bad",
            "finding-r11-mended",
            "finding-r11-ignore",
            "finding-r11-source",
        ),
        Rule::Excuse => explanation!(
            lang,
            "finding-r12-title",
            "finding-r12-finds",
            "finding-r12-bad",
            "finding-r12-mended",
            "finding-r12-ignore",
            "finding-r12-source",
        ),
        Rule::BeforeTheRules => explanation!(
            lang,
            "finding-r13-title",
            "finding-r13-finds",
            "finding-r13-bad",
            "finding-r13-mended",
            "finding-r13-ignore",
            "finding-r13-source",
        ),
        _ => explanation!(
            lang,
            "finding-r14-title",
            "finding-r14-finds",
            "finding-r14-bad",
            "finding-r14-mended",
            "finding-r14-ignore",
            "finding-r14-source",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    fn finding(rule: Rule, why: Why) -> Finding {
        Finding {
            rule,
            part: 0,
            range: 0..0,
            why,
        }
    }

    #[test]
    fn a_finding_says_why_in_one_sentence_and_how_to_mend_it() {
        let chinese = Lang::load(Language::Chinese).unwrap();
        let english = Lang::load(Language::English).unwrap();
        let lacking = Lacking {
            owner: true,
            date: true,
            result: false,
        };
        let found = finding(Rule::VagueMeasure, Why::Measure(lacking));
        assert_eq!(
            sentence(&chinese, &found),
            "这条措施没有写谁来做、什么时候做。"
        );
        assert_eq!(
            sentence(&english, &found),
            "This measure does not say who does it, by when."
        );
        let words = ["一", "二", "三", "四", "五"].map(str::to_owned).to_vec();
        let found = finding(Rule::HollowPhrases, Why::Row(words));
        assert_eq!(
            sentence(&chinese, &found),
            "连着 5 句空话：一、二、三、四……。"
        );
        assert_eq!(mend(&chinese, &found), "留一句，后面跟一件事；其余的删掉。");
    }

    #[test]
    fn every_rule_is_explained_in_both_languages_with_the_same_passages() {
        let chinese = Lang::load(Language::Chinese).unwrap();
        let english = Lang::load(Language::English).unwrap();
        for rule in Rule::ALL {
            let (zh, en) = (explain(&chinese, rule), explain(&english, rule));
            assert_eq!((&zh.bad, &zh.mended), (&en.bad, &en.mended));
            assert_ne!(zh.finds, en.finds);
            assert_eq!(title(&chinese, rule), zh.title);
        }
    }
}
