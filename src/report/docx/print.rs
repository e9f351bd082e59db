//! Writes pages that are laid out to the millimetre (`report::print`): each
//! grid a table whose rows have exactly their height, each line a paragraph.

use std::io;

use zeroize::Zeroizing;

use super::super::block::Align;
use super::super::print::Print;
use super::super::print::layout::{
    Edge, Face, Grid, Line, PAPER_HEIGHT, PAPER_WIDTH, Page, Panel, Row, Tenths, Words,
};
use super::super::print::template::Template;
use super::body::{MAIN, RELATIONS};
use super::ruled::Ruled;
use super::xml::Xml;

/// Of a page's height, what is left free at the foot, so that the line that
/// must follow a table never makes another page: 3 mm.
const SLACK: Tenths = 30;
/// The least that two tables stand apart, or they become one.
const SEAM: u32 = 20;
/// The edges of a box, in the order of the schema.
const SIDES: [&str; 4] = ["w:top", "w:left", "w:bottom", "w:right"];

/// The file. What holds codes is stored as it is: a compressor would keep
/// copies that nobody wipes.
///
/// # Errors
/// When it is larger than a ZIP archive can be.
pub fn write_print(print: &Print) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut opening = Xml::part();
    opening.open("w:document", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)]);
    opening.open("w:body", &[]);
    let opening = opening.finish();
    let mut ending = Xml::default();
    // no table may be last
    write_seam(&mut ending, 0, false);
    write_section(&mut ending, print.margin);
    ending.close("w:body");
    ending.close("w:document");
    let ending = ending.finish();

    let drawn = print.batches.iter().map(|batch| template(&batch.pages));
    let drawn: Vec<Template> = drawn.collect();
    let batches = || {
        let codes = print.batches.iter().map(|batch| batch.codes.as_deref());
        drawn.iter().zip(codes)
    };
    // room for everything at once: a text that grows leaves copies behind
    let room: usize = batches().map(|(drawn, codes)| drawn.room(codes)).sum();
    let mut body = Zeroizing::new(Vec::with_capacity(opening.len() + room + ending.len()));
    body.extend_from_slice(opening.as_bytes());
    for (drawn, codes) in batches() {
        drawn.print(codes, &mut body);
    }
    body.extend_from_slice(ending.as_bytes());
    super::package_secret(&body)
}

fn template(pages: &[Page]) -> Template {
    let mut xml = Xml::with_room(room(pages));
    let mut holes = Vec::new();
    for page in pages {
        // at the beginning of the file it turns nothing
        let mut turn = true;
        if page.0.is_empty() {
            write_seam(&mut xml, 0, turn);
        }
        for grid in &page.0 {
            write_seam(&mut xml, grid.before, turn);
            write_grid(&mut xml, grid, &mut holes);
            turn = false;
        }
    }
    let text = Zeroizing::new(xml.finish());
    debug_assert!(text.len() <= room(pages), "it grew and left copies");
    Template { text, holes }
}

/// As much as pages take at most, in bytes.
fn room(pages: &[Page]) -> usize {
    let run = |run: &super::super::print::layout::Run| match &run.words {
        Words::Said(words) => 250 + 6 * words.len(),
        Words::Code => 250,
    };
    let line = |line: &Line| 220 + line.runs.iter().map(run).sum::<usize>();
    let panel = |panel: &Panel| 700 + panel.lines.iter().map(line).sum::<usize>();
    let row = |row: &Row| 140 + row.panels.iter().map(panel).sum::<usize>();
    let grid = |grid: &Grid| {
        let rows: usize = grid.rows.iter().map(row).sum();
        800 + 40 * grid.columns.len() + rows
    };
    let page = |page: &Page| 250 + page.0.iter().map(grid).sum::<usize>();
    pages.iter().map(page).sum()
}

const fn twips(tenths: Tenths) -> u32 {
    // 254 tenths of a millimetre are an inch, 1440 twips
    tenths * 1440 / 254
}

/// What a table needs above it: white, or as good as no line.
fn write_seam(xml: &mut Xml, white: Tenths, turn: bool) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", "Seam")]);
    if turn {
        xml.empty("w:pageBreakBefore", &[]);
    }
    write_spacing(xml, twips(white).max(SEAM));
    xml.close("w:pPr");
    xml.close("w:p");
}

fn write_spacing(xml: &mut Xml, height: u32) {
    let height = height.to_string();
    let spacing = [("w:line", height.as_str()), ("w:lineRule", "exact")];
    xml.empty("w:spacing", &spacing);
}

