//! A small right pack of each kind, to be broken, and the real example.

use crate::content::checklist::ChecklistPack;
use crate::content::pack::Pack;
use crate::content::source::Source;
use crate::content::{ContentError, Library, Origin, QuestionnairePack, SchedulePack, demo};

pub(super) const DEMO: &str = include_str!("../../../content/demo/township.toml");

pub(super) const CHECKLIST: &str = r#"id = "small"
version = "2026.1"
title = "小清单"
source = "自编"
verified = false
[[section]]
id = "one"
title = "第一部分"
document = "某规定"
[[section.item]]
id = "a"
text = "甲"
questions = ["问一？", "问二？"]
verified = false
[[section.item]]
id = "b"
text = "乙"
questions = ["问三？"]
article = "第一条"
verified = true
"#;

pub(super) const QUESTIONNAIRE: &str = r#"id = "small"
version = "1"
title = "小问卷"
source = "自编"
verified = false
kinds = ["democratic-life"]
[[scale]]
id = "two"
dont_know = "不了解"
grades = [
    { id = "good", label = "好", score = 100, favourable = true },
    { id = "bad", label = "差", score = 0, favourable = false },
]
[[item]]
id = "style"
label = "作风"
text = "作风怎样？"
subjects = "all"
answer = "grade"
scale = "two"
[[item]]
id = "wish"
label = "盼望"
text = "盼什么？"
subjects = "body"
answer = "opinion"
limit = 100
[[group]]
id = "residents"
name = "群众"
weight = 1
"#;

pub(super) const SCHEDULE: &str = r#"id = "small"
version = "1"
title = "小安排"
source = "自编"
verified = false
kinds = ["democratic-life"]
[[deadline]]
stage = "plan"
days = -15
what = "方案"
source = "惯例"
verified = false
[[deadline]]
stage = "meet"
days = 0
what = "开会"
source = "惯例"
verified = false
"#;

/// Reads a text as a pack of a kind.
pub(super) fn read(kind: &str, text: String) -> Result<(), Vec<ContentError>> {
    let source = Source {
        file: "own.toml".into(),
        text,
        origin: Origin::Folder,
    };
    match kind {
        "checklist" => ChecklistPack::read(&source).map(drop),
        "questionnaire" => QuestionnairePack::read(&source).map(drop),
        "schedule" => SchedulePack::read(&source).map(drop),
        _ => demo::read::read(&source, &Library::embedded().unwrap()).map(drop),
    }
}
