//! The contrast being written, and its form.

use crate::domain::contrast::Point;
use crate::domain::{Contrast, Exemplar, TraitId};
use crate::tui::context::Context;
use crate::tui::form::Form;
use crate::usecase::contrast::{Beside, Touched};

use super::fields;

/// The contrast being written.
#[derive(Debug)]
pub(super) struct Pad {
    beside: Beside,
    touched: Vec<Touched>,
    pub form: Form,
}

impl Pad {
    /// Begins at a trait, else at the first point that is not finished.
    pub fn new(beside: Beside, touched: Vec<Touched>, at: Option<&TraitId>, cx: &Context) -> Self {
        let form = fields::form(&beside.exemplar, &beside.contrast, cx.lang);
        let mut pad = Self {
            beside,
            touched,
            form,
        };
        let points = &pad.beside.contrast.points;
        let named = points
            .iter()
            .position(|point| at.is_some() && point.by.as_ref() == at);
        let open = points.iter().position(|point| !point.is_done());
        pad.go(named.or(open).unwrap_or(0));
        pad
    }

    pub const fn exemplar(&self) -> &Exemplar {
        &self.beside.exemplar
    }

    pub const fn beside(&self) -> &Beside {
        &self.beside
    }

    pub const fn contrast(&self) -> &Contrast {
        &self.beside.contrast
    }

    /// The items of one's own checklist that the traits are tied to.
    pub fn touched(&self) -> &[Touched] {
        &self.touched
    }

    pub fn len(&self) -> usize {
        self.contrast().points.len()
    }

    /// The point in hand.
    pub fn at(&self) -> usize {
        fields::point_of(self.form.focus()).unwrap_or(0)
    }

    /// The trait of the point in hand, if it is one.
    pub fn trait_in_hand(&self) -> Option<&TraitId> {
        self.contrast().points.get(self.at())?.by.as_ref()
    }

    /// Goes to a point.
    pub fn go(&mut self, point: usize) {
        if point < self.len() {
            self.form.set_focus(&fields::mine(point));
        }
    }

    /// Puts what was typed into the contrast.
    pub fn commit(&mut self, cx: &Context) {
        let values = self.form.values(cx);
        fields::take(&values, &mut self.beside.contrast);
    }

    /// Takes over what is stored; the caret stays where nothing changed.
    pub fn reload(&mut self, beside: Beside, touched: Vec<Touched>, cx: &Context) {
        self.touched = touched;
        if self.beside == beside {
            return;
        }
        let focus = self.form.focus().to_owned();
        self.form = fields::form(&beside.exemplar, &beside.contrast, cx.lang);
        self.beside = beside;
        self.form.set_focus(&focus);
    }

    /// How many points something was written on.
    pub fn written(&self) -> usize {
        let points = self.contrast().points.iter();
        points.filter(|point: &&Point| !point.is_blank()).count()
    }

    /// Makes the labels anew.
    pub fn rename(&mut self, cx: &Context) {
        let spec = fields::spec(&self.beside.exemplar, &self.beside.contrast, cx.lang);
        self.form.rename(spec);
    }
}
