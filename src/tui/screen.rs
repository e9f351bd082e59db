//! What a screen is: it gets [`Input`], answers with [`Effect`]s and draws
//! itself. Nothing else goes in or out, so a screen can be read alone.

use std::any::Any;

use crate::lang::Language;
use crate::usecase::{Desk, Error, Progress};

use super::burst::Mouse;
use super::canvas::Canvas;
use super::clock::Moment;
use super::command::{Command, Offer};
use super::context::Context;
use super::dialog::Question;
use super::key::Key;
use super::layer::Layer;
use super::toast::Toast;

/// A value on its way between screens that do not know each other's types.
pub type Parcel = Box<dyn Any + Send>;

/// Work for the store thread: ordered and quick.
pub type Work<A> = Box<dyn FnOnce(&Desk) -> Result<A, Error> + Send>;

/// Work for the worker thread: as long as it takes, with progress.
pub type LongWork<A> = Box<dyn FnOnce(&Desk, &dyn Progress) -> Result<A, Error> + Send>;

/// One page or dialog.
pub trait Screen: 'static {
    /// What its asks, jobs, questions and called screens answer with. Usually
    /// an enum; `()` for a screen that asks nothing.
    type Answer: Send + 'static;

    /// Reacts to what happened. Only what is returned happens.
    fn handle(&mut self, input: Input<Self::Answer>, cx: &Context) -> Vec<Effect<Self::Answer>>;

    /// Draws into its canvas, which is blank in the page's colours.
    fn draw(&mut self, canvas: &mut Canvas, cx: &Context);

    /// The title line.
    fn title(&self, cx: &Context) -> Title;

    /// The commands that hold now, the most useful first. The footer shows the
    /// first five that have a key; menu, help and palette show all.
    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let _ = cx;
        Vec::new()
    }

    /// What is typed into now. [`Form`](super::form::Form) and
    /// [`Editor`](super::form::Editor) know.
    fn typing(&self) -> Typing {
        Typing::Nothing
    }

    /// When it wants [`Input::Deadline`]; asked after every input.
    fn deadline(&self) -> Option<Moment> {
        None
    }

    /// Where it stands.
    fn place(&self, cx: &Context) -> Place {
        let _ = cx;
        Place::Page
    }

    /// Whether it keeps people from leaving: no quitting, no palette, menu,
    /// help or other colours, no way back but its own. What it is kept from
    /// reaches it as a key, or as a command when it offers one (its own help).
    /// For a machine that stands in a hall.
    fn exclusive(&self) -> bool {
        false
    }

    /// What stands at the right end of the footer: `已存 09:42`.
    fn status(&self, cx: &Context) -> String {
        let _ = cx;
        String::new()
    }
}

/// What happens to a screen.
#[derive(Debug)]
pub enum Input<A> {
    /// It was put on the stack; ask for what it shows.
    Opened,
    /// A command that it offered.
    Command(Command),
    /// A key that no offered command has. Characters come as keys, folded,
    /// while nothing is typed into.
    Key(Key),
    /// Characters typed or committed together, while something is typed into.
    Text(String),
    /// A paste, perhaps of several lines.
    Paste(String),
    /// All that was pending has been delivered: an undo step ends here.
    BurstEnd,
    /// The mouse, in cells of the whole terminal.
    Mouse(Mouse),
    /// An ask, job, question or called screen answers.
    Answer(Result<A, Error>),
    /// The deadline it asked for has come.
    Deadline,
    /// The layer above went away; reload what may have changed.
    Uncovered,
    /// Labels must be made anew in this language.
    Language(Language),
    /// It is about to go, or the program is: return a last [`Effect::Ask`] to
    /// save what is not saved. Every other effect is ignored.
    Leaving,
}

