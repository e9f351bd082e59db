//! Writes pages as one HTML file that needs nothing else.

use std::fmt::Write as _;

use zeroize::Zeroizing;

use super::super::block::Align;
use super::super::html::{escape, open};
use super::Print;
use super::layout::{Edge, Face, Grid, HalfPoints, Line, Page, Panel, Tenths, Words};
use super::template::Template;
use crate::lang::Lang;

const STYLE: &str = include_str!("print.css");
const END: &str = "</body>\n</html>\n";

/// The file.
pub(super) fn write(print: &Print, lang: &Lang) -> Zeroizing<Vec<u8>> {
    let template = |pages: &Vec<Page>| template(pages, print.margin);
    let drawn: Vec<Template> = print.batches.iter().map(|b| template(&b.pages)).collect();
    let batches = || {
        let codes = print.batches.iter().map(|batch| batch.codes.as_deref());
        drawn.iter().zip(codes)
    };
    let opening = open(&print.title, STYLE, lang);
    // room for everything at once: a text that grows leaves copies behind
    let room: usize = batches().map(|(drawn, codes)| drawn.room(codes)).sum();
    let mut out = Zeroizing::new(Vec::with_capacity(opening.len() + room + END.len()));
    out.extend_from_slice(opening.as_bytes());
    for (drawn, codes) in batches() {
        drawn.print(codes, &mut out);
    }
    out.extend_from_slice(END.as_bytes());
    out
}

fn template(pages: &[Page], margin: Tenths) -> Template {
    let mut template = Template {
        text: Zeroizing::new(String::with_capacity(room(pages))),
        holes: Vec::new(),
    };
    for page in pages {
        let style = format!("padding:{} 0", mm(margin));
        put(&mut template, format_args!("<section style=\"{style}\">\n"));
        for grid in &page.0 {
            write_grid(&mut template, grid);
        }
        template.text.push_str("</section>\n");
    }
    debug_assert!(
        template.text.len() <= room(pages),
        "it grew and left copies"
    );
    template
}

/// As much as pages take at most, in bytes.
fn room(pages: &[Page]) -> usize {
    let run = |run: &super::layout::Run| match &run.words {
        Words::Said(words) => 80 + 6 * words.len(),
        Words::Code => 80,
    };
    let line = |line: &Line| 140 + line.runs.iter().map(run).sum::<usize>();
    let panel = |panel: &Panel| 120 + panel.lines.iter().map(line).sum::<usize>();
    let grid = |grid: &Grid| {
        let rows = grid.rows.iter();
        let rows = rows.map(|row| 60 + row.panels.iter().map(panel).sum::<usize>());
        200 + 40 * grid.columns.len() + rows.sum::<usize>()
    };
    let page = |page: &Page| 100 + page.0.iter().map(grid).sum::<usize>();
    pages.iter().map(page).sum()
}

fn write_grid(out: &mut Template, grid: &Grid) {
    let width = mm(grid.columns.iter().sum());
    put(
        out,
        format_args!(
            "<table style=\"width:{width};margin-top:{}\">",
            mm(grid.before)
        ),
    );
    for column in &grid.columns {
        put(out, format_args!("<col style=\"width:{}\">", mm(*column)));
    }
    out.text.push('\n');
    for row in &grid.rows {
        put(
            out,
            format_args!("<tr style=\"height:{}\">", mm(row.height)),
        );
        for panel in &row.panels {
            write_panel(out, panel, grid.pad);
        }
        out.text.push_str("</tr>\n");
    }
    out.text.push_str("</table>\n");
}

fn write_panel(out: &mut Template, panel: &Panel, pad: Tenths) {
    out.text.push_str("<td");
    if panel.span > 1 {
        put(out, format_args!(" colspan=\"{}\"", panel.span));
    }
    let middle = if panel.middle { "middle" } else { "" };
    put(out, format_args!(" class=\"{middle}"));
    for (side, edge) in ["t", "r", "b", "l"].iter().zip(panel.edges) {
        match edge {
            Edge::None => {}
            Edge::Rule => put(out, format_args!(" {side}1")),
            Edge::Cut => put(out, format_args!(" {side}2")),
        }
    }
    put(out, format_args!("\" style=\"padding:0 {}\">", mm(pad)));
    for line in &panel.lines {
        write_line(out, line);
    }
    out.text.push_str("</td>");
}

fn write_line(out: &mut Template, line: &Line) {
    let class = match line.align {
        Align::Left => "",
        Align::Centre => " class=\"centre\"",
        Align::Right => " class=\"right\"",
    };
    let height = mm(line.height);
    // of its own size, or small type would stand on the foot of a larger one
    let size = pt(line.runs.iter().map(|run| run.size).max().unwrap_or(2));
    put(
        out,
        format_args!(
            "<div{class} style=\"height:{height};font-size:{size};line-height:{height}\">"
        ),
    );
    for run in &line.runs {
        let class = match run.face {
            Face::Text => "",
            Face::Head => " class=\"head\"",
            Face::Mono => " class=\"code\"",
        };
        let size = pt(run.size);
        put(
            out,
            format_args!("<span{class} style=\"font-size:{size}\">"),
        );
        match &run.words {
            Words::Said(words) => out.text.push_str(&Zeroizing::new(escape(words))),
            Words::Code => out.holes.push(out.text.len()),
        }
        out.text.push_str("</span>");
    }
    out.text.push_str("</div>");
}

/// Writing into a String cannot fail.
fn put(out: &mut Template, words: std::fmt::Arguments<'_>) {
    let _ = out.text.write_fmt(words);
}

fn mm(tenths: Tenths) -> String {
    format!("{}.{}mm", tenths / 10, tenths % 10)
}

fn pt(size: HalfPoints) -> String {
    format!("{}.{}pt", size / 2, size % 2 * 5)
}
