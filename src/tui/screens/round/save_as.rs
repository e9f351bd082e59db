//! Files of a round that leave the machine: each is written to a new place,
//! and what to do with it is said when it is there.

use std::path::{Path, PathBuf};

use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::lang::Lang;
use crate::report::PrintFormat;
use crate::tr;
use crate::tui::{
    Canvas, Command, Context, Effect, Filled, Form, Input, Offer, Role, Screen, Title, Typing,
    answered,
};
use crate::usecase::round::{self, booths};
use crate::usecase::{Desk, Error, Progress, folder};

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// The closed box, for the scrutineer.
    Copy,
    /// The record that two people sign.
    Minutes,
    /// The list of receipts.
    Receipts,
    /// The result, for the scrutineer's recount.
    Release,
    /// The box and the slips of a hall: its place and its name.
    Hall(u8, String),
}

/// A file was written; whoever called is given this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Saved;

/// What its asks answer.
pub(super) enum Answer {
    /// Where sticks are.
    Sticks(Vec<PathBuf>),
    /// The files are there.
    Written,
}

/// Asks where, writes, and says what to do next.
pub(super) struct SaveAs {
    what: What,
    /// The box of the round, beside which files go unless somebody says more.
    box_path: PathBuf,
    sticks: Vec<PathBuf>,
    form: Form,
}

/// The choice of the folder beside the box.
const HERE: &str = "here";

impl SaveAs {
    /// For a round whose box lies here.
    pub(super) fn new(what: What, box_path: PathBuf, cx: &Context) -> Self {
        let mut screen = Self {
            what,
            box_path,
            sticks: Vec::new(),
            form: Form::new(FormSpec::default(), &Values::new()),
        };
        screen.begin(cx);
        screen
    }

    fn begin(&mut self, cx: &Context) {
        let home = self.home();
        let mut values = Values::new().with("disk", Value::Choice(HERE.to_owned()));
        for (id, path) in self.proposals(&home, cx.lang) {
            values.set(id, Value::Text(path.display().to_string()));
        }
        self.form = Form::new(self.spec(cx.lang), &values);
    }

    fn home(&self) -> PathBuf {
        self.box_path.parent().unwrap_or(Path::new("")).to_owned()
    }

    /// Where each file goes in a folder, unless somebody says otherwise.
    fn proposals(&self, folder: &Path, lang: &Lang) -> Vec<(&'static str, PathBuf)> {
        let stem = self.box_path.file_stem().unwrap_or_default();
        let stem = stem.to_string_lossy().into_owned();
        let free = |name: String| folder::free_place(&folder.join(name));
        match &self.what {
            What::Copy => vec![("file", free(tr!(lang, "save-copy-file", stem = stem)))],
            What::Receipts => vec![("file", free(tr!(lang, "save-receipts-file", stem = stem)))],
            What::Minutes => vec![("file", free(tr!(lang, "save-minutes-file", stem = stem)))],
            What::Release => vec![("file", free(tr!(lang, "save-release-file", stem = stem)))],
            What::Hall(_, name) => {
                let name = folder::file_name(name);
                let (stem, name) = (stem.as_str(), name.as_str());
                let box_file = tr!(lang, "save-hall-box-file", stem = stem, name = name);
                let slips = tr!(lang, "save-hall-slips-file", stem = stem, name = name);
                vec![("file", free(box_file)), ("slips", free(slips))]
            }
        }
    }

    fn spec(&self, lang: &Lang) -> FormSpec {
        let label = match self.what {
            What::Hall(..) => tr!(lang, "save-box"),
            _ => tr!(lang, "save-file"),
        };
        let mut fields = Vec::new();
        if !self.sticks.is_empty() {
            let sticks = self.sticks.iter().enumerate();
            let sticks = sticks.map(|(at, path)| (at.to_string(), path.display().to_string()));
            let here = (HERE.to_owned(), tr!(lang, "save-here"));
            let disks: Vec<(String, String)> = sticks.chain([here]).collect();
            fields.push(Field::choice("disk", tr!(lang, "save-disk"), disks));
        }
        fields.push(
            Field::line("file", label)
                .required()
                .hint(tr!(lang, "save-hint")),
        );
        if matches!(self.what, What::Hall(..)) {
            let slips = Field::line("slips", tr!(lang, "save-slips"));
            fields.push(slips.required().hint(tr!(lang, "save-slips-hint")));
        }
        FormSpec::new(fields)
    }

    /// Sticks are plugged in: the first is proposed for what is carried away.
    fn found(&mut self, sticks: Vec<PathBuf>, cx: &Context) {
        if sticks.is_empty() {
            return;
        }
        self.sticks = sticks;
        self.form.rename(self.spec(cx.lang));
        if self.what == What::Copy {
            self.form.set("disk", &Value::Choice("0".to_owned()));
            self.change_disk(cx);
        }
    }

