//! What the sheets of these tests are about.

use std::io::{Cursor, Read};

use crate::domain::id::{ItemId, ScaleId, SubjectId};
use crate::domain::questionnaire::{AnswerKind, Grade, QuestionnaireItem, Scale, SubjectKind};
use crate::domain::round::Subject;
use crate::lang::{Lang, Language};
use crate::report::print::layout::{Line, Panel, Run, Words};
use crate::report::print::{
    BallotForm, BatchCover, FormItem, Minutes, MinutesGroup, Print, PrintFormat, ReceiptList, Slip,
    SlipSheet, ballot_forms, batch_cover, minutes_sheet, receipt_list, slip_sheet,
};

pub const UNIT: &str = "中共石桥镇委员会";
pub const TITLE: &str = "2026年度民主生活会征求意见和民主测评";
pub const HASH: &str = "a1b2c3d4e5f607189900ffeeddccbbaa";
pub const SYMBOLS: &str = "7Q4MZK3T-9XW2HJ5N-0VBC8D1E";

pub const SHEET: SlipSheet<'_> = SlipSheet {
    unit: UNIT,
    title: TITLE,
    setup_hash: HASH,
};

/// `XXXX-XXXX-XXXX`, another one for each number.
pub fn code(number: usize) -> String {
    format!("7Q4M-{number:04}-ZK3T")
}

/// Slips of a group in a booth: so many, and so many spare ones.
pub fn slips<'a>(
    booth: Option<&'a str>,
    group_name: &'a str,
    codes: &'a [String],
    spare: usize,
) -> impl Iterator<Item = Slip<'a>> {
    let planned = codes.len() - spare;
    codes.iter().enumerate().map(move |(place, code)| Slip {
        group_name,
        booth,
        code,
        receipt: group_name == "基层群众",
        spare: place >= planned,
    })
}

/// A questionnaire: scales, items and whom it is about.
pub struct Given {
    pub scales: Vec<Scale>,
    pub items: Vec<QuestionnaireItem>,
    pub subjects: Vec<Subject>,
}

impl Given {
    /// So many members beside the body, so many graded items about all of
    /// them, one about the body and two opinions.
    pub fn new(members: usize, items: usize) -> Self {
        let scale = |id: &str, labels: &[&str]| Scale {
            id: ScaleId::from(id),
            grades: labels.iter().map(|label| grade(label)).collect(),
            dont_know: "不了解".into(),
        };
        let scales = vec![
            scale("quality", &["优秀", "良好", "一般", "较差"]),
            scale("competence", &["优秀", "称职", "基本称职", "不称职"]),
        ];
        let words = [
            (
                "政治素质",
                "听党话、守规矩，落实上级部署不走样，讲原则、讲团结",
            ),
            (
                "工作作风",
                "深入基层、实事求是，不摆架子、不做表面文章，敢担当、不推诿",
            ),
            (
                "为民办事",
                "群众找得到人、说得上话、办得成事，答应的事有回音",
            ),
            ("廉洁自律", "公道正派、公私分明，不优亲厚友，不吃拿卡要"),
            ("总体评价", "对这位同志的总体评价"),
        ];
        let mut all: Vec<QuestionnaireItem> = (0..items)
            .map(|place| {
                let (label, text) = words[place % words.len()];
                let scale = if place == 4 { "competence" } else { "quality" };
                item(place, (label, text), SubjectKind::Members, graded(scale))
            })
            .collect();
        let body = SubjectKind::Body;
        let limit = |limit| AnswerKind::Opinion { limit };
        all.push(item(
            90,
            ("班子总评", "对领导班子的总体评价"),
            body,
            graded("quality"),
        ));
        all.push(item(
            91,
            ("最盼的一件事", "您最希望班子解决的一件事是什么？"),
            body,
            limit(200),
        ));
        all.push(item(
            92,
            ("做得好的", "哪件事您觉得好，希望坚持下去？"),
            body,
            limit(80),
        ));
        let mut subjects = vec![subject("body", "石桥镇党委领导班子", "")];
        let names = [
            "刘卫东",
            "李秀英",
            "王建国",
            "欧阳志远",
            "陈静",
            "阿卜杜拉·买买提",
        ];
        let posts = [
            "党委书记",
            "镇长",
            "副镇长",
            "人大主席",
            "纪委书记",
            "党委委员、宣传委员",
        ];
        subjects.extend((0..members).map(|place| {
            let id = format!("member-{place}");
            subject(&id, names[place % 6], posts[place % 6])
        }));
        Self {
            scales,
            items: all,
            subjects,
        }
    }

    /// The items as a group sees them all.
    pub fn form(&self) -> Vec<FormItem<'_>> {
        let form = |item| FormItem {
            item,
            scale: match &item.kind {
                AnswerKind::Grade { scale } => self.scales.iter().find(|own| &own.id == scale),
                AnswerKind::Opinion { .. } => None,
            },
            subjects: {
                let body = item.subjects == SubjectKind::Body;
                let is_asked = |subject: &&Subject| subject.body == body;
                self.subjects.iter().filter(is_asked).collect()
            },
        };
        self.items.iter().map(form).collect()
    }
}

