//! A member comes, writes, hands in; chair and clerk read.

mod alike;
mod contrast;
mod documents;
mod edition;
mod last_year;
mod looks;
mod searching;
pub mod town;
mod turns;
mod vault;
mod versions;
mod whole_review;
mod worksheet;
