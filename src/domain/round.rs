//! An anonymous round: its set-up, frozen at opening, and its states.

use serde::{Deserialize, Serialize};

use super::id::{GroupId, RoundId, SubjectId};
use super::meeting::VoterGroup;
use super::questionnaire::{AnswerKind, Questionnaire, QuestionnaireItem, SubjectKind};

/// Whom ratings and opinions are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Stable id: `body`, or `member-<row>`.
    pub id: SubjectId,
    /// The name, or the body's name.
    pub name: String,
    /// The post; empty for the body.
    pub post: String,
    /// Whether this is the leading body itself.
    pub body: bool,
}

/// What a round is held for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum RoundKind {
    /// 征求意见: what people want to say before the meeting.
    Soliciting,
    /// 民主测评: the body and its members are graded.
    #[default]
    Assessment,
    /// 民主评议党员: the members of a branch are graded.
    MemberAppraisal,
    /// 会议评价: how the meeting was held.
    MeetingEvaluation,
    /// 满意度回访: whether what was promised is felt.
    FollowUp,
}

impl RoundKind {
    /// All kinds, in the order in which a year brings them.
    pub const ALL: [Self; 5] = [
        Self::Soliciting,
        Self::Assessment,
        Self::MemberAppraisal,
        Self::MeetingEvaluation,
        Self::FollowUp,
    ];
}

/// A group as frozen in the set-up. Its place in the list is its class, which
/// stands on the outside of every ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupGroup {
    /// The group with its head count and weight.
    #[serde(flatten)]
    pub group: VoterGroup,
    /// Whether its voters get a receipt, to be found in the list that is
    /// published at closing.
    pub receipts: bool,
}

/// One ballot box of the round. Each has codes of its own, so that no code can
/// be used in two halls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetupBooth {
    /// Where it stands, in a few words; empty for the only one.
    pub name: String,
    /// Codes made for it, per class.
    pub codes: Vec<u32>,
    /// Whether its codes are printed on paper ballots, which two people type
    /// in, and not on slips for a kiosk.
    pub paper: bool,
}

/// Who holds a part of the round's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holder {
    /// 主持人: who chairs the meeting.
    Chair,
    /// 监票人: who watches the count.
    Scrutineer,
    /// 上级: a sealed envelope with the superior Party committee.
    Superior,
}

/// Who can open the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyMode {
    /// One person: the key rests in the data file under the office
    /// passphrase. For small use; it is labelled so everywhere.
    OnePerson,
    /// Chair and scrutineer together; the key rests in no file.
    TwoPersons,
    /// Any two of chair, scrutineer and the superior's envelope.
    TwoOfThree,
}

impl KeyMode {
    /// Who holds a part of the key on paper, in the order in which the parts
    /// are handed out.
    #[must_use]
    pub const fn holders(self) -> &'static [Holder] {
        match self {
            Self::OnePerson => &[],
            Self::TwoPersons => &[Holder::Chair, Holder::Scrutineer],
            Self::TwoOfThree => &[Holder::Chair, Holder::Scrutineer, Holder::Superior],
        }
    }
}

/// Parameters of Argon2id for voting codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes.
    pub passes: u32,
}

/// The frozen set-up of a round. Its bytes ([`Setup::to_bytes`]) are stored
/// as they are; their SHA-256 is part of every ballot and printed on every
/// slip, so nothing here can change after opening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setup {
    /// Version of this record.
    pub format: u8,
    /// The round.
    pub round: RoundId,
    /// What it is held for.
    pub kind: RoundKind,
    /// The unit's name.
    pub unit: String,
    /// The meeting's title.
    pub title: String,
    /// Whom it is about, the body first.
    pub subjects: Vec<Subject>,
    /// Who is asked, in class order.
    pub groups: Vec<SetupGroup>,
    /// The boxes, that of the office first; a box knows its place here.
    pub booths: Vec<SetupBooth>,
    /// What is asked.
    pub questionnaire: Questionnaire,
    /// k: figures on fewer valid answers are withheld.
    pub threshold: u32,
    /// kᶜ ≥ k: opinions of groups with fewer ballots are withheld.
    pub comment_threshold: u32,
    /// Size of each sealed ballot in bytes.
    pub ballot_size: u32,
    /// Public key of the round (X25519).
    pub public_key: [u8; 32],
    /// Salt of the voting codes.
    pub code_salt: [u8; 16],
    /// Cost of checking a voting code.
    pub code_cost: CodeCost,
    /// Who can open the box.
    pub key_mode: KeyMode,
    /// A hash of each part of the key, in the order of [`KeyMode::holders`]:
    /// 256 random bits cannot be guessed from it, but a part that is typed in
    /// can be told from a wrong one.
    pub share_checks: Vec<[u8; 32]>,
}

