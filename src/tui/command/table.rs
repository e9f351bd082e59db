//! The table itself.

use crate::lang::Lang;
use crate::tr;

use super::super::key::{Code, Key};

/// What commands belong to, in the order of the help screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Finding one's way.
    Moving,
    /// The work in hand.
    Work,
    /// Writing.
    Writing,
    /// The same everywhere.
    Anywhere,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Moving, Self::Work, Self::Writing, Self::Anywhere];

    /// Its heading.
    #[must_use]
    pub fn name(self, lang: &Lang) -> String {
        match self {
            Self::Moving => tr!(lang, "command-group-moving"),
            Self::Work => tr!(lang, "command-group-work"),
            Self::Writing => tr!(lang, "command-group-writing"),
            Self::Anywhere => tr!(lang, "command-group-anywhere"),
        }
    }
}

/// One line per command: variant, group, name in key files, message ids of
/// its name and of what it does, pinyin initials, default keys.
macro_rules! commands {
    ($($variant:ident $group:ident $file:literal $name:literal $help:literal $pinyin:literal [$($key:expr),*];)*) => {
        /// Everything a key, the menu or the palette can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command {
            $(#[doc = concat!("`", $file, "`")] $variant,)*
        }

        impl Command {
            /// All of them, in the order of the help screen.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// What it belongs to.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group,)* }
            }

            /// Its name in a key file.
            #[must_use]
            pub const fn file_name(self) -> &'static str {
                match self { $(Self::$variant => $file,)* }
            }

            /// Initials of its Chinese name in pinyin, for the palette.
            #[must_use]
            pub const fn pinyin(self) -> &'static str {
                match self { $(Self::$variant => $pinyin,)* }
            }

            /// The keys it has unless a person says otherwise.
            #[must_use]
            pub const fn default_keys(self) -> &'static [Key] {
                match self { $(Self::$variant => const { &[$($key),*] },)* }
            }

            /// Its name.
            #[must_use]
            pub fn name(self, lang: &Lang) -> String {
                match self { $(Self::$variant => tr!(lang, $name),)* }
            }

            /// What it does, in one sentence.
            #[must_use]
            pub fn help(self, lang: &Lang) -> String {
                match self { $(Self::$variant => tr!(lang, $help),)* }
            }
        }
    };
}

const fn key(code: Code) -> Key {
    Key::plain(code)
}

const fn ctrl(letter: char) -> Key {
    Key::ctrl(Code::Char(letter))
}

