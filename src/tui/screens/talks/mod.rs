//! 谈心谈话: whom one still owes a talk, recording one, the heads of the units
//! one supervises, and who has talked with whom.
//!
//! | file | screen |
//! | --- | --- |
//! | `list` | a member's list: owed, then held; `rows` draws it |
//! | `record` | the record of one talk |
//! | `heads` | the heads of units that a member supervises; `head` is the form of one |
//! | `matrix` | who has talked with whom, without a word of it |

mod head;
mod heads;
mod list;
mod matrix;
mod record;
mod rows;
mod words;

pub use heads::HeadsScreen;
pub use list::TalksScreen;
pub use matrix::TalkMatrixScreen;
pub use record::RecordScreen;
