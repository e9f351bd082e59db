//! Painting the stack: the topmost page with its title line and footer, the
//! dialogs over it, and a toast.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text;
use crate::tr;

use super::canvas::Canvas;
use super::command::{Command, Offer};
use super::context::Context;
use super::layer::{Facts, Layer};
use super::screen::{Place, Title};
use super::theme::Role;
use super::toast::Toast;

/// The smallest terminal that shows everything.
pub const LEAST: (u16, u16) = (60, 17);

/// What is known only after painting.
#[derive(Debug, Default)]
pub(super) struct Painted {
    /// Where the terminal's cursor belongs.
    pub caret: Option<Position>,
    /// The key hints of the footer, for the mouse.
    pub hints: Vec<(Rect, Command)>,
}

/// Whether the terminal is smaller than any screen can be drawn in.
pub(super) const fn too_small(area: Rect) -> bool {
    area.width < LEAST.0 || area.height < LEAST.1
}

/// Paints everything.
pub(super) fn paint<'l>(
    buffer: &mut Buffer,
    layers: impl DoubleEndedIterator<Item = &'l mut Layer>,
    toast: Option<&Toast>,
    cx: &Context,
) -> Painted {
    let mut painted = Painted::default();
    let area = buffer.area;
    let mut caret = None;
    let mut page = Canvas::new(buffer, area, cx.theme, cx.signs, &mut caret);
    page.clear(area, Role::Text);
    if too_small(area) {
        let words = tr!(
            cx.lang,
            "frame-too-small",
            width = area.width,
            height = area.height
        );
        page.paragraph(area.x, area.y, area.width, &words, Role::Warning);
        return painted;
    }
    let mut bare = false;
    for (layer, facts) in visible(layers, cx) {
        caret = None;
        bare = matches!(facts.place, Place::Bare);
        let mut page = Canvas::new(buffer, area, cx.theme, cx.signs, &mut caret);
        painted.hints = match facts.place {
            Place::Hidden => Vec::new(),
            Place::Bare => {
                let cx = Context {
                    theme: cx.projector,
                    ..*cx
                };
                let mut page = Canvas::new(buffer, area, cx.theme, cx.signs, &mut caret);
                page.clear(area, Role::Text);
                layer.draw(&mut page, &cx);
                Vec::new()
            }
            Place::Page => {
                let hints = paint_frame(&mut page, &facts, cx);
                layer.draw(&mut page.part(body(area)), cx);
                hints
            }
            Place::Dialog { width, height } => {
                let inside = paint_box(&mut page, &facts.title, (width, height));
                layer.draw(&mut page.part(inside).on(Role::Dialog), cx);
                paint_footer(&mut page, &facts, cx)
            }
        };
    }
    painted.caret = caret;
    // The room sees a projector's page; what is said to the person at the keys
    // is not for the wall.
    if let Some(toast) = toast.filter(|_| !bare) {
        let mut ignored = None;
        paint_toast(
            &mut Canvas::new(buffer, area, cx.theme, cx.signs, &mut ignored),
            toast,
        );
    }
    painted
}

/// The layers from the topmost full page upwards.
fn visible<'l>(
    layers: impl DoubleEndedIterator<Item = &'l mut Layer>,
    cx: &Context,
) -> Vec<(&'l mut Layer, Facts)> {
    let mut seen = Vec::new();
    for layer in layers.rev() {
        let facts = layer.facts(cx);
        match facts.place {
            Place::Hidden => {}
            Place::Dialog { .. } => seen.push((layer, facts)),
            Place::Page | Place::Bare => {
                seen.push((layer, facts));
                break;
            }
        }
    }
    seen.reverse();
    seen
}

/// The rows between title and footer, with a column of air at both sides and
/// a row where there are enough.
fn body(area: Rect) -> Rect {
    let air = u16::from(area.height >= 20);
    Rect {
        x: area.x + 1,
        y: area.y + 1 + air,
        width: area.width - 2,
        height: area.height - 2 - 2 * air,
    }
}

fn paint_frame(page: &mut Canvas, facts: &Facts, cx: &Context) -> Vec<(Rect, Command)> {
    let area = page.area();
    let right = area.right() - 1;
    let start = if facts.title.right.is_empty() {
        right
    } else {
        page.print_right(right, area.y, &facts.title.right, Role::Muted)
    };
    let room = start.saturating_sub(area.x + 3);
    page.print_within(area.x + 1, area.y, room, &facts.title.left, Role::Title);
    paint_footer(page, facts, cx)
}

