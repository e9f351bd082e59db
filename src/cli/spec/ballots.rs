//! The commands about a round and its boxes.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use super::{file, flag, format, passphrase, path};
use crate::lang::Lang;
use crate::tr;

/// `round`: one round from opening to destroying.
pub(super) fn round(lang: &Lang) -> Command {
    let out = || path("out", "FILE").required(true);
    Command::new("round")
        .about(tr!(lang, "cli-round"))
        .after_help(tr!(lang, "cli-exit-codes"))
        .subcommand_required(true)
        .subcommand(open(lang))
        .subcommand(
            Command::new("status")
                .about(tr!(lang, "cli-round-status"))
                .arg(format(lang, ["text", "json"], "text")),
        )
        .subcommand(Command::new("close").about(tr!(lang, "cli-round-close")))
        .subcommand(
            Command::new("copy")
                .about(tr!(lang, "cli-round-copy"))
                .arg(out().help(tr!(lang, "cli-round-copy-out"))),
        )
        .subcommand(
            Command::new("minutes")
                .about(tr!(lang, "cli-round-minutes"))
                .arg(out().help(tr!(lang, "cli-round-minutes-out"))),
        )
        .subcommand(
            Command::new("receipts")
                .about(tr!(lang, "cli-round-receipts"))
                .arg(out().help(tr!(lang, "cli-round-receipts-out"))),
        )
        .subcommand(
            Command::new("count")
                .about(tr!(lang, "cli-round-count"))
                .arg(passphrase(lang))
                .arg(share_file(lang)),
        )
        .subcommand(
            Command::new("release")
                .about(tr!(lang, "cli-round-release"))
                .arg(out().help(tr!(lang, "cli-round-release-out"))),
        )
        .subcommand(Command::new("accept").about(tr!(lang, "cli-round-accept")))
        .subcommand(
            Command::new("destroy")
                .about(tr!(lang, "cli-round-destroy"))
                .arg(flag("yes").help(tr!(lang, "cli-round-destroy-yes"))),
        )
}

fn open(lang: &Lang) -> Command {
    let number = |name: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("N")
            .value_parser(value_parser!(u32))
    };
    let several = |name: &'static str, value: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .action(ArgAction::Append)
    };
    Command::new("open")
        .about(tr!(lang, "cli-round-open"))
        .arg(
            path("box", "FILE")
                .required(true)
                .help(tr!(lang, "cli-round-box")),
        )
        .arg(passphrase(lang))
        .arg(path("slips", "FILE").help(tr!(lang, "cli-round-slips")))
        .arg(
            Arg::new("keys")
                .long("keys")
                .value_parser(PossibleValuesParser::new(["one", "two", "three"]))
                .default_value("one")
                .help(tr!(lang, "cli-round-keys")),
        )
        .arg(
            Arg::new("questionnaire")
                .long("questionnaire")
                .value_name("ID@VERSION")
                .help(tr!(lang, "cli-round-questionnaire")),
        )
        .arg(several("hall", "NAME:GROUP=N,…").help(tr!(lang, "cli-round-hall")))
        .arg(several("paper-hall", "NAME:GROUP=N,…").help(tr!(lang, "cli-round-paper-hall")))
        .arg(several("receipts", "GROUP").help(tr!(lang, "cli-round-receipt-group")))
        .arg(number("threshold").help(tr!(lang, "cli-round-threshold")))
        .arg(number("comment-threshold").help(tr!(lang, "cli-round-comments")))
}

/// `booth`: the boxes of other halls.
pub(super) fn booth(lang: &Lang) -> Command {
    let hall = || {
        Arg::new("hall")
            .long("hall")
            .value_name("N")
            .required(true)
            .help(tr!(lang, "cli-booth-hall"))
    };
    Command::new("booth")
        .about(tr!(lang, "cli-booth"))
        .after_help(tr!(lang, "cli-exit-codes"))
        .subcommand_required(true)
        .subcommand(
            Command::new("make")
                .about(tr!(lang, "cli-booth-make"))
                .arg(hall())
                .arg(
                    path("box", "FILE")
                        .required(true)
                        .help(tr!(lang, "cli-round-box")),
                )
                .arg(
                    path("slips", "FILE")
                        .required(true)
                        .help(tr!(lang, "cli-booth-slips")),
                ),
        )
        .subcommand(
            Command::new("list")
                .about(tr!(lang, "cli-booth-list"))
                .arg(format(lang, ["text", "json"], "text")),
        )
        .subcommand(
            Command::new("close")
                .about(tr!(lang, "cli-booth-close"))
                .arg(file("box").required(true).help(tr!(lang, "cli-kiosk-box"))),
        )
        .subcommand(
            Command::new("collect")
                .about(tr!(lang, "cli-booth-collect"))
                .arg(
                    file("files")
                        .num_args(1..)
                        .required(true)
                        .help(tr!(lang, "cli-booth-collect-files")),
                ),
        )
        .subcommand(
            Command::new("give-up")
                .about(tr!(lang, "cli-booth-give-up"))
                .arg(hall())
                .arg(
                    Arg::new("why")
                        .long("why")
                        .value_name("TEXT")
                        .required(true)
                        .help(tr!(lang, "cli-booth-why")),
                ),
        )
}

/// `recount`: the scrutineer counts again.
pub(super) fn recount(lang: &Lang) -> Command {
    Command::new("recount")
        .about(tr!(lang, "cli-recount"))
        .after_help(tr!(lang, "cli-recount-exit-codes"))
        .arg(
            file("copy")
                .required(true)
                .help(tr!(lang, "cli-recount-copy")),
        )
        .arg(path("release", "FILE").help(tr!(lang, "cli-recount-release")))
        .arg(share_file(lang))
}

/// `kiosk`: a box, and nothing else.
pub(super) fn kiosk(lang: &Lang) -> Command {
    Command::new("kiosk")
        .about(tr!(lang, "cli-kiosk"))
        .arg(file("box").required(true).help(tr!(lang, "cli-kiosk-box")))
        .arg(path("passphrase-file", "FILE").help(tr!(lang, "cli-kiosk-passphrase")))
}

/// Parts of the key come from files or a prompt, never from the command line.
fn share_file(lang: &Lang) -> Arg {
    path("share-file", "FILE")
        .action(ArgAction::Append)
        .help(tr!(lang, "cli-share-file"))
}
