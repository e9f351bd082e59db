//! Writes a document as one HTML file that needs nothing else and prints on
//! A4 with the margins and type of official documents (GB/T 9704-2012).

use std::fmt::Write as _;

use super::block::{Align, Block, Document, Labelled, Table, one_line, paragraphs, printable};
use crate::lang::Lang;
use crate::{text, tr};

const STYLE: &str = include_str!("page.css");
/// Columns of a line of a title, half a character each.
const TITLE_COLUMNS: usize = 40;

/// The document as HTML.
#[must_use]
pub fn write(document: &Document, lang: &Lang) -> String {
    let mut out = open(&one_line(&document.title), STYLE, lang);
    let _ = writeln!(out, "<h1>{}</h1>", title(&document.title));
    let mut in_fields = false;
    for block in &document.blocks {
        let field = matches!(block, Block::Field(_));
        if field != in_fields {
            out.push_str(if field { "<dl>\n" } else { "</dl>\n" });
            in_fields = field;
        }
        write_block(&mut out, block, lang);
    }
    if in_fields {
        out.push_str("</dl>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// The beginning of a file, up to the body. No script can run in it and
/// nothing is fetched.
pub(super) fn open(title: &str, style: &str, lang: &Lang) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{}</title>\n<style>\n{style}</style>\n</head>\n<body>\n",
        lang.language().tag(),
        escape(title),
    )
}

fn write_block(out: &mut String, block: &Block, lang: &Lang) {
    // Writing into a String cannot fail.
    let _ = match block {
        Block::Heading { level, mark, text } => {
            let level = (*level).clamp(1, 4) + 1;
            let words = escape(&format!("{mark}{}", one_line(text)));
            writeln!(out, "<h{level}>{words}</h{level}>")
        }
        Block::Byline(text) => writeln!(out, "<div class=\"byline\">{}</div>", lines(text)),
        Block::Recipient(text) => {
            let text = escape(&tr!(lang, "doc-label", label = one_line(text)));
            writeln!(out, "<div class=\"recipient\">{}</div>", text.trim_end())
        }
        Block::Paragraph(text) => writeln!(out, "{}", flow(text)),
        Block::Field(Labelled { label, text }) => {
            writeln!(
                out,
                "<dt>{}</dt><dd>{}</dd>",
                escape(&one_line(label)),
                flow(text)
            )
        }
        Block::List(items) => {
            let items: Vec<String> = items
                .iter()
                .map(|i| format!("<li>{}</li>", flow(i)))
                .collect();
            writeln!(out, "<ul>\n{}\n</ul>", items.join("\n"))
        }
        Block::Table(table) => write_table(out, table),
        Block::Form(rows) => write_form(out, rows),
        Block::Note(text) => writeln!(out, "<aside>{}</aside>", flow(text)),
        Block::Closing { name, date } => {
            let (name, date) = (escape(&one_line(name)), escape(&one_line(date)));
            writeln!(
                out,
                "<div class=\"closing\"><div>{name}<br>{date}</div></div>"
            )
        }
        Block::PageBreak => writeln!(out, "<div class=\"page\"></div>"),
    };
}

/// A title, its lines broken as in print.
fn title(title: &str) -> String {
    let lines = text::title_lines(&one_line(title), TITLE_COLUMNS);
    let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
    lines.join("<br>")
}

fn write_form(out: &mut String, rows: &[Vec<Labelled>]) -> std::fmt::Result {
    writeln!(out, "<table class=\"form\">")?;
    for row in rows.iter().flat_map(|row| row.chunks(2)) {
        write!(out, "<tr>")?;
        let span = if row.len() < 2 { " colspan=\"3\"" } else { "" };
        for Labelled { label, text } in row {
            let label = escape(&one_line(label));
            write!(out, "<th>{label}</th><td{span}>{}</td>", lines(text))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</table>")
}

fn write_table(out: &mut String, table: &Table) -> std::fmt::Result {
    writeln!(out, "<table>")?;
    if let Some(caption) = &table.caption {
        writeln!(out, "<caption>{}</caption>", escape(&one_line(caption)))?;
    }
    write!(out, "<thead><tr>")?;
    for column in &table.columns {
        let class = class(column.align);
        write!(out, "<th{class}>{}</th>", escape(&one_line(&column.header)))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for row in &table.rows {
        write!(out, "<tr>")?;
        for (cell, column) in row.iter().zip(&table.columns) {
            write!(
                out,
                "<td{}>{}</td>",
                class(column.align),
                lines(cell.text())
            )?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>")
}

const fn class(align: Align) -> &'static str {
    match align {
        Align::Left => "",
        Align::Right => " class=\"right\"",
        Align::Centre => " class=\"centre\"",
    }
}

fn lines(text: &str) -> String {
    let lines: Vec<String> = paragraphs(text)
        .iter()
        .flatten()
        .map(|line| escape(line))
        .collect();
    lines.join("<br>")
}

fn flow(text: &str) -> String {
    let paragraph = |lines: &Vec<String>| {
        let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
        format!("<p>{}</p>", lines.join("<br>"))
    };
    paragraphs(text).iter().map(paragraph).collect()
}

/// A text as content or attribute value.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::block::{Cell, Column};
    use super::*;
    use crate::lang::Language;

    #[test]
    fn nothing_that_people_wrote_becomes_markup() {
        let lang = Lang::load(Language::Chinese).unwrap();
        let evil = "<script>alert('x')</script>&\"";
        let blocks = vec![
            Block::Heading {
                level: 9,
                mark: String::new(),
                text: evil.into(),
            },
            Block::Byline(evil.into()),
            Block::Recipient(evil.into()),
            Block::Closing {
                name: evil.into(),
                date: evil.into(),
            },
            Block::Form(vec![vec![Labelled::new(evil, evil)]]),
            Block::Paragraph(evil.into()),
            Block::Field(Labelled::new(evil, evil)),
            Block::List(vec![evil.into()]),
            Block::Note(evil.into()),
            Block::Table(Table {
                caption: Some(evil.into()),
                columns: vec![Column::words(evil)],
                rows: vec![vec![evil.into()]],
                landscape: false,
            }),
        ];
        let html = write(
            &Document {
                title: evil.into(),
                blocks,
            },
            &lang,
        );
        assert!(!html.contains("<script"));
        assert_eq!(html.matches("&lt;script&gt;alert(&#39;x&#39;)").count(), 17);
        assert!(html.contains("<h5>"));
    }

    #[test]
    fn fields_in_a_row_form_one_list_and_everything_is_closed() {
        let lang = Lang::load(Language::English).unwrap();
        let field = |label: &str| Block::Field(Labelled::new(label, "一\n二\n\n三"));
        let document = Document {
            title: "t".into(),
            blocks: vec![
                field("a"),
                field("b"),
                Block::PageBreak,
                Block::Table(Table {
                    caption: None,
                    columns: vec![Column::numbers("n")],
                    rows: vec![vec![Cell::Withheld]],
                    landscape: true,
                }),
                field("c"),
            ],
        };
        let html = write(&document, &lang);
        assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
        assert_eq!(
            (html.matches("<dl>").count(), html.matches("</dl>").count()),
            (2, 2)
        );
        assert!(html.contains("<dt>a</dt><dd><p>一<br>二</p><p>三</p></dd>"));
        assert!(html.contains("<td class=\"right\">＊</td>"));
        assert!(!html.contains("http://") && !html.contains("https://") && !html.contains("src="));
    }
}
