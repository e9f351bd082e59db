//! Members criticise each other; nobody reads it before its time.

mod findings;
mod looks;
mod meeting;
mod writing;
