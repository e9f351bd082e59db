//! Content packs: TOML files embedded in the binary and overridable from the
//! user's folder, read into domain types. What differs from place to place is
//! data here, never code; `docs/content.md` describes every file.
//!
//! Reading is strict: an unknown key is an error, and every error names the
//! file, the line and the key ([`ContentError`]).

mod check;
pub mod checklist;
pub mod demo;
pub mod error;
pub mod headings;
pub mod library;
mod pack;
pub mod questionnaire;
pub mod schedule;
mod source;
pub mod words;

pub use demo::DemoMaterial;
pub use error::{ContentError, Problem};
pub use headings::HeadingsPack;
pub use library::Library;
pub use pack::{Origin, PackInfo, PackKind};
pub use questionnaire::QuestionnairePack;
pub use schedule::SchedulePack;
pub use words::{ListName, Thresholds, WordList, WordsPack};

#[cfg(test)]
mod tests;
