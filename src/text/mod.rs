//! Chinese text in a terminal.
