//! Keeping a mapping for the next export of the same form.

use std::path::PathBuf;

use crate::domain::form::{Field, FormSpec, Values};
use crate::intake::Mapping;
use crate::lang::Lang;
use crate::tr;
use crate::tui::{
    Canvas, Command, Context, Effect, Filled, Form, Input, Offer, Screen, Title, Typing, answered,
};
use crate::usecase::import;

use super::draft::Draft;

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
