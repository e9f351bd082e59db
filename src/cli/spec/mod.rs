//! The command tree, described in the user's language.

mod ballots;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use crate::content::PackKind;
use crate::lang::Lang;
use crate::tr;
use crate::usecase::export::{DocumentFormat, RatingFormat};

/// The whole command line.
pub(super) fn command(lang: &Lang) -> Command {
    Command::new("zhaojing")
        .version(env!("CARGO_PKG_VERSION"))
        .about(tr!(lang, "cli-about"))
        .after_help(tr!(lang, "cli-after"))
        .arg(data(lang))
        .arg(
            Arg::new("lang")
                .long("lang")
                .global(true)
                .value_name("zh|en")
                .value_parser(PossibleValuesParser::new(["zh", "zh-CN", "en"]))
                .help(tr!(lang, "cli-lang")),
        )
        .arg(
            Arg::new("theme")
                .long("theme")
                .global(true)
                .value_name("NAME")
                .help(tr!(lang, "cli-theme")),
        )
        .subcommand(init(lang))
        .subcommand(ballots::round(lang))
        .subcommand(ballots::booth(lang))
        .subcommand(ballots::recount(lang))
        .subcommand(ballots::kiosk(lang))
        .subcommand(
            Command::new("paper")
                .about(tr!(lang, "cli-paper"))
                .arg(file("box").required(true).help(tr!(lang, "cli-paper-box"))),
        )
        .subcommand(
            Command::new("import")
                .about(tr!(lang, "cli-import"))
                .arg(
                    file("file")
                        .required(true)
                        .help(tr!(lang, "cli-import-file")),
                )
                .arg(path("map", "FILE").help(tr!(lang, "cli-import-map")))
                .arg(path("save-map", "FILE").help(tr!(lang, "cli-import-save-map")))
                .arg(flag("dry-run").help(tr!(lang, "cli-import-dry"))),
        )
        .subcommand(export(lang))
        .subcommand(
            Command::new("demo")
                .about(tr!(lang, "cli-demo"))
                .arg(
                    Arg::new("seed")
                        .long("seed")
                        .value_name("N")
                        .value_parser(value_parser!(u64))
                        .default_value("1")
                        .help(tr!(lang, "cli-demo-seed")),
                )
                .arg(flag("no-open").help(tr!(lang, "cli-demo-no-open"))),
        )
        .subcommand(check(lang))
        .subcommand(
            Command::new("explain").about(tr!(lang, "cli-explain")).arg(
                Arg::new("rule")
                    .value_name("R07")
                    .help(tr!(lang, "cli-explain-rule")),
            ),
        )
        .subcommand(content(lang))
}

fn init(lang: &Lang) -> Command {
    let text = |name: &'static str| Arg::new(name).long(name).value_name("TEXT");
    Command::new("init")
        .about(tr!(lang, "cli-init"))
        .arg(text("unit").required(true).help(tr!(lang, "cli-init-unit")))
        .arg(
            text("title")
                .required(true)
                .help(tr!(lang, "cli-init-title")),
        )
        .arg(
            text("kind")
                .value_parser(PossibleValuesParser::new([
                    "democratic-life",
                    "organisational-life",
                ]))
                .default_value("democratic-life")
                .help(tr!(lang, "cli-init-kind")),
        )
        .arg(
            text("date")
                .required(true)
                .value_name("YYYY-MM-DD")
                .value_parser(value_parser!(chrono::NaiveDate))
                .help(tr!(lang, "cli-init-date")),
        )
        .arg(
            text("topic")
                .default_value("")
                .help(tr!(lang, "cli-init-topic")),
        )
        .arg(
            path("members", "FILE")
                .required(true)
                .help(tr!(lang, "cli-init-members")),
        )
        .arg(
            Arg::new("group")
                .long("group")
                .value_name("ID=N")
                .action(ArgAction::Append)
                .required(true)
                .help(tr!(lang, "cli-init-group")),
        )
        .arg(
            text("checklist")
                .value_name("ID@VERSION")
                .help(tr!(lang, "cli-init-checklist")),
        )
        .arg(
            text("questionnaire")
                .value_name("ID@VERSION")
                .help(tr!(lang, "cli-init-questionnaire")),
        )
        .arg(passphrase(lang))
}

