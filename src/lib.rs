//! 照镜 `zhaojing`: prepare, hold and follow up a democratic life meeting.
//!
//! The crate is a house of floors; a module uses the ones below it and never
//! one above (`tests/architecture.rs` holds this).
//!
//! | floor | modules |
//! | --- | --- |
//! | pure words and rules | [`domain`], [`text`] |
//! | content packs as data | [`content`] |
//! | what the work takes | [`store`], [`crypto`], [`assess`], [`lint`], [`intake`], [`report`] |
//! | what a person can do | [`usecase`] |
//! | how it is said | [`say`] |
//! | faces | [`tui`], [`cli`] |
//!
//! [`lang`] (translated strings) lies under everything that shows words.

pub mod assess;
pub mod cli;
pub mod content;
pub mod crypto;
pub mod domain;
pub mod intake;
pub mod lang;
pub mod lint;
pub mod report;
pub mod say;
pub mod store;
pub mod text;
pub mod tui;
pub mod usecase;
