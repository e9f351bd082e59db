//! What an item asks for.

use crate::lang::Lang;
use crate::tr;
use crate::tui::screen::Typing;

/// A field of an item, in the order in which they are filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// 自己看
    Rating,
    /// 表现
    Facts,
    /// 原因
    Causes,
    /// 措施
    Measures,
    /// By when.
    Due,
}

impl Field {
    /// The fields of long text.
    pub const TEXTS: [Self; 3] = [Self::Facts, Self::Causes, Self::Measures];

    const ALL: [Self; 5] =
        [Self::Rating, Self::Facts, Self::Causes, Self::Measures, Self::Due];

    fn beside(self, step: isize) -> Option<Self> {
        let at = Self::ALL.iter().position(|field| *field == self)?;
        Self::ALL.get(at.checked_add_signed(step)?).copied()
    }

    pub fn next(self) -> Option<Self> {
        self.beside(1)
    }

    pub fn previous(self) -> Option<Self> {
        self.beside(-1)
    }

    pub const fn typing(self) -> Typing {
        match self {
            Self::Rating => Typing::Nothing,
            Self::Facts | Self::Causes | Self::Measures => Typing::Long,
            Self::Due => Typing::Line,
        }
    }

    /// Its place among the texts.
    pub const fn text(self) -> Option<usize> {
        match self {
            Self::Facts => Some(0),
            Self::Causes => Some(1),
            Self::Measures => Some(2),
            Self::Rating | Self::Due => None,
        }
    }

    pub fn label(self, lang: &Lang) -> String {
        match self {
            Self::Rating => tr!(lang, "sheet-rating"),
            Self::Facts => tr!(lang, "sheet-facts"),
            Self::Causes => tr!(lang, "sheet-causes"),
            Self::Measures => tr!(lang, "sheet-measures"),
            Self::Due => tr!(lang, "sheet-due"),
        }
    }

    /// What stands in it while it is empty.
    pub fn hint(self, lang: &Lang) -> String {
        match self {
            Self::Rating => String::new(),
            Self::Facts => tr!(lang, "sheet-facts-hint"),
            Self::Causes => tr!(lang, "sheet-causes-hint"),
            Self::Measures => tr!(lang, "sheet-measures-hint"),
            Self::Due => tr!(lang, "sheet-due-hint"),
        }
    }
}
