//! What it costs to read a megabyte of text by all review rules, beside what
//! it costs to split it into sentences, and what a page costs while one types.

#![expect(clippy::unwrap_used, reason = "a bench fails by panicking")]

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use zhaojing::content::Library;
use zhaojing::lint::{Around, Genre, Other, OtherKind, Paper, Part, Role, Rule, Words, review_by};
use zhaojing::text::sentences;

const MEGABYTE: usize = 1 << 20;

const ROLES: [Role; 5] = [
    Role::Achievements,
    Role::Problems,
    Role::Causes,
    Role::Measures,
    Role::Matters,
];

/// Everything that people are shown or have written in the packs, clause by
/// clause, and the words the rules look for.
fn clauses(library: &Library) -> Vec<String> {
    let demo = library.demo().unwrap();
    let mut texts: Vec<String> = demo.opinions.iter().map(|o| o.text.clone()).collect();
    for entry in demo.worksheets.iter().flat_map(|sheet| &sheet.entries) {
        texts.extend([&entry.facts, &entry.causes, &entry.measures].map(Clone::clone));
    }
    for checklist in library.checklists() {
        for (_, item) in checklist.items() {
            texts.push(item.text.clone());
            texts.extend(item.questions.clone());
        }
    }
    for exemplar in library.exemplars() {
        texts.extend(exemplar.deeds.clone());
    }
    let lists = library.words().flat_map(|pack| &pack.lists);
    texts.extend(lists.flat_map(|list| list.words.clone()));
    let pieces = texts
        .iter()
        .flat_map(|text| text.split(['，', '。', '；', '？', '！']));
    pieces
        .filter(|piece| !piece.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

/// At least so many bytes of sentences, no two alike but by chance.
fn text(clauses: &[String], bytes: usize, random: &mut fastrand::Rng) -> String {
    let mut text = String::with_capacity(bytes + 1_000);
    while text.len() < bytes {
        for _ in 0..random.usize(1..4) {
            text.push_str(&clauses[random.usize(..clauses.len())]);
            text.push('，');
        }
        let _ = write!(text, "{}月{}日", random.u8(1..13), random.u8(1..29));
        text.push_str(&clauses[random.usize(..clauses.len())]);
        text.push_str(if random.u8(..8) == 0 { "。\n" } else { "。" });
    }
    text
}

fn paper(clauses: &[String], bytes: usize, random: &mut fastrand::Rng) -> Paper {
    const PART: usize = 3_000;
    let part = |place: usize| Part {
        item: place
            .is_multiple_of(2)
            .then(|| format!("item-{place}").as_str().into()),
        role: ROLES[place % ROLES.len()],
        text: text(clauses, PART.min(bytes), random),
        due: None,
    };
    Paper {
        genre: Genre::SelfReview,
        parts: (0..bytes.div_ceil(PART)).map(part).collect(),
    }
}

fn around(clauses: &[String], random: &mut fastrand::Rng) -> Around {
    let other = |place: usize| Other {
        kind: OtherKind::Colleague,
        label: format!("同志{place}"),
        text: text(clauses, 20_000, random),
    };
    Around {
        others: (0..10).map(other).collect(),
        names: ["王建国", "李秀英", "陈志强"].map(str::to_owned).to_vec(),
        ..Around::default()
    }
}

fn reading(c: &mut Criterion) {
    let library = Library::embedded().unwrap();
    let words = Words::new(library.words()).unwrap();
    let clauses = clauses(&library);
    let mut random = fastrand::Rng::with_seed(7);
    let large = paper(&clauses, MEGABYTE, &mut random);
    let page = paper(&clauses, 3_000, &mut random);
    let around = around(&clauses, &mut random);
    let bytes: usize = large.parts.iter().map(|part| part.text.len()).sum();
    let mut group = c.benchmark_group("lint");
    group.sample_size(10);
    group.bench_function("words_made_ready", |b| {
        b.iter(|| Words::new(black_box(&library).words()).unwrap());
    });
    group.bench_function("one_page_by_all_rules", |b| {
        b.iter(|| review_by(&Rule::ALL, black_box(&page), &around, &words).len());
    });
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("one_megabyte_by_all_rules", |b| {
        b.iter(|| review_by(&Rule::ALL, black_box(&large), &around, &words).len());
    });
    group.bench_function("baseline_one_megabyte_into_sentences", |b| {
        b.iter(|| {
            let parts = black_box(&large).parts.iter();
            parts.map(|part| sentences(&part.text).len()).sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
