//! `zhaojing export`: released ratings, and documents.

use super::{Failure, Work, secret};
use crate::domain::Author;
use crate::tr;
use crate::usecase::export::{self, DocumentFormat, RatingFormat};
use crate::usecase::vault::{self, Proof};
use crate::usecase::worksheet::Whose;
use crate::usecase::{folder, meeting, worksheet};

pub(super) fn run(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let Some((name, args)) = work.args.subcommand() else {
        return Ok(());
    };
    work.args = args;
    work.open_data()?;
    let bytes = if name == "ratings" {
        ratings(work)?
    } else {
        self_review(work)?
    };
    match work.path("out").cloned() {
        Some(path) => {
            folder::write_new(&path, &bytes)?;
            let said = tr!(
                work.lang,
                "cli-export-done",
                path = path.display().to_string()
            );
            work.line(&said)
        }
        None => work.world.out.write_all(&bytes).map_err(Failure::Output),
    }
}

fn ratings(work: &Work<'_, '_>) -> Result<Vec<u8>, Failure> {
    let format = work.text("format").and_then(RatingFormat::from_id);
    let format = format.unwrap_or(RatingFormat::Csv);
    Ok(export::ratings(&work.desk, format, work.lang)?)
}

fn self_review(work: &Work<'_, '_>) -> Result<Vec<u8>, Failure> {
    let name = work.text("member").unwrap_or_default();
    let meeting = meeting::current(&work.desk)?;
    let members = meeting::members(&work.desk, meeting.id)?;
    let member = members
        .iter()
        .find(|member| member.name == name)
        .ok_or_else(|| Failure::Usage(tr!(work.lang, "cli-no-member", name = name)))?;
    let prompt = if work.args.get_flag("own") {
        tr!(work.lang, "cli-own-passphrase", name = name)
    } else {
        tr!(work.lang, "cli-office-passphrase")
    };
    let passphrase = secret::passphrase(work, &prompt)?;
    let proof = Proof::Passphrase(&passphrase);
    let sheet = if work.args.get_flag("own") {
        let key = vault::unlock_member(&work.desk, meeting.id, member.id, &proof)?;
        worksheet::open(&work.desk, &key, Whose::Own)?
    } else {
        let office = vault::unlock_office(&work.desk, meeting.id, &proof)?;
        worksheet::read_handed_in(&work.desk, &office, Author::Member(member.id))?
    };
    let document = worksheet::document(&sheet, work.lang);
    Ok(export::document(
        &document,
        document_format(work),
        work.lang,
    )?)
}

/// The format that was asked for, or the one that the file's name ends in, or
/// one that can be read on the screen.
fn document_format(work: &Work<'_, '_>) -> DocumentFormat {
    let asked = work.text("format").and_then(DocumentFormat::from_id);
    let by_name = || {
        work.path("out")
            .and_then(|path| DocumentFormat::of_path(path))
    };
    asked.or_else(by_name).unwrap_or(DocumentFormat::Markdown)
}
