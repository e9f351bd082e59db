//! Chinese text in a terminal: how wide it is, where a line may break, where
//! a caret may stand, and how it is edited.
//!
//! | module | answers |
//! | --- | --- |
//! | [`grapheme`] | what a person sees as one character, and where a caret may stand |
//! | [`width`](mod@width) | how many columns a text takes; cutting and padding to columns |
//! | [`sanitize`](mod@sanitize) | what of a foreign text may reach the screen |
//! | [`fold`](mod@fold) | full-width `１？　` as the ASCII that was meant |
//! | [`kinsoku`] | between which characters a line may break (避头尾) |
//! | [`wrap`](mod@wrap) | the one way text is broken into lines |
//! | [`layout`] | which cell a caret is in, and which caret place a cell means |
//! | [`edit`] | the edit buffer: motions, selection, limit, undo |
//! | [`ordinal`](mod@ordinal) | the number in front of a heading |
//! | [`sentence`] | where sentences end |
//! | [`diff`](mod@diff) | what changed between two texts |
//! | [`title`](mod@title) | a long title in several well-shaped lines |
//! | [`counting`] | numbers as headings count |
//! | [`numeral`] | where numbers stand, in digits or in Chinese |
//! | [`glyph`] | text as big block glyphs for projection |
//!
//! Three units occur and are always named: **columns** (terminal cells),
//! **characters** (Unicode scalar values, what a limit counts) and **bytes**
//! (offsets into the source). Ambiguous-width characters (`“”…—·`) count one
//! column, as ratatui counts them.

pub mod counting;
pub mod diff;
pub mod edit;
pub mod fold;
pub mod glyph;
pub mod grapheme;
pub mod kinsoku;
pub mod layout;
pub mod numeral;
pub mod ordinal;
pub mod sanitize;
pub mod sentence;
pub mod title;
pub mod width;
pub mod wrap;

pub use diff::{Change, Run, diff};
pub use edit::{Edit, EditBuffer, Motion};
pub use fold::{fold, fold_width};
pub use glyph::{Blocks, big, big_height, big_width};
pub use layout::{Affinity, Cell, Layout};
pub use numeral::{Numeral, is_numeral, numerals};
pub use ordinal::{Ordinal, ordinal};
pub use sanitize::sanitize;
pub use sentence::sentences;
pub use title::title_lines;
pub use width::{center, grapheme_width, pad_end, pad_start, truncate, widest, width};
pub use wrap::{Line, wrap, wrapped};

#[cfg(test)]
mod samples;
