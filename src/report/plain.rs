//! Writes a document as plain text, tables aligned for a fixed-width font.

use std::fmt::Write as _;

use super::block::{Block, Document, Table, one_line, paragraphs};
use crate::text;

/// The document as plain text.
#[must_use]
pub fn write(document: &Document) -> String {
    let title = one_line(&document.title);
    let mut out = format!("{title}\n{}\n", "=".repeat(text::width(&title)));
    document.write_spaced(&mut out, write_block);
    out
}

fn write_block(out: &mut String, block: &Block) {
    // Writing into a String cannot fail.
    let _ = match block {
        Block::Heading { level, text } => {
            let text = one_line(text);
            match level {
                0 | 1 => writeln!(out, "{text}\n{}", "-".repeat(text::width(&text))),
                _ => writeln!(out, "{text}"),
            }
        }
        Block::Paragraph(text) => writeln!(out, "{}", flow(text, "")),
        Block::Field { label, text } => {
            let label = format!("{}  ", one_line(label));
            writeln!(
                out,
                "{label}{}",
                flow(text, &" ".repeat(text::width(&label)))
            )
        }
        Block::List(items) => items
            .iter()
            .try_for_each(|item| writeln!(out, "· {}", flow(item, "  "))),
        Block::Table(table) => {
            write_table(out, table);
            Ok(())
        }
        Block::Note(text) => writeln!(out, "* {}", flow(text, "  ")),
        Block::PageBreak => writeln!(out, "\u{c}"),
    };
}

fn write_table(out: &mut String, table: &Table) {
    let mut rows: Vec<Vec<String>> = vec![
        table
            .columns
            .iter()
            .map(|column| one_line(&column.header))
            .collect(),
    ];
    for cells in &table.rows {
        rows.push(cells.iter().map(|cell| one_line(cell.text())).collect());
    }
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|at| text::widest(rows.iter().filter_map(|row| row.get(at))))
        .collect();
    if let Some(caption) = &table.caption {
        let _ = writeln!(out, "{}", one_line(caption));
    }
    for (place, row) in rows.iter().enumerate() {
        let cells = row.iter().zip(&widths).zip(&table.columns);
        let cells: Vec<String> = cells
            .map(|((cell, width), column)| column.align.pad(cell, *width))
            .collect();
        let _ = writeln!(out, "{}", cells.join("  ").trim_end());
        if place == 0 {
            let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            let _ = writeln!(out, "{}", rules.join("  "));
        }
    }
}

fn flow(text: &str, indent: &str) -> String {
    let paragraphs = paragraphs(text);
    let paragraphs = paragraphs
        .iter()
        .map(|lines| lines.join(&format!("\n{indent}")));
    paragraphs
        .collect::<Vec<_>>()
        .join(&format!("\n\n{indent}"))
}

#[cfg(test)]
mod tests {
    use super::super::block::{Cell, Column};
    use super::*;

    #[test]
    fn tables_line_up_by_display_width() {
        let document = Document {
            title: "结果".into(),
            blocks: vec![Block::Table(Table {
                caption: None,
                columns: vec![Column::words("组"), Column::numbers("得分")],
                rows: vec![
                    vec!["单位同事".into(), "82.1".into()],
                    vec!["residents".into(), Cell::Withheld],
                ],
            })],
        };
        let expected =
            "结果\n====\n\n组         得分\n---------  ----\n单位同事   82.1\nresidents    ＊\n";
        assert_eq!(write(&document), expected);
    }

    #[test]
    fn fields_hang_under_their_label() {
        let document = Document {
            title: "t".into(),
            blocks: vec![
                Block::Field {
                    label: "表现".into(),
                    text: "一\n二".into(),
                },
                Block::Field {
                    label: "原因".into(),
                    text: "三".into(),
                },
                Block::List(vec!["甲".into()]),
            ],
        };
        assert_eq!(
            write(&document),
            "t\n=\n\n表现  一\n      二\n原因  三\n\n· 甲\n"
        );
    }
}
