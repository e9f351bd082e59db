//! The product's screens.

pub mod demo_page;
pub mod file_picker;
pub mod first_run;
pub mod opening;
pub mod wizard;
