//! Stories of the clerk at a prompt, and of scripts: the real command line over
//! real files in a folder of its own. Only passphrases are cheaper to check.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod ballots;
mod broken_files;
mod check;
mod clerk;
mod content;
mod content_told;
mod example;
mod exports;
mod faults;
mod survey;
mod workbooks;
