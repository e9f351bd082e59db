//! The product's screens.

mod doors;
pub mod export;
pub mod import;
pub mod results;
pub mod round;
