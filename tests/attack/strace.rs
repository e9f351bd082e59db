//! What a process asks of the operating system, recorded by `strace`: every
//! write with its bytes, every sync, every name made or removed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::voter::{Voters, said};

/// One thing that happened, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A file was opened to be written; `made` if it did not need to exist.
    Opened { path: String, made: bool },
    /// Bytes were written.
    Wrote {
        path: String,
        at: u64,
        bytes: Vec<u8>,
    },
    /// A file got another length.
    Cut { path: String, length: u64 },
    /// A file or folder was waited for until it was on the disk.
    Synced { path: String },
    /// A name was removed.
    Removed { path: String },
    /// A name was given to another file.
    Renamed { from: String, to: String },
    /// Voter `v` was told that the ballot is recorded.
    Told(usize),
}

const CALLS: &str = "trace=openat,open,creat,close,lseek,write,writev,pwrite64,pwritev,pwritev2,\
                     fsync,fdatasync,sync_file_range,ftruncate,truncate,fallocate,unlink,unlinkat,\
                     rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,\
                     mmap,dup,dup2,dup3,sendfile,copy_file_range";

/// Whether `strace` can be used here; says so where not.
pub fn at_hand() -> bool {
    let there = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .output()
        .is_ok_and(|output| output.status.success());
    if !there {
        println!("skipped: needs strace (apt-get install strace) and the right to trace");
        assert!(
            std::env::var_os("ATTACK_STRICT").is_none(),
            "ATTACK_STRICT is set and strace cannot be used"
        );
    }
    there
}

/// Lets the voters vote under `strace` until they are done.
pub fn record(voters: Voters, path: &Path) -> Vec<Event> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let to = log.path().display().to_string();
    let arguments = ["-f", "-q", "-xx", "-s", "4194304", "-o", &to, "-e", CALLS];
    let arguments = arguments.map(ToOwned::to_owned);
    let output = voters.traced(path, &arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = std::fs::read_to_string(log.path()).unwrap();
    read(&text)
}

/// A file that the process has open.
struct Open {
    path: String,
    at: u64,
    write: bool,
}

/// Reads what `strace -f -xx` wrote.
pub fn read(text: &str) -> Vec<Event> {
    let mut reader = Reader::default();
    let mut begun: BTreeMap<&str, String> = BTreeMap::new();
    for line in text.lines() {
        let (process, call) = line.split_once(' ').unwrap_or(("", line));
        let call = call.trim_start();
        if let Some(half) = call.strip_suffix(" <unfinished ...>") {
            begun.insert(process, half.to_owned());
            continue;
        }
        let whole = match call.split_once(" resumed>") {
            Some((_, rest)) => begun.remove(process).unwrap_or_default() + rest,
            None => call.to_owned(),
        };
        reader.call(&whole);
    }
    reader.events
}

#[derive(Default)]
struct Reader {
    open: BTreeMap<i64, Open>,
    events: Vec<Event>,
}

