//! What the sheets of these tests are about.

use crate::domain::id::{ItemId, ScaleId, SubjectId};
use crate::domain::questionnaire::{AnswerKind, Grade, QuestionnaireItem, Scale, SubjectKind};
use crate::domain::round::Subject;
use crate::report::print::slips::{Slip, SlipSheet};
use crate::report::print::{FormItem, Print, PrintFormat};

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
            ("政治素质", "听党话、守规矩，落实上级部署不走样，讲原则、讲团结"),
            ("工作作风", "深入基层、实事求是，不摆架子、不做表面文章，敢担当、不推诿"),
            ("为民办事", "群众找得到人、说得上话、办得成事，答应的事有回音"),
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
        all.push(item(90, ("班子总评", "对领导班子的总体评价"), body, graded("quality")));
        all.push(item(91, ("最盼的一件事", "您最希望班子解决的一件事是什么？"), body, limit(200)));
        all.push(item(92, ("做得好的", "哪件事您觉得好，希望坚持下去？"), body, limit(80)));
        let mut subjects = vec![subject("body", "石桥镇党委领导班子", "")];
        let names = ["刘卫东", "李秀英", "王建国", "欧阳志远", "陈静", "阿卜杜拉·买买提"];
        let posts = ["党委书记", "镇长", "副镇长", "人大主席", "纪委书记", "党委委员、宣传委员"];
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

/// The text of an HTML file, and that of the body of a DOCX file.
pub fn written(print: &Print, language: crate::lang::Language) -> [String; 2] {
    let lang = crate::lang::Lang::load(language).unwrap();
    let html = print.write(PrintFormat::Html, &lang).unwrap();
    let docx = print.write(PrintFormat::Docx, &lang).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx.as_slice())).unwrap();
    let mut part = archive.by_name("word/document.xml").unwrap();
    let mut body = String::new();
    std::io::Read::read_to_string(&mut part, &mut body).unwrap();
    [String::from_utf8(html.to_vec()).unwrap(), body]
}
