//! `zhaojing round status`: where the round stands, for people and programs.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::booth::{self, HallStatus};
use super::super::{Failure, Work};
use crate::domain::round::{KeyMode, RoundKind};
use crate::domain::{RoundState, Turnout};
use crate::report::words;
use crate::tr;
use crate::usecase::Error;
use crate::usecase::standing::{self, Standing};

/// The round, as programs read it.
#[derive(Serialize)]
struct Status<'a> {
    kind: RoundKind,
    title: &'a str,
    state: RoundState,
    keys: KeyMode,
    mark: &'a str,
    halls: Vec<HallStatus<'a>>,
    turnout: Vec<GroupStatus<'a>>,
    root_words: Option<&'a str>,
    release_words: Option<&'a str>,
    accepted_on: Option<NaiveDate>,
    destroyed_on: Option<NaiveDate>,
}

/// A group and its ballots.
#[derive(Serialize)]
struct GroupStatus<'a> {
    #[serde(flatten)]
    turnout: &'a Turnout,
    unused_codes: u32,
}

pub(super) fn run(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let Standing::Round(round) = standing::standing(&work.desk, work.world.now.date())? else {
        return Err(Error::NoRound.into());
    };
    let round = *round;
    let json = work.text("format") == Some("json");
    let turnout = round.turnout?;
    let release_words = round.release_words.transpose()?;
    let status = Status {
        kind: round.setup.kind,
        title: &round.setup.title,
        state: round.state,
        keys: round.setup.key_mode,
        mark: &round.mark,
        halls: round.halls.iter().map(HallStatus::of).collect(),
        turnout: turnout
            .iter()
            .map(|turnout| GroupStatus {
                turnout,
                unused_codes: turnout.unused_codes(),
            })
            .collect(),
        root_words: round.root_words.as_deref(),
        release_words: release_words.as_deref(),
        accepted_on: round.accepted_on,
        destroyed_on: round.destroyed_on,
    };
    if json {
        let text = serde_json::to_string_pretty(&status).map_err(|_| Error::DamagedBox)?;
        return work.data_line(&text);
    }
    tell(work, &status)?;
    for hall in &round.halls {
        booth::tell(work, hall)?;
    }
    Ok(())
}

fn tell(work: &mut Work<'_, '_>, status: &Status<'_>) -> Result<(), Failure> {
    let state = match status.state {
        RoundState::Open => tr!(work.lang, "cli-round-is-open"),
        RoundState::Closed => tr!(work.lang, "cli-round-is-closed"),
        RoundState::Released => tr!(work.lang, "cli-round-is-released"),
    };
    let kind = words::round_kind(work.lang, status.kind);
    let said = tr!(
        work.lang,
        "cli-round-state",
        kind = kind,
        title = status.title,
        state = state,
        mark = status.mark
    );
    work.line(&said)?;
    for group in &status.turnout {
        let said = tr!(
            work.lang,
            "cli-round-group",
            name = group.turnout.name.as_str(),
            invited = group.turnout.invited,
            out = group.turnout.handed_out,
            back = group.turnout.returned,
            imported = group.turnout.imported,
            unused = group.unused_codes
        );
        work.line(&said)?;
    }
    if let Some(root) = status.root_words {
        let said = tr!(work.lang, "cli-round-root", root = root);
        work.line(&said)?;
    }
    if let Some(words) = status.release_words {
        let said = tr!(work.lang, "cli-round-release-words", words = words);
        work.line(&said)?;
    }
    if let Some(on) = status.accepted_on {
        let said = tr!(work.lang, "cli-round-accepted-on", day = on.to_string());
        work.line(&said)?;
    }
    if let Some(on) = status.destroyed_on {
        let said = tr!(work.lang, "cli-round-destroyed-on", day = on.to_string());
        work.line(&said)?;
    }
    Ok(())
}
