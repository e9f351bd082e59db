//! `zhaojing check`: the review rules over papers written elsewhere, and
//! `zhaojing explain`: what a rule is about.

use std::io::stdin;
use std::path::{Path, PathBuf};

use super::{Failure, Work};
use crate::domain::Counting;
use crate::intake::PaperProblem;
use crate::lang::Lang;
use crate::lint::{Finding, Genre, Rule};
use crate::report::findings::{self, CheckReport, CheckedFile, FoundPlace, RuleHelp};
use crate::say;
use crate::say::finding::Explanation;
use crate::text;
use crate::tr;
use crate::usecase::check::{Checked, Checker};

/// The names of the kinds of paper at the prompt.
pub(super) const KINDS: [&str; 3] = ["self-review", "body", "criticism"];

/// Checks the files named and returns the exit code: 1 where one could not be
/// read, or where something was found and that was to be an error.
pub(super) fn run(work: &mut Work<'_, '_>) -> Result<u8, Failure> {
    let rules = rules(work)?;
    let genre = work.text("kind").and_then(genre);
    let checker = Checker::new(&work.desk, rules.clone(), genre)?;
    let named: Vec<PathBuf> = work
        .args
        .get_many::<PathBuf>("file")
        .map_or_else(Vec::new, |paths| paths.cloned().collect());
    let files: Vec<CheckedFile> = named
        .iter()
        .map(|path| {
            let read = if path == Path::new("-") {
                checker.stream(stdin().lock())
            } else {
                checker.file(path)
            };
            file(path, read, work.lang)
        })
        .collect();
    let report = CheckReport {
        rules: rules.iter().map(|rule| help(*rule, work.lang)).collect(),
        files,
    };
    write(work, &report)?;
    let denied = work.args.get_flag("deny") && report.count() > 0;
    Ok(u8::from(denied || !report.all_read()))
}

/// The report on standard output; files that could not be read on standard
/// error as well.
fn write(work: &mut Work<'_, '_>, report: &CheckReport) -> Result<(), Failure> {
    let out = match work.text("format") {
        Some("json") => findings::json::write(report).unwrap_or_default(),
        Some("sarif") => findings::sarif::write(report, work.lang).unwrap_or_default(),
        _ => findings::text::write(report, work.lang),
    };
    work.world
        .out
        .write_all(out.as_bytes())
        .map_err(Failure::Output)?;
    for file in &report.files {
        if let Some(why) = &file.problem {
            let (name, why) = (file.name.as_str(), why.as_str());
            let said = tr!(work.lang, "paper-error", name = name, why = why);
            writeln!(work.world.err, "{}", text::sanitize(&said)).map_err(Failure::Output)?;
        }
    }
    Ok(())
}

fn file(path: &Path, read: Result<Checked, PaperProblem>, lang: &Lang) -> CheckedFile {
    let name = path.display().to_string();
    match read {
        Ok(checked) => CheckedFile {
            name,
            kind: kind(checked.outline.paper.genre),
            counting: checked.manuscript.counting,
            problem: None,
            findings: places(&checked, lang),
        },
        Err(problem) => CheckedFile {
            name,
            kind: kind(Genre::Other),
            counting: Counting::Lines,
            problem: Some(say::paper_problem(&problem, lang)),
            findings: Vec::new(),
        },
    }
}

fn places(checked: &Checked, lang: &Lang) -> Vec<FoundPlace> {
    let place = |(finding, found): (&Finding, crate::lint::outline::Found)| {
        let paragraph = checked.manuscript.paragraphs.get(found.paragraph);
        FoundPlace {
            code: finding.rule.code(),
            why: say::finding::sentence(lang, finding),
            mend: say::finding::mend(lang, finding),
            start: found.start,
            end: found.end,
            paragraph: paragraph.map(|p| p.text().to_owned()).unwrap_or_default(),
            within: found.within,
        }
    };
    checked.findings().into_iter().map(place).collect()
}

const fn kind(genre: Genre) -> &'static str {
    match genre {
        Genre::SelfReview => "self-review",
        Genre::BodyReview => "body",
        Genre::Criticism => "criticism",
        Genre::Other => "other",
    }
}

fn genre(name: &str) -> Option<Genre> {
    [Genre::SelfReview, Genre::BodyReview, Genre::Criticism]
        .into_iter()
        .find(|genre| kind(*genre) == name)
}

/// The rules asked for: those named, or those that are on (or all), less
/// those to do without.
fn rules(work: &Work<'_, '_>) -> Result<Vec<Rule>, Failure> {
    let all = work.args.get_flag("all");
    let only = named(work, "rules")?;
    let without = named(work, "without")?;
    let rules: Vec<Rule> = Rule::ALL
        .into_iter()
        .filter(|rule| match only.as_slice() {
            [] => all || rule.default_on(),
            only => only.contains(rule),
        })
        .filter(|rule| !without.contains(rule))
        .collect();
    if rules.is_empty() {
        return Err(Failure::Usage(tr!(work.lang, "cli-no-rule-left")));
    }
    Ok(rules)
}

fn named(work: &Work<'_, '_>, name: &str) -> Result<Vec<Rule>, Failure> {
    let given = work.args.get_many::<String>(name).into_iter().flatten();
    given.map(|code| rule(code, work.lang)).collect()
}

fn rule(code: &str, lang: &Lang) -> Result<Rule, Failure> {
    Rule::from_code(&text::fold(code))
        .ok_or_else(|| Failure::Usage(tr!(lang, "cli-unknown-rule", given = code)))
}

fn help(rule: Rule, lang: &Lang) -> RuleHelp {
    let explained = say::finding::explain(lang, rule);
    RuleHelp {
        code: rule.code(),
        name: explained.title.clone(),
        help: explanation(&explained, lang),
        default_on: rule.default_on(),
    }
}

/// A rule explained, in paragraphs.
fn explanation(explained: &Explanation, lang: &Lang) -> String {
    let Explanation {
        finds,
        bad,
        mended,
        ignore,
        source,
        ..
    } = explained;
    [
        finds.clone(),
        String::new(),
        tr!(lang, "explain-bad", passage = bad.as_str()),
        tr!(lang, "explain-mended", passage = mended.as_str()),
        String::new(),
        ignore.clone(),
        tr!(lang, "explain-source", source = source.as_str()),
    ]
    .join("\n")
}

/// `zhaojing explain`
pub(super) fn explain(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let Some(code) = work.text("rule").map(str::to_owned) else {
        return list(work);
    };
    let rule = rule(&code, work.lang)?;
    let explained = say::finding::explain(work.lang, rule);
    let head = format!("{} {}", rule.code(), explained.title);
    work.line(&head)?;
    let long = explanation(&explained, work.lang);
    for paragraph in long.split('\n') {
        for row in text::wrapped(paragraph, COLUMNS) {
            work.line(row)?;
        }
    }
    Ok(())
}

/// Columns in which explanations are broken.
const COLUMNS: usize = 78;

fn list(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    for rule in Rule::ALL {
        let explained = say::finding::explain(work.lang, rule);
        let off = if rule.default_on() {
            String::new()
        } else {
            tr!(work.lang, "check-off")
        };
        let line = format!("{}  {}{off}", rule.code(), explained.title);
        work.line(&line)?;
    }
    Ok(())
}
