//! The attacker: reads a file without a key and says at which places the
//! ballots lie, which codes are used, and what lies where nothing should be.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;

use super::ground::{code, sealed};
use super::pages::{Cell, Image, Value, record, rolled_back};

/// Bytes of a ballot by which it is known.
const HEAD: usize = 16;

/// Knows ballots and codes by sight, to score what was found.
pub struct Seeker {
    ballots: AhoCorasick,
    codes: BTreeMap<Vec<u8>, usize>,
}

/// Where things lie, by one way of looking.
pub type View = (&'static str, Vec<(usize, u64)>);

impl Seeker {
    /// Knows so many ballots and codes.
    pub fn new(count: usize) -> Self {
        let heads = (0..count).map(|n| sealed(n, HEAD));
        Self {
            ballots: AhoCorasick::new(heads).unwrap(),
            codes: (0..count).map(|n| (code(n).to_vec(), n)).collect(),
        }
    }

    /// Every ballot that begins somewhere in these bytes, with its place.
    pub fn anywhere(&self, bytes: &[u8]) -> Vec<(usize, u64)> {
        let found = self.ballots.find_iter(bytes);
        found
            .map(|m| (m.pattern().as_usize(), m.start() as u64))
            .collect()
    }

    fn ballot_in(&self, cell: &Cell) -> Option<usize> {
        let found = self.ballots.find(&cell.payload)?;
        Some(found.pattern().as_usize())
    }

    /// The ballots of the box, by every way of looking that an order could
    /// show in.
    pub fn ballots(&self, file: &[u8]) -> Vec<View> {
        let rows = Image::of(file).rows("sealed_ballot");
        let cells: Vec<_> = rows
            .iter()
            .filter_map(|cell| Some((self.ballot_in(cell)?, cell)))
            .collect();
        let mut views = views(&cells, Image::of(file).page_size());
        views.push(("bytes of the file", self.anywhere(file)));
        views
    }

    /// The used codes of the box, likewise.
    pub fn used_codes(&self, file: &[u8]) -> Vec<View> {
        let rows = Image::of(file).rows("voting_code");
        let cells: Vec<_> = rows
            .iter()
            .filter_map(|cell| Some((self.used(cell)?, cell)))
            .collect();
        views(&cells, Image::of(file).page_size())
    }

    fn used(&self, cell: &Cell) -> Option<usize> {
        match record(&cell.payload).as_slice() {
            [Value::Bytes(hash), _, Value::Number(1), ..] => self.codes.get(hash).copied(),
            _ => None,
        }
    }

    /// Ballots outside the rows of their table: in free space, free pages,
    /// other tables.
    pub fn stray(&self, file: &[u8]) -> Vec<usize> {
        let rows = Image::of(file).rows("sealed_ballot");
        let spans: Vec<_> = rows.iter().flat_map(|cell| &cell.spans).collect();
        let at_home = |at: usize| spans.iter().any(|span| span.contains(&at));
        let found = self.anywhere(file).into_iter();
        found
            .filter(|(_, at)| !at_home(*at as usize))
            .map(|(n, _)| n)
            .collect()
    }

    /// The codes and ballots that are in one file and not in the other: where
    /// it is one of each, they belong together.
    pub fn difference(&self, before: &[u8], after: &[u8]) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let of = |views: Vec<View>| -> BTreeSet<usize> {
            views
                .into_iter()
                .next()
                .unwrap_or_default()
                .1
                .into_iter()
                .map(|(n, _)| n)
                .collect()
        };
        let codes = |file| of(self.used_codes(file));
        let ballots = |file| of(self.ballots(file));
        (
            codes(after).difference(&codes(before)).copied().collect(),
            ballots(after)
                .difference(&ballots(before))
                .copied()
                .collect(),
        )
    }

    /// The pair that the rollback journal gives away.
    pub fn link_in_journal(&self, file: &[u8], journal: &[u8]) -> Option<(usize, usize)> {
        let guesses = rolled_back(file, journal);
        guesses.iter().find_map(|before| self.link(before, file))
    }

    /// The pair that a comparison gives away, if it is a single one.
    pub fn link(&self, before: &[u8], after: &[u8]) -> Option<(usize, usize)> {
        let (codes, ballots) = self.difference(before, after);
        match (codes.len(), ballots.len()) {
            (1, 1) => Some((codes.first().copied()?, ballots.first().copied()?)),
            _ => None,
        }
    }
}

fn views(cells: &[(usize, &Cell)], page: usize) -> Vec<View> {
    let see = |place: &dyn Fn(&Cell) -> u64| {
        cells
            .iter()
            .map(|(n, cell)| (*n, place(cell)))
            .collect::<Vec<_>>()
    };
    let mut views = vec![
        ("place in the file", see(&|cell| cell.at as u64)),
        // Cells are laid from the end of a page to its beginning.
        (
            "order of laying",
            see(&|cell| (cell.at / page * page + page - cell.at % page) as u64),
        ),
        ("walk through the tree", see(&|cell| cell.walked as u64)),
    ];
    if cells.iter().any(|(_, cell)| cell.rowid.is_some()) {
        views.push(("row number", see(&|cell| cell.rowid.unwrap_or(0))));
    }
    if cells.iter().any(|(_, cell)| cell.overflow != 0) {
        views.push(("overflow page", see(&|cell| u64::from(cell.overflow))));
    }
    views
}
