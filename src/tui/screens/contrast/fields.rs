//! A contrast as a form: three fields for each point.

use zeroize::Zeroize;

use crate::domain::contrast::Point;
use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::domain::{Contrast, Exemplar};
use crate::lang::Lang;
use crate::tr;
use crate::tui::form::Form;

/// The longest text of one field, in characters.
const LIMIT: usize = 5_000;

/// The field of what I did, at a point.
pub(super) fn mine(point: usize) -> String {
    format!("mine:{point}")
}

/// The field of the distance, at a point.
pub(super) fn distance(point: usize) -> String {
    format!("distance:{point}")
}

fn theirs(point: usize) -> String {
    format!("theirs:{point}")
}

/// The point that a field belongs to.
pub(super) fn point_of(field: &str) -> Option<usize> {
    field.split_once(':')?.1.parse().ok()
}

/// The form for a contrast.
pub(super) fn form(exemplar: &Exemplar, contrast: &Contrast, lang: &Lang) -> Form {
    Form::new(spec(exemplar, contrast, lang), &values(contrast))
}

/// What the form asks, in a language.
pub(super) fn spec(exemplar: &Exemplar, contrast: &Contrast, lang: &Lang) -> FormSpec {
    let points = contrast.points.iter().enumerate();
    FormSpec::new(points.flat_map(|(at, point)| {
        let written = |id, label, hint| Field::long(id, label).placeholder(hint).max(LIMIT);
        [
            Field::read_only(theirs(at), kind(exemplar, point, lang)),
            written(
                mine(at),
                tr!(lang, "contrast-mine"),
                tr!(lang, "contrast-mine-hint"),
            ),
            written(
                distance(at),
                tr!(lang, "contrast-distance"),
                tr!(lang, "contrast-distance-hint"),
            ),
        ]
    }))
}

/// What a point is about: a deed, a trait, or what the exemplar had before.
fn kind(exemplar: &Exemplar, point: &Point, lang: &Lang) -> String {
    let known = match &point.by {
        Some(by) => exemplar.traits.iter().any(|each| &each.id == by),
        None => exemplar.deeds.contains(&point.theirs),
    };
    match (&point.by, known) {
        (_, false) => tr!(lang, "contrast-kept"),
        (Some(_), true) => tr!(lang, "contrast-trait"),
        (None, true) => tr!(lang, "contrast-deed"),
    }
}

fn values(contrast: &Contrast) -> Values {
    let mut values = Values::new();
    for (at, point) in contrast.points.iter().enumerate() {
        let fields = [
            (theirs(at), &point.theirs),
            (mine(at), &point.mine),
            (distance(at), &point.distance),
        ];
        for (id, words) in fields {
            values.set(id, Value::Text(words.clone()));
        }
    }
    values
}

/// Puts what was typed into the contrast.
pub(super) fn take(values: &Values, contrast: &mut Contrast) {
    for (at, point) in contrast.points.iter_mut().enumerate() {
        let fields = [
            (&mut point.mine, mine(at)),
            (&mut point.distance, distance(at)),
        ];
        for (stored, id) in fields {
            let typed = values.text(&id);
            if stored != typed {
                stored.zeroize();
                typed.clone_into(stored);
            }
        }
    }
}
