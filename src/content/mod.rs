//! Content packs: TOML files embedded in the binary and overridable from the
//! user's folder, read into domain types. What differs from place to place is
//! data here, never code; `docs/content.md` describes every file.
//!
//! Reading is strict: an unknown key is an error, and every error names the
//! file, the line and the key ([`ContentError`]).

pub mod category;
mod check;
pub mod checklist;
pub mod demo;
pub mod dimension;
pub mod error;
pub mod exemplar;
mod files;
pub mod journal;
pub mod library;
mod pack;
pub mod questionnaire;
mod reference;
pub mod schedule;
mod shelf;
mod source;

pub use demo::DemoMaterial;
pub use error::{ContentError, Problem};
pub use journal::JournalPack;
pub use library::Library;
pub use pack::{Origin, PackInfo, PackKind};
pub use questionnaire::QuestionnairePack;
pub use schedule::SchedulePack;

#[cfg(test)]
mod tests;