/// The place of one answer on the ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// Index into the questionnaire's items.
    pub item: usize,
    /// Index into the set-up's subjects.
    pub subject: usize,
}

/// The set-up's bytes are not a set-up of this program.
#[derive(Debug, thiserror::Error)]
#[error("not a round set-up: {0}")]
pub struct BadSetup(String);

impl Setup {
    /// The record's version written by this program.
    pub const FORMAT: u8 = 2;
    /// The most boxes.
    pub const MOST_BOOTHS: usize = 64;
    /// The most groups (classes).
    pub const MOST_GROUPS: usize = 32;
    /// The smallest k.
    pub const LEAST_THRESHOLD: u32 = 3;
    /// The largest k.
    pub const MOST_THRESHOLD: u32 = 20;
    /// Default k for figures.
    pub const THRESHOLD: u32 = 5;
    /// Default kᶜ for opinions.
    pub const COMMENT_THRESHOLD: u32 = 10;

    /// The canonical bytes: JSON with the fields in this order.
    ///
    /// # Errors
    /// When a score is not a finite number, which JSON cannot hold.
    pub fn to_bytes(&self) -> Result<Vec<u8>, BadSetup> {
        serde_json::to_vec(self).map_err(|error| BadSetup(error.to_string()))
    }

    /// Reads a set-up and checks that what the rest of the program relies on
    /// holds.
    ///
    /// # Errors
    /// When the bytes are no set-up, a newer one, or contradict themselves.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BadSetup> {
        let setup: Self =
            serde_json::from_slice(bytes).map_err(|error| BadSetup(error.to_string()))?;
        setup.check()?;
        Ok(setup)
    }

    fn check(&self) -> Result<(), BadSetup> {
        let bad = |what: &str| Err(BadSetup(what.to_owned()));
        if self.format != Self::FORMAT {
            return bad("a format this version does not know");
        }
        if self.groups.is_empty() || self.groups.len() > Self::MOST_GROUPS {
            return bad("no groups, or too many");
        }
        if self.subjects.is_empty() {
            return bad("no subjects");
        }
        if !(1..=Self::MOST_BOOTHS).contains(&self.booths.len())
            || self
                .booths
                .iter()
                .any(|b| b.codes.len() != self.groups.len())
        {
            return bad("no boxes, too many, or boxes for other groups");
        }
        if self.share_checks.len() != self.key_mode.holders().len() {
            return bad("other parts of the key than its holders");
        }
        if !(Self::LEAST_THRESHOLD..=Self::MOST_THRESHOLD).contains(&self.threshold)
            || self.comment_threshold < self.threshold
        {
            return bad("thresholds outside their limits");
        }
        for item in &self.questionnaire.items {
            let strange = |id: &GroupId| !self.groups.iter().any(|g| &g.group.id == id);
            if item.groups.iter().any(strange) {
                return bad("an item for a group that is not asked");
            }
            if let AnswerKind::Grade { scale } = &item.kind {
                match self.questionnaire.scale(scale) {
                    Some(scale) if (2..=9).contains(&scale.grades.len()) => {}
                    _ => return bad("an item without a usable scale"),
                }
            }
        }
        Ok(())
    }

    /// Indices of the subjects an item is about.
    pub fn subjects_of<'a>(
        &'a self,
        item: &'a QuestionnaireItem,
    ) -> impl Iterator<Item = usize> + 'a {
        self.subjects
            .iter()
            .enumerate()
            .filter_map(|(index, subject)| {
                let asked = match item.subjects {
                    SubjectKind::Body => subject.body,
                    SubjectKind::Members => !subject.body,
                    SubjectKind::All => true,
                };
                asked.then_some(index)
            })
    }

    /// Codes of a class, over all boxes.
    #[must_use]
    pub fn codes_of(&self, class: usize) -> u32 {
        let of = |booth: &SetupBooth| booth.codes.get(class).copied().unwrap_or(0);
        self.booths.iter().map(of).sum()
    }

    /// Whether the voters of a class are asked this item.
    #[must_use]
    pub fn asks(&self, class: usize, item: &QuestionnaireItem) -> bool {
        item.groups.is_empty()
            || self
                .groups
                .get(class)
                .is_some_and(|group| item.groups.contains(&group.group.id))
    }

    /// Whether the voters of a class see this slot.
    #[must_use]
    pub fn asks_slot(&self, class: usize, slot: Slot) -> bool {
        self.questionnaire
            .items
            .get(slot.item)
            .is_some_and(|item| self.asks(class, item))
    }

    /// The slots of all graded answers, item by item, subject by subject.
    #[must_use]
    pub fn grade_slots(&self) -> Vec<Slot> {
        self.slots(|kind| matches!(kind, AnswerKind::Grade { .. }))
    }

    /// The slots of all opinions.
    #[must_use]
    pub fn opinion_slots(&self) -> Vec<Slot> {
        self.slots(|kind| matches!(kind, AnswerKind::Opinion { .. }))
    }

    fn slots(&self, wanted: impl Fn(&AnswerKind) -> bool) -> Vec<Slot> {
        self.questionnaire
            .items
            .iter()
            .enumerate()
            .filter(|(_, item)| wanted(&item.kind))
            .flat_map(|(index, item)| {
                self.subjects_of(item).map(move |subject| Slot {
                    item: index,
                    subject,
                })
            })
            .collect()
    }

    /// How many grades the scale of this slot's item has; 0 for an opinion.
    #[must_use]
    pub fn grades_at(&self, slot: Slot) -> usize {
        self.questionnaire
            .items
            .get(slot.item)
            .and_then(|item| self.questionnaire.scale_of(item))
            .map_or(0, |scale| scale.grades.len())
    }

    /// Whether “don't know” may be answered in this slot.
    #[must_use]
    pub fn offers_dont_know(&self, slot: Slot) -> bool {
        self.questionnaire
            .items
            .get(slot.item)
            .is_some_and(|item| item.dont_know)
    }

    /// The class (place in the list) of a group.
    #[must_use]
    pub fn class_of(&self, group: &GroupId) -> Option<u8> {
        let place = self.groups.iter().position(|g| &g.group.id == group)?;
        u8::try_from(place).ok()
    }
}

/// Where a round stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoundState {
    /// Votes are cast; only the turnout can be seen.
    Open,
    /// No more votes; the box is still sealed.
    Closed,
    /// Counted and released; figures come from the stored release.
    Released,
}

impl RoundState {
    /// The word under which the state is stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Released => "released",
        }
    }

    /// The state with this [`word`](Self::word).
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Open, Self::Closed, Self::Released]
            .into_iter()
            .find(|state| state.word() == word)
    }
}

/// What may be seen of a group while its round is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// People in it.
    pub invited: u32,
    /// Codes made plus rows imported.
    pub handed_out: u32,
    /// Ballots in the box.
    pub returned: u32,
    /// Those of the ballots that came from a survey platform, without a code.
    #[serde(default)]
    pub imported: u32,
}

impl Turnout {
    /// The arithmetic of the ballot: no more can come back than went out.
    #[must_use]
    pub const fn adds_up(&self) -> bool {
        self.returned <= self.handed_out && self.imported <= self.returned
    }

    /// Codes that nobody used: as many slips must be left over.
    #[must_use]
    pub const fn unused_codes(&self) -> u32 {
        self.handed_out.saturating_sub(self.returned)
    }
}
