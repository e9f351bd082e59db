//! The container of an old workbook (.xls): a small file system of sectors.
//!
//! The workbook reader follows the container's chains without asking whether
//! they end, and reserves memory for whatever a record claims. A damaged file
//! must not take the program, and people's drafts, down with it; so the
//! chains are walked here first, with limits.
//!
//! Microsoft, [MS-CFB]: Compound File Binary File Format.

use zeroize::Zeroizing;

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
const MINI_SECTOR: usize = 64;
const MINI_CUTOFF: u64 = 4096;

/// The names of what lies in the container; `None` where it is damaged.
pub(super) fn stream_names(file: &[u8]) -> Option<Vec<String>> {
    let (_, entries) = open(file)?;
    Some(entries.into_iter().map(|entry| entry.name).collect())
}

fn open(file: &[u8]) -> Option<(Container<'_>, Vec<Entry>)> {
    let sector = match word(file, 30)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let container = Container {
        file,
        sector,
        table: sector_table(file, sector)?,
    };
    let directory = container.read(double(file, 48)?, u64::MAX)?;
    let entries = directory
        .chunks_exact(128)
        .filter_map(|raw| Entry::new(raw, sector))
        .collect();
    Some((container, entries))
}

/// The workbook stream of the container; `None` where it is damaged.
pub(super) fn workbook_stream(file: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (container, entries) = open(file)?;
    let sector = container.sector;
    let root = entries.first()?;
    let mini_sectors = u64::from(double(file, 64)?);
    let (mini_stream, mini_table) = if mini_sectors > 0 {
        let table = container.read(double(file, 60)?, mini_sectors * sector as u64)?;
        (container.read(root.start, root.length)?, doubles(&table))
    } else {
        (Zeroizing::default(), Vec::new())
    };
    let named = |name: &str| {
        entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
    };
    let entry = named("Workbook").or_else(|| named("Book"))?;
    if entry.length < MINI_CUTOFF {
        let at = |id: u32| {
            let start = usize::try_from(id).ok()?.checked_mul(MINI_SECTOR)?;
            mini_stream.get(start..(start + MINI_SECTOR).min(mini_stream.len()))
        };
        follow(entry.start, entry.length, &mini_table, at)
    } else {
        container.read(entry.start, entry.length)
    }
}

struct Container<'a> {
    file: &'a [u8],
    sector: usize,
    table: Vec<u32>,
}

impl Container<'_> {
    fn read(&self, start: u32, length: u64) -> Option<Zeroizing<Vec<u8>>> {
        follow(start, length, &self.table, |id| {
            sector_at(self.file, self.sector, id)
        })
    }
}

/// The last sector may be cut short by the end of the file.
fn sector_at(file: &[u8], sector: usize, id: u32) -> Option<&[u8]> {
    let start = usize::try_from(id)
        .ok()?
        .checked_add(1)?
        .checked_mul(sector)?;
    file.get(start..start.checked_add(sector)?.min(file.len()))
}

/// Follows a chain up to a length; `None` where it leaves the file or runs in
/// a circle.
fn follow<'a>(
    start: u32,
    length: u64,
    table: &[u32],
    at: impl Fn(u32) -> Option<&'a [u8]>,
) -> Option<Zeroizing<Vec<u8>>> {
    let mut content = Zeroizing::new(Vec::new());
    let mut id = start;
    for _ in 0..=table.len() {
        if id == END_OF_CHAIN || content.len() as u64 >= length {
            content.truncate(usize::try_from(length).unwrap_or(usize::MAX));
            return Some(content);
        }
        content.extend_from_slice(at(id)?);
        id = match table.get(usize::try_from(id).ok()?) {
            Some(next) => *next,
            None if content.len() as u64 >= length => END_OF_CHAIN,
            None => return None,
        };
    }
    None
}

/// Which sector follows which.
fn sector_table(file: &[u8], sector: usize) -> Option<Vec<u32>> {
    let mut parts = doubles(file.get(76..512)?);
    let mut next = double(file, 68)?;
    let mut steps = 0;
    while next < LAST_SECTOR {
        steps += 1;
        if steps > file.len() / sector {
            return None;
        }
        parts.extend(doubles(sector_at(file, sector, next)?));
        next = parts.pop()?;
    }
    let mut table = Vec::new();
    for id in parts.into_iter().filter(|id| *id < LAST_SECTOR) {
        table.extend(doubles(sector_at(file, sector, id)?));
        // Every sector is named once; more is a file that names one twice.
        if table.len() / (sector / 4) > file.len() / sector {
            return None;
        }
    }
    Some(table)
}

struct Entry {
    name: String,
    start: u32,
    length: u64,
}

impl Entry {
    fn new(raw: &[u8], sector: usize) -> Option<Self> {
        let (name, _, _) = encoding_rs::UTF_16LE.decode(raw.get(..64)?);
        let name = name.split('\0').next().unwrap_or_default().to_owned();
        let low = u64::from(double(raw, 120)?);
        let high = if sector == 512 {
            0
        } else {
            u64::from(double(raw, 124)?)
        };
        Some(Self {
            name,
            start: double(raw, 116)?,
            length: high << 32 | low,
        })
    }
}

/// The two bytes at a place as a number.
pub(super) fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let raw = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*raw))
}

/// The four bytes at a place as a number.
pub(super) fn double(bytes: &[u8], at: usize) -> Option<u32> {
    let raw = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*raw))
}

fn doubles(bytes: &[u8]) -> Vec<u32> {
    let (raw, _) = bytes.as_chunks::<4>();
    raw.iter().map(|raw| u32::from_le_bytes(*raw)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_that_runs_in_a_circle_or_leaves_the_file_is_refused() {
        let at = |id: u32| (id < 3).then_some(&b"ab"[..]);
        let read = |table: &[u32], length| follow(0, length, table, at).map(|c| c.to_vec());
        assert_eq!(
            read(&[2, 0, END_OF_CHAIN], u64::MAX),
            Some(b"abab".to_vec())
        );
        assert_eq!(read(&[2, 0, END_OF_CHAIN], 3), Some(b"aba".to_vec()));
        assert_eq!(read(&[2, 0, 0], u64::MAX), None);
        assert_eq!(read(&[7, 0, 0], u64::MAX), None);
    }

    #[test]
    fn what_is_no_container_has_no_workbook() {
        assert!(workbook_stream(&[]).is_none());
        assert!(workbook_stream(&[0xFF; 4096]).is_none());
    }
}
