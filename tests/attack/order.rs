//! P1. The file does not know who came first: the same ballots cast in many
//! orders lie at places that have nothing to do with the order. (That the
//! *bytes* are the same needs row keys that are not drawn by chance; the test
//! with one SHA-256 is in `src/store/ballot_box/tests/order.rs`.)

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use zhaojing::store::{BallotBox, Boxed};

use super::ground::{self, Ground, code, order, sealed, tau};
use super::pages::Image;
use super::seeker::Seeker;
use super::so_many;

const SMALL: usize = 512;

/// Where the ballots lie after they were cast in this order.
fn places(cast: &[usize]) -> Vec<(usize, u64)> {
    let ground = Ground::new(cast.len(), SMALL);
    let open = BallotBox::open(&ground.path).unwrap();
    for (voter, ballot) in cast.iter().enumerate() {
        ground::cast(&open, voter, *ballot, SMALL);
    }
    drop(open);
    let found = Seeker::new(cast.len()).anywhere(&ground.bytes());
    assert_eq!(found.len(), cast.len(), "each ballot is there once");
    found
}

/// Twelve and thirty voters are too few for one τ to say anything; the mean
/// of many is near 0 by chance and 1 where the order shows.
#[test]
fn the_places_of_few_ballots_say_nothing_of_their_order() {
    for voters in [12, 30] {
        let elections = so_many(16, 100);
        let sum: f64 = (0..elections)
            .map(|seed| {
                let cast = order(voters, seed);
                tau(&cast, &places(&cast))
            })
            .sum();
        let (n, mean) = (voters as f64, sum / elections as f64);
        let spread = (2.0 * (2.0 * n + 5.0) / (9.0 * n * (n - 1.0))).sqrt();
        // Five standard deviations of the mean: once in two million runs.
        let bound = 5.0 * spread / (elections as f64).sqrt();
        println!("{voters} voters, {elections} elections: mean τ {mean:+.3}, bound {bound:.3}");
        assert!(mean.abs() < bound);
    }
}

/// What a box is like from outside, whatever its row keys: length, header,
/// the kinds of its pages, how many cells and free bytes each has, and where the
/// first ballot by key lies, the second, and so on.
fn shape(path: &Path) -> [u8; 32] {
    let bytes = std::fs::read(path).unwrap();
    let mut shape = bytes[..100].to_vec();
    for (number, page) in bytes.chunks(16_384).enumerate() {
        let head = if number == 0 { 100 } else { 0 };
        shape.extend_from_slice(&page[head..head + 12]);
    }
    for cell in Image::of(&bytes).rows("sealed_ballot") {
        shape.extend_from_slice(&cell.at.to_be_bytes());
    }
    shape.extend_from_slice(&bytes.len().to_be_bytes());
    Sha256::digest(shape).into()
}

/// Receipts, paper in batches, an import and two halls poured in: whatever came
/// before or after what, the file has one shape.
#[test]
fn votes_batches_imports_and_pours_in_any_order_leave_one_shape() {
    let halls = tempfile::tempdir().unwrap();
    let loads: Vec<_> = [1_u8, 2].map(|booth| hall(halls.path(), booth)).into();
    let shapes: BTreeSet<_> = (0..so_many(10, 60))
        .map(|seed| {
            let ground = Ground::new(60, SMALL);
            let open = BallotBox::open(&ground.path).unwrap();
            for step in order(34, seed) {
                match step {
                    0 => open.pour(&loads[..1]).unwrap(),
                    1 => open.pour(&loads[1..]).unwrap(),
                    2 | 3 => batch(&open, 30 + 10 * (step - 2)),
                    4 => import(&open),
                    voter => open
                        .cast(&code(voter - 4), voter_ballot(voter - 4))
                        .map(drop)
                        .unwrap(),
                }
            }
            drop(open);
            shape(&ground.path)
        })
        .collect();
    assert_eq!(shapes.len(), 1);
}

/// The control: the same votes, each simply put into its table.
#[test]
fn without_the_rewrite_the_shape_depends_on_the_order() {
    let shapes: BTreeSet<_> = (0..5)
        .map(|seed| {
            let ground = Ground::new(60, SMALL);
            let conn = Connection::open(&ground.path).unwrap();
            conn.execute_batch("PRAGMA secure_delete = ON").unwrap();
            for n in order(60, seed) {
                let key: [u8; 16] = std::array::from_fn(|_| fastrand::u8(..));
                let (sql, ballot) = (
                    "INSERT INTO sealed_ballot (k, class, box) VALUES (?1, 0, ?2)",
                    sealed(n, SMALL),
                );
                conn.execute(sql, (key, ballot)).unwrap();
            }
            drop(conn);
            shape(&ground.path)
        })
        .collect();
    assert_eq!(shapes.len(), 5);
}

/// With a pair for a receipt. (All have one: a row that is two bytes longer
/// stands on a page that its random key chooses.)
fn voter_ballot(n: usize) -> Boxed {
    Boxed {
        class: 0,
        pair: "K7".into(),
        sealed: sealed(n, SMALL),
    }
}

fn batch(open: &BallotBox, from: usize) {
    let forms = (from..from + 10).map(|n| (code(n), voter_ballot(n)));
    open.cast_batch(forms.collect()).unwrap();
}

fn import(open: &BallotBox) {
    let rows = (700..720).map(|n| (voter_ballot(n), code(n)));
    assert_eq!(open.cast_imported(rows.collect()).unwrap().added, 20);
}

fn hall(folder: &Path, booth: u8) -> zhaojing::store::Load {
    let from = 100 * usize::from(booth);
    let path = ground::make(folder, booth, from..from + 20, SMALL);
    let open = BallotBox::open(&path).unwrap();
    for n in from..from + 12 {
        open.cast(&code(n), voter_ballot(n)).unwrap();
    }
    open.close([booth; 32]).unwrap();
    open.load().unwrap()
}
