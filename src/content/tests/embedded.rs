//! What the packs within the program promise.

use std::collections::BTreeSet;

use crate::content::demo::DemoSubject;
use crate::content::{Audit, Library, PackKind, QuestionnairePack};
use crate::domain::round::{CodeCost, KeyMode, RoundKind, SetupBooth, SetupGroup};
use crate::domain::{
    Answers, Category, Family, Mark, MeetingKind, PackRef, RoundId, Setup, Stage, Subject,
};

fn library() -> Library {
    Library::embedded().unwrap()
}

fn pack(id: &str, version: &str) -> PackRef {
    PackRef {
        id: id.into(),
        version: version.into(),
    }
}

/// A set-up on the body and so many members.
fn setup(pack: &QuestionnairePack, members: usize) -> Setup {
    let subject = |place: usize| Subject {
        id: format!("member-{place}").as_str().into(),
        name: format!("委员{place}"),
        post: "党委委员".into(),
        body: place == 0,
    };
    let groups = pack.default_groups.iter();
    Setup {
        format: Setup::FORMAT,
        round: RoundId([0; 16]),
        kind: RoundKind::Assessment,
        unit: "石桥镇党委".into(),
        title: "年度民主生活会".into(),
        subjects: (0..=members).map(subject).collect(),
        groups: groups
            .map(|group| SetupGroup {
                group: group.clone(),
                receipts: false,
            })
            .collect(),
        booths: vec![SetupBooth {
            name: String::new(),
            codes: vec![0; pack.default_groups.len()],
            paper: false,
        }],
        questionnaire: pack.questionnaire.clone(),
        threshold: Setup::THRESHOLD,
        comment_threshold: Setup::COMMENT_THRESHOLD,
        ballot_size: 2_048,
        public_key: [0; 32],
        code_salt: [0; 16],
        code_cost: CodeCost {
            memory_kib: 19_456,
            passes: 2,
        },
        key_mode: KeyMode::OnePerson,
        share_checks: Vec::new(),
    }
}

/// The largest packed size of a ballot with every grade set and every opinion
/// full, over all groups.
fn full_ballot(pack: &QuestionnairePack, members: usize, character: &str) -> usize {
    let setup = setup(pack, members);
    let limit = |slot: &crate::domain::Slot| {
        use crate::domain::questionnaire::AnswerKind;
        match setup.questionnaire.items[slot.item].kind {
            AnswerKind::Opinion { limit } => usize::from(limit),
            AnswerKind::Grade { .. } => 0,
        }
    };
    let of_class = |class: usize| {
        let mut answers = Answers::blank(&setup);
        let asked = |slot: &crate::domain::Slot| setup.asks_slot(class, *slot);
        for (mark, slot) in answers.marks.iter_mut().zip(setup.grade_slots()) {
            if asked(&slot) {
                *mark = Mark::Grade(3);
            }
        }
        for (text, slot) in answers.opinions.iter_mut().zip(setup.opinion_slots()) {
            if asked(&slot) {
                *text = character.repeat(limit(&slot));
            }
        }
        answers.check(&setup, class as u8).unwrap();
        answers.encode().unwrap().len()
    };
    (0..setup.groups.len()).map(of_class).max().unwrap()
}

#[test]
fn every_pack_within_the_program_can_be_read_and_names_what_exists() {
    let library = library();
    let files = crate::content::files::embedded().count();
    let named: Vec<_> = library.packs().map(|info| &info.pack).collect();
    // The example is no pack among others.
    assert_eq!(named.len() + 1, files, "{named:?}");
    assert!(library.packs().all(|info| info.entries > 0));
    assert_eq!(Audit::embedded().problems, []);
    for kind in PackKind::ALL {
        let here = library.packs().any(|info| info.kind == kind);
        assert!(here || kind == PackKind::Demo, "no pack of {kind:?}");
    }
}

