//! The register as it is shown: what is in it, and the words for everybody and
//! everything that it names.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::opinion::{Addressee, Alike, Registered, suggest_addressee, together};
use crate::domain::{
    Author, Category, CategoryId, GroupId, Member, MemberId, OpinionId, VoterGroup,
};
use crate::lang::Lang;
use crate::tr;
use crate::usecase::{Desk, Error, committee, meeting, opinions};

use super::keeper::Keeper;

/// The register at one moment.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Book {
    /// Every record, in the order of the register.
    pub register: Vec<Registered>,
    /// The same words together.
    pub lines: Vec<Alike>,
    pub members: Vec<Member>,
    pub categories: Vec<Category>,
    /// Whose hand the body's worksheet is in.
    pub turn: Option<MemberId>,
    groups: Vec<VoterGroup>,
    typed_now: BTreeSet<OpinionId>,
    places: BTreeMap<String, String>,
    suggested: BTreeMap<OpinionId, MemberId>,
}

impl std::fmt::Debug for Book {
    /// Without anybody's words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Book({} records)", self.register.len())
    }
}

impl Book {
    /// Opens the register; a round that was released is taken over first.
    pub fn read(desk: &Desk, keeper: &Keeper) -> Result<Self, Error> {
        let at = keeper.hand().meeting();
        let register = opinions::register(desk, at)?;
        let mut places = BTreeMap::new();
        for claim in register.iter().filter_map(|record| record.claim.as_ref()) {
            if let Some(slot) = &claim.slot
                && let Some(words) = opinions::place_of(desk, slot)?
            {
                places.insert(slot.clone(), words);
            }
        }
        let members = meeting::members(desk, at)?;
        let to_body = |record: &&Registered| record.opinion.addressee == Addressee::Body;
        let suggest = |record: &Registered| {
            let member = suggest_addressee(&record.opinion.words, &members)?;
            Some((record.opinion.id, member))
        };
        Ok(Self {
            lines: together(&register),
            suggested: register
                .iter()
                .filter(to_body)
                .filter_map(suggest)
                .collect(),
            register,
            members,
            categories: opinions::categories(desk)?.to_vec(),
            turn: committee::turn(desk, at)?.map(|turn| turn.member),
            groups: meeting::groups(desk, at)?,
            typed_now: opinions::typed_now(desk, keeper.hand()),
            places,
        })
    }

    /// The records of these numbers.
    pub fn records(&self, ids: &[OpinionId]) -> Vec<&Registered> {
        let wanted = |record: &&Registered| ids.contains(&record.opinion.id);
        self.register.iter().filter(wanted).collect()
    }

    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    fn member_name(&self, id: MemberId) -> String {
        self.member(id)
            .map(|member| member.name.clone())
            .unwrap_or_default()
    }

    /// Whom it is about, in words.
    pub fn addressee(&self, addressee: Addressee, lang: &Lang) -> String {
        match addressee {
            Addressee::Body => tr!(lang, "opinion-body"),
            Addressee::Member(id) => self.member_name(id),
        }
    }

    /// Who answers, in words.
    pub fn author(&self, author: Author, lang: &Lang) -> String {
        match author {
            Author::Body => tr!(lang, "opinion-body"),
            Author::Member(id) => self.member_name(id),
        }
    }

    /// A category in words; what no pack names is shown as it is stored.
    pub fn category(&self, id: &CategoryId) -> String {
        self.categories
            .iter()
            .find(|category| &category.id == id)
            .map_or_else(|| id.to_string(), |category| category.label.clone())
    }

    /// A group in words.
    pub fn group(&self, id: &GroupId) -> String {
        self.groups
            .iter()
            .find(|group| &group.id == id)
            .map_or_else(|| id.to_string(), |group| group.name.clone())
    }

    /// The member whom an opinion seems to be about that stands under the body.
    pub fn suggested(&self, id: OpinionId) -> Option<&Member> {
        self.member(*self.suggested.get(&id)?)
    }

    /// The item at a place of a worksheet, in words.
    pub fn place(&self, slot: &str) -> Option<&str> {
        self.places.get(slot).map(String::as_str)
    }

    /// Whether whoever keeps the register typed it in this sitting.
    pub fn was_typed_now(&self, id: OpinionId) -> bool {
        self.typed_now.contains(&id)
    }
}
