//! A small right pack of each kind, to be broken, and the real example.

use crate::content::category::CategoryPack;
use crate::content::checklist::ChecklistPack;
use crate::content::dimension::DimensionPack;
use crate::content::exemplar::ExemplarPack;
use crate::content::pack::Pack;
use crate::content::source::Source;
use crate::content::{
    ContentError, HeadingsPack, JournalPack, Library, Origin, QuestionnairePack, SchedulePack, demo,
};

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

pub(super) const DIMENSIONS: &str = r#"id = "small"
version = "1"
title = "小方面"
source = "自编"
verified = false
[[dimension]]
id = "masses"
title = "群众"
words = ["群众"]
[[dimension]]
id = "power"
title = "用权"
words = ["审批", "决策"]
"#;

pub(super) const CATEGORIES: &str = r#"id = "small"
version = "1"
title = "小分类"
source = "自编"
verified = false
[[category]]
id = "roads"
label = "道路"
dimension = "power"
words = ["修路"]
[[category]]
id = "other"
label = "其他"
"#;

pub(super) const EXEMPLARS: &str = r#"id = "small"
version = "1"
title = "小典型"
source = "自编"
verified = false
[[exemplar]]
id = "somebody"
name = "某人"
who = "县委书记"
source = "公开材料"
verified = false
deeds = ["甲事", "乙事"]
[[exemplar.trait]]
id = "goes-there"
text = "自己去看。"
dimension = "masses"
items = ["party-constitution/duty-masses", "party-constitution/duty-study"]
"#;

pub(super) const JOURNAL: &str = r#"id = "small"
version = "1"
title = "小日记"
source = "自编"
verified = false
questions = ["一？", "二？", "三？"]
"#;

pub(super) const HEADINGS: &str = r#"id = "small"
version = "1"
title = "小标题词"
source = "自编"
verified = false
due = ["期限"]
passed_over = ["单位"]
[[genre]]
genre = "self-review"
titles = ["对照检查"]
[[role]]
role = "problems"
headings = ["存在的问题"]
labels = ["问题"]
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
        "dimensions" => DimensionPack::read(&source).map(drop),
        "categories" => CategoryPack::read(&source).map(drop),
        "exemplars" => ExemplarPack::read(&source).map(drop),
        "journals" => JournalPack::read(&source).map(drop),
        "headings" => HeadingsPack::read(&source).map(drop),
        _ => demo::read::read(&source, &Library::embedded().unwrap()).map(drop),
    }
}
