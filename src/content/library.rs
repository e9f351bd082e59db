//! The library: every pack the program knows, its own and the user's.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rust_embed::RustEmbed;

use super::demo::DemoMaterial;
use super::error::{ContentError, Problem};
use super::headings::HeadingsPack;
use super::pack::{Origin, PackInfo, PackKind};
use super::questionnaire::QuestionnairePack;
use super::schedule::SchedulePack;
use super::source::Source;
use super::words::WordsPack;
use super::{checklist, demo, headings, questionnaire, schedule, words};
use crate::domain::{Checklist, MeetingKind, PackRef};

#[derive(RustEmbed)]
#[folder = "content/"]
struct Files;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// Every pack the program knows. The user's packs come first, so that a unit
/// that made its own is offered its own.
///
/// The example's material and the program's own word lists are large and not
/// needed at once, so they are parsed when they are first asked for;
/// everything else is parsed at once.
#[derive(Debug)]
pub struct Library {
    checklists: Vec<(PackInfo, Checklist)>,
    questionnaires: Vec<QuestionnairePack>,
    schedules: Vec<SchedulePack>,
    headings: Vec<HeadingsPack>,
    own_words: Vec<WordsPack>,
    words_sources: Vec<Source>,
    words: OnceLock<Result<Vec<WordsPack>, ContentError>>,
    demo_source: Option<Source>,
    demo: OnceLock<Result<DemoMaterial, ContentError>>,
}

impl Library {
    /// The packs within the program.
    ///
    /// # Errors
    /// The first thing wrong with an embedded pack; a test rules that out.
    pub fn embedded() -> Result<Self, ContentError> {
        Self::gather(Vec::new()).map_err(first)
    }

    /// The packs within the program and those of a folder laid out like
    /// `content/`. A pack of the folder takes the place of an embedded one
    /// with the same id and version. A folder that does not exist is an empty
    /// one.
    ///
    /// # Errors
    /// Everything that is wrong with the folder's files. Nothing of it is
    /// used then; [`Library::embedded`] still works.
    pub fn with_folder(folder: &Path) -> Result<Self, Vec<ContentError>> {
        let (files, mut errors) = folder_files(folder);
        match Self::gather(files) {
            Ok(library) if errors.is_empty() => Ok(library),
            Ok(_) => Err(errors),
            Err(more) => {
                errors.extend(more);
                Err(errors)
            }
        }
    }

    fn gather(own: Vec<(PackKind, Source)>) -> Result<Self, Vec<ContentError>> {
        let mut shelf = Shelf::default();
        for (kind, source) in own {
            shelf.add(kind, source, Origin::Folder);
        }
        let own_demo = shelf.demo.take();
        for (kind, source) in embedded_files() {
            shelf.add(kind, source, Origin::Embedded);
        }
        if !shelf.errors.is_empty() {
            return Err(shelf.errors);
        }
        let mut library = Self {
            checklists: shelf.checklists,
            questionnaires: shelf.questionnaires,
            schedules: shelf.schedules,
            headings: shelf.headings,
            own_words: shelf.words,
            words_sources: shelf.words_sources,
            words: OnceLock::new(),
            demo_source: shelf.demo,
            demo: OnceLock::new(),
        };
        if let Some(source) = own_demo {
            let mut demo = demo::read::read(&source, &library)?;
            demo.info.origin = Origin::Folder;
            library.demo = OnceLock::from(Ok(demo));
        }
        Ok(library)
    }

    /// The checklists, the user's first.
    pub fn checklists(&self) -> impl Iterator<Item = &Checklist> {
        self.checklists.iter().map(|(_, checklist)| checklist)
    }

    /// One edition of one checklist.
    #[must_use]
    pub fn checklist(&self, pack: &PackRef) -> Option<&Checklist> {
        self.checklists().find(|checklist| &checklist.pack == pack)
    }

    /// The questionnaires, the user's first.
    pub fn questionnaires(&self) -> impl Iterator<Item = &QuestionnairePack> {
        self.questionnaires.iter()
    }

