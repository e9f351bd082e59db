//! The library: every pack the program knows, its own and the user's.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use super::category::CategoryPack;
use super::check::Check;
use super::checklist::ChecklistPack;
use super::demo::{self, DemoMaterial};
use super::dimension::DimensionPack;
use super::error::{ContentError, Problem};
use super::exemplar::ExemplarPack;
use super::files;
use super::headings::HeadingsPack;
use super::journal::JournalPack;
use super::pack::{Origin, Pack, PackInfo, PackKind};
use super::questionnaire::QuestionnairePack;
use super::reference::{self, Reference};
use super::schedule::SchedulePack;
use super::shelf::Shelf;
use super::source::Source;
use super::words::WordsPack;
use crate::domain::{
    Category, CategoryId, Checklist, Dimension, DimensionId, Exemplar, ExemplarId, Family,
    MeetingKind, PackRef,
};

/// Every pack the program knows. The user's packs come first, so that a unit
/// that made its own is offered its own.
///
/// The user's packs are read at once, those within the program when they are
/// first asked for.
#[derive(Debug, Default)]
pub struct Library {
    checklists: Shelf<ChecklistPack>,
    questionnaires: Shelf<QuestionnairePack>,
    schedules: Shelf<SchedulePack>,
    dimensions: Shelf<DimensionPack>,
    categories: Shelf<CategoryPack>,
    exemplars: Shelf<ExemplarPack>,
    journals: Shelf<JournalPack>,
    headings: Shelf<HeadingsPack>,
    words: Shelf<WordsPack>,
    demo_source: Option<Source>,
    demo: OnceLock<Result<DemoMaterial, ContentError>>,
}

impl Library {
    /// The packs within the program.
    ///
    /// # Errors
    /// The first embedded pack without a name; a test rules that out.
    pub fn embedded() -> Result<Self, ContentError> {
        let (library, errors) = Self::collect(Vec::new(), Vec::new());
        match errors.into_iter().next() {
            None => Ok(library),
            Some(error) => Err(error),
        }
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
        let (files, mut errors) = files::of_folder(folder);
        let (library, more) = Self::collect(files, Vec::new());
        errors.extend(more);
        if errors.is_empty() {
            Ok(library)
        } else {
            Err(errors)
        }
    }

    /// What can be read of the user's files, with ours, and everything that is
    /// wrong with the user's. Files of `others` are there to be found, and are
    /// left out where they are wrong.
    pub(super) fn collect(
        own: Vec<(PackKind, Source)>,
        others: Vec<(PackKind, Source)>,
    ) -> (Self, Vec<ContentError>) {
        let mut library = Self::default();
        let (mut errors, mut failed) = (Vec::new(), BTreeSet::new());
        for (kind, source) in own {
            if let Err(more) = library.add(kind, source) {
                errors.extend(more);
                failed.insert(kind);
            }
        }
        for (kind, source) in others {
            let _ = library.add(kind, source);
        }
        for (kind, source) in files::embedded() {
            errors.extend(library.add(kind, source).err().unwrap_or_default());
        }
        errors.extend(library.dangling(Origin::Folder, &failed));
        errors.extend(library.dropped());
        if failed.is_empty() {
            errors.extend(library.own_demo());
        }
        (library, errors)
    }

    fn add(&mut self, kind: PackKind, source: Source) -> Result<(), Vec<ContentError>> {
        match kind {
            PackKind::Checklist => self.checklists.add(source),
            PackKind::Questionnaire => self.questionnaires.add(source),
            PackKind::Schedule => self.schedules.add(source),
            PackKind::Dimensions => self.dimensions.add(source),
            PackKind::Categories => self.categories.add(source),
            PackKind::Exemplars => self.exemplars.add(source),
            PackKind::Journal => self.journals.add(source),
            PackKind::Headings => self.headings.add(source),
            PackKind::Words => self.words.add(source),
            PackKind::Demo => self.add_demo(source),
        }
    }

    /// One folder holds one example; the user's takes the place of ours.
    fn add_demo(&mut self, source: Source) -> Result<(), Vec<ContentError>> {
        match &self.demo_source {
            None => self.demo_source = Some(source),
            Some(other) if other.origin == source.origin => {
                let other = other.file.clone();
                return Err(vec![source.whole(Problem::SamePack { other })]);
            }
            Some(_) => {}
        }
        Ok(())
    }

    /// What is wrong with the user's own example, which is read at once.
    fn own_demo(&self) -> Vec<ContentError> {
        let own = |source: &&Source| source.origin == Origin::Folder;
        let Some(source) = self.demo_source.as_ref().filter(own) else {
            return Vec::new();
        };
        match demo::read::read(source, self) {
            Ok(demo) => {
                let _ = self.demo.set(Ok(demo));
                Vec::new()
            }
            Err(errors) => errors,
        }
    }

