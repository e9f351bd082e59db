//! What a printed page consists of: grids of boxes with lines in them, all
//! of them measured.

use zeroize::Zeroizing;

use super::super::block::Align;

/// A tenth of a millimetre.
pub type Tenths = u32;
/// Half a point, the unit in which word processors give type sizes.
pub type HalfPoints = u32;

/// A4, 210 mm wide.
pub const PAPER_WIDTH: Tenths = 2_100;
/// A4, 297 mm high.
pub const PAPER_HEIGHT: Tenths = 2_970;

/// The grids of one page, from the top.
#[derive(Default, PartialEq, Eq)]
pub struct Page(pub Vec<Grid>);

/// Boxes in rows and columns, in the middle of the page's width.
#[derive(Clone, PartialEq, Eq)]
pub struct Grid {
    /// White above it.
    pub before: Tenths,
    /// The width of each column.
    pub columns: Vec<Tenths>,
    /// White at the left and right inside each box.
    pub pad: Tenths,
    /// How many rows at its top are repeated where it goes on on a new page.
    pub head: usize,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Grid {
    /// A grid with columns this wide.
    #[must_use]
    pub fn new(columns: Vec<Tenths>) -> Self {
        Self {
            before: 0,
            columns,
            pad: 15,
            head: 0,
            rows: Vec::new(),
        }
    }

    /// How much of a page's height it takes.
    #[must_use]
    pub fn height(&self) -> Tenths {
        self.before + self.rows.iter().map(|row| row.height).sum::<Tenths>()
    }
}

/// Boxes beside each other.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Exactly this high, whatever stands in it.
    pub height: Tenths,
    /// Its boxes.
    pub panels: Vec<Panel>,
}

/// One box.
#[derive(Clone, PartialEq, Eq)]
pub struct Panel {
    /// How many columns it takes.
    pub span: usize,
    /// How its edges are drawn: top, right, bottom, left.
    pub edges: [Edge; 4],
    /// Whether its lines stand in the middle of its height.
    pub middle: bool,
    /// What stands in it.
    pub lines: Vec<Line>,
}

impl Panel {
    /// A box without edges.
    #[must_use]
    pub const fn bare(lines: Vec<Line>) -> Self {
        Self {
            span: 1,
            edges: [Edge::None; 4],
            middle: false,
            lines,
        }
    }

    /// A ruled box.
    #[must_use]
    pub const fn ruled(lines: Vec<Line>) -> Self {
        Self {
            span: 1,
            edges: [Edge::Rule; 4],
            middle: true,
            lines,
        }
    }

    /// A box to write in, on the line at its foot.
    #[must_use]
    pub const fn to_write() -> Self {
        Self {
            span: 1,
            edges: [Edge::None, Edge::None, Edge::Rule, Edge::None],
            middle: false,
            lines: Vec::new(),
        }
    }

    /// The same over several columns.
    #[must_use]
    pub const fn over(mut self, columns: usize) -> Self {
        self.span = columns;
        self
    }
}

/// How the edge of a box is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Not at all.
    None,
    /// As a thin line.
    Rule,
    /// Dashed, to be cut along.
    Cut,
}

/// One line. It never breaks: what is long was broken before
/// (`type_size`).
#[derive(Clone, PartialEq, Eq)]
pub struct Line {
    /// Its words, each run in one type.
    pub runs: Vec<Run>,
    /// From its top to the top of the next.
    pub height: Tenths,
    /// Where it sits.
    pub align: Align,
}

/// Words in one type.
#[derive(Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub words: Words,
    /// The type.
    pub face: Face,
    /// Its size.
    pub size: HalfPoints,
}

/// What a run says.
#[derive(Clone, PartialEq, Eq)]
pub enum Words {
    /// This.
    Said(Zeroizing<String>),
    /// The code of the copy, another one on each.
    Code,
}

/// The kinds of type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// For text (宋体).
    Text,
    /// For labels and heads (黑体).
    Head,
    /// Each character as wide as the other, and none like another: for codes.
    Mono,
}

impl Line {
    /// White, this high.
    #[must_use]
    pub const fn gap(height: Tenths) -> Self {
        Self {
            runs: Vec::new(),
            height,
            align: Align::Left,
        }
    }

    /// Words in one type.
    #[must_use]
    pub fn new(words: &str, face: Face, size: HalfPoints, height: Tenths) -> Self {
        Self::gap(height).run(words, face, size)
    }

    /// The code of the copy.
    #[must_use]
    pub fn code(size: HalfPoints, height: Tenths) -> Self {
        let (words, face) = (Words::Code, Face::Mono);
        let mut line = Self::gap(height);
        line.runs.push(Run { words, face, size });
        line
    }

    /// Adds words in another type.
    #[must_use]
    pub fn run(mut self, words: &str, face: Face, size: HalfPoints) -> Self {
        let words = Words::Said(Zeroizing::new(words.to_owned()));
        self.runs.push(Run { words, face, size });
        self
    }

    /// The same in the middle.
    #[must_use]
    pub const fn centred(mut self) -> Self {
        self.align = Align::Centre;
        self
    }

    /// The same at the right.
    #[must_use]
    pub const fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }
}