#[test]
fn the_checklist_has_the_duties_the_conditions_and_the_disciplines() {
    let library = library();
    let checklist = library
        .checklist(&pack("party-constitution", "2022"))
        .unwrap();
    let sections: Vec<_> = checklist
        .sections
        .iter()
        .map(|s| (s.id.as_str(), s.items.len()))
        .collect();
    assert_eq!(
        sections[..3],
        [("duties", 8), ("leading-cadres", 6), ("disciplines", 6)]
    );
    assert!(checklist.len() >= 20);
}

#[test]
fn every_item_is_short_asks_and_says_where_it_is_written() {
    for checklist in library().checklists() {
        for (_, item) in checklist.items() {
            assert!(
                item.text.chars().count() <= 40,
                "{}: {}",
                item.id,
                item.text
            );
            assert!((2..=3).contains(&item.questions.len()), "{}", item.id);
            assert!(
                item.questions
                    .iter()
                    .all(|q| q.ends_with('？') || q.ends_with('。'))
            );
            assert!(!item.citation.document.is_empty());
            // What an activity or a year's theme asks has no articles.
            let of_a_rule = matches!(checklist.family, Family::Constitution | Family::Discipline);
            assert_eq!(item.citation.article.is_some(), of_a_rule, "{}", item.id);
        }
    }
}

/// Whether a text names an article, as in 第三十六条.
fn names_an_article(text: &str) -> bool {
    text.split('第').skip(1).any(|rest| {
        let number = rest
            .chars()
            .take_while(|c| "〇一二三四五六七八九十百0123456789".contains(*c));
        let length = number.count();
        length > 0 && rest.chars().nth(length) == Some('条')
    })
}

/// How the articles begin that someone compared with the official text. The
/// document on political life has parts where others have articles.
fn compared_with_the_official_text(pack: &PackRef) -> &'static [&'static str] {
    match (pack.id.as_str(), pack.version.as_str()) {
        ("party-constitution", "2012") => &["第三十四条"],
        ("party-constitution", "2017") => &["第三十六条", "第三十九条", "第四十条"],
        ("party-constitution", "2022") => &[
            "第四条",
            "第十条（一）",
            "第三十六条",
            "第三十九条",
            "第四十条",
        ],
        ("political-life", "2016") => &["第"],
        _ => &[],
    }
}

#[test]
fn an_article_is_shown_only_where_it_was_checked() {
    assert!(names_an_article("见第三十六条"));
    for checklist in library().checklists() {
        let compared = compared_with_the_official_text(&checklist.pack);
        for (section, item) in checklist.items() {
            let citation = &item.citation;
            match citation.shown_article() {
                Some(article) => {
                    assert!(citation.verified);
                    let known = compared.iter().any(|start| article.starts_with(start));
                    assert!(known, "{}: {article}", checklist.pack);
                }
                None => assert!(!citation.verified, "{}", item.id),
            }
            let texts = [&section.title, &item.text, &citation.document];
            for text in texts.into_iter().chain(&item.questions) {
                assert!(!names_an_article(text), "{text}");
            }
        }
    }
    for info in library().packs() {
        assert!(!names_an_article(&info.source), "{}", info.source);
    }
}

#[test]
fn every_kind_of_meeting_has_a_questionnaire_and_a_schedule() {
    let library = library();
    for kind in MeetingKind::ALL {
        let mut questionnaires = library.questionnaires();
        assert!(questionnaires.any(|pack| pack.assesses() && pack.kinds.contains(&kind)));
        let schedule = library.schedule(kind).unwrap();
        assert!(
            Stage::ALL
                .iter()
                .all(|stage| schedule.schedule.offsets.contains_key(stage))
        );
        assert_eq!(schedule.schedule.offsets[&Stage::Plan], -15);
        assert_eq!(schedule.schedule.offsets[&Stage::Rectify], 15);
        assert!(schedule.deadlines.iter().all(|deadline| !deadline.verified));
    }
}

