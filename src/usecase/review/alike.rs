//! For chair and clerk: where a worksheet that was handed in is nearly the same
//! as a colleague's, with the words of both side by side. It says where to
//! look; it counts nothing up and ranks nobody.

use std::ops::Range;

use zeroize::Zeroize;

use super::sheet::{around, handed_in_by_others};
use super::{SheetSpot, Text};
use crate::lint::{self, Finding, Other, OtherKind, Paper, Rule, Why};
use crate::usecase::vault::OfficeKey;
use crate::usecase::worksheet::{self, OpenSheet};
use crate::usecase::{Desk, Error};

/// A text with the stretch of it that is in both. The words are wiped when it
/// goes.
#[derive(Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands in its author's worksheet.
    pub spot: SheetSpot,
    /// The words.
    pub words: String,
    /// The bytes that are in both.
    pub shared: Range<usize>,
}

impl std::fmt::Debug for Passage {
    /// Without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Passage")
            .field("spot", &self.spot)
            .finish_non_exhaustive()
    }
}

impl Drop for Passage {
    fn drop(&mut self) {
        self.words.zeroize();
    }
}

/// A passage that is nearly the same in two worksheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// How much of the passage stands in the other worksheet, of a hundred.
    pub percent: u8,
    /// The passage in the worksheet that is read.
    pub own: Passage,
    /// Whose the other worksheet is.
    pub colleague: String,
    /// The passage there.
    pub other: Option<Passage>,
}

/// Where a worksheet is nearly the same as what colleagues handed in, in its
/// reading order.
///
/// # Errors
/// When the data file cannot be read or a content pack has errors.
pub fn alike(desk: &Desk, office: &OfficeKey, open: &OpenSheet) -> Result<Vec<Alike>, Error> {
    let mut sheets = handed_in_by_others(desk, office, open.sheet.author)?;
    let others: Vec<(String, Text<SheetSpot>)> = sheets
        .iter()
        .map(|sheet| (sheet.name().to_owned(), Text::of_sheet(&sheet.sheet)))
        .collect();
    sheets.iter_mut().for_each(worksheet::wipe);
    let texts = others.iter().map(|(name, text)| Other {
        kind: OtherKind::Colleague,
        label: name.clone(),
        text: all_words(text),
    });
    let mut around = around(desk, open, texts.collect(), Vec::new())?;
    let words = desk.review_words()?;
    let text = Text::of_sheet(&open.sheet);
    let copied = |paper: &Paper| lint::review_by(&[Rule::Copied], paper, &around, &words);
    let mut found = Vec::new();
    for finding in copied(&text.paper) {
        let part = finding.part;
        // A part that is more like another of the same paper is read alone.
        let alone = is_own(&finding).then(|| {
            let parts = text.paper.parts.get(part).cloned().into_iter().collect();
            copied_alone(parts, &text.paper, &copied)
        });
        let findings = alone.unwrap_or_else(|| vec![finding]);
        let pairs = findings.iter();
        found.extend(pairs.filter_map(|finding| pair(finding, (&text, part), &others)));
    }
    for other in &mut around.others {
        other.text.zeroize();
    }
    Ok(found)
}

fn copied_alone(
    parts: Vec<lint::Part>,
    paper: &Paper,
    copied: &impl Fn(&Paper) -> Vec<Finding>,
) -> Vec<Finding> {
    let genre = paper.genre;
    let mut alone = Paper { genre, parts };
    let findings = copied(&alone);
    for part in &mut alone.parts {
        part.text.zeroize();
    }
    findings
}

const fn is_own(finding: &Finding) -> bool {
    matches!(
        finding.why,
        Why::Copied {
            kind: OtherKind::OtherItem,
            ..
        }
    )
}

/// Both passages of a finding.
fn pair(
    finding: &Finding,
    (text, part): (&Text<SheetSpot>, usize),
    others: &[(String, Text<SheetSpot>)],
) -> Option<Alike> {
    let Why::Copied {
        kind: OtherKind::Colleague,
        label,
        percent,
    } = &finding.why
    else {
        return None;
    };
    let own = passage(text, part, finding.range.clone())?;
    let words = own.words.get(own.shared.clone()).unwrap_or_default();
    let namesakes = others.iter().filter(|(name, _)| name == label);
    let other = namesakes.into_iter().find_map(|(_, text)| {
        let parts = text.paper.parts.iter();
        let texts: Vec<&str> = parts.map(|part| part.text.as_str()).collect();
        let (part, shared) = lint::counterpart(words, &texts)?;
        passage(text, part, shared)
    });
    Some(Alike {
        percent: *percent,
        own,
        colleague: label.clone(),
        other,
    })
}

fn passage(text: &Text<SheetSpot>, part: usize, shared: Range<usize>) -> Option<Passage> {
    Some(Passage {
        spot: *text.spots.get(part)?,
        words: text.paper.parts.get(part)?.text.clone(),
        shared,
    })
}

fn all_words(text: &Text<SheetSpot>) -> String {
    let parts = text.paper.parts.iter().map(|part| part.text.as_str());
    parts.collect::<Vec<_>>().join("\n")
}
