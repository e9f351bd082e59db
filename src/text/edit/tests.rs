use proptest::prelude::*;

use super::*;
use crate::text::grapheme::caret_places;
use crate::text::samples::any_text;

fn buffer(text: &str) -> EditBuffer {
    EditBuffer::new().with_text(text)
}

const LEFT: Edit = Edit::Move(Motion::Left);
const UP: Edit = Edit::Move(Motion::Up);
const DOWN: Edit = Edit::Move(Motion::Down);

#[test]
fn backspace_deletes_what_a_person_sees_as_one_character() {
    let mut b = buffer("好👨‍👩‍👧e\u{301}");
    assert!(b.apply(Edit::Backspace));
    assert_eq!(b.text(), "好👨‍👩‍👧");
    assert!(b.apply(Edit::Backspace));
    assert_eq!(b.text(), "好");
    assert!(b.apply(Edit::Backspace));
    assert!(!b.apply(Edit::Backspace));
    assert_eq!((b.text(), b.characters()), ("", 0));
}

#[test]
fn one_input_method_commit_is_one_undo_step() {
    let mut b = EditBuffer::new();
    for commit in ["你好", "世界"] {
        for c in commit.chars() {
            b.insert(c.encode_utf8(&mut [0; 4]));
        }
        b.end_burst();
    }
    assert!(b.undo());
    assert_eq!(b.text(), "你好");
    assert!(b.undo());
    assert_eq!(b.text(), "");
    assert!(!b.undo());
    assert!(b.redo() && b.redo() && !b.redo());
    assert_eq!((b.text(), b.caret()), ("你好世界", 12));
}

#[test]
fn a_latin_word_and_a_held_backspace_are_one_step_over_many_bursts() {
    let mut b = buffer("用");
    for c in ["R", "u", "s", "t"] {
        b.insert(c);
        b.end_burst();
    }
    assert!(b.undo());
    assert_eq!(b.text(), "用");
    assert!(b.redo());
    for _ in 0..4 {
        b.apply(Edit::Backspace);
        b.end_burst();
    }
    assert!(b.undo());
    assert_eq!((b.text(), b.caret()), ("用Rust", 7));
}

#[test]
fn moving_the_caret_ends_an_undo_step() {
    let mut b = EditBuffer::new();
    b.insert("甲");
    b.apply(LEFT);
    b.apply(Edit::Move(Motion::Right));
    b.insert("乙");
    b.undo();
    assert_eq!(b.text(), "甲");
}

#[test]
fn replacing_a_selection_is_one_step_and_undo_selects_again() {
    let mut b = buffer("晚发补贴");
    b.apply(Edit::SelectAll);
    assert_eq!(b.insert("好"), 1);
    assert_eq!(b.text(), "好");
    b.undo();
    assert_eq!((b.text(), b.selection()), ("晚发补贴", Some(0..12)));
}

#[test]
fn a_paste_is_one_step_with_plain_newlines() {
    let mut b = buffer("前");
    b.insert("中");
    assert_eq!(b.paste("一\r\n二\r三\t\u{1b}"), 6);
    b.insert("后");
    assert_eq!(b.text(), "前中一\n二\n三 后");
    b.undo();
    b.undo();
    assert_eq!(b.text(), "前中");
    let mut line = EditBuffer::single_line();
    line.paste("一\r\n二\n");
    assert_eq!(line.text(), "一 二");
    assert!(!line.apply(Edit::Newline));
}

#[test]
fn the_limit_refuses_the_rest_and_whole_graphemes() {
    let mut b = EditBuffer::new().with_limit(4);
    assert_eq!(b.insert("密切联系群众"), 4);
    assert_eq!((b.text(), b.remaining()), ("密切联系", Some(0)));
    assert!(!b.apply(Edit::Newline));
    b.apply(Edit::SelectAll);
    assert_eq!(b.insert("好👨‍👩‍👧"), 1);
    assert_eq!(b.text(), "好");
    let stored = EditBuffer::new().with_limit(2).with_text("存下的不能丢");
    assert_eq!((stored.characters(), stored.remaining()), (6, Some(0)));
}

