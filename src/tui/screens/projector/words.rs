//! What is said beside the pictures: one sentence, the base, why something is
//! not shown.

use ratatui::layout::Rect;

use crate::assess::{Guarded, RoundResult};
use crate::domain::{GroupId, ItemId, SubjectId};
use crate::tr;
use crate::tui::screens::numbers;
use crate::tui::{Canvas, Context, Role};

/// Scores closer than this are called the same.
const SAME: f64 = 1.0;

/// The names of groups, one after the other.
pub(super) fn names(result: &RoundResult, groups: &[GroupId], cx: &Context) -> String {
    let names: Vec<String> = groups
        .iter()
        .filter_map(|id| result.group(id))
        .map(|group| group.name.clone())
        .collect();
    names.join(&tr!(cx.lang, "project-and"))
}

/// The one sentence under the picture of an item.
pub(super) fn of_item(
    result: &RoundResult,
    item: &ItemId,
    subject: &SubjectId,
    cx: &Context,
) -> String {
    let weighted = result
        .weighted(item, subject)
        .map(|weighted| &weighted.score);
    let total = match weighted {
        Some(Guarded::Shown(weighted)) => {
            let score = numbers::score(weighted.score);
            let left_out: Vec<GroupId> = result
                .leaves_out(&weighted.over)
                .map(|group| group.id.clone())
                .collect();
            if left_out.is_empty() {
                tr!(cx.lang, "project-total", score = score)
            } else {
                let without = names(result, &left_out, cx);
                tr!(
                    cx.lang,
                    "project-total-without",
                    score = score,
                    without = without
                )
            }
        }
        Some(Guarded::Withheld(_)) | None => tr!(cx.lang, "project-total-withheld"),
    };
    let Some((high, low, gap)) = result.widest_gap(item, subject) else {
        return total;
    };
    let group = |id: &GroupId| result.group(id).map(|group| group.name.clone());
    let (high, low) = (
        group(high).unwrap_or_default(),
        group(low).unwrap_or_default(),
    );
    let gap = if gap < SAME {
        tr!(cx.lang, "project-same")
    } else {
        tr!(
            cx.lang,
            "project-gap",
            high = high,
            low = low,
            gap = numbers::score(gap)
        )
    };
    format!("{total}{gap}")
}

/// Why there is a sign instead of figures.
pub(super) fn withheld(result: &RoundResult, cx: &Context) -> String {
    let sign = cx.signs.withheld;
    tr!(
        cx.lang,
        "project-withheld",
        sign = sign,
        threshold = result.threshold
    )
}

/// Why there is a sign instead of opinions.
pub(super) fn withheld_opinions(result: &RoundResult, cx: &Context) -> String {
    let sign = cx.signs.withheld;
    tr!(
        cx.lang,
        "project-opinions-withheld",
        sign = sign,
        threshold = result.comment_threshold
    )
}

/// What all figures stand on, small at the bottom, with the page's number.
pub(super) fn draw_base(
    canvas: &mut Canvas,
    area: Rect,
    result: &RoundResult,
    number: &str,
    cx: &Context,
) {
    let sum = |count: fn(&crate::assess::GroupResult) -> u32| -> u32 {
        result.groups.iter().map(count).sum()
    };
    let (out, back) = (sum(|group| group.handed_out), sum(|group| group.returned));
    let (valid, spoiled) = (sum(|group| group.valid), sum(|group| group.spoiled));
    let words = tr!(
        cx.lang,
        "project-base",
        out = out,
        back = back,
        valid = valid,
        spoiled = spoiled
    );
    let right = canvas.print_right(area.right(), area.y, number, Role::Muted);
    let room = right.saturating_sub(area.x + 2);
    canvas.print_within(area.x, area.y, room, &words, Role::Muted);
}
