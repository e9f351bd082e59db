//! Everything that can keep a person from doing a thing.

/// Why a use case did not happen. Nothing was changed. `say::sentence` turns
/// it into the user's language.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No data file is open.
    #[error("no data file is open")]
    NoFile,
    /// The person stopped the work.
    #[error("stopped")]
    Cancelled,
}
