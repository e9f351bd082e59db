//! The record of closing and counting a box, to be filled in and signed.

use super::super::block::one_line;
use super::Print;
use super::flow::Flow;
use super::layout::{Face, Line, Tenths};
use super::sheet;
use super::type_size::lines;
use crate::lang::Lang;
use crate::tr;

/// What the record says.
#[derive(Clone, Copy)]
pub struct Minutes<'a> {
    /// The unit's name.
    pub unit: &'a str,
    /// The meeting's title.
    pub title: &'a str,
    /// SHA-256 of the set-up in hex; its first sixteen digits are printed.
    pub setup_hash: &'a str,
    /// The 24 symbols of the root, if the box is closed. They are printed
    /// small; the boxes below are for writing them down from the screen.
    pub root: Option<&'a str>,
    /// The groups in the order of the set-up.
    pub groups: &'a [MinutesGroup<'a>],
    /// Who chairs, if known.
    pub chair: &'a str,
    /// Who scrutinises, if known.
    pub scrutineer: &'a str,
    /// The 24 symbols of the release, after counting.
    pub release: Option<&'a str>,
    /// Copies to be destroyed after the result is accepted: what and where.
    pub copies: &'a [&'a str],
}

/// The counts of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinutesGroup<'a> {
    /// Its name.
    pub name: &'a str,
    /// How many people belong to it.
    pub invited: u32,
    /// How many codes were handed out.
    pub handed_out: u32,
    /// How many of them were used.
    pub used: u32,
    /// How many ballots were imported.
    pub imported: u32,
    /// How many ballots lie in the box.
    pub ballots: u32,
}

/// The record.
#[must_use]
pub fn minutes_sheet(lang: &Lang, minutes: &Minutes<'_>) -> Print {
    let mut flow = Flow::new(sheet::HEIGHT);
    let mut head = sheet::title(&tr!(lang, "print-minutes-title"));
    head.extend(sheet::of_round(
        lang,
        minutes.unit,
        minutes.title,
        minutes.setup_hash,
    ));
    flow.push(sheet::block(0, head));
    let when = [
        tr!(lang, "print-minutes-closed-at"),
        tr!(lang, "print-minutes-place"),
    ];
    flow.push(sheet::to_fill_in(&when, 2, 100));

    let heading = sheet::heading(&tr!(lang, "print-minutes-counts"));
    flow.together(vec![
        sheet::block(40, heading),
        counts(lang, minutes.groups),
    ]);

    let written = tr!(lang, "print-minutes-root-write");
    symbols(
        lang,
        &mut flow,
        &tr!(lang, "print-minutes-root"),
        &written,
        minutes.root,
    );
    let written = tr!(lang, "print-minutes-release-write");
    symbols(
        lang,
        &mut flow,
        &tr!(lang, "print-minutes-release"),
        &written,
        minutes.release,
    );
    copies(lang, &mut flow, minutes.copies);
    signatures(lang, &mut flow, minutes);
    let mut print = Print::new(tr!(lang, "print-minutes-title"), sheet::MARGIN);
    print.pages(flow.finish());
    print
}

fn counts(lang: &Lang, groups: &[MinutesGroup<'_>]) -> super::layout::Grid {
    let head = [
        tr!(lang, "print-group"),
        tr!(lang, "print-minutes-invited"),
        tr!(lang, "print-minutes-handed-out"),
        tr!(lang, "print-minutes-used"),
        tr!(lang, "print-minutes-imported"),
        tr!(lang, "print-minutes-ballots"),
    ];
    let row = |name: String, counts: [u64; 5]| {
        let mut row = vec![name];
        row.extend(counts.map(|count| count.to_string()));
        row
    };
    let of = |group: &MinutesGroup<'_>| {
        [
            group.invited,
            group.handed_out,
            group.used,
            group.imported,
            group.ballots,
        ]
        .map(u64::from)
    };
    let each = groups
        .iter()
        .map(|group| row(group.name.to_owned(), of(group)));
    let mut rows: Vec<Vec<String>> = each.collect();
    let total = groups.iter().map(of).fold([0; 5], |mut sum, counts| {
        sum.iter_mut()
            .zip(counts)
            .for_each(|(sum, count)| *sum += count);
        sum
    });
    rows.push(row(tr!(lang, "print-total"), total));
    let widths: [Tenths; 6] = [540, 260, 260, 260, 260, 260];
    sheet::table(&widths, 1, 85, &head, &rows)
}

/// Symbols: as the program showed them, if it has, and boxes for the hand.
fn symbols(lang: &Lang, flow: &mut Flow, name: &str, how: &str, shown: Option<&str>) {
    let mut lines = sheet::heading(name);
    lines.extend(sheet::text(how));
    if let Some(shown) = shown {
        let label = tr!(lang, "print-minutes-shown");
        let line = Line::new(&label, Face::Text, 24, 68);
        let shown = format!(" {}", sheet::fours(shown));
        lines.push(line.run(&shown, Face::Mono, 24));
    }
    flow.together(vec![sheet::block(40, lines), sheet::symbol_boxes(None)]);
}

/// What has to be destroyed, and lines to say that it was.
fn copies(lang: &Lang, flow: &mut Flow, copies: &[&str]) {
    let mut said = sheet::heading(&tr!(lang, "print-minutes-copies"));
    said.extend(sheet::text(&tr!(lang, "print-minutes-copies-how")));
    for copy in copies {
        let words = tr!(lang, "print-minutes-copy", copy = one_line(copy));
        said.extend(lines(&words, Face::Text, 24, (sheet::WIDTH, 66)));
    }
    let done = [
        tr!(lang, "print-minutes-destroyed-by"),
        tr!(lang, "print-date"),
    ];
    flow.together(vec![
        sheet::block(40, said),
        sheet::to_fill_in(&done, 2, 95),
    ]);
}

fn signatures(lang: &Lang, flow: &mut Flow, minutes: &Minutes<'_>) {
    let named = |role: String, name: &str| {
        if name.trim().is_empty() {
            role
        } else {
            tr!(lang, "print-minutes-signer", role = role, name = name)
        }
    };
    let lines = [
        named(tr!(lang, "print-chair"), minutes.chair),
        tr!(lang, "print-date"),
        named(tr!(lang, "print-scrutineer"), minutes.scrutineer),
        tr!(lang, "print-date"),
    ];
    let heading = sheet::text(&tr!(lang, "print-minutes-sign"));
    flow.together(vec![
        sheet::block(50, heading),
        sheet::to_fill_in(&lines, 2, 125),
    ]);
}