fn write_grid(xml: &mut Xml, grid: &Grid, holes: &mut Vec<usize>) {
    let columns: Vec<u32> = grid.columns.iter().map(|width| twips(*width)).collect();
    let whole = columns.iter().sum::<u32>().to_string();
    let pad = twips(grid.pad).to_string();
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
    xml.empty("w:jc", &[("w:val", "center")]);
    let ruled = Ruled::of(grid);
    if ruled.any() {
        xml.open("w:tblBorders", &[]);
        for side in SIDES.into_iter().chain(["w:insideH", "w:insideV"]) {
            write_edge(xml, side, Edge::Rule);
        }
        xml.close("w:tblBorders");
    }
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.open("w:tblCellMar", &[]);
    for side in ["w:left", "w:right"] {
        xml.empty(side, &[("w:w", &pad), ("w:type", "dxa")]);
    }
    xml.close("w:tblCellMar");
    xml.close("w:tblPr");
    xml.open("w:tblGrid", &[]);
    for width in &columns {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.close("w:tblGrid");
    for (place, row) in grid.rows.iter().enumerate() {
        write_row(xml, (row, place), &columns, &ruled, holes);
    }
    xml.close("w:tbl");
}

fn write_row(
    xml: &mut Xml,
    (row, place): (&Row, usize),
    columns: &[u32],
    ruled: &Ruled,
    holes: &mut Vec<usize>,
) {
    let height = twips(row.height).to_string();
    xml.open("w:tr", &[]);
    xml.open("w:trPr", &[]);
    xml.empty("w:cantSplit", &[]);
    xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", "exact")]);
    xml.close("w:trPr");
    let mut at = 0;
    for panel in &row.panels {
        let width: u32 = columns.iter().skip(at).take(panel.span).sum();
        let edges = if ruled.says_all(place, at, panel.span) {
            None
        } else {
            Some(ruled.any())
        };
        write_panel(xml, panel, (width, edges), holes);
        at += panel.span;
    }
    xml.close("w:tr");
}

/// In the order of the schema, on which Word insists. `edges` is whether the
/// table draws edges where a box has none; `None` if its own are those of the
/// table.
fn write_panel(
    xml: &mut Xml,
    panel: &Panel,
    (width, edges): (u32, Option<bool>),
    holes: &mut Vec<usize>,
) {
    xml.open("w:tc", &[]);
    xml.open("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    if panel.span > 1 {
        xml.empty("w:gridSpan", &[("w:val", &panel.span.to_string())]);
    }
    if let Some(drawn_by_table) = edges
        && (drawn_by_table || panel.edges != [Edge::None; 4])
    {
        let [top, right, bottom, left] = panel.edges;
        xml.open("w:tcBorders", &[]);
        for (side, edge) in SIDES.into_iter().zip([top, left, bottom, right]) {
            if drawn_by_table || edge != Edge::None {
                write_edge(xml, side, edge);
            }
        }
        xml.close("w:tcBorders");
    }
    if panel.middle && !panel.lines.is_empty() {
        xml.empty("w:vAlign", &[("w:val", "center")]);
    }
    xml.close("w:tcPr");
    for line in &panel.lines {
        write_line(xml, line, holes);
    }
    if panel.lines.is_empty() {
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.empty("w:pStyle", &[("w:val", "Seam")]);
        xml.close("w:pPr");
        xml.close("w:p");
    }
    xml.close("w:tc");
}

fn write_edge(xml: &mut Xml, side: &str, edge: Edge) {
    // a width in eighths of a point
    let (kind, width) = match edge {
        Edge::None => return xml.empty(side, &[("w:val", "nil")]),
        Edge::Rule => ("single", "4"),
        Edge::Cut => ("dashed", "6"),
    };
    let edge = [
        ("w:val", kind),
        ("w:sz", width),
        ("w:space", "0"),
        ("w:color", "000000"),
    ];
    xml.empty(side, &edge);
}

fn write_line(xml: &mut Xml, line: &Line, holes: &mut Vec<usize>) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", "SheetLine")]);
    write_spacing(xml, twips(line.height).max(SEAM));
    match line.align {
        Align::Left => {}
        Align::Centre => xml.empty("w:jc", &[("w:val", "center")]),
        Align::Right => xml.empty("w:jc", &[("w:val", "right")]),
    }
    xml.close("w:pPr");
    for run in &line.runs {
        let size = run.size.to_string();
        xml.open("w:r", &[]);
        xml.open("w:rPr", &[]);
        match run.face {
            Face::Text => {}
            Face::Head => xml.empty("w:rStyle", &[("w:val", "SheetHead")]),
            Face::Mono => {
                xml.empty("w:rStyle", &[("w:val", "SheetCode")]);
                xml.empty("w:b", &[]);
            }
        }
        if let (Words::Said(words), true) = (&run.words, run.face != Face::Mono)
            && super::paragraph::has_chinese(words)
        {
            xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
        }
        xml.empty("w:sz", &[("w:val", &size)]);
        xml.empty("w:szCs", &[("w:val", &size)]);
        xml.close("w:rPr");
        xml.open("w:t", &[("xml:space", "preserve")]);
        match &run.words {
            Words::Said(words) => xml.text(words),
            Words::Code => holes.push(xml.len()),
        }
        xml.close("w:t");
        xml.close("w:r");
    }
    xml.close("w:p");
}

/// The page: A4, no header, no page number.
fn write_section(xml: &mut Xml, margin: Tenths) {
    let (w, h) = (twips(PAPER_WIDTH) + 1, twips(PAPER_HEIGHT) + 1);
    let (w, h) = (w.to_string(), h.to_string());
    let foot = twips(margin.saturating_sub(SLACK)).to_string();
    let margin = twips(margin).to_string();
    xml.open("w:sectPr", &[]);
    xml.empty("w:pgSz", &[("w:w", &w), ("w:h", &h)]);
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &margin),
            ("w:right", &margin),
            ("w:bottom", &foot),
            ("w:left", &margin),
            ("w:header", "0"),
            ("w:footer", "0"),
            ("w:gutter", "0"),
        ],
    );
    xml.close("w:sectPr");
}
