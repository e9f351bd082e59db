//! A paragraph of a DOCX file: its style, what departs from it, and its runs.

use super::page::Page;
use super::xml::Xml;

/// The styles of `parts/styles.xml`, by their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Title,
    Byline,
    Recipient,
    BodyText,
    Heading(u8),
    ListItem,
    Note,
    Closing,
    TableCaption,
    TableText,
    TableHead,
    FormText,
    FormLabel,
    /// A line without text.
    Normal,
    /// As good as no line: what a table needs around it.
    Seam,
}

impl Style {
    /// Its id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Byline => "Byline",
            Self::Recipient => "Recipient",
            Self::BodyText => "BodyText",
            Self::Heading(0 | 1) => "Heading1",
            Self::Heading(2) => "Heading2",
            Self::Heading(3) => "Heading3",
            Self::Heading(_) => "Heading4",
            Self::ListItem => "ListItem",
            Self::Note => "Note",
            Self::Closing => "Closing",
            Self::TableCaption => "TableCaption",
            Self::TableText => "TableText",
            Self::TableHead => "TableHead",
            Self::FormText => "FormText",
            Self::FormLabel => "FormLabel",
            Self::Normal => "Normal",
            Self::Seam => "Seam",
        }
    }
}

/// Words in one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    words: String,
    /// Whether they are a label (黑体).
    label: bool,
    /// Whether they begin on a new line.
    on_new_line: bool,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    style: Style,
    runs: Vec<Run>,
    /// Whether it begins on a new page.
    pub on_new_page: bool,
    /// Whether it stays on a page with what follows.
    pub keep_next: bool,
    /// Half characters it stays away from the right edge.
    pub right_halves: Option<u32>,
    /// Where its words sit, unless where the style says.
    pub justified: Option<&'static str>,
    /// The pages of the section that it ends.
    pub ends: Option<Page>,
}

impl Paragraph {
    /// A paragraph with these words; may be none.
    pub fn new(style: Style, words: &str) -> Self {
        let paragraph = Self {
            style,
            runs: Vec::new(),
            on_new_page: false,
            keep_next: false,
            right_halves: None,
            justified: None,
            ends: None,
        };
        if words.is_empty() {
            paragraph
        } else {
            paragraph.run(words, false)
        }
    }

    /// A paragraph of several lines.
    pub fn lines(style: Style, lines: &[String]) -> Self {
        let mut paragraph = Self::new(style, "");
        for (place, line) in lines.iter().enumerate() {
            paragraph.runs.push(Run {
                words: line.clone(),
                label: false,
                on_new_line: place > 0,
            });
        }
        paragraph
    }

    /// Adds words, as a label or not.
    pub fn run(mut self, words: &str, label: bool) -> Self {
        self.runs.push(Run {
            words: words.to_owned(),
            label,
            on_new_line: false,
        });
        self
    }

    /// Writes it.
    pub fn write(&self, xml: &mut Xml) {
        xml.open("w:p", &[]);
        self.write_properties(xml);
        for run in &self.runs {
            run.write(xml);
        }
        xml.close("w:p");
    }

    /// In the order of the schema, on which Word insists.
    fn write_properties(&self, xml: &mut Xml) {
        xml.open("w:pPr", &[]);
        xml.empty("w:pStyle", &[("w:val", self.style.id())]);
        if self.keep_next {
            xml.empty("w:keepNext", &[]);
        }
        if self.on_new_page {
            xml.empty("w:pageBreakBefore", &[]);
        }
        if let Some(halves) = self.right_halves {
            let (twips, hundredths) = ((halves * 160).to_string(), (halves * 50).to_string());
            let indent = [("w:right", twips.as_str()), ("w:rightChars", &hundredths)];
            xml.empty("w:ind", &indent);
        }
        if let Some(where_to) = self.justified {
            xml.empty("w:jc", &[("w:val", where_to)]);
        }
        if let Some(page) = self.ends {
            page.write(xml);
        }
        xml.close("w:pPr");
    }
}

impl Run {
    fn write(&self, xml: &mut Xml) {
        xml.open("w:r", &[]);
        xml.open("w:rPr", &[]);
        if self.label {
            xml.empty("w:rStyle", &[("w:val", "Label")]);
        }
        // “ ” … — belong to the Chinese type in a Chinese text
        if has_chinese(&self.words) {
            xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
        }
        xml.close("w:rPr");
        if self.on_new_line {
            xml.empty("w:br", &[]);
        }
        xml.open("w:t", &[("xml:space", "preserve")]);
        xml.text(&self.words);
        xml.close("w:t");
        xml.close("w:r");
    }
}

/// Whether words have Chinese in them.
pub(super) fn has_chinese(words: &str) -> bool {
    words.chars().any(is_chinese)
}

/// Han, or a mark that only Chinese text has.
const fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}
