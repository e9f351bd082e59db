//! List and pager, drawn and driven without a program around them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::tui::burst::{Act, Mouse};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::harness::dump;
use crate::tui::key::{Code, Key};
use crate::tui::screen::Input;
use crate::tui::signs::Signs;
use crate::tui::theme::{BuiltIn, Depth, Role, Theme};

const AREA: Rect = Rect::new(0, 0, 12, 4);

fn drawn(draw: impl FnOnce(&mut Canvas)) -> String {
    let mut buffer = Buffer::empty(AREA);
    let theme = Theme::built_in(BuiltIn::Dark, Depth::True);
    let mut caret = None;
    draw(&mut Canvas::new(
        &mut buffer,
        AREA,
        &theme,
        &Signs::UNICODE,
        &mut caret,
    ));
    dump(&buffer, caret)
}

fn draw_list(list: &mut List, len: usize, height: u16) -> String {
    drawn(|canvas| {
        list.draw(canvas, AREA, (len, height), |canvas, row, in_hand| {
            let Rect { x, y, .. } = canvas.area();
            let sign = if in_hand { "▸" } else { " " };
            canvas.print(x, y, &format!("{sign} 第{row}条"), Role::Text);
        });
    })
}

fn key(code: Code) -> Input<()> {
    Input::Key(Key::plain(code))
}

fn mouse(y: u16, act: Act) -> Input<()> {
    Input::Mouse(Mouse { x: 1, y, act })
}

#[test]
fn the_row_in_hand_always_shows() {
    let mut list = List::new();
    assert_eq!(
        draw_list(&mut list, 9, 1),
        "▸ 第0条\n  第1条\n  第2条\n  第3条    ↓"
    );
    for _ in 0..5 {
        assert_eq!(list.handle(&key(Code::Down)), Chosen::Moved);
    }
    assert_eq!(
        draw_list(&mut list, 9, 1),
        "  第2条    ↑\n  第3条\n  第4条\n▸ 第5条    ↓"
    );
    assert_eq!(list.handle(&key(Code::End)), Chosen::Moved);
    assert!(draw_list(&mut list, 9, 1).ends_with("▸ 第8条"));
    assert_eq!(
        list.handle(&Input::<()>::Command(Command::Open)),
        Chosen::Opened(8)
    );
    assert!(draw_list(&mut list, 3, 1).ends_with("▸ 第2条"));
    assert!(draw_list(&mut list, 3, 2).ends_with("▸ 第2条"));
}

#[test]
fn a_click_takes_a_row_in_hand_and_another_opens_it() {
    let mut list = List::new();
    draw_list(&mut list, 9, 1);
    assert_eq!(list.handle(&mouse(2, Act::Click)), Chosen::Moved);
    assert_eq!(list.handle(&mouse(2, Act::Click)), Chosen::Opened(2));
    assert_eq!(list.handle(&mouse(2, Act::WheelDown)), Chosen::Moved);
    assert_eq!(list.selected(), 3);
    draw_list(&mut list, 2, 1);
    assert_eq!(list.handle(&mouse(3, Act::Click)), Chosen::Nothing);
}

#[test]
fn an_empty_list_opens_nothing() {
    let mut list = List::new();
    assert_eq!(draw_list(&mut list, 0, 1), "");
    assert_eq!(list.handle(&key(Code::Enter)), Chosen::Nothing);
    assert_eq!(list.handle(&key(Code::Down)), Chosen::Moved);
    assert_eq!(list.selected(), 0);
}

#[test]
fn a_pager_stops_at_both_ends() {
    let mut pager = Pager::new();
    let words = "一\n二\n三\n四\n五\n六";
    let page = |pager: &mut Pager| drawn(|c| pager.draw_text(c, AREA, words, Role::Text));
    assert_eq!(page(&mut pager), "一\n二\n三\n四         ↓");
    assert!(pager.handle(&key(Code::PageDown)));
    assert_eq!(page(&mut pager), "三         ↑\n四\n五\n六");
    assert!(pager.handle(&mouse(1, Act::WheelUp)));
    assert!(page(&mut pager).starts_with("一"));
    assert!(!pager.handle(&key(Code::Enter)));
}
