//! `zhaojing booth`: the boxes of other halls.

use std::path::PathBuf;

use serde::Serialize;

use super::{Failure, Work};
use crate::report::words;
use crate::tr;
use crate::usecase::round::booths::{self, Booth, BoothStanding};
use crate::usecase::{Error, Silent};

/// A hall, as programs read it.
#[derive(Serialize)]
pub(super) struct HallStatus<'a> {
    place: u8,
    name: &'a str,
    codes: u32,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

impl<'a> HallStatus<'a> {
    /// Of a hall.
    pub(super) fn of(booth: &'a Booth) -> Self {
        let (state, why) = match &booth.standing {
            BoothStanding::NotMade => ("not-made", None),
            BoothStanding::Out(_) => ("out", None),
            BoothStanding::Collected => ("collected", None),
            BoothStanding::GivenUp(why) => ("given-up", Some(why.as_str())),
        };
        Self {
            place: booth.place,
            name: &booth.name,
            codes: booth.codes,
            state,
            why,
        }
    }
}

pub(super) fn run(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let Some((name, args)) = work.args.subcommand() else {
        return Ok(());
    };
    work.args = args;
    if name == "close" {
        // A box is closed in its hall, where there is no data file.
        return close(work);
    }
    work.open_data()?;
    match name {
        "make" => make(work),
        "list" => list(work),
        "collect" => collect(work),
        _ => give_up(work),
    }
}

/// The place of the hall that was named: its number, or its name.
fn hall(work: &Work<'_, '_>) -> Result<Booth, Failure> {
    let given = work.text("hall").unwrap_or_default().trim();
    let number = given.parse::<u8>().ok();
    let halls = booths::booths(&work.desk)?;
    let named = |hall: &Booth| Some(hall.place) == number || hall.name == given;
    let found = halls.into_iter().find(named);
    Ok(found.ok_or(Error::NoSuchBooth)?)
}

fn make(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let hall = hall(work)?;
    let box_path = work.path("box").cloned().unwrap_or_default();
    let slips = work.path("slips").cloned().unwrap_or_default();
    let desk = &work.desk;
    let mark = booths::make(desk, hall.place, &box_path, &slips, work.lang, &Silent)?;
    let said = tr!(
        work.lang,
        "cli-booth-made",
        name = hall.name.as_str(),
        codes = hall.codes,
        mark = mark.as_str()
    );
    work.line(&said)?;
    let said = if hall.paper {
        tr!(work.lang, "cli-forms-advice")
    } else {
        tr!(work.lang, "cli-round-slips-advice")
    };
    work.line(&said)
}

fn list(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let halls = booths::booths(&work.desk)?;
    if work.text("format") == Some("json") {
        let halls: Vec<HallStatus<'_>> = halls.iter().map(HallStatus::of).collect();
        let text = serde_json::to_string_pretty(&halls).map_err(|_| Error::DamagedBox)?;
        return work.data_line(&text);
    }
    if halls.is_empty() {
        let said = tr!(work.lang, "cli-booth-none");
        return work.line(&said);
    }
    halls.iter().try_for_each(|hall| tell(work, hall))
}

/// One line about a hall.
pub(super) fn tell(work: &mut Work<'_, '_>, hall: &Booth) -> Result<(), Failure> {
    let state = match &hall.standing {
        BoothStanding::NotMade => tr!(work.lang, "halls-not-made"),
        BoothStanding::Out(path) => {
            let file = path.display().to_string();
            tr!(work.lang, "halls-out", file = file)
        }
        BoothStanding::Collected => tr!(work.lang, "halls-collected"),
        BoothStanding::GivenUp(why) => tr!(work.lang, "halls-given-up", why = why.as_str()),
    };
    let said = tr!(
        work.lang,
        "cli-booth-hall-is",
        place = u32::from(hall.place),
        name = words::hall(work.lang, &hall.name, hall.paper),
        codes = hall.codes,
        state = state
    );
    work.line(&said)
}

fn close(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let path = work.path("box").cloned().unwrap_or_default();
    let closed = booths::close(&path)?;
    let ballots: u32 = closed.turnout.iter().map(|group| group.returned).sum();
    let said = tr!(
        work.lang,
        "cli-booth-closed",
        name = closed.name.as_str(),
        ballots = ballots,
        root = closed.root_words.as_str()
    );
    work.line(&said)
}

fn collect(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let given = work.args.get_many::<PathBuf>("files");
    let paths: Vec<PathBuf> = given.into_iter().flatten().cloned().collect();
    for hall in booths::collect(&work.desk, &paths)? {
        let said = tr!(
            work.lang,
            "cli-booth-collected",
            name = hall.name.as_str(),
            ballots = hall.ballots,
            root = hall.root_words.as_str()
        );
        work.line(&said)?;
    }
    let said = tr!(work.lang, "cli-booth-compare");
    work.line(&said)
}

fn give_up(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let hall = hall(work)?;
    let why = work.text("why").unwrap_or_default().trim().to_owned();
    if why.is_empty() {
        return Err(Failure::Usage(tr!(work.lang, "cli-booth-no-why")));
    }
    booths::give_up(&work.desk, hall.place, &why)?;
    let said = tr!(
        work.lang,
        "cli-booth-given-up",
        name = hall.name.as_str(),
        why = why.as_str()
    );
    work.line(&said)
}
