//! Translated strings.
