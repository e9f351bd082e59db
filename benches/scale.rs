//! A whole round of 20,000 ballots in twelve boxes, end to end (Linux):
//!
//! - `collect`: eleven boxes of other halls poured into the box of the office;
//! - `close`, `open_and_release`: by the use cases, on all threads;
//! - `bare_hpke_open`: the public-key operation alone, as often, on as many
//!   threads, in the same run; the ratio is what everything else costs;
//! - the most memory that the process held.
//!
//! The ballots are synthetic: 12 subjects, 5 items, sealed like any. The codes
//! are random bytes in the place of Argon2id hashes, which nobody types here.
//! It prints figures and judges none. `cargo bench --bench scale`

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement prints, and fails by panicking"
)]

#[path = "../tests/support/town.rs"]
#[expect(dead_code, reason = "a measurement uses a part of it")]
mod town;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR};
use zhaojing::crypto::ballot::{BallotSize, Label, RoundKey, seal_ballot};
use zhaojing::crypto::recovery::RecoveryKey;
use zhaojing::crypto::share::{self, Scheme};
use zhaojing::crypto::{digest, key};
use zhaojing::domain::round::{CodeCost, KeyMode, RoundKind, SetupBooth, SetupGroup};
use zhaojing::domain::{Answers, Mark, MeetingId, RoundId, RoundState, Setup, Subject};
use zhaojing::store::{BallotBox, Boxed, DataFile, RoundRow};
use zhaojing::usecase::round::{self, Opener, Shares, booths};
use zhaojing::usecase::{Desk, Silent};

const BOXES: u32 = 12;
const BALLOTS: u32 = 20_000;
const SUBJECTS: usize = 12;
const ITEMS: usize = 5;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let desk = town::desk();
    let meeting = town::found(&desk, folder.path(), 11, [6_667, 6_667, 6_666]);
    let round_key = RoundKey::random().unwrap();
    let parts = Scheme::Both.split(round_key.secret()).unwrap();
    let setup = setup(&desk, &round_key, &parts);
    let record = setup.to_bytes().unwrap();
    let hash = digest::sha256(&[&record]);
    let boxes = fill(folder.path(), &setup, &record, &hash);
    desk.close();
    note(folder.path(), meeting, &setup, &record, hash, &boxes);
    desk.open(&town::data_file(folder.path())).unwrap();

    let (collect, _) = timed(|| booths::collect(&desk, &boxes[1..]).unwrap());
    println!("collect           {collect:?} for {} boxes", BOXES - 1);
    let (close, _) = timed(|| round::close(&desk).unwrap());
    println!("close             {close:?}");
    let sealed = BallotBox::open(&boxes[0])
        .unwrap()
        .sealed_ballots()
        .unwrap();
    println!("ballots           {}", sealed.len());
    let mut shares = Shares::of(&setup);
    for part in parts {
        shares
            .give(&RecoveryKey::from_secret(part).characters())
            .unwrap();
    }
    let now = town::morning();
    let (count, counted) =
        timed(|| round::count(&desk, Opener::Shares(&shares), now, &Silent).unwrap());
    let valid: u32 = counted.released.get().groups.iter().map(|g| g.valid).sum();
    println!("open_and_release  {count:?} for {valid} valid ballots");
    let (bare, ()) = timed(|| open_bare(&round_key, &setup, &hash, &sealed));
    println!("bare_hpke_open    {bare:?}");
    println!(
        "ratio             {:.2}",
        count.as_secs_f64() / bare.as_secs_f64()
    );
    println!("most memory       {}", most_memory());
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let done = work();
    (begun.elapsed(), done)
}

