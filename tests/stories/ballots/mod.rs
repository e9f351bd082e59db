//! What happens to ballots, from the making of the key to their destruction.

mod groups;
mod halls;
mod keys;
mod stuffing;
mod town_hall;
