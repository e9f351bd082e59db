//! What lies on a pile of filled-in ballots: how many there are, and who
//! typed them in, twice and apart from each other.

use super::Print;
use super::flow::Flow;
use super::layout::{Grid, Panel, Row, Tenths};
use super::sheet;
use crate::lang::Lang;
use crate::tr;

/// Which pile it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchCover<'a> {
    /// The unit's name.
    pub unit: &'a str,
    /// The meeting's title.
    pub title: &'a str,
    /// SHA-256 of the set-up in hex; its first sixteen digits are printed.
    pub setup_hash: &'a str,
    /// The group that filled the ballots in.
    pub group_name: &'a str,
    /// Where, if there are several booths.
    pub booth: Option<&'a str>,
}

/// The cover, to be filled in by hand.
#[must_use]
pub fn batch_cover(lang: &Lang, batch: &BatchCover<'_>) -> Print {
    let mut flow = Flow::new(sheet::HEIGHT);
    let mut head = sheet::title(&tr!(lang, "print-batch-title"));
    head.extend(sheet::of_round(
        lang,
        batch.unit,
        batch.title,
        batch.setup_hash,
    ));
    flow.push(sheet::block(0, head));

    let mut rows = vec![[tr!(lang, "print-group"), batch.group_name.to_owned()]];
    if let Some(booth) = batch.booth {
        rows.push([tr!(lang, "print-booth"), booth.to_owned()]);
    }
    rows.push([tr!(lang, "print-batch-number"), String::new()]);
    rows.push([tr!(lang, "print-batch-handed-out"), String::new()]);
    rows.push([tr!(lang, "print-batch-returned"), String::new()]);
    rows.push([tr!(lang, "print-batch-spoiled"), String::new()]);
    rows.push([tr!(lang, "print-batch-to-type"), String::new()]);
    let mut table = boxes(&[620, sheet::WIDTH - 620], 130, &rows);
    table.before = 50;
    flow.push(table);
    flow.push(sheet::block(20, sheet::text(&tr!(lang, "print-batch-sum"))));

    let typed = [
        [
            String::new(),
            tr!(lang, "print-batch-typist"),
            tr!(lang, "print-batch-typed"),
            tr!(lang, "print-date"),
        ],
        typing(tr!(lang, "print-batch-first")),
        typing(tr!(lang, "print-batch-second")),
        typing(tr!(lang, "print-batch-settled")),
    ];
    let mut table = boxes(&[460, 580, 400, 400], 140, &typed);
    table.before = 50;
    flow.push(table);
    let mut how = sheet::heading(&tr!(lang, "print-batch-how"));
    how.extend(sheet::numbered(&[
        tr!(lang, "print-batch-how-1"),
        tr!(lang, "print-batch-how-2"),
        tr!(lang, "print-batch-how-3"),
        tr!(lang, "print-batch-how-4"),
    ]));
    flow.push(sheet::block(40, how));
    let signed = [tr!(lang, "print-scrutineer"), tr!(lang, "print-date")];
    flow.push(sheet::to_fill_in(&signed, 2, 160));
    let mut print = Print::new(tr!(lang, "print-batch-title"), sheet::MARGIN);
    print.pages(flow.finish());
    print
}

const fn typing(which: String) -> [String; 4] {
    [which, String::new(), String::new(), String::new()]
}

/// Ruled boxes, large enough to write in.
fn boxes<const N: usize>(widths: &[Tenths; N], height: Tenths, rows: &[[String; N]]) -> Grid {
    let mut grid = Grid::new(widths.to_vec());
    for row in rows {
        let panel = |(words, width): (&String, &Tenths)| {
            let room = (width.saturating_sub(30), height - 10);
            Panel::ruled(super::type_size::fitted(
                words,
                super::layout::Face::Head,
                &[28, 24, 20],
                room,
            ))
        };
        let panels = row.iter().zip(widths).map(panel).collect();
        grid.rows.push(Row { height, panels });
    }
    grid
}
