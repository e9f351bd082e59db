//! Files that are something else than a table, told by their content: the one
//! who chose the wrong file is told what it is, not that it is no UTF-8.

use std::io::Cursor;

use zip::ZipArchive;

use super::compound;

/// What a file is that is no table this program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A text document: Word, WPS Writer, RTF.
    Document,
    /// Slides: `PowerPoint`, WPS Presentation.
    Slides,
    /// A PDF.
    Pdf,
    /// A picture or a photo.
    Picture,
    /// Files packed together: zip, rar, 7z, gzip.
    Archive,
    /// A web page or other markup, whatever its ending says.
    WebPage,
    /// A spreadsheet in a format that is not read: .ods, .xlsb.
    OtherSpreadsheet,
    /// A database, such as a data file of this program.
    Database,
    /// A workbook that opens with a password only.
    Protected,
}

const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
const ZIP: &[u8] = b"PK\x03\x04";

/// Beginnings of files that hold no table.
const BEGINNINGS: &[(&[u8], Foreign)] = &[
    (b"%PDF", Foreign::Pdf),
    (b"\x89PNG", Foreign::Picture),
    (b"\xFF\xD8\xFF", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"Rar!", Foreign::Archive),
    (b"7z\xBC\xAF", Foreign::Archive),
    (b"\x1F\x8B", Foreign::Archive),
    (b"PK\x05\x06", Foreign::Archive),
    (b"SQLite format 3\0", Foreign::Database),
    (b"{\\rtf", Foreign::Document),
];

/// How a file is packed that may hold a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// An old workbook.
    Compound,
    /// A new workbook.
    Zip,
    /// Text, or nobody knows what.
    Text,
}

/// How a file that may be a table is packed, or what else it is.
pub(super) fn packing(bytes: &[u8]) -> Result<Packing, Foreign> {
    if let Some((_, what)) = BEGINNINGS
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
    {
        return Err(*what);
    }
    if is_other_picture(bytes) {
        return Err(Foreign::Picture);
    }
    if bytes.starts_with(OLE) {
        return match in_container(bytes) {
            Some(what) => Err(what),
            None => Ok(Packing::Compound),
        };
    }
    if bytes.starts_with(ZIP) {
        return match in_zip(bytes) {
            Some(what) => Err(what),
            None => Ok(Packing::Zip),
        };
    }
    Ok(Packing::Text)
}

/// Pictures whose kind does not stand at the very beginning.
fn is_other_picture(bytes: &[u8]) -> bool {
    let at = |from: usize, words: &[u8]| bytes.get(from..).is_some_and(|b| b.starts_with(words));
    let bitmap = at(0, b"BM") && at(6, &[0, 0, 0, 0]);
    let web = at(0, b"RIFF") && at(8, b"WEBP");
    let phone = at(4, b"ftyphei") || at(4, b"ftypmif1");
    bitmap || web || phone
}

fn in_container(bytes: &[u8]) -> Option<Foreign> {
    let names = compound::stream_names(bytes)?;
    let has = |name: &str| names.iter().any(|other| other.eq_ignore_ascii_case(name));
    if has("EncryptedPackage") || has("EncryptionInfo") {
        Some(Foreign::Protected)
    } else if has("WordDocument") {
        Some(Foreign::Document)
    } else if has("PowerPoint Document") {
        Some(Foreign::Slides)
    } else {
        None
    }
}

fn in_zip(bytes: &[u8]) -> Option<Foreign> {
    // A cut archive has no list of parts; its reader says so.
    let parts = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let begins = |start: &str| {
        let mut names = parts.file_names().flatten();
        names.any(|name| name.starts_with(start))
    };
    if begins("xl/workbook.bin") {
        Some(Foreign::OtherSpreadsheet)
    } else if begins("xl/") {
        None
    } else if begins("word/") {
        Some(Foreign::Document)
    } else if begins("ppt/") {
        Some(Foreign::Slides)
    } else if begins("mimetype") && begins("content.xml") {
        Some(Foreign::OtherSpreadsheet)
    } else {
        Some(Foreign::Archive)
    }
}

/// Whether a text is a web page or another page of tags.
pub(super) fn is_markup(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(15).collect();
    let start = start.to_ascii_lowercase();
    [
        "<html",
        "<!doctype",
        "<table",
        "<?xml",
        "<meta",
        "<head",
        "<style",
        "<div",
    ]
    .iter()
    .any(|tag| start.starts_with(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_begins_with_and_a_table_may_begin_with_any_letters() {
        for (bytes, what) in [
            (&b"%PDF-1.7"[..], Foreign::Pdf),
            (b"\x89PNG\r\n\x1a\n", Foreign::Picture),
            (b"BM\x36\0\0\0\0\0\0\0", Foreign::Picture),
            (b"RIFF\0\0\0\0WEBPVP8 ", Foreign::Picture),
            (b"\0\0\0\x18ftypheic", Foreign::Picture),
            (b"SQLite format 3\0", Foreign::Database),
            (b"{\\rtf1", Foreign::Document),
        ] {
            assert_eq!(packing(bytes), Err(what));
        }
        for text in ["BM,RIFF\n1,2\n", "II,MM\n", "", "Rar\n"] {
            assert_eq!(packing(text.as_bytes()), Ok(Packing::Text), "{text}");
        }
    }

    #[test]
    fn a_page_of_tags_is_known_by_its_first_tag() {
        assert!(is_markup("\n <HTML xmlns"));
        assert!(is_markup("<?xml version=\"1.0\"?>"));
        assert!(!is_markup("a<b,c\n"));
    }
}