fn export(lang: &Lang) -> Command {
    let out = |lang: &Lang| path("out", "FILE").help(tr!(lang, "cli-out"));
    Command::new("export")
        .about(tr!(lang, "cli-export"))
        .subcommand_required(true)
        .subcommand(
            Command::new("ratings")
                .about(tr!(lang, "cli-export-ratings"))
                .arg(format(lang, RatingFormat::ALL.map(RatingFormat::id), "csv"))
                .arg(out(lang)),
        )
        .subcommand(
            Command::new("self-review")
                .about(tr!(lang, "cli-export-review"))
                .arg(
                    Arg::new("member")
                        .long("member")
                        .value_name("NAME")
                        .required(true)
                        .help(tr!(lang, "cli-export-member")),
                )
                .arg(flag("own").help(tr!(lang, "cli-export-own")))
                .arg(document_format(lang))
                .arg(out(lang))
                .arg(passphrase(lang)),
        )
}

/// Of a document; without one, the ending of the file says it.
fn document_format(lang: &Lang) -> Arg {
    Arg::new("format")
        .long("format")
        .value_parser(PossibleValuesParser::new(
            DocumentFormat::ALL.map(DocumentFormat::id),
        ))
        .help(tr!(lang, "cli-document-format"))
}

fn format<const N: usize>(lang: &Lang, ids: [&'static str; N], usual: &'static str) -> Arg {
    Arg::new("format")
        .long("format")
        .value_parser(PossibleValuesParser::new(ids))
        .default_value(usual)
        .help(tr!(lang, "cli-format"))
}

fn check(lang: &Lang) -> Command {
    let rules = |name: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("R01,R05")
            .value_delimiter(',')
            .action(ArgAction::Append)
    };
    Command::new("check")
        .about(tr!(lang, "cli-check"))
        .arg(
            file("file")
                .num_args(1..)
                .required(true)
                .help(tr!(lang, "cli-check-file")),
        )
        .arg(
            Arg::new("kind")
                .long("kind")
                .value_parser(PossibleValuesParser::new(super::check::KINDS))
                .help(tr!(lang, "cli-check-kind")),
        )
        .arg(rules("rules").help(tr!(lang, "cli-check-rules")))
        .arg(rules("without").help(tr!(lang, "cli-check-without")))
        .arg(flag("all").help(tr!(lang, "cli-check-all")))
        .arg(flag("deny").help(tr!(lang, "cli-check-deny")))
        .arg(
            Arg::new("format")
                .long("format")
                .value_parser(PossibleValuesParser::new(["text", "json", "sarif"]))
                .default_value("text")
                .help(tr!(lang, "cli-check-format")),
        )
}

fn content(lang: &Lang) -> Command {
    let kinds = || PossibleValuesParser::new(PackKind::ALL.map(PackKind::folder));
    Command::new("content")
        .about(tr!(lang, "cli-content"))
        .subcommand_required(true)
        .subcommand(
            Command::new("list")
                .about(tr!(lang, "cli-content-list"))
                .arg(format(lang, ["text", "json"], "text")),
        )
        .subcommand(
            Command::new("check")
                .about(tr!(lang, "cli-content-check"))
                .arg(
                    file("path")
                        .num_args(0..)
                        .value_name("PATH")
                        .help(tr!(lang, "cli-content-check-path")),
                )
                .arg(
                    Arg::new("kind")
                        .long("kind")
                        .value_name("KIND")
                        .value_parser(kinds())
                        .help(tr!(lang, "cli-content-check-kind")),
                ),
        )
        .subcommand(
            Command::new("show")
                .about(tr!(lang, "cli-content-show"))
                .arg(
                    Arg::new("pack")
                        .value_name("ID@VERSION")
                        .required(true)
                        .help(tr!(lang, "cli-content-show-pack")),
                )
                .arg(
                    Arg::new("kind")
                        .long("kind")
                        .value_name("KIND")
                        .value_parser(kinds())
                        .help(tr!(lang, "cli-content-schema-kind")),
                )
                .arg(path("out", "FILE").help(tr!(lang, "cli-out"))),
        )
        .subcommand(
            Command::new("schema")
                .about(tr!(lang, "cli-content-schema"))
                .arg(
                    Arg::new("kind")
                        .value_name("KIND")
                        .required(true)
                        .value_parser(kinds())
                        .help(tr!(lang, "cli-content-schema-kind")),
                )
                .arg(path("out", "FILE").help(tr!(lang, "cli-out"))),
        )
}

fn data(lang: &Lang) -> Arg {
    path("data", "FILE")
        .global(true)
        .help(tr!(lang, "cli-data"))
}

fn passphrase(lang: &Lang) -> Arg {
    path("passphrase-file", "FILE").help(tr!(lang, "cli-passphrase-file"))
}

fn path(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .value_parser(value_parser!(PathBuf))
}

fn file(name: &'static str) -> Arg {
    Arg::new(name)
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
}

fn flag(name: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn the_command_tree_is_sound_in_both_languages() {
        for language in Language::ALL {
            command(&Lang::load(language).unwrap()).debug_assert();
        }
    }
}