fn setup(desk: &Desk, key: &RoundKey, parts: &[key::SecretKey]) -> Setup {
    let today = town::morning().date();
    let prospect = zhaojing::usecase::standing::prospect(desk, today).unwrap();
    let mut questionnaire = prospect.pack.questionnaire;
    questionnaire.items.truncate(ITEMS);
    for item in &mut questionnaire.items {
        item.subjects = zhaojing::domain::SubjectKind::All;
    }
    let groups: Vec<SetupGroup> = prospect
        .overview
        .groups
        .into_iter()
        .map(|group| SetupGroup {
            group,
            receipts: false,
        })
        .collect();
    let round = RoundId(key::random().unwrap());
    let subject = |place: usize| Subject {
        id: format!("member-{place}").as_str().into(),
        name: format!("member {place}"),
        post: String::new(),
        body: place == 0,
    };
    // Twelve boxes, three groups each: whoever is left over votes in the first.
    let share = BALLOTS / BOXES / 3;
    let booth = |place: u32| SetupBooth {
        name: format!("hall {place}"),
        codes: if place == 0 {
            vec![share, share, BALLOTS - share * (3 * BOXES - 1)]
        } else {
            vec![share; 3]
        },
        paper: false,
    };
    Setup {
        format: Setup::FORMAT,
        round,
        kind: RoundKind::Assessment,
        unit: String::new(),
        title: String::new(),
        subjects: (0..SUBJECTS).map(subject).collect(),
        groups,
        booths: (0..BOXES).map(booth).collect(),
        questionnaire,
        threshold: Setup::THRESHOLD,
        comment_threshold: Setup::COMMENT_THRESHOLD,
        ballot_size: 2_048,
        public_key: key.public().to_bytes(),
        code_salt: key::random().unwrap(),
        code_cost: CodeCost {
            memory_kib: 19_456,
            passes: 2,
        },
        key_mode: KeyMode::TwoPersons,
        share_checks: (0_u8..)
            .zip(parts)
            .map(|(place, part)| share::check(&round.0, place, part))
            .collect(),
    }
}

/// Makes the boxes and puts a ballot in for every code.
fn fill(folder: &Path, setup: &Setup, record: &[u8], hash: &[u8; 32]) -> Vec<PathBuf> {
    let size = BallotSize::new(setup.ballot_size as usize).unwrap();
    let public = zhaojing::crypto::ballot::RoundPublicKey::from_bytes(setup.public_key);
    let mut state = 1_u32;
    let mut mark = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Mark::Grade((state >> 24) as u8 % 4)
    };
    let mut paths = Vec::new();
    for (place, booth) in (0_u8..).zip(&setup.booths) {
        let path = folder.join(format!("{place}.box"));
        let mut codes = Vec::new();
        for (class, count) in (0_u8..).zip(&booth.codes) {
            codes.extend((0..*count).map(|_| (class, key::random::<32>().unwrap())));
        }
        let made = BallotBox::create(&path, record, hash, place, size.bytes(), &codes).unwrap();
        let cast = |(class, code): (u8, [u8; 32])| {
            let mut answers = Answers::blank(setup);
            answers.marks.iter_mut().for_each(|slot| *slot = mark());
            let (label, encoded) = (Label::of_class(class), answers.encode().unwrap());
            let sealed = seal_ballot(&public, &setup.round.0, hash, label, &encoded, size).unwrap();
            (code, Boxed::of_class(class, sealed.into_bytes()))
        };
        made.cast_batch(codes.into_iter().map(cast).collect())
            .unwrap();
        paths.push(path);
    }
    paths
}

/// The round in the data file, as opening it writes it.
fn note(
    folder: &Path,
    meeting: MeetingId,
    setup: &Setup,
    record: &[u8],
    hash: [u8; 32],
    boxes: &[PathBuf],
) {
    let file = DataFile::open(&town::data_file(folder)).unwrap();
    let row = RoundRow {
        id: setup.round,
        setup: record.to_vec(),
        setup_hash: hash,
        sealed_secret: Vec::new(),
        import_salt: Vec::new(),
        box_path: boxes[0].display().to_string(),
        state: RoundState::Open,
        root: None,
        release_hash: None,
        accepted_on: None,
        destroyed_on: None,
    };
    file.create_round(meeting, &row, town::morning()).unwrap();
    for (place, path) in (0_u8..).zip(boxes) {
        let codes = BallotBox::open(path).unwrap().code_hashes().unwrap();
        file.note_codes(setup.round, place, codes.as_flattened())
            .unwrap();
    }
}

fn open_bare(key: &RoundKey, setup: &Setup, hash: &[u8; 32], sealed: &[Boxed]) {
    let (private, _) = X25519HkdfSha256::derive_keypair(key.secret().expose());
    let info = [
        b"zhaojing/ballot/v1|".as_slice(),
        &setup.round.0,
        b"|",
        hash,
    ]
    .concat();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for share in sealed.chunks(sealed.len().div_ceil(threads)) {
            let (private, info) = (&private, &info);
            scope.spawn(move || {
                for boxed in share {
                    let (enc, ciphertext) = boxed.sealed.split_at(1).1.split_at(32);
                    let enc = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(enc).unwrap();
                    let opened =
                        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                            &OpModeR::Base,
                            private,
                            &enc,
                            info,
                            ciphertext,
                            &[boxed.class, 1],
                        );
                    std::hint::black_box(opened.unwrap());
                }
            });
        }
    });
}

/// The high-water mark of this process's memory.
fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.map_or("unknown".into(), |line| {
        line.split_whitespace()
            .skip(1)
            .collect::<Vec<_>>()
            .join(" ")
    })
}
