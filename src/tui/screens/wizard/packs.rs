//! Step 4: which checklist and which questionnaire.

use ratatui::layout::Rect;

use crate::domain::{MeetingKind, PackRef, VoterGroup};
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::key::Code;
use crate::tui::screen::Input;
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::{Desk, Error};

/// Rows of one pack: title, source, size.
const ROWS: u16 = 3;

/// A pack as it is offered.
#[derive(Debug, Clone)]
pub struct Pack {
    id: PackRef,
    title: String,
    source: String,
    items: usize,
    verified: bool,
    /// Of a questionnaire: for which kinds of meeting, and whom it asks.
    asks: Option<(Vec<MeetingKind>, Vec<VoterGroup>)>,
}

impl Pack {
    fn suits(&self, kind: MeetingKind) -> bool {
        self.asks
            .as_ref()
            .is_none_or(|(kinds, _)| kinds.contains(&kind))
    }
}

/// All packs there are.
pub(super) fn load(desk: &Desk) -> Result<Vec<Pack>, Error> {
    let library = desk.library()?;
    let verified = |pack: &PackRef| {
        let mut infos = library.packs();
        infos
            .find(|info| info.pack == *pack)
            .is_some_and(|info| info.verified)
    };
    let checklists = library.checklists().map(|checklist| Pack {
        id: checklist.pack.clone(),
        title: checklist.title.clone(),
        source: checklist.source.clone(),
        items: checklist.len(),
        verified: verified(&checklist.pack),
        asks: None,
    });
    let questionnaires = library.questionnaires().map(|pack| Pack {
        id: pack.info.pack.clone(),
        title: pack.info.title.clone(),
        source: pack.info.source.clone(),
        items: pack.questionnaire.items.len(),
        verified: pack.info.verified,
        asks: Some((pack.kinds.clone(), pack.default_groups.clone())),
    });
    Ok(checklists.chain(questionnaires).collect())
}

/// What is offered, and what was chosen of it.
#[derive(Debug, Default)]
pub(super) struct Packs {
    all: Vec<Pack>,
    checklist: Option<PackRef>,
    questionnaire: Option<PackRef>,
    list: List,
}

impl Packs {
    pub fn loaded(&mut self, packs: Vec<Pack>, kind: MeetingKind) {
        self.all = packs;
        self.settle(kind);
    }

    /// Chooses the first of what suits, where nothing that suits is chosen.
    pub fn settle(&mut self, kind: MeetingKind) {
        let offered = self.offered(kind);
        let pick = |chosen: &Option<PackRef>, asks: bool| {
            let mut fitting = offered.iter().filter(|pack| pack.asks.is_some() == asks);
            let kept = fitting
                .clone()
                .find(|pack| Some(&pack.id) == chosen.as_ref());
            kept.or_else(|| fitting.next()).map(|pack| pack.id.clone())
        };
        let (checklist, questionnaire) = (
            pick(&self.checklist, false),
            pick(&self.questionnaire, true),
        );
        (self.checklist, self.questionnaire) = (checklist, questionnaire);
        self.list.set_len(self.offered(kind).len());
    }

    fn offered(&self, kind: MeetingKind) -> Vec<&Pack> {
        self.all.iter().filter(|pack| pack.suits(kind)).collect()
    }

    /// Whom the chosen questionnaire usually asks.
    pub fn groups(&self) -> &[VoterGroup] {
        self.questionnaire()
            .and_then(|pack| pack.asks.as_ref())
            .map_or(&[], |(_, groups)| groups)
    }

    pub fn checklist(&self) -> Option<&Pack> {
        self.find(self.checklist.as_ref())
    }

    pub fn questionnaire(&self) -> Option<&Pack> {
        self.find(self.questionnaire.as_ref())
    }

    fn find(&self, id: Option<&PackRef>) -> Option<&Pack> {
        self.all.iter().find(|pack| Some(&pack.id) == id)
    }

    /// True when something was chosen.
    pub fn handle<A>(&mut self, input: &Input<A>, kind: MeetingKind) -> bool {
        self.list.set_len(self.offered(kind).len());
        let space = matches!(input, Input::Key(key) if key.code == Code::Char(' '));
        let row = match (self.list.handle(input), input) {
            (Chosen::Opened(row), _) => row,
            (Chosen::Nothing, Input::Command(Command::Toggle)) => self.list.selected(),
            (Chosen::Nothing, _) if space => self.list.selected(),
            (Chosen::Moved | Chosen::Nothing, _) => return false,
        };
        if let Some(pack) = self
            .offered(kind)
            .get(row)
            .map(|pack| (pack.id.clone(), &pack.asks))
        {
            match pack {
                (id, None) => self.checklist = Some(id),
                (id, Some(_)) => self.questionnaire = Some(id),
            }
        }
        true
    }

    pub fn offers(cx: &Context) -> Vec<Offer> {
        vec![Offer::named(
            Command::Open,
            tr!(cx.lang, "wizard-take-pack"),
        )]
    }

    pub fn draw(&mut self, canvas: &mut Canvas, area: Rect, kind: MeetingKind, cx: &Context) {
        let mut list = std::mem::take(&mut self.list);
        let offered = self.offered(kind);
        list.draw(
            canvas,
            area,
            (offered.len(), ROWS),
            |canvas, row, in_hand| {
                let Some(pack) = offered.get(row) else { return };
                let same = |other: &&Pack| other.asks.is_some() == pack.asks.is_some();
                let first = row
                    .checked_sub(1)
                    .and_then(|row| offered.get(row))
                    .is_none_or(|p| !same(p));
                self.draw_pack(canvas, (pack, first), in_hand, cx);
            },
        );
        self.list = list;
    }

    fn draw_pack(
        &self,
        canvas: &mut Canvas,
        (pack, first): (&Pack, bool),
        in_hand: bool,
        cx: &Context,
    ) {
        let Rect { x, y, .. } = canvas.area();
        if in_hand {
            canvas.print(x, y, cx.signs.cursor, Role::Accent);
        }
        let labels = [
            tr!(cx.lang, "wizard-checklist"),
            tr!(cx.lang, "wizard-questionnaire"),
        ];
        let widest = labels
            .iter()
            .map(|label| text::width(label))
            .max()
            .unwrap_or(0);
        let [checklist, questionnaire] = &labels;
        if first {
            let label = if pack.asks.is_some() {
                questionnaire
            } else {
                checklist
            };
            canvas.print(x + 2, y, label, Role::Muted);
        }
        let chosen = [&self.checklist, &self.questionnaire].contains(&&Some(pack.id.clone()));
        let sign = if chosen {
            format!("({})", cx.signs.cursor)
        } else {
            "( )".to_owned()
        };
        let start = canvas.print(x + 4 + widest as u16, y, &sign, Role::Accent) + 1;
        let role = if in_hand { Role::Cursor } else { Role::Text };
        canvas.print(start, y, &pack.title, role);
        canvas.print(start, y + 1, &pack.source, Role::Muted);
        let items = tr!(cx.lang, "wizard-items", count = pack.items);
        let after = canvas.print(start, y + 2, &items, Role::Muted) + 2;
        if !pack.verified {
            let after = canvas.print(after, y + 2, cx.signs.warning, Role::Warning) + 1;
            canvas.print(
                after,
                y + 2,
                &tr!(cx.lang, "wizard-unverified"),
                Role::Muted,
            );
        }
    }
}

impl Pack {
    pub(super) const fn id(&self) -> &PackRef {
        &self.id
    }

    pub(super) fn title(&self) -> &str {
        &self.title
    }
}
