//! The packs of one kind, in the order in which they are offered.
//!
//! The user's packs are read at once, so that what is wrong with them is known.
//! Those within the program are known to be right and are read when they are
//! first asked for: only their id and version are looked at before.

use std::sync::OnceLock;

use super::error::{ContentError, Problem};
use super::pack::{Origin, Pack, PackInfo};
use super::source::Source;
use crate::domain::PackRef;

/// The packs of one kind.
#[derive(Debug)]
pub(super) struct Shelf<P> {
    volumes: Vec<Volume<P>>,
}

/// One pack and the file it is, or will be, read from.
#[derive(Debug)]
struct Volume<P> {
    pack: PackRef,
    source: Source,
    content: OnceLock<Result<P, Vec<ContentError>>>,
    /// It is the user's and took the place of one within the program.
    stands_in: bool,
}

impl<P> Default for Shelf<P> {
    fn default() -> Self {
        Self {
            volumes: Vec::new(),
        }
    }
}

impl<P: Pack> Volume<P> {
    fn content(&self) -> Result<&P, &Vec<ContentError>> {
        self.content.get_or_init(|| P::read(&self.source)).as_ref()
    }
}

impl<P: Pack> Shelf<P> {
    /// Puts a file behind those that are there; the user's are added before
    /// those within the program. One within the program gives its place to
    /// the user's of the same id and version; of two that come from the same
    /// place the second is an error.
    pub(super) fn add(&mut self, source: Source) -> Result<(), Vec<ContentError>> {
        let content = OnceLock::new();
        let named = match source.origin {
            Origin::Embedded => source.name(),
            Origin::Folder => None,
        };
        let pack = if let Some(pack) = named {
            pack
        } else {
            let read = P::read(&source)?;
            let pack = read.info().pack.clone();
            let _ = content.set(Ok(read));
            pack
        };
        let same = self.volumes.iter().position(|other| other.pack == pack);
        if let Some(place) = same {
            let mut other = self.volumes.remove(place);
            if other.source.origin != source.origin {
                other.stands_in = true;
                self.volumes.push(other);
                return Ok(());
            }
            let file = other.source.file.clone();
            self.volumes.insert(place, other);
            return Err(vec![source.whole(Problem::SamePack { other: file })]);
        }
        self.volumes.push(Volume {
            pack,
            source,
            content,
            stands_in: false,
        });
        Ok(())
    }

    /// Every pack, read where it was not yet.
    pub(super) fn iter(&self) -> impl Iterator<Item = &P> {
        self.volumes
            .iter()
            .filter_map(|volume| volume.content().ok())
    }

    /// Every pack, and whether the user put it beside those of the program.
    pub(super) fn iter_beside(&self) -> impl Iterator<Item = (bool, &P)> {
        self.volumes.iter().filter_map(|volume| {
            let beside = volume.source.origin == Origin::Folder && !volume.stands_in;
            Some((beside, volume.content().ok()?))
        })
    }

    /// What every pack says about itself.
    pub(super) fn infos(&self) -> impl Iterator<Item = &PackInfo> {
        self.iter().map(Pack::info)
    }

    /// The pack with this id and version; no other one is read.
    pub(super) fn find(&self, pack: &PackRef) -> Option<&P> {
        let volume = self.volumes.iter().find(|volume| &volume.pack == pack)?;
        volume.content().ok()
    }

    /// The packs with this id, the newest version first.
    pub(super) fn editions(&self, id: &str) -> Vec<&P> {
        let mut found: Vec<_> = self.volumes.iter().filter(|v| v.pack.id == id).collect();
        found.sort_by(|a, b| b.pack.cmp_version(&a.pack));
        found
            .into_iter()
            .filter_map(|volume| volume.content().ok())
            .collect()
    }

    /// What is wrong with packs that could not be read when they were asked for.
    pub(super) fn errors(&self) -> Vec<ContentError> {
        let errors = self
            .volumes
            .iter()
            .filter_map(|volume| volume.content().err());
        errors.flatten().cloned().collect()
    }

    /// The user's file that took the place of one within the program.
    pub(super) fn stand_in(&self) -> Option<&Source> {
        let volume = self.volumes.iter().find(|volume| volume.stands_in);
        volume.map(|volume| &volume.source)
    }

    /// The file of the pack with this id and version.
    pub(super) fn source(&self, pack: &PackRef) -> Option<&Source> {
        let volume = self.volumes.iter().find(|volume| &volume.pack == pack)?;
        Some(&volume.source)
    }

    /// The files that the packs come from.
    pub(super) fn sources(&self) -> impl Iterator<Item = &Source> {
        self.volumes.iter().map(|volume| &volume.source)
    }
}
