//! What a paragraph is: a heading, a labelled line, or words.

use crate::content::HeadingsPack;
use crate::content::headings::RoleWords;
use crate::domain::paper::{Genre, Role};
use crate::domain::{Manuscript, Paragraph};
use crate::text::ordinal;

/// A heading has at most this many characters; one that is followed by words
/// in the same line fewer.
const HEADING: usize = 40;
/// A heading that its file calls one may be longer.
const MARKED: usize = 80;
/// A heading without a number, a mark or a style.
const BARE: usize = 20;
/// A label.
const LABEL: usize = 14;
/// Paragraphs at the beginning that can be the title.
const TITLE: usize = 4;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It begins a section; its words go on at `rest`.
    Section {
        /// How deep.
        place: Place,
        /// What the section is there for, where the heading says it.
        role: Option<Role>,
        /// The byte at which the section's own words begin.
        rest: usize,
    },
    /// The day of a measure, from this byte on.
    Due(usize),
    /// Not the author's text.
    PassedOver,
    /// Words.
    Words,
}

/// How deep a section lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// As the file says.
    Marked(u8),
    /// By its number.
    Numbered(u8),
    /// Over sections with numbers of this level.
    Over(u8),
    /// A label: within everything.
    Label,
}

impl Place {
    /// For comparing: the smaller, the further out.
    pub(super) const fn level(self) -> u8 {
        match self {
            Self::Marked(level) => {
                if level < 9 {
                    level
                } else {
                    9
                }
            }
            Self::Numbered(level) => 10 + level * 10,
            Self::Over(level) => 5 + level * 10,
            Self::Label => u8::MAX,
        }
    }
}

/// What the beginning of a manuscript says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Title {
    /// How many paragraphs it has.
    pub(super) paragraphs: usize,
    /// What it says the text is.
    pub(super) genre: Option<Genre>,
}

/// Reads paragraphs by the words of a pack.
pub(super) struct Reader<'a> {
    packs: &'a [&'a HeadingsPack],
}