    /// One version of one questionnaire.
    #[must_use]
    pub fn questionnaire(&self, pack: &PackRef) -> Option<&QuestionnairePack> {
        self.questionnaires().find(|known| &known.info.pack == pack)
    }

    /// The schedule for a kind of meeting: the user's if there is one.
    #[must_use]
    pub fn schedule(&self, kind: MeetingKind) -> Option<&SchedulePack> {
        self.schedules
            .iter()
            .find(|pack| pack.kinds.contains(&kind))
    }

    /// By which words the parts of a paper are known: the user's if there are
    /// any.
    #[must_use]
    pub fn headings(&self) -> Option<&HeadingsPack> {
        self.headings.first()
    }

    /// What every pack but the example says about itself.
    pub fn packs(&self) -> impl Iterator<Item = &PackInfo> {
        let checklists = self.checklists.iter().map(|(info, _)| info);
        let questionnaires = self.questionnaires.iter().map(|pack| &pack.info);
        checklists
            .chain(questionnaires)
            .chain(self.schedules.iter().map(|pack| &pack.info))
            .chain(self.headings.iter().map(|pack| &pack.info))
            .chain(self.words().into_iter().flatten().map(|pack| &pack.info))
    }

    /// The word lists of the review rules, the user's packs first. All of
    /// them hold together: a unit's pack adds its words to the program's.
    ///
    /// # Errors
    /// The first thing wrong with an embedded pack; a test rules that out.
    pub fn words(&self) -> Result<&[WordsPack], &ContentError> {
        let read = || {
            let mut packs = self.own_words.clone();
            for source in &self.words_sources {
                let pack = words::read(source).map_err(first)?;
                if packs.iter().all(|own| own.info.pack != pack.info.pack) {
                    packs.push(pack);
                }
            }
            Ok(packs)
        };
        let packs = self.words.get_or_init(read).as_ref();
        packs.map(Vec::as_slice)
    }

    /// The material of the example.
    ///
    /// # Errors
    /// The first thing wrong with it: an embedded example can stop fitting
    /// when the user's folder replaces a pack it stands on.
    pub fn demo(&self) -> Result<&DemoMaterial, &ContentError> {
        let read = || match &self.demo_source {
            Some(source) => demo::read::read(source, self).map_err(first),
            None => Err(whole(PackKind::Demo.folder(), Problem::MissingKey)),
        };
        self.demo.get_or_init(read).as_ref()
    }
}

/// The packs read so far, and what was wrong with others.
#[derive(Default)]
struct Shelf {
    checklists: Vec<(PackInfo, Checklist)>,
    questionnaires: Vec<QuestionnairePack>,
    schedules: Vec<SchedulePack>,
    headings: Vec<HeadingsPack>,
    words: Vec<WordsPack>,
    words_sources: Vec<Source>,
    demo: Option<Source>,
    errors: Vec<ContentError>,
}

impl Shelf {
    fn add(&mut self, kind: PackKind, source: Source, origin: Origin) {
        let result = match kind {
            PackKind::Checklist => checklist::read(&source).map(|(mut info, checklist)| {
                info.origin = origin;
                if self.is_new(&info) {
                    self.checklists.push((info, checklist));
                }
            }),
            PackKind::Questionnaire => questionnaire::read(&source).map(|mut pack| {
                pack.info.origin = origin;
                if self.is_new(&pack.info) {
                    self.questionnaires.push(pack);
                }
            }),
            PackKind::Schedule => schedule::read(&source).map(|mut pack| {
                pack.info.origin = origin;
                if self.is_new(&pack.info) {
                    self.schedules.push(pack);
                }
            }),
            PackKind::Headings => headings::read(&source).map(|mut pack| {
                pack.info.origin = origin;
                if self.is_new(&pack.info) {
                    self.headings.push(pack);
                }
            }),
            PackKind::Words if origin == Origin::Embedded => {
                self.words_sources.push(source);
                Ok(())
            }
            PackKind::Words => words::read(&source).map(|mut pack| {
                pack.info.origin = origin;
                if self.is_new(&pack.info) {
                    self.words.push(pack);
                }
            }),
            PackKind::Demo => {
                self.add_demo(source);
                Ok(())
            }
        };
        if let Err(errors) = result {
            self.errors.extend(errors);
        }
    }

