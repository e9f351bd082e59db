//! Keys as this program sees them: what the terminal sends, brought to one
//! spelling, with a name that people can read and write in a key file.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Which key, without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab; with shift it is what terminals call `BackTab`.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, 1 to 12.
    F(u8),
}

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Ctrl was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held; always false for characters, which say it themselves.
    pub shift: bool,
}

impl Key {
    /// The key alone.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// The key with Ctrl.
    #[must_use]
    pub const fn ctrl(code: Code) -> Self {
        Self {
            code,
            ctrl: true,
            alt: false,
            shift: false,
        }
    }

    /// The key with Shift.
    #[must_use]
    pub const fn shift(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: true,
        }
    }

    /// A function key.
    #[must_use]
    pub const fn f(number: u8) -> Self {
        Self::plain(Code::F(number))
    }

    /// A character key, full-width forms folded (`１` is `1`).
    #[must_use]
    pub fn char(character: char) -> Self {
        Self::plain(Code::Char(fold(character)))
    }

    /// The character, when this key types one.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match self.code {
            // AltGr arrives as Ctrl+Alt on Windows and types a character.
            Code::Char(c) if self.ctrl == self.alt => Some(c),
            _ => None,
        }
    }

    /// The digit, when this key is one.
    #[must_use]
    pub fn digit(self) -> Option<usize> {
        let digit = fold(self.typed()?).to_digit(10)?;
        usize::try_from(digit).ok()
    }

    /// As people see it: arrows as arrows where the terminal shows them well.
    #[must_use]
    pub fn label(self, signs: &super::signs::Signs) -> String {
        let name = self.to_string();
        let [up, down, left, right] = signs.arrows;
        let arrow = match self.code {
            Code::Up => up,
            Code::Down => down,
            Code::Left => left,
            Code::Right => right,
            _ => return name,
        };
        let held = name
            .rfind('-')
            .and_then(|dash| name.get(..=dash))
            .unwrap_or_default();
        format!("{held}{arrow}")
    }

    /// Why no terminal can tell this key from another, if so: the other one.
    #[must_use]
    pub const fn indistinguishable_from(self) -> Option<&'static str> {
        if !self.ctrl {
            return None;
        }
        match self.code {
            Code::Char('i') => Some("Tab"),
            Code::Char('m' | 'j') => Some("Enter"),
            Code::Char('h') => Some("Backspace"),
            Code::Char('[') => Some("Esc"),
            _ => None,
        }
    }
}

impl From<Code> for Key {
    fn from(code: Code) -> Self {
        Self::plain(code)
    }
}

/// Full-width forms as an input method leaves them in keys: `１`, `？`, `　`.
#[must_use]
pub fn fold(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{3002}' => '.',
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFF01 + 0x21).unwrap_or(character)
        }
        other => other,
    }
}

impl TryFrom<KeyEvent> for Key {
    type Error = ();

    /// Keys this program has no name for (media keys, bare modifiers) are errors.
    fn try_from(event: KeyEvent) -> Result<Self, ()> {
        let held = |modifier| event.modifiers.contains(modifier);
        let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
        let mut shift = held(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Char(c) => {
                shift = false;
                Code::Char(if ctrl && !alt {
                    c.to_ascii_lowercase()
                } else {
                    c
                })
            }
            KeyCode::Enter => Code::Enter,
            KeyCode::Esc => Code::Esc,
            KeyCode::Tab => Code::Tab,
            KeyCode::BackTab => {
                shift = true;
                Code::Tab
            }
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Insert => Code::Insert,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            KeyCode::F(n @ 1..=12) => Code::F(n),
            _ => return Err(()),
        };
        Ok(Self {
            code,
            ctrl,
            alt,
            shift,
        })
    }
}

/// The keys that have a name, with it.
const NAMES: [(Code, &str); 16] = [
    (Code::Enter, "Enter"),
    (Code::Esc, "Esc"),
    (Code::Tab, "Tab"),
    (Code::Backspace, "Backspace"),
    (Code::Delete, "Delete"),
    (Code::Insert, "Insert"),
    (Code::Up, "Up"),
    (Code::Down, "Down"),
    (Code::Left, "Left"),
    (Code::Right, "Right"),
    (Code::Home, "Home"),
    (Code::End, "End"),
    (Code::PageUp, "PgUp"),
    (Code::PageDown, "PgDn"),
    (Code::Char(' '), "Space"),
    (Code::Char('-'), "Minus"),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::F(n) => write!(f, "F{n}"),
            code => match (NAMES.iter().find(|(named, _)| *named == code), code) {
                (Some((_, name)), _) => f.write_str(name),
                (None, Code::Char(c)) => write!(f, "{}", c.to_ascii_uppercase()),
                (None, _) => Ok(()),
            },
        }
    }
}

impl FromStr for Key {
    type Err = ();

    /// Reads `F8`, `Ctrl-Down`, `Shift-Tab`, `a`; case does not matter.
    fn from_str(name: &str) -> Result<Self, ()> {
        let mut key = Self::plain(Code::Esc);
        let mut parts: Vec<&str> = name.trim().split('-').collect();
        let last = parts.pop().ok_or(())?;
        for part in parts {
            match part.to_ascii_lowercase().as_str() {
                "ctrl" => key.ctrl = true,
                "alt" => key.alt = true,
                "shift" => key.shift = true,
                _ => return Err(()),
            }
        }
        let named = NAMES
            .iter()
            .find(|(_, name)| name.eq_ignore_ascii_case(last));
        key.code = if let Some((code, _)) = named {
            *code
        } else if last.eq_ignore_ascii_case("BackTab") {
            key.shift = true;
            Code::Tab
        } else if let Some(number) = last.strip_prefix(['F', 'f']).and_then(|n| n.parse().ok()) {
            if !(1..=12).contains(&number) {
                return Err(());
            }
            Code::F(number)
        } else {
            let mut characters = last.chars();
            match (characters.next(), characters.next()) {
                (Some(c), None) => Code::Char(fold(c).to_ascii_lowercase()),
                _ => return Err(()),
            }
        };
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_as_it_is_written() {
        for name in [
            "F8",
            "Ctrl-Down",
            "Shift-Tab",
            "Ctrl-P",
            "PgDn",
            "Space",
            "Alt-Enter",
            "1",
        ] {
            assert_eq!(name.parse::<Key>().unwrap().to_string(), name);
        }
        assert!("F13".parse::<Key>().is_err());
        assert!("Hyper-X".parse::<Key>().is_err());
        assert!("".parse::<Key>().is_err());
    }

    #[test]
    fn full_width_digits_and_signs_are_keys_too() {
        assert_eq!(Key::char('１').digit(), Some(1));
        assert_eq!(Key::char('？'), Key::char('?'));
        assert_eq!(Key::char('\u{3000}'), Key::char(' '));
        assert_eq!(Key::char('镜').code, Code::Char('镜'));
    }

    #[test]
    fn alt_gr_types_and_control_does_not() {
        let event = |modifiers| KeyEvent::new(KeyCode::Char('Q'), modifiers);
        let alt_gr = Key::try_from(event(KeyModifiers::CONTROL | KeyModifiers::ALT)).unwrap();
        assert_eq!(alt_gr.typed(), Some('Q'));
        let control = Key::try_from(event(KeyModifiers::CONTROL)).unwrap();
        assert_eq!(control, "Ctrl-Q".parse().unwrap());
        assert_eq!(control.typed(), None);
    }
}
