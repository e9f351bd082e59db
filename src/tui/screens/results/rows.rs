//! The words of one figure's page: what stands out, what it means, what is
//! withheld.

use crate::assess::{Consensus, Figures, Reason, StraightLines};
use crate::domain::Scale;
use crate::lang::Lang;
use crate::tr;
use crate::tui::Context;
use crate::tui::screens::numbers::percent;

use super::sheet::{Sheet, Spot, footnotes};

/// `良好以上 57%，误差范围 48%–66%`: the favourable rate of all, when it may be seen.
pub(super) fn favourable(sheet: &Sheet, spot: Spot, lang: &Lang) -> Option<String> {
    let figures = pooled(sheet, spot)?;
    let grades = favourable_words(sheet.scale(spot)?, lang);
    let rate = figures.favourable;
    Some(tr!(
        lang,
        "results-favourable",
        grades = grades,
        rate = percent(rate.rate),
        low = percent(rate.low),
        high = percent(rate.high)
    ))
}

/// `良好以上` where the favourable grades are the first ones, else all named.
fn favourable_words(scale: &Scale, lang: &Lang) -> String {
    let favourable = scale
        .grades
        .iter()
        .take_while(|grade| grade.favourable)
        .count();
    let all = scale.grades.iter().filter(|grade| grade.favourable).count();
    match scale.grades.get(favourable.wrapping_sub(1)) {
        Some(last) if favourable == all && all > 1 => {
            tr!(lang, "results-and-better", grade = last.label.as_str())
        }
        _ => {
            let labels = scale.grades.iter().filter(|grade| grade.favourable);
            let labels: Vec<&str> = labels.map(|grade| grade.label.as_str()).collect();
            labels.join(&tr!(lang, "results-list-comma"))
        }
    }
}

fn pooled(sheet: &Sheet, spot: Spot) -> Option<&Figures> {
    let (item, subject) = (&sheet.item(spot)?.id, &sheet.subject(spot)?.id);
    sheet.result().cell(item, subject, None)?.figures.shown()
}

/// What stands out, each as a clause.
pub(super) fn stands_out(sheet: &Sheet, spot: Spot, lang: &Lang) -> Vec<String> {
    let mut clauses = Vec::new();
    clauses.extend(gap(sheet, spot, lang));
    clauses.extend(pooled(sheet, spot).and_then(Figures::consensus).map(
        |consensus| match consensus {
            Consensus::Concentrated => tr!(lang, "results-concentrated"),
            Consensus::Divided => tr!(lang, "results-divided"),
            Consensus::Poles => tr!(lang, "results-poles"),
        },
    ));
    for group in &sheet.result().groups {
        if let StraightLines::Shown(ballots @ 1..) = group.straight_lines {
            let name = group.name.as_str();
            clauses.push(tr!(
                lang,
                "results-straight",
                group = name,
                ballots = ballots
            ));
        }
    }
    if clauses.is_empty() {
        clauses.push(tr!(lang, "results-nothing-stands-out"));
    }
    clauses
}

/// The two groups furthest apart, and whether no other item has them further.
fn gap(sheet: &Sheet, spot: Spot, lang: &Lang) -> Option<String> {
    let subject = &sheet.subject(spot)?.id;
    let gap_of = |item: &crate::domain::ItemId| sheet.result().widest_gap(item, subject);
    let (high, low, points) = gap_of(&sheet.item(spot)?.id)?;
    if points < 0.5 {
        return None;
    }
    let (high, low) = (sheet.group_name(high), sheet.group_name(low));
    let words = tr!(
        lang,
        "results-gap",
        high = high,
        low = low,
        points = format!("{points:.0}")
    );
    let gaps: Vec<f64> = sheet
        .items()
        .iter()
        .filter_map(|item| gap_of(&item.id))
        .map(|(_, _, points)| points)
        .collect();
    let widest = gaps.len() > 1 && gaps.iter().all(|other| *other <= points);
    Some(if widest {
        tr!(lang, "results-gap-widest", gap = words)
    } else {
        words
    })
}

/// What the figures mean: the base, the weights, who is not in them.
pub(super) fn explanation(sheet: &Sheet, spot: Spot, lang: &Lang) -> Vec<String> {
    let mut clauses = vec![tr!(lang, "results-explain-valid")];
    clauses.extend(outside(sheet, spot, lang));
    clauses.push(sheet.weights(lang));
    clauses.extend(pooled_over(sheet, spot, lang));
    let weighted = sheet
        .weighted(spot)
        .and_then(|weighted| weighted.score.shown());
    if let Some(weighted) = weighted {
        let left_out: Vec<&str> = sheet
            .result()
            .leaves_out(&weighted.over)
            .map(|group| group.name.as_str())
            .collect();
        if !left_out.is_empty() {
            let names = left_out.join(&tr!(lang, "results-list-comma"));
            clauses.push(tr!(lang, "results-left-out", groups = names));
        }
    }
    clauses
}

/// Which groups the figure of all stands on, where it is not all of them.
fn pooled_over(sheet: &Sheet, spot: Spot, lang: &Lang) -> Option<String> {
    let (item, subject) = (&sheet.item(spot)?.id, &sheet.subject(spot)?.id);
    let cell = sheet.result().cell(item, subject, None)?;
    cell.figures.shown()?;
    sheet.result().leaves_out(&cell.over).next()?;
    let over: Vec<&str> = cell.over.iter().map(|id| sheet.group_name(id)).collect();
    let over = over.join(&tr!(lang, "results-list-and"));
    Some(tr!(lang, "results-pooled-over", groups = over))
}

/// Don't knows and blanks of the groups that may be seen, where there are any.
fn outside(sheet: &Sheet, spot: Spot, lang: &Lang) -> Option<String> {
    let (item, subject) = (&sheet.item(spot)?.id, &sheet.subject(spot)?.id);
    let each = sheet.result().groups.iter().filter_map(|group| {
        let figures = sheet
            .result()
            .cell(item, subject, Some(&group.id))?
            .figures
            .shown()?;
        let outside = figures.dont_know + figures.blank;
        (outside > 0).then(|| format!("{} {outside}", group.name))
    });
    let each: Vec<String> = each.collect();
    let word = sheet
        .scale(spot)
        .map_or("", |scale| scale.dont_know.as_str());
    let each_words = each.join(&tr!(lang, "results-list-comma"));
    (!each.is_empty()).then(|| tr!(lang, "results-outside", word = word, each = each_words))
}

/// The footnotes of this page.
pub(super) fn notes(sheet: &Sheet, spot: Spot, cx: &Context) -> Vec<String> {
    let (Some(item), Some(subject)) = (sheet.item(spot), sheet.subject(spot)) else {
        return Vec::new();
    };
    let cells = sheet.result().cells.iter();
    let cells = cells.filter(|cell| cell.item == item.id && cell.subject == subject.id);
    let weighted = sheet
        .weighted(spot)
        .and_then(|weighted| weighted.score.reason());
    let reasons: Vec<Reason> = cells
        .filter_map(|cell| cell.figures.reason())
        .chain(weighted)
        .collect();
    footnotes(sheet, &reasons, cx)
}
