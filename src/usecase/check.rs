//! 检查: papers that were written elsewhere, read by the review rules.

use std::io::Read;
use std::path::Path;

use super::{Desk, Error};
use crate::content::HeadingsPack;
use crate::domain::Manuscript;
use crate::intake::paper::{self, PaperProblem};
use crate::lint::outline::Found;
use crate::lint::{Around, Finding, Genre, Outline, Rule, Words, outline, review_by};

/// Reads papers by some rules.
pub struct Checker<'a> {
    headings: Vec<&'a HeadingsPack>,
    words: Words,
    rules: Vec<Rule>,
    genre: Option<Genre>,
}

impl<'a> Checker<'a> {
    /// A checker with the unit's word lists. `genre` overrides what the
    /// title of a paper says.
    ///
    /// # Errors
    /// When a content pack of the user has errors, or the word lists are too
    /// large.
    pub fn new(desk: &'a Desk, rules: Vec<Rule>, genre: Option<Genre>) -> Result<Self, Error> {
        let library = desk.library()?;
        Ok(Self {
            headings: library.headings(),
            words: Words::new(library.words()).map_err(|_| Error::WordLists)?,
            rules,
            genre,
        })
    }

    /// Reads a file.
    ///
    /// # Errors
    /// When it is no paper, or not one that can be read.
    pub fn file(&self, path: &Path) -> Result<Checked, PaperProblem> {
        Ok(self.check(paper::read_paper(path)?))
    }

    /// Reads a stream of text or Markdown, or of a Word document.
    ///
    /// # Errors
    /// When it is no paper, or not one that can be read.
    pub fn stream(&self, stream: impl Read) -> Result<Checked, PaperProblem> {
        // Where there is no name, Markdown is plain text with signs in it;
        // reading it as Markdown loses nothing of a plain text.
        Ok(self.check(paper::read_from(stream, true)?))
    }

    fn check(&self, manuscript: Manuscript) -> Checked {
        let outline = outline(&manuscript, &self.headings, self.genre);
        let around = Around::default();
        let findings = review_by(&self.rules, &outline.paper, &around, &self.words);
        Checked {
            manuscript,
            outline,
            findings,
        }
    }
}

/// A paper and what was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The words as they were read.
    pub manuscript: Manuscript,
    /// What they are there for.
    pub outline: Outline,
    findings: Vec<Finding>,
}

impl Checked {
    /// What was found with its place in the file, in the order of the file.
    #[must_use]
    pub fn findings(&self) -> Vec<(&Finding, Found)> {
        let mut found: Vec<_> = self
            .findings
            .iter()
            .map(|finding| {
                let place = self
                    .outline
                    .find(&self.manuscript, finding.part, &finding.range);
                (finding, place)
            })
            .collect();
        found.sort_by_key(|(finding, place)| (place.start, finding.rule));
        found
    }
}
