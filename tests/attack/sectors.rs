//! A disk in memory that keeps of what was not waited for whatever it likes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fastrand::Rng;

use super::strace::Event;

/// What of the writes that were not waited for reaches the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    Nothing,
    All,
    Some,
    /// Sectors of this size.
    Torn(usize),
}

pub const KEPT: [Kept; 5] = [
    Kept::Nothing,
    Kept::All,
    Kept::Some,
    Kept::Torn(512),
    Kept::Torn(4_096),
];

/// One file: what is surely on the disk, and what may be.
#[derive(Clone, Default)]
struct Stored {
    safe: Vec<u8>,
    pending: Vec<Event>,
    /// Whether its name is surely there, and whether it is to be there.
    named: bool,
    wanted: bool,
}

pub struct Disk {
    files: BTreeMap<PathBuf, Stored>,
}

impl Disk {
    pub fn new(before: &BTreeMap<PathBuf, Vec<u8>>) -> Self {
        let stored = |(path, bytes): (&PathBuf, &Vec<u8>)| {
            let safe = bytes.clone();
            (
                path.clone(),
                Stored {
                    safe,
                    pending: Vec::new(),
                    named: true,
                    wanted: true,
                },
            )
        };
        Self {
            files: before.iter().map(stored).collect(),
        }
    }

    pub fn take(&mut self, event: &Event) {
        match event {
            Event::Opened { path, made } => {
                if *made {
                    self.files.entry(path.into()).or_default().wanted = true;
                }
            }
            Event::Wrote { path, .. } | Event::Cut { path, .. } => {
                let file = self.files.entry(path.into()).or_default();
                file.pending.push(event.clone());
            }
            Event::Synced { path } => self.sync(Path::new(path)),
            Event::Removed { path } => {
                if let Some(file) = self.files.get_mut(Path::new(path)) {
                    file.wanted = false;
                }
            }
            Event::Renamed { .. } => panic!("a cast renames nothing: {event:?}"),
            Event::Told(_) => {}
        }
    }

    fn sync(&mut self, path: &Path) {
        if let Some(file) = self.files.get_mut(path) {
            for event in std::mem::take(&mut file.pending) {
                apply(&mut file.safe, &event, &mut |_| true, 1 << 30);
            }
            return;
        }
        // A folder: the names in it are now as wanted.
        for (_, file) in self
            .files
            .iter_mut()
            .filter(|(name, _)| name.parent() == Some(path))
        {
            file.named = file.wanted;
        }
    }

    pub fn after(self, kept: Kept, rng: &mut Rng) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        for (path, file) in self.files {
            let named = match kept {
                Kept::Nothing => file.named,
                Kept::All => file.wanted,
                _ if file.named == file.wanted => file.named,
                _ => rng.bool(),
            };
            let mut bytes = file.safe;
            for event in &file.pending {
                let (mut keep, sector): (Box<dyn FnMut(usize) -> bool>, usize) = match kept {
                    Kept::Nothing => (Box::new(|_| false), 1 << 30),
                    Kept::All => (Box::new(|_| true), 1 << 30),
                    Kept::Some => (Box::new(|_| rng.bool()), 1 << 30),
                    Kept::Torn(sector) => (Box::new(|_| rng.bool()), sector),
                };
                apply(&mut bytes, event, &mut keep, sector);
            }
            if named {
                files.insert(path, bytes);
            }
        }
        files
    }
}

/// Applies the sectors of a write that are kept. What lies between the old end
/// and a kept sector reads as zeros.
fn apply(bytes: &mut Vec<u8>, event: &Event, keep: &mut dyn FnMut(usize) -> bool, sector: usize) {
    match event {
        Event::Cut { length, .. } if keep(0) => bytes.resize(*length as usize, 0),
        Event::Wrote { at, bytes: new, .. } => {
            let (mut at, end) = (*at as usize, *at as usize + new.len());
            let start = at;
            while at < end {
                let next = ((at / sector + 1) * sector).min(end);
                if keep(at) {
                    if bytes.len() < next {
                        bytes.resize(next, 0);
                    }
                    bytes[at..next].copy_from_slice(&new[at - start..next - start]);
                }
                at = next;
            }
        }
        _ => {}
    }
}
