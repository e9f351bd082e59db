//! Mapping files: used again, and kept for the next export of the same form.

use std::path::{Path, PathBuf};

use ratatui::layout::Rect;

use crate::domain::form::{Field, FormSpec, Values};
use crate::intake::Mapping;
use crate::lang::Lang;
use crate::tr;
use crate::tui::{
    Canvas, Command, Context, Effect, Filled, Form, Input, Offer, Role, Screen, Title, Typing,
    answered,
};
use crate::usecase::import::{self, Place};

use super::chooser::{Choice, Chooser};
use super::draft::Draft;

/// Choosing a mapping file; it gives the mapping.
pub(super) struct LoadScreen {
    folder: PathBuf,
    chooser: Chooser,
}

/// What the choice is answered.
pub(super) enum Answer {
    Places(PathBuf, Vec<Place>),
    Read(Mapping),
}

impl LoadScreen {
    pub(super) fn new(table: &Path) -> Self {
        let folder = table.parent().map(PathBuf::from).unwrap_or_default();
        Self {
            folder,
            chooser: Chooser::new(),
        }
    }

    fn chosen(choice: Choice) -> Vec<Effect<Answer>> {
        match choice {
            Choice::Nothing | Choice::Moved => Vec::new(),
            Choice::Folder(folder) => vec![Effect::ask(move |_| {
                let places = import::places(&folder, &["toml"])?;
                Ok(Answer::Places(folder, places))
            })],
            Choice::File(path) => {
                vec![Effect::ask(move |_| {
                    Ok(Answer::Read(import::read_mapping(&path)?))
                })]
            }
        }
    }
}

impl Screen for LoadScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.chooser.handle(&input, cx) {
            Choice::Nothing => {}
            choice => return Self::chosen(choice),
        }
        match input {
            Input::Opened => Self::chosen(Choice::Folder(self.folder.clone())),
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Places(folder, places) => {
                    self.chooser.show(folder, places);
                    Vec::new()
                }
                Answer::Read(mapping) => vec![Effect::give(mapping)],
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let words = tr!(cx.lang, "import-map-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted) + 1;
        let rest = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        self.chooser.draw(canvas, rest, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "import-load-map"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![Offer::named(Command::Open, tr!(cx.lang, "import-open"))]
    }

    fn typing(&self) -> Typing {
        self.chooser.typing()
    }
}

/// Where the mapping goes; it gives the path.
pub(super) struct SaveScreen {
    mapping: Mapping,
    folder: PathBuf,
    form: Form,
}

impl SaveScreen {
    pub(super) fn new(draft: &Draft, cx: &Context) -> Self {
        let stem = draft
            .path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let name = tr!(cx.lang, "import-map-file", stem = stem);
        let values = Values::new().with_text(
            "path",
            draft.path.with_file_name(name).display().to_string(),
        );
        Self {
            mapping: draft.mapping.clone(),
            folder: draft.path.parent().map(PathBuf::from).unwrap_or_default(),
            form: Form::new(spec(cx.lang), &values),
        }
    }

    fn save(&self, values: &Values) -> Vec<Effect<PathBuf>> {
        let path = self.folder.join(values.text("path").trim());
        let mapping = self.mapping.clone();
        vec![Effect::ask(move |_| {
            import::save_mapping(&path, &mapping)?;
            Ok(path)
        })]
    }
}

fn spec(lang: &Lang) -> FormSpec {
    FormSpec::new([Field::line("path", tr!(lang, "import-map-path"))
        .required()
        .hint(tr!(lang, "import-map-hint"))])
}

impl Screen for SaveScreen {
    type Answer = PathBuf;

    fn handle(&mut self, input: Input<PathBuf>, cx: &Context) -> Vec<Effect<PathBuf>> {
        match self.form.handle(&input, cx) {
            Filled::Submitted(values) => return self.save(&values),
            Filled::Moved | Filled::Changed(_) => return Vec::new(),
            Filled::Nothing => {}
        }
        match input {
            Input::Command(Command::Continue) => self
                .form
                .submit(cx)
                .map(|values| self.save(&values))
                .unwrap_or_default(),
            Input::Language(_) => {
                self.form.rename(spec(cx.lang));
                Vec::new()
            }
            Input::Answer(answer) => answered(answer, |path| vec![Effect::give(path)]),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "import-save-map"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![Offer::named(Command::Continue, tr!(cx.lang, "import-save"))]
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
