//! Stories of people at work: the real loop, the real database in a temporary
//! folder, a clock that stands still.

#[path = "../support/mod.rs"]
mod support;

mod member;
