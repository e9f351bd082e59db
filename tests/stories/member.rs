//! A member comes, writes, hands in; chair and clerk read.

mod alike;
mod documents;
mod looks;
pub mod town;
mod vault;
mod worksheet;
