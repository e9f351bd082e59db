//! Which groups' opinions may carry a label.

/// From whom one list of opinions comes: classes of the set-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// These groups, without saying which; a label if it is only one.
    Listed(Vec<usize>),
    /// These groups have too few ballots to be listed in any way.
    TooFew(Vec<usize>),
}

/// Sorts the groups by their number of counted ballots: those of at least kᶜ
/// are listed by name, the others together without a name. Where the others
/// are fewer than kᶜ ballots or a single group, the smallest listed group
/// joins them, so that the rest does not point at anybody and no voice is
/// lost. The decision depends on the numbers of ballots alone, never on who
/// wrote something.
pub fn sources(ballots: &[u32], comment_threshold: u32) -> Vec<Source> {
    let mut classes: Vec<usize> = (0..ballots.len())
        .filter(|c| size(ballots, *c) > 0)
        .collect();
    classes.sort_by_key(|class| (size(ballots, *class), *class));
    let small = classes.partition_point(|class| size(ballots, *class) < comment_threshold);
    let mut listed = classes.split_off(small);
    let mut rest = classes;
    if !rest.is_empty() && !listed.is_empty() && !hides(&rest, ballots, comment_threshold) {
        rest.push(listed.remove(0));
    }
    rest.sort_unstable();
    listed.sort_unstable();
    let mut sources: Vec<Source> = listed
        .into_iter()
        .map(|c| Source::Listed(vec![c]))
        .collect();
    if hides(&rest, ballots, comment_threshold) {
        sources.push(Source::Listed(rest));
    } else if !rest.is_empty() {
        sources.push(Source::TooFew(rest));
    }
    sources
}

fn size(ballots: &[u32], class: usize) -> u32 {
    ballots.get(class).copied().unwrap_or(0)
}

fn hides(classes: &[usize], ballots: &[u32], comment_threshold: u32) -> bool {
    let total: u32 = classes.iter().map(|class| size(ballots, *class)).sum();
    classes.len() > 1 && total >= comment_threshold
}

#[cfg(test)]
mod tests {
    use super::*;
    use Source::{Listed, TooFew};

    #[test]
    fn large_groups_are_listed_by_name() {
        assert_eq!(
            sources(&[12, 10, 0], 10),
            [Listed(vec![0]), Listed(vec![1])]
        );
    }

    #[test]
    fn small_groups_are_listed_together_when_they_hide_each_other() {
        assert_eq!(
            sources(&[6, 30, 5], 10),
            [Listed(vec![1]), Listed(vec![0, 2])]
        );
    }

    #[test]
    fn a_single_small_group_hides_in_the_smallest_large_one() {
        assert_eq!(
            sources(&[3, 30, 12], 10),
            [Listed(vec![1]), Listed(vec![0, 2])]
        );
        assert_eq!(sources(&[3, 2, 12], 10), [Listed(vec![0, 1, 2])]);
    }

    #[test]
    fn too_few_ballots_in_all_are_not_listed() {
        assert_eq!(sources(&[3, 4], 10), [TooFew(vec![0, 1])]);
        assert_eq!(sources(&[9], 10), [TooFew(vec![0])]);
        assert_eq!(sources(&[0, 0], 10), []);
    }
}
