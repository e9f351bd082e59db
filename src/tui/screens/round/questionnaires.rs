//! What kind of round: the questionnaires that fit the meeting.

use ratatui::layout::Rect;

use crate::content::QuestionnairePack;
use crate::domain::PackRef;
use crate::report::words::round_kind;
use crate::text;
use crate::tr;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title};

/// Gives the questionnaire that was chosen to whoever called it.
pub(super) struct QuestionnaireScreen {
    packs: Vec<QuestionnairePack>,
    list: List,
}

impl QuestionnaireScreen {
    /// With `chosen` in hand.
    pub fn new(packs: Vec<QuestionnairePack>, chosen: &PackRef) -> Self {
        let mut list = List::new();
        let row = packs.iter().position(|pack| pack.info.pack == *chosen);
        list.set_len(packs.len());
        list.select(row.unwrap_or(0));
        Self { packs, list }
    }
}

/// What a kind of round is for, in one line.
fn about(pack: &QuestionnairePack, cx: &Context) -> String {
    use crate::domain::round::RoundKind;
    match pack.round {
        RoundKind::Soliciting => tr!(cx.lang, "round-kind-soliciting-about"),
        RoundKind::Assessment => tr!(cx.lang, "round-kind-assessment-about"),
        RoundKind::MemberAppraisal => tr!(cx.lang, "round-kind-member-appraisal-about"),
        RoundKind::MeetingEvaluation => tr!(cx.lang, "round-kind-meeting-evaluation-about"),
        RoundKind::FollowUp => tr!(cx.lang, "round-kind-follow-up-about"),
    }
}

impl Screen for QuestionnaireScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        match self.list.handle(&input) {
            Chosen::Opened(row) => {
                let pack = self.packs.get(row).cloned();
                pack.map(Effect::give).into_iter().collect()
            }
            Chosen::Moved | Chosen::Nothing => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let lead = tr!(cx.lang, "round-kinds-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Muted) + 1;
        let kinds: Vec<String> = self
            .packs
            .iter()
            .map(|pack| round_kind(cx.lang, pack.round))
            .collect();
        let column = text::widest(kinds.iter().map(String::as_str)) as u16 + 4;
        let rows = self.packs.len();
        let place = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let packs = &self.packs;
        self.list
            .draw(canvas, place, (rows, 2), |canvas, row, in_hand| {
                let Rect { x, y, width, .. } = canvas.area();
                let Some(pack) = packs.get(row) else { return };
                if in_hand {
                    canvas.print(x, y, cx.signs.cursor, Role::Accent);
                }
                let role = if in_hand { Role::Cursor } else { Role::Text };
                let kind = kinds.get(row).map_or("", String::as_str);
                let after = canvas.print(x + 2, y, kind, role) + 2;
                // Long names of kinds leave no column for the rest.
                let (title_at, about_at) = if column * 3 <= width {
                    (x + column, x + column)
                } else {
                    (after, x + 4)
                };
                let right = x + width.saturating_sub(1);
                let title = &pack.questionnaire.title;
                canvas.print_within(title_at, y, right.saturating_sub(title_at), title, role);
                let (items, about) = (pack.questionnaire.items.len(), about(pack, cx));
                let words = tr!(cx.lang, "round-kinds-about", items = items, about = about);
                let room = right.saturating_sub(about_at);
                canvas.print_within(about_at, y + 1, room, &words, Role::Muted);
            });
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "round-kinds-heading"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let take = tr!(cx.lang, "round-kinds-take");
        vec![
            Offer::named(Command::Open, take),
            Offer::named(Command::Up, tr!(cx.lang, "round-choose")),
            Offer::new(Command::Back),
        ]
    }
}
