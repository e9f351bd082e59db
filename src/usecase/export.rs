//! 导出: what was released, and documents, as files for other programs.

use std::path::Path;

use zeroize::Zeroizing;

use super::{Desk, Error, folder, results};
use crate::assess::{BadRelease, Cell, Figures, Guarded, Reason, RoundResult, Weighted};
use crate::domain::{GroupId, ItemId, SubjectId};
use crate::lang::Lang;
use crate::report::ratings::{write_csv, write_json};
use crate::report::{
    Ballots, Document, RatingFigures, RatingGroup, RatingKind, RatingRow, RatingValue, Ratings,
    docx, html, markdown, plain,
};

/// The forms in which ratings leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatingFormat {
    /// UTF-8 with a byte order mark, so that spreadsheet programs show Chinese.
    Csv,
    /// With a schema version and totals.
    Json,
}

impl RatingFormat {
    /// All of them, the usual one first.
    pub const ALL: [Self; 2] = [Self::Csv, Self::Json];

    /// Its name at the prompt, and the ending of its files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }
}

/// The forms in which a document leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentFormat {
    /// For a word processor, as official documents look.
    Docx,
    /// One page for a browser, which prints it as official documents look.
    Html,
    /// For programs that set type.
    Markdown,
    /// For everything else.
    Text,
}

impl DocumentFormat {
    /// All of them, the usual one first.
    pub const ALL: [Self; 4] = [Self::Docx, Self::Html, Self::Markdown, Self::Text];

    /// Its name at the prompt.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Text => "text",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }

    /// The one whose files end as this one does.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "htm" => Some(Self::Html),
            "markdown" => Some(Self::Markdown),
            _ => Self::ALL
                .into_iter()
                .find(|format| format.ending() == ending),
        }
    }
}

/// The released ratings of the round in hand.
///
/// # Errors
/// [`Error::NotReleased`].
pub fn ratings(desk: &Desk, format: RatingFormat, lang: &Lang) -> Result<Vec<u8>, Error> {
    let table = table(results::released(desk)?.get());
    Ok(match format {
        RatingFormat::Csv => write_csv(lang, &table).into_bytes(),
        RatingFormat::Json => {
            let mut text =
                write_json(&table).map_err(|error| BadRelease::Unreadable(error.to_string()))?;
            text.push('\n');
            text.into_bytes()
        }
    })
}

/// The release as a flat table: per item and subject each group, the pooled
/// figure, and the weighted score.
fn table(result: &RoundResult) -> Ratings {
    let mut rows = Vec::new();
    for weighted in &result.weighted {
        let of_slot = |cell: &&Cell| cell.item == weighted.item && cell.subject == weighted.subject;
        rows.extend(
            result
                .cells
                .iter()
                .filter(of_slot)
                .map(|cell| cell_row(result, cell)),
        );
        rows.push(weighted_row(result, weighted));
    }
    Ratings {
        unit: result.unit.clone(),
        title: result.title.clone(),
        setup_hash: result.setup_hash.clone(),
        threshold: result.threshold,
        groups: groups(result),
        rows,
    }
}

fn groups(result: &RoundResult) -> Vec<RatingGroup> {
    let group = |group: &crate::assess::GroupResult| RatingGroup {
        id: group.id.to_string(),
        name: group.name.clone(),
        weight: group.weight,
        ballots: Ballots {
            invited: group.invited,
            handed_out: group.handed_out,
            returned: group.returned,
            valid: group.valid,
            spoiled: group.spoiled,
        },
    };
    result.groups.iter().map(group).collect()
}

fn cell_row(result: &RoundResult, cell: &Cell) -> RatingRow {
    let kind = if cell.group.is_some() {
        RatingKind::Group
    } else {
        RatingKind::Pooled
    };
    let value = match &cell.figures {
        Guarded::Shown(figures) => RatingValue::Figures(rating_figures(figures)),
        Guarded::Withheld(reason) => withheld(*reason),
    };
    RatingRow {
        kind,
        group_id: cell.group.as_ref().map(ToString::to_string),
        over: ids(&cell.over),
        value,
        ..blank_row(result, &cell.item, &cell.subject)
    }
}

