//! Who are you: everybody who can sit here, and who does.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::{Member, MemberId};
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::committee::{self, BodyView};
use crate::usecase::meeting::{self, Overview};
use crate::usecase::opinions::{self, Glance};
use crate::usecase::{Desk, Error, journal, vault};

use super::home::HomeScreen;
use super::person::{Claim, Person};
use super::unlock::UnlockScreen;

/// The meeting, and who of its people can come in already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// The meeting.
    pub overview: Overview,
    /// The body's own worksheet.
    pub body: BodyView,
    /// The register of opinions at a glance.
    pub opinions: Glance,
    /// The journal of whoever sits here, if it is a member.
    pub journal: Option<journal::Glance>,
    with_passphrase: BTreeSet<MemberId>,
}

/// How somebody is shown in a list.
pub(super) struct Words {
    pub name: String,
    pub detail: String,
}

impl People {
    /// Looks at the meeting in hand.
    ///
    /// # Errors
    /// When no file is open or it cannot be read.
    pub fn look(desk: &Desk, today: NaiveDate) -> Result<Self, Error> {
        let overview = meeting::overview(desk, today)?;
        let mut with_passphrase = BTreeSet::new();
        for view in &overview.members {
            if vault::member_has_vault(desk, view.member.id)? {
                with_passphrase.insert(view.member.id);
            }
        }
        Ok(Self {
            body: committee::body(desk, overview.meeting.id)?,
            opinions: opinions::glance(desk, overview.meeting.id)?,
            journal: None,
            overview,
            with_passphrase,
        })
    }

    /// A member of the meeting.
    #[must_use]
    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.overview
            .members
            .iter()
            .map(|view| &view.member)
            .find(|member| member.id == id)
    }

    /// Everybody who can sit here: the office, then the members in order.
    pub(super) fn claims(&self) -> impl Iterator<Item = Claim> {
        let meeting = self.overview.meeting.id;
        let members = self
            .overview
            .members
            .iter()
            .map(|view| Some(view.member.clone()));
        [None]
            .into_iter()
            .chain(members)
            .map(move |member| Claim { meeting, member })
    }

    /// Name and post, the posts below each other.
    pub(super) fn label(&self, member: &Member) -> String {
        let names = self.overview.members.iter().map(|view| &view.member.name);
        let name = text::pad_end(&member.name, text::widest(names));
        format!("{name}  {}", member.post)
    }

    pub(super) fn describe(&self, claim: &Claim, cx: &Context) -> Words {
        match &claim.member {
            None => Words {
                name: tr!(cx.lang, "who-office"),
                detail: tr!(cx.lang, "who-office-does"),
            },
            Some(member) => {
                let known = self.with_passphrase.contains(&member.id);
                let first = if known {
                    String::new()
                } else {
                    tr!(cx.lang, "who-first-time")
                };
                Words {
                    name: self.label(member),
                    detail: first,
                }
            }
        }
    }
}

/// Another person sits down.
#[derive(Debug)]
pub struct WhoScreen {
    now: Person,
    people: Option<People>,
    list: List,
}

impl WhoScreen {
    /// Over the home screen of whoever sits here now.
    #[must_use]
    pub fn new(now: Person) -> Self {
        Self {
            now,
            people: None,
            list: List::new(),
        }
    }

    fn is_here(&self, claim: &Claim) -> bool {
        match (&self.now, &claim.member) {
            (Person::Nobody, _) => false,
            (Person::Office(_), member) => member.is_none(),
            (Person::Member(key), member) => member
                .as_ref()
                .is_some_and(|member| member.id == key.member()),
        }
    }

    fn opened(&self, row: usize) -> Vec<Effect<People>> {
        let claim = self
            .people
            .as_ref()
            .and_then(|people| people.claims().nth(row));
        match claim {
            Some(claim) if self.is_here(&claim) => vec![Effect::Pop],
            Some(claim) => vec![Effect::push(UnlockScreen::new(claim))],
            None => vec![Effect::home(HomeScreen::nobody())],
        }
    }

    fn row(&self, canvas: &mut Canvas, row: usize, in_hand: bool, cx: &Context) {
        let area = canvas.area();
        let (x, y) = (area.x, area.y);
        if in_hand {
            canvas.print(x, y, canvas.signs().cursor, Role::Accent);
        }
        let Some(people) = &self.people else { return };
        let Some(claim) = people.claims().nth(row) else {
            canvas.print(x + 2, y, &tr!(cx.lang, "who-leave"), Role::Text);
            return;
        };
        let words = people.describe(&claim, cx);
        canvas.print_within(x + 2, y, 30, &words.name, Role::Text);
        let here = self.is_here(&claim);
        let detail = if here {
            tr!(cx.lang, "who-here")
        } else {
            words.detail
        };
        canvas.print(
            x + 34,
            y,
            &detail,
            if here { Role::Good } else { Role::Muted },
        );
    }
}

impl Screen for WhoScreen {
    type Answer = People;

    fn handle(&mut self, input: Input<People>, cx: &Context) -> Vec<Effect<People>> {
        match input {
            Input::Opened | Input::Uncovered => {
                let today = cx.wall.date();
                vec![Effect::ask(move |desk| People::look(desk, today))]
            }
            Input::Answer(answer) => answered(answer, |people| {
                self.list.set_len(people.claims().count() + 1);
                self.people = Some(people);
                Vec::new()
            }),
            input => match self.list.handle(&input) {
                Chosen::Opened(row) => self.opened(row),
                Chosen::Moved | Chosen::Nothing => Vec::new(),
            },
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(people) = &self.people else { return };
        let rows = people.claims().count() + 1;
        let mut list = std::mem::take(&mut self.list);
        let area = canvas.column();
        list.draw(canvas, area, (rows, 1), |canvas, row, in_hand| {
            self.row(canvas, row, in_hand, cx);
        });
        self.list = list;
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "who-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let choose = Offer::named(Command::Open, tr!(cx.lang, "who-choose"));
        vec![choose, Offer::new(Command::Back)]
    }
}
