//! What one cast costs as the box fills: every cast rewrites all ballots, so
//! the cost grows with them, up to the box's capacity. Beside it the same
//! disk's price for the least durable change: one row inserted and synced.
//! `cargo bench --bench cast`

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot set itself up fails by panicking"
)]

use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use rusqlite::Connection;
use zhaojing::store::{BallotBox, Boxed, Cast};

const SIZE: usize = 2_048;
/// Casts measured in one box, at and just above the level.
const CASTS: usize = 10;

fn code(n: usize) -> [u8; 32] {
    zhaojing::crypto::digest::sha256(&[&n.to_be_bytes()])
}

fn ballot(n: usize) -> Boxed {
    Boxed::of_class(
        0,
        code(n + 10_000)
            .iter()
            .copied()
            .cycle()
            .take(SIZE)
            .collect(),
    )
}

/// A box with so many ballots, and a few codes left.
fn filled(folder: &std::path::Path, ballots: usize) -> BallotBox {
    let codes: Vec<_> = (0..ballots + CASTS).map(|n| (0, code(n))).collect();
    let path = folder.join("bench.box");
    let made = BallotBox::create(&path, b"{}", &[7; 32], 0, SIZE, &codes).unwrap();
    made.cast_batch((0..ballots).map(|n| (code(n), ballot(n))).collect())
        .unwrap();
    made
}

fn casts(ballots: usize) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let made = filled(folder.path(), ballots);
    let begun = Instant::now();
    for n in ballots..ballots + CASTS {
        assert_eq!(made.cast(&code(n), ballot(n)).unwrap(), Cast::Recorded);
    }
    begun.elapsed() / CASTS as u32
}

fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("cast");
    group.sample_size(10);
    group.bench_function("one_synced_row", |b| {
        let folder = tempfile::tempdir().unwrap();
        let conn = Connection::open(folder.path().join("row.db")).unwrap();
        conn.execute_batch(
            "PRAGMA journal_mode = PERSIST; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;
             CREATE TABLE row (k BLOB PRIMARY KEY, box BLOB) WITHOUT ROWID;",
        )
        .unwrap();
        let mut n = 0;
        b.iter(|| {
            n += 1;
            let row = (code(n), ballot(n).sealed);
            conn.execute("INSERT INTO row VALUES (?1, ?2)", row)
                .unwrap()
        });
    });
    for ballots in [10, 100, 300, 1_000, BallotBox::CAPACITY - CASTS] {
        group.bench_function(BenchmarkId::from_parameter(ballots), |b| {
            b.iter_custom(|times| (0..times).map(|_| casts(ballots)).sum());
        });
    }
    group.finish();
}

criterion_group!(benches, growth);
criterion_main!(benches);
