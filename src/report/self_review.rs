//! A member's self-review (对照检查材料) in the shape the work knows: the
//! situation, the problems, their causes, direction and measures.

use chrono::{Datelike, NaiveDate};

use super::block::Document;
use super::builder::DocumentBuilder;
use crate::domain::checklist::Section;
use crate::domain::meeting::{Meeting, Member};
use crate::domain::worksheet::EntryState;
use crate::domain::{Checklist, ChecklistItem, Entry, SelfRating, Worksheet, WorksheetState};
use crate::lang::Lang;
use crate::tr;

/// The document: what the member wrote, brought together from all items under
/// the headings the work knows, then, while it is a draft, what is not
/// finished. Headings of which nothing is written are left out.
#[must_use]
pub fn self_review(
    lang: &Lang,
    meeting: &Meeting,
    member: &Member,
    checklist: &Checklist,
    worksheet: &Worksheet,
) -> Document {
    let title = tr!(lang, "doc-self-review-title", name = member.name.as_str());
    let mut builder = DocumentBuilder::new(lang, title);
    let answers = answers(lang, checklist, worksheet);
    head(&mut builder, lang, meeting, member, worksheet.state);
    builder.paragraph(opening(lang, meeting, checklist));
    situation(&mut builder, lang, &answers);
    problems(&mut builder, lang, &answers);
    causes(&mut builder, lang, &answers);
    measures(&mut builder, lang, &answers);
    let day = match worksheet.state {
        WorksheetState::HandedIn { at } => date(lang, at.date()),
        WorksheetState::Draft => String::new(),
    };
    builder.closing(member.name.as_str(), day);
    if worksheet.state == WorksheetState::Draft {
        unfinished(&mut builder, lang, &answers);
    }
    builder.build()
}

/// An item with what was written on it.
struct Answer<'a> {
    /// Its section; `None` for an item that the checklist no longer has.
    section: Option<&'a Section>,
    /// Its number in the checklist and what it asks.
    asked: String,
    /// What it asks, in a few words.
    label: String,
    entry: Option<&'a Entry>,
}

impl Answer<'_> {
    fn state(&self) -> EntryState {
        self.entry.map_or(EntryState::Open, Entry::state)
    }

    fn rating(&self) -> Option<SelfRating> {
        self.entry.and_then(|entry| entry.rating)
    }

    /// Whether what happened is told as a problem: everything is, unless the
    /// member thinks it is met or does not apply.
    fn is_problem(&self) -> bool {
        !matches!(
            self.rating(),
            Some(SelfRating::Met | SelfRating::NotApplicable)
        )
    }

    fn facts(&self) -> &str {
        self.entry.map_or("", |entry| entry.facts.trim())
    }
}

/// Every item in the order of the checklist, then what was written on items
/// that it does not have any more.
fn answers<'a>(lang: &Lang, checklist: &'a Checklist, worksheet: &'a Worksheet) -> Vec<Answer<'a>> {
    let of_item = |(place, (section, item)): (usize, (&'a Section, &'a ChecklistItem))| Answer {
        section: Some(section),
        asked: tr!(
            lang,
            "doc-item",
            number = (place + 1).to_string(),
            text = item.text.as_str()
        ),
        label: label(&item.text),
        entry: worksheet.entries.iter().find(|entry| entry.item == item.id),
    };
    let known = |entry: &&Entry| checklist.items().any(|(_, item)| item.id == entry.item);
    let of_earlier = |entry: &'a Entry| Answer {
        section: None,
        asked: format!("{} ({})", entry.item, entry.edition),
        label: format!("{} ({})", entry.item, entry.edition),
        entry: Some(entry),
    };
    let earlier = worksheet
        .entries
        .iter()
        .filter(|entry| !known(entry) && !entry.is_empty());
    checklist
        .items()
        .enumerate()
        .map(of_item)
        .chain(earlier.map(of_earlier))
        .collect()
}

/// The first words of an item, up to its first mark.
fn label(text: &str) -> String {
    let marks = ['，', '。', '：', '；', ',', '.', ':', ';'];
    let first = text.split(marks).find(|part| !part.trim().is_empty());
    first.unwrap_or(text).trim().to_owned()
}

fn head(
    builder: &mut DocumentBuilder<'_>,
    lang: &Lang,
    meeting: &Meeting,
    member: &Member,
    state: WorksheetState,
) {
    let who = format!("{} {}", meeting.unit, member.post);
    builder.byline(who.trim());
    if state == WorksheetState::Draft {
        builder.note(tr!(lang, "doc-draft"));
    }
}

fn opening(lang: &Lang, meeting: &Meeting, checklist: &Checklist) -> String {
    let (title, day) = (meeting.title.as_str(), date(lang, meeting.held_on));
    let against = checklist.title.as_str();
    if meeting.theme.trim().is_empty() {
        tr!(
            lang,
            "doc-review-opening",
            title = title,
            date = day,
            checklist = against
        )
    } else {
        let theme = meeting.theme.trim();
        tr!(
            lang,
            "doc-review-opening-theme",
            title = title,
            date = day,
            theme = theme,
            checklist = against
        )
    }
}

