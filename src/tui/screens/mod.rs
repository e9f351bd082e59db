//! The product's screens.

mod dates;
pub mod home;
mod landing;
pub mod person;
pub mod preview;
pub mod routes;
pub mod unlock;
pub mod who;
pub mod worksheet;
