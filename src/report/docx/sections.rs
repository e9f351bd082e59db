//! Which blocks stand on upright pages and which on pages turned sideways.

use super::super::block::{Block, Table};
use super::page::Page;

/// Blocks that follow each other on pages of one kind.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Section<'a> {
    pub page: Page,
    pub blocks: &'a [Block],
}

/// A document's sections, one at least. A wide table takes along what
/// introduces it — notes, fields, its heading and, at the beginning, who it is
/// by and for — and what ends it.
pub(super) fn sections(blocks: &[Block]) -> Vec<Section<'_>> {
    let mut sections = Vec::new();
    let mut rest = blocks;
    while let Some(at) = rest.iter().position(is_wide) {
        let start = rest
            .iter()
            .take(at)
            .rposition(|block| !introduces(block))
            .map_or(0, |before| before + 1);
        // a page begins anyway
        let end = at + 1;
        let more = rest.iter().skip(end).take_while(|block| follows(block));
        let end = end + more.count();
        let (before, from) = rest.split_at(start);
        let (turned, after) = from.split_at(end - start);
        push(&mut sections, Page::Portrait, before);
        push(&mut sections, Page::Landscape, turned);
        rest = after;
    }
    push(&mut sections, Page::Portrait, rest);
    if sections.is_empty() {
        let page = Page::Portrait;
        sections.push(Section { page, blocks: &[] });
    }
    sections
}

/// A page break at the edge of a section says nothing more.
fn push<'a>(sections: &mut Vec<Section<'a>>, page: Page, blocks: &'a [Block]) {
    let first = blocks.iter().position(|block| *block != Block::PageBreak);
    let last = blocks.iter().rposition(|block| *block != Block::PageBreak);
    if let (Some(first), Some(last)) = (first, last)
        && let Some(blocks) = blocks.get(first..=last)
    {
        sections.push(Section { page, blocks });
    }
}

const fn is_wide(block: &Block) -> bool {
    matches!(
        block,
        Block::Table(Table {
            landscape: true,
            ..
        })
    )
}

const fn introduces(block: &Block) -> bool {
    matches!(
        block,
        Block::Byline(_)
            | Block::Recipient(_)
            | Block::Field(_)
            | Block::Note(_)
            | Block::Heading { .. }
    )
}

/// Whether a block stays on the turned page behind its table.
const fn follows(block: &Block) -> bool {
    matches!(
        block,
        Block::Note(_)
            | Block::Closing { .. }
            | Block::Table(Table {
                landscape: true,
                ..
            })
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide() -> Block {
        Block::Table(Table {
            landscape: true,
            ..Table::default()
        })
    }

    fn words(kind: &str) -> Block {
        match kind {
            "note" => Block::Note("n".into()),
            "break" => Block::PageBreak,
            "wide" => wide(),
            _ => Block::Paragraph("p".into()),
        }
    }

    /// P and L for the sections, with how many blocks each has.
    fn shape(kinds: &[&str]) -> String {
        let blocks: Vec<Block> = kinds.iter().map(|kind| words(kind)).collect();
        let shape = sections(&blocks).into_iter().map(|section| {
            let page = match section.page {
                Page::Portrait => 'P',
                Page::Landscape => 'L',
            };
            format!("{page}{}", section.blocks.len())
        });
        shape.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_wide_table_turns_its_page_with_what_introduces_it() {
        assert_eq!(shape(&[]), "P0");
        assert_eq!(shape(&["p", "note"]), "P2");
        assert_eq!(shape(&["note", "wide"]), "L2");
        assert_eq!(shape(&["p", "note", "wide", "note", "p"]), "P1 L3 P1");
        assert_eq!(
            shape(&["p", "break", "wide", "wide", "break", "p"]),
            "P1 L2 P1"
        );
        assert_eq!(shape(&["wide", "p", "wide"]), "L1 P1 L1");
    }
}
