//! The figures as CSV.

use super::super::csv;
use super::{Ballots, RatingKind, RatingRow, RatingValue, Ratings};
use crate::lang::Lang;
use crate::tr;

/// The table as CSV with headers in the user's language.
#[must_use]
pub fn write_csv(lang: &Lang, ratings: &Ratings) -> String {
    let grades = ratings
        .rows
        .iter()
        .map(|row| row.scale.len())
        .max()
        .unwrap_or(0);
    let headers = headers(lang, grades);
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    csv::rows_to_csv(
        &headers,
        ratings
            .rows
            .iter()
            .map(|row| cells(lang, ratings, row, grades)),
    )
}

fn headers(lang: &Lang, grades: usize) -> Vec<String> {
    let mut headers = vec![
        tr!(lang, "doc-ratings-subject"),
        tr!(lang, "doc-ratings-item"),
        tr!(lang, "doc-ratings-kind"),
        tr!(lang, "doc-ratings-group"),
        tr!(lang, "doc-ratings-over"),
        tr!(lang, "doc-ratings-invited"),
        tr!(lang, "doc-ratings-handed-out"),
        tr!(lang, "doc-ratings-returned"),
        tr!(lang, "doc-ratings-ballots-valid"),
        tr!(lang, "doc-ratings-ballots-spoiled"),
        tr!(lang, "doc-ratings-scale"),
    ];
    let grade = |place: usize| tr!(lang, "doc-ratings-grade", place = place.to_string());
    headers.extend((1..=grades).map(grade));
    headers.extend([
        tr!(lang, "doc-ratings-valid"),
        tr!(lang, "doc-ratings-dont-know"),
        tr!(lang, "doc-ratings-blank"),
        tr!(lang, "doc-ratings-mean"),
        tr!(lang, "doc-ratings-deviation"),
        tr!(lang, "doc-ratings-favourable"),
        tr!(lang, "doc-ratings-low"),
        tr!(lang, "doc-ratings-high"),
        tr!(lang, "doc-ratings-agreement"),
        tr!(lang, "doc-ratings-withheld"),
    ]);
    headers
}

fn cells(lang: &Lang, ratings: &Ratings, row: &RatingRow, grades: usize) -> Vec<String> {
    let ballots = ratings.ballots_of(row);
    let over: Vec<&str> = row.over.iter().map(|id| ratings.name_of(id)).collect();
    let kind = match row.kind {
        RatingKind::Group => tr!(lang, "doc-ratings-kind-group"),
        RatingKind::Pooled => tr!(lang, "doc-ratings-kind-pooled"),
        RatingKind::Weighted => tr!(lang, "doc-ratings-kind-weighted"),
    };
    let group = row
        .group_id
        .as_deref()
        .map(|id| ratings.name_of(id))
        .unwrap_or_default();
    let mut cells = vec![
        row.subject.clone(),
        row.item.clone(),
        kind,
        group.to_owned(),
        over.join(" / "),
    ];
    let Ballots {
        invited,
        handed_out,
        returned,
        valid,
        spoiled,
    } = ballots;
    cells.extend([invited, handed_out, returned, valid, spoiled].map(|n| n.to_string()));
    cells.push(row.scale.join(" / "));
    let (figures, score, reason) = match &row.value {
        RatingValue::Figures(figures) => (Some(figures), Some(figures.mean), String::new()),
        RatingValue::Score(score) => (None, Some(*score), String::new()),
        RatingValue::BelowThreshold => {
            let threshold = ratings.threshold.to_string();
            (
                None,
                None,
                tr!(lang, "doc-ratings-below-threshold", threshold = threshold),
            )
        }
        RatingValue::WouldReveal => (None, None, tr!(lang, "doc-ratings-would-reveal")),
    };
    let whole = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    let number = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
    cells.extend((0..grades).map(|at| whole(figures.and_then(|f| f.counts.get(at).copied()))));
    cells.push(whole(figures.map(|f| f.valid)));
    cells.push(whole(figures.map(|f| f.dont_know)));
    cells.push(whole(figures.map(|f| f.blank)));
    cells.push(number(score));
    cells.push(number(figures.and_then(|f| f.deviation)));
    cells.push(number(figures.map(|f| f.favourable)));
    cells.push(number(figures.map(|f| f.favourable_low)));
    cells.push(number(figures.map(|f| f.favourable_high)));
    cells.push(number(figures.and_then(|f| f.agreement)));
    cells.push(reason);
    cells
}
