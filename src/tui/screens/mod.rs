//! The product's screens.

mod dates;
mod doors;
pub mod export;
pub mod home;
pub mod import;
mod landing;
pub mod person;
pub mod preview;
pub mod results;
pub mod round;
pub mod routes;
pub mod unlock;
pub mod who;
pub mod worksheet;
