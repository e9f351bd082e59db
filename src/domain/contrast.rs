//! 对比典型人物: what a member writes beside an exemplar, point by point.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::exemplar::Exemplar;
use super::id::{ExemplarId, TraitId};

/// A member beside one exemplar, which only the member can read. The words are
/// wiped when it goes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contrast {
    /// Whom the member looks at.
    pub exemplar: ExemplarId,
    /// The name, for the day when no content pack has the exemplar any more.
    pub name: String,
    /// Point by point.
    pub points: Vec<Point>,
}

/// One point: what they did, what I did, the distance.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The trait of the exemplar; `None` for a deed.
    pub by: Option<TraitId>,
    /// The deed or the trait, in the words of the content pack.
    pub theirs: String,
    /// What I did.
    pub mine: String,
    /// The distance between the two.
    pub distance: String,
}

impl fmt::Debug for Contrast {
    /// Without the member's words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Contrast({}, {})", self.exemplar, self.points.len())
    }
}

impl fmt::Debug for Point {
    /// Without the words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Point(…)")
    }
}

impl Drop for Point {
    fn drop(&mut self) {
        self.mine.zeroize();
        self.distance.zeroize();
    }
}

impl Point {
    fn blank(by: Option<TraitId>, theirs: &str) -> Self {
        Self {
            by,
            theirs: theirs.to_owned(),
            mine: String::new(),
            distance: String::new(),
        }
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.mine.trim().is_empty() && self.distance.trim().is_empty()
    }

    /// Whether both halves are there.
    #[must_use]
    pub fn is_done(&self) -> bool {
        !self.mine.trim().is_empty() && !self.distance.trim().is_empty()
    }

    /// Whether it is about the same thing. A trait is known by its id, a deed
    /// by its words.
    fn is_about(&self, other: &Self) -> bool {
        match (&self.by, &other.by) {
            (Some(one), Some(other)) => one == other,
            (None, None) => self.theirs == other.theirs,
            _ => false,
        }
    }
}

impl Contrast {
    /// Lays what was written out along an exemplar: its deeds, then its traits.
    /// What was written on something that the exemplar no longer has stands at
    /// the end, so that no word is lost when a content pack changes.
    #[must_use]
    pub fn along(exemplar: &Exemplar, saved: Option<Self>) -> Self {
        let mut saved = saved.map(|contrast| contrast.points).unwrap_or_default();
        let deeds = exemplar.deeds.iter().map(|deed| Point::blank(None, deed));
        let traits = exemplar.traits.iter();
        let traits = traits.map(|each| Point::blank(Some(each.id.clone()), &each.text));
        let mut points: Vec<Point> = Vec::new();
        for blank in deeds.chain(traits) {
            let known = saved.iter().position(|point| point.is_about(&blank));
            points.push(match known {
                Some(at) => {
                    let mut point = saved.remove(at);
                    point.theirs.clone_from(&blank.theirs);
                    point
                }
                None => blank,
            });
        }
        points.extend(saved.into_iter().filter(|point| !point.is_blank()));
        Self {
            exemplar: exemplar.id.clone(),
            name: exemplar.name.clone(),
            points,
        }
    }

    /// The exemplar as far as this knows it, when no content pack has it.
    #[must_use]
    pub fn remembered(&self) -> Exemplar {
        Exemplar {
            id: self.exemplar.clone(),
            name: self.name.clone(),
            who: String::new(),
            source: String::new(),
            verified: false,
            deeds: Vec::new(),
            traits: Vec::new(),
        }
    }

    /// Whether nothing was written on any point.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.points.iter().all(Point::is_blank)
    }

    /// How many points say both what I did and the distance.
    #[must_use]
    pub fn done(&self) -> usize {
        self.points.iter().filter(|point| point.is_done()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::exemplar::Trait;
    use super::*;

    fn exemplar(deeds: &[&str], traits: &[(&str, &str)]) -> Exemplar {
        Exemplar {
            id: "jiao-yulu".into(),
            name: "焦裕禄".into(),
            who: String::new(),
            source: String::new(),
            verified: false,
            deeds: deeds.iter().map(|deed| (*deed).to_owned()).collect(),
            traits: traits
                .iter()
                .map(|(id, text)| Trait {
                    id: (*id).into(),
                    text: (*text).to_owned(),
                    dimension: "masses".into(),
                    items: Vec::new(),
                })
                .collect(),
        }
    }

    #[test]
    fn no_word_is_lost_when_a_content_pack_tells_of_somebody_in_other_words() {
        let before = exemplar(&["查风口", "看困难户"], &[("sees", "自己去看")]);
        let mut written = Contrast::along(&before, None);
        assert!(written.is_blank() && written.points.len() == 3);
        for (point, mine) in written.points.iter_mut().zip(["一", "", "三"]) {
            mine.clone_into(&mut point.mine);
        }
        written.points[2].distance = "怕吃苦".into();
        let after = exemplar(&["看困难户"], &[("sees", "情况自己一步步去看")]);
        let moved = Contrast::along(&after, Some(written));
        let theirs: Vec<&str> = moved.points.iter().map(|p| p.theirs.as_str()).collect();
        assert_eq!(theirs, ["看困难户", "情况自己一步步去看", "查风口"]);
        let mine: Vec<&str> = moved.points.iter().map(|p| p.mine.as_str()).collect();
        assert_eq!(mine, ["", "三", "一"]);
        assert_eq!(moved.done(), 1);
        let printed = format!("{moved:?} {:?}", moved.points);
        assert!(!printed.contains("怕吃苦"), "{printed}");
    }
}