commands! {
    Up Moving "up" "command-up" "command-up-help" "s" [key(Code::Up)];
    Down Moving "down" "command-down" "command-down-help" "x" [key(Code::Down)];
    Left Moving "left" "command-left" "command-left-help" "z" [key(Code::Left)];
    Right Moving "right" "command-right" "command-right-help" "y" [key(Code::Right)];
    First Moving "first" "command-first" "command-first-help" "zq" [key(Code::Home)];
    Last Moving "last" "command-last" "command-last-help" "zh" [key(Code::End)];
    Open Moving "open" "command-open" "command-open-help" "dk" [key(Code::Enter)];
    Toggle Moving "toggle" "command-toggle" "command-toggle-help" "xz" [key(Code::Char(' '))];
    NextField Moving "next-field" "command-next-field" "command-next-field-help" "xyl" [key(Code::Tab)];
    PreviousField Moving "previous-field" "command-previous-field" "command-previous-field-help" "syl" [Key::shift(Code::Tab)];
    Next Moving "next" "command-next" "command-next-help" "xyt" [Key::ctrl(Code::Down), key(Code::PageDown)];
    Previous Moving "previous" "command-previous" "command-previous-help" "syt" [Key::ctrl(Code::Up), key(Code::PageUp)];
    SwitchPerson Work "switch-person" "command-switch-person" "command-switch-person-help" "hr" [Key::f(2)];
    Turn Work "turn" "command-turn" "command-turn-help" "jb" [Key::f(2)];
    Recover Work "recover" "command-recover" "command-recover-help" "wl" [Key::f(3)];
    TakeBack Work "take-back" "command-take-back" "command-take-back-help" "ch" [Key::f(7)];
    NextFinding Work "next-finding" "command-next-finding" "command-next-finding-help" "xyts" [Key::f(3)];
    Findings Work "findings" "command-findings" "command-findings-help" "tsyl" [ctrl('l')];
    NextUnfinished Work "next-unfinished" "command-next-unfinished" "command-next-unfinished-help" "xmx" [ctrl('g')];
    Contact Work "contact" "command-contact" "command-contact-help" "lxfs" [Key::f(3)];
    Look Work "look" "command-look" "command-look-help" "ck" [Key::f(4)];
    UnitHeads Work "unit-heads" "command-unit-heads" "command-unit-heads-help" "fgfzr" [Key::f(4)];
    ToOpinions Work "to-opinions" "command-to-opinions" "command-to-opinions-help" "jrqzyj" [Key::f(4)];
    Claim Work "claim" "command-claim" "command-claim-help" "rl" [Key::f(4)];
    Tag Work "tag" "command-tag" "command-tag-help" "gl" [Key::f(4)];
    ReadOut Work "read-out" "command-read-out" "command-read-out-help" "ddfy" [Key::f(4)];
    Spoil Work "spoil" "command-spoil" "command-spoil-help" "zf" [Key::f(4)];
    Preview Work "preview" "command-preview" "command-preview-help" "yl" [Key::f(5)];
    Project Work "project" "command-project" "command-project-help" "ty" [Key::f(5)];
    Refresh Work "refresh" "command-refresh" "command-refresh-help" "sx" [Key::f(5)];
    Outline Work "outline" "command-outline" "command-outline-help" "dg" [Key::f(6)];
    WholeYear Work "whole-year" "command-whole-year" "command-whole-year-help" "qn" [Key::f(6)];
    CoverSheet Work "cover-sheet" "command-cover-sheet" "command-cover-sheet-help" "jjd" [Key::f(6)];
    StepBack Work "step-back" "command-step-back" "command-step-back-help" "syb" [Key::f(7)];
    Continue Work "continue" "command-continue" "command-continue-help" "xyb" [Key::f(8)];
    Submit Work "submit" "command-submit" "command-submit-help" "tj" [Key::f(8)];
    HandIn Work "hand-in" "command-hand-in" "command-hand-in-help" "jc" [Key::f(8)];
    TakeOver Work "take-over" "command-take-over" "command-take-over-help" "xjdz" [Key::f(8)];
    Export Work "export" "command-export" "command-export-help" "dc" [Key::f(8)];
    Blank Work "blank" "command-blank" "command-blank-help" "hp" [Key::f(9)];
    BigType Work "big-type" "command-big-type" "command-big-type-help" "dz" [Key::f(9)];
    Earlier Work "earlier" "command-earlier" "command-earlier-help" "scx" [Key::f(9)];
    NextMeeting Work "next-meeting" "command-next-meeting" "command-next-meeting-help" "kxych" [];
    New Work "new" "command-new" "command-new-help" "xj" [key(Code::Insert), ctrl('n')];
    Edit Work "edit" "command-edit" "command-edit-help" "xg" [ctrl('e')];
    MoveUp Work "move-up" "command-move-up" "command-move-up-help" "wsn" [Key::ctrl(Code::Up)];
    MoveDown Work "move-down" "command-move-down" "command-move-down-help" "wxn" [Key::ctrl(Code::Down)];
    Remove Work "remove" "command-remove" "command-remove-help" "sc" [key(Code::Delete)];
    Journal Work "journal" "command-journal" "command-journal-help" "ssrj" [ctrl('d')];
    Import Work "import" "command-import" "command-import-help" "dr" [ctrl('o')];
    Print Work "print" "command-print" "command-print-help" "dy" [key(Code::F(9))];
    Edition Work "edition" "command-edition" "command-edition-help" "hyb" [];
    Exemplars Work "exemplars" "command-exemplars" "command-exemplars-help" "szdh" [];
    History Work "history" "command-history" "command-history-help" "jg" [];
    Recount Work "recount" "command-recount" "command-recount-help" "fh" [];
    Find Work "find" "command-find" "command-find-help" "cz" [ctrl('f')];
    Undo Writing "undo" "command-undo" "command-undo-help" "cx" [ctrl('z')];
    Redo Writing "redo" "command-redo" "command-redo-help" "cz" [ctrl('y')];
    SelectAll Writing "select-all" "command-select-all" "command-select-all-help" "qx" [ctrl('a')];
    Save Writing "save" "command-save" "command-save-help" "bc" [ctrl('s')];
    Help Anywhere "help" "command-help" "command-help-help" "bz" [Key::f(1)];
    Menu Anywhere "menu" "command-menu" "command-menu-help" "cd" [Key::f(10)];
    Palette Anywhere "palette" "command-palette" "command-palette-help" "zml" [ctrl('p')];
    Theme Anywhere "theme" "command-theme" "command-theme-help" "hys" [Key::f(11)];
    Language Anywhere "language" "command-language" "command-language-help" "hyy" [Key::f(12)];
    Back Anywhere "back" "command-back" "command-back-help" "fh" [key(Code::Esc)];
    Quit Anywhere "quit" "command-quit" "command-quit-help" "tc" [ctrl('q')];
}

impl Command {
    /// The command of that name in a key file.
    #[must_use]
    pub fn from_file_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|command| command.file_name() == name)
    }

    /// Whether a person may give it other keys. The keys for moving about stay.
    #[must_use]
    pub const fn is_fixed(self) -> bool {
        matches!(
            self,
            Self::Up
                | Self::Down
                | Self::Left
                | Self::Right
                | Self::First
                | Self::Last
                | Self::Open
                | Self::Toggle
                | Self::NextField
                | Self::PreviousField
                | Self::Back
        )
    }

    /// The key of a command that keeps it, for widgets: they understand the
    /// key and the command alike.
    #[must_use]
    pub fn fixed_key(self) -> Option<Key> {
        self.default_keys()
            .first()
            .copied()
            .filter(|_| self.is_fixed())
    }
}
