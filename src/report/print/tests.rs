//! The sheets as they are written: what is on them, how large, on how many
//! pages.

mod ballots;
mod given;
mod measures;
mod papers;
mod slip_sheets;
