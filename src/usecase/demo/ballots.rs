//! The round of the example: everybody who comes answers as their group leans.

use fastrand::Rng;

use crate::content::demo::{DemoMaterial, DemoSubject};
use crate::domain::{Answers, Mark, Setup, Slot};
use crate::usecase::kiosk::Booth;
use crate::usecase::{Error, Progress, codes};

/// The round is opened in the first half of the progress bar and voted in the
/// second.
pub(super) enum Half<'a> {
    First(&'a dyn Progress),
    Second(&'a dyn Progress),
}

impl Progress for Half<'_> {
    fn step(&self, done: usize, total: usize) {
        match self {
            Self::First(whole) => whole.step(done, total * 2),
            Self::Second(whole) => whole.step(total + done, total * 2),
        }
    }

    fn cancelled(&self) -> bool {
        match self {
            Self::First(whole) | Self::Second(whole) => whole.cancelled(),
        }
    }
}

pub(super) fn vote(
    booth: &Booth,
    material: &DemoMaterial,
    seed: u64,
    made: &codes::Made,
    progress: &dyn Progress,
) -> Result<usize, Error> {
    let mut chance = Rng::with_seed(seed);
    let setup = booth.setup();
    let mut voters = Vec::new();
    for (class, demo) in material.groups.iter().enumerate() {
        let turnout = demo.group.head_count as usize * usize::from(demo.turnout) / 100;
        for code in made.of_class(class as u8).take(turnout) {
            voters.push((class, code));
        }
    }
    for (done, (class, code)) in voters.iter().enumerate() {
        if progress.cancelled() {
            return Err(Error::Cancelled);
        }
        let answers = answer(material, setup, *class, &mut chance);
        booth.cast(&booth.admit(&code.to_string())?, &answers, "")?;
        progress.step(done + 1, voters.len());
    }
    Ok(voters.len())
}

/// What one voter of a group answers.
fn answer(material: &DemoMaterial, setup: &Setup, class: usize, chance: &mut Rng) -> Answers {
    let mut answers = Answers::blank(setup);
    for (mark, slot) in answers.marks.iter_mut().zip(setup.grade_slots()) {
        *mark = grade(material, setup, class, slot, chance).unwrap_or_default();
    }
    for (text, slot) in answers.opinions.iter_mut().zip(setup.opinion_slots()) {
        if let Some(words) = opinion(material, setup, class, slot, chance) {
            *text = words;
        }
    }
    answers
}

fn grade(
    material: &DemoMaterial,
    setup: &Setup,
    class: usize,
    slot: Slot,
    chance: &mut Rng,
) -> Option<Mark> {
    let group = &setup.groups.get(class)?.group.id;
    let item = &setup.questionnaire.items.get(slot.item)?.id;
    // The body comes first among the subjects, then the members in order.
    let subject = match slot.subject.checked_sub(1) {
        None => DemoSubject::Body,
        Some(place) => DemoSubject::Member(place),
    };
    let leaning = material.leaning(subject, group, item)?;
    let mut drawn = chance.u8(0..100);
    for (grade, share) in leaning.grades.iter().enumerate() {
        match drawn.checked_sub(*share) {
            None => return Some(Mark::Grade(grade as u8)),
            Some(rest) => drawn = rest,
        }
    }
    Some(if drawn < leaning.dont_know {
        Mark::DontKnow
    } else {
        Mark::Blank
    })
}

/// About two in five write something.
fn opinion(
    material: &DemoMaterial,
    setup: &Setup,
    class: usize,
    slot: Slot,
    chance: &mut Rng,
) -> Option<String> {
    let group = &setup.groups.get(class)?.group.id;
    let item = &setup.questionnaire.items.get(slot.item)?.id;
    let would_say: Vec<_> = material.opinions_of(group, item).collect();
    if chance.u8(0..5) >= 2 {
        return None;
    }
    chance.choice(would_say).map(|opinion| opinion.text.clone())
}