    /// What packs of this origin name that is nowhere. What may lie in a file
    /// of a kind that failed is not missed.
    pub(super) fn dangling(
        &self,
        origin: Origin,
        failed: &BTreeSet<PackKind>,
    ) -> Vec<ContentError> {
        let mut errors = Vec::new();
        for (source, mut references) in self.references(origin) {
            references.retain(|reference| !failed.contains(&reference.names.kind()));
            errors.extend(reference::dangling(source, references, self));
        }
        errors
    }

    /// Everything that packs of this origin name, by file.
    fn references(&self, origin: Origin) -> Vec<(&Source, Vec<Reference>)> {
        fn of<P: Pack>(shelf: &Shelf<P>, origin: Origin) -> Vec<(&Source, Vec<Reference>)> {
            let ours = shelf.sources().filter(|source| source.origin == origin);
            ours.map(|source| (source, P::references(source))).collect()
        }
        let mut found = of(&self.checklists, origin);
        found.extend(of(&self.categories, origin));
        found.extend(of(&self.exemplars, origin));
        found
    }

    /// Dimensions that ours name and the user's pack, which took the place of
    /// one of ours, no longer has.
    fn dropped(&self) -> Vec<ContentError> {
        let Some(source) = self.dimensions.stand_in() else {
            return Vec::new();
        };
        let ours = self.dangling(Origin::Embedded, &BTreeSet::from([PackKind::Checklist]));
        let names: BTreeSet<_> = ours
            .into_iter()
            .filter_map(|error| match error.problem {
                Problem::NoSuch { name, .. } => Some(name),
                _ => None,
            })
            .collect();
        let mut check = Check::new(source);
        for name in names {
            check.lacks(super::source::Path::root().key("dimension"), &name);
        }
        check.finish(()).err().unwrap_or_default()
    }

    /// What is wrong with packs within the program; a test holds that nothing
    /// is.
    pub(super) fn own_faults(&self) -> Vec<ContentError> {
        let mut errors = self.checklists.errors();
        errors.extend(self.questionnaires.errors());
        errors.extend(self.schedules.errors());
        errors.extend(self.dimensions.errors());
        errors.extend(self.categories.errors());
        errors.extend(self.exemplars.errors());
        errors.extend(self.journals.errors());
        errors.extend(self.headings.errors());
        errors.extend(self.words.errors());
        errors.extend(self.dangling(Origin::Embedded, &BTreeSet::new()));
        errors.extend(self.demo().err().cloned());
        errors
    }

    /// The checklists in the order in which they are offered: those that the
    /// user put beside ours first, then by family; the newest first in each.
    pub fn checklists(&self) -> impl Iterator<Item = &Checklist> {
        let packs = self.checklist_packs().into_iter();
        packs.map(|(_, pack)| &pack.checklist)
    }

    /// The checklists in the same order with what their packs say about
    /// themselves, and whether the user put it beside ours.
    #[must_use]
    pub fn checklist_packs(&self) -> Vec<(bool, &ChecklistPack)> {
        let mut all: Vec<_> = self.checklists.iter_beside().collect();
        all.sort_by(|(beside, pack), (other_beside, other)| {
            let family =
                |pack: &ChecklistPack, beside: bool| (!beside).then_some(pack.checklist.family);
            family(pack, *beside)
                .cmp(&family(other, *other_beside))
                .then_with(|| other.info.pack.cmp_version(&pack.info.pack))
        });
        all
    }

    /// One edition of one checklist.
    #[must_use]
    pub fn checklist(&self, pack: &PackRef) -> Option<&Checklist> {
        self.checklists.find(pack).map(|pack| &pack.checklist)
    }

    /// All editions of the checklist with this id, the newest first.
    #[must_use]
    pub fn editions(&self, id: &str) -> Vec<&Checklist> {
        let packs = self.checklists.editions(id);
        packs.into_iter().map(|pack| &pack.checklist).collect()
    }

    /// The checklists of one family, the newest first.
    #[must_use]
    pub fn family(&self, family: Family) -> Vec<&Checklist> {
        let mut found: Vec<_> = self.checklists.iter().map(|pack| &pack.checklist).collect();
        found.retain(|checklist| checklist.family == family);
        found.sort_by(|a, b| b.pack.cmp_version(&a.pack));
        found
    }

    /// The questionnaires, the user's first.
    pub fn questionnaires(&self) -> impl Iterator<Item = &QuestionnairePack> {
        self.questionnaires.iter()
    }

    /// One version of one questionnaire.
    #[must_use]
    pub fn questionnaire(&self, pack: &PackRef) -> Option<&QuestionnairePack> {
        self.questionnaires.find(pack)
    }

