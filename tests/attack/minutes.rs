//! A round whose minutes are written, and what the scrutineer sees of a copy of
//! its box that somebody may have changed.

use std::fs;
use std::path::Path;

use zhaojing::assess::{Released, RoundResult};
use zhaojing::domain::round::KeyMode;
use zhaojing::store::BoxCopy;
use zhaojing::usecase::Silent;
use zhaojing::usecase::round::recount::{self, Recount};
use zhaojing::usecase::round::{self, Opener, Shares};

use super::support::town;
use super::town_hall::{TownHall, vote};

/// A round that was closed and counted, with what the scrutineer took away.
pub struct Counted {
    town: TownHall,
    pub copy: Vec<u8>,
    /// What is read from it.
    read: BoxCopy,
    release: Released<RoundResult>,
    /// The root in the minutes.
    minutes: String,
    honest: Recount,
    receipts: Vec<String>,
}

pub fn closed_round() -> TownHall {
    let town = TownHall::open(KeyMode::TwoPersons, [6, 0, 6], &[]);
    vote(&town.box_path(), &town.codes[..5], 0);
    vote(&town.box_path(), &town.codes[6..11], 1);
    round::close(&town.desk).unwrap();
    town
}

impl Counted {
    pub fn new() -> Self {
        let town = closed_round();
        let [copy, release] = ["监票人.box", "结果.json"].map(|name| town.file(name));
        round::copy_for_scrutineer(&town.desk, &copy).unwrap();
        let shares = town.shares();
        round::count(
            &town.desk,
            Opener::Shares(&shares),
            town::morning(),
            &Silent,
        )
        .unwrap();
        round::write_release(&town.desk, &release).unwrap();
        let release = recount::read_release(&release).unwrap();
        let read = recount::read(&copy).unwrap();
        let honest = recount::recount(&read, &shares_of(&town, &read), Some(&release), &Silent);
        Self {
            copy: fs::read(&copy).unwrap(),
            read: BoxCopy::read(&copy).unwrap(),
            minutes: read.root_words(),
            receipts: read.receipts().unwrap(),
            honest: honest.unwrap(),
            release,
            town,
        }
    }

    /// What the scrutineer sees at these bytes. Where everything that is read
    /// is as it was, the count is too: it is computed from nothing else. With
    /// `thorough` it is counted all the same.
    pub fn seen(&self, path: &Path, thorough: bool) -> Seen {
        if !thorough && BoxCopy::read(path).is_ok_and(|read| read == self.read) {
            return Seen::Same;
        }
        let Ok(copy) = recount::read(path) else {
            return Seen::Refused;
        };
        if copy.root_words() != self.minutes {
            return Seen::OtherRoot;
        }
        let shares = shares_of(&self.town, &copy);
        match recount::recount(&copy, &shares, Some(&self.release), &Silent) {
            Ok(again)
                if again == self.honest
                    && copy.receipts().ok().as_ref() == Some(&self.receipts) =>
            {
                Seen::Same
            }
            _ => Seen::OtherCount,
        }
    }
}

fn shares_of(town: &TownHall, copy: &recount::Copy) -> Shares {
    let mut shares = Shares::of(&copy.setup);
    for (_, words) in &town.papers {
        // A changed set-up may not know its own papers any more.
        let _ = shares.give(words);
    }
    shares
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    Refused,
    OtherRoot,
    OtherCount,
    Same,
}
