//! What a key press costs in a long entry: breaking 20,000 characters into
//! rows, and editing in the middle of them.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use unicode_width::UnicodeWidthChar;
use zhaojing::text::{Edit, EditBuffer, Motion, wrap};

const COLUMNS: usize = 78;

/// 20,000 characters of ordinary worksheet prose in paragraphs.
fn entry() -> String {
    let paragraph = "　　今年 3 月能繁母猪补贴晚发 21 天，涉及石桥村 37 户、金额 3.5 万元。我没有核对\
        名册就签了字，也没有到村里去看过；群众说“补贴名单为什么年年看不到？”——这话问得对。\
        根子在于对《党章》第三条（七）学得不深，GB18030 编码的台账一直没有整理……\n";
    paragraph.chars().cycle().take(20_000).collect()
}

fn wrapping(c: &mut Criterion) {
    let text = entry();
    let mut group = c.benchmark_group("wrap");
    group.bench_function("20000_characters_at_78_columns", |b| {
        b.iter(|| wrap(black_box(&text), COLUMNS).len());
    });
    group.bench_function("baseline_width_of_every_char", |b| {
        b.iter(|| {
            black_box(&text)
                .chars()
                .filter_map(UnicodeWidthChar::width)
                .sum::<usize>()
        });
    });
    group.finish();
}

fn edit_key(c: &mut Criterion) {
    let text = entry();
    let mut buffer = EditBuffer::new().with_columns(COLUMNS).with_text(&text);
    buffer.apply(Edit::Move(Motion::To(text.len() / 2)));
    let mut group = c.benchmark_group("edit_key");
    group.bench_function("insert_in_the_middle_and_lay_out", |b| {
        b.iter_batched_ref(
            || buffer.clone(),
            |buffer| {
                buffer.insert("我");
                buffer.end_burst();
                let layout = buffer.layout(COLUMNS);
                (buffer.caret_cell(&layout), layout.rows())
            },
            BatchSize::LargeInput,
        );
    });
    let endless = text.replace('\n', "");
    let mut one = EditBuffer::new().with_columns(COLUMNS).with_text(&endless);
    one.apply(Edit::Move(Motion::To(endless.len() / 2)));
    group.bench_function("insert_into_one_endless_paragraph", |b| {
        b.iter_batched_ref(
            || one.clone(),
            |buffer| {
                buffer.insert("我");
                buffer.caret_cell(&buffer.layout(COLUMNS))
            },
            BatchSize::LargeInput,
        );
    });
    group.bench_function("down_one_row_and_lay_out", |b| {
        b.iter_batched_ref(
            || buffer.clone(),
            |buffer| {
                buffer.apply(Edit::Move(Motion::Down));
                buffer.caret_cell(&buffer.layout(COLUMNS))
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, wrapping, edit_key);
criterion_main!(benches);
