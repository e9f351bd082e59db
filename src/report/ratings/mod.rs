//! Released figures as a flat table for other programs: CSV and JSON. Each
//! figure stands beside the numbers of ballots that it rests on, and answers
//! add up to ballots in every row. The JSON is described in `docs/figures.md`.

use serde::Serialize;

mod csv;
mod json;

pub use csv::write_csv;
pub use json::{VERSION, write_json};

/// All released figures of a round.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratings {
    /// The unit's name.
    pub unit: String,
    /// The meeting's title.
    pub title: String,
    /// SHA-256 of the set-up in hex.
    pub setup_hash: String,
    /// k: figures on fewer valid answers are withheld.
    pub threshold: u32,
    /// Who was asked.
    pub groups: Vec<RatingGroup>,
    /// The figures.
    pub rows: Vec<RatingRow>,
}

/// Numbers of ballots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Ballots {
    /// People asked.
    pub invited: u32,
    /// Ballots handed out.
    pub handed_out: u32,
    /// Ballots returned: valid and spoiled.
    pub returned: u32,
    /// Counted ballots.
    pub valid: u32,
    /// Ballots that could not be counted.
    pub spoiled: u32,
}

impl Ballots {
    /// The sum of several groups.
    #[must_use]
    pub fn sum(groups: impl IntoIterator<Item = Self>) -> Self {
        groups.into_iter().fold(Self::default(), |sum, group| Self {
            invited: sum.invited + group.invited,
            handed_out: sum.handed_out + group.handed_out,
            returned: sum.returned + group.returned,
            valid: sum.valid + group.valid,
            spoiled: sum.spoiled + group.spoiled,
        })
    }
}

/// A group that was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatingGroup {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its weight.
    pub weight: u32,
    /// Its ballots.
    pub ballots: Ballots,
}

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RatingKind {
    /// One group.
    Group,
    /// Several groups, ballot by ballot.
    Pooled,
    /// Several groups under their weights: a score only.
    Weighted,
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct RatingRow {
    /// The subject's id.
    pub subject_id: String,
    /// The subject's name.
    pub subject: String,
    /// The item's id.
    pub item_id: String,
    /// The item's label.
    pub item: String,
    /// What the row is about.
    pub kind: RatingKind,
    /// The group's id; `None` unless the row is about one group.
    pub group_id: Option<String>,
    /// Ids of the groups that are counted in; empty where withheld.
    pub over: Vec<String>,
    /// Labels of the grades, best first.
    pub scale: Vec<String>,
    /// The figures, the score, or why there is none.
    pub value: RatingValue,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq)]
pub enum RatingValue {
    /// All figures.
    Figures(RatingFigures),
    /// A weighted score.
    Score(f64),
    /// Withheld: too few valid answers.
    BelowThreshold,
    /// Withheld: it would give a withheld group away.
    WouldReveal,
}

/// The figures of a row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RatingFigures {
    /// Ballots per grade, in the order of the scale.
    pub counts: Vec<u32>,
    /// Valid answers.
    pub valid: u32,
    /// 不了解
    pub dont_know: u32,
    /// Left open.
    pub blank: u32,
    /// Mean score.
    pub mean: f64,
    /// Standard deviation of the score (n − 1).
    pub deviation: Option<f64>,
    /// Favourable rate from 0 to 1.
    pub favourable: f64,
    /// Its Wilson 95 % interval, lower bound.
    pub favourable_low: f64,
    /// Upper bound.
    pub favourable_high: f64,
    /// Agreement `r_wg` from 0 to 1.
    pub agreement: Option<f64>,
}

impl Ratings {
    /// The ballots a row rests on: those of its group, or of the groups that
    /// are counted in.
    #[must_use]
    pub fn ballots_of(&self, row: &RatingRow) -> Ballots {
        let counted = |group: &&RatingGroup| match &row.group_id {
            Some(id) => *id == group.id,
            None => row.over.contains(&group.id),
        };
        Ballots::sum(
            self.groups
                .iter()
                .filter(counted)
                .map(|group| group.ballots),
        )
    }

    /// The ballots of all groups.
    #[must_use]
    pub fn totals(&self) -> Ballots {
        Ballots::sum(self.groups.iter().map(|group| group.ballots))
    }

    fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        self.groups
            .iter()
            .find(|group| group.id == id)
            .map_or(id, |group| &group.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Lang, Language};

    fn ratings() -> Ratings {
        let group = |id: &str, name: &str, valid, spoiled| RatingGroup {
            id: id.into(),
            name: name.into(),
            weight: 1,
            ballots: Ballots {
                invited: 20,
                handed_out: 15,
                returned: valid + spoiled,
                valid,
                spoiled,
            },
        };
        let row = |kind, group_id: Option<&str>, over: &[&str], value| RatingRow {
            subject_id: "body".into(),
            subject: "=领导班子".into(),
            item_id: "style".into(),
            item: "工作作风".into(),
            kind,
            group_id: group_id.map(Into::into),
            over: over.iter().map(|id| (*id).into()).collect(),
            scale: vec!["好".into(), "差".into()],
            value,
        };
        let figures = RatingFigures {
            counts: vec![6, 2],
            valid: 8,
            dont_know: 1,
            blank: 1,
            mean: 85.0,
            deviation: Some(27.774_603),
            favourable: 0.75,
            favourable_low: 0.409_272,
            favourable_high: 0.928_52,
            agreement: None,
        };
        Ratings {
            unit: "石桥镇党委".into(),
            title: "2026".into(),
            setup_hash: "a1b2".into(),
            threshold: 5,
            groups: vec![group("a", "同事", 10, 1), group("b", "群众", 4, 0)],
            rows: vec![
                row(
                    RatingKind::Group,
                    Some("a"),
                    &["a"],
                    RatingValue::Figures(figures.clone()),
                ),
                row(
                    RatingKind::Group,
                    Some("b"),
                    &[],
                    RatingValue::BelowThreshold,
                ),
                row(
                    RatingKind::Pooled,
                    None,
                    &["a"],
                    RatingValue::Figures(figures),
                ),
                row(RatingKind::Weighted, None, &["a"], RatingValue::Score(85.0)),
            ],
        }
    }

    #[test]
    fn csv_has_one_row_per_figure_with_its_base() {
        let lang = Lang::load(Language::Chinese).unwrap();
        let out = write_csv(&lang, &ratings());
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 5);
        assert_eq!(
            lines[1],
            "'=领导班子,工作作风,分组,同事,同事,20,15,11,10,1,好 / 差,6,2,8,1,1,85,27.774603,0.75,0.409272,0.92852,,"
        );
        assert_eq!(
            lines[2],
            "'=领导班子,工作作风,分组,群众,,20,15,4,4,0,好 / 差,,,,,,,,,,,,有效回答少于 5"
        );
        let columns = lines[0].split(',').count();
        assert!(lines.iter().all(|line| line.split(',').count() == columns));
    }

    #[test]
    fn json_answers_add_up_to_ballots_and_groups_to_totals() {
        let json: serde_json::Value =
            serde_json::from_str(&write_json(&ratings()).unwrap()).unwrap();
        assert_eq!(
            (&json["schema"], &json["version"]),
            (&"zhaojing.ratings".into(), &1.into())
        );
        let number = |value: &serde_json::Value| value.as_u64().unwrap();
        let groups = json["groups"].as_array().unwrap();
        let returned: u64 = groups
            .iter()
            .map(|g| number(&g["ballots"]["returned"]))
            .sum();
        assert_eq!(number(&json["totals"]["returned"]), returned);
        let mut shown = 0;
        for row in json["rows"].as_array().unwrap() {
            let figures = &row["figures"];
            if figures.is_null() {
                continue;
            }
            shown += 1;
            let counts: u64 = figures["counts"]
                .as_array()
                .unwrap()
                .iter()
                .map(number)
                .sum();
            assert_eq!(counts, number(&figures["valid"]));
            let answers = counts + number(&figures["dont_know"]) + number(&figures["blank"]);
            assert_eq!(answers, number(&row["ballots"]["valid"]));
        }
        assert_eq!(shown, 2);
        assert_eq!(json["rows"][1]["withheld"], "below-threshold");
        assert_eq!(json["rows"][3]["score"], 85.0);
    }
}