#[test]
fn the_township_asks_three_groups_of_equal_weight() {
    let library = library();
    let township = library.questionnaire(&pack("township", "1")).unwrap();
    let groups: Vec<_> = township
        .default_groups
        .iter()
        .map(|g| (g.id.as_str(), g.weight, g.head_count))
        .collect();
    assert_eq!(
        groups,
        [
            ("colleagues", 1, 0),
            ("service-users", 1, 0),
            ("residents", 1, 0)
        ]
    );
}

#[test]
fn questionnaires_pass_the_checks_of_a_set_up() {
    for pack in library().questionnaires() {
        let bytes = setup(pack, 9).to_bytes().unwrap();
        assert_eq!(
            Setup::from_bytes(&bytes).unwrap().questionnaire,
            pack.questionnaire
        );
    }
}

#[test]
fn a_full_ballot_on_twelve_members_fits_the_box_whatever_is_written() {
    for pack in library().questionnaires() {
        for character in ["镇", "𠮷"] {
            let bytes = full_ballot(pack, 12, character);
            assert!(bytes <= 1_950, "{}: {bytes}", pack.info.pack);
        }
    }
}

#[test]
fn the_example_is_a_believable_township() {
    let library = library();
    let demo = library.demo().unwrap();
    assert_eq!(demo.members.len(), 9);
    let texts: BTreeSet<_> = demo.opinions.iter().map(|opinion| &opinion.text).collect();
    assert_eq!(
        texts.len(),
        demo.opinions.len(),
        "an opinion is there twice"
    );
    assert!(texts.len() >= 60);
    let other = |category: &&Category| category.id.as_str() == Category::OTHER;
    for category in library.categories().iter().filter(|c| !other(c)) {
        let count = demo
            .opinions
            .iter()
            .filter(|o| o.category == category.id)
            .count();
        assert!(count >= 3, "{}", category.id);
    }
    assert!(demo.worksheets.iter().any(|sheet| sheet.handed_in));
}

#[test]
fn a_worksheet_of_the_example_that_is_handed_in_is_complete() {
    let library = library();
    let demo = library.demo().unwrap();
    let checklist = library.checklist(&demo.checklist).unwrap();
    for sheet in demo.worksheets.iter().filter(|sheet| sheet.handed_in) {
        let written: BTreeSet<_> = sheet.entries.iter().map(|entry| &entry.item).collect();
        assert!(
            checklist
                .items()
                .all(|(_, item)| written.contains(&item.id))
        );
    }
}

#[test]
fn the_groups_of_the_example_disagree_about_some_and_agree_about_others() {
    let library = library();
    let demo = library.demo().unwrap();
    let favourable = |name: &str, group: &str| {
        let member = demo
            .members
            .iter()
            .position(|seat| seat.name == name)
            .unwrap();
        let subject = DemoSubject::Member(member);
        let leaning = demo
            .leaning(subject, &group.into(), &"service".into())
            .unwrap();
        let given: u32 = leaning.grades.iter().map(|n| u32::from(*n)).sum();
        let good: u32 = leaning.grades[..2].iter().map(|n| u32::from(*n)).sum();
        100 * good / given
    };
    assert!(favourable("陈志强", "colleagues") > favourable("陈志强", "residents") + 50);
    assert!(favourable("赵敏", "residents") > favourable("赵敏", "colleagues") + 20);
    assert!(favourable("李秀英", "colleagues").abs_diff(favourable("李秀英", "residents")) < 12);
}

#[test]
fn every_group_of_the_example_can_say_enough_to_be_shown() {
    let library = library();
    let demo = library.demo().unwrap();
    let item = "most-wanted".into();
    for group in &demo.groups {
        let count = demo.opinions_of(&group.group.id, &item).count();
        assert!(
            count >= Setup::COMMENT_THRESHOLD as usize,
            "{}: {count}",
            group.group.id
        );
    }
}
