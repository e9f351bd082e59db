//! Translated strings. A [`Lang`] is a value that is passed to whoever shows
//! words; [`tr!`](crate::tr) checks message ids and arguments at compile time
//! against `locales/zh-CN/zhaojing.ftl`.

use i18n_embed::LanguageLoader;
use i18n_embed::fluent::FluentLanguageLoader;
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Locales;

/// The languages the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 简体中文, complete by definition.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Both, in the order in which a key switches between them.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The BCP 47 tag, as in the folder names of `locales/`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    const fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::Chinese => langid!("zh-CN"),
            Self::English => langid!("en"),
        }
    }

    /// The language a tag or a POSIX locale (`en_US.UTF-8`) asks for.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        if tag.starts_with("zh") {
            Some(Self::Chinese)
        } else if tag.starts_with("en") {
            Some(Self::English)
        } else {
            None
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }
}

/// The strings of one language.
pub struct Lang {
    language: Language,
    loader: FluentLanguageLoader,
}

impl Lang {
    /// Loads a language from the binary.
    ///
    /// # Errors
    /// When an embedded file does not parse; a test rules that out.
    pub fn load(language: Language) -> Result<Self, i18n_embed::I18nEmbedError> {
        let loader = FluentLanguageLoader::new("zhaojing", Language::Chinese.identifier());
        loader.load_languages(&Locales, &[language.identifier()])?;
        // Isolation marks are zero-width and would sit in terminal cells.
        loader.set_use_isolating(false);
        Ok(Self { language, loader })
    }

    /// Which language this is.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The loader, for [`tr!`](crate::tr) only.
    #[must_use]
    pub const fn loader(&self) -> &FluentLanguageLoader {
        &self.loader
    }
}

impl std::fmt::Debug for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lang({})", self.language.tag())
    }
}

/// Looks a message up: `tr!(lang, "id")`, `tr!(lang, "id", name = value)`.
/// A wrong id or argument does not compile.
#[macro_export]
macro_rules! tr {
    ($lang:expr, $($rest:tt)*) => {
        ::i18n_embed_fl::fl!($lang.loader(), $($rest)*)
    };
}

#[cfg(test)]
mod tests;
