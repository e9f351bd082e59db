//! The `zhaojing` binary: reads the command line and opens the face it asks for.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDateTime;
use zhaojing::cli::{self, Config, Door, Next, Start, World};
use zhaojing::lang::Lang;
use zhaojing::tr;
use zhaojing::tui::command::{Keymap, overrides};
use zhaojing::tui::screens::{box_door, opening, paper, recount};
use zhaojing::tui::theme::{BuiltIn, Depth, Theme};
use zhaojing::tui::{self, Layer, Options, complaint};
use zhaojing::usecase::Desk;
use zhaojing::usecase::desk::{PassphraseCost, harden_process};

fn main() -> ExitCode {
    harden_process();
    let config_folder = cli::config_folder();
    match read_command_line(config_folder.clone()) {
        Next::Exit(code) => ExitCode::from(code),
        Next::Open(start) => open(start, config_folder),
    }
}

/// The streams are given back before the terminal face takes them.
fn read_command_line(config_folder: Option<PathBuf>) -> Next {
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    let mut world = World {
        out: &mut out,
        err: &mut err,
        now: now(),
        locales: locales(),
        config_folder,
        cost: PassphraseCost::Standard,
    };
    cli::run(std::env::args_os(), &mut world)
}

/// Opens the terminal face; what keeps it from opening is one sentence.
fn open(start: Start, config_folder: Option<PathBuf>) -> ExitCode {
    let Ok(lang) = Lang::load(start.language) else {
        return ExitCode::FAILURE;
    };
    match face(start, config_folder, &lang) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            // Where nobody can be told, the exit code remains.
            let _ = writeln!(std::io::stderr(), "{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn face(start: Start, config_folder: Option<PathBuf>, lang: &Lang) -> Result<(), String> {
    let (colours, theme) = colours(start.theme.as_deref(), &start.config, lang)?;
    // What stands beside a kiosk says which keys hold; they are always the same.
    let keys = match start.door {
        Door::Kiosk(..) => Keymap::default(),
        Door::Data(_) | Door::Paper(_) | Door::Demo(_) | Door::Recount(..) => {
            keys(&start.config, lang)?
        }
    };
    let options = Options {
        language: start.language,
        colours,
        theme,
        keys,
    };
    let content = config_folder.map(|folder| folder.join("content"));
    let desk = Arc::new(Desk::new(PassphraseCost::Standard, content));
    let ended = tui::run(&desk, first_layer(start.door), options);
    // The data file is closed whole, so that it can be carried away alone.
    desk.close();
    ended.map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotConnected {
            tr!(lang, "first-no-terminal")
        } else {
            tr!(lang, "first-terminal-failed", why = error.to_string())
        }
    })
}

fn first_layer(door: Door) -> Layer {
    match door {
        Door::Data(path) => opening::from_data(path),
        Door::Demo(path) => opening::from_demo(path),
        Door::Kiosk(path, exit) => box_door::from_box(path, exit),
        Door::Recount(copy, release) => recount::alone(copy, release),
        Door::Paper(path) => paper::from_box(path),
    }
}

/// A built-in theme, or one of the user's, `themes/<name>.toml`.
fn colours(
    name: Option<&str>,
    config: &Config,
    lang: &Lang,
) -> Result<(BuiltIn, Option<Theme>), String> {
    let Some(name) = name else {
        return Ok((BuiltIn::default(), None));
    };
    let file = themes(config).join(format!("{name}.toml"));
    // A name is not a path: nothing outside the folder is read.
    let plain = Path::new(name).file_name().is_some_and(|only| only == name);
    match std::fs::read_to_string(&file) {
        Ok(toml) if plain => {
            let depth = Depth::detect(|name| std::env::var(name).ok());
            let theme = Theme::from_toml(&toml, depth).map_err(|problems| {
                let lines = problems
                    .iter()
                    .map(|problem| complaint::about_theme(problem, lang));
                let head = tr!(lang, "first-bad-theme", path = file.display().to_string());
                list(head, lines)
            })?;
            Ok((BuiltIn::default(), Some(theme)))
        }
        _ => BuiltIn::from_file_name(name)
            .map(|built_in| (built_in, None))
            .ok_or_else(|| {
                let known = BuiltIn::ALL.map(BuiltIn::file_name).join(" / ");
                let path = file.display().to_string();
                tr!(
                    lang,
                    "first-no-theme",
                    name = name,
                    known = known,
                    path = path
                )
            }),
    }
}

fn themes(config: &Config) -> PathBuf {
    config.folder.clone().unwrap_or_default().join("themes")
}

/// The user's own keys, `keys.toml` in the configuration folder.
fn keys(config: &Config, lang: &Lang) -> Result<Keymap, String> {
    let Some(file) = config
        .folder
        .as_ref()
        .map(|folder| folder.join("keys.toml"))
    else {
        return Ok(Keymap::default());
    };
    let path = file.display().to_string();
    match std::fs::read_to_string(&file) {
        Ok(toml) => overrides(&toml).map_err(|problems| {
            let lines = problems
                .iter()
                .map(|problem| complaint::about_keys(problem, lang));
            list(tr!(lang, "first-bad-keys", path = path), lines)
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Keymap::default()),
        Err(error) => Err(tr!(
            lang,
            "error-read",
            path = path,
            why = error.to_string()
        )),
    }
}

fn list(head: String, lines: impl Iterator<Item = String>) -> String {
    std::iter::once(head)
        .chain(lines)
        .collect::<Vec<_>>()
        .join("\n")
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
