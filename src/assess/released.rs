//! [`Released`]: the mark of a value that has passed the disclosure rules.

use std::collections::BTreeSet;

use super::result::{Cell, Figures, RoundResult};
use crate::domain::GroupId;

/// A value that has passed the release, or was read back from a stored one.
/// There is no other way to make one, so whatever takes a `Released` cannot
/// be given figures that are not meant to be seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Released<T>(T);

impl<T> Released<T> {
    /// Only the release itself calls this.
    pub(super) const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value.
    #[must_use]
    pub const fn get(&self) -> &T {
        &self.0
    }
}

/// Stored bytes that are not a release.
#[derive(Debug, thiserror::Error)]
pub enum BadRelease {
    /// The bytes do not decode.
    #[error("not a release: {0}")]
    Unreadable(String),
    /// A version of the record that this program does not know.
    #[error("a release of format {0}, which this version does not know")]
    UnknownFormat(u64),
    /// It contradicts itself or the rules it claims to follow; the word says
    /// which check failed.
    #[error("a release that does not hold: {0}")]
    Contradiction(&'static str),
}

impl Released<RoundResult> {
    /// The release as stored: JSON, the same bytes for the same result.
    ///
    /// # Errors
    /// [`BadRelease::Unreadable`] when a score is not a finite number.
    pub fn to_bytes(&self) -> Result<Vec<u8>, BadRelease> {
        serde_json::to_vec(&self.0).map_err(|error| BadRelease::Unreadable(error.to_string()))
    }

    /// Reads a stored release back and checks that it holds what it promises:
    /// counts add up to the ballots and nothing stands on fewer than k.
    ///
    /// # Errors
    /// [`BadRelease`].
    pub fn from_stored(bytes: &[u8]) -> Result<Self, BadRelease> {
        #[derive(serde::Deserialize)]
        struct Version {
            format: u64,
        }
        let unreadable = |error: serde_json::Error| BadRelease::Unreadable(error.to_string());
        let version: Version = serde_json::from_slice(bytes).map_err(unreadable)?;
        if version.format != u64::from(RoundResult::FORMAT) {
            return Err(BadRelease::UnknownFormat(version.format));
        }
        let result: RoundResult = serde_json::from_slice(bytes).map_err(unreadable)?;
        check(&result).map_err(BadRelease::Contradiction)?;
        Ok(Self(result))
    }
}

fn check(result: &RoundResult) -> Result<(), &'static str> {
    for group in &result.groups {
        if group.returned > group.handed_out {
            return Err("more ballots returned than handed out");
        }
        if Some(group.returned) != group.valid.checked_add(group.spoiled) {
            return Err("returned is not valid plus spoiled");
        }
    }
    result
        .cells
        .iter()
        .try_for_each(|cell| check_cell(result, cell))?;
    for comments in &result.comments {
        let ballots = ballots_of(result, &comments.from)?;
        if comments.texts.shown().is_some() && ballots < u64::from(result.comment_threshold) {
            return Err("opinions of too few ballots");
        }
    }
    Ok(())
}

fn check_cell(result: &RoundResult, cell: &Cell) -> Result<(), &'static str> {
    let Some(figures) = cell.figures.shown() else {
        return Ok(());
    };
    let Figures {
        counts,
        valid,
        dont_know,
        blank,
        ..
    } = figures;
    if *valid < result.threshold {
        return Err("a figure on too few answers");
    }
    let sum: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    if sum != u64::from(*valid) {
        return Err("grades do not add up to the valid answers");
    }
    let ballots = sum + u64::from(*dont_know) + u64::from(*blank);
    if ballots != ballots_of(result, &cell.over)? {
        return Err("answers do not add up to the ballots");
    }
    let item = result
        .questionnaire
        .items
        .iter()
        .find(|item| item.id == cell.item);
    let scale = item.and_then(|item| result.questionnaire.scale_of(item));
    if scale.is_none_or(|scale| scale.grades.len() != counts.len()) {
        return Err("a figure without its scale");
    }
    if !result
        .subjects
        .iter()
        .any(|subject| subject.id == cell.subject)
    {
        return Err("a figure about nobody");
    }
    Ok(())
}

fn ballots_of(result: &RoundResult, over: &[GroupId]) -> Result<u64, &'static str> {
    let distinct: BTreeSet<&GroupId> = over.iter().collect();
    if distinct.len() != over.len() {
        return Err("a group counted twice");
    }
    over.iter().try_fold(0, |sum, id| match result.group(id) {
        Some(group) => Ok(sum + u64::from(group.valid)),
        None => Err("a group that was not asked"),
    })
}
