//! The round of these stories: two key holders, three groups, and as many halls
//! as the story wants.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;
use zhaojing::domain::round::{Holder, KeyMode, SetupBooth};
use zhaojing::domain::{Answers, Mark};
use zhaojing::lang::{Lang, Language};
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::round::{self, Ceremony, RoundPlan, Shares};
use zhaojing::usecase::vault::OfficeKey;
use zhaojing::usecase::{Desk, Silent, standing};

use crate::support::town;

/// A town with an open round and the papers of its key holders.
pub struct TownHall {
    pub folder: TempDir,
    pub desk: Arc<Desk>,
    pub office: Arc<OfficeKey>,
    /// Holder and the 24 characters on the paper.
    pub papers: Vec<(Holder, String)>,
    /// Codes of the office's box, group by group.
    pub codes: Vec<String>,
}

/// Chinese, as the stories speak it.
pub fn chinese() -> Lang {
    Lang::load(Language::Chinese).unwrap()
}

/// Everybody writes their part down and types it back.
pub fn hold(mode: KeyMode) -> (Ceremony, Vec<(Holder, String)>) {
    let mut ceremony = Ceremony::begin(mode).unwrap();
    let mut papers = Vec::new();
    while let Some(holder) = ceremony.next() {
        let words = ceremony.words(holder).unwrap().to_string();
        ceremony.prove(holder, &words).unwrap();
        papers.push((holder, words));
    }
    (ceremony, papers)
}

impl TownHall {
    /// Three groups with so many codes each in the office's box, and halls with
    /// so many codes per group.
    pub fn open(mode: KeyMode, codes: [u32; 3], halls: &[(&str, [u32; 3])]) -> Self {
        Self::open_with(mode, codes, halls, |_| ())
    }

    /// The same with a plan of one's own.
    pub fn open_with(
        mode: KeyMode,
        codes: [u32; 3],
        halls: &[(&str, [u32; 3])],
        change: impl FnOnce(&mut RoundPlan),
    ) -> Self {
        let folder = TempDir::new().unwrap();
        let desk = town::desk();
        town::found(&desk, folder.path(), 3, [20, 20, 20]);
        let office = town::unlock_office(&desk);
        let today = town::morning().date();
        let prospect = standing::prospect(&desk, today).unwrap();
        let groups = &prospect.overview.groups;
        let (box_path, slips) = (place(folder.path(), "box"), place(folder.path(), "html"));
        let mut plan = RoundPlan::usual(groups, &prospect.pack, box_path, slips.clone());
        for (group, codes) in plan.groups.iter_mut().zip(codes) {
            group.codes = codes;
        }
        plan.halls = halls
            .iter()
            .map(|(name, codes)| SetupBooth {
                name: (*name).into(),
                codes: codes.to_vec(),
                paper: false,
            })
            .collect();
        change(&mut plan);
        let (ceremony, papers) = hold(mode);
        let now = town::morning();
        round::open(&desk, &office, &plan, &ceremony, &chinese(), now, &Silent).unwrap();
        Self {
            codes: town::codes_on(&slips),
            folder,
            desk,
            office,
            papers,
        }
    }

    /// A file of the town.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The office's box.
    pub fn box_path(&self) -> PathBuf {
        place(self.folder.path(), "box")
    }

    /// Makes the box of a hall, and returns it with the codes on its slips.
    pub fn make_hall(&self, hall: u8) -> (PathBuf, Vec<String>) {
        let (path, slips) = (
            self.file(&format!("分会场{hall}.box")),
            self.file(&format!("分会场{hall}.html")),
        );
        round::booths::make(&self.desk, hall, &path, &slips, &chinese(), &Silent).unwrap();
        (path, town::codes_on(&slips))
    }

    /// Both holders type their papers in.
    pub fn shares(&self) -> Shares {
        let mut shares = Shares::of(&round::setup(&self.desk).unwrap());
        for (holder, words) in self.papers.iter().take(2) {
            assert_eq!(shares.give(words).unwrap(), *holder);
        }
        shares
    }
}

fn place(folder: &Path, ending: &str) -> PathBuf {
    folder.join(format!("一月.{ending}"))
}

/// Casts one ballot with each code: every grade the `n`th of its scale. Returns
/// the receipts of those who get one.
pub fn vote(path: &Path, codes: &[String], grade: u8) -> Vec<String> {
    let booth = Booth::open(path).unwrap();
    let cast = |code: &String| {
        let admission = booth.admit(code).unwrap();
        let mut answers = Answers::blank(booth.setup());
        answers.marks.fill(Mark::Grade(grade));
        booth.cast(&admission, &answers, "k7").unwrap()
    };
    codes.iter().filter_map(cast).collect()
}
