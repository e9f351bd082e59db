//! The self-review (对照检查材料) of a member or of the body, in the shape the
//! work knows: situation, problems, causes, direction and measures, matters.

mod answer;
#[cfg(test)]
mod tests;

use self::answer::{Answer, answers};
use super::block::Document;
use super::builder::DocumentBuilder;
use super::words::{self, date};
use crate::domain::meeting::{Meeting, Member};
use crate::domain::worksheet::EntryState;
use crate::domain::{Checklist, PartKind, SelfRating, Worksheet, WorksheetState};
use crate::lang::Lang;
use crate::tr;

/// The document: what was written, brought together from the parts and all
/// items under the headings the work knows, then, while it is a draft, what is
/// not finished. Headings of which nothing is written are left out.
///
/// `member` is whose it is; `None` for the body's. `elsewhere` are other
/// checklists that asked something which was written.
#[must_use]
pub fn self_review(
    lang: &Lang,
    meeting: &Meeting,
    member: Option<&Member>,
    (checklist, elsewhere): (&Checklist, &[Checklist]),
    worksheet: &Worksheet,
) -> Document {
    let title = match member {
        Some(member) => tr!(lang, "doc-self-review-title", name = member.name.as_str()),
        None => tr!(lang, "doc-body-review-title", unit = meeting.unit.as_str()),
    };
    let mut review = Review {
        lang,
        builder: DocumentBuilder::new(lang, title),
        owner: member.map(|member| member.name.as_str()),
        worksheet,
        answers: answers(lang, (checklist, elsewhere), worksheet),
    };
    review.head(meeting, member, checklist);
    review.situation();
    review.problems();
    review.causes();
    review.measures();
    review.matters();
    review.closing(meeting);
    review.builder.build()
}

/// A self-review in the making.
struct Review<'a> {
    lang: &'a Lang,
    builder: DocumentBuilder<'a>,
    /// Who answers for the measures; nobody in particular for the body's.
    owner: Option<&'a str>,
    worksheet: &'a Worksheet,
    answers: Vec<Answer<'a>>,
}

