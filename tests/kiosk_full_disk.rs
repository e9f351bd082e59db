//! The disk is full when somebody casts. This test limits how large files may
//! grow, for its whole process; so it has one of its own.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

mod support;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use support::hall::{Hall, seconds};

/// Lets files grow to so many bytes.
fn limit_files(bytes: Option<u64>) {
    let Rlimit { maximum, .. } = getrlimit(Resource::Fsize);
    let current = bytes.or(maximum);
    setrlimit(Resource::Fsize, Rlimit { current, maximum }).unwrap();
}

#[test]
fn a_ballot_that_cannot_be_written_is_kept_until_it_can() {
    // The system would end a process that writes beyond the limit.
    let too_large = Arc::new(AtomicBool::new(false));
    signal_hook::flag::register(25, too_large).unwrap();
    let mut hall = Hall::new();
    hall.admit(0)
        .press("1 2 3")
        .press(&"F8 ".repeat(9))
        .expect("请核对");
    limit_files(Some(4096));
    hall.press("Enter 2")
        .expect("票没有放进去")
        .expect("没有丢")
        .expect("叫工作人员");
    hall.app.advance(seconds(300)).expect("票没有放进去");
    hall.press("2")
        .expect("请核对")
        .press("Enter 2")
        .expect("票没有放进去");
    limit_files(None);
    hall.press("1").expect("已经放进票箱");
    assert_eq!(hall.returned(), 1);
}