    fn change_disk(&mut self, cx: &Context) {
        let values = self.form.values(cx);
        let chosen = values
            .choice("disk")
            .and_then(|id| id.parse::<usize>().ok());
        let stick = chosen.and_then(|at| self.sticks.get(at)).cloned();
        let folder = stick.unwrap_or_else(|| self.home());
        for (id, path) in self.proposals(&folder, cx.lang) {
            let path = Value::Text(path.display().to_string());
            self.form.set(id, &path);
        }
    }

    /// The field of a sheet to be printed whose file has another ending than
    /// sheets are written in.
    fn strange_ending(&self, values: &Values) -> Option<&'static str> {
        let sheet = match self.what {
            What::Copy | What::Release => return None,
            What::Minutes | What::Receipts => "file",
            What::Hall(..) => "slips",
        };
        let path = PathBuf::from(values.text(sheet).trim());
        PrintFormat::of_path(&path).is_none().then_some(sheet)
    }

    fn write(&mut self, values: &Values, cx: &Context) -> Vec<Effect<Answer>> {
        if let Some(field) = self.strange_ending(values) {
            self.form.blame(field, tr!(cx.lang, "save-ending"));
            return Vec::new();
        }
        // The language on the screen was loaded before and loads again.
        let Ok(lang) = Lang::load(cx.lang.language()) else {
            return Vec::new();
        };
        let place = |id: &str| self.home().join(values.text(id).trim());
        let (file, slips) = (place("file"), place("slips"));
        let what = self.what.clone();
        vec![Effect::job(self.doing(cx.lang), move |desk, progress| {
            write(desk, &what, (&file, &slips), &lang, progress).map(|()| Answer::Written)
        })]
    }

    fn doing(&self, lang: &Lang) -> String {
        match self.what {
            What::Hall(..) => tr!(lang, "round-opening"),
            _ => tr!(lang, "save-writing"),
        }
    }

    /// What the file is for, above the form.
    fn about(&self, lang: &Lang) -> String {
        match &self.what {
            What::Copy => tr!(lang, "save-copy-about"),
            What::Receipts => tr!(lang, "save-receipts-about"),
            What::Minutes => tr!(lang, "save-minutes-about"),
            What::Release => tr!(lang, "save-release-about"),
            What::Hall(_, name) => tr!(lang, "save-hall-about", name = name.as_str()),
        }
    }

    /// What people do next.
    fn next(&self, lang: &Lang) -> String {
        match &self.what {
            What::Copy => tr!(lang, "save-copy-next"),
            What::Receipts => tr!(lang, "save-receipts-next"),
            What::Minutes => tr!(lang, "save-minutes-next"),
            What::Release => tr!(lang, "save-release-next"),
            What::Hall(_, name) => tr!(lang, "save-hall-next", name = name.as_str()),
        }
    }

    fn name(&self, lang: &Lang) -> String {
        match &self.what {
            What::Copy => tr!(lang, "save-copy-title"),
            What::Receipts => tr!(lang, "save-receipts-title"),
            What::Minutes => tr!(lang, "save-minutes-title"),
            What::Release => tr!(lang, "save-release-title"),
            What::Hall(_, name) => tr!(lang, "save-hall-title", name = name.as_str()),
        }
    }
}

fn write(
    desk: &Desk,
    what: &What,
    (file, slips): (&Path, &Path),
    lang: &Lang,
    progress: &dyn Progress,
) -> Result<(), Error> {
    match what {
        What::Copy => round::copy_for_scrutineer(desk, file),
        What::Receipts => round::write_receipts(desk, file, lang).map(|_| ()),
        What::Minutes => round::write_minutes(desk, file, lang),
        What::Release => round::write_release(desk, file),
        What::Hall(place, _) => {
            // Making codes takes a while; a place that is taken is told first.
            folder::check_new(file)?;
            folder::check_new(slips)?;
            booths::make(desk, *place, file, slips, lang, progress).map(|_| ())
        }
    }
}

impl Screen for SaveAs {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.form.handle(&input, cx) {
            Filled::Submitted(values) => return self.write(&values, cx),
            Filled::Changed(field) if field == "disk" => {
                self.change_disk(cx);
                return Vec::new();
            }
            Filled::Moved | Filled::Changed(_) => return Vec::new(),
            Filled::Nothing => {}
        }
        match input {
            Input::Opened => vec![Effect::ask(|_| Ok(Answer::Sticks(folder::sticks())))],
            Input::Command(Command::Submit) => match self.form.submit(cx) {
                Some(values) => self.write(&values, cx),
                None => Vec::new(),
            },
            Input::Language(_) => {
                self.form.rename(self.spec(cx.lang));
                Vec::new()
            }
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Sticks(sticks) => {
                    self.found(sticks, cx);
                    Vec::new()
                }
                Answer::Written => {
                    let (title, next) = (tr!(cx.lang, "save-done"), self.next(cx.lang));
                    vec![Effect::tell(title, next), Effect::give(Saved)]
                }
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let mut area = canvas.column();
        let about = self.about(cx.lang);
        let y = canvas.paragraph(area.x, area.y, area.width, &about, Role::Muted) + 1;
        area.height = area.bottom().saturating_sub(y);
        area.y = y;
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(self.name(cx.lang))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![Offer::named(Command::Submit, tr!(cx.lang, "save-write"))];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