#[test]
fn vertical_motions_keep_their_column() {
    let mut b = buffer("没有核对名册\n短\n就签了字也没去看").with_columns(40);
    b.apply(Edit::Move(Motion::To(12)));
    assert!(b.apply(DOWN));
    assert_eq!(b.caret(), 22);
    assert!(b.apply(DOWN));
    assert_eq!(b.caret(), 23 + 12);
    assert!(b.apply(UP) && b.apply(UP));
    assert_eq!(b.caret(), 12);
    assert!(
        !b.apply(UP),
        "the first row lets the screen go to the field above"
    );
    assert!(b.apply(Edit::Move(Motion::PageDown(9))));
    assert_eq!(b.caret(), 23 + 12);
    assert!(!b.apply(DOWN));
}

#[test]
fn end_goes_visibly_to_the_end_of_a_soft_row() {
    let mut b = buffer("没有核对名册").with_columns(8);
    b.apply(Edit::Move(Motion::TextStart));
    assert!(b.apply(Edit::Move(Motion::LineEnd)));
    let layout = b.layout(8);
    assert_eq!(b.caret_cell(&layout), Cell { row: 0, column: 8 });
    assert!(!b.apply(Edit::Move(Motion::LineEnd)));
    assert!(b.apply(Edit::Move(Motion::LineStart)));
    assert_eq!(b.caret(), 0);
    b.apply(Edit::Move(Motion::LineEnd));
    assert!(b.apply(DOWN));
    assert_eq!(b.caret(), 18);
    b.apply(Edit::Move(Motion::Cell(Cell { row: 0, column: 99 })));
    assert_eq!(b.caret_cell(&b.layout(8)).row, 0);
}

#[test]
fn deleting_to_the_row_ends_follows_what_is_seen() {
    let mut b = buffer("没有核对名册").with_columns(8);
    b.apply(Edit::Move(Motion::To(15)));
    assert!(b.apply(Edit::DeleteToLineStart));
    assert_eq!(b.text(), "没有核对册");
    b.apply(Edit::Move(Motion::To(6)));
    assert!(b.apply(Edit::DeleteToLineEnd));
    assert_eq!(b.text(), "没有册");
}

#[test]
fn deleting_a_word_takes_the_clause_and_its_comma() {
    let mut b = buffer("今年三月，晚发补贴，");
    assert!(b.apply(Edit::DeleteWordLeft));
    assert_eq!(b.text(), "今年三月，");
    b.apply(Edit::Move(Motion::TextStart));
    assert!(b.apply(Edit::DeleteWordRight));
    assert_eq!(b.text(), "");
}

#[test]
fn arrows_leave_a_selection_at_its_ends() {
    let mut b = buffer("密切联系群众");
    b.apply(Edit::Move(Motion::To(3)));
    b.apply(Edit::Extend(Motion::Right));
    b.apply(Edit::Extend(Motion::Right));
    assert_eq!(b.selected(), "切联");
    assert!(b.apply(LEFT));
    assert_eq!((b.caret(), b.selection()), (3, None));
    assert!(b.apply(Edit::SelectWord(4)));
    assert_eq!(b.selection(), Some(0..18));
    assert!(b.apply(Edit::Deselect));
}

#[test]
fn a_draft_is_not_printed() {
    let mut b = buffer("不能让人看见");
    b.insert("的话");
    let printed = format!("{b:?}");
    assert!(
        !printed.contains("看见") && !printed.contains("的话"),
        "{printed}"
    );
}

fn any_motion() -> impl Strategy<Value = Motion> {
    prop_oneof![
        4 => proptest::sample::select(vec![
            Motion::Left, Motion::Right, Motion::WordLeft, Motion::WordRight, Motion::Up,
            Motion::Down, Motion::LineStart, Motion::LineEnd, Motion::TextStart, Motion::TextEnd,
            Motion::PageUp(3), Motion::PageDown(3),
        ]),
        1 => (0usize..200).prop_map(Motion::To),
        1 => (0usize..9, 0usize..30).prop_map(|(row, column)| Motion::Cell(Cell { row, column })),
    ]
}

#[derive(Debug, Clone)]
enum Act {
    Apply(Edit),
    Insert(String),
    Paste(String),
    Set(String),
    EndBurst,
    Undo,
    Redo,
}

