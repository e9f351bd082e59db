//! Every sheet, measured: nothing is wider or higher than where it stands.

use super::given::{every_sheet, load, written};
use crate::lang::Language;
use crate::report::print::layout::{
    Edge, Face, Grid, Line, PAPER_HEIGHT, PAPER_WIDTH, Page, Panel, Row, Tenths, Words,
};
use crate::report::print::type_size::width;
use crate::report::print::{Print, PrintFormat};

/// Tables of a DOCX file stand this far apart at least: 20 twips.
const SEAM: Tenths = 4;

fn in_both(check: impl Fn(&str, &Print)) {
    for language in Language::ALL {
        for (name, print) in every_sheet(&load(language)) {
            check(&format!("{name} {}", language.tag()), &print);
        }
    }
}

fn pages(print: &Print) -> impl Iterator<Item = &Page> {
    print.batches.iter().flat_map(|batch| &batch.pages)
}

#[test]
fn no_page_is_higher_than_its_paper_or_wider() {
    in_both(|name, print| {
        for page in pages(print) {
            let seams = |grid: &Grid| grid.height() - grid.before + grid.before.max(SEAM);
            let height: Tenths = page.0.iter().map(seams).sum();
            // 3 mm more are kept free at the foot of a DOCX page
            assert!(
                height <= PAPER_HEIGHT - 2 * print.margin + 20,
                "{name}: {height}"
            );
            for grid in &page.0 {
                let width: Tenths = grid.columns.iter().sum();
                assert!(width <= PAPER_WIDTH - 2 * print.margin, "{name}: {width}");
            }
        }
    });
}

#[test]
fn each_row_fills_its_columns_and_each_line_stands_in_its_box() {
    in_both(|name, print| {
        for grid in pages(print).flat_map(|page| &page.0) {
            for row in &grid.rows {
                let span: usize = row.panels.iter().map(|panel| panel.span).sum();
                assert_eq!(span, grid.columns.len(), "{name}");
                stand_in_their_boxes(name, grid, row);
            }
        }
    });
}

fn stand_in_their_boxes(name: &str, grid: &Grid, row: &Row) {
    let mut columns = grid.columns.iter();
    for panel in &row.panels {
        let room: Tenths = columns.by_ref().take(panel.span).sum();
        let room = room - 2 * grid.pad;
        let high: Tenths = panel.lines.iter().map(|line| line.height).sum();
        assert!(high <= row.height, "{name}: {high} of {}", row.height);
        for line in &panel.lines {
            let wide = wide(line);
            assert!(wide <= room + 8, "{name}: {wide} of {room}");
            for run in &line.runs {
                // a point is 3.53 tenths of a millimetre
                let type_height = run.size * 353 / 200;
                assert!(
                    line.height >= type_height,
                    "{name}: {} in {}",
                    run.size,
                    line.height
                );
                assert!(run.size >= 14, "{name}: no type is smaller than 7 pt");
            }
        }
    }
}

/// A character of a code is 0.6 of its type's height wide.
fn wide(line: &Line) -> Tenths {
    let run = |run: &crate::report::print::layout::Run| match (&run.words, run.face) {
        (Words::Said(words), Face::Mono) => words.chars().count() as u32 * run.size * 106 / 100,
        (Words::Said(words), _) => width(words, run.size),
        (Words::Code, _) => 14 * run.size * 106 / 100,
    };
    line.runs.iter().map(run).sum()
}

#[test]
fn slips_are_all_of_one_size_with_dashed_edges_and_a_code_of_28_points() {
    in_both(|name, print| {
        if !name.starts_with("slips") {
            return;
        }
        let grids = pages(print).skip(1).filter_map(|page| page.0.first());
        let panels = grids.flat_map(|grid| grid.rows.iter().map(move |row| (grid, row)));
        let mut slips = 0;
        for (grid, row) in panels {
            assert_eq!(
                (grid.columns.as_slice(), row.height),
                ([950, 950].as_slice(), 680)
            );
            let cut = |panel: &&Panel| panel.edges == [Edge::Cut; 4];
            for slip in row.panels.iter().filter(cut) {
                slips += 1;
                let runs = slip.lines.iter().flat_map(|line| &line.runs);
                let code: Vec<u32> = runs
                    .filter(|run| run.face == Face::Mono)
                    .map(|run| run.size)
                    .collect();
                assert_eq!(code, [56]);
            }
        }
        assert_eq!(slips, 64);
    });
}

#[test]
fn a_word_processor_is_told_the_sizes_and_never_to_split_a_row() {
    let lang = load(Language::Chinese);
    for (name, print) in every_sheet(&lang) {
        let body = written(&print, PrintFormat::Docx, &lang);
        let count = |what: &str| body.matches(what).count();
        assert_eq!(count("<w:tr>"), count("<w:cantSplit/>"), "{name}");
        assert_eq!(count("<w:tr>"), count("w:hRule=\"exact\""), "{name}");
        assert_eq!(count("<w:pageBreakBefore/>"), print.page_count(), "{name}");
        assert!(!body.contains("</w:tbl><w:tbl>") && !body.contains("</w:tbl><w:sectPr>"));
        assert!(
            body.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"),
            "{name}"
        );
        let cells = count("<w:tc>");
        assert_eq!(
            count("</w:p></w:tc>"),
            cells,
            "{name}: a cell ends in a paragraph"
        );
    }
    let slips = &every_sheet(&lang)[0].1;
    let body = written(slips, PrintFormat::Docx, &lang);
    // 95 × 68 mm
    assert_eq!(
        body.matches("<w:trHeight w:val=\"3855\" w:hRule=\"exact\"/>")
            .count(),
        33
    );
    assert!(body.contains("<w:gridCol w:w=\"5385\"/><w:gridCol w:w=\"5385\"/>"));
    assert_eq!(
        body.matches("<w:top w:val=\"dashed\" w:sz=\"6\"").count(),
        64
    );
    let code = "<w:rStyle w:val=\"SheetCode\"/><w:b/><w:sz w:val=\"56\"/>";
    assert_eq!(body.matches(code).count(), 64);
}

#[test]
fn a_browser_is_told_the_same_sizes() {
    let lang = load(Language::Chinese);
    for (name, print) in every_sheet(&lang) {
        let html = written(&print, PrintFormat::Html, &lang);
        assert_eq!(
            html.matches("<section").count(),
            print.page_count(),
            "{name}"
        );
        assert_eq!(html.matches("<td").count(), html.matches("</td>").count());
        assert_eq!(html.matches("<div").count(), html.matches("</div>").count());
        assert!(!html.contains("src=") && !html.contains("http:") && !html.contains("https:"));
        assert!(html.contains("@page { size: A4; margin: 0; }"));
    }
    let html = written(&every_sheet(&lang)[0].1, PrintFormat::Html, &lang);
    assert_eq!(html.matches("<tr style=\"height:68.0mm\">").count(), 33);
    assert_eq!(html.matches("<td class=\" t2 r2 b2 l2\"").count(), 64);
    assert_eq!(
        html.matches("<span class=\"code\" style=\"font-size:28.0pt\">")
            .count(),
        64
    );
}
