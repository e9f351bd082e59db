//! 导出: what was released, and documents, as files for other programs.

use std::path::{Path, PathBuf};

use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::lang::Lang;
use crate::report::Document;
use crate::tr;
use crate::tui::{
    Canvas, Command, Context, Effect, Filled, Form, Input, Offer, Role, Screen, Title, Typing,
    answered,
};
use crate::usecase::export::{self, DocumentFormat, RatingFormat};
use crate::usecase::{Desk, Error, folder};

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
    /// A document, and the same as a table for spreadsheet programs where
    /// there is one.
    Document(Composing, Option<Tabulating>),
}

/// Lays a table out as CSV, in the language that is asked for.
type Tabulating = Box<dyn Fn(&Lang) -> String + Send>;

/// The name of the table's format.
const CSV: &str = "csv";

/// Puts a document together, in the language that is asked for.
type Composing = Box<dyn Fn(&Lang) -> Document + Send>;

/// Makes the content of the file.
type Making = Box<dyn FnOnce(&Desk) -> Result<Vec<u8>, Error> + Send>;

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

    /// A document, put together anew when the language changes; its file is
    /// named for its title.
    #[must_use]
    pub fn document(compose: impl Fn(&Lang) -> Document + Send + 'static) -> Self {
        Self::new(Subject::Document(Box::new(compose), None))
    }

    /// A document that also leaves as a table for spreadsheet programs.
    #[must_use]
    pub fn with_table(
        compose: impl Fn(&Lang) -> Document + Send + 'static,
        table: impl Fn(&Lang) -> String + Send + 'static,
    ) -> Self {
        Self::new(Subject::Document(Box::new(compose), Some(Box::new(table))))
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
        let usual = match self.subject {
            Subject::Ratings => RatingFormat::ALL[0].id(),
            Subject::Document(..) => DocumentFormat::ALL[0].id(),
        };
        self.proposed = self.proposal(usual, cx.lang);
        let values = Values::new()
            .with("what", Value::Choice(usual.to_owned()))
            .with_text("where", self.proposed.clone());
        self.form = Form::new(self.spec(cx.lang), &values);
    }

    fn spec(&self, lang: &Lang) -> FormSpec {
        let formats: Vec<(&str, String)> = match &self.subject {
            Subject::Ratings => RatingFormat::ALL
                .map(|format| (format.id(), rating_words(format, lang)))
                .into(),
            Subject::Document(_, table) => DocumentFormat::ALL
                .into_iter()
                .map(|format| (format.id(), document_words(format, lang)))
                .chain(table.iter().map(|_| (CSV, tr!(lang, "results-export-csv"))))
                .collect(),
        };
        FormSpec::new([
            Field::choice("what", tr!(lang, "results-export-what"), formats).required(),
            Field::line("where", tr!(lang, "results-export-where"))
                .required()
                .hint(tr!(lang, "results-export-where-hint")),
        ])
    }

    /// A file beside the data file, for the format of that name.
    fn proposal(&self, format: &str, lang: &Lang) -> String {
        let stem = self.data_path.file_stem().unwrap_or_default();
        let stem = stem.to_string_lossy().into_owned();
        let name = match &self.subject {
            Subject::Ratings => tr!(
                lang,
                "results-export-file-ratings",
                stem = stem,
                ending = rating_format(format).id()
            ),
            Subject::Document(compose, _) => tr!(
                lang,
                "results-export-file-document",
                stem = stem,
                title = folder::file_name(&compose(lang).title),
                ending = if format == CSV {
                    CSV
                } else {
                    document_format(format).ending()
                }
            ),
        };
        self.data_path.with_file_name(name).display().to_string()
    }

    /// Proposes another name for another format, unless somebody typed one.
    fn propose(&mut self, cx: &Context) {
        let values = self.form.values(cx);
        if values.text("where") == self.proposed {
            let format = values.choice("what").unwrap_or_default();
            self.proposed = self.proposal(format, cx.lang);
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
        let format = values.choice("what").unwrap_or_default();
        let make: Making = match &self.subject {
            Subject::Ratings => {
                let format = rating_format(format);
                Box::new(move |desk| export::ratings(desk, format, &lang))
            }
            Subject::Document(_, Some(table)) if format == CSV => {
                let table = table(&lang);
                Box::new(move |_| Ok(table.into_bytes()))
            }
            Subject::Document(compose, _) => {
                let (document, format) = (compose(&lang), document_format(format));
                Box::new(move |_| export::document(&document, format, &lang))
            }
        };
        vec![Effect::job(
            tr!(cx.lang, "results-export-writing"),
            move |desk, _| {
                folder::write_new(&path, &make(desk)?)?;
                Ok(Answer::Written(path))
            },
        )]
    }
}

fn rating_format(id: &str) -> RatingFormat {
    RatingFormat::from_id(id).unwrap_or(RatingFormat::Csv)
}

fn document_format(id: &str) -> DocumentFormat {
    DocumentFormat::from_id(id).unwrap_or(DocumentFormat::Docx)
}

fn rating_words(format: RatingFormat, lang: &Lang) -> String {
    match format {
        RatingFormat::Csv => tr!(lang, "results-export-csv"),
        RatingFormat::Json => tr!(lang, "results-export-json"),
    }
}

fn document_words(format: DocumentFormat, lang: &Lang) -> String {
    match format {
        DocumentFormat::Docx => tr!(lang, "results-export-docx"),
        DocumentFormat::Html => tr!(lang, "results-export-html"),
        DocumentFormat::Markdown => tr!(lang, "results-export-markdown"),
        DocumentFormat::Text => tr!(lang, "results-export-text"),
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
            Subject::Document(..) => tr!(cx.lang, "results-export-document-words"),
        };
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted) + 1;
        area.height = area.bottom().saturating_sub(y);
        area.y = y;
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        match &self.subject {
            Subject::Ratings => Title::new(tr!(cx.lang, "results-export-title")),
            Subject::Document(compose, _) => {
                let title = compose(cx.lang).title.clone();
                Title::new(tr!(cx.lang, "results-export-document-title", title = title))
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
