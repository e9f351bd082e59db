//! Writes XML: elements, attributes and text, escaped. Nothing that people
//! wrote becomes markup, and nothing that XML may not hold gets in.

use super::super::block::printable;

/// XML in the making.
#[derive(Default)]
pub(super) struct Xml(String);

impl Xml {
    /// A part of a package, with its declaration.
    pub fn part() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// A piece of a part that takes at most so many bytes: a text that grows
    /// leaves copies behind.
    pub fn with_room(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// How long it is, in bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// `<name a="b">`
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.0.push('>');
    }

    /// `<name a="b"/>`
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.0.push_str("/>");
    }

    /// `</name>`
    pub fn close(&mut self, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// Words.
    pub fn text(&mut self, text: &str) {
        for c in printable(text).chars() {
            self.escaped(c);
        }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.0
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
    }

    fn escaped(&mut self, c: char) {
        match c {
            '&' => self.0.push_str("&amp;"),
            '<' => self.0.push_str("&lt;"),
            '>' => self.0.push_str("&gt;"),
            '"' => self.0.push_str("&quot;"),
            other => self.0.push(other),
        }
    }
}
