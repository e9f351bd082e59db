//! Wiping words from memory when they are no longer needed.

use zeroize::Zeroize;

use super::OpenSheet;
use crate::domain::Entry;
use crate::domain::worksheet::Written;

/// Wipes the words of a worksheet that is no longer needed.
pub fn wipe(open: &mut OpenSheet) {
    open.sheet.entries.iter_mut().for_each(wipe_entry);
    for part in &mut open.sheet.parts {
        part.text.zeroize();
    }
}

/// Wipes the words of a version that is no longer needed.
pub fn wipe_written(written: &mut Written) {
    written.entries.iter_mut().for_each(wipe_entry);
    for part in &mut written.parts {
        part.text.zeroize();
    }
}

/// Wipes the words of an entry that is no longer needed.
pub fn wipe_entry(entry: &mut Entry) {
    entry.facts.zeroize();
    entry.causes.zeroize();
    entry.measures.zeroize();
    entry.notes.zeroize();
    for answer in &mut entry.answers {
        answer.words.zeroize();
    }
}
