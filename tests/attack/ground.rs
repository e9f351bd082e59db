//! A box with known codes and known ballots, and figures for what is found in it.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::TempDir;
use zhaojing::store::{BallotBox, Boxed, Cast};

/// The size of a ballot unless a test wants another one.
pub const SIZE: usize = 2_048;

/// A folder with a box in it that nobody holds open.
pub struct Ground {
    pub folder: TempDir,
    pub path: PathBuf,
}

impl Ground {
    /// A box with this many codes, all of class 0.
    pub fn new(codes: usize, size: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = make(folder.path(), 0, 0..codes, size);
        Self { folder, path }
    }

    /// The bytes of the box.
    pub fn bytes(&self) -> Vec<u8> {
        fs::read(&self.path).unwrap()
    }

    /// The bytes of its rollback journal.
    pub fn journal(&self) -> Vec<u8> {
        fs::read(beside(&self.path, "-journal")).unwrap_or_default()
    }
}

/// Makes a box of the round in a folder and closes the program's hold on it.
pub fn make(folder: &Path, booth: u8, codes: std::ops::Range<usize>, size: usize) -> PathBuf {
    let path = folder.join(format!("票箱{booth}.box"));
    let codes: Vec<_> = codes.map(|n| (0, code(n))).collect();
    drop(BallotBox::create(&path, b"{}", &[7; 32], booth, size, &codes).unwrap());
    path
}

/// The path with something appended to its name.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The hash under which the `n`th code lies in the box.
pub fn code(n: usize) -> [u8; 32] {
    Sha256::digest(format!("code {n}")).into()
}

/// The `n`th sealed ballot: bytes as if by chance, known to the attacker only
/// so that the attack can be scored.
pub fn sealed(n: usize, size: usize) -> Vec<u8> {
    (0..size.div_ceil(32))
        .flat_map(|block| <[u8; 32]>::from(Sha256::digest(format!("ballot {n}/{block}"))))
        .take(size)
        .collect()
}

/// The `n`th ballot as it goes into the box.
pub fn boxed(n: usize, size: usize) -> Boxed {
    Boxed::of_class(0, sealed(n, size))
}

/// Casts ballot `ballot` with code `with`.
pub fn cast(ballot_box: &BallotBox, with: usize, ballot: usize, size: usize) {
    let done = ballot_box.cast(&code(with), boxed(ballot, size)).unwrap();
    assert_eq!(done, Cast::Recorded);
}

/// The numbers below `count` in the `seed`th order.
pub fn order(count: usize, seed: usize) -> Vec<usize> {
    let mut numbers: Vec<_> = (0..count).collect();
    fastrand::Rng::with_seed(seed as u64).shuffle(&mut numbers);
    numbers
}

/// Kendall's τ between the order in which ballots were cast and the place at
/// which each was seen: 1 or −1 where the place tells the order, near 0 where it
/// does not. Ballots that were not seen do not count.
pub fn tau(cast: &[usize], seen: &[(usize, u64)]) -> f64 {
    let place = |n: &usize| seen.iter().find(|(m, _)| m == n).map(|(_, place)| *place);
    let places: Vec<u64> = cast.iter().filter_map(place).collect();
    let (mut sum, mut pairs) = (0_i64, 0_i64);
    for (later, b) in places.iter().enumerate() {
        for a in &places[..later] {
            sum += i64::from(b > a) - i64::from(b < a);
            pairs += 1;
        }
    }
    sum as f64 / pairs.max(1) as f64
}

/// How many of `guessed` stand where `truth` has them.
pub fn hits(truth: &[usize], guessed: &[usize]) -> usize {
    truth.iter().zip(guessed).filter(|(a, b)| a == b).count()
}

/// What was seen, in the order of its places.
pub fn by_place(seen: &[(usize, u64)]) -> Vec<usize> {
    let mut seen = seen.to_vec();
    seen.sort_by_key(|(_, place)| *place);
    seen.into_iter().map(|(n, _)| n).collect()
}

#[test]
fn tau_of_a_known_order_is_one_and_of_no_order_is_near_zero() {
    let cast = order(200, 1);
    let told: Vec<_> = (0_u64..).zip(&cast).map(|(at, n)| (*n, 7 * at)).collect();
    assert!((tau(&cast, &told) - 1.0).abs() < 1e-9);
    let untold: Vec<_> = (0_u64..)
        .zip(order(200, 2))
        .map(|(at, n)| (n, at))
        .collect();
    assert!(tau(&cast, &untold).abs() < 0.15);
}
