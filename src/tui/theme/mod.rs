//! Colours by what they are for. A theme gives each [`Role`] a style; the
//! built-in ones are files in `themes/`, and a person can bring one.

mod colour;
mod read;
mod role;

use std::collections::BTreeMap;

use ratatui::style::{Modifier, Style};

pub use colour::{Depth, contrast};
pub use read::{Mistake, Problem};
pub use role::Role;

use crate::lang::Lang;
use crate::tr;

/// What a theme file says about one role.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Paint {
    foreground: Option<colour::Rgb>,
    background: Option<colour::Rgb>,
    modifiers: Option<Modifier>,
}

/// The built-in themes, in the order in which a key switches between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BuiltIn {
    /// Light on dark.
    #[default]
    Dark,
    /// Dark on light.
    Light,
    /// For a projector in a room that is not dark.
    Projector,
    /// The terminal's own two colours.
    Mono,
}

impl BuiltIn {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::Projector, Self::Mono];

    /// Its name in files and on the command line.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Projector => "projector",
            Self::Mono => "mono",
        }
    }

    /// The theme of that name.
    #[must_use]
    pub fn from_file_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|theme| theme.file_name() == name)
    }

    /// Its name.
    #[must_use]
    pub fn name(self, lang: &Lang) -> String {
        match self {
            Self::Dark => tr!(lang, "frame-theme-dark"),
            Self::Light => tr!(lang, "frame-theme-light"),
            Self::Projector => tr!(lang, "frame-theme-projector"),
            Self::Mono => tr!(lang, "frame-theme-mono"),
        }
    }

    /// The next one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Projector,
            Self::Projector => Self::Mono,
            Self::Mono => Self::Dark,
        }
    }

    const fn source(self) -> &'static str {
        match self {
            Self::Dark => include_str!("../../../themes/dark.toml"),
            Self::Light => include_str!("../../../themes/light.toml"),
            Self::Projector => include_str!("../../../themes/projector.toml"),
            Self::Mono => include_str!("../../../themes/mono.toml"),
        }
    }
}

/// A style for every role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    paints: BTreeMap<Role, Paint>,
    styles: BTreeMap<Role, Style>,
}

impl Theme {
    /// A built-in theme at the colours a terminal can show.
    #[must_use]
    pub fn built_in(which: BuiltIn, depth: Depth) -> Self {
        // The embedded files are read by a test; a terminal without colours
        // is what remains if one were broken.
        let paints = read::paints(which.source()).unwrap_or_default();
        Self::from_paints(paints, depth)
    }

    /// A theme from a person's file.
    ///
    /// # Errors
    /// Every mistake of the file, with its line.
    pub fn from_toml(toml: &str, depth: Depth) -> Result<Self, Vec<Problem>> {
        Ok(Self::from_paints(read::paints(toml)?, depth))
    }

    fn from_paints(paints: BTreeMap<Role, Paint>, depth: Depth) -> Self {
        let styles = Role::ALL
            .iter()
            .map(|role| {
                let paint = resolved(&paints, *role);
                let mut style = Style::new().add_modifier(paint.modifiers.unwrap_or_default());
                style.fg = paint.foreground.and_then(|rgb| depth.show(rgb));
                style.bg = paint.background.and_then(|rgb| depth.show(rgb));
                (*role, style)
            })
            .collect();
        Self { paints, styles }
    }

    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }

    /// How well the role's words stand out from its background (WCAG 2, 1 to
    /// 21), when the theme gives both colours.
    #[must_use]
    pub fn contrast(&self, role: Role) -> Option<f64> {
        let paint = resolved(&self.paints, role);
        Some(contrast(paint.foreground?, paint.background?))
    }
}

/// A role's own paint over its parent's.
fn resolved(paints: &BTreeMap<Role, Paint>, role: Role) -> Paint {
    let own = paints.get(&role).copied().unwrap_or_default();
    let parent = role
        .parent()
        .map(|parent| resolved(paints, parent))
        .unwrap_or_default();
    Paint {
        foreground: own.foreground.or(parent.foreground),
        background: own.background.or(parent.background),
        modifiers: own.modifiers.or(parent.modifiers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_theme_reads_without_a_mistake() {
        for theme in BuiltIn::ALL {
            assert_eq!(read::paints(theme.source()).err(), None, "{theme:?}");
        }
    }

    #[test]
    fn words_stand_out_from_their_background_in_every_theme_with_colours() {
        for theme in [BuiltIn::Dark, BuiltIn::Light, BuiltIn::Projector] {
            let colours = Theme::built_in(theme, Depth::True);
            let drawn = [Role::Rule, Role::Border, Role::Bar];
            for role in Role::ALL.iter().filter(|role| !drawn.contains(role)) {
                let contrast = colours.contrast(*role).unwrap();
                let least = if theme == BuiltIn::Projector {
                    7.0
                } else {
                    4.5
                };
                assert!(
                    contrast >= least,
                    "{theme:?} {}: {contrast:.2}",
                    role.name()
                );
            }
        }
    }

    #[test]
    fn without_colours_the_row_in_hand_and_what_is_wrong_still_show() {
        let mono = Theme::built_in(BuiltIn::Mono, Depth::None);
        assert_ne!(mono.style(Role::Cursor), mono.style(Role::Text));
        assert_ne!(mono.style(Role::Bad), mono.style(Role::Text));
        for role in Role::ALL {
            assert_eq!(mono.style(*role).fg, None);
            assert_eq!(mono.style(*role).bg, None);
        }
    }

    #[test]
    fn a_role_that_is_left_out_looks_like_its_parent() {
        let theme = Theme::from_toml(
            "[roles]\ntext = { fg = \"#102030\", bg = \"#ffffff\" }\nwarning = { fg = \"#aa0000\" }\n",
            Depth::True,
        )
        .unwrap();
        assert_eq!(theme.style(Role::Bad), theme.style(Role::Warning));
        assert_eq!(theme.style(Role::Warning).bg, theme.style(Role::Text).bg);
        assert_eq!(theme.style(Role::Muted), theme.style(Role::Text));
    }
}