fn any_act() -> impl Strategy<Value = Act> {
    let plain = proptest::sample::select(vec![
        Edit::SelectAll,
        Edit::Deselect,
        Edit::Backspace,
        Edit::Delete,
        Edit::DeleteWordLeft,
        Edit::DeleteWordRight,
        Edit::DeleteToLineStart,
        Edit::DeleteToLineEnd,
        Edit::Newline,
    ]);
    prop_oneof![
        4 => any_motion().prop_map(|motion| Act::Apply(Edit::Move(motion))),
        2 => any_motion().prop_map(|motion| Act::Apply(Edit::Extend(motion))),
        4 => plain.prop_map(Act::Apply),
        1 => (0usize..200).prop_map(|byte| Act::Apply(Edit::SelectWord(byte))),
        4 => any_text().prop_map(Act::Insert),
        4 => proptest::sample::select(vec!["a", "b", "我", "，", " ", "\u{301}", "🇨", "\n"])
            .prop_map(|s| Act::Insert(s.to_owned())),
        1 => any_text().prop_map(Act::Paste),
        1 => any_text().prop_map(Act::Set),
        3 => Just(Act::EndBurst),
        2 => Just(Act::Undo),
        2 => Just(Act::Redo),
    ]
}

fn act(b: &mut EditBuffer, act: &Act) {
    match act {
        Act::Apply(edit) => drop(b.apply(*edit)),
        Act::Insert(text) => drop(b.insert(text)),
        Act::Paste(text) => drop(b.paste(text)),
        Act::Set(text) => b.set_text(text),
        Act::EndBurst => b.end_burst(),
        Act::Undo => drop(b.undo()),
        Act::Redo => drop(b.redo()),
    }
}

proptest! {
    #[test]
    fn whatever_is_done_the_buffer_stays_sound(
        text in any_text(), acts in proptest::collection::vec(any_act(), 0..30),
        single in any::<bool>(), columns in 1usize..20
    ) {
        let start = if single { EditBuffer::single_line() } else { EditBuffer::new() };
        let mut b = start.with_text(&text).with_columns(columns);
        for one in &acts {
            act(&mut b, one);
            let places: Vec<_> = caret_places(b.text()).collect();
            prop_assert!(places.contains(&b.caret()), "{one:?} left the caret astray");
            if let Some(range) = b.selection() {
                prop_assert!(places.contains(&range.start) && places.contains(&range.end));
            }
            prop_assert_eq!(b.characters(), b.text().chars().count());
            prop_assert!(!(single && b.text().contains('\n')));
            let fresh = crate::text::wrap(b.text(), columns);
            let layout = b.layout(columns);
            prop_assert_eq!(layout.lines(), fresh.as_slice());
            let cell = b.caret_cell(&layout);
            prop_assert!(cell.column <= columns.max(2));
        }
    }

    #[test]
    fn undo_goes_back_to_the_beginning_and_redo_to_the_end(
        text in any_text(), acts in proptest::collection::vec(any_act(), 0..30)
    ) {
        let mut b = EditBuffer::new().with_text(&text).with_columns(12);
        let first = b.text().to_owned();
        for one in &acts {
            act(&mut b, one);
        }
        while b.redo() {}
        let last = b.text().to_owned();
        let mut steps = 0;
        while b.undo() {
            steps += 1;
        }
        prop_assert_eq!(b.text(), &first);
        for _ in 0..steps {
            prop_assert!(b.redo());
        }
        prop_assert!(!b.redo());
        prop_assert_eq!(b.text(), &last);
    }

    #[test]
    fn typing_never_exceeds_the_limit(
        limit in 0usize..30, acts in proptest::collection::vec(any_act(), 0..30)
    ) {
        let mut b = EditBuffer::new().with_limit(limit);
        for one in acts.iter().filter(|one| !matches!(one, Act::Set(_))) {
            act(&mut b, one);
            prop_assert!(b.characters() <= limit);
        }
    }

    #[test]
    fn holding_an_arrow_visits_every_place_once(text in any_text(), columns in 1usize..20) {
        let mut b = EditBuffer::new().with_text(&text).with_columns(columns);
        let places: Vec<_> = caret_places(b.text()).collect();
        let mut visited = vec![b.caret()];
        while b.apply(LEFT) {
            visited.push(b.caret());
        }
        visited.reverse();
        prop_assert_eq!(&visited, &places);
        let mut words = 0;
        while b.apply(Edit::Move(Motion::WordRight)) {
            words += 1;
        }
        prop_assert!(words <= places.len());
        prop_assert_eq!(b.caret(), b.text().len());
        while b.apply(UP) {}
        prop_assert_eq!(b.caret_cell(&b.layout(columns)).row, 0);
        while b.apply(DOWN) {}
        let layout = b.layout(columns);
        prop_assert_eq!(b.caret_cell(&layout).row, layout.rows() - 1);
    }
}