fn graded(scale: &str) -> AnswerKind {
    let scale = ScaleId::from(scale);
    AnswerKind::Grade { scale }
}

fn grade(label: &str) -> Grade {
    Grade {
        id: label.into(),
        label: label.into(),
        score: 0.0,
        favourable: false,
    }
}

fn item(
    place: usize,
    (label, text): (&str, &str),
    subjects: SubjectKind,
    kind: AnswerKind,
) -> QuestionnaireItem {
    QuestionnaireItem {
        id: ItemId::from(format!("item-{place}").as_str()),
        label: label.into(),
        text: text.into(),
        subjects,
        groups: Vec::new(),
        dont_know: true,
        kind,
    }
}

fn subject(id: &str, name: &str, post: &str) -> Subject {
    Subject {
        id: SubjectId::from(id),
        name: name.into(),
        post: post.into(),
        body: id == "body",
    }
}

/// Every sheet there is, in one language, with what it is called.
pub fn every_sheet(lang: &Lang) -> Vec<(&'static str, Print)> {
    let codes: Vec<String> = (0..64).map(code).collect();
    let (here, there) = codes.split_at(21);
    let all = slips(Some("石桥村文化礼堂"), "单位同事", here, 3).chain(slips(
        Some("镇政府三楼会议室"),
        "基层群众",
        there,
        5,
    ));
    let given = Given::new(12, 5);
    let codes = here.iter().map(String::as_str).take(3);
    let receipts: Vec<String> = (0..200).map(receipt).collect();
    let receipts: Vec<&str> = receipts.iter().map(String::as_str).collect();
    let list = ReceiptList {
        unit: UNIT,
        title: TITLE,
        setup_hash: HASH,
        root: SYMBOLS,
        receipts: &receipts,
    };
    vec![
        ("slips", slip_sheet(lang, &SHEET, all)),
        ("ballot", ballot_forms(lang, &form(&given.form()), codes)),
        ("batch", batch_cover(lang, &BATCH)),
        ("receipts", receipt_list(lang, &list)),
        ("minutes", minutes_sheet(lang, &minutes())),
    ]
}

/// A receipt of thirteen symbols, another one for each number, in no order.
pub fn receipt(number: usize) -> String {
    let mixed = (number * 7919 + 13) % 65_536;
    format!("{mixed:04X}-{number:04}-QM7K-2")
}

/// What the ballots of residents say.
pub fn form<'a>(items: &'a [FormItem<'a>]) -> BallotForm<'a> {
    BallotForm {
        unit: UNIT,
        title: TITLE,
        setup_hash: HASH,
        heading: "乡镇领导班子和班子成员民主测评及征求意见表",
        group_name: "基层群众",
        booth: None,
        items,
    }
}

pub const BATCH: BatchCover<'_> = BatchCover {
    unit: UNIT,
    title: TITLE,
    setup_hash: HASH,
    group_name: "基层群众",
    booth: Some("石桥村文化礼堂"),
};

/// Of a box that is closed and not counted yet.
pub const fn minutes() -> Minutes<'static> {
    const GROUPS: &[MinutesGroup<'_>] = &[
        MinutesGroup {
            name: "单位同事",
            invited: 40,
            handed_out: 39,
            used: 38,
            imported: 0,
            ballots: 38,
        },
        MinutesGroup {
            name: "基层群众",
            invited: 120,
            handed_out: 80,
            used: 71,
            imported: 30,
            ballots: 101,
        },
    ];
    Minutes {
        unit: UNIT,
        title: TITLE,
        setup_hash: HASH,
        root: Some(SYMBOLS),
        groups: GROUPS,
        chair: "李秀英",
        scrutineer: "",
        release: None,
        copies: &["票箱文件 石桥镇.box（办公室电脑）", "监票人 U 盘里的副本"],
    }
}

pub fn load(language: Language) -> Lang {
    Lang::load(language).unwrap()
}

/// The bytes of a file as text: an HTML file, or the body of a DOCX file.
pub fn written(print: &Print, format: PrintFormat, lang: &Lang) -> String {
    let bytes = print.write(format, lang).unwrap();
    if format == PrintFormat::Html {
        return String::from_utf8(bytes.to_vec()).unwrap();
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    let mut part = archive.by_name("word/document.xml").unwrap();
    let mut body = String::new();
    part.read_to_string(&mut body).unwrap();
    body
}

/// The pages, each with the words of its lines, boxes parted by `|`.
pub fn shown(print: &Print) -> String {
    let mut out = String::new();
    for batch in &print.batches {
        for page in &batch.pages {
            out.push_str("――――\n");
            for row in page.0.iter().flat_map(|grid| &grid.rows) {
                let boxes: Vec<String> = row.panels.iter().map(in_box).collect();
                out.push_str(boxes.join(" | ").trim_end());
                out.push('\n');
            }
        }
    }
    out
}

fn in_box(panel: &Panel) -> String {
    let line = |line: &Line| line.runs.iter().map(said).collect::<String>();
    let lines: Vec<String> = panel.lines.iter().map(line).collect();
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join(" / ")
}

fn said(run: &Run) -> String {
    match &run.words {
        Words::Said(words) => words.to_string(),
        Words::Code => "<code>".to_owned(),
    }
}