/// How many items have which answer, and what was written on those that are
/// met.
fn situation(builder: &mut DocumentBuilder<'_>, lang: &Lang, answers: &[Answer<'_>]) {
    let asked = answers.iter().filter(|answer| answer.section.is_some());
    let total = asked.clone().count();
    let counted = SelfRating::ALL.map(Some).into_iter().chain([None]);
    let counted = counted.filter_map(|rating| {
        let count = asked.clone().filter(|one| one.rating() == rating).count();
        (count > 0).then(|| {
            let rating = rating.map_or_else(
                || tr!(lang, "doc-review-unrated"),
                |rating| rating_word(lang, rating),
            );
            let count = count.to_string();
            tr!(lang, "doc-review-count", rating = rating, count = count)
        })
    });
    let counted: Vec<String> = counted.collect();
    builder
        .heading(1, tr!(lang, "doc-review-situation"))
        .paragraph(tr!(
            lang,
            "doc-review-counts",
            total = total.to_string(),
            counts = counted.join(&tr!(lang, "doc-review-comma"))
        ));
    for answer in answers.iter().filter(|answer| !answer.is_problem()) {
        told(builder, lang, answer, 2);
    }
}

/// The problems, by section of the checklist.
fn problems(builder: &mut DocumentBuilder<'_>, lang: &Lang, answers: &[Answer<'_>]) {
    let problems = answers
        .iter()
        .filter(|answer| answer.is_problem() && answer.state() != EntryState::Open);
    let mut section = None;
    for (place, answer) in problems.enumerate() {
        if place == 0 {
            builder.heading(1, tr!(lang, "doc-review-problems"));
        }
        let title = answer.section.map_or_else(
            || tr!(lang, "doc-earlier-edition"),
            |section| section.title.clone(),
        );
        if section.as_ref() != Some(&title) {
            builder.heading(2, title.as_str());
            section = Some(title);
        }
        told(builder, lang, answer, 3);
    }
}

/// An item with the member's own view of it and what happened. One that says
/// nothing but that it is met is counted and not told.
fn told(builder: &mut DocumentBuilder<'_>, lang: &Lang, answer: &Answer<'_>, level: u8) {
    if answer.facts().is_empty() && !answer.is_problem() {
        return;
    }
    let heading = match answer.rating() {
        Some(rating) => tr!(
            lang,
            "doc-review-item",
            item = answer.label.as_str(),
            rating = rating_word(lang, rating)
        ),
        None => answer.label.clone(),
    };
    builder.heading(level, heading).paragraph(answer.facts());
}

fn causes(builder: &mut DocumentBuilder<'_>, lang: &Lang, answers: &[Answer<'_>]) {
    let mut first = true;
    for answer in answers {
        let causes = answer.entry.map_or("", |entry| entry.causes.trim());
        if causes.is_empty() {
            continue;
        }
        if first {
            builder.heading(1, tr!(lang, "doc-review-causes"));
            first = false;
        }
        builder.heading(2, answer.label.as_str()).paragraph(causes);
    }
}

/// What will be done, with its date.
fn measures(builder: &mut DocumentBuilder<'_>, lang: &Lang, answers: &[Answer<'_>]) {
    let mut first = true;
    for answer in answers {
        let Some(entry) = answer.entry else { continue };
        let measures = entry.measures.trim();
        if measures.is_empty() && entry.due.is_none() {
            continue;
        }
        if first {
            builder.heading(1, tr!(lang, "doc-review-measures"));
            first = false;
        }
        builder
            .heading(2, answer.label.as_str())
            .paragraph(measures);
        if let Some(due) = entry.due {
            builder.paragraph(tr!(lang, "doc-review-due", date = date(lang, due)));
        }
    }
}

/// What a draft still owes.
fn unfinished(builder: &mut DocumentBuilder<'_>, lang: &Lang, answers: &[Answer<'_>]) {
    let owed = answers.iter().filter(|answer| answer.section.is_some());
    let owed = owed.filter_map(|answer| {
        let item = answer.asked.as_str();
        match answer.state() {
            EntryState::Open => Some(tr!(lang, "doc-item-open", item = item)),
            EntryState::Begun => Some(tr!(lang, "doc-item-begun", item = item)),
            EntryState::Done => None,
        }
    });
    let owed: Vec<String> = owed.collect();
    if !owed.is_empty() {
        let count = owed.len().to_string();
        builder
            .note(tr!(lang, "doc-unfinished", count = count))
            .list(owed);
    }
}

fn rating_word(lang: &Lang, rating: SelfRating) -> String {
    match rating {
        SelfRating::Met => tr!(lang, "rating-met"),
        SelfRating::MostlyMet => tr!(lang, "rating-mostly-met"),
        SelfRating::Gap => tr!(lang, "rating-gap"),
        SelfRating::NotApplicable => tr!(lang, "rating-not-applicable"),
    }
}

fn date(lang: &Lang, day: NaiveDate) -> String {
    let (year, month, day) = (
        day.year().to_string(),
        day.month().to_string(),
        day.day().to_string(),
    );
    tr!(lang, "doc-date", year = year, month = month, day = day)
}

#[cfg(test)]
mod tests;
