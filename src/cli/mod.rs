//! The command line: subcommands over the use cases, for scripts and for the
//! clerk who likes a prompt. Without a subcommand the terminal face opens.
//!
//! Exit codes: 0 done, 1 the work could not be done (one sentence on standard
//! error, nothing changed; or a check found something), 2 the command line
//! itself is wrong.

mod booth;
mod check;
mod checked;
mod config;
mod content;
mod demo;
mod export;
mod import;
mod init;
mod kiosk;
mod recount;
mod round;
mod schema;
mod secret;
mod spec;
mod words;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::ArgMatches;

use crate::lang::{Lang, Language};
use crate::say;
use crate::text;
use crate::tr;
use crate::usecase::desk::PassphraseCost;
use crate::usecase::exit_key::ExitKey;
use crate::usecase::{Desk, Error};

pub use config::{Config, ConfigProblem};

/// What the binary does after the command line was read.
#[derive(Debug)]
pub enum Next {
    /// Nothing more; this is the exit code.
    Exit(u8),
    /// Open the terminal face.
    Open(Start),
}

/// Where the terminal face begins.
#[derive(Debug)]
pub struct Start {
    /// The language of this run.
    pub language: Language,
    /// The theme's name, if one was asked for.
    pub theme: Option<String>,
    /// The user's configuration: keys, folders.
    pub config: Config,
    /// What is opened first.
    pub door: Door,
}

/// What the terminal face opens first.
#[derive(Debug)]
pub enum Door {
    /// This data file, or the first-run screen where it does not exist.
    Data(PathBuf),
    /// A kiosk over this box, and nothing else; what ends it, if said already.
    Kiosk(PathBuf, Option<ExitKey>),
    /// Typing paper forms into this box.
    Paper(PathBuf),
    /// An example that was just written, with its passphrases.
    Demo(PathBuf),
    /// A recount of this copy, compared with this release if there is one, and
    /// nothing else.
    Recount(PathBuf, Option<PathBuf>),
}

/// Where output goes and what time it is; values, so that tests pass theirs.
pub struct World<'a> {
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error.
    pub err: &'a mut dyn Write,
    /// The time of this run, local.
    pub now: NaiveDateTime,
    /// The environment's language settings, the strongest first.
    pub locales: Vec<String>,
    /// The folder of the user's configuration, if there is one.
    pub config_folder: Option<PathBuf>,
    /// What a guess at a passphrase costs.
    pub cost: PassphraseCost,
}

/// The data file used when none is named: in the folder one stands in.
pub const DEFAULT_DATA: &str = "zhaojing.zj";

/// Where the user's configuration lies: `ZHAOJING_CONFIG`, or the place this
/// operating system keeps such things.
#[must_use]
pub fn config_folder() -> Option<PathBuf> {
    use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};
    if let Some(folder) = std::env::var_os("ZHAOJING_CONFIG") {
        return Some(PathBuf::from(folder));
    }
    let names = AppStrategyArgs {
        top_level_domain: "org".to_owned(),
        author: "zhaojing".to_owned(),
        app_name: "zhaojing".to_owned(),
    };
    choose_app_strategy(names)
        .ok()
        .map(|strategy| strategy.config_dir())
}

/// Why a subcommand failed.
enum Failure {
    /// The work could not be done.
    Work(Error),
    /// The same, said already: one sentence.
    Told(String),
    /// The command line is wrong: one sentence.
    Usage(String),
    /// Standard output is gone.
    Output(std::io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Work(error)
    }
}

/// What every subcommand works with.
struct Work<'a, 'w> {
    args: &'a ArgMatches,
    desk: Desk,
    lang: &'a Lang,
    world: &'a mut World<'w>,
}

impl Work<'_, '_> {
    /// Writes a line for people to standard output. Names, headers and values
    /// come from foreign files and must not steer the terminal.
    fn line(&mut self, words: &str) -> Result<(), Failure> {
        self.data_line(&text::sanitize(words))
    }

    /// Writes a line for programs, as it is.
    fn data_line(&mut self, line: &str) -> Result<(), Failure> {
        writeln!(self.world.out, "{line}").map_err(Failure::Output)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.args.get_one::<String>(name).map(String::as_str)
    }

    fn path(&self, name: &str) -> Option<&PathBuf> {
        self.args.get_one::<PathBuf>(name)
    }

    /// The data file named, or the default one.
    fn data(&self) -> PathBuf {
        self.path("data")
            .cloned()
            .unwrap_or_else(|| PathBuf::from(DEFAULT_DATA))
    }

    fn open_data(&self) -> Result<(), Failure> {
        Ok(self.desk.open(&self.data())?)
    }
}

