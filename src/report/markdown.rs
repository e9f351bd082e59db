//! Writes a document as `CommonMark` with tables. Whatever people wrote comes
//! out as they wrote it: nothing in it becomes markup.

use std::fmt::Write as _;

use super::block::{Align, Block, Document, Labelled, Table, one_line, paragraphs};

/// The document as Markdown.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut out = format!("# {}\n", inline(&document.title));
    document.write_spaced(&mut out, write_block);
    out
}

fn write_block(out: &mut String, block: &Block) {
    // Writing into a String cannot fail.
    let _ = match block {
        Block::Heading { level, mark, text } => {
            let signs = "#".repeat(usize::from((*level).clamp(1, 4)) + 1);
            writeln!(out, "{signs} {mark}{}", inline(text))
        }
        Block::Byline(text) | Block::Recipient(text) | Block::Paragraph(text) => {
            writeln!(out, "{}", flow(text, ""))
        }
        Block::Field(field) => write_field(out, field),
        Block::Form(rows) => rows
            .iter()
            .flatten()
            .try_for_each(|field| write_field(out, field)),
        Block::List(items) => items
            .iter()
            .try_for_each(|item| writeln!(out, "- {}", flow(item, "  "))),
        Block::Table(table) => {
            write_table(out, table);
            Ok(())
        }
        Block::Note(text) => writeln!(out, "> {}", flow(text, "> ")),
        Block::Closing { name, date } => {
            let mut lines = vec![inline(name), inline(date)];
            lines.retain(|line| !line.is_empty());
            writeln!(out, "{}", lines.join("\\\n"))
        }
        Block::PageBreak => writeln!(out, "---"),
    };
}

fn write_field(out: &mut String, Labelled { label, text }: &Labelled) -> std::fmt::Result {
    let line = format!("- **{}** {}", inline(label), flow(text, "  "));
    writeln!(out, "{}", line.trim_end())
}

fn write_table(out: &mut String, table: &Table) {
    if let Some(caption) = &table.caption {
        let _ = writeln!(out, "{}\n", inline(caption));
    }
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&row(table
        .columns
        .iter()
        .map(|column| inline(&column.header))
        .collect()));
    let rule = |align| match align {
        Align::Left => ":---",
        Align::Right => "---:",
        Align::Centre => ":---:",
    };
    out.push_str(&row(table
        .columns
        .iter()
        .map(|c| rule(c.align).to_owned())
        .collect()));
    for cells in &table.rows {
        out.push_str(&row(cells.iter().map(|cell| inline(cell.text())).collect()));
    }
}

/// Paragraphs with hard breaks; every line but the first begins with `indent`.
fn flow(text: &str, indent: &str) -> String {
    let paragraphs = paragraphs(text);
    let paragraphs = paragraphs.iter().map(|lines| {
        let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
        lines.join(&format!("\\\n{indent}"))
    });
    let between = format!("\n{}\n{indent}", indent.trim_end());
    paragraphs.collect::<Vec<_>>().join(&between)
}

fn inline(text: &str) -> String {
    escape(&one_line(text))
}

/// Escapes one line: each ASCII sign that can be markup anywhere, and those
/// that are markup at the beginning of a line.
fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    for (place, c) in line.chars().enumerate() {
        let anywhere = matches!(
            c,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '|'
                | '~'
                | '&'
                | '!'
                | '$'
                | ':'
                | '@'
        );
        let at_start = place == 0 && matches!(c, '#' | '+' | '-' | '=');
        let numbers = digits > 0 && place == digits && matches!(c, '.' | ')');
        if anywhere || at_start || numbers {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::block::{Cell, Column};
    use super::*;

    #[test]
    fn nothing_that_people_wrote_becomes_markup() {
        for (line, escaped) in [
            ("# 一", "\\# 一"),
            ("1. 补贴", "1\\. 补贴"),
            ("12) 补贴", "12\\) 补贴"),
            ("- 甲", "\\- 甲"),
            ("===", "\\==="),
            (
                "*重*_要_ `x` <b> a|b",
                "\\*重\\*\\_要\\_ \\`x\\` \\<b\\> a\\|b",
            ),
            ("![图](http://x)", "\\!\\[图\\](http\\://x)"),
            ("3 月 2.5 元 - 好", "3 月 2.5 元 - 好"),
        ] {
            assert_eq!(escape(line), escaped);
        }
    }

    #[test]
    fn a_document_reads_as_blocks() {
        let document = Document {
            title: "对照检查".into(),
            blocks: vec![
                Block::Heading {
                    level: 1,
                    mark: "一、".into(),
                    text: "党性".into(),
                },
                Block::Field(Labelled::new("单位", "石桥镇")),
                Block::Field(Labelled::new("表现", "晚发\n21 天\n\n# 没有核对")),
                Block::Paragraph("第一行\n第二行".into()),
                Block::List(vec!["甲".into(), "乙".into()]),
                Block::Note("草稿".into()),
                Block::PageBreak,
                Block::Table(Table {
                    caption: Some("得分".into()),
                    columns: vec![Column::words("组"), Column::numbers("分")],
                    rows: vec![vec!["a|b\nc".into(), Cell::Withheld]],
                    landscape: false,
                }),
                Block::Form(vec![
                    vec![Labelled::new("谈话人", "甲"), Labelled::new("对象", "乙")],
                    vec![Labelled::new("回应", "")],
                ]),
                Block::Closing {
                    name: "石桥镇党委".into(),
                    date: "2026年12月18日".into(),
                },
            ],
        };
        let expected = "# 对照检查\n\n## 一、党性\n\n- **单位** 石桥镇\n- **表现** 晚发\\\n  21 天\n\n  \
            \\# 没有核对\n\n第一行\\\n第二行\n\n- 甲\n- 乙\n\n> 草稿\n\n---\n\n得分\n\n| 组 | 分 |\n\
            | :--- | ---: |\n| a\\|b c | ＊ |\n\n- **谈话人** 甲\n- **对象** 乙\n- **回应**\n\n\
            石桥镇党委\\\n2026年12月18日\n";
        assert_eq!(write(&document), expected);
    }
}
