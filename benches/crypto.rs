//! What a ballot costs beside the bare public-key operation, and what a
//! passphrase and a voting code cost.
#![expect(
    clippy::unwrap_used,
    reason = "a bench that cannot set up has nothing to measure"
)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR};
use zhaojing::crypto::ballot::{BallotSize, Label, RoundKey, open_ballot, seal_ballot};
use zhaojing::crypto::code::{VotingCode, hash_code};
use zhaojing::crypto::kdf::{KdfCost, derive};

const ROUND: [u8; 16] = [3; 16];
const SETUP: [u8; 32] = [4; 32];
const CLASS: u8 = 1;

fn ballots(c: &mut Criterion) {
    let key = RoundKey::random().unwrap();
    let public = key.public();
    let answers = [7; 600];
    let size = BallotSize::DEFAULT;
    let sealed = seal_ballot(
        &public,
        &ROUND,
        &SETUP,
        Label::of_class(CLASS),
        &answers,
        size,
    )
    .unwrap();
    let sealed = sealed.as_bytes();

    let (private, _) = X25519HkdfSha256::derive_keypair(key.secret().expose());
    let (enc, ciphertext) = sealed.split_at(1).1.split_at(32);
    let enc = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(enc).unwrap();
    let info = [b"zhaojing/ballot/v1|".as_slice(), &ROUND, b"|", &SETUP].concat();

    let mut group = c.benchmark_group("ballot");
    group.bench_function("bare_hpke_open", |b| {
        b.iter(|| {
            hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeR::Base,
                &private,
                &enc,
                &info,
                black_box(ciphertext),
                &[CLASS, 1],
            )
            .unwrap()
        });
    });
    group.bench_function("open_ballot", |b| {
        b.iter(|| {
            open_ballot(
                &key,
                &ROUND,
                &SETUP,
                Label::of_class(CLASS),
                black_box(sealed),
            )
            .unwrap()
        });
    });
    group.bench_function("seal_ballot", |b| {
        b.iter(|| {
            seal_ballot(
                &public,
                &ROUND,
                &SETUP,
                Label::of_class(CLASS),
                black_box(&answers),
                size,
            )
            .unwrap()
        });
    });
    group.finish();
}

fn derivations(c: &mut Criterion) {
    let mut group = c.benchmark_group("kdf");
    group.sample_size(10);
    let code = VotingCode::random().unwrap();
    group.bench_function("voting_code", |b| {
        b.iter(|| hash_code(black_box(&code), &ROUND, KdfCost::CODE).unwrap());
    });
    for (name, cost) in [
        ("low_memory", KdfCost::LOW_MEMORY),
        ("standard", KdfCost::STANDARD),
    ] {
        group.bench_function(name, |b| {
            b.iter(|| derive(black_box(b"passphrase"), &ROUND, cost).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, ballots, derivations);
criterion_main!(benches);
