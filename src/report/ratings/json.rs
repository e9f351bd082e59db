//! The figures as JSON.

use serde::Serialize;

use super::{Ballots, RatingFigures, RatingGroup, RatingKind, RatingRow, RatingValue, Ratings};

/// Version of the JSON record.
pub const VERSION: u8 = 1;

#[derive(Serialize)]
struct Record<'a> {
    schema: &'static str,
    version: u8,
    unit: &'a str,
    title: &'a str,
    setup_hash: &'a str,
    threshold: u32,
    totals: Ballots,
    groups: &'a [RatingGroup],
    rows: Vec<RecordRow<'a>>,
}

#[derive(Serialize)]
struct RecordRow<'a> {
    subject_id: &'a str,
    subject: &'a str,
    item_id: &'a str,
    item: &'a str,
    kind: RatingKind,
    group_id: Option<&'a str>,
    over: &'a [String],
    ballots: Ballots,
    scale: &'a [String],
    figures: Option<&'a RatingFigures>,
    score: Option<f64>,
    withheld: Option<&'static str>,
}

/// The table as JSON.
///
/// # Errors
/// When a figure is not a finite number, which JSON cannot hold.
pub fn write_json(ratings: &Ratings) -> Result<String, serde_json::Error> {
    let mut json = serde_json::to_string_pretty(&Record {
        schema: "zhaojing.ratings",
        version: VERSION,
        unit: &ratings.unit,
        title: &ratings.title,
        setup_hash: &ratings.setup_hash,
        threshold: ratings.threshold,
        totals: ratings.totals(),
        groups: &ratings.groups,
        rows: ratings
            .rows
            .iter()
            .map(|row| record_row(ratings, row))
            .collect(),
    })?;
    json.push('\n');
    Ok(json)
}

/// A row as it stands in the record.
fn record_row<'a>(ratings: &'a Ratings, row: &'a RatingRow) -> RecordRow<'a> {
    let RatingRow {
        subject_id,
        subject,
        item_id,
        item,
        kind,
        over,
        scale,
        ..
    } = row;
    let (figures, score, withheld) = match &row.value {
        RatingValue::Figures(figures) => (Some(figures), Some(figures.mean), None),
        RatingValue::Score(score) => (None, Some(*score), None),
        RatingValue::BelowThreshold => (None, None, Some("below-threshold")),
        RatingValue::WouldReveal => (None, None, Some("would-reveal")),
    };
    RecordRow {
        subject_id,
        subject,
        item_id,
        item,
        kind: *kind,
        group_id: row.group_id.as_deref(),
        over,
        ballots: ratings.ballots_of(row),
        scale,
        figures,
        score,
        withheld,
    }
}
