//! A document of neutral blocks as rows of a terminal.

use zeroize::Zeroize;

use super::table;
use crate::report::block::{Block, Document, Labelled};
use crate::text;
use crate::tui::theme::Role;

/// Some words at a column of a row.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::tui::screens) struct Piece {
    pub column: u16,
    pub words: String,
    pub role: Role,
}

impl Drop for Piece {
    fn drop(&mut self) {
        self.words.zeroize();
    }
}

pub(in crate::tui::screens) type Line = Vec<Piece>;

/// Columns to the right of the closing: four characters.
const CLOSING_ROOM: u16 = 8;

/// A document, broken into rows when its width is known.
#[derive(Default)]
pub(in crate::tui::screens) struct Page {
    document: Document,
    columns: u16,
    lines: Vec<Line>,
}

impl std::fmt::Debug for Page {
    /// Says how long it is; the words may be a draft.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Page({} blocks)", self.document.blocks.len())
    }
}

impl Page {
    pub fn new(document: Document) -> Self {
        Self {
            document,
            columns: 0,
            lines: Vec::new(),
        }
    }

    /// What the document is called.
    pub fn title(&self) -> &str {
        &self.document.title
    }

    /// The rows at a width.
    pub fn lines(&mut self, columns: u16) -> &[Line] {
        if self.columns != columns {
            self.columns = columns;
            self.lines = broken(&self.document, columns);
        }
        &self.lines
    }
}

fn broken(document: &Document, columns: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    if !document.title.is_empty() {
        let title = text::sanitize(&document.title);
        for line in text::title_lines(&title, columns.into()) {
            centred(&mut lines, &line, columns, Role::Title);
        }
        if !matches!(document.blocks.first(), Some(Block::Byline(_))) {
            lines.push(Vec::new());
        }
    }
    let indent = indent(document);
    let mut before: Option<&Block> = None;
    for block in &document.blocks {
        let together = matches!(
            (before, block),
            (
                Some(Block::Field(_) | Block::Heading { .. }),
                Block::Field(_)
            ) | (None, _)
        );
        if !together {
            lines.push(Vec::new());
        }
        put(&mut lines, block, (indent, columns));
        before = Some(block);
    }
    lines
}

/// Where what a label says begins, the same through the whole document.
fn indent(document: &Document) -> u16 {
    let labels = document.blocks.iter().flat_map(|block| match block {
        Block::Field(field) => vec![field],
        Block::Form(rows) => rows.iter().flatten().collect(),
        _ => Vec::new(),
    });
    let labels = labels.map(|field| text::width(&field.label) as u16 + 2);
    labels.max().unwrap_or(0).clamp(10, 20)
}

fn put(lines: &mut Vec<Line>, block: &Block, (indent, columns): (u16, u16)) {
    match block {
        Block::Heading { level, mark, text } => {
            let role = if *level == 1 {
                Role::Accent
            } else {
                Role::Heading
            };
            paragraph(lines, &format!("{mark}{text}"), (0, columns), role);
        }
        Block::Byline(text) => centred(lines, &text::sanitize(text), columns, Role::Text),
        Block::Recipient(text) | Block::Paragraph(text) => {
            paragraph(lines, text, (0, columns), Role::Text);
        }
        Block::Note(text) => paragraph(lines, text, (0, columns), Role::Muted),
        Block::Field(field) => labelled(lines, field, (indent, columns)),
        Block::Form(rows) => {
            for field in rows.iter().flatten() {
                labelled(lines, field, (indent, columns));
            }
        }
        Block::List(items) => {
            for item in items {
                let first = lines.len();
                paragraph(lines, item, (2, columns), Role::Text);
                mark_row(lines, first, "-");
            }
        }
        Block::Table(table) => table::rows(lines, table, columns),
        Block::Closing { name, date } => closing(lines, [name, date], columns),
        Block::PageBreak => lines.push(Vec::new()),
    }
}

/// A label and, beside it, what it says.
pub(super) fn labelled(lines: &mut Vec<Line>, Labelled { label, text }: &Labelled, at: (u16, u16)) {
    let first = lines.len();
    let indent = at.0.max(text::width(label) as u16 + 2);
    paragraph(lines, text, (indent, at.1), Role::Text);
    mark_row(lines, first, label);
}

/// Puts a label at the left of a row.
fn mark_row(lines: &mut [Line], row: usize, label: &str) {
    if let Some(line) = lines.get_mut(row) {
        line.push(Piece {
            column: 0,
            words: label.to_owned(),
            role: Role::Muted,
        });
    }
}

fn paragraph(lines: &mut Vec<Line>, words: &str, (indent, columns): (u16, u16), role: Role) {
    let room = usize::from(columns.saturating_sub(indent).max(2));
    for line in text::wrapped(&text::sanitize(words), room) {
        lines.push(vec![Piece {
            column: indent,
            words: line.to_owned(),
            role,
        }]);
    }
}

/// Words in the middle.
fn centred(lines: &mut Vec<Line>, words: &str, columns: u16, role: Role) {
    for line in text::wrapped(words, columns.into()) {
        let width = text::width(line) as u16;
        lines.push(vec![Piece {
            column: columns.saturating_sub(width) / 2,
            words: line.to_owned(),
            role,
        }]);
    }
}

/// The name above the date, both in the middle of what stands at the right.
fn closing(lines: &mut Vec<Line>, both: [&String; 2], columns: u16) {
    let both = both.map(|words| text::sanitize(words));
    let widest = text::widest(&both) as u16;
    let left = columns.saturating_sub(widest + CLOSING_ROOM);
    for words in both.iter().filter(|words| !words.is_empty()) {
        let shift = widest.saturating_sub(text::width(words) as u16) / 2;
        let room = columns.saturating_sub(left + shift).max(2);
        for line in text::wrapped(words, room.into()) {
            lines.push(vec![Piece {
                column: left + shift,
                words: line.to_owned(),
                role: Role::Text,
            }]);
        }
    }
}
