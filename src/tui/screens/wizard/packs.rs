//! Step 4: which checklist and which questionnaire.

use ratatui::layout::Rect;

use crate::domain::{Family, Meeting, MeetingKind, PackRef, VoterGroup};
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

/// From so many rows on there is room to say more about a pack.
const ROOMY: u16 = 13;

/// A pack as it is offered.
#[derive(Debug, Clone)]
pub struct Pack {
    id: PackRef,
    title: String,
    source: String,
    items: usize,
    verified: bool,
    group: Group,
    /// Of a checklist: the year's theme, and what else the year wants reported.
    theme: Option<String>,
    briefings: Vec<String>,
    /// Of a questionnaire: for which kinds of meeting, and whom it asks.
    asks: Option<(Vec<MeetingKind>, Vec<VoterGroup>)>,
}

/// What packs are listed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Questionnaire,
    /// A checklist that the unit put beside ours.
    Own,
    Checklist(Family),
}

impl Group {
    fn name(self, cx: &Context) -> String {
        match self {
            Self::Questionnaire => tr!(cx.lang, "wizard-questionnaire"),
            Self::Own => tr!(cx.lang, "wizard-own-checklist"),
            Self::Checklist(Family::Constitution) => tr!(cx.lang, "wizard-family-constitution"),
            Self::Checklist(Family::Discipline) => tr!(cx.lang, "wizard-family-discipline"),
            Self::Checklist(Family::Theme) => tr!(cx.lang, "wizard-family-theme"),
            Self::Checklist(Family::Activity) => tr!(cx.lang, "wizard-family-activity"),
            Self::Checklist(Family::Other) => tr!(cx.lang, "wizard-family-other"),
        }
    }
}

impl Pack {
    fn suits(&self, kind: MeetingKind) -> bool {
        self.asks
            .as_ref()
            .is_none_or(|(kinds, _)| kinds.contains(&kind))
    }

    pub(super) const fn id(&self) -> &PackRef {
        &self.id
    }

    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// The theme that the year set.
    pub(super) fn theme(&self) -> Option<&str> {
        self.theme.as_deref()
    }
}

/// All packs there are. The questionnaires are few and come first, so that
/// both choices are in sight however many checklists follow.
pub(super) fn load(desk: &Desk) -> Result<Vec<Pack>, Error> {
    let library = desk.library()?;
    let assessing = library.questionnaires().filter(|pack| pack.assesses());
    let questionnaires = assessing.map(|pack| Pack {
        id: pack.info.pack.clone(),
        title: pack.info.title.clone(),
        source: pack.info.source.clone(),
        items: pack.info.entries,
        verified: pack.info.verified,
        group: Group::Questionnaire,
        theme: None,
        briefings: Vec::new(),
        asks: Some((pack.kinds.clone(), pack.default_groups.clone())),
    });
    let checklists = library.checklist_packs().into_iter();
    let checklists = checklists.map(|(beside, pack)| Pack {
        id: pack.info.pack.clone(),
        title: pack.info.title.clone(),
        source: pack.info.source.clone(),
        items: pack.info.entries,
        verified: pack.info.verified,
        group: if beside {
            Group::Own
        } else {
            Group::Checklist(pack.checklist.family)
        },
        theme: pack.checklist.theme.clone(),
        briefings: pack.checklist.briefings.clone(),
        asks: None,
    });
    Ok(questionnaires.chain(checklists).collect())
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
        let offered = self.offered(kind);
        let chosen = |pack: &&Pack| Some(&pack.id) == self.checklist.as_ref();
        let row = offered
            .iter()
            .position(|pack| pack.asks.is_none() && chosen(pack));
        self.list.select(row.unwrap_or(0));
    }

    /// The same for the meeting after this one: what was used stays, so that
    /// years compare; a year's theme does not.
    pub fn loaded_after(&mut self, packs: Vec<Pack>, last: &Meeting) {
        let used = |pack: &&Pack, id: &PackRef| pack.id.id == id.id;
        let mut own = packs.iter();
        let checklist = own.find(|pack| {
            pack.asks.is_none() && pack.theme.is_none() && used(pack, &last.checklist)
        });
        let mut own = packs.iter();
        let questionnaire = own.find(|pack| pack.asks.is_some() && used(pack, &last.questionnaire));
        self.checklist = checklist.map(|pack| pack.id.clone());
        self.questionnaire = questionnaire.map(|pack| pack.id.clone());
        self.loaded(packs, last.kind);
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

    /// The list, and below it what is to be said about the row in hand; `theme`
    /// is the meeting's.
    pub fn draw(
        &mut self,
        canvas: &mut Canvas,
        area: Rect,
        (kind, theme): (MeetingKind, &str),
        cx: &Context,
    ) {
        let mut list = std::mem::take(&mut self.list);
        let offered = self.offered(kind);
        let about = if area.height >= ROOMY { 7 } else { 4 };
        let rows = u16::try_from(offered.len()).unwrap_or(u16::MAX);
        let height = rows.min(area.height.saturating_sub(about)).max(1);
        let widest = offered
            .iter()
            .map(|pack| text::width(&pack.group.name(cx)))
            .max()
            .unwrap_or(0);
        let mut above: Option<Group> = None;
        let part = Rect { height, ..area };
        list.draw(canvas, part, (offered.len(), 1), |canvas, row, in_hand| {
            let Some(pack) = offered.get(row) else { return };
            // The first of a group says its name, and so does the top row.
            let group = (above != Some(pack.group)).then_some(pack.group);
            above = Some(pack.group);
            self.draw_row(canvas, (pack, group), (widest as u16, in_hand), cx);
        });
        let y = area.y + height;
        let part = Rect {
            y,
            height: area.bottom().saturating_sub(y).min(about),
            ..area
        };
        if let Some(pack) = offered.get(list.selected()) {
            draw_about(canvas, part, (pack, theme), cx);
        }
        self.list = list;
    }

    fn draw_row(
        &self,
        canvas: &mut Canvas,
        (pack, group): (&Pack, Option<Group>),
        (widest, in_hand): (u16, bool),
        cx: &Context,
    ) {
        let Rect { x, y, .. } = canvas.area();
        if in_hand {
            canvas.print(x, y, cx.signs.cursor, Role::Accent);
        }
        if let Some(group) = group {
            canvas.print(x + 2, y, &group.name(cx), Role::Muted);
        }
        let choice = if pack.asks.is_some() {
            &self.questionnaire
        } else {
            &self.checklist
        };
        let sign = if choice.as_ref() == Some(&pack.id) {
            format!("({})", cx.signs.cursor)
        } else {
            "( )".to_owned()
        };
        let start = canvas.print(x + 4 + widest, y, &sign, Role::Accent) + 1;
        let role = if in_hand { Role::Cursor } else { Role::Text };
        // The last column is for the sign that there is more.
        let room = canvas.area().right().saturating_sub(start + 2);
        canvas.print_within(start, y, room, &pack.title, role);
    }
}

