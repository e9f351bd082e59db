//! What the review rules need to know about the criticism of a colleague, and
//! where they point in it.

use super::{About, Known, Spot, Text, silences};
use crate::domain::{Criticism, MemberId};
use crate::lint::{Around, Genre, Other, OtherKind, Role};
use crate::usecase::vault::MemberKey;
use crate::usecase::{Desk, Error, criticism, meeting};

/// A field of one of the opinions about a colleague.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CriticismSpot {
    /// Which opinion, by its place.
    pub opinion: usize,
    /// Which field: fact, fault, effect or advice.
    pub role: Role,
}

impl Spot for CriticismSpot {}

impl Text<CriticismSpot> {
    /// The words of some opinions, in reading order.
    #[must_use]
    pub fn of_criticism(opinions: &[Criticism]) -> Self {
        let mut text = Self::new(Genre::Criticism);
        for (opinion, words) in opinions.iter().enumerate() {
            for (role, words) in [
                (Role::Fact, &words.fact),
                (Role::Fault, &words.fault),
                (Role::Effect, &words.effect),
                (Role::Advice, &words.advice),
            ] {
                text.add(CriticismSpot { opinion, role }, (None, role), words);
            }
        }
        text
    }
}

/// What is known around the criticism of a colleague: what its author writes
/// about the others and wrote about this one for an earlier meeting, and who
/// sits in the body.
///
/// # Errors
/// When the data file cannot be read, or a draft does not open under this key.
pub fn known_of_criticism(desk: &Desk, key: &MemberKey, target: MemberId) -> Result<Known, Error> {
    let members = meeting::members(desk, key.meeting)?;
    let mut others = Vec::new();
    for member in &members {
        if member.id != target && member.id != key.member {
            let mut opinions = criticism::saved(desk, key, member.id)?;
            others.extend(other(OtherKind::OtherCriticism, &member.name, &opinions));
            criticism::wipe(&mut opinions);
        }
    }
    if let Some((title, mut opinions)) = criticism::earlier(desk, key, target)? {
        others.extend(other(OtherKind::Earlier, &title, &opinions));
        criticism::wipe(&mut opinions);
    }
    Ok(Known {
        around: Around {
            others,
            names: members.into_iter().map(|member| member.name).collect(),
            ..Around::default()
        },
        words: desk.review_words()?,
        silences: silences(desk, key, About::Criticism(target))?,
    })
}

/// Some opinions as one text; `None` where nothing was written.
fn other(kind: OtherKind, label: &str, opinions: &[Criticism]) -> Option<Other> {
    let fields = opinions.iter().flat_map(|opinion| {
        let Criticism {
            fact,
            fault,
            effect,
            advice,
        } = opinion;
        [fact.as_str(), fault, effect, advice]
    });
    let text = fields.collect::<Vec<_>>().join("\n");
    (!text.trim().is_empty()).then(|| Other {
        kind,
        label: label.to_owned(),
        text,
    })
}
