//! P10. Small groups: an attacker who knows the rules reads everything that a
//! release says and goes through every world that could have led to it. What
//! is the same in all of them is known; no such figure may stand on fewer
//! than k answers.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use zhaojing::assess::{Rules, Tally, release};
use zhaojing::domain::questionnaire::AnswerKind;
use zhaojing::domain::round::KeyMode;
use zhaojing::domain::{Answers, Mark, Setup, Turnout};
use zhaojing::usecase::round::{self, Opener, booths, recount};
use zhaojing::usecase::{Error, Silent};

use super::so_many;
use super::support::town;
use super::town_hall::{TownHall, vote};

const GROUPS: usize = 3;

/// Answers of one group: how many ballots with each grade, and how many open.
type Counts = Vec<u32>;

/// Every way in which `ballots` can be spread over so many answers.
fn spread(ballots: u32, answers: usize) -> Vec<Counts> {
    if answers == 1 {
        return vec![vec![ballots]];
    }
    let rest = |first: u32| {
        let others = spread(ballots - first, answers - 1);
        others
            .into_iter()
            .map(move |others| [vec![first], others].concat())
    };
    (0..=ballots).flat_map(rest).collect()
}

/// A round about the body alone, with one question of four grades.
fn setup(k: u32) -> Setup {
    let town = TownHall::open(KeyMode::TwoPersons, [2, 2, 2], &[]);
    let mut setup = round::setup(&town.desk).unwrap();
    setup.subjects.retain(|subject| subject.body);
    let four = |setup: &Setup, kind: &AnswerKind| match kind {
        AnswerKind::Grade { scale } => setup
            .questionnaire
            .scale(scale)
            .is_some_and(|scale| scale.grades.len() == 4),
        AnswerKind::Opinion { .. } => false,
    };
    let first = setup
        .questionnaire
        .items
        .iter()
        .position(|item| item.groups.is_empty() && four(&setup, &item.kind));
    let item = setup.questionnaire.items.swap_remove(first.unwrap());
    setup.questionnaire.items = vec![item];
    assert_eq!((setup.grade_slots().len(), setup.groups.len()), (1, GROUPS));
    setup.threshold = k;
    setup.comment_threshold = k;
    setup
}

/// Everything that is published of a world, as a hash.
fn published(setup: &Setup, world: &[&Counts]) -> [u8; 32] {
    let ballot = |mark: Mark| Answers {
        marks: vec![mark],
        opinions: Vec::new(),
    };
    let mut ballots = Vec::new();
    for (class, counts) in (0_u8..).zip(world) {
        for (answer, count) in (0_u8..).zip(*counts) {
            let mark = if answer < 4 {
                Mark::Grade(answer)
            } else {
                Mark::Blank
            };
            ballots.extend((0..*count).map(|_| (class, ballot(mark))));
        }
    }
    let tally = Tally::count(
        setup,
        ballots.iter().map(|(class, ballot)| (*class, ballot)),
    );
    let turnout: Vec<Turnout> = setup
        .groups
        .iter()
        .zip(world)
        .map(|(group, counts)| Turnout {
            group: group.group.id.clone(),
            name: group.group.name.clone(),
            invited: 20,
            handed_out: 20,
            returned: counts.iter().sum(),
            imported: 0,
        })
        .collect();
    let released = release(setup, "", &tally, &turnout, Rules::default()).unwrap();
    Sha256::digest(released.to_bytes().unwrap()).into()
}

/// What all worlds behind one publication have in common.
struct Known {
    /// Per group and answer, the fewest ballots in any world.
    least: Vec<Counts>,
    /// Per set of groups (bits), the sum of its answers, while all agree.
    sums: Vec<Option<Counts>>,
    worlds: usize,
}

fn sum(world: &[&Counts], set: usize) -> Counts {
    let mut sum = vec![0; world[0].len()];
    for (_, counts) in world
        .iter()
        .enumerate()
        .filter(|(group, _)| set >> group & 1 == 1)
    {
        sum.iter_mut()
            .zip(*counts)
            .for_each(|(sum, count)| *sum += count);
    }
    sum
}

impl Known {
    fn of(world: &[&Counts]) -> Self {
        Self {
            least: world.iter().map(|counts| (*counts).clone()).collect(),
            sums: (0..1 << GROUPS).map(|set| Some(sum(world, set))).collect(),
            worlds: 0,
        }
    }

    fn also(&mut self, world: &[&Counts]) {
        self.worlds += 1;
        for (least, counts) in self.least.iter_mut().zip(world) {
            least
                .iter_mut()
                .zip(*counts)
                .for_each(|(least, count)| *least = (*least).min(*count));
        }
        for (set, known) in self.sums.iter_mut().enumerate() {
            if known
                .as_ref()
                .is_some_and(|known| *known != sum(world, set))
            {
                *known = None;
            }
        }
    }
}

fn valid(counts: &[u32]) -> u32 {
    counts.iter().take(4).sum()
}

#[derive(Default, Debug)]
struct Found {
    worlds: usize,
    publications: usize,
    /// Known sums on fewer than k answers.
    small: Vec<String>,
    /// Ballots of a withheld group of which the answer is certain.
    pinned: Vec<String>,
    /// Publications in which a shown group is of one mind: allowed so far.
    of_one_mind: usize,
}

