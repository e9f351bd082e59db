//! The fields of an opinion, as forms ask for them.

use crate::domain::form::{Field, Value};
use crate::domain::opinion::{Addressee, Channel};
use crate::domain::{Category, CategoryId, Member, MemberId};
use crate::lang::Lang;
use crate::report::words;
use crate::tr;

use super::book::Book;

/// What can be chosen from.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    categories: Vec<Category>,
    members: Vec<Member>,
}

/// The body among the choices of whom an opinion is about.
const BODY: &str = "body";

impl Fields {
    pub fn of(book: &Book) -> Self {
        Self {
            categories: book.categories.clone(),
            members: book.members.clone(),
        }
    }

    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// What the words seem to be about.
    pub fn guess(&self, words: &str) -> CategoryId {
        crate::domain::opinion::guess_category(words, &self.categories)
    }

    pub fn channel(lang: &Lang) -> Field {
        let channels = Channel::by_hand().map(|it| (it.word(), words::channel(lang, it)));
        Field::choice("channel", tr!(lang, "opinion-field-channel"), channels)
            .required()
            .folded()
    }

    pub fn category(&self, lang: &Lang) -> Field {
        let categories = self.categories.iter();
        let categories = categories.map(|it| (it.id.as_str(), it.label.as_str()));
        Field::choice("category", tr!(lang, "opinion-field-category"), categories)
            .required()
            .folded()
    }

    pub fn about(&self, lang: &Lang) -> Field {
        let member = |member: &Member| {
            let words = format!("{}  {}", member.name, member.post);
            (member.id.to_string(), words)
        };
        let all = std::iter::once((BODY.to_owned(), tr!(lang, "opinion-body")))
            .chain(self.members.iter().map(member));
        Field::choice("about", tr!(lang, "opinion-field-about"), all)
            .required()
            .folded()
    }

    #[expect(clippy::unused_self, reason = "asked for like the other fields")]
    pub fn urgent(&self, lang: &Lang) -> Field {
        let choices = [
            ("no", tr!(lang, "opinion-urgent-no")),
            ("yes", tr!(lang, "opinion-urgent-yes")),
        ];
        Field::choice("urgent", tr!(lang, "opinion-field-urgent"), choices)
            .required()
            .hint(tr!(lang, "opinion-urgent-hint"))
    }

    pub fn about_value(addressee: Addressee) -> Value {
        Value::Choice(match addressee {
            Addressee::Body => BODY.to_owned(),
            Addressee::Member(member) => member.to_string(),
        })
    }

    pub fn urgent_value(urgent: bool) -> Value {
        Value::Choice(if urgent { "yes" } else { "no" }.to_owned())
    }

    /// The addressee of a choice.
    pub fn addressee(choice: &str) -> Addressee {
        choice
            .parse()
            .map_or(Addressee::Body, |id| Addressee::Member(MemberId(id)))
    }
}
