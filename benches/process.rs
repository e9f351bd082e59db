//! The real binary at a pseudo-terminal, as a whole process (Linux):
//!
//! - `first_frame`: from starting the process to its first whole frame, over a
//!   data file, beside the same binary printing its version;
//! - `idle_wakeups`: how often its threads woke while nothing happened;
//! - `resident_memory`: what it holds then.
//!
//! It prints figures and judges none. `cargo bench --bench process`

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement prints, and fails by panicking"
)]

#[path = "../tests/support/pty.rs"]
#[expect(dead_code, reason = "a measurement uses a part of it")]
mod pty;
#[path = "../tests/support/town.rs"]
#[expect(dead_code, reason = "a measurement uses a part of it")]
mod town;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use pty::Pty;

const RUNS: usize = 21;
const IDLE: Duration = Duration::from_secs(5);
/// The end of a synchronized update: a frame is whole.
const FRAME_END: &str = "\x1b[?2026l";

fn main() {
    if !cfg!(target_os = "linux") {
        println!("the process is measured on Linux only");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    town::found(&town::desk(), folder.path(), 1, [30, 30, 60]);
    let frame = median(|| first_frame(folder.path()));
    let version = median(|| print_version(folder.path()));
    println!("first_frame      median {frame:?} of {RUNS} runs");
    println!("  baseline       median {version:?} (the same binary printing its version)");
    println!(
        "  ratio          {:.1}",
        frame.as_secs_f64() / version.as_secs_f64()
    );
    let mut pty = Pty::open(command(folder.path(), &["--data", "石桥镇.zj"]));
    pty.until_shown("王建国");
    pty.quiet(Duration::from_millis(300));
    let before = wakeups(&pty);
    let written = pty.quiet(IDLE);
    println!(
        "idle_wakeups     {} in {IDLE:?}, {written} bytes written",
        wakeups(&pty) - before
    );
    println!("resident_memory  {} KiB", resident(&pty));
}

fn command(folder: &Path, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_zhaojing"));
    command.cwd(folder);
    command.env("ZHAOJING_CONFIG", folder.join("config"));
    command.env("LANG", "zh_CN.UTF-8");
    command.args(args);
    command
}

fn first_frame(folder: &Path) -> Duration {
    let started = Instant::now();
    let mut pty = Pty::open(command(folder, &["--data", "石桥镇.zj"]));
    pty.until("a frame", |pty| pty.sent(FRAME_END));
    let taken = started.elapsed();
    pty.until_shown("王建国");
    pty.type_("\x11");
    pty.until_given_back();
    pty.wait();
    taken
}

fn print_version(folder: &Path) -> Duration {
    let started = Instant::now();
    let mut pty = Pty::open(command(folder, &["--version"]));
    pty.until("the version", |pty| pty.sent(env!("CARGO_PKG_VERSION")));
    let taken = started.elapsed();
    pty.wait();
    taken
}

fn median(mut measure: impl FnMut() -> Duration) -> Duration {
    let mut taken: Vec<Duration> = (0..RUNS).map(|_| measure()).collect();
    taken.sort();
    taken[RUNS / 2]
}

/// Context switches of all its threads: each is a wake-up.
fn wakeups(pty: &Pty) -> u64 {
    let tasks = format!("/proc/{}/task", pty.process().as_raw_nonzero());
    fs::read_dir(tasks)
        .unwrap()
        .map(|task| fs::read_to_string(task.unwrap().path().join("status")).unwrap())
        .map(|status| field(&status, "voluntary_ctxt_switches:"))
        .sum()
}

fn resident(pty: &Pty) -> u64 {
    let status = format!("/proc/{}/status", pty.process().as_raw_nonzero());
    field(&fs::read_to_string(status).unwrap(), "VmRSS:")
}

fn field(status: &str, name: &str) -> u64 {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix(name))
        .unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}
