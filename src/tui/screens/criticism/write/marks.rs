//! A criticism that findings are shown in.

use std::sync::Arc;

use crate::domain::{Criticism, MemberId};
use crate::lang::Lang;
use crate::lint::Role;
use crate::tr;
use crate::tui::context::Context;
use crate::tui::form::Form;
use crate::tui::screen::Effect;
use crate::usecase::review::{self, CriticismSpot, Text};
use crate::usecase::vault::MemberKey;

use super::super::super::findings::{self, Marked};
use super::Answer;
use super::fields::{ADVICE, EFFECT, FACT, FAULT};
use super::pad::Pad;

/// What the rules found in a criticism.
pub(super) type Marks = findings::Marks<CriticismSpot>;

/// Asks what the rules need to know; they read as soon as it is there.
pub(super) fn ask(key: &Arc<MemberKey>, target: MemberId) -> Effect<Answer> {
    let key = Arc::clone(key);
    Effect::ask(move |desk| {
        let known = review::known_of_criticism(desk, &key, target)?;
        Ok(Answer::Known(Arc::new(known)))
    })
}

/// The field of the form that a part stands in.
pub(super) const fn field(role: Role) -> &'static str {
    match role {
        Role::Fault => FAULT,
        Role::Effect => EFFECT,
        Role::Advice => ADVICE,
        _ => FACT,
    }
}

impl Marked for Pad {
    type Spot = CriticismSpot;

    fn commit(&mut self, cx: &Context) {
        self.commit(cx);
    }

    /// Nothing of what was handed in: it can no longer be mended.
    fn text(&self) -> Text<CriticismSpot> {
        let draft = self.draft();
        let open: &[Criticism] = if draft.is_handed_in() {
            &[]
        } else {
            &draft.opinions
        };
        Text::of_criticism(open)
    }

    fn form(&self) -> &Form {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form {
        &mut self.form
    }

    fn field(&self, spot: CriticismSpot) -> Option<String> {
        (spot.opinion == self.at()).then(|| field(spot.role).to_owned())
    }

    fn is_later(&self, spot: CriticismSpot) -> bool {
        spot.opinion > self.at()
    }

    fn words(&self, spot: CriticismSpot) -> Option<&str> {
        let opinion = self.draft().opinions.get(spot.opinion)?;
        Some(match spot.role {
            Role::Fault => &opinion.fault,
            Role::Effect => &opinion.effect,
            Role::Advice => &opinion.advice,
            _ => &opinion.fact,
        })
    }

    fn name(spot: CriticismSpot, lang: &Lang) -> String {
        let field = match spot.role {
            Role::Fault => tr!(lang, "criticism-fault"),
            Role::Effect => tr!(lang, "criticism-effect"),
            Role::Advice => tr!(lang, "criticism-advice"),
            _ => tr!(lang, "criticism-fact"),
        };
        let number = (spot.opinion + 1).to_string();
        tr!(lang, "sheet-place", number = number, field = field)
    }
}
