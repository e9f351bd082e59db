//! Keeping what is in memory out of files and out of other programs' reach.

/// What [`harden_process`] achieved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hardening {
    /// A crash writes no image of the memory.
    pub no_core_dump: bool,
    /// Other programs of the same user cannot read the memory. (An
    /// administrator always can.)
    pub closed_memory: bool,
}

/// Forbids core dumps and, on Linux, reading of this process's memory by
/// others. To be called once, before the first secret is in memory.
///
/// Where the system has no such switch the answer says so, and the program
/// goes on: it is a second line.
#[must_use]
pub fn harden_process() -> Hardening {
    Hardening {
        no_core_dump: forbid_core_dumps(),
        closed_memory: close_memory(),
    }
}

#[cfg(unix)]
fn forbid_core_dumps() -> bool {
    use rustix::process::{Resource, Rlimit, setrlimit};
    setrlimit(
        Resource::Core,
        Rlimit {
            current: Some(0),
            maximum: Some(0),
        },
    )
    .is_ok()
}

#[cfg(not(unix))]
fn forbid_core_dumps() -> bool {
    false
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn close_memory() -> bool {
    use rustix::process::{DumpableBehavior, dumpable_behavior, set_dumpable_behavior};
    // Also keeps a core dump from a handler to which the kernel pipes it,
    // which the limit alone does not.
    set_dumpable_behavior(DumpableBehavior::NotDumpable).is_ok()
        && dumpable_behavior() == Ok(DumpableBehavior::NotDumpable)
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn close_memory() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hardening holds for a whole process and cannot be taken back, so the
    /// check runs in one of its own.
    #[cfg(target_os = "linux")]
    #[test]
    fn on_linux_dumps_are_off_and_memory_is_closed() {
        let check = "crypto::hygiene::tests::check_in_own_process";
        let output = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", check, "--ignored"])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(
            output.status.success() && said.contains("1 passed"),
            "{said}"
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    #[ignore = "run by on_linux_dumps_are_off_and_memory_is_closed"]
    fn check_in_own_process() {
        let hardening = harden_process();
        assert_eq!(
            hardening,
            Hardening {
                no_core_dump: true,
                closed_memory: true
            }
        );
        let limits = std::fs::read_to_string("/proc/self/limits").unwrap();
        let core = limits
            .lines()
            .find(|line| line.starts_with("Max core file size"))
            .unwrap();
        assert_eq!(
            core.split_whitespace().filter(|word| *word == "0").count(),
            2,
            "{core}"
        );
        assert_eq!(harden_process(), hardening);
    }
}
