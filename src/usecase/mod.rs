//! What a person can do, one function per thing they do, a file per stage of
//! the work. Faces call these with a [`Desk`] and get domain values back.

pub mod desk;
pub mod error;
pub mod progress;

pub use desk::Desk;
pub use error::Error;
pub use progress::{Progress, Silent};