impl Review<'_> {
    fn head(&mut self, meeting: &Meeting, member: Option<&Member>, checklist: &Checklist) {
        let lang = self.lang;
        if let Some(member) = member {
            let who = format!("{} {}", meeting.unit, member.post);
            self.builder.byline(who.trim());
        }
        if self.worksheet.state == WorksheetState::Draft {
            self.builder.note(match member {
                Some(_) => tr!(lang, "doc-draft"),
                None => tr!(lang, "doc-draft-body"),
            });
        }
        let (title, day) = (meeting.title.as_str(), date(lang, meeting.held_on));
        // The theme stands in quotation marks within a sentence.
        let meeting = match meeting.theme.trim().trim_end_matches('\u{3002}') {
            "" => tr!(lang, "doc-review-meeting", title = title, date = day),
            theme => tr!(
                lang,
                "doc-review-meeting-theme",
                title = title,
                date = day,
                theme = theme
            ),
        };
        let against = checklist.title.as_str();
        let checked = match member {
            Some(_) => tr!(lang, "doc-review-checked", checklist = against),
            None => tr!(lang, "doc-review-checked-body", checklist = against),
        };
        self.builder.paragraph(format!("{meeting}{checked}"));
    }

    /// The author's own words, how many items have which answer, and what was
    /// written on those that are met.
    fn situation(&mut self) {
        let counts = self.counts();
        self.builder
            .heading(1, tr!(self.lang, "doc-review-situation"))
            .paragraph(self.worksheet.part(PartKind::Situation))
            .paragraph(counts);
        for answer in &self.answers {
            if !answer.is_problem() && answer.tells() {
                told(&mut self.builder, self.lang, answer, 2);
            }
        }
    }

    fn counts(&self) -> String {
        let lang = self.lang;
        let asked = self.answers.iter().filter(|one| one.section.is_some());
        let total = asked.clone().count().to_string();
        let each = SelfRating::ALL.map(Some).into_iter().chain([None]);
        let each = each.filter_map(|rating| {
            let count = asked.clone().filter(|one| one.rating() == rating).count();
            let rating = rating.map_or_else(
                || tr!(lang, "doc-review-unrated"),
                |rating| words::rating(lang, rating),
            );
            let said = tr!(
                lang,
                "doc-review-count",
                rating = rating,
                count = count.to_string()
            );
            (count > 0).then_some(said)
        });
        let each: Vec<String> = each.collect();
        let each = each.join(&tr!(lang, "doc-comma"));
        tr!(lang, "doc-review-counts", total = total, counts = each)
    }

    /// The problems, by section of the checklist.
    fn problems(&mut self) {
        let mut section = None;
        for answer in self.answers.iter().filter(|one| one.is_problem()) {
            if answer.state() == EntryState::Open {
                continue;
            }
            if section.is_none() {
                let heading = tr!(self.lang, "doc-review-problems");
                self.builder.heading(1, heading);
            }
            let title = answer.section.map_or_else(
                || tr!(self.lang, "doc-earlier-edition"),
                |section| section.title.clone(),
            );
            if section.as_ref() != Some(&title) {
                self.builder.heading(2, title.as_str());
                section = Some(title);
            }
            told(&mut self.builder, self.lang, answer, 3);
        }
    }

    fn causes(&mut self) {
        let heading = tr!(self.lang, "doc-review-causes");
        let mut chapter = Chapter::new(heading, self.worksheet.part(PartKind::Causes));
        for answer in &self.answers {
            if !answer.causes().is_empty() {
                let builder = chapter.begun(&mut self.builder);
                builder
                    .heading(2, answer.label.as_str())
                    .paragraph(answer.causes());
            }
        }
        chapter.end(&mut self.builder);
    }

    /// What will be done, by whom and by when.
    fn measures(&mut self) {
        let lang = self.lang;
        let heading = tr!(lang, "doc-review-measures");
        let mut chapter = Chapter::new(heading, self.worksheet.part(PartKind::Direction));
        for answer in &self.answers {
            let due = answer.due().map(|day| date(lang, day));
            if answer.measures().is_empty() && due.is_none() {
                continue;
            }
            let who_when = match (self.owner, due) {
                (Some(owner), Some(due)) => {
                    tr!(lang, "doc-review-owner-due", owner = owner, date = due)
                }
                (Some(owner), None) => tr!(lang, "doc-review-owner", owner = owner),
                (None, Some(due)) => tr!(lang, "doc-review-due", date = due),
                (None, None) => String::new(),
            };
            chapter
                .begun(&mut self.builder)
                .heading(2, answer.label.as_str())
                .paragraph(answer.measures())
                .paragraph(who_when);
        }
        chapter.end(&mut self.builder);
    }

    fn matters(&mut self) {
        let heading = tr!(self.lang, "doc-review-matters");
        let words = self.worksheet.part(PartKind::Matters);
        Chapter::new(heading, words).end(&mut self.builder);
    }

    fn closing(&mut self, meeting: &Meeting) {
        let name = self.owner.unwrap_or(&meeting.unit).to_owned();
        match self.worksheet.state {
            WorksheetState::HandedIn { at } => {
                let day = date(self.lang, at.date());
                self.builder.closing(name, day);
            }
            WorksheetState::Draft => {
                self.builder.closing(name, "");
                self.unfinished();
            }
        }
    }

    /// What a draft still owes.
    fn unfinished(&mut self) {
        let lang = self.lang;
        let owed = self.answers.iter().filter(|one| one.section.is_some());
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
            self.builder
                .note(tr!(lang, "doc-unfinished", count = count))
                .list(owed);
        }
    }
}

/// An item with the author's view of it, what happened and what is answered to
/// opinions.
fn told(builder: &mut DocumentBuilder<'_>, lang: &Lang, answer: &Answer<'_>, level: u8) {
    let heading = match answer.rating() {
        Some(rating) => tr!(
            lang,
            "doc-review-item",
            item = answer.label.as_str(),
            rating = words::rating(lang, rating)
        ),
        None => answer.label.clone(),
    };
    builder.heading(level, heading).paragraph(answer.facts());
    for words in answer.to_opinions() {
        builder.paragraph(tr!(lang, "doc-review-answer", words = words));
    }
}

/// A heading that appears only when something stands under it, with the
/// author's own words first.
struct Chapter<'a> {
    heading: Option<String>,
    words: &'a str,
}

impl<'a> Chapter<'a> {
    const fn new(heading: String, words: &'a str) -> Self {
        Self {
            heading: Some(heading),
            words,
        }
    }

    /// Writes heading and words, the first time.
    fn begun<'b, 'c>(
        &mut self,
        builder: &'b mut DocumentBuilder<'c>,
    ) -> &'b mut DocumentBuilder<'c> {
        if let Some(heading) = self.heading.take() {
            builder.heading(1, heading).paragraph(self.words);
        }
        builder
    }

    /// Writes them now if there are words and nothing was written so far.
    fn end(mut self, builder: &mut DocumentBuilder<'_>) {
        if !self.words.trim().is_empty() {
            self.begun(builder);
        }
    }
}
