//! A key to its frame, and the first frame: a form whose long text has 20,000
//! characters, in a terminal of 160×50.
//!
//! To hold: first frame ≤ 10 ms, a key to its frame ≤ 4 ms.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use zhaojing::domain::form::{Field, FormSpec, Values};
use zhaojing::tui::burst::Event;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::key::{Code, Key};
use zhaojing::tui::{Canvas, Context, Effect, Form, Input, Layer, Offer, Screen, Title, Typing};
use zhaojing::usecase::Desk;

/// A worksheet item as large as anybody writes.
struct Entry {
    form: Form,
}

impl Entry {
    fn layer(text: &str) -> Layer {
        let spec = FormSpec::new([
            Field::choice(
                "rating",
                "自己看",
                [("met", "做到"), ("mostly", "基本做到"), ("gap", "有差距")],
            ),
            Field::long("facts", "表现").max(30_000),
            Field::long("causes", "原因"),
            Field::long("measures", "措施"),
        ]);
        let mut form = Form::new(spec, &Values::new().with_text("facts", text));
        form.set_focus("facts");
        Layer::new(Self { form })
    }
}

impl Screen for Entry {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        self.form.handle(&input, cx);
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, _cx: &Context) -> Title {
        Title::new("对照检查")
    }

    fn offers(&self, _cx: &Context) -> Vec<Offer> {
        self.form.offers()
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}

fn text() -> String {
    let sentence = "今年 3 月能繁母猪补贴晚发 21 天，涉及石桥村 37 户，我没有核对名册就签了字。";
    let paragraph = sentence.repeat(6);
    let whole: Vec<char> = format!("{paragraph}\n")
        .repeat(120)
        .chars()
        .take(20_000)
        .collect();
    whole.into_iter().collect()
}

fn frames(criterion: &mut Criterion) {
    let desk = Arc::new(Desk::default());
    let text = text();
    criterion.bench_function("first_frame", |bencher| {
        bencher.iter(|| black_box(Harness::start_at(&desk, Entry::layer(&text), (160, 50))));
    });
    criterion.bench_function("key_to_frame", |bencher| {
        let mut app = Harness::start_at(&desk, Entry::layer(&text), (160, 50));
        let key = Event::Key(Key::char('字'));
        // One in, one out, so that the text stays as long as it is.
        let back = Event::Key(Key::plain(Code::Backspace));
        bencher.iter_custom(|times| {
            let start = Instant::now();
            for _ in 0..times.div_ceil(2) {
                app.send(vec![key.clone()]);
                app.send(vec![back.clone()]);
            }
            start.elapsed()
        });
    });
}

criterion_group!(benches, frames);
criterion_main!(benches);
