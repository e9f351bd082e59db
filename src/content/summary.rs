//! What a check tells of a file that is right: what was read from it, and what
//! its writer may not have meant.

use serde::Deserialize;

use super::files;
use super::library::Library;
use super::pack::{Origin, PackInfo, PackKind};
use crate::domain::PackRef;

/// What was read from one file of the user's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The file.
    pub file: String,
    /// Its id and version.
    pub pack: PackRef,
    /// How many sections a checklist has, 0 for other kinds.
    pub sections: usize,
    /// How many entries: items, exemplars, …
    pub entries: usize,
    /// How many matters a checklist wants reported.
    pub briefings: usize,
    /// Whether it takes the place of one within the program.
    pub stands_in: bool,
    /// Whether its theme is still that of the example.
    pub placeholder: bool,
}

/// All that was read from the user's files, but for the example.
pub(super) fn own(library: &Library) -> Vec<Summary> {
    let own = library.packs().filter(|info| info.origin == Origin::Folder);
    let mut found: Vec<_> = own.map(|info| summary(info, library)).collect();
    found.sort_by(|a, b| a.file.cmp(&b.file));
    found
}

fn summary(info: &PackInfo, library: &Library) -> Summary {
    let checklist = match info.kind {
        PackKind::Checklist => library.checklist(&info.pack),
        _ => None,
    };
    let theme = checklist.and_then(|checklist| checklist.theme.as_ref());
    Summary {
        file: info.file.clone(),
        pack: info.pack.clone(),
        sections: checklist.map_or(0, |checklist| checklist.sections.len()),
        entries: info.entries,
        briefings: checklist.map_or(0, |checklist| checklist.briefings.len()),
        stands_in: files::embedded()
            .any(|(kind, source)| kind == info.kind && source.name().as_ref() == Some(&info.pack)),
        placeholder: theme.is_some() && theme == placeholder().as_ref(),
    }
}

/// The theme that the example of a theme has, which is none.
fn placeholder() -> Option<String> {
    #[derive(Deserialize)]
    struct Template {
        theme: String,
    }
    let template: Template = toml::from_str(&files::template()?).ok()?;
    Some(template.theme)
}
