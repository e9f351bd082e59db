//! Finding words: in what was written, and in what is asked.

use std::ops::Range;

use ratatui::layout::Rect;
use zeroize::Zeroize;

use crate::lang::Lang;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::{Edited, Editor};
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input, Screen, Title, Typing};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};

use super::item_form::{self, CAUSES, FACTS, MEASURES, NOTES, TEXT};
use super::pad::Pad;
use super::page::{Page, part_name};
use super::spot::Spot;

/// How many characters before a hit are shown with it.
const BEFORE: usize = 8;

/// One text that is looked through.
struct Source {
    page: Page,
    /// The field; `None` for what is asked.
    field: Option<String>,
    /// Where it is, as people say it.
    place: String,
    words: String,
    /// The words as they are compared: folded, in small letters.
    folded: Folded,
}

impl Drop for Source {
    fn drop(&mut self) {
        self.words.zeroize();
        self.folded.words.zeroize();
    }
}

/// Words made comparable, with the way back to the bytes they come from.
struct Folded {
    words: String,
    /// For each byte of `words`, where its character begins in the source; and
    /// the source's end.
    origin: Vec<usize>,
}

impl Folded {
    fn new(source: &str) -> Self {
        let mut folded = Self {
            words: String::with_capacity(source.len()),
            origin: Vec::with_capacity(source.len() + 1),
        };
        for (at, c) in source.char_indices() {
            let mut buffer = [0; 4];
            for c in text::fold(c.encode_utf8(&mut buffer)).chars() {
                for small in c.to_lowercase() {
                    folded.words.push(small);
                    folded.origin.resize(folded.words.len(), at);
                }
            }
        }
        folded.origin.push(source.len());
        folded
    }

    /// The bytes of the source that a needle, itself folded, is found at.
    fn find(&self, needle: &str) -> Option<Range<usize>> {
        let at = self.words.find(needle)?;
        let start = *self.origin.get(at)?;
        let end = *self.origin.get(at + needle.len())?;
        Some(start..end)
    }
}

/// A place where the words were found.
struct Hit {
    source: usize,
    bytes: Range<usize>,
}

/// The page that finds.
pub(super) struct SearchScreen {
    sources: Vec<Source>,
    line: Editor,
    hits: Vec<Hit>,
    list: List,
}

impl SearchScreen {
    pub fn new(pad: &Pad, lang: &Lang) -> Self {
        Self {
            sources: sources(pad, lang),
            line: Editor::line("").limit(Some(60)),
            hits: Vec::new(),
            list: List::new(),
        }
    }

    fn search(&mut self) {
        let needle = Folded::new(self.line.text().trim()).words;
        let found = |(source, looked): (usize, &Source)| {
            let bytes = looked.folded.find(&needle)?;
            Some(Hit { source, bytes })
        };
        self.hits = if needle.is_empty() {
            Vec::new()
        } else {
            let sources = self.sources.iter().enumerate();
            sources.filter_map(found).collect()
        };
        self.list.select(0);
        self.list.set_len(self.hits.len());
    }

    fn chosen(&self, row: usize) -> Option<Effect<()>> {
        let hit = self.hits.get(row)?;
        let source = self.sources.get(hit.source)?;
        Some(Effect::give(Spot {
            page: source.page,
            field: source.field.clone(),
            bytes: hit.bytes.clone(),
        }))
    }
}

fn sources(pad: &Pad, lang: &Lang) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut add = |page, field: Option<&str>, place: String, words: &str| {
        if !words.trim().is_empty() {
            sources.push(Source {
                page,
                field: field.map(ToOwned::to_owned),
                place,
                folded: Folded::new(words),
                words: words.to_owned(),
            });
        }
    };
    for page in Page::all(pad.len()) {
        match page {
            Page::Part(kind) => {
                add(
                    page,
                    Some(TEXT),
                    part_name(kind, lang),
                    pad.sheet().part(kind),
                );
            }
            Page::Item(item) => {
                let Some(entry) = pad.sheet().entries.get(item) else {
                    continue;
                };
                let place = |label: String| format!("{} {label}", item + 1);
                if let Some((.., asked)) = pad.asked(item) {
                    add(page, None, place(tr!(lang, "sheet-item")), &asked.text);
                    for question in &asked.questions {
                        add(page, None, place(tr!(lang, "sheet-think")), question);
                    }
                }
                let fields = [
                    (FACTS, tr!(lang, "sheet-facts"), &entry.facts),
                    (CAUSES, tr!(lang, "sheet-causes"), &entry.causes),
                    (MEASURES, tr!(lang, "sheet-measures"), &entry.measures),
                    (NOTES, tr!(lang, "sheet-notes"), &entry.notes),
                ];
                for (field, label, words) in fields {
                    add(page, Some(field), place(label), words);
                }
                for answer in &entry.answers {
                    let field = item_form::answer(answer.opinion);
                    let label = place(tr!(lang, "sheet-answer"));
                    add(page, Some(&field), label, &answer.words);
                }
            }
        }
    }
    sources
}

