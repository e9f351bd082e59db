//! The talk being written down: what it is and what was said, and its form.
//! The words are wiped when it goes.

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use crate::domain::talk::{Partner, TalkKind, TalkWords};
use crate::domain::{MemberId, Talk, TalkId};
use crate::tui::context::Context;
use crate::tui::form::Form;
use crate::usecase::talks::{self, Board, wipe};
use crate::usecase::vault::MemberKey;
use crate::usecase::{Desk, Error};

use super::fields;

/// The number of a record, once its first save has given it one. Saves run in
/// order, so the second knows what the first was told.
pub(super) type Number = Arc<OnceLock<TalkId>>;

/// What a record begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// It is stored.
    Stored(TalkId),
    /// A new one; with whom and when, as far as that is known.
    New(Option<Partner>, Option<NaiveDate>),
}

/// The record as it was read, for nobody else to look into.
pub struct Opened {
    board: Board,
    talk: Talk,
    words: TalkWords,
}

/// Reads what a record begins with.
pub(super) fn open(
    desk: &Desk,
    key: &MemberKey,
    start: Start,
    today: NaiveDate,
) -> Result<Opened, Error> {
    let board = talks::board(desk, key.meeting(), today)?;
    let (talk, words) = match start {
        Start::Stored(id) => talks::read(desk, key, id)?,
        Start::New(partner, day) => {
            let talk = Talk {
                id: TalkId(0),
                recorder: key.member(),
                partner: partner.unwrap_or(Partner::Other),
                held_on: day.unwrap_or(today),
                kind: TalkKind::Obligatory,
            };
            (talk, TalkWords::default())
        }
    };
    Ok(Opened { board, talk, words })
}

/// The talk being written down.
pub(super) struct Pad {
    board: Board,
    member: MemberId,
    talk: Talk,
    words: TalkWords,
    /// What a person chose themselves is not guessed any more.
    kind_chosen: bool,
    pub form: Form,
}

impl Pad {
    pub fn new(opened: Opened, start: Start, member: MemberId, cx: &Context) -> Self {
        let Opened { board, talk, words } = opened;
        let chosen = !matches!(start, Start::New(None, _));
        let spec = fields::spec(&board, member, cx.wall.date(), cx.lang);
        let mut form = Form::new(spec, &fields::values(&talk, &words, chosen));
        if chosen {
            form.set_focus(fields::RAISED);
        }
        Self {
            board,
            member,
            talk,
            words,
            kind_chosen: matches!(start, Start::Stored(_)),
            form,
        }
    }

    pub const fn board(&self) -> &Board {
        &self.board
    }

    pub const fn talk(&self) -> &Talk {
        &self.talk
    }

    pub const fn words(&self) -> &TalkWords {
        &self.words
    }

    /// Puts what was filled in into the talk.
    pub fn commit(&mut self, cx: &Context) {
        let values = self.form.values(cx);
        let today = cx.wall.date();
        fields::take(&values, &mut self.talk, &mut self.words, today);
    }

    /// A field has another value.
    pub fn changed(&mut self, field: &str, cx: &Context) {
        match field {
            fields::KIND => self.kind_chosen = true,
            fields::PARTNER if !self.kind_chosen => {
                self.commit(cx);
                let kind = match self.talk.partner {
                    Partner::Other => TalkKind::Requested,
                    Partner::Member(_) | Partner::Head(_) => TalkKind::Obligatory,
                };
                self.form.set(fields::KIND, &fields::kind_value(kind));
            }
            _ => {}
        }
        self.commit(cx);
    }

    /// Makes the labels anew.
    pub fn rename(&mut self, cx: &Context) {
        let spec = fields::spec(&self.board, self.member, cx.wall.date(), cx.lang);
        self.form.rename(spec);
    }

    /// What stands here, to be stored.
    pub fn to_be_saved(&self, key: &Arc<MemberKey>, number: &Number) -> Save {
        Save {
            key: Arc::clone(key),
            number: Arc::clone(number),
            talk: self.talk.clone(),
            words: self.words.clone(),
        }
    }
}

impl Drop for Pad {
    fn drop(&mut self) {
        wipe(&mut self.words);
    }
}

/// A record on its way to the data file.
pub(super) struct Save {
    key: Arc<MemberKey>,
    number: Number,
    talk: Talk,
    words: TalkWords,
}

impl Save {
    pub fn run(&mut self, desk: &Desk) -> Result<(), Error> {
        self.talk.id = self.number.get().copied().unwrap_or(TalkId(0));
        let id = talks::record(desk, &self.key, &self.talk, &self.words)?;
        self.number.get_or_init(|| id);
        Ok(())
    }
}

impl Drop for Save {
    fn drop(&mut self) {
        wipe(&mut self.words);
    }
}