impl<'a> Reader<'a> {
    pub(super) const fn new(packs: &'a [&'a HeadingsPack]) -> Self {
        Self { packs }
    }

    fn roles(&self) -> impl Iterator<Item = &'a RoleWords> {
        self.packs.iter().flat_map(|pack| &pack.roles)
    }

    /// The title: short paragraphs at the beginning that are no sentences and
    /// name no part.
    pub(super) fn title(&self, manuscript: &Manuscript) -> Title {
        let mut title = Title {
            paragraphs: 0,
            genre: None,
        };
        for (at, paragraph) in manuscript.paragraphs.iter().take(TITLE).enumerate() {
            let text = paragraph.text();
            let plain = count(text) <= HEADING
                && !text.contains(is_stop)
                && ordinal(text).is_none()
                && paragraph.level.is_none_or(|level| level == 1);
            let genre = self.genre(text);
            let is_part = genre.is_none()
                && self.kind(manuscript, at) != Kind::Words
                && !(at == 0 && paragraph.level == Some(1) && self.role(text).is_none());
            if !plain || is_part {
                break;
            }
            title.paragraphs = at + 1;
            title.genre = title.genre.or(genre);
        }
        title
    }

    /// What a title says the text is: the word that ends last, the longest
    /// of those.
    fn genre(&self, title: &str) -> Option<Genre> {
        let genres = self.packs.iter().flat_map(|pack| &pack.genres);
        let found = genres.flat_map(|words| {
            let ends = words.titles.iter().filter_map(|word| end_of(title, word));
            ends.map(move |end| (end, words.genre))
        });
        found.max_by_key(|(end, _)| *end).map(|(_, genre)| genre)
    }

    pub(super) fn kind(&self, manuscript: &Manuscript, at: usize) -> Kind {
        let Some(paragraph) = manuscript.paragraphs.get(at) else {
            return Kind::Words;
        };
        let text = paragraph.text();
        if paragraph.quoted {
            return self.quoted(text);
        }
        let number = ordinal(text);
        let from = number.map_or(0, |number| number.bytes);
        let name = text.get(from..).unwrap_or_default();
        let place = match (paragraph.level, number) {
            (Some(level), _) => Some(Place::Marked(level)),
            (None, Some(number)) => Some(Place::Numbered(number.level)),
            (None, None) => None,
        };
        if let Some(kind) = self.labelled(paragraph, from, place) {
            return kind;
        }
        let Some(place) = place else {
            return self.bare(manuscript, at, name);
        };
        let most = if paragraph.level.is_some() {
            MARKED
        } else {
            HEADING
        };
        let role = self.role(name);
        let sentence = name.ends_with('。') && role.is_none() && paragraph.level.is_none();
        if is_heading(name, most) && !sentence {
            let rest = text.len();
            return Kind::Section { place, role, rest };
        }
        if paragraph.level.is_some() {
            return Kind::Words;
        }
        // The heading and the words in one line: “一、存在的问题。今年……”.
        let (head, _) = name.split_once(is_stop).unwrap_or((name, ""));
        let role = self
            .role(head)
            .filter(|_| is_heading(head, HEADING) && is_outer(place));
        let rest = match role {
            Some(_) => from + head.len() + name.get(head.len()..).map_or(0, first_bytes),
            None => from,
        };
        Kind::Section { place, role, rest }
    }

    /// A quotation is not the author's text; a note may head what follows and
    /// is not, either.
    fn quoted(&self, text: &str) -> Kind {
        if is_heading(text, HEADING) && self.role(text) == Some(Role::Other) {
            return Kind::Section {
                place: Place::Marked(0),
                role: Some(Role::Other),
                rest: text.len(),
            };
        }
        Kind::PassedOver
    }

    /// Where the words of a numbered line begin that looks like a heading and
    /// has nothing under it: it is the text itself.
    pub(super) fn words_of_its_own(&self, manuscript: &Manuscript, at: usize) -> Option<usize> {
        let paragraph = manuscript.paragraphs.get(at)?;
        let number = ordinal(paragraph.text()).filter(|_| paragraph.level.is_none())?;
        let own = Place::Numbered(number.level).level();
        let followed = manuscript.paragraphs.get(at + 1).is_some()
            && match self.kind(manuscript, at + 1) {
                Kind::Section { place, .. } => place.level() > own,
                Kind::Due(_) | Kind::PassedOver | Kind::Words => true,
            };
        (!followed).then_some(number.bytes)
    }

    /// A heading that nothing marks but its words.
    fn bare(&self, manuscript: &Manuscript, at: usize, name: &str) -> Kind {
        let name_only = name.trim_end_matches(['：', ':']);
        let role = self
            .role(name_only)
            .filter(|_| is_heading(name, BARE) && self.covers_half(name_only));
        let Some(role) = role else {
            return Kind::Words;
        };
        let next = manuscript.paragraphs.get(at + 1);
        let numbered = next.and_then(|paragraph| ordinal(paragraph.text()));
        Kind::Section {
            place: numbered.map_or(Place::Label, |number| Place::Over(number.level)),
            role: Some(role),
            rest: name.len(),
        }
    }

    /// A label in front of a colon, in bold, or before two blanks.
    fn labelled(&self, paragraph: &Paragraph, from: usize, place: Option<Place>) -> Option<Kind> {
        let text = paragraph.text();
        let (label, rest) = label(text, from, paragraph.bold)?;
        let is_one = |words: &[String]| words.iter().any(|word| word == label);
        if self.packs.iter().any(|pack| is_one(&pack.due)) {
            return Some(Kind::Due(rest));
        }
        if self.packs.iter().any(|pack| is_one(&pack.passed_over)) && rest < text.len() {
            return Some(Kind::PassedOver);
        }
        let role = self.roles().find(|role| is_one(&role.labels))?;
        Some(Kind::Section {
            place: place.unwrap_or(Place::Label),
            role: Some(role.role),
            rest,
        })
    }

    /// What a heading is there for: of the words in it the one that ends
    /// last, the longest of those.
    fn role(&self, heading: &str) -> Option<Role> {
        let found = self.roles().filter_map(|role| {
            let end = longest_end(heading, role)?;
            Some((end, role.role))
        });
        found.max_by_key(|(end, _)| *end).map(|(_, role)| role)
    }

    fn covers_half(&self, heading: &str) -> bool {
        let best = self.roles().filter_map(|role| longest_end(heading, role));
        best.max()
            .is_some_and(|(_, bytes)| bytes * 2 >= heading.len())
    }
}

/// Where a word ends in a text, with its length, so that the last end and
/// then the longest word compares greatest.
fn end_of(text: &str, word: &str) -> Option<(usize, usize)> {
    let start = text.rfind(word)?;
    Some((start + word.len(), word.len()))
}

fn longest_end(heading: &str, role: &RoleWords) -> Option<(usize, usize)> {
    role.headings
        .iter()
        .filter_map(|word| end_of(heading, word))
        .max()
}

/// A label at byte `from` of a text, and where the words after it begin.
fn label(text: &str, from: usize, bold: usize) -> Option<(&str, usize)> {
    let rest = text.get(from..)?;
    let bolded = text
        .get(from..bold)
        .filter(|_| (from + 1..text.len()).contains(&bold));
    let end = bolded
        .map(str::len)
        .or_else(|| rest.find(['：', ':']))
        .or_else(|| rest.find("  "))
        .or_else(|| rest.find("\u{3000}"))?;
    let label = rest.get(..end)?.trim().trim_end_matches(['：', ':']).trim();
    let after = rest
        .get(end..)?
        .trim_start_matches(['：', ':', ' ', '\u{3000}']);
    (!label.is_empty() && count(label) <= LABEL).then_some((label, text.len() - after.len()))
}

/// Whether this can be a heading: short, and no sentence.
fn is_heading(name: &str, most: usize) -> bool {
    let inner = name.trim_end_matches(['。', '：', ':', '.']);
    !inner.is_empty() && count(inner) <= most && !inner.contains(is_stop)
}

const fn is_outer(place: Place) -> bool {
    matches!(place, Place::Numbered(1 | 2))
}

const fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '\n')
}

fn first_bytes(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn count(text: &str) -> usize {
    text.chars().count()
}