impl Reader {
    fn call(&mut self, line: &str) {
        let Some((name, rest)) = line.split_once('(') else {
            return;
        };
        let Some((arguments, answer)) = rest.rsplit_once(" = ") else {
            return;
        };
        let arguments = arguments.trim_end().trim_end_matches(')');
        let number = answer.split(' ').next().and_then(|n| n.parse::<i64>().ok());
        let Some(answer) = number.filter(|n| *n >= 0) else {
            return;
        };
        let texts = texts(arguments);
        let plain: Vec<&str> = arguments.split(", ").collect();
        let text = |at: usize| {
            let bytes = texts.get(at).cloned().unwrap_or_default();
            String::from_utf8_lossy(&bytes).into_owned()
        };
        let handle = plain.first().and_then(|n| n.parse::<i64>().ok());
        match (name, handle.and_then(|handle| self.open.get_mut(&handle))) {
            ("openat" | "open" | "creat", _) => self.opened(answer, text(0), arguments, name),
            ("close", _) => {
                self.open.remove(&handle.unwrap_or(-1));
            }
            ("write", None) if handle == Some(1) => {
                let told = text(0)
                    .lines()
                    .filter_map(|l| said(l, "recorded "))
                    .collect::<Vec<_>>();
                self.events.extend(told.into_iter().map(Event::Told));
            }
            ("lseek", Some(open)) => open.at = answer as u64,
            ("write", Some(open)) => {
                let bytes = texts.into_iter().next().unwrap_or_default();
                assert_eq!(bytes.len() as u64, answer as u64, "strace kept all bytes");
                let (path, at) = (open.path.clone(), open.at);
                open.at += bytes.len() as u64;
                self.events.push(Event::Wrote { path, at, bytes });
            }
            ("pwrite64", Some(open)) => {
                let at = plain.last().and_then(|n| n.parse().ok()).unwrap();
                let bytes = texts.into_iter().next().unwrap_or_default();
                assert_eq!(bytes.len() as u64, answer as u64, "strace kept all bytes");
                let path = open.path.clone();
                self.events.push(Event::Wrote { path, at, bytes });
            }
            ("ftruncate", Some(open)) => {
                let length = plain.last().and_then(|n| n.parse().ok()).unwrap();
                let path = open.path.clone();
                self.events.push(Event::Cut { path, length });
            }
            ("fsync" | "fdatasync", Some(open)) => {
                let path = open.path.clone();
                self.events.push(Event::Synced { path });
            }
            ("unlink" | "unlinkat", _) => self.events.push(Event::Removed { path: text(0) }),
            ("rename" | "renameat" | "renameat2" | "link" | "linkat", _) => {
                let (from, to) = (text(0), text(1));
                self.events.push(Event::Renamed { from, to });
            }
            // A file mapped to be written would get bytes that nobody sees here.
            ("mmap", _) => {
                let handle = plain.get(4).and_then(|n| n.parse::<i64>().ok());
                let open = handle.and_then(|handle| self.open.get(&handle));
                let shared = arguments.contains("PROT_WRITE") && arguments.contains("MAP_SHARED");
                assert!(!(shared && open.is_some_and(|open| open.write)), "{line}");
            }
            (
                "fallocate" | "pwritev" | "pwritev2" | "writev" | "truncate" | "sendfile"
                | "copy_file_range",
                Some(open),
            ) if open.write => panic!("not understood: {line}"),
            _ => {}
        }
    }

    fn opened(&mut self, handle: i64, path: String, arguments: &str, name: &str) {
        let write =
            name == "creat" || arguments.contains("O_RDWR") || arguments.contains("O_WRONLY");
        if write {
            let made = name == "creat" || arguments.contains("O_CREAT");
            self.events.push(Event::Opened {
                path: path.clone(),
                made,
            });
            if arguments.contains("O_TRUNC") {
                self.events.push(Event::Cut {
                    path: path.clone(),
                    length: 0,
                });
            }
        }
        self.open.insert(handle, Open { path, at: 0, write });
    }
}

/// The texts among the arguments, from `"\x41\x42"`.
fn texts(arguments: &str) -> Vec<Vec<u8>> {
    arguments
        .split('"')
        .skip(1)
        .step_by(2)
        .map(|text| {
            let pairs = text.split("\\x").skip(1);
            pairs
                .map(|hex| u8::from_str_radix(hex, 16).unwrap())
                .collect()
        })
        .collect()
}

/// The files that were opened to be written, made, renamed or removed.
pub fn touched(events: &[Event]) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = events
        .iter()
        .flat_map(|event| match event {
            Event::Opened { path, .. } | Event::Removed { path } | Event::Cut { path, .. } => {
                vec![path.into()]
            }
            Event::Renamed { from, to } => vec![from.into(), to.into()],
            _ => Vec::new(),
        })
        .collect();
    paths.sort();
    paths.dedup();
    paths
}

#[test]
fn a_recording_is_read_as_it_was_written() {
    let text = "7 openat(AT_FDCWD, \"\\x2f\\x61\", O_RDWR|O_CREAT, 0644) = 5\n\
                7 write(5, \"\\x01\\x02\", 2) = 2\n\
                8 write(1, \"\\x72\\x65\\x63\\x6f\\x72\\x64\\x65\\x64\\x20\\x37\\x0a\", 11 <unfinished ...>\n\
                7 pwrite64(5, \"\\x03\", 1, 4096) = 1\n\
                8 <... write resumed>) = 11\n\
                7 fsync(5)                          = 0\n\
                7 ftruncate(5, 9) = -1 EIO (Input/output error) (INJECTED)\n";
    let path = || "/a".to_owned();
    let expected = [
        Event::Opened {
            path: path(),
            made: true,
        },
        Event::Wrote {
            path: path(),
            at: 0,
            bytes: vec![1, 2],
        },
        Event::Wrote {
            path: path(),
            at: 4_096,
            bytes: vec![3],
        },
        Event::Told(7),
        Event::Synced { path: path() },
    ];
    assert_eq!(read(text), expected);
}
