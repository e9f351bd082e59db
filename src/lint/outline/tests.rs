//! Papers as people write them, and what becomes of their headings.

use proptest::prelude::*;

use super::*;
use crate::content::Library;
use crate::intake::paper::from_bytes;

fn read(text: &str, genre: Option<Genre>) -> (Manuscript, Outline) {
    let markdown = text.contains("\n## ") || text.starts_with("# ");
    let manuscript = from_bytes(text.as_bytes(), markdown).unwrap();
    let library = Library::embedded().unwrap();
    let outline = outline(&manuscript, &library.headings(), genre);
    (manuscript, outline)
}

/// The parts as (role, item, text).
fn parts(text: &str) -> (Genre, Vec<(Role, Option<String>, String)>) {
    let (_, outline) = read(text, None);
    let parts = outline.paper.parts.into_iter();
    let parts = parts.map(|p| (p.role, p.item.map(|item| item.0), p.text));
    (outline.paper.genre, parts.collect())
}

fn roles(text: &str) -> Vec<(Role, String)> {
    let (_, parts) = parts(text);
    parts
        .into_iter()
        .map(|(role, _, text)| (role, text))
        .collect()
}

fn expect(found: &[(Role, String)], wanted: &[(Role, &str)]) {
    let found: Vec<_> = found
        .iter()
        .map(|(role, text)| (*role, text.as_str()))
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn a_paper_in_the_official_layout_falls_into_its_parts() {
    let text = "石桥镇党委班子对照检查材料\n（2026年12月10日）\n\
        按照要求，现将情况报告如下。\n\
        一、基本情况\n今年开会十二次。\n\
        二、存在的主要问题\n（一）政治建设方面\n1.学习不深。全年集中学习四次，两次没有讨论。\n2.落实不严。三月的决定拖到九月。\n\
        （二）作风建设方面\n下村少。\n\
        三、存在问题的原因分析\n怕得罪人。\n\
        四、下一步整改措施和努力方向\n1.李秀英每月5日前张榜。\n\
        五、需要说明的其他事项\n无。\n";
    let (genre, _) = parts(text);
    assert_eq!(genre, Genre::BodyReview);
    expect(
        &roles(text),
        &[
            (Role::Other, "按照要求，现将情况报告如下。"),
            (Role::Situation, "今年开会十二次。"),
            (Role::Problems, "学习不深。全年集中学习四次，两次没有讨论。"),
            (Role::Problems, "落实不严。三月的决定拖到九月。"),
            (Role::Problems, "下村少。"),
            (Role::Causes, "怕得罪人。"),
            (Role::Measures, "李秀英每月5日前张榜。"),
            (Role::Matters, "无。"),
        ],
    );
}

#[test]
fn the_last_word_of_a_heading_says_what_it_is() {
    for (heading, role) in [
        ("存在问题的原因分析", Role::Causes),
        ("上年度整改措施落实情况", Role::Situation),
        ("查摆问题整改情况", Role::Situation),
        ("需要说明的问题", Role::Matters),
        ("关于谈话函询问题的说明", Role::Matters),
        ("取得的成绩和存在的问题", Role::Problems),
        ("今后努力方向", Role::Measures),
        ("理想信念方面", Role::Other),
    ] {
        let found = roles(&format!("二、{heading}\n今年三月。\n"));
        expect(&found, &[(role, "今年三月。")]);
    }
}

#[test]
fn topics_hold_their_problem_its_causes_and_its_measures_together() {
    let text = "个人对照检查材料\n\
        （一）政治纪律方面\n存在问题：会上同意，会后没办。\n原因：图省事。\n整改措施：每月5日前核对。\n完成期限：2027年3月1日\n\
        （二）作风方面\n主要问题\n下村少。\n原因分析\n怕吃苦。\n";
    let (genre, parts) = parts(text);
    assert_eq!(genre, Genre::SelfReview);
    let found: Vec<_> = parts
        .iter()
        .map(|(role, item, text)| (*role, item.as_deref().unwrap_or(""), text.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (Role::Problems, "heading-2", "会上同意，会后没办。"),
            (Role::Causes, "heading-2", "图省事。"),
            (Role::Measures, "heading-2", "每月5日前核对。"),
            (Role::Problems, "heading-7", "下村少。"),
            (Role::Causes, "heading-7", "怕吃苦。"),
        ]
    );
    let (_, outline) = read(text, None);
    assert_eq!(
        outline.paper.parts[2].due,
        NaiveDate::from_ymd_opt(2027, 3, 1)
    );
}

#[test]
fn a_bare_heading_over_numbered_sections_is_the_outer_one() {
    let text = "发言提纲\n存在的主要问题\n（一）学习方面\n学得少。\n（二）作风方面\n下村少。\n整改措施\n1.每周学一次。\n2.每月住村一晚。\n";
    expect(
        &roles(text),
        &[
            (Role::Problems, "学得少。"),
            (Role::Problems, "下村少。"),
            (Role::Measures, "每周学一次。"),
            (Role::Measures, "每月住村一晚。"),
        ],
    );
}

#[test]
fn a_heading_and_its_words_can_stand_in_one_line() {
    expect(
        &roles(
            "二、存在的问题。今年三月补贴晚发。\n（一）政治方面。学习少。\n三、原因分析：不愿下村。\n",
        ),
        &[
            (Role::Problems, "今年三月补贴晚发。"),
            (Role::Problems, "政治方面。学习少。"),
            (Role::Causes, "不愿下村。"),
        ],
    );
}

#[test]
fn a_numbered_line_with_nothing_under_it_is_the_text_itself() {
    expect(
        &roles("二、存在的问题\n1.学习少\n2.下村少\n三、原因分析\n四、整改措施\n每周学一次。\n"),
        &[
            (Role::Problems, "学习少"),
            (Role::Problems, "下村少"),
            (Role::Measures, "每周学一次。"),
        ],
    );
}

#[test]
fn a_criticism_has_parts_of_its_own() {
    let text = "对王建国同志的批评意见\n事实：3月16日会上打断李秀英发言。\n问题：听不进不同意见。\n影响：后来没人说话。\n建议：末位表态。\n";
    let (genre, _) = parts(text);
    assert_eq!(genre, Genre::Criticism);
    expect(
        &roles(text),
        &[
            (Role::Fact, "3月16日会上打断李秀英发言。"),
            (Role::Fault, "听不进不同意见。"),
            (Role::Effect, "后来没人说话。"),
            (Role::Advice, "末位表态。"),
        ],
    );
}

#[test]
fn what_a_text_is_can_be_said_and_is_guessed_from_its_parts() {
    let (_, outline) = read("问题：听不进。\n", Some(Genre::Criticism));
    assert_eq!(outline.paper.parts[0].role, Role::Fault);
    assert_eq!(
        parts("事实：会上打断。\n影响：没人说话。\n").0,
        Genre::Criticism
    );
    assert_eq!(parts("问题：下村少。\n原因：怕苦。\n").0, Genre::SelfReview);
    assert_eq!(parts("今天下雨。\n").0, Genre::Other);
}

#[test]
fn a_self_review_written_by_this_program_is_read_back() {
    let text = "# 李秀英同志对照检查材料\n\n- **单位** 石桥镇党委\n- **检查人** 李秀英 镇长\n\n## 义务\n\n\
        ### 1. 密切联系群众\n\n- **依据** 中国共产党章程\n- **自己看** 有差距\n- **表现** 补贴晚发。\\\n  没有核对。\n\
        - **原因** 下村少\n- **措施** 每月五日前张榜\n- **完成期限** 2027年3月1日\n\n## 还没写完的（1）\n\n- 2. 参加会议\n";
    let (genre, parts) = parts(text);
    assert_eq!(genre, Genre::SelfReview);
    let found: Vec<_> = parts
        .iter()
        .map(|(role, _, text)| (*role, text.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (Role::Problems, "补贴晚发。\n没有核对。"),
            (Role::Causes, "下村少"),
            (Role::Measures, "每月五日前张榜"),
            (Role::Other, "参加会议"),
        ]
    );
    assert!(
        parts[..3]
            .iter()
            .all(|(_, item, _)| *item == parts[0].1 && item.is_some())
    );
}

#[test]
fn quotations_are_passed_over_and_a_note_heads_what_is_not_finished() {
    let text = "# 对照检查材料\n\n## 二、存在的问题\n\n> 群众说：修路要快。\n\n下村少。\n\n## 四、整改措施\n\n每周学一次。\n\n> 还没写完的（1）\n\n- 2\\. 带头落实。\n";
    expect(
        &roles(text),
        &[
            (Role::Problems, "下村少。"),
            (Role::Measures, "每周学一次。"),
            (Role::Other, "带头落实。"),
        ],
    );
}

#[test]
fn places_of_a_part_are_found_in_the_file() {
    let text = "一、存在的问题\n　　补贴晚发。\n\n　　没有核对名册。\n二、原因分析\n怕麻烦。\n";
    let (manuscript, outline) = read(text, None);
    let words = &outline.paper.parts[0].text;
    let at = words.find("核对").unwrap();
    let found = outline.find(&manuscript, 0, &(at..at + "核对名册".len()));
    assert_eq!((found.start.line, found.start.column), (4, 5));
    assert_eq!((found.end.line, found.end.column), (4, 9));
    let shown = manuscript.paragraphs[found.paragraph].text();
    assert_eq!(shown.get(found.within), Some("核对名册"));
    // Over two paragraphs: shown is the first.
    let both = outline.find(&manuscript, 0, &(0..words.len()));
    assert_eq!((both.start.line, both.end.line), (2, 4));
    assert_eq!(both.within, 0.."补贴晚发。".len());
    // A whole part is its heading.
    let whole = outline.find(&manuscript, 1, &(0..0));
    assert_eq!((whole.start.line, whole.start.column), (5, 1));
}

#[test]
fn a_day_is_read_in_the_ways_it_is_written() {
    let feb = NaiveDate::from_ymd_opt(2027, 2, 28);
    assert_eq!(day("2027年2月"), feb);
    assert_eq!(day("2027-02-28"), feb);
    assert_eq!(day("二月底前"), None);
    assert_eq!(day("2027年13月"), None);
}

proptest! {
    #[test]
    fn any_text_has_parts_whose_places_are_in_it(
        text in "([一二（）1-3、.：。问题原因措施批评对照检查材料#*a \u{3000}]|\n){1,120}",
        from in 0_usize..200, length in 0_usize..50,
    ) {
        let Ok(manuscript) = from_bytes(text.as_bytes(), true) else { return Ok(()) };
        let library = Library::embedded().unwrap();
        let outline = outline(&manuscript, &library.headings(), None);
        for (place, part) in outline.paper.parts.iter().enumerate() {
            prop_assert!(!part.text.is_empty());
            let starts: Vec<usize> = part.text.char_indices().map(|(at, _)| at).collect();
            let start = starts[from % starts.len()];
            let end = part.text.get(start..).unwrap().char_indices().nth(length).map_or(part.text.len(), |(at, _)| start + at);
            let found = outline.find(&manuscript, place, &(start..end));
            prop_assert!(found.start <= found.end);
            let paragraph = manuscript.paragraphs[found.paragraph].text();
            prop_assert!(paragraph.get(found.within).is_some());
        }
    }
}