/// What a screen wants to happen.
pub enum Effect<A> {
    /// Put a layer on top.
    Push(Layer),
    /// Put a layer on top that answers with [`Effect::Return`]; the value,
    /// when it is of the type that `then` takes, becomes an answer.
    Call(Layer, Box<dyn FnOnce(Parcel) -> Option<A>>),
    /// Go away.
    Pop,
    /// Go away and give a value to the screen that called this one.
    Return(Parcel),
    /// Go away and let a layer take the place.
    Replace(Layer),
    /// Clear the stack; the layer becomes the outermost one.
    Home(Layer),
    /// A short word at the lower edge.
    Toast(Toast),
    /// Ask the person; `A` is the answer after yes, nothing comes after no.
    Confirm(Question, A),
    /// Tell the person something they must close.
    Tell {
        /// What it is about.
        title: String,
        /// The words.
        text: String,
    },
    /// The error dialog.
    Fail(Error),
    /// Work on the store thread, in order.
    Ask(Work<A>),
    /// Work on the worker thread, with a progress dialog.
    Job {
        /// What the dialog says is being done.
        label: String,
        /// The work.
        work: LongWork<A>,
    },
    /// Go away and do a command on the layer below (menu and palette do).
    Perform(Command),
    /// Speak a language.
    Language(Language),
    /// Take the next set of colours.
    NextTheme,
    /// Save and leave the program.
    Quit,
}

impl<A> Effect<A> {
    /// Puts a screen on top.
    pub fn push(screen: impl Screen) -> Self {
        Self::Push(Layer::new(screen))
    }

    /// Puts a screen on top; what it gives to [`Effect::give`] becomes an
    /// answer through `then`.
    pub fn call<T: 'static>(screen: impl Screen, then: impl FnOnce(T) -> A + 'static) -> Self {
        let then = move |parcel: Parcel| parcel.downcast::<T>().ok().map(|value| then(*value));
        Self::Call(Layer::new(screen), Box::new(then))
    }

    /// Goes away and gives a value to the screen that called this one.
    pub fn give<T: Send + 'static>(value: T) -> Self {
        Self::Return(Box::new(value))
    }

    /// Lets a screen take this one's place.
    pub fn replace(screen: impl Screen) -> Self {
        Self::Replace(Layer::new(screen))
    }

    /// Clears the stack and starts at this screen.
    pub fn home(screen: impl Screen) -> Self {
        Self::Home(Layer::new(screen))
    }

    /// A short word at the lower edge.
    pub fn toast(text: impl Into<String>) -> Self {
        Self::Toast(Toast::new(text))
    }

    /// Work on the store thread: ordered and quick.
    pub fn ask(work: impl FnOnce(&Desk) -> Result<A, Error> + Send + 'static) -> Self {
        Self::Ask(Box::new(work))
    }

    /// Work on the worker thread, with a progress dialog that can stop it.
    pub fn job(
        label: impl Into<String>,
        work: impl FnOnce(&Desk, &dyn Progress) -> Result<A, Error> + Send + 'static,
    ) -> Self {
        Self::Job {
            label: label.into(),
            work: Box::new(work),
        }
    }

    /// Shows words that the person must close.
    pub fn tell(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self::Tell {
            title: title.into(),
            text: text.into(),
        }
    }
}

/// What an answer becomes: `then(value)`, or the error dialog.
pub fn answered<A, B>(
    answer: Result<A, Error>,
    then: impl FnOnce(A) -> Vec<Effect<B>>,
) -> Vec<Effect<B>> {
    match answer {
        Ok(value) => then(value),
        Err(error) => vec![Effect::Fail(error)],
    }
}

/// What is typed into, which decides who gets a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Typing {
    /// Nothing; characters are keys.
    #[default]
    Nothing,
    /// One line: Left, Right, Home, End, Backspace and Delete stay there.
    Line,
    /// Long text: arrows, page keys and Enter stay there as well.
    Long,
}

/// The title line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// Where am I.
    pub left: String,
    /// What else one must know here: a date, a count.
    pub right: String,
}

impl Title {
    /// A title with nothing at the right.
    #[must_use]
    pub fn new(left: impl Into<String>) -> Self {
        Self {
            left: left.into(),
            right: String::new(),
        }
    }

    /// With something at the right.
    #[must_use]
    pub fn right(mut self, right: impl Into<String>) -> Self {
        self.right = right.into();
        self
    }
}

/// Where a screen stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// The whole terminal, between title line and footer.
    #[default]
    Page,
    /// The whole terminal without title or footer, in the projector's colours
    /// whatever was chosen: a page that is thrown on a wall.
    Bare,
    /// Nowhere yet; the layer below shows, but gets no keys.
    Hidden,
    /// A framed box in the middle, of this size inside the frame; it is cut
    /// to the terminal's.
    Dialog {
        /// Columns of the contents.
        width: u16,
        /// Rows of the contents.
        height: u16,
    },
}
