//! Own words on one item: a field, and how much still fits on the ballot.

use ratatui::layout::{Position, Rect};

use crate::text::{Cell, Edit, EditBuffer, Motion};
use crate::tr;
use crate::tui::burst::{Act, Mouse};
use crate::tui::screens::place::{below, column};
use crate::tui::{Canvas, Code, Context, Input, Key, Role};

use super::letters::Letters;

/// Bytes that the length of a text may take more when it grows.
const MARGIN: usize = 4;
/// Bytes of a Han character.
const HAN: usize = 3;

/// Where the text was drawn.
#[derive(Debug, Default)]
pub(super) struct Writing {
    area: Rect,
    top: usize,
    /// Terminal rows between two rows of text, less one.
    gap: u16,
    /// The last thing typed did not fit.
    full: bool,
}

/// What is written on a page.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    /// A word or two.
    pub(super) label: &'a str,
    /// As asked.
    pub(super) text: &'a str,
    /// About whom, when there are several.
    pub(super) about: &'a str,
    /// Bytes left on the ballot.
    pub(super) room: usize,
    /// How large words are set.
    pub(super) letters: Letters,
}

/// Characters that still fit: by the item's limit and by the ballot's size.
pub(super) fn fits(buffer: &EditBuffer, room: usize) -> usize {
    let bytes = room.saturating_sub(MARGIN) / HAN;
    buffer.remaining().map_or(bytes, |limit| limit.min(bytes))
}

impl Writing {
    /// Reacts. `room` is the number of bytes left on the ballot.
    pub(super) fn handle<A>(&mut self, input: &Input<A>, buffer: &mut EditBuffer, room: usize) {
        match input {
            Input::Text(text) => self.write(text, buffer, room, false),
            Input::Paste(text) => self.write(text, buffer, room, true),
            Input::Key(key) => self.key(*key, buffer, room),
            Input::Mouse(mouse) => self.mouse(*mouse, buffer),
            Input::BurstEnd => buffer.end_burst(),
            _ => {}
        }
    }

    fn write(&mut self, text: &str, buffer: &mut EditBuffer, room: usize, pasted: bool) {
        let freed = buffer.selected().len();
        let fitting = beginning(text, (room + freed).saturating_sub(MARGIN));
        let wanted = text.chars().count();
        let written = if pasted {
            buffer.paste(fitting)
        } else {
            buffer.insert(fitting)
        };
        self.full = written < wanted;
    }

    fn key(&mut self, key: Key, buffer: &mut EditBuffer, room: usize) {
        let page = usize::from(self.area.height / (self.gap + 1)).max(1);
        let motion = match key.code {
            Code::Left => Motion::Left,
            Code::Right => Motion::Right,
            Code::Up => Motion::Up,
            Code::Down => Motion::Down,
            Code::Home => Motion::LineStart,
            Code::End => Motion::LineEnd,
            Code::PageUp => Motion::PageUp(page),
            Code::PageDown => Motion::PageDown(page),
            Code::Enter => return self.write("\n", buffer, room, false),
            Code::Backspace | Code::Delete => {
                let edit = if key.code == Code::Delete {
                    Edit::Delete
                } else {
                    Edit::Backspace
                };
                buffer.apply(edit);
                self.full = false;
                return;
            }
            _ => return,
        };
        buffer.apply(if key.shift {
            Edit::Extend(motion)
        } else {
            Edit::Move(motion)
        });
    }

    fn mouse(&self, mouse: Mouse, buffer: &mut EditBuffer) {
        if !self.area.contains(Position::new(mouse.x, mouse.y)) {
            return;
        }
        let row = self.top + usize::from((mouse.y - self.area.y) / (self.gap + 1));
        let cell = Cell {
            row,
            column: usize::from(mouse.x - self.area.x),
        };
        match mouse.act {
            Act::Click => buffer.apply(Edit::Move(Motion::Cell(cell))),
            Act::Drag => buffer.apply(Edit::Extend(Motion::Cell(cell))),
            Act::WheelUp => buffer.apply(Edit::Move(Motion::Up)),
            Act::WheelDown => buffer.apply(Edit::Move(Motion::Down)),
        };
    }

