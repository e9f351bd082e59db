//! 导出: what was released, and a self-review, as files for other programs.

use std::path::{Path, PathBuf};

use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::lang::Lang;
use crate::tr;
use crate::tui::{
    Canvas, Command, Context, Effect, Filled, Form, Input, Offer, Role, Screen, Title, Typing,
    answered,
};
use crate::usecase::export::{self, RatingFormat};
use crate::usecase::folder;
use crate::usecase::worksheet::OpenSheet;

/// What to write and where.
pub struct ExportScreen {
    subject: Subject,
    form: Form,
    data_path: PathBuf,
    /// The default name that the path line holds; another choice replaces it
    /// while nobody typed another one.
    proposed: String,
}

/// What can be written.
enum Subject {
    /// The released ratings.
    Ratings,
    /// A member's self-review.
    Review(Box<OpenSheet>),
}

/// What the form is answered.
pub enum Answer {
    /// Where the data file is.
    Home(PathBuf),
    /// A file was written.
    Written(PathBuf),
}

impl ExportScreen {
    /// The released ratings.
    #[must_use]
    pub fn ratings() -> Self {
        Self::new(Subject::Ratings)
    }

    /// A member's self-review.
    #[must_use]
    pub fn review(sheet: OpenSheet) -> Self {
        Self::new(Subject::Review(Box::new(sheet)))
    }

    fn new(subject: Subject) -> Self {
        let form = Form::new(FormSpec::default(), &Values::new());
        Self {
            subject,
            form,
            data_path: PathBuf::new(),
            proposed: String::new(),
        }
    }

    /// Fills the form in once the folder is known.
    fn begin(&mut self, data_path: PathBuf, cx: &Context) {
        self.data_path = data_path;
        let kind = kinds(&self.subject).first().copied().unwrap_or(Kind::Csv);
        self.proposed = self.proposal(kind, cx.lang);
        let values = Values::new()
            .with("what", Value::Choice(kind.id().to_owned()))
            .with_text("where", self.proposed.clone());
        self.form = Form::new(self.spec(cx.lang), &values);
    }

    fn spec(&self, lang: &Lang) -> FormSpec {
        let kinds = kinds(&self.subject)
            .iter()
            .map(|kind| (kind.id(), kind.name(lang)));
        FormSpec::new([
            Field::choice("what", tr!(lang, "results-export-what"), kinds).required(),
            Field::line("where", tr!(lang, "results-export-where"))
                .required()
                .hint(tr!(lang, "results-export-where-hint")),
        ])
    }

    /// A file beside the data file.
    fn proposal(&self, kind: Kind, lang: &Lang) -> String {
        let stem = self
            .data_path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let name = match (&self.subject, kind) {
            (Subject::Review(sheet), _) => {
                let member = sheet.member.name.as_str();
                tr!(
                    lang,
                    "results-export-file-review",
                    stem = stem,
                    member = member
                )
            }
            (Subject::Ratings, Kind::Json) => tr!(lang, "results-export-file-json", stem = stem),
            (Subject::Ratings, _) => tr!(lang, "results-export-file-csv", stem = stem),
        };
        self.data_path.with_file_name(name).display().to_string()
    }

    fn kind(&self, values: &Values) -> Kind {
        let chosen = values.choice("what").unwrap_or_default();
        let mut kinds = kinds(&self.subject).iter().copied();
        kinds.find(|kind| kind.id() == chosen).unwrap_or(Kind::Csv)
    }

    /// Proposes another name for another kind, unless somebody typed one.
    fn propose(&mut self, cx: &Context) {
        let values = self.form.values(cx);
        if values.text("where") == self.proposed {
            self.proposed = self.proposal(self.kind(&values), cx.lang);
            self.form.set("where", &Value::Text(self.proposed.clone()));
        }
    }

    fn write(&self, values: &Values, cx: &Context) -> Vec<Effect<Answer>> {
        // The language on the screen was loaded before and loads again.
        let Ok(lang) = Lang::load(cx.lang.language()) else {
            return Vec::new();
        };
        let home = self.data_path.parent().unwrap_or(Path::new(""));
        let path = home.join(values.text("where").trim());
        let text = match (&self.subject, self.kind(values)) {
            (Subject::Review(sheet), _) => Some(export::self_review_markdown(sheet, &lang)),
            (Subject::Ratings, _) => None,
        };
        let format = self.kind(values).format();
        vec![Effect::job(
            tr!(cx.lang, "results-export-writing"),
            move |desk, _| {
                let bytes = match (text, format) {
                    (Some(text), _) => text.into_bytes(),
                    (None, format) => export::ratings(desk, format, &lang)?,
                };
                folder::write_new(&path, &bytes)?;
                Ok(Answer::Written(path))
            },
        )]
    }
}

/// The kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Csv,
    Json,
    Markdown,
}

const fn kinds(subject: &Subject) -> &'static [Kind] {
    match subject {
        Subject::Ratings => &[Kind::Csv, Kind::Json],
        Subject::Review(_) => &[Kind::Markdown],
    }
}

impl Kind {
    const fn id(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }

    fn name(self, lang: &Lang) -> String {
        match self {
            Self::Csv => tr!(lang, "results-export-csv"),
            Self::Json => tr!(lang, "results-export-json"),
            Self::Markdown => tr!(lang, "results-export-markdown"),
        }
    }

    const fn format(self) -> RatingFormat {
        match self {
            Self::Json => RatingFormat::Json,
            Self::Csv | Self::Markdown => RatingFormat::Csv,
        }
    }
}

impl Screen for ExportScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.form.handle(&input, cx) {
            Filled::Submitted(values) => return self.write(&values, cx),
            Filled::Changed(field) if field == "what" => {
                self.propose(cx);
                return Vec::new();
            }
            Filled::Moved | Filled::Changed(_) => return Vec::new(),
            Filled::Nothing => {}
        }
        match input {
            Input::Opened => vec![Effect::ask(|desk| Ok(Answer::Home(desk.path()?)))],
            Input::Command(Command::Export) => self
                .form
                .submit(cx)
                .map(|values| self.write(&values, cx))
                .unwrap_or_default(),
            Input::Language(_) => {
                self.form.rename(self.spec(cx.lang));
                Vec::new()
            }
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Home(path) => {
                    self.begin(path, cx);
                    Vec::new()
                }
                Answer::Written(path) => {
                    let path = path.display().to_string();
                    let title = tr!(cx.lang, "results-export-done");
                    let words = tr!(cx.lang, "results-export-done-words", path = path);
                    vec![Effect::tell(title, words), Effect::Pop]
                }
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let mut area = canvas.column();
        let words = match &self.subject {
            Subject::Ratings => tr!(cx.lang, "results-export-words"),
            Subject::Review(_) => tr!(cx.lang, "results-export-review-words"),
        };
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted) + 1;
        area.height = area.bottom().saturating_sub(y);
        area.y = y;
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        match &self.subject {
            Subject::Ratings => Title::new(tr!(cx.lang, "results-export-title")),
            Subject::Review(sheet) => {
                let name = sheet.member.name.as_str();
                Title::new(tr!(cx.lang, "results-export-review-title", name = name))
            }
        }
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![Offer::named(
            Command::Export,
            tr!(cx.lang, "results-export-write"),
        )];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
