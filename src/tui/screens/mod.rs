//! The product's screens.

pub mod export;
pub mod results;
