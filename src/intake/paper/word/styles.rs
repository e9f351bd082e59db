//! Which styles of a Word document are headings, and of which level.

use std::collections::BTreeMap;

use super::super::PaperProblem;
use super::super::xml::{Node, attribute, walk};

/// How far a style is followed to the one it is based on.
const FURTHEST: usize = 12;

/// The heading levels of a document's styles.
#[derive(Default)]
pub(super) struct Levels(BTreeMap<String, Style>);

#[derive(Default)]
struct Style {
    level: Option<u8>,
    based_on: Option<String>,
}

impl Levels {
    /// Reads the part with the styles.
    pub(super) fn read(xml: &str) -> Result<Self, PaperProblem> {
        let mut styles = BTreeMap::new();
        let mut open: Option<(String, Style)> = None;
        walk(xml, |node| {
            match node {
                Node::Open("style", tag) => {
                    let id = attribute(tag, "styleId").unwrap_or_default();
                    open = Some((id, Style::default()));
                }
                Node::Open(name, tag) => {
                    let value = attribute(tag, "val");
                    if let (Some((_, style)), Some(value)) = (&mut open, value) {
                        style.learn(name, &value);
                    }
                }
                Node::Close("style") => styles.extend(open.take()),
                _ => {}
            }
            Ok(())
        })?;
        Ok(Self(styles))
    }

    /// The level of paragraphs in a style, from 1.
    pub(super) fn of(&self, style: &str) -> Option<u8> {
        let mut style = self.0.get(style)?;
        for _ in 0..FURTHEST {
            if let Some(level) = style.level {
                return (level > 0).then_some(level);
            }
            style = self.0.get(style.based_on.as_ref()?)?;
        }
        None
    }
}

impl Style {
    fn learn(&mut self, name: &str, value: &str) {
        match name {
            // Word keeps the English names of its own styles in every language.
            "name" => {
                let name = value.to_ascii_lowercase();
                let number = name.strip_prefix("heading ");
                self.level = number
                    .and_then(|number| number.trim().parse().ok())
                    .filter(|level| (1..=9).contains(level))
                    .or((name == "title").then_some(1))
                    .or(self.level);
            }
            "basedOn" => self.based_on = Some(value.to_owned()),
            "outlineLvl" => self.level = Some(outline(value).unwrap_or(0)),
            _ => {}
        }
    }
}

/// A level as Word counts it, 0 to 8; 9 is no heading.
pub(super) fn outline(value: &str) -> Option<u8> {
    let level: u8 = value.trim().parse().ok()?;
    (level < 9).then_some(level + 1)
}
