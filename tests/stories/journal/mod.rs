//! 三省日记: a member writes for nobody but themselves.

mod days;
mod desk;
mod looks;
mod secrecy;
mod taking;
mod year;
