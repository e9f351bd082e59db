//! What people say is written down, claimed and answered.

mod claims;
mod entry;
mod looks;
mod papers;
mod round;
mod secrecy;
mod village;