impl Screen for SearchScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        let within_line = matches!(&input, Input::Key(key)
            if matches!(key.code, Code::Home | Code::End));
        let chosen = if within_line {
            Chosen::Nothing
        } else {
            self.list.handle(&input)
        };
        match chosen {
            Chosen::Opened(row) => return self.chosen(row).into_iter().collect(),
            Chosen::Moved if !matches!(input, Input::Mouse(_)) => return Vec::new(),
            Chosen::Moved | Chosen::Nothing => {}
        }
        match self.line.handle(&input, cx) {
            Edited::Changed | Edited::Full => self.search(),
            Edited::Moved | Edited::Nothing => {}
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let label = tr!(cx.lang, "sheet-find-label");
        let x = canvas.print(area.x, area.y, &label, Role::Accent) + 2;
        let field = Rect {
            x,
            width: area.right().saturating_sub(x),
            height: 1,
            ..area
        };
        self.line
            .draw(canvas, field, true, &tr!(cx.lang, "sheet-find-hint"));
        let below = Rect {
            y: area.y + 2,
            height: area.height.saturating_sub(2),
            ..area
        };
        if self.hits.is_empty() {
            if !self.line.text().trim().is_empty() {
                let words = tr!(cx.lang, "sheet-find-nothing");
                canvas.paragraph(below.x, below.y, below.width, &words, Role::Muted);
            }
            return;
        }
        let places = self.sources.iter().map(|source| source.place.as_str());
        let columns = text::widest(places) as u16;
        let Self {
            sources,
            hits,
            list,
            ..
        } = self;
        list.draw(canvas, below, (hits.len(), 1), |canvas, row, in_hand| {
            if let Some(hit) = hits.get(row)
                && let Some(source) = sources.get(hit.source)
            {
                draw_hit(canvas, (source, &hit.bytes), (in_hand, columns), cx);
            }
        });
    }

    fn title(&self, cx: &Context) -> Title {
        let title = Title::new(tr!(cx.lang, "sheet-find"));
        if self.hits.is_empty() {
            return title;
        }
        let count = self.hits.len().to_string();
        title.right(tr!(cx.lang, "sheet-find-count", count = count))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = Vec::new();
        if !self.hits.is_empty() {
            offers.push(Offer::named(Command::Open, tr!(cx.lang, "sheet-go-there")));
            offers.push(Offer::named(Command::Up, tr!(cx.lang, "sheet-choose")));
        }
        offers.push(Offer::new(Command::Back));
        offers
    }

    fn typing(&self) -> Typing {
        Typing::Line
    }
}

/// The place, and the words around what was found.
fn draw_hit(
    canvas: &mut Canvas,
    (source, bytes): (&Source, &Range<usize>),
    (in_hand, columns): (bool, u16),
    cx: &Context,
) {
    let Rect { x, y, .. } = canvas.area();
    if in_hand {
        canvas.print(x, y, cx.signs.cursor, Role::Accent);
    }
    canvas.print_within(x + 2, y, columns, &source.place, Role::Muted);
    let words = &source.words;
    let before = words.get(..bytes.start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    let mut shown: Vec<char> = before.get(line..).unwrap_or_default().chars().collect();
    let cut = shown.len().saturating_sub(BEFORE);
    shown.drain(..cut);
    let mut x = x + 4 + columns;
    if cut > 0 {
        x = canvas.print(x, y, cx.signs.ellipsis, Role::Muted);
    }
    let shown: String = shown.into_iter().collect();
    x = canvas.print(x, y, &shown, Role::Text);
    let found = words.get(bytes.clone()).unwrap_or_default();
    x = canvas.print(x, y, found, Role::Accent);
    let after = words.get(bytes.end..).unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    canvas.print(x, y, after, Role::Text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_width_and_case() {
        let find = |source: &str, needle: &str| {
            let needle = Folded::new(needle).words;
            Folded::new(source).find(&needle)
        };
        assert_eq!(find("补贴ＡＢ晚发", "ab晚"), Some(6..15));
        assert_eq!(find("３７户", "37"), Some(0..6));
        assert_eq!(find("İstanbul 村", "村"), Some(10..13));
        assert_eq!(find("没有", "有没有"), None);
    }
}
