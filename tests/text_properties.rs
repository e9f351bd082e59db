//! Our columns are ratatui's columns: `text` does not know ratatui, so the
//! agreement is proved from outside.
#![expect(
    clippy::string_slice,
    reason = "a test may panic on a bad boundary: that is its finding"
)]

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use zhaojing::text::{EditBuffer, sanitize, width, wrap};

/// Columns that ratatui draws `s` in.
fn drawn(s: &str) -> usize {
    let columns = u16::try_from(s.len() + 1).unwrap_or(u16::MAX);
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, 1));
    let (end, _) = buffer.set_stringn(0, 0, s, s.len() + 1, Style::new());
    usize::from(end)
}

#[test]
fn every_character_is_as_wide_as_ratatui_draws_it() {
    for c in (' '..=char::MAX).filter(|c| !('\u{F0000}'..'\u{10FFFD}').contains(c)) {
        let s = c.to_string();
        assert_eq!(width(&s), drawn(&s), "U+{:04X}", u32::from(c));
    }
}

proptest! {
    #[test]
    fn any_text_is_as_wide_as_ratatui_draws_it(s in any::<String>()) {
        prop_assert_eq!(width(&s), drawn(&s));
    }

    #[test]
    fn mixed_text_is_as_wide_as_ratatui_draws_it(
        s in "[a我，“”…—·①─ﾞｶ\u{301}\u{200d}\u{fe0f}👩❤☺🇨🇳가\u{1100}\u{1161}\u{600}\t\n\r]{0,40}"
    ) {
        prop_assert_eq!(width(&s), drawn(&s));
    }

    #[test]
    fn a_wrapped_row_is_drawn_in_its_width(s in "[a-c我们，。“”（）… 👩\u{301}\n]{0,60}", columns in 2usize..30) {
        for line in wrap(&s, columns) {
            prop_assert_eq!(line.width, drawn(&s[line.shown.clone()]));
            prop_assert!(line.width <= columns);
        }
    }

    #[test]
    fn what_is_in_an_edit_buffer_is_clean(s in any::<String>()) {
        let buffer = EditBuffer::new().with_text(&s);
        let clean = sanitize(&s);
        prop_assert_eq!(buffer.text(), clean.as_ref());
    }
}
