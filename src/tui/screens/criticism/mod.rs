//! 相互批评: whom one still owes, writing, who has written for whom, and the
//! meeting, where it is opened and answered.
//!
//! | file | screen |
//! | --- | --- |
//! | `colleagues` | a member's list of the others |
//! | `write` | one criticism being written |
//! | `matrix` | who has written for whom, without a word of it |
//! | `room` | the meeting: who has spoken |
//! | `pages` | what is open, one critic a page; also the preview |
//! | `reply` | the answer to one critic |

mod colleagues;
mod matrix;
mod pages;
mod reply;
mod room;
mod state;
mod write;

use super::saving;

pub use colleagues::ColleaguesScreen;
pub use matrix::MatrixScreen;
pub use pages::PagesScreen;
pub use reply::ReplyScreen;
pub use room::RoomScreen;
pub use write::WriteScreen;
