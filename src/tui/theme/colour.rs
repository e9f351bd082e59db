//! Colours and what a terminal can show of them.

use ratatui::style::Color;

/// A colour in sRGB.
pub type Rgb = (u8, u8, u8);

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// Every colour.
    #[default]
    True,
    /// The 256 of xterm.
    Indexed,
    /// Those 16 that everything has.
    Sixteen,
    /// None: `NO_COLOR`, or a terminal without.
    None,
}

impl Depth {
    /// What the environment says about the terminal (`NO_COLOR`, `COLORTERM`,
    /// `TERM`); `get` looks a variable up.
    #[must_use]
    pub fn detect(get: impl Fn(&str) -> Option<String>) -> Self {
        if get("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            return Self::None;
        }
        let colorterm = get("COLORTERM").unwrap_or_default();
        if colorterm.contains("truecolor") || colorterm.contains("24bit") || cfg!(windows) {
            return Self::True;
        }
        match get("TERM").unwrap_or_default().as_str() {
            "" | "dumb" | "vt100" | "vt220" => Self::None,
            term if term.contains("direct") || term.contains("kitty") => Self::True,
            term if term.contains("256color") => Self::Indexed,
            _ => Self::Sixteen,
        }
    }

    /// The nearest colour it has.
    #[must_use]
    pub fn show(self, rgb: Rgb) -> Option<Color> {
        match self {
            Self::True => Some(Color::Rgb(rgb.0, rgb.1, rgb.2)),
            Self::Indexed => Some(Color::Indexed(nearest(rgb, 16..=255))),
            Self::Sixteen => Some(Color::Indexed(nearest(rgb, 0..=15))),
            Self::None => None,
        }
    }
}

fn nearest(rgb: Rgb, range: std::ops::RangeInclusive<u8>) -> u8 {
    let distance = |index: &u8| {
        let shown = xterm(*index);
        let part = |a: u8, b: u8, weight: i32| (i32::from(a) - i32::from(b)).pow(2) * weight;
        // Weights by how much the eye sees of each.
        part(rgb.0, shown.0, 3) + part(rgb.1, shown.1, 6) + part(rgb.2, shown.2, 1)
    };
    range.min_by_key(distance).unwrap_or(7)
}

/// The xterm palette: 16 named, a 6×6×6 cube, 24 greys.
fn xterm(index: u8) -> Rgb {
    match index {
        0..=15 => {
            let on = if index < 8 { 205 } else { 255 };
            let off = if index == 8 { 127 } else { 0 };
            let part = |bit: u8| if index & bit == 0 { off } else { on };
            if index == 7 {
                (229, 229, 229)
            } else if index == 8 {
                (127, 127, 127)
            } else {
                (part(1), part(2), part(4))
            }
        }
        16..=231 => {
            let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let n = index - 16;
            (level(n / 36), level(n / 6 % 6), level(n % 6))
        }
        232..=255 => {
            let grey = 8 + 10 * (index - 232);
            (grey, grey, grey)
        }
    }
}

/// The contrast ratio of two colours by WCAG 2.2, from 1 to 21.
#[must_use]
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(rgb: Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(rgb.0) + 0.7152 * linear(rgb.1) + 0.0722 * linear(rgb.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        let depth = |vars: &[(&str, &str)]| {
            Depth::detect(|name| {
                vars.iter()
                    .find(|(n, _)| *n == name)
                    .map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(
            depth(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]),
            Depth::None
        );
        assert_eq!(
            depth(&[("COLORTERM", "truecolor"), ("TERM", "xterm")]),
            Depth::True
        );
        if cfg!(unix) {
            assert_eq!(depth(&[("TERM", "xterm-256color")]), Depth::Indexed);
            assert_eq!(depth(&[("TERM", "linux")]), Depth::Sixteen);
            assert_eq!(depth(&[]), Depth::None);
        }
    }

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 0.01);
        assert_eq!(
            Depth::Indexed.show((255, 255, 255)),
            Some(Color::Indexed(231))
        );
        assert_eq!(Depth::Sixteen.show((0, 0, 0)), Some(Color::Indexed(0)));
    }
}
