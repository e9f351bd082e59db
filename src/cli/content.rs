//! `zhaojing content`: list the content packs, check files, and print the
//! shape of a kind of file for editors.

use std::path::PathBuf;

use serde_json::json;

use super::{Failure, Work, checked, init, schema};
use crate::content::{Audit, ContentError, Origin, PackInfo, PackKind};
use crate::lang::Lang;
use crate::say;
use crate::text;
use crate::tr;
use crate::usecase::{Error, folder};

/// Returns the exit code: 1 when a check found something.
pub(super) fn run(work: &mut Work<'_, '_>) -> Result<u8, Failure> {
    let Some((name, args)) = work.args.subcommand() else {
        return Ok(2);
    };
    work.args = args;
    match name {
        "check" => return check(work),
        "schema" => print_schema(work)?,
        "show" => show(work)?,
        _ => list(work)?,
    }
    Ok(0)
}

fn list(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let library = work.desk.library()?;
    if work.text("format") == Some("json") {
        let packs: Vec<_> = library.packs().map(record).collect();
        let json = serde_json::to_string_pretty(&packs).unwrap_or_default();
        return work.data_line(&json);
    }
    let rows: Vec<_> = library.packs().map(|info| row(info, work.lang)).collect();
    for line in columns(&rows) {
        work.line(&line)?;
    }
    Ok(())
}

fn record(info: &PackInfo) -> serde_json::Value {
    json!({
        "kind": info.kind.folder(),
        "id": info.pack.id,
        "version": info.pack.version,
        "title": info.title,
        "own": info.origin == Origin::Folder,
        "verified": info.verified,
        "entries": info.entries,
        "file": info.file,
    })
}

/// Kind, name, entries, where from, whether verified, title.
fn row(info: &PackInfo, lang: &Lang) -> [String; 6] {
    let origin = match info.origin {
        Origin::Embedded => tr!(lang, "cli-content-built-in"),
        Origin::Folder => tr!(lang, "cli-content-own"),
    };
    let verified = if info.verified {
        tr!(lang, "cli-content-verified")
    } else {
        tr!(lang, "cli-content-unverified")
    };
    [
        info.kind.folder().to_owned(),
        info.pack.to_string(),
        tr!(lang, "cli-content-entries", count = info.entries),
        origin,
        verified,
        info.title.clone(),
    ]
}

/// Each column as wide as its widest cell.
fn columns<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let widths: Vec<usize> = (0..N)
        .map(|at| {
            let cells = rows.iter().filter_map(|row| row.get(at));
            cells.map(|cell| text::width(cell)).max().unwrap_or(0)
        })
        .collect();
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            let pad = width.saturating_sub(text::width(cell));
            format!("{cell}{}", " ".repeat(pad))
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn check(work: &mut Work<'_, '_>) -> Result<u8, Failure> {
    let named = named(work);
    let (built_in, own) = if named.is_empty() {
        own_folder(work)?;
        let own = work.desk.content_folder();
        (
            Audit::embedded(),
            own.map_or_else(Audit::default, Audit::folder),
        )
    } else {
        (Audit::default(), audit(work, named))
    };
    let (ours, theirs) = (built_in.files, own.files);
    let audit = built_in.and(own);
    for error in &audit.problems {
        let line = finding(error, work.lang);
        work.line(&line)?;
    }
    let (files, count) = (ours + theirs, audit.problems.len());
    let summary = match (ours, theirs) {
        _ if count > 0 => tr!(work.lang, "cli-content-wrong", files = files, count = count),
        (0, 0) => tr!(work.lang, "cli-content-none"),
        (0, _) => tr!(work.lang, "cli-content-right", files = files),
        (_, 0) => none_own(work, ours),
        _ => tr!(
            work.lang,
            "cli-content-all-right",
            ours = ours,
            own = theirs
        ),
    };
    work.line(&summary)?;
    if count == 0 {
        for line in checked::lines(&audit, theirs == 0, work.lang) {
            work.line(&line)?;
        }
    }
    Ok(u8::from(count > 0))
}

