//! A screen whose type is forgotten, so that screens of any answer type lie
//! on one stack. The only place where an answer's type is found again.

use super::canvas::Canvas;
use super::clock::Moment;
use super::command::Offer;
use super::context::Context;
use super::screen::{Effect, Input, Parcel, Place, Screen, Title, Typing};

/// A screen on the stack.
pub struct Layer(Box<dyn Erased>);

impl Layer {
    /// Forgets the screen's type.
    pub fn new(screen: impl Screen) -> Self {
        Self(Box::new(screen))
    }

    pub(super) fn handle(&mut self, input: Input<Parcel>, cx: &Context) -> Vec<Effect<Parcel>> {
        self.0.handle_erased(input, cx)
    }

    pub(super) fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        self.0.draw_erased(canvas, cx);
    }

    pub(super) fn facts(&self, cx: &Context) -> Facts {
        self.0.facts(cx)
    }

    pub(super) fn typing(&self) -> Typing {
        self.0.typing_erased()
    }

    pub(super) fn exclusive(&self) -> bool {
        self.0.exclusive_erased()
    }

    pub(super) fn deadline(&self) -> Option<Moment> {
        self.0.deadline_erased()
    }

    pub(super) fn offers(&self, cx: &Context) -> Vec<Offer> {
        self.0.offers_erased(cx)
    }
}

impl std::fmt::Debug for Layer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Layer")
    }
}

/// What the frame around a screen shows.
#[derive(Debug)]
pub(super) struct Facts {
    pub title: Title,
    pub place: Place,
    pub status: String,
    pub offers: Vec<Offer>,
    pub exclusive: bool,
}

trait Erased {
    fn handle_erased(&mut self, input: Input<Parcel>, cx: &Context) -> Vec<Effect<Parcel>>;
    fn draw_erased(&mut self, canvas: &mut Canvas, cx: &Context);
    fn facts(&self, cx: &Context) -> Facts;
    fn typing_erased(&self) -> Typing;
    fn exclusive_erased(&self) -> bool;
    fn deadline_erased(&self) -> Option<Moment>;
    fn offers_erased(&self, cx: &Context) -> Vec<Offer>;
}

impl<S: Screen> Erased for S {
    fn handle_erased(&mut self, input: Input<Parcel>, cx: &Context) -> Vec<Effect<Parcel>> {
        let Some(input) = unpacked::<S::Answer>(input) else {
            return Vec::new();
        };
        self.handle(input, cx).into_iter().map(packed).collect()
    }

    fn draw_erased(&mut self, canvas: &mut Canvas, cx: &Context) {
        self.draw(canvas, cx);
    }

    fn facts(&self, cx: &Context) -> Facts {
        Facts {
            title: self.title(cx),
            place: self.place(cx),
            status: self.status(cx),
            offers: self.offers(cx),
            exclusive: self.exclusive(),
        }
    }

    fn typing_erased(&self) -> Typing {
        self.typing()
    }

    fn exclusive_erased(&self) -> bool {
        self.exclusive()
    }

    fn deadline_erased(&self) -> Option<Moment> {
        self.deadline()
    }

    fn offers_erased(&self, cx: &Context) -> Vec<Offer> {
        self.offers(cx)
    }
}

/// The input with its answer's type found again; `None` for an answer of a
/// type that the screen does not know, which only its own mistake can send.
fn unpacked<A: 'static>(input: Input<Parcel>) -> Option<Input<A>> {
    Some(match input {
        Input::Opened => Input::Opened,
        Input::Command(command) => Input::Command(command),
        Input::Key(key) => Input::Key(key),
        Input::Text(text) => Input::Text(text),
        Input::Paste(text) => Input::Paste(text),
        Input::BurstEnd => Input::BurstEnd,
        Input::Mouse(mouse) => Input::Mouse(mouse),
        Input::Answer(Err(error)) => Input::Answer(Err(error)),
        Input::Answer(Ok(parcel)) => Input::Answer(Ok(*parcel.downcast().ok()?)),
        Input::Deadline => Input::Deadline,
        Input::Uncovered => Input::Uncovered,
        Input::Language(language) => Input::Language(language),
        Input::Leaving => Input::Leaving,
    })
}

fn packed<A: Send + 'static>(effect: Effect<A>) -> Effect<Parcel> {
    match effect {
        Effect::Push(layer) => Effect::Push(layer),
        Effect::Call(layer, then) => Effect::Call(
            layer,
            Box::new(move |parcel| then(parcel).map(|value| Box::new(value) as Parcel)),
        ),
        Effect::Pop => Effect::Pop,
        Effect::Return(parcel) => Effect::Return(parcel),
        Effect::Replace(layer) => Effect::Replace(layer),
        Effect::Home(layer) => Effect::Home(layer),
        Effect::Toast(toast) => Effect::Toast(toast),
        Effect::Confirm(question, yes) => Effect::Confirm(question, Box::new(yes)),
        Effect::Tell { title, text } => Effect::Tell { title, text },
        Effect::Fail(error) => Effect::Fail(error),
        Effect::Ask(work) => Effect::Ask(Box::new(move |desk| {
            work(desk).map(|value| Box::new(value) as Parcel)
        })),
        Effect::Job { label, work } => Effect::Job {
            label,
            work: Box::new(move |desk, progress| {
                work(desk, progress).map(|value| Box::new(value) as Parcel)
            }),
        },
        Effect::Perform(command) => Effect::Perform(command),
        Effect::Language(language) => Effect::Language(language),
        Effect::NextTheme => Effect::NextTheme,
        Effect::Quit => Effect::Quit,
    }
}
