//! Signs: Unicode ones of certain width, or ASCII for terminals where an
//! ambiguous character takes two columns.

/// The signs of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    /// Done.
    pub done: &'static str,
    /// Open.
    pub open: &'static str,
    /// The row in hand.
    pub cursor: &'static str,
    /// Mind this.
    pub warning: &'static str,
    /// Withheld, lest it give somebody away.
    pub withheld: &'static str,
    /// A cell of a bar.
    pub bar: &'static str,
    /// Half a cell of a bar, empty without one.
    pub half_bar: &'static str,
    /// A thin rule.
    pub rule: &'static str,
    /// Between two words of one line.
    pub separator: &'static str,
    /// A hidden character.
    pub hidden: &'static str,
    /// Something was cut off.
    pub ellipsis: &'static str,
    /// Chosen, of one or of several.
    pub ticked: &'static str,
    /// Not chosen.
    pub unticked: &'static str,
    /// The pieces of a border: corners from the upper left clockwise,
    /// then horizontal and vertical.
    pub border: [&'static str; 6],
    /// Keys: up, down, left, right.
    pub arrows: [&'static str; 4],
    /// More above, more below.
    pub more: [&'static str; 2],
    /// How much, from nothing to plenty; one column each.
    pub amounts: [&'static str; 5],
}

impl Signs {
    /// For terminals that show ambiguous characters in one column.
    pub const UNICODE: Self = Self {
        done: "✓",
        open: "☐",
        cursor: "▸",
        warning: "!",
        withheld: "＊",
        bar: "━",
        half_bar: "╸",
        rule: "─",
        separator: "·",
        hidden: "•",
        ellipsis: "…",
        ticked: "☑",
        unticked: "☐",
        border: ["╭", "╮", "╯", "╰", "─", "│"],
        arrows: ["↑", "↓", "←", "→"],
        more: ["↑", "↓"],
        amounts: ["·", "░", "▒", "▓", "█"],
    };

    /// For all others.
    pub const ASCII: Self = Self {
        done: "v",
        open: "o",
        cursor: ">",
        warning: "!",
        withheld: "**",
        bar: "=",
        half_bar: "",
        rule: "-",
        separator: "-",
        hidden: "*",
        ellipsis: "..",
        ticked: "[x]",
        unticked: "[ ]",
        border: ["+", "+", "+", "+", "-", "|"],
        arrows: ["Up", "Down", "Left", "Right"],
        more: ["^", "v"],
        amounts: [".", "-", "+", "x", "#"],
    };
}

impl Default for Signs {
    fn default() -> Self {
        Self::UNICODE
    }
}