    /// The schedule for a kind of meeting: the user's if there is one.
    #[must_use]
    pub fn schedule(&self, kind: MeetingKind) -> Option<&SchedulePack> {
        self.schedules
            .iter()
            .find(|pack| pack.kinds.contains(&kind))
    }

    /// Every dimension once, the user's first.
    #[must_use]
    pub fn dimensions(&self) -> Vec<&Dimension> {
        let mut found: Vec<&Dimension> = Vec::new();
        for dimension in self.dimensions.iter().flat_map(|pack| &pack.dimensions) {
            if !found.iter().any(|known| known.id == dimension.id) {
                found.push(dimension);
            }
        }
        found
    }

    /// One dimension.
    #[must_use]
    pub fn dimension(&self, id: &DimensionId) -> Option<&Dimension> {
        let mut all = self.dimensions.iter().flat_map(|pack| &pack.dimensions);
        all.find(|dimension| &dimension.id == id)
    }

    /// The categories in force: those of the user's pack, or of ours. The
    /// last resort, [`Category::OTHER`], is always among them.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        let mut packs = self.categories.iter();
        packs.next().map_or(&[], |pack| &pack.categories)
    }

    /// One category, also one that only another pack than the one in force
    /// has: an opinion keeps the category it was sorted into.
    #[must_use]
    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        let mut all = self.categories.iter().flat_map(|pack| &pack.categories);
        all.find(|category| &category.id == id)
    }

    /// The exemplars, the user's first, each id once.
    #[must_use]
    pub fn exemplars(&self) -> Vec<&Exemplar> {
        let mut found: Vec<&Exemplar> = Vec::new();
        for exemplar in self.exemplars.iter().flat_map(|pack| &pack.exemplars) {
            if !found.iter().any(|known| known.id == exemplar.id) {
                found.push(exemplar);
            }
        }
        found
    }

    /// One exemplar.
    #[must_use]
    pub fn exemplar(&self, id: &ExemplarId) -> Option<&Exemplar> {
        let mut all = self.exemplars.iter().flat_map(|pack| &pack.exemplars);
        all.find(|exemplar| &exemplar.id == id)
    }

    /// By which words the parts of a paper are known, the user's packs first.
    /// All of them hold together, as the word lists do.
    #[must_use]
    pub fn headings(&self) -> Vec<&HeadingsPack> {
        self.headings.iter().collect()
    }

    /// The questions of the daily journal: the user's if there are any.
    #[must_use]
    pub fn journal(&self) -> Option<&JournalPack> {
        self.journals.iter().next()
    }

    /// The word lists of the review rules, the user's packs first. All of
    /// them hold together: a unit's pack adds its words to the program's.
    pub fn words(&self) -> impl Iterator<Item = &WordsPack> {
        self.words.iter()
    }

    /// What every pack but the example says about itself.
    pub fn packs(&self) -> impl Iterator<Item = &PackInfo> {
        self.checklists
            .infos()
            .chain(self.questionnaires.infos())
            .chain(self.schedules.infos())
            .chain(self.dimensions.infos())
            .chain(self.categories.infos())
            .chain(self.exemplars.infos())
            .chain(self.journals.infos())
            .chain(self.headings.infos())
            .chain(self.words.infos())
    }

    /// The text of a pack's file, as it was written.
    #[must_use]
    pub fn text(&self, kind: PackKind, pack: &PackRef) -> Option<&str> {
        let source = match kind {
            PackKind::Checklist => self.checklists.source(pack),
            PackKind::Questionnaire => self.questionnaires.source(pack),
            PackKind::Schedule => self.schedules.source(pack),
            PackKind::Dimensions => self.dimensions.source(pack),
            PackKind::Categories => self.categories.source(pack),
            PackKind::Exemplars => self.exemplars.source(pack),
            PackKind::Journal => self.journals.source(pack),
            PackKind::Headings => self.headings.source(pack),
            PackKind::Words => self.words.source(pack),
            PackKind::Demo => {
                let named = |source: &&Source| source.name().as_ref() == Some(pack);
                self.demo_source.as_ref().filter(named)
            }
        };
        source.map(|source| source.text.as_str())
    }

    /// The material of the example.
    ///
    /// # Errors
    /// The first thing wrong with it: an embedded example can stop fitting
    /// when the user's folder replaces a pack it stands on.
    pub fn demo(&self) -> Result<&DemoMaterial, &ContentError> {
        let read = || match &self.demo_source {
            Some(source) => demo::read::read(source, self).map_err(first),
            None => Err(files::whole(PackKind::Demo.folder(), Problem::MissingKey)),
        };
        self.demo.get_or_init(read).as_ref()
    }
}

fn first(errors: Vec<ContentError>) -> ContentError {
    let none = || files::whole("", Problem::MissingKey);
    errors.into_iter().next().unwrap_or_else(none)
}
