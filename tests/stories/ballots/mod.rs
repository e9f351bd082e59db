//! What happens to ballots, from the making of the key to their destruction.

#![expect(
    clippy::unwrap_used,
    reason = "a story that cannot set itself up fails"
)]

mod groups;
mod halls;
mod keys;
mod paper;
mod stuffing;
pub mod town_hall;
