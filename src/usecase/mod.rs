//! What a person can do, one function per thing they do, a file per stage of
//! the work. Faces call these with a [`Desk`] and get domain values back.
//!
//! | module | stage |
//! | --- | --- |
//! | [`desk`] | a data file is opened and lies on the desk |
//! | [`meeting`] | 筹备: create a meeting, see it as a whole |
//! | [`vault`] | passphrases and recovery keys |
//! | [`committee`] | what the committee shares: the body's worksheet and whose turn it is |
//! | [`worksheet`] | 对照检查: write, hand in, read |
//! | [`criticism`] | 批评: write, hand in sealed, open in the meeting |
//! | [`contrast`] | 对比典型人物: oneself beside exemplars |
//! | [`talks`] | 谈心谈话: record, and who owes one |
//! | [`journal`] | 三省日记 |
//! | [`opinions`] | 群众意见: the register, and who answers for what |
//! | [`history`] | every version that was handed in |
//! | [`review`] | 提示: what the review rules point at |
//! | [`round`], [`standing`] | 征求意见: open, watch, close, count |
//! | [`kiosk`], [`exit_key`] | 填票: admit a code, cast a ballot; who ends it |
//! | [`paper`] | 纸质票: forms of paper, typed in twice, into the box |
//! | [`import`] | survey exports into the box |
//! | [`results`], [`export`] | what was released, on screen and in files |
//! | [`check`] | papers written elsewhere, read by the review rules |
//! | [`demo`] | a believable example |
//! | [`folder`] | where files lie and new ones can go |

pub mod check;
mod codes;
pub mod committee;
pub mod contrast;
mod conversion;
pub mod criticism;
pub mod demo;
pub mod desk;
pub mod error;
pub mod exit_key;
pub mod export;
pub mod folder;
pub mod history;
pub mod import;
pub mod journal;
pub mod kiosk;
pub mod meeting;
pub mod opinions;
pub mod paper;
mod parallel;
mod private;
pub mod progress;
pub mod results;
pub mod review;
pub mod round;
pub mod standing;
pub mod talks;
pub mod vault;
pub mod worksheet;

pub use desk::Desk;
pub use error::Error;
pub use progress::{Progress, Silent};
