//! Release of a large round: 20 subjects × 20 items × 3 groups. The number to
//! hold is one second; the tally of 1,000 opened ballots is beside it.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use zhaojing::assess::{Released, Rules, Tally, release};
use zhaojing::domain::meeting::VoterGroup;
use zhaojing::domain::questionnaire::{
    AnswerKind, Grade, Questionnaire, QuestionnaireItem, Scale, SubjectKind,
};
use zhaojing::domain::round::{CodeCost, KeyMode, RoundKind, SetupBooth, SetupGroup, Subject};
use zhaojing::domain::{Answers, Mark, PackRef, RoundId, Setup, Turnout};

const SUBJECTS: usize = 20;
const ITEMS: usize = 20;
/// One group of three is too small, so that pooling has to decide.
const BALLOTS: [u32; 3] = [600, 396, 4];

fn setup() -> Setup {
    let grade = |place: u8| Grade {
        id: format!("grade-{place}"),
        label: format!("grade {place}"),
        score: f64::from(100 - 20 * place),
        favourable: place < 2,
    };
    let item = |place: usize| QuestionnaireItem {
        id: format!("item-{place}").as_str().into(),
        label: format!("item {place}"),
        text: format!("item {place}"),
        groups: Vec::new(),
        dont_know: true,
        subjects: SubjectKind::All,
        kind: AnswerKind::Grade {
            scale: "scale".into(),
        },
    };
    let subject = |place: usize| Subject {
        id: format!("member-{place}").as_str().into(),
        name: format!("member {place}"),
        post: String::new(),
        body: place == 0,
    };
    let group = |(place, ballots): (usize, u32)| SetupGroup {
        group: VoterGroup {
            id: format!("group-{place}").as_str().into(),
            name: format!("group {place}"),
            head_count: ballots,
            weight: 1,
        },
        receipts: false,
    };
    Setup {
        format: Setup::FORMAT,
        round: RoundId([0; 16]),
        kind: RoundKind::Assessment,
        unit: String::new(),
        title: String::new(),
        subjects: (0..SUBJECTS).map(subject).collect(),
        groups: BALLOTS.into_iter().enumerate().map(group).collect(),
        booths: vec![SetupBooth {
            name: String::new(),
            codes: BALLOTS.to_vec(),
            paper: false,
        }],
        questionnaire: Questionnaire {
            pack: PackRef {
                id: "bench".into(),
                version: "1".into(),
            },
            title: String::new(),
            scales: vec![Scale {
                id: "scale".into(),
                grades: (0..4).map(grade).collect(),
                dont_know: "?".into(),
            }],
            items: (0..ITEMS).map(item).collect(),
        },
        threshold: Setup::THRESHOLD,
        comment_threshold: Setup::COMMENT_THRESHOLD,
        ballot_size: 4086,
        public_key: [0; 32],
        code_salt: [0; 16],
        code_cost: CodeCost {
            memory_kib: 8,
            passes: 1,
        },
        key_mode: KeyMode::OnePerson,
        share_checks: Vec::new(),
    }
}

/// Ballots that differ, without a random source.
fn ballots(setup: &Setup) -> Vec<(u8, Answers)> {
    let mut state = 1_u32;
    let mut mark = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        match state >> 24 {
            0..12 => Mark::Blank,
            12..25 => Mark::DontKnow,
            rest => Mark::Grade((rest % 4) as u8),
        }
    };
    let mut cast = Vec::new();
    for (class, count) in (0_u8..).zip(BALLOTS) {
        for _ in 0..count {
            let mut answers = Answers::blank(setup);
            answers.marks.iter_mut().for_each(|slot| *slot = mark());
            cast.push((class, answers));
        }
    }
    cast
}

fn assess(criterion: &mut Criterion) {
    let setup = setup();
    let cast = ballots(&setup);
    let count = || {
        Tally::count(
            &setup,
            cast.iter().map(|(class, answers)| (*class, answers)),
        )
    };
    let tally = count();
    let turnout: Vec<Turnout> = setup
        .groups
        .iter()
        .map(|frozen| Turnout {
            group: frozen.group.id.clone(),
            name: frozen.group.name.clone(),
            invited: frozen.group.head_count,
            handed_out: frozen.group.head_count,
            returned: frozen.group.head_count,
            imported: 0,
        })
        .collect();
    let released = || release(&setup, "", &tally, &turnout, Rules::default());
    criterion.bench_function("tally 1000 ballots x 400 ratings", |b| {
        b.iter(|| black_box(count()));
    });
    criterion.bench_function("release 20 x 20 x 3", |b| b.iter(|| black_box(released())));
    let stored = released()
        .ok()
        .and_then(|result| result.to_bytes().ok())
        .unwrap_or_default();
    criterion.bench_function("read a stored release of that size", |b| {
        b.iter(|| black_box(Released::from_stored(&stored)));
    });
}

criterion_group!(benches, assess);
criterion_main!(benches);
