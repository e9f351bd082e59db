//! The passages, as papers.

use serde::Deserialize;
use zhaojing::domain::ItemId;
use zhaojing::lint::{Around, Genre, Other, OtherKind, Paper, Part, Raised, RaisedBy, Role, Rule};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sample: Vec<Sample>,
}

/// A passage with the codes that ought to be found in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    codes: Vec<String>,
    near: Option<String>,
    #[serde(default = "self_review")]
    genre: String,
    #[serde(default = "problems")]
    role: String,
    text: Option<String>,
    due: Option<String>,
    #[serde(default)]
    parts: Vec<SamplePart>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    asked: Vec<String>,
    #[serde(default)]
    others: Vec<SampleOther>,
    #[serde(default)]
    raised: Vec<SampleRaised>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct SamplePart {
    role: String,
    text: String,
    item: Option<String>,
    due: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SampleOther {
    kind: String,
    label: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SampleRaised {
    words: String,
    category: String,
    category_words: Vec<String>,
    by: String,
    #[serde(default)]
    claimed: bool,
    #[serde(default)]
    answered: bool,
}

fn self_review() -> String {
    "self-review".to_owned()
}

fn problems() -> String {
    "problems".to_owned()
}

/// The passages of one file of this folder.
pub fn read(text: &str) -> Vec<Sample> {
    toml::from_str::<File>(text).unwrap().sample
}

/// Causes as they ought to be, beside a problem that stands alone.
const PROPER_CAUSES: &str = "怕得罪人，图省事，没有把这件事当成自己的事；出了差错又想悄悄补上。";

impl Sample {
    /// The rules that ought to speak.
    pub fn expected(&self) -> Vec<Rule> {
        let rules = self.codes.iter().map(|code| Rule::from_code(code));
        rules.map(Option::unwrap).collect()
    }

    /// The rule that a good passage comes near to.
    pub fn near(&self) -> Option<Rule> {
        self.near
            .as_ref()
            .map(|code| Rule::from_code(code).unwrap())
    }

    /// The passage as a paper.
    pub fn paper(&self) -> Paper {
        let mut parts = self.parts.clone();
        if let Some(text) = &self.text {
            let part = |role: &str, text: &str| SamplePart {
                role: role.to_owned(),
                text: text.to_owned(),
                item: None,
                due: self.due.clone(),
            };
            parts.push(part(&self.role, text));
            if self.role == "problems" {
                parts.push(part("causes", PROPER_CAUSES));
            }
        }
        Paper {
            genre: match self.genre.as_str() {
                "self-review" => Genre::SelfReview,
                "body-review" => Genre::BodyReview,
                "criticism" => Genre::Criticism,
                other => {
                    assert_eq!(other, "other");
                    Genre::Other
                }
            },
            parts: parts.iter().map(SamplePart::part).collect(),
        }
    }

    /// What is known around it.
    pub fn around(&self) -> Around {
        let others = self.others.iter().map(|other| Other {
            kind: match other.kind.as_str() {
                "earlier" => OtherKind::Earlier,
                "colleague" => OtherKind::Colleague,
                other => {
                    assert_eq!(other, "other-item");
                    OtherKind::OtherItem
                }
            },
            label: other.label.clone(),
            text: other.text.clone(),
        });
        let raised = self.raised.iter().zip(1..).map(|(raised, id)| Raised {
            id,
            words: raised.words.clone(),
            category: raised.category.clone(),
            category_words: raised.category_words.clone(),
            by: match raised.by.as_str() {
                "masses" => RaisedBy::Masses,
                other => {
                    assert_eq!(other, "peer");
                    RaisedBy::Peer
                }
            },
            claimed: raised.claimed,
            answered: raised.answered,
        });
        Around {
            others: others.collect(),
            raised: raised.collect(),
            asked: self.asked.clone(),
            names: self.names.clone(),
        }
    }

    /// All its words, to show it.
    pub fn words(&self) -> String {
        let parts = self.parts.iter().map(|part| part.text.as_str());
        let all: Vec<&str> = self.text.as_deref().into_iter().chain(parts).collect();
        all.join(" / ")
    }
}

impl SamplePart {
    fn part(&self) -> Part {
        let role = serde_json::from_value::<Role>(self.role.as_str().into()).unwrap();
        Part {
            item: self.item.as_deref().map(ItemId::from),
            role,
            text: self.text.clone(),
            due: self.due.as_ref().map(|day| day.parse().unwrap()),
        }
    }
}