/// Reads the command line and does what it says.
pub fn run(args: impl IntoIterator<Item = OsString>, world: &mut World<'_>) -> Next {
    let args: Vec<OsString> = args.into_iter().collect();
    let (config, problem) = match Config::load(world.config_folder.as_deref()) {
        Ok(config) => (config, None),
        Err(problem) => (Config::default(), Some(problem)),
    };
    let language = choose_language(&args, &config, &world.locales);
    let Ok(lang) = Lang::load(language) else {
        return Next::Exit(1);
    };
    let matches = match spec::command(&lang).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return answer(world, &error),
    };
    // A kiosk stands in a hall with nothing but its box.
    if let Some(problem) = problem.filter(|_| matches.subcommand_name() != Some("kiosk")) {
        return refuse(world, &lang, &problem);
    }
    match dispatch(&matches, &lang, config, world) {
        Ok(next) => next,
        Err(failure) => fail(world, &lang, failure),
    }
}

/// Help and version go to standard output, faults of the command line to
/// standard error with exit code 2.
fn answer(world: &mut World<'_>, error: &clap::Error) -> Next {
    let (stream, code): (&mut dyn Write, u8) = if error.use_stderr() {
        (world.err, 2)
    } else {
        (world.out, 0)
    };
    let _ = write!(stream, "{}", error.render());
    Next::Exit(code)
}

fn refuse(world: &mut World<'_>, lang: &Lang, problem: &ConfigProblem) -> Next {
    let sentence = words::config_problem(problem, lang);
    let _ = writeln!(world.err, "{}", text::sanitize(&sentence));
    Next::Exit(1)
}

fn fail(world: &mut World<'_>, lang: &Lang, failure: Failure) -> Next {
    let (sentence, code) = match failure {
        Failure::Work(error) => (say::sentence(&error, lang), 1),
        Failure::Told(sentence) => (sentence, 1),
        Failure::Usage(sentence) => (sentence, 2),
        Failure::Output(error) => (tr!(lang, "cli-output", why = error.to_string()), 1),
    };
    let _ = writeln!(world.err, "{}", text::sanitize(&sentence));
    Next::Exit(code)
}

fn dispatch(
    matches: &ArgMatches,
    lang: &Lang,
    config: Config,
    world: &mut World<'_>,
) -> Result<Next, Failure> {
    let content = world
        .config_folder
        .as_ref()
        .map(|folder| folder.join("content"));
    let desk = Desk::new(world.cost, content);
    let start = |config: Config, door| {
        let theme = matches
            .get_one::<String>("theme")
            .cloned()
            .or_else(|| config.theme.clone());
        Next::Open(Start {
            language: lang.language(),
            theme,
            config,
            door,
        })
    };
    let Some((name, args)) = matches.subcommand() else {
        let data = matches.get_one::<PathBuf>("data").cloned();
        let data = data.or_else(|| config.data.clone());
        return Ok(start(
            config,
            Door::Data(data.unwrap_or_else(|| DEFAULT_DATA.into())),
        ));
    };
    if name == "recount" && !args.contains_id("share-file") {
        let path = |name| args.get_one::<PathBuf>(name).cloned();
        let door = Door::Recount(path("copy").unwrap_or_default(), path("release"));
        return Ok(start(config, door));
    }
    if name == "paper" {
        let path = args.get_one::<PathBuf>("box").cloned().unwrap_or_default();
        return Ok(start(config, Door::Paper(path)));
    }
    let mut work = Work {
        args,
        desk,
        lang,
        world,
    };
    match name {
        "init" => init::run(&mut work)?,
        "kiosk" => return Ok(start(config, kiosk::door(&work)?)),
        "import" => import::run(&mut work)?,
        "round" => round::run(&mut work)?,
        "booth" => booth::run(&mut work)?,
        "recount" => return Ok(Next::Exit(recount::run(&mut work)?)),
        "export" => export::run(&mut work)?,
        "check" => return Ok(Next::Exit(check::run(&mut work)?)),
        "explain" => check::explain(&mut work)?,
        "content" => return Ok(Next::Exit(content::run(&mut work)?)),
        "demo" => {
            let path = demo::run(&mut work)?;
            if !args.get_flag("no-open") {
                return Ok(start(config, Door::Demo(path)));
            }
        }
        _ => return Ok(Next::Exit(2)),
    }
    Ok(Next::Exit(0))
}

/// The flag, then the configuration, then the environment, then Chinese. The
/// flag is looked for before parsing, since help and errors speak it too.
fn choose_language(args: &[OsString], config: &Config, locales: &[String]) -> Language {
    let words: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    let flag = words.iter().enumerate().find_map(|(at, word)| {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.get(at + 1).map(ToString::to_string),
            Some(rest) => rest.strip_prefix('=').map(ToOwned::to_owned),
            None => None,
        };
        value.and_then(|tag| Language::from_tag(&tag))
    });
    flag.or(config.language)
        .or_else(|| locales.iter().find_map(|locale| Language::from_tag(locale)))
        .unwrap_or_default()
}
