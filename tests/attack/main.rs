//! The ballot box under attack: each promise of `docs/ballots.md`, tried from
//! outside with the public interface and raw bytes. `README.md` beside this
//! file says what each part shows and what it does not; `./run` runs all of it,
//! also what takes too long for every commit.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "an attack that cannot set itself up fails, and says what it saw"
)]

#[path = "../support/mod.rs"]
mod support;
#[path = "../stories/ballots/town_hall.rs"]
mod town_hall;

mod ground;
mod minutes;
mod pages;
mod sectors;
mod seeker;
mod strace;
mod voter;

mod beside;
mod codes;
mod disk;
mod early;
mod faults;
mod flips;
mod gone;
mod groups;
mod links;
mod loss;
mod machine;
mod memory;
mod order;
mod power;
mod tamper;

/// `short` at every commit; `long` when `./run` asks for it.
fn so_many(short: usize, long: usize) -> usize {
    if std::env::var_os("ATTACK_LONG").is_some() {
        long
    } else {
        short
    }
}
