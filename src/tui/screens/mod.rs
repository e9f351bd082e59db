//! The pages people see, one module per place of the work.

pub mod kiosk;
mod place;
pub mod projector;
