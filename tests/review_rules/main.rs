//! How well the review rules do, over passages written for it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod any_paper;
mod beside;
mod look;
mod measure;
mod samples;