    /// One folder holds one example.
    fn add_demo(&mut self, source: Source) {
        match &self.demo {
            None => self.demo = Some(source),
            Some(other) => {
                let problem = Problem::SamePack {
                    other: other.file.clone(),
                };
                self.errors.push(whole(&source.file, problem));
            }
        }
    }

    /// Whether no pack of this id and version is there yet. A second one of
    /// the same folder is an error, an embedded one merely gives way.
    fn is_new(&mut self, info: &PackInfo) -> bool {
        let checklists = self.checklists.iter().map(|(info, _)| info);
        let others = checklists
            .chain(self.questionnaires.iter().map(|pack| &pack.info))
            .chain(self.schedules.iter().map(|pack| &pack.info))
            .chain(self.headings.iter().map(|pack| &pack.info))
            .chain(self.words.iter().map(|pack| &pack.info));
        let same = others
            .into_iter()
            .find(|o| o.kind == info.kind && o.pack == info.pack);
        let Some(other) = same else { return true };
        if other.origin == info.origin {
            let problem = Problem::SamePack {
                other: other.file.clone(),
            };
            self.errors.push(whole(&info.file, problem));
        }
        false
    }
}

fn first(errors: Vec<ContentError>) -> ContentError {
    let none = || whole("", Problem::MissingKey);
    errors.into_iter().next().unwrap_or_else(none)
}

/// An error about a file as a whole.
fn whole(file: &str, problem: Problem) -> ContentError {
    ContentError {
        file: file.to_owned(),
        line: 1,
        key: String::new(),
        problem,
    }
}

fn embedded_files() -> impl Iterator<Item = (PackKind, Source)> {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    names
        .into_iter()
        .filter(|name| name.ends_with(".toml"))
        .filter_map(|name| {
            let folder = name.split('/').next()?;
            let kind = PackKind::ALL
                .into_iter()
                .find(|kind| kind.folder() == folder)?;
            let bytes = Files::get(&name)?.data.into_owned();
            let text = String::from_utf8(bytes).ok()?;
            Some((
                kind,
                Source {
                    file: name.into_owned(),
                    text,
                },
            ))
        })
}

/// The TOML files of the user's folder, in the order of their names.
fn folder_files(folder: &Path) -> (Vec<(PackKind, Source)>, Vec<ContentError>) {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    for path in toml_files(folder, &mut errors) {
        errors.push(whole(&path.display().to_string(), Problem::UnknownPlace));
    }
    for kind in PackKind::ALL {
        for path in toml_files(&folder.join(kind.folder()), &mut errors) {
            let file = path.display().to_string();
            match read_text(&path) {
                Ok(text) => files.push((kind, Source { file, text })),
                Err(problem) => errors.push(whole(&file, problem)),
            }
        }
    }
    (files, errors)
}

fn toml_files(folder: &Path, errors: &mut Vec<ContentError>) -> Vec<PathBuf> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            let problem = Problem::Unreadable {
                detail: error.to_string(),
            };
            errors.push(whole(&folder.display().to_string(), problem));
            return Vec::new();
        }
    };
    let mut paths: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml") && path.is_file())
        .collect();
    paths.sort();
    paths
}

fn read_text(path: &Path) -> Result<String, Problem> {
    let unreadable = |error: std::io::Error| Problem::Unreadable {
        detail: error.to_string(),
    };
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(unreadable)?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::FileTooLarge { most: LARGEST });
    }
    // Windows editors put a byte order mark in front.
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes);
    String::from_utf8(text.to_vec()).map_err(|_| Problem::NotUtf8)
}
