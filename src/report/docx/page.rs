//! The page of GB/T 9704-2012 in the units of a DOCX file: twentieths of a
//! point (twips). Every measure of the standard that is not a style is here.

use super::xml::Xml;

/// A4, 210 mm.
const SHORT: u32 = 11_906;
/// A4, 297 mm.
const LONG: u32 = 16_838;
/// 天头, 37 mm.
const HEAD: u32 = 2_098;
/// 订口, 28 mm.
const BINDING: u32 = 1_587;
/// 210 − 28 − 156 = 26 mm.
const FORE_EDGE: u32 = 1_474;
/// 297 − 37 − 225 = 35 mm.
const FOOT: u32 = 1_984;
/// From the edge of the paper to the lower edge of the page number's line,
/// which is 16 pt high: so its dashes are 7 mm below the text.
const FOOTER: u32 = 1_430;
/// One line: 225 mm ÷ 22 is 28.99 pt; with 28.95 pt all 22 fit.
const LINE: u32 = 579;
/// What a character of 16 pt gives up so that 28 of them stand in 156 mm:
/// 0.206 pt, in 4096ths of a point.
const SQUEEZE: i32 = -842;

/// Which way a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// Upright, as text is.
    Portrait,
    /// On its side, for wide tables: the upright page turned so that the head
    /// of the table is where the sheets are bound.
    Landscape,
}

impl Page {
    /// How wide the text area (版心) is: 156 mm, or 225 mm on its side.
    pub const fn text_width(self) -> u32 {
        match self {
            Self::Portrait => SHORT - BINDING - FORE_EDGE,
            Self::Landscape => LONG - HEAD - FOOT,
        }
    }

    /// Writes the properties of a section with such pages.
    pub fn write(self, xml: &mut Xml) {
        xml.open("w:sectPr", &[]);
        for (kind, id) in [("default", "rIdOdd"), ("even", "rIdEven")] {
            xml.empty("w:footerReference", &[("w:type", kind), ("r:id", id)]);
        }
        let [top, right, bottom, left] = match self {
            Self::Portrait => {
                let (w, h) = (SHORT.to_string(), LONG.to_string());
                xml.empty("w:pgSz", &[("w:w", &w), ("w:h", &h)]);
                [HEAD, FORE_EDGE, FOOT, BINDING]
            }
            Self::Landscape => {
                let (w, h) = (LONG.to_string(), SHORT.to_string());
                let size = [("w:w", w.as_str()), ("w:h", &h), ("w:orient", "landscape")];
                xml.empty("w:pgSz", &size);
                [BINDING, HEAD, FORE_EDGE, FOOT]
            }
        };
        // the number keeps its distance from the text where the foot is narrower
        let footer = FOOTER - (FOOT - bottom);
        let [top, right, bottom, left, footer] =
            [top, right, bottom, left, footer].map(|twips| twips.to_string());
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &top),
                ("w:right", &right),
                ("w:bottom", &bottom),
                ("w:left", &left),
                ("w:header", "851"),
                ("w:footer", &footer),
                ("w:gutter", "0"),
            ],
        );
        let (line, squeeze) = (LINE.to_string(), SQUEEZE.to_string());
        xml.empty(
            "w:docGrid",
            &[
                ("w:type", "linesAndChars"),
                ("w:linePitch", &line),
                ("w:charSpace", &squeeze),
            ],
        );
        xml.close("w:sectPr");
    }
}
