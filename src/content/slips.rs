//! Why a text is not TOML, told as the slip that somebody made who writes it
//! for the first time. The parser says where it gave up; the slip often lies
//! before that.

use super::error::{Problem, Slip};

/// The line of the slip, from 1, and what it is. `offset` is where the parser
/// gave up, `message` its words.
pub(super) fn explain(text: &str, offset: usize, message: &str) -> (usize, Problem) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let lines: Vec<&str> = text.lines().collect();
    let here = lines.get(line - 1).copied().unwrap_or("");
    // A text over several lines begins with three marks; those are not counted.
    if !text.contains("\"\"\"") && !text.contains("'''") {
        let odd = lines.iter().take(line).position(|line| unpaired(line));
        let suspect = odd.map_or(line, |place| place + 1);
        let written = lines.get(suspect - 1).copied().unwrap_or("");
        if let Some(problem) = slip_in(written) {
            return (suspect, problem);
        }
    }
    let detail = message.lines().collect::<Vec<_>>().join(", ");
    let problem = match slip_told(&detail) {
        // The next key stands where the comma, or the end of the list, should.
        Some(Slip::NoComma) if begins_a_key(here) => Problem::Slip(Slip::OpenList),
        Some(slip) => Problem::Slip(slip),
        None => Problem::Syntax { detail },
    };
    // The comma belongs behind the entry above.
    let begins = before.rsplit('\n').next().is_none_or(blank);
    if problem == Problem::Slip(Slip::NoComma) && begins {
        let above = lines.iter().take(line - 1).rposition(|line| !blank(line));
        return (above.map_or(line, |place| place + 1), problem);
    }
    (line, problem)
}

/// The slip that a line shows by itself.
fn slip_in(line: &str) -> Option<Problem> {
    let parts = Parts::of(line);
    let (equals, value) = value_of(line);
    if parts.bare.len() == 1 && parts.bare.concat().trim_end().ends_with('=') {
        return Some(Problem::Slip(Slip::NoValue));
    }
    match value.chars().next() {
        Some(found) if punctuation(found) => {
            return Some(Problem::ChinesePunctuation { found });
        }
        Some(first) if word(first) && parts.open.is_some() => {
            return Some(Problem::Slip(Slip::NoOpening));
        }
        Some(first) if word(first) && equals => return Some(Problem::Slip(Slip::NoQuotes)),
        _ => {}
    }
    if let Some(open) = &parts.open {
        return Some(match curly_end(open) {
            Some(found) => Problem::ChinesePunctuation { found },
            None => Problem::Slip(Slip::OpenText),
        });
    }
    let mut bare = parts.bare.iter().filter(|part| !part.chars().any(word));
    let found = bare.find_map(|part| part.chars().find(|c| punctuation(*c)))?;
    if found == '\u{FF1A}' && !equals {
        return Some(Problem::Slip(Slip::NoEquals));
    }
    Some(Problem::ChinesePunctuation { found })
}

/// A line taken apart at its straight quotation marks, without its comment.
#[derive(Default)]
struct Parts {
    /// What stands outside of them.
    bare: Vec<String>,
    /// What follows the last mark if that one is not closed.
    open: Option<String>,
}

impl Parts {
    fn of(line: &str) -> Self {
        let mut parts = Self::default();
        let (mut bare, mut inside) = (String::new(), String::new());
        let mut mark = None;
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match mark {
                Some('"') if c == '\\' => inside.extend(chars.next()),
                Some(closing) if c == closing => mark = None,
                Some(_) => inside.push(c),
                None if c == '"' || c == '\'' => {
                    mark = Some(c);
                    inside.clear();
                    parts.bare.push(std::mem::take(&mut bare));
                }
                None if c == '#' => break,
                None => bare.push(c),
            }
        }
        parts.bare.push(bare);
        parts.open = mark.map(|_| inside);
        parts
    }
}

fn unpaired(line: &str) -> bool {
    Parts::of(line).open.is_some()
}

/// Whether a line has a value behind an equals sign, and where that value, or
/// the entry of a list that the line is, begins.
fn value_of(line: &str) -> (bool, &str) {
    let line = line.trim_start();
    let key = line.split(['"', '\'', '#']).next().unwrap_or("");
    let (equals, value) = match line.split_once('=') {
        Some((_, value)) if key.contains('=') => (true, value),
        // A header or a comment has none.
        _ if line.starts_with("[[") || line.starts_with('#') => (false, ""),
        _ => (false, line),
    };
    (equals, value.trim_start_matches(['[', '{', ' ', '\t']))
}

/// The curly mark that somebody typed to close a text, if it ends with one
/// that closes nothing within the text.
fn curly_end(open: &str) -> Option<char> {
    let end = open.trim_end_matches([',', ']', ' ', '\t', '\r']);
    let last = end.chars().last()?;
    let count = |mark: char| end.matches(mark).count();
    match last {
        '\u{201D}' if count('\u{201C}') >= count('\u{201D}') => None,
        '\u{201C}' | '\u{201D}' | '\u{FF02}' => Some(last),
        _ => None,
    }
}

fn blank(line: &str) -> bool {
    line.chars().all(char::is_whitespace)
}

/// Whether a line begins a key or a table, and no list.
fn begins_a_key(line: &str) -> bool {
    let line = line.trim_start();
    let list = line.contains("= [") || line.contains("=[");
    !list && (line.starts_with("[[") || line.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// The slips that the parser's words tell of; a test holds them to its version.
fn slip_told(detail: &str) -> Option<Slip> {
    const SLIPS: [(&str, Slip); 15] = [
        ("missing comma between array elements", Slip::NoComma),
        ("unexpected `=` in array", Slip::OpenList),
        ("unclosed array table", Slip::Brackets),
        ("unclosed table", Slip::Brackets),
        ("unclosed array", Slip::OpenList),
        ("invalid basic string", Slip::OpenText),
        ("string values must be quoted", Slip::NoQuotes),
        ("invalid boolean", Slip::NoQuotes),
        ("invalid float", Slip::NoQuotes),
        ("duplicate key", Slip::Twice),
        ("cannot extend", Slip::Twice),
        ("unexpected key or value", Slip::AfterValue),
        ("key with no value", Slip::NoEquals),
        ("invalid unquoted key", Slip::NoEquals),
        ("missing value for key", Slip::NoValue),
    ];
    let found = SLIPS.iter().find(|(words, _)| detail.starts_with(words));
    found.map(|(_, slip)| *slip)
}

/// Whether a character is one that a Chinese input method writes in the place
/// of one of TOML's: curly quotation marks, 、。【】「」, and the full-width forms
/// of what is no letter or digit.
fn punctuation(c: char) -> bool {
    let wide = matches!(c, '\u{FF01}'..='\u{FF5E}') && !c.is_alphanumeric();
    wide || matches!(c, '\u{2018}'..='\u{201F}' | '\u{3001}'..='\u{3002}' | '\u{300C}'..='\u{300F}' | '\u{3010}'..='\u{3011}')
}

/// Whether a character is part of Chinese words.
fn word(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic()
}
