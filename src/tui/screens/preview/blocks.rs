//! A document of neutral blocks as rows of a terminal.

use zeroize::Zeroize;

use crate::report::block::{Block, Cell, Document, Table};
use crate::text;
use crate::tui::theme::Role;

/// Some words at a column of a row.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub column: u16,
    pub words: String,
    pub role: Role,
}

impl Drop for Piece {
    fn drop(&mut self) {
        self.words.zeroize();
    }
}

type Line = Vec<Piece>;

/// A document, broken into rows when its width is known. Its words are wiped
/// when it goes.
#[derive(Default)]
pub(super) struct Page {
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

impl Drop for Page {
    fn drop(&mut self) {
        for block in &mut self.document.blocks {
            match block {
                Block::Heading { text, .. }
                | Block::Paragraph(text)
                | Block::Field { text, .. }
                | Block::Note(text) => text.zeroize(),
                Block::List(items) => items.zeroize(),
                Block::Table(_) | Block::PageBreak => {}
            }
        }
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
        paragraph(&mut lines, &document.title, (0, columns), Role::Title);
        lines.push(Vec::new());
    }
    let indent = indent(document);
    let mut before: Option<&Block> = None;
    for block in &document.blocks {
        let together = matches!(
            (before, block),
            (Some(Block::Field { .. }), Block::Field { .. })
                | (Some(Block::Heading { .. }), Block::Field { .. })
                | (None, _)
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
    let labels = document.blocks.iter().filter_map(|block| match block {
        Block::Field { label, .. } => Some(text::width(label) as u16 + 2),
        _ => None,
    });
    labels.max().unwrap_or(0).clamp(10, 20)
}

fn put(lines: &mut Vec<Line>, block: &Block, (indent, columns): (u16, u16)) {
    match block {
        Block::Heading { level: 1, text } => {
            paragraph(lines, text, (0, columns), Role::Accent);
        }
        Block::Heading { text, .. } => paragraph(lines, text, (0, columns), Role::Heading),
        Block::Paragraph(text) => paragraph(lines, text, (0, columns), Role::Text),
        Block::Note(text) => paragraph(lines, text, (0, columns), Role::Muted),
        Block::Field { label, text } => {
            let first = lines.len();
            let indent = indent.max(text::width(label) as u16 + 2);
            paragraph(lines, text, (indent, columns), Role::Text);
            mark(lines, first, label);
        }
        Block::List(items) => {
            for item in items {
                let first = lines.len();
                paragraph(lines, item, (2, columns), Role::Text);
                mark(lines, first, "-");
            }
        }
        Block::Table(table) => rows(lines, table),
        Block::PageBreak => lines.push(Vec::new()),
    }
}

/// Puts a label at the left of a row.
fn mark(lines: &mut [Line], row: usize, label: &str) {
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

/// A table, each column as wide as its widest cell.
fn rows(lines: &mut Vec<Line>, table: &Table) {
    let header: Vec<&str> = table
        .columns
        .iter()
        .map(|column| column.header.as_str())
        .collect();
    let cells = table
        .rows
        .iter()
        .map(|row| row.iter().map(Cell::text).collect());
    let all: Vec<Vec<&str>> = [header].into_iter().chain(cells).collect();
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|at| text::widest(all.iter().filter_map(|row| row.get(at))))
        .collect();
    for (row, cells) in all.iter().enumerate() {
        let role = if row == 0 { Role::Muted } else { Role::Text };
        let mut column = 0;
        let mut line = Vec::new();
        for ((cell, width), of) in cells.iter().zip(&widths).zip(&table.columns) {
            line.push(Piece {
                column,
                words: of.align.pad(cell, *width),
                role,
            });
            column += *width as u16 + 2;
        }
        lines.push(line);
    }
}