/// The five most useful keys, help and menu if there is room, and the status.
fn paint_footer(page: &mut Canvas, facts: &Facts, cx: &Context) -> Vec<(Rect, Command)> {
    let area = page.area();
    let y = area.bottom() - 1;
    page.clear(
        Rect {
            y,
            height: 1,
            ..area
        },
        Role::Text,
    );
    let right = area.right() - 1;
    let end = if facts.status.is_empty() {
        right
    } else {
        page.print_right(right, y, &facts.status, Role::Muted)
            .saturating_sub(2)
    };
    let mut x = area.x + 1;
    let mut hints = Vec::new();
    for offer in hinted(facts, cx) {
        let key = hint_key(offer.command, cx);
        let name = offer
            .label
            .clone()
            .unwrap_or_else(|| offer.command.name(cx.lang));
        let columns = (text::width(&key) + 1 + text::width(&name)) as u16;
        if x.saturating_add(columns) > end {
            break;
        }
        let role = if offer.blocked.is_some() {
            Role::Disabled
        } else {
            Role::Text
        };
        let after = page.print(x, y, &key, Role::Key);
        page.print(after + 1, y, &name, role);
        hints.push((
            Rect {
                x,
                y,
                width: columns,
                height: 1,
            },
            offer.command,
        ));
        x += columns + 3;
    }
    hints
}

/// The key of a hint; arrows stand in pairs: `↑↓ 选择`.
fn hint_key(command: Command, cx: &Context) -> String {
    let pair = match command {
        Command::Up | Command::Down => [Command::Up, Command::Down],
        Command::Left | Command::Right => [Command::Left, Command::Right],
        _ => return cx.key_label(command),
    };
    pair.map(|command| cx.key_label(command)).concat()
}

/// At most five: four of the screen's own, help, and the menu or a fifth.
fn hinted(facts: &Facts, cx: &Context) -> Vec<Offer> {
    let offers = &facts.offers;
    let keyed = offers
        .iter()
        .filter(|offer| !cx.keys.keys(offer.command).is_empty());
    let mut hints: Vec<Offer> = keyed
        .clone()
        .filter(|offer| !offer.quiet)
        .take(4)
        .cloned()
        .collect();
    let general = [Command::Help, Command::Menu]
        .into_iter()
        .filter(|_| !facts.exclusive)
        .map(Offer::new);
    // What has no key is found in the menu and the palette.
    let quiet = keyed.filter(|offer| offer.quiet).cloned();
    for offer in general.chain(quiet) {
        let named = hints.iter().any(|hint| hint.command == offer.command);
        if hints.len() < 5 && !named {
            hints.push(offer);
        }
    }
    hints
}

/// A framed box in the middle; returns its inside.
fn paint_box(page: &mut Canvas, title: &Title, (width, height): (u16, u16)) -> Rect {
    let area = page.area();
    let width = width.saturating_add(4).min(area.width);
    let height = height.saturating_add(2).min(area.height - 1);
    let outer = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - 1 - height) / 2,
        width,
        height,
    };
    page.clear(outer, Role::Dialog);
    let mut page = page.part(outer).on(Role::Dialog);
    let [
        upper_left,
        upper_right,
        lower_right,
        lower_left,
        flat,
        upright,
    ] = page.signs().border;
    let line = flat.repeat(usize::from(width.saturating_sub(2)));
    let (top, bottom) = (outer.top(), outer.bottom() - 1);
    page.print(
        outer.x,
        top,
        &format!("{upper_left}{line}{upper_right}"),
        Role::Border,
    );
    page.print(
        outer.x,
        bottom,
        &format!("{lower_left}{line}{lower_right}"),
        Role::Border,
    );
    for y in top + 1..bottom {
        page.print(outer.x, y, upright, Role::Border);
        page.print(outer.right() - 1, y, upright, Role::Border);
    }
    if !title.left.is_empty() {
        let room = width.saturating_sub(6);
        page.print_within(
            outer.x + 2,
            top,
            room,
            &format!(" {} ", title.left),
            Role::Heading,
        );
    }
    if !title.right.is_empty() {
        let words = format!(" {} ", title.right);
        page.print_right(outer.right() - 2, bottom, &words, Role::Muted);
    }
    Rect {
        x: outer.x + 2,
        y: outer.y + 1,
        width: width.saturating_sub(4),
        height: height.saturating_sub(2),
    }
}

fn paint_toast(page: &mut Canvas, toast: &Toast) {
    let area = page.area();
    let columns = (text::width(&toast.text) as u16).min(area.width - 6);
    let rows = Canvas::rows(&toast.text, columns).min(3);
    let place = Rect {
        x: area.right() - columns - 4,
        y: area.bottom() - 1 - rows,
        width: columns + 4,
        height: rows,
    };
    page.clear(place, Role::Cursor);
    let role = if toast.warning {
        Role::Warning
    } else {
        Role::Text
    };
    let mut page = page.part(place).on(Role::Cursor);
    if toast.warning {
        let sign = page.signs().warning;
        page.print(place.x, place.y, sign, Role::Bad);
    }
    page.paragraph(place.x + 2, place.y, columns, &toast.text, role);
}
