//! The `zhaojing` binary: reads the command line and opens the face it asks for.

use std::process::ExitCode;

use chrono::NaiveDateTime;
use zhaojing::cli::{self, Next, World};
use zhaojing::usecase::desk::{PassphraseCost, harden_process};

fn main() -> ExitCode {
    harden_process();
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    let mut world = World {
        out: &mut out,
        err: &mut err,
        now: now(),
        locales: locales(),
        config_folder: cli::config_folder(),
        cost: PassphraseCost::Standard,
    };
    match cli::run(std::env::args_os(), &mut world) {
        Next::Exit(code) => ExitCode::from(code),
        Next::Open(_) => ExitCode::from(0),
    }
}

/// The one place where the clock of the machine is read.
#[expect(
    clippy::disallowed_methods,
    reason = "everything else takes the time as a value"
)]
fn now() -> NaiveDateTime {
    chrono::Local::now().naive_local()
}

/// The environment's language settings, the strongest first.
fn locales() -> Vec<String> {
    ["ZHAOJING_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .filter(|value| !value.is_empty())
        .collect()
}
