//! 对比典型人物: what they did, what I did, the distance.

use super::block::{Cell, Column, Document, Table};
use super::builder::DocumentBuilder;
use crate::domain::{Exemplar, Meeting, Member};
use crate::lang::Lang;
use crate::tr;

/// A member beside one exemplar.
#[derive(Clone, PartialEq, Eq)]
pub struct Contrast<'a> {
    /// Who the member looks at.
    pub exemplar: &'a Exemplar,
    /// Point by point.
    pub points: Vec<ContrastPoint<'a>>,
}

/// One point of a contrast.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ContrastPoint<'a> {
    /// What they did: a deed or a trait of the exemplar.
    pub theirs: &'a str,
    /// What I did.
    pub mine: &'a str,
    /// The distance between the two.
    pub distance: &'a str,
}

impl std::fmt::Debug for Contrast<'_> {
    /// Without the member's words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Contrast({})", self.exemplar.id)
    }
}

impl std::fmt::Debug for ContrastPoint<'_> {
    /// Without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ContrastPoint(…)")
    }
}

/// The contrast sheet of a member: a table for each exemplar.
#[must_use]
pub fn contrast_sheet(
    lang: &Lang,
    meeting: &Meeting,
    member: &Member,
    contrasts: &[Contrast<'_>],
) -> Document {
    let title = tr!(lang, "doc-contrast-title", name = member.name.as_str());
    let mut builder = DocumentBuilder::new(lang, title);
    let who = format!("{} {}", meeting.unit, member.post);
    builder.byline(who.trim());
    if contrasts.is_empty() {
        builder.paragraph(tr!(lang, "doc-contrast-none"));
    }
    for contrast in contrasts {
        let exemplar = contrast.exemplar;
        builder
            .heading(1, exemplar.name.as_str())
            .paragraph(exemplar.who.as_str())
            .table(points(lang, &contrast.points));
        if !exemplar.source.trim().is_empty() {
            let source = exemplar.source.trim();
            builder.note(if exemplar.verified {
                tr!(lang, "doc-contrast-source", source = source)
            } else {
                tr!(lang, "doc-contrast-unverified", source = source)
            });
        }
    }
    builder.build()
}

fn points(lang: &Lang, points: &[ContrastPoint<'_>]) -> Table {
    let row = |point: &ContrastPoint<'_>| {
        let cells = [point.theirs, point.mine, point.distance];
        cells.map(|words| Cell::from(words.trim())).into()
    };
    Table {
        caption: None,
        columns: vec![
            Column::words(tr!(lang, "doc-contrast-theirs")),
            Column::words(tr!(lang, "doc-contrast-mine")),
            Column::words(tr!(lang, "doc-contrast-distance")),
        ],
        rows: points.iter().map(row).collect(),
        landscape: false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::block::Block;
    use super::super::fixture::{body, chinese, meeting};
    use super::super::plain;
    use super::*;

    #[test]
    fn each_exemplar_has_a_table_of_three_columns_and_says_where_it_is_known_from() {
        let exemplar = Exemplar {
            id: "jiao-yulu".into(),
            name: "焦裕禄".into(),
            who: "兰考县委书记，1962年到任。".into(),
            source: "报刊公开报道".into(),
            verified: false,
            deeds: vec![],
            traits: vec![],
        };
        let contrasts = [Contrast {
            exemplar: &exemplar,
            points: vec![ContrastPoint {
                theirs: "带着病查风口",
                mine: "后山村一次没去",
                distance: "怕吃苦",
            }],
        }];
        let lang = chinese();
        let sheet = contrast_sheet(&lang, &meeting(), &body()[1], &contrasts);
        insta::assert_snapshot!(plain::write(&sheet));
        let printed = format!("{contrasts:?} {:?}", contrasts[0].points);
        assert!(!printed.contains("后山"), "{printed}");
        let none = contrast_sheet(&lang, &meeting(), &body()[1], &[]);
        assert!(matches!(
            none.blocks[..],
            [Block::Byline(_), Block::Paragraph(_)]
        ));
    }
}
