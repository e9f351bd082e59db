//! The user's configuration file, `config.toml` in the configuration folder.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::lang::Language;

/// The user's choices. Everything has a default; a missing file is no error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The language, unless a flag says otherwise.
    pub language: Option<Language>,
    /// The theme's name.
    pub theme: Option<String>,
    /// The data file opened when none is named.
    pub data: Option<PathBuf>,
    /// The folder everything of the user's lies in.
    pub folder: Option<PathBuf>,
}

/// What is wrong in the configuration file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigProblem {
    /// The file exists and cannot be read.
    #[error("{path} cannot be read: {why}")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// Not TOML, or a key that is not known.
    #[error("{path} line {line}: {why}")]
    Bad {
        /// Which file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the reader says, in English.
        why: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    language: Option<toml::Spanned<String>>,
    theme: Option<String>,
    data: Option<PathBuf>,
}

impl Config {
    /// Reads `config.toml` in `folder`.
    ///
    /// # Errors
    /// [`ConfigProblem`], naming file and line.
    pub fn load(folder: Option<&Path>) -> Result<Self, ConfigProblem> {
        let Some(folder) = folder else {
            return Ok(Self::default());
        };
        let path = folder.join("config.toml");
        let config = match std::fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text, &path)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::default(),
            Err(error) => {
                return Err(ConfigProblem::Unreadable {
                    path,
                    why: error.to_string(),
                });
            }
        };
        Ok(Self {
            folder: Some(folder.to_owned()),
            ..config
        })
    }

    fn parse(text: &str, path: &Path) -> Result<Self, ConfigProblem> {
        let bad = |at: usize, why: String| ConfigProblem::Bad {
            path: path.to_owned(),
            line: line_of(text, at),
            why,
        };
        let written: Written = toml::from_str(text).map_err(|error| {
            bad(
                error.span().map_or(0, |span| span.start),
                error.message().to_owned(),
            )
        })?;
        let language = match written.language {
            None => None,
            Some(tag) => match Language::from_tag(tag.get_ref()) {
                Some(language) => Some(language),
                None => return Err(bad(tag.span().start, "language: zh-CN | en".to_owned())),
            },
        };
        Ok(Self {
            language,
            theme: written.theme,
            data: written.data,
            folder: None,
        })
    }
}

/// The line, from 1, in which byte `at` lies.
fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Result<Config, ConfigProblem> {
        Config::parse(text, Path::new("config.toml"))
    }

    #[test]
    fn a_missing_file_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::load(Some(folder.path())).unwrap();
        assert_eq!(config.folder.as_deref(), Some(folder.path()));
        assert_eq!(config.theme, None);
    }

    #[test]
    fn choices_are_read() {
        let config = parse("language = \"en\"\ntheme = \"light\"\n").unwrap();
        assert_eq!(config.language, Some(Language::English));
        assert_eq!(config.theme.as_deref(), Some("light"));
    }

    #[test]
    fn errors_name_the_line() {
        for (text, wanted) in [
            ("theme = \"dark\"\nlanguage = \"fr\"\n", 2),
            ("\n\ncolour = 1\n", 3),
            ("theme = \"dark", 1),
            ("theme = 3", 1),
        ] {
            match parse(text) {
                Err(ConfigProblem::Bad { line, .. }) => assert_eq!(line, wanted, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}") {
            let _ = parse(&text);
        }
    }
}
