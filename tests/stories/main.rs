//! What people do with the program, told key by key.

#[path = "../support/mod.rs"]
mod support;

mod hall;
mod kiosk;
mod starting;
