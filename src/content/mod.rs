//! Content packs: TOML files embedded in the binary and overridable from the
//! user's folder, read into domain types. What differs from place to place is
//! data here, never code; `docs/content.md` describes every file.
//!
//! Reading is strict: an unknown key is an error, and every error names the
//! file, the line and the key ([`ContentError`]).

mod audit;
pub mod category;
mod check;
pub mod checklist;
pub mod demo;
pub mod dimension;
pub mod error;
pub mod exemplar;
mod files;
mod headers;
pub mod headings;
pub mod journal;
mod keys;
pub mod library;
mod pack;
pub mod questionnaire;
mod reference;
pub mod schedule;
pub mod schema;
mod shelf;
mod slips;
mod source;
mod strays;
mod summary;
pub mod words;

pub use audit::Audit;
pub use demo::DemoMaterial;
pub use error::{ContentError, Problem};
pub use headings::HeadingsPack;
pub use journal::JournalPack;
pub use library::Library;
pub use pack::{Origin, PackInfo, PackKind};
pub use questionnaire::QuestionnairePack;
pub use schedule::SchedulePack;
pub use strays::Stray;
pub use summary::Summary;
pub use words::{ListName, Thresholds, WordList, WordsPack};

#[cfg(test)]
mod tests;
