//! On which groups a pooled figure may stand.
//!
//! Whoever sees the pooled counts and the shown groups can subtract. So the
//! hidden groups enter the pool only where what subtraction leaves is safe:
//! together at least k valid answers, and no hidden group of which it could be
//! worked out that even one of its ballots says a certain thing. Otherwise
//! the pooled figure stands on the shown groups alone, and says so.

use super::result::Reason;
use super::tally::Counts;

/// The groups (by class) whose own figures are shown: those with at least
/// `threshold` valid answers.
#[must_use]
pub fn shown(groups: &[Counts], threshold: u32) -> Vec<usize> {
    let shown = |(class, counts): (usize, &Counts)| (counts.valid() >= threshold).then_some(class);
    groups.iter().enumerate().filter_map(shown).collect()
}

/// The groups (by class) that the pooled figure may stand on.
///
/// # Errors
/// The reason why there is no pooled figure at all.
pub fn pool(groups: &[Counts], threshold: u32) -> Result<Vec<usize>, Reason> {
    let shown = shown(groups, threshold);
    let hidden: Vec<&Counts> = groups
        .iter()
        .filter(|c| c.valid() < threshold && c.ballots() > 0)
        .collect();
    if hidden.is_empty() && !shown.is_empty() {
        return Ok((0..groups.len()).collect());
    }
    let enough = hidden.iter().map(|counts| counts.valid()).sum::<u32>() >= threshold;
    match (shown.is_empty(), enough) {
        (_, true) if !pins(&hidden, threshold) => Ok((0..groups.len()).collect()),
        (false, _) => Ok(shown),
        (true, true) => Err(Reason::WouldReveal),
        (true, false) => Err(Reason::BelowThreshold),
    }
}

/// Whether somebody who knows the counts of the hidden groups together, each
/// one's number of ballots, and that each has fewer than k valid answers, can
/// be sure that some group has a ballot with a certain answer.
///
/// For one group with t valid answers of `R_1`…`R_A` in n together, count j lies
/// between max(0, t + `R_j` − n) and min(t, `R_j`): the bounds of a
/// transportation table with fixed margins. The least t that the group can
/// have gives the least lower bound.
fn pins(hidden: &[&Counts], threshold: u32) -> bool {
    let most = |counts: &Counts| counts.ballots().min(threshold.saturating_sub(1));
    let together = hidden
        .iter()
        .fold(Counts::none(longest(hidden)), |mut sum, counts| {
            sum.add(counts);
            sum
        });
    let valid = together.valid();
    let open = together.dont_know + together.blank;
    let room: u32 = hidden.iter().map(|counts| most(counts)).sum();
    hidden.iter().any(|counts| {
        let most_valid = most(counts).min(valid);
        let least_valid = valid.saturating_sub(room - most(counts));
        let least_open = counts.ballots() - most_valid;
        together
            .grades
            .iter()
            .any(|count| least_valid + count > valid)
            || [together.dont_know, together.blank]
                .iter()
                .any(|count| least_open + count > open)
    })
}

fn longest(groups: &[&Counts]) -> usize {
    groups
        .iter()
        .map(|counts| counts.grades.len())
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(grades: &[u32], dont_know: u32, blank: u32) -> Counts {
        Counts {
            grades: grades.to_vec(),
            dont_know,
            blank,
        }
    }

    #[test]
    fn with_every_group_shown_the_pool_is_everybody() {
        let groups = [
            counts(&[3, 2], 0, 1),
            counts(&[0, 9], 4, 0),
            counts(&[0, 0], 0, 0),
        ];
        assert_eq!(pool(&groups, 5), Ok(vec![0, 1, 2]));
    }

    #[test]
    fn one_hidden_group_stays_out_of_the_pool() {
        let groups = [
            counts(&[3, 2], 0, 0),
            counts(&[1, 3], 9, 0),
            counts(&[4, 4], 0, 0),
        ];
        assert_eq!(pool(&groups, 5), Ok(vec![0, 2]));
    }

    #[test]
    fn hidden_groups_pool_when_they_are_many_enough_to_hide_each_other() {
        let groups = [
            counts(&[2, 2], 0, 0),
            counts(&[1, 2], 0, 0),
            counts(&[2, 1], 0, 0),
        ];
        assert_eq!(pool(&groups, 5), Ok(vec![0, 1, 2]));
    }

    #[test]
    fn hidden_groups_of_one_mind_do_not_pool() {
        let groups = [counts(&[0, 4], 0, 0), counts(&[0, 3], 0, 0)];
        assert_eq!(pool(&groups, 5), Err(Reason::WouldReveal));
        // 4 + 4 valid answers, 7 of them alike: each group has at least three
        let groups = [counts(&[1, 3], 0, 0), counts(&[0, 4], 0, 0)];
        assert_eq!(pool(&groups, 5), Err(Reason::WouldReveal));
    }

    #[test]
    fn too_few_answers_in_all_give_no_pooled_figure() {
        let groups = [counts(&[1, 1], 3, 0), counts(&[0, 2], 0, 3)];
        assert_eq!(pool(&groups, 5), Err(Reason::BelowThreshold));
    }

    /// What a reader sees: ballots per group, counts of the shown groups, and
    /// the pooled figure with what it stands on.
    type Seen = (
        Vec<u32>,
        Vec<Option<[u32; 3]>>,
        Result<(Vec<usize>, [u32; 3]), Reason>,
    );

    /// Every world of up to three groups with up to four ballots on two
    /// grades: whatever is published, each hidden group may have no ballot
    /// with any given answer, even for somebody who knows how we decide.
    #[test]
    fn no_published_pool_pins_an_answer_of_a_hidden_group() {
        use std::collections::BTreeMap;
        const K: u32 = 3;
        let mut groups = Vec::new();
        for a in 0..=4 {
            for b in 0..=4 - a {
                for blank in 0..=4 - a - b {
                    groups.push(counts(&[a, b], 0, blank));
                }
            }
        }
        let all = |c: &Counts| [c.grades[0], c.grades[1], c.blank];
        // … and per group and answer, the least it can then be
        let mut least: BTreeMap<Seen, Vec<[u32; 3]>> = BTreeMap::new();
        for a in &groups {
            for b in &groups {
                for c in &groups {
                    let world = [a.clone(), b.clone(), c.clone()];
                    let pooled = pool(&world, K).map(|over| {
                        let mut sum = Counts::none(2);
                        for class in &over {
                            sum.add(&world[*class]);
                        }
                        (over, all(&sum))
                    });
                    let seen: Seen = (
                        world.iter().map(Counts::ballots).collect(),
                        world
                            .iter()
                            .map(|c| (c.valid() >= K).then(|| all(c)))
                            .collect(),
                        pooled,
                    );
                    let bounds = least
                        .entry(seen)
                        .or_insert_with(|| world.iter().map(all).collect());
                    for (bound, counts) in bounds.iter_mut().zip(&world) {
                        for (least, count) in bound.iter_mut().zip(all(counts)) {
                            *least = (*least).min(count);
                        }
                    }
                }
            }
        }
        for ((ballots, shown, _), bounds) in &least {
            for ((shown, bound), ballots) in shown.iter().zip(bounds).zip(ballots) {
                // Fewer than k valid answers of so many ballots: so many are
                // open. Withholding the cell itself says that much.
                let open = ballots.saturating_sub(K - 1);
                if shown.is_none() {
                    assert_eq!((bound[0], bound[1], bound[2]), (0, 0, open), "{ballots:?}");
                }
            }
        }
        assert!(least.len() > 1000);
    }
}