    /// Draws the page.
    pub(super) fn draw(
        &mut self,
        canvas: &mut Canvas,
        buffer: &mut EditBuffer,
        question: Question,
        cx: &Context,
    ) {
        let area = column(canvas.area());
        let letters = question.letters;
        self.gap = letters.gap();
        let label = question.label;
        let after = letters.line(canvas, (area.x, area.y), label, Role::Accent);
        letters.line(canvas, (after + 2, area.y), question.about, Role::Heading);
        let place = below(area, area.y + 1);
        let y = letters.paragraph(canvas, place, question.text, Role::Heading) + 1;
        let field = Rect {
            x: area.x + 1,
            y: y + 1,
            width: area.width - 2,
            height: area.bottom().saturating_sub(y + 4).max(2),
        };
        canvas.part(area).rule(y);
        self.draw_field(canvas, field, buffer, cx);
        let y = field.bottom();
        canvas.part(area).rule(y);
        let left = fits(buffer, question.room);
        let count = tr!(cx.lang, "kiosk-opinion-left", left = left);
        let role = if left < 10 {
            Role::Warning
        } else {
            Role::Muted
        };
        let right = canvas.print_right(area.right(), y + 1, &count, role);
        let (words, role) = if self.full {
            (tr!(cx.lang, "kiosk-opinion-full"), Role::Bad)
        } else {
            (tr!(cx.lang, "kiosk-opinion-how"), Role::Muted)
        };
        let room = right.saturating_sub(area.x + 1);
        canvas.print_within(area.x, y + 1, room, &letters.set(&words), role);
    }

    fn draw_field(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        buffer: &mut EditBuffer,
        cx: &Context,
    ) {
        self.area = area;
        let columns = usize::from(area.width.saturating_sub(1));
        buffer.set_columns(columns);
        if buffer.is_empty() {
            let hint = tr!(cx.lang, "kiosk-opinion-empty");
            canvas
                .part(area)
                .paragraph(area.x, area.y, area.width, &hint, Role::Placeholder);
        }
        let layout = buffer.layout(columns);
        let caret = buffer.caret_cell(&layout);
        let pitch = self.gap + 1;
        let height = usize::from(area.height.div_ceil(pitch)).max(1);
        self.top = self
            .top
            .min(caret.row)
            .max((caret.row + 1).saturating_sub(height));
        let selection = buffer.selection().unwrap_or_default();
        for (line, row) in (self.top..layout.rows()).take(height).enumerate() {
            let y = area.y + line as u16 * pitch;
            canvas.print(area.x, y, layout.row_text(row), Role::Focus);
            if let Some(covered) = layout.covered(row, &selection) {
                let x = area.x + covered.start as u16;
                let width = covered.len() as u16;
                canvas.tint(
                    Rect {
                        x,
                        y,
                        width,
                        height: 1,
                    },
                    Role::Selection,
                );
            }
        }
        canvas.caret(
            area.x + caret.column as u16,
            area.y + (caret.row - self.top) as u16 * pitch,
        );
    }
}

/// The beginning of a text that takes at most so many bytes.
fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_on_the_ballot_is_refused_at_once_and_said() {
        let (mut writing, mut buffer) = (Writing::default(), EditBuffer::new().with_limit(200));
        writing.handle(
            &Input::<()>::Text("路灯坏了".to_owned()),
            &mut buffer,
            10 + MARGIN,
        );
        assert_eq!(buffer.text(), "路灯坏");
        assert!(writing.full);
        assert_eq!(fits(&buffer, 10 + MARGIN), 3);
        assert_eq!(fits(&buffer, 3000), 197);
    }
}
