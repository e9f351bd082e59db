//! What people do with the program, told key by key.

#[path = "../support/mod.rs"]
mod support;

mod hall;
mod import;
mod kiosk;
mod office;
mod round;
