//! The product's screens: one module per place of the work.

pub mod box_door;
pub mod criticism;
mod dates;
pub mod demo_page;
pub mod export;
pub mod file_picker;
pub mod findings;
pub mod first_run;
pub mod history;
pub mod home;
pub mod import;
pub mod kiosk;
mod landing;
mod numbers;
pub mod opening;
pub mod opinions;
pub mod person;
mod place;
pub mod preview;
pub mod projector;
pub mod results;
pub mod round;
pub mod routes;
pub mod unlock;
pub mod who;
pub mod wizard;
pub mod worksheet;
