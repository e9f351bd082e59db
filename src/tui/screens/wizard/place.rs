//! Step 5: where the file goes, and the office's passphrase.

use std::path::{Path, PathBuf};

use crate::domain::form::{Field, FormSpec, Secret, Value, Values};
use crate::tr;
use crate::tui::context::Context;
use crate::tui::form::{Filled, Form};
use crate::tui::screen::Input;
use crate::usecase::vault::SHORTEST_PASSPHRASE;

/// The ending of data files.
const ENDING: &str = "zj";

/// A place and a passphrase that was typed twice.
#[derive(Debug)]
pub(super) struct Place {
    pub form: Form,
}

impl Place {
    pub fn new(path: &Path, cx: &Context) -> Self {
        let values = Values::new().with_text("path", path.display().to_string());
        Self {
            form: Form::new(spec(cx), &values),
        }
    }

    pub fn handle<A>(&mut self, input: &Input<A>, cx: &Context) -> Filled {
        self.form.handle(input, cx)
    }

    pub fn rename(&mut self, cx: &Context) {
        self.form.rename(spec(cx));
    }

    /// Another place than the one at first.
    pub fn suggest(&mut self, path: &Path) {
        self.form
            .set("path", &Value::Text(path.display().to_string()));
    }

    /// Where the file goes; a name without an ending gets one.
    pub fn path(&self, cx: &Context) -> PathBuf {
        let values = self.form.values(cx);
        let path = PathBuf::from(values.text("path").trim().trim_matches('"'));
        if path.extension().is_none() {
            path.with_extension(ENDING)
        } else {
            path
        }
    }

    pub fn passphrase(&self, cx: &Context) -> Option<Secret> {
        self.form.values(cx).secret("passphrase").cloned()
    }

    /// Whether all is as it should be; says beside the field what is not.
    pub fn is_right(&mut self, cx: &Context) -> bool {
        let Some(values) = self.form.submit(cx) else {
            return false;
        };
        if values.secret("passphrase") != values.secret("again") {
            self.form
                .blame("again", tr!(cx.lang, "wizard-passphrases-differ"));
            return false;
        }
        true
    }
}

fn spec(cx: &Context) -> FormSpec {
    let lang = cx.lang;
    FormSpec::new([
        Field::line("path", tr!(lang, "wizard-path"))
            .required()
            .max(1_000)
            .hint(tr!(lang, "wizard-path-hint")),
        Field::secret(
            "passphrase",
            tr!(lang, "wizard-passphrase"),
            SHORTEST_PASSPHRASE,
        )
        .required()
        .hint(tr!(
            lang,
            "wizard-passphrase-hint",
            least = SHORTEST_PASSPHRASE
        )),
        Field::secret("again", tr!(lang, "wizard-again"), 0)
            .required()
            .hint(tr!(lang, "wizard-again-hint")),
    ])
}
