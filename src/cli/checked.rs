//! What `zhaojing content check` says of files that are right: what was read,
//! what the writer may not have meant, and what was not read.

use crate::content::{Audit, Stray, Summary};
use crate::lang::Lang;
use crate::tr;

/// Line by line. Where no file was `read`, everything that was passed over is
/// named, else only folders with packs in them.
pub(super) fn lines(audit: &Audit, none: bool, lang: &Lang) -> Vec<String> {
    let mut lines: Vec<_> = audit.read.iter().map(|pack| read(pack, lang)).collect();
    for pack in &audit.read {
        let (file, name) = (pack.file.as_str(), pack.pack.to_string());
        if pack.stands_in {
            lines.push(tr!(lang, "cli-content-stands-in", file = file, pack = name));
        }
        if pack.placeholder {
            lines.push(tr!(lang, "cli-content-placeholder", file = file));
        }
    }
    let told = |stray: &&Stray| none || matches!(stray, Stray::Folder { packs: true, .. });
    let strays = audit.strays.iter().filter(told);
    lines.extend(strays.map(|stray| passed_over(stray, lang)));
    lines
}

/// `theme@2026: 4 sections, 8 entries, 2 briefings`.
fn read(pack: &Summary, lang: &Lang) -> String {
    let mut what = Vec::new();
    if pack.sections > 0 {
        what.push(tr!(lang, "cli-content-sections", count = pack.sections));
    }
    what.push(tr!(lang, "cli-content-entries", count = pack.entries));
    if pack.briefings > 0 {
        what.push(tr!(lang, "cli-content-briefings", count = pack.briefings));
    }
    let what = what.join(&tr!(lang, "cli-content-read-between"));
    let pack = pack.pack.to_string();
    tr!(lang, "cli-content-read", pack = pack, what = what)
}

fn passed_over(stray: &Stray, lang: &Lang) -> String {
    match stray {
        Stray::File(path) => {
            let path = path.display().to_string();
            tr!(lang, "cli-content-passed-file", path = path)
        }
        Stray::Folder { path, near, .. } => {
            let path = path.display().to_string();
            match near {
                Some(near) => tr!(
                    lang,
                    "cli-content-passed-folder-near",
                    path = path,
                    near = near.folder()
                ),
                None => tr!(lang, "cli-content-passed-folder", path = path),
            }
        }
    }
}