/// All worlds of these turnouts.
fn attack(setup: &Setup, turnout: [u32; GROUPS], answers: usize, found: &mut Found) {
    let k = setup.threshold;
    let ways = turnout.map(|ballots| spread(ballots, answers));
    let mut known: BTreeMap<[u8; 32], Known> = BTreeMap::new();
    for a in &ways[0] {
        for b in &ways[1] {
            for c in &ways[2] {
                let world = [a, b, c];
                let seen = published(setup, &world);
                known
                    .entry(seen)
                    .or_insert_with(|| Known::of(&world))
                    .also(&world);
            }
        }
    }
    found.publications += known.len();
    for known in known.values() {
        found.worlds += known.worlds;
        for (set, sum) in known.sums.iter().enumerate() {
            let Some(sum) = sum else { continue };
            // A set that has no valid answer says of nobody what they think.
            if (1..k).contains(&valid(sum)) {
                found
                    .small
                    .push(format!("{turnout:?}: groups {set:03b} are {sum:?}"));
            }
        }
        for (group, least) in known.least.iter().enumerate() {
            let shown = known.sums[1 << group]
                .as_ref()
                .filter(|sum| valid(sum) >= k);
            if let Some(sum) = shown {
                found.of_one_mind += usize::from(sum[..4].contains(&valid(sum)));
            } else if least[..4].iter().any(|count| *count > 0) {
                found
                    .pinned
                    .push(format!("{turnout:?}: group {group} has at least {least:?}"));
            }
        }
    }
}

fn attack_all(k: u32, most: u32, answers: usize) -> Found {
    let setup = setup(k);
    let mut found = Found::default();
    for a in 0..=most {
        for b in a..=most {
            for c in b..=most {
                attack(&setup, [a, b, c], answers, &mut found);
            }
        }
    }
    println!(
        "k = {k}, up to {most} ballots of {answers} answers in {GROUPS} groups: {} worlds, {} \
         publications, {} known sums on fewer than k, {} certain answers of withheld groups; {} \
         shown groups of one mind",
        found.worlds,
        found.publications,
        found.small.len(),
        found.pinned.len(),
        found.of_one_mind
    );
    found
}

#[test]
fn nothing_that_can_be_derived_stands_on_fewer_than_k_answers() {
    let mut attacks = vec![(3, 3, 4), (3, 2, 5)];
    if so_many(0, 1) == 1 {
        attacks.extend([(3, 3, 5), (5, 6, 4)]);
    }
    for (k, most, answers) in attacks {
        let found = attack_all(k, most, answers);
        assert!(
            found.small.is_empty(),
            "{:#?}",
            &found.small[..found.small.len().min(9)]
        );
        assert!(
            found.pinned.is_empty(),
            "{:#?}",
            &found.pinned[..found.pinned.len().min(9)]
        );
    }
}

/// The same attacker at rules that withhold nothing: it finds what there is.
#[test]
fn the_attacker_derives_every_ballot_where_nothing_is_withheld() {
    let mut setup = setup(3);
    setup.threshold = 1;
    let mut found = Found::default();
    attack(&setup, [1, 2, 2], 4, &mut found);
    assert_eq!(
        found.worlds, found.publications,
        "each world is told from all others"
    );
    let mut setup = self::setup(3);
    setup.threshold = 1;
    let (a, b, c) = (vec![1, 0, 0, 0], vec![0, 2, 0, 0], vec![0, 1, 1, 0]);
    let world = [&a, &b, &c];
    assert_ne!(published(&setup, &world), published(&setup, &[&b, &a, &c]));
}

/// Two machines publish the same: a second release is no second figure to
/// subtract from the first.
#[test]
fn the_recount_of_the_whole_says_nothing_more_and_a_part_is_not_counted() {
    let town = TownHall::open(KeyMode::TwoPersons, [0, 0, 2], &[("北村", [0, 0, 8])]);
    vote(&town.box_path(), &town.codes, 0);
    let (north, codes) = town.make_hall(1);
    vote(&north, &codes, 1);
    booths::close(&north).unwrap();
    let part = town.file("北村（副本）.box");
    std::fs::copy(&north, &part).unwrap();
    booths::collect(&town.desk, &[north]).unwrap();
    round::close(&town.desk).unwrap();
    let copy = town.file("监票人.box");
    round::copy_for_scrutineer(&town.desk, &copy).unwrap();
    let shares = town.shares();
    let opener = Opener::Shares(&shares);
    let counted = round::count(&town.desk, opener, town::morning(), &Silent).unwrap();
    let copy = recount::read(&copy).unwrap();
    let again = recount::recount(&copy, &shares, Some(&counted.released), &Silent).unwrap();
    assert_eq!(again.equal, Some(true));
    // Eight of ten residents voted in the village. Whoever counts its box alone
    // knows the other two by subtraction.
    let alone = recount::read(&part);
    assert!(matches!(alone, Err(Error::BoxOfHall)), "{alone:?}");
}
