//! The product's screens.

mod dates;
pub mod home;
pub mod kiosk;
mod landing;
pub mod person;
mod place;
pub mod preview;
pub mod projector;
pub mod routes;
pub mod unlock;
pub mod who;
pub mod worksheet;