/// None of the user's own files was read: where they belong.
fn none_own(work: &Work<'_, '_>, ours: usize) -> String {
    let Some(folder) = work.desk.content_folder() else {
        return tr!(work.lang, "cli-content-right", files = ours);
    };
    let folder = folder.join(PackKind::Checklist.folder());
    let folder = folder.display().to_string();
    tr!(
        work.lang,
        "cli-content-none-own",
        ours = ours,
        folder = folder
    )
}

/// Says where the user's own packs lie, so that nobody has to look for it.
fn own_folder(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let Some(folder) = work.desk.content_folder() else {
        return Ok(());
    };
    let path = folder.display().to_string();
    let said = if folder.is_dir() {
        tr!(work.lang, "cli-content-folder", path = path)
    } else {
        tr!(work.lang, "cli-content-no-folder", path = path)
    };
    work.line(&said)
}

fn named(work: &Work<'_, '_>) -> Vec<PathBuf> {
    let paths = work.args.get_many::<PathBuf>("path");
    paths.map_or_else(Vec::new, |paths| paths.cloned().collect())
}

/// Checks the folders and files that were named.
fn audit(work: &Work<'_, '_>, named: Vec<PathBuf>) -> Audit {
    let own = work.desk.content_folder();
    let kind = work.text("kind").and_then(PackKind::of_folder);
    let (folders, files): (Vec<_>, Vec<_>) = named.into_iter().partition(|path| path.is_dir());
    let files: Vec<_> = files.into_iter().map(|file| (file, kind)).collect();
    let single = match files.as_slice() {
        [] => Audit::default(),
        files => Audit::single(files, own),
    };
    let folders = folders.iter().map(|folder| Audit::folder(folder));
    folders.fold(single, Audit::and)
}

/// `file:line: key: what is wrong, what to do`, as editors understand it.
fn finding(error: &ContentError, lang: &Lang) -> String {
    let why = say::content_problem(&error.problem, lang);
    let place = format!("{}:{}:", error.file, error.line);
    if error.key.is_empty() {
        return format!("{place} {why}");
    }
    format!("{place} {}: {why}", error.key)
}

fn print_schema(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let Some(kind) = work.text("kind").and_then(PackKind::of_folder) else {
        return Ok(());
    };
    let json = schema::text(kind, work.lang);
    write_out(work, &json)
}

/// Prints the file of a pack, to be copied and changed.
fn show(work: &mut Work<'_, '_>) -> Result<(), Failure> {
    let pack = init::parse_pack(work, work.text("pack").unwrap_or_default())?;
    let wanted = work.text("kind").and_then(PackKind::of_folder);
    let library = work.desk.library()?;
    let kinds = PackKind::ALL.into_iter();
    let kinds = kinds.filter(|kind| wanted.is_none_or(|wanted| wanted == *kind));
    let found: Vec<_> = kinds
        .filter_map(|kind| Some((kind, library.text(kind, &pack)?.to_owned())))
        .collect();
    match found.as_slice() {
        [] => Err(Error::UnknownPack(pack).into()),
        [(_, text)] => write_out(work, text),
        several => {
            let kinds: Vec<_> = several.iter().map(|(kind, _)| kind.folder()).collect();
            let pack = pack.to_string();
            let kinds = kinds.join(", ");
            let words = tr!(
                work.lang,
                "cli-content-several",
                pack = pack.as_str(),
                kinds = kinds.as_str()
            );
            Err(Failure::Usage(words))
        }
    }
}

/// To the file that was named, which must be new, or to standard output.
fn write_out(work: &mut Work<'_, '_>, words: &str) -> Result<(), Failure> {
    let Some(path) = work.path("out").cloned() else {
        return work.data_line(words.trim_end());
    };
    folder::write_new(&path, words.as_bytes())?;
    let path = path.display().to_string();
    let said = tr!(work.lang, "cli-export-done", path = path);
    work.line(&said)
}
