//! A theme file:
//!
//! ```toml
//! inherits = "dark"
//! [palette]
//! cinnabar = "#e8705a"
//! [roles]
//! accent = { fg = "cinnabar", bold = true }
//! ```

use std::collections::BTreeMap;

use ratatui::style::Modifier;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::colour::Rgb;
use super::role::Role;
use super::{BuiltIn, Paint};
use crate::tui::source::line_of;

/// A mistake in a theme file, with the line it is in (from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub mistake: Mistake,
}

/// What can be wrong with a theme file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// Not TOML; in the parser's words.
    Syntax(String),
    /// A key that means nothing here.
    UnknownKey(String),
    /// No such role.
    UnknownRole(String),
    /// Neither `#rrggbb` nor a name of the palette.
    UnknownColour(String),
    /// No such theme to inherit from.
    UnknownParent(String),
    /// A table, text or yes/no was expected.
    WrongKind(String),
}

type Palette = BTreeMap<String, Rgb>;
type Item<'a> = (
    &'a Spanned<std::borrow::Cow<'a, str>>,
    &'a Spanned<DeValue<'a>>,
);

/// What the file and the themes it inherits from say about each role.
pub(super) fn paints(source: &str) -> Result<BTreeMap<Role, Paint>, Vec<Problem>> {
    let mut reader = Reader {
        source,
        problems: Vec::new(),
    };
    let (_, paints) = reader.file();
    if reader.problems.is_empty() {
        Ok(paints)
    } else {
        reader.problems.sort_by_key(|problem| problem.line);
        Err(reader.problems)
    }
}

struct Reader<'s> {
    source: &'s str,
    problems: Vec<Problem>,
}

impl<'s> Reader<'s> {
    fn complain(&mut self, offset: usize, mistake: Mistake) {
        self.problems.push(Problem {
            line: line_of(self.source, offset),
            mistake,
        });
    }

    fn file(&mut self) -> (Palette, BTreeMap<Role, Paint>) {
        let table = match DeTable::parse(self.source) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                self.complain(offset, Mistake::Syntax(error.message().to_owned()));
                return Default::default();
            }
        };
        let (mut palette, mut paints) = self.parent(&table);
        for (name, value) in &table {
            match (name.get_ref().as_ref(), value.get_ref()) {
                ("palette", DeValue::Table(colours)) => self.palette(colours, &mut palette),
                ("inherits", _) | ("roles", DeValue::Table(_)) => {}
                ("palette" | "roles", _) => self.wrong_kind((name, value)),
                (other, _) => {
                    self.complain(name.span().start, Mistake::UnknownKey(other.to_owned()));
                }
            }
        }
        if let Some(DeValue::Table(roles)) = table.get("roles").map(Spanned::get_ref) {
            for (name, value) in roles {
                let Some(role) = Role::from_name(name.get_ref()) else {
                    let role = name.get_ref().clone().into_owned();
                    self.complain(name.span().start, Mistake::UnknownRole(role));
                    continue;
                };
                let paint = paints.entry(role).or_default();
                self.paint((name, value), &palette, paint);
            }
        }
        (palette, paints)
    }

    fn parent(&mut self, table: &DeTable<'s>) -> (Palette, BTreeMap<Role, Paint>) {
        let Some(value) = table.get("inherits") else {
            return Default::default();
        };
        let name = match value.get_ref() {
            DeValue::String(name) => name.as_ref(),
            _ => "",
        };
        let parent = BuiltIn::from_file_name(name).filter(|theme| theme.source() != self.source);
        let Some(parent) = parent else {
            self.complain(value.span().start, Mistake::UnknownParent(name.to_owned()));
            return Default::default();
        };
        Reader {
            source: parent.source(),
            problems: Vec::new(),
        }
        .file()
    }

    fn palette(&mut self, colours: &DeTable<'_>, palette: &mut Palette) {
        for (name, value) in colours {
            let DeValue::String(text) = value.get_ref() else {
                self.wrong_kind((name, value));
                continue;
            };
            if let Some(rgb) = hex(text) {
                palette.insert(name.get_ref().clone().into_owned(), rgb);
            } else {
                let text = text.clone().into_owned();
                self.complain(value.span().start, Mistake::UnknownColour(text));
            }
        }
    }

    fn paint(&mut self, item: Item<'_>, palette: &Palette, paint: &mut Paint) {
        let DeValue::Table(table) = item.1.get_ref() else {
            self.wrong_kind(item);
            return;
        };
        for (name, value) in table {
            let modifier = match (name.get_ref().as_ref(), value.get_ref()) {
                ("fg", DeValue::String(colour)) => {
                    paint.foreground = self.colour(colour, value, palette);
                    continue;
                }
                ("bg", DeValue::String(colour)) => {
                    paint.background = self.colour(colour, value, palette);
                    continue;
                }
                ("bold", DeValue::Boolean(_)) => Modifier::BOLD,
                ("dim", DeValue::Boolean(_)) => Modifier::DIM,
                ("underlined", DeValue::Boolean(_)) => Modifier::UNDERLINED,
                ("reversed", DeValue::Boolean(_)) => Modifier::REVERSED,
                ("fg" | "bg" | "bold" | "dim" | "underlined" | "reversed", _) => {
                    self.wrong_kind((name, value));
                    continue;
                }
                (other, _) => {
                    self.complain(name.span().start, Mistake::UnknownKey(other.to_owned()));
                    continue;
                }
            };
            let modifiers = paint.modifiers.get_or_insert_default();
            modifiers.set(modifier, matches!(value.get_ref(), DeValue::Boolean(true)));
        }
    }

    fn colour(
        &mut self,
        text: &str,
        value: &Spanned<DeValue<'_>>,
        palette: &Palette,
    ) -> Option<Rgb> {
        let colour = palette.get(text).copied().or_else(|| hex(text));
        if colour.is_none() {
            self.complain(value.span().start, Mistake::UnknownColour(text.to_owned()));
        }
        colour
    }

    fn wrong_kind(&mut self, (name, _): Item<'_>) {
        let mistake = Mistake::WrongKind(name.get_ref().clone().into_owned());
        self.complain(name.span().start, mistake);
    }
}

fn hex(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some((red, green, blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_of_a_theme_file_is_named_with_its_line() {
        let problems = paints(
            "inherits = \"dusk\"\ncolour = 1\n[palette]\nink = \"#12345\"\nash = 3\n[roles]\n\
             texts = { fg = \"#000000\" }\nmuted = { fg = \"mist\" }\ntitle = { bold = 1 }\n\
             key = { blink = true }\nbar = 4\n",
        )
        .unwrap_err();
        let found: Vec<_> = problems.into_iter().map(|p| (p.line, p.mistake)).collect();
        assert_eq!(
            found,
            [
                (1, Mistake::UnknownParent("dusk".into())),
                (2, Mistake::UnknownKey("colour".into())),
                (4, Mistake::UnknownColour("#12345".into())),
                (5, Mistake::WrongKind("ash".into())),
                (7, Mistake::UnknownRole("texts".into())),
                (8, Mistake::UnknownColour("mist".into())),
                (9, Mistake::WrongKind("bold".into())),
                (10, Mistake::UnknownKey("blink".into())),
                (11, Mistake::WrongKind("bar".into())),
            ]
        );
    }

    #[test]
    fn an_own_theme_can_use_the_palette_it_inherits() {
        let paints = paints("inherits = \"dark\"\n[roles]\ntext = { bg = \"#000000\" }\n").unwrap();
        assert_eq!(paints[&Role::Text].background, Some((0, 0, 0)));
        assert!(paints[&Role::Text].foreground.is_some());
    }
}
