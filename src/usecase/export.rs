//! 导出: what was released, and a self-review, as files for other programs.

use super::worksheet::{self, OpenSheet};
use super::{Desk, Error, results};
use crate::assess::{BadRelease, Cell, Figures, Guarded, Reason, RoundResult, Weighted};
use crate::domain::{GroupId, ItemId, SubjectId};
use crate::lang::Lang;
use crate::report::ratings::{write_csv, write_json};
use crate::report::{
    Ballots, RatingFigures, RatingGroup, RatingKind, RatingRow, RatingValue, Ratings, html,
    markdown, plain,
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

/// The forms in which a self-review leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewFormat {
    /// One page for a browser, which prints it as official documents look.
    Html,
    /// For programs that set type.
    Markdown,
    /// For everything else.
    Text,
}

impl ReviewFormat {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Html, Self::Markdown, Self::Text];

    /// Its name at the prompt.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
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
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
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

/// A worksheet as a document.
#[must_use]
pub fn self_review(sheet: &OpenSheet, format: ReviewFormat, lang: &Lang) -> String {
    let document = worksheet::document(sheet, lang);
    match format {
        ReviewFormat::Html => html::write(&document, lang),
        ReviewFormat::Markdown => markdown::write(&document),
        ReviewFormat::Text => plain::write(&document),
    }
}
