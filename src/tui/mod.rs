//! The terminal face: reads keys, shows screens, decides nothing.
//!
//! | module | holds |
//! | --- | --- |
//! | [`screen`] | what a screen is: [`Screen`], [`Input`], [`Effect`] |
//! | [`canvas`], [`widget`], [`form`] | what screens draw with and are made of |
//! | [`command`] | the one table of commands and their keys |
//! | [`theme`], [`signs`] | colours by what they are for; signs of certain width |
//! | [`dialog`] | questions, errors, help, menu, palette, progress |
//! | [`app`] | the loop over a terminal and a clock; [`clock`], [`message`] |
//! | [`screens`] | the pages people see |
//! | [`mod@run`] | the real terminal: set up, given back in every case |
//! | [`screens`] | the screens of the product |
//! | [`harness`] | the same loop driven by a test |
//!
//! `docs/screens.md` shows how to add a screen.

pub mod app;
pub mod burst;
pub mod canvas;
pub mod clock;
pub mod command;
pub mod complaint;
pub mod context;
mod crew;
pub mod dialog;
mod everywhere;
pub mod form;
mod frame;
pub mod harness;
pub mod key;
mod layer;
pub mod message;
mod parting;
mod router;
pub mod run;
pub mod screen;
pub mod screens;
pub mod signs;
mod source;
mod stack;
#[cfg(test)]
mod stories;
mod surface;
mod terminal;
pub mod theme;
pub mod toast;
pub mod widget;

pub use canvas::Canvas;
pub use clock::{Clock, Moment};
pub use command::{Command, Offer};
pub use context::{Context, Face};
pub use dialog::Question;
pub use form::{Edited, Editor, Filled, Form};
pub use key::{Code, Key};
pub use layer::Layer;
pub use run::{Options, run};
pub use screen::{Effect, Input, Place, Screen, Title, Typing, answered};
pub use theme::Role;
pub use toast::Toast;