fn weighted_row(result: &RoundResult, weighted: &Weighted) -> RatingRow {
    let (over, value) = match &weighted.score {
        Guarded::Shown(score) => (ids(&score.over), RatingValue::Score(score.score)),
        Guarded::Withheld(reason) => (Vec::new(), withheld(*reason)),
    };
    RatingRow {
        over,
        value,
        ..blank_row(result, &weighted.item, &weighted.subject)
    }
}

fn blank_row(result: &RoundResult, item: &ItemId, subject: &SubjectId) -> RatingRow {
    let asked = result
        .questionnaire
        .items
        .iter()
        .find(|known| &known.id == item);
    let scale = asked.and_then(|item| result.questionnaire.scale_of(item));
    let about = result.subjects.iter().find(|known| &known.id == subject);
    RatingRow {
        subject_id: subject.to_string(),
        subject: about
            .map(|subject| subject.name.clone())
            .unwrap_or_default(),
        item_id: item.to_string(),
        item: asked.map(|item| item.label.clone()).unwrap_or_default(),
        kind: RatingKind::Weighted,
        group_id: None,
        over: Vec::new(),
        scale: scale
            .map(|scale| {
                scale
                    .grades
                    .iter()
                    .map(|grade| grade.label.clone())
                    .collect()
            })
            .unwrap_or_default(),
        value: RatingValue::BelowThreshold,
    }
}

fn ids(groups: &[GroupId]) -> Vec<String> {
    groups.iter().map(ToString::to_string).collect()
}

const fn withheld(reason: Reason) -> RatingValue {
    match reason {
        Reason::BelowThreshold => RatingValue::BelowThreshold,
        Reason::WouldReveal => RatingValue::WouldReveal,
    }
}

fn rating_figures(figures: &Figures) -> RatingFigures {
    RatingFigures {
        counts: figures.counts.clone(),
        valid: figures.valid,
        dont_know: figures.dont_know,
        blank: figures.blank,
        mean: figures.mean,
        deviation: figures.deviation,
        favourable: figures.favourable.rate,
        favourable_low: figures.favourable.low,
        favourable_high: figures.favourable.high,
        agreement: figures.agreement,
    }
}

/// A document as the bytes of a file.
///
/// # Errors
/// [`Error::DocumentTooLarge`], which takes four gigabytes.
pub fn document(
    document: &Document,
    format: DocumentFormat,
    lang: &Lang,
) -> Result<Vec<u8>, Error> {
    Ok(match format {
        DocumentFormat::Docx => docx::write(document, lang).map_err(|_| Error::DocumentTooLarge)?,
        DocumentFormat::Html => html::write(document, lang).into_bytes(),
        DocumentFormat::Markdown => markdown::write(document).into_bytes(),
        DocumentFormat::Text => plain::write(document).into_bytes(),
    })
}

/// Writes a document into a file that must not exist yet.
///
/// # Errors
/// [`Error::Write`] when the file exists or cannot be written; and those of
/// [`document`].
pub fn write_document(
    path: &Path,
    content: &Document,
    format: DocumentFormat,
    lang: &Lang,
) -> Result<(), Error> {
    let bytes = Zeroizing::new(document(content, format, lang)?);
    folder::write_new(path, &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_its_format_by_its_ending() {
        let of = |path: &str| DocumentFormat::of_path(Path::new(path)).map(DocumentFormat::id);
        assert_eq!(of("/a.b/材料.DOCX"), Some("docx"));
        assert_eq!(of("材料.htm"), Some("html"));
        assert_eq!(of("材料.md"), Some("markdown"));
        assert_eq!(of("材料.txt"), Some("text"));
        assert_eq!([of("材料"), of("材料.doc"), of(".docx")], [None; 3]);
    }
}
