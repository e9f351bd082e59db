//! The product's screens.

mod dates;
pub mod demo_page;
pub mod file_picker;
pub mod first_run;
pub mod home;
mod landing;
pub mod opening;
pub mod person;
pub mod preview;
pub mod routes;
pub mod unlock;
pub mod who;
pub mod wizard;
pub mod worksheet;
