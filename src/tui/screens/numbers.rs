//! Figures as people read them, the same on every page.

/// A share of the whole in per cent, halves upwards: `57%`.
pub(super) fn percent(share: f64) -> String {
    format!("{}%", (share * 100.0).round())
}

/// A score with one decimal: `81.3`.
pub(super) fn score(score: f64) -> String {
    format!("{score:.1}")
}