/// How large it is, whether it was checked, its theme, and where it is from.
fn draw_about(canvas: &mut Canvas, area: Rect, (pack, theme): (&Pack, &str), cx: &Context) {
    if area.height < 2 {
        return;
    }
    canvas.part(area).rule(area.y);
    let (x, mut y) = (area.x + 2, area.y + 1);
    let items = tr!(cx.lang, "wizard-items", count = pack.items);
    let after = canvas.print(x, y, &items, Role::Text) + 2;
    if !pack.verified {
        let after = canvas.print(after, y, cx.signs.warning, Role::Warning) + 1;
        let words = tr!(cx.lang, "wizard-unverified");
        canvas.print(after, y, &words, Role::Muted);
    }
    y += 1;
    let said = about(pack, theme, cx);
    let labels = said.iter().map(|(label, _)| text::width(label));
    let start = x + labels.max().unwrap_or(0) as u16 + 2;
    for (place, (label, words)) in said.iter().enumerate() {
        let later = u16::try_from(said.len() - place - 1).unwrap_or(0);
        let left = area.bottom().saturating_sub(y);
        // Two rows each, unless those after it would go without.
        let height = 2.min(left.saturating_sub(later)).max(1).min(left);
        if height == 0 {
            return;
        }
        canvas.print(x, y, label, Role::Muted);
        let part = Rect {
            x: start,
            y,
            width: area.right().saturating_sub(start + 2),
            height,
        };
        y += draw_beginning(canvas, part, words);
    }
}

/// The theme first, since it decides; then what else to report, and the source.
fn about(pack: &Pack, theme: &str, cx: &Context) -> Vec<(String, String)> {
    let mut said = Vec::new();
    if let Some(own) = &pack.theme {
        let label = if own == theme {
            let words = tr!(cx.lang, "wizard-theme-filled");
            format!("{} {words}", cx.signs.done)
        } else {
            tr!(cx.lang, "wizard-theme")
        };
        said.push((label, own.clone()));
    }
    if !pack.briefings.is_empty() {
        let between = tr!(cx.lang, "wizard-briefings-between");
        let label = tr!(cx.lang, "wizard-briefings");
        said.push((label, pack.briefings.join(&between)));
    }
    said.push((tr!(cx.lang, "wizard-source"), pack.source.clone()));
    said
}

/// As much of a text as there is room for; returns the rows it took.
fn draw_beginning(canvas: &mut Canvas, area: Rect, words: &str) -> u16 {
    let lines = text::wrapped(words, usize::from(area.width.max(2)));
    let last = usize::from(area.height.saturating_sub(1));
    for (place, line) in lines.iter().take(last).enumerate() {
        canvas.print_within(area.x, area.y + place as u16, area.width, line, Role::Muted);
    }
    if let Some(rest) = lines.get(last..).filter(|rest| !rest.is_empty()) {
        let y = area.y + last as u16;
        canvas.print_within(area.x, y, area.width, &rest.concat(), Role::Muted);
    }
    area.height.min(lines.len() as u16)
}
