//! Where an opinion belongs, suggested from its words alone. A person has the
//! last word.

use crate::domain::category::Category;
use crate::domain::id::{CategoryId, MemberId};
use crate::domain::meeting::Member;

/// The category whose words are found most often in an opinion; among equals
/// the one that is spoken of first, and [`Category::OTHER`] when there is none.
#[must_use]
pub fn guess_category(words: &str, categories: &[Category]) -> CategoryId {
    let mut best: Option<(Hits, &Category)> = None;
    for category in categories {
        let hits = Hits::of(words, category);
        if hits.count > 0 && best.as_ref().is_none_or(|(best, _)| hits.beats(best)) {
            best = Some((hits, category));
        }
    }
    best.map_or_else(
        || CategoryId::from(Category::OTHER),
        |(_, category)| category.id.clone(),
    )
}

/// Where a category is spoken of in an opinion.
struct Hits {
    count: usize,
    /// The byte at which it is first spoken of.
    first: usize,
}

impl Hits {
    fn of(words: &str, category: &Category) -> Self {
        let own = category.words.iter().filter(|word| !word.is_empty());
        let places = own.flat_map(|word| words.match_indices(word.as_str()));
        let places: Vec<usize> = places.map(|(place, _)| place).collect();
        Self {
            count: places.len(),
            first: places.into_iter().min().unwrap_or(usize::MAX),
        }
    }

    const fn beats(&self, other: &Self) -> bool {
        self.count > other.count || self.count == other.count && self.first < other.first
    }
}

/// The member an opinion seems to be about: called by name (李秀英), by post
/// (镇长), or by surname and a part of the post (李镇长). `None` when nobody or
/// more than one is called.
#[must_use]
pub fn suggest_addressee(words: &str, members: &[Member]) -> Option<MemberId> {
    let words: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
    let mut called = members
        .iter()
        .filter(|member| is_called(&words, member, members));
    match (called.next(), called.next()) {
        (Some(one), None) => Some(one.id),
        _ => None,
    }
}

fn is_called(words: &[char], member: &Member, members: &[Member]) -> bool {
    let name: Vec<char> = member.name.chars().collect();
    if name.len() >= 2 && words.windows(name.len()).any(|part| part == name) {
        return true;
    }
    let others = || members.iter().filter(|other| other.id != member.id);
    (1..=words.len()).any(|end| {
        let before = words.get(..end).unwrap_or_default();
        titles(&member.post).any(|title| {
            let common = common_end(before, &title);
            let by_surname = common >= 2
                && surnames(&name).any(|surname| {
                    before
                        .get(..before.len() - common)
                        .is_some_and(|rest| rest.ends_with(surname))
                });
            // 常务副镇长 ends like 镇长, but means somebody else.
            let by_post = common == title.len()
                && common >= 2
                && others().all(|other| {
                    titles(&other.post).all(|title| {
                        let theirs = common_end(before, &title);
                        theirs < common || theirs == common && title.len() > common
                    })
                });
            by_surname || by_post && !calls_another(before, common, members)
        })
    })
}

/// Whether the surname of somebody else stands before a post: 陈书记 is not
/// simply the secretary.
fn calls_another(before: &[char], post: usize, members: &[Member]) -> bool {
    let rest = before.get(..before.len() - post).unwrap_or_default();
    members.iter().any(|member| {
        let name: Vec<char> = member.name.chars().collect();
        surnames(&name).any(|surname| rest.ends_with(surname))
    })
}

/// The posts a person holds: 党委副书记、镇长 are two.
fn titles(post: &str) -> impl Iterator<Item = Vec<char>> {
    post.split(|c: char| !c.is_alphanumeric())
        .map(|title| title.chars().collect())
        .filter(|title: &Vec<char>| title.len() >= 2)
}

/// What may be the surname: one character, of a name of four or more two.
fn surnames(name: &[char]) -> impl Iterator<Item = &[char]> {
    let longest = if name.len() >= 4 { 2 } else { 1 };
    name.get(..longest)
        .into_iter()
        .filter(|part| part.len() < name.len())
}

/// How many characters two texts have in common at their ends.
fn common_end(one: &[char], other: &[char]) -> usize {
    let pairs = one.iter().rev().zip(other.iter().rev());
    pairs.take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn members() -> Vec<Member> {
        let people = [
            ("王建国", "党委书记"),
            ("李秀英", "党委副书记、镇长"),
            ("赵敏", "纪委书记"),
            ("刘卫东", "常务副镇长"),
            ("欧阳春华", "宣传委员"),
        ];
        (1_u16..)
            .zip(people)
            .map(|(rank, (name, post))| Member {
                id: MemberId(rank.into()),
                name: name.into(),
                post: post.into(),
                rank,
                chair: rank == 1,
            })
            .collect()
    }

    fn suggested(words: &str) -> Option<i64> {
        suggest_addressee(words, &members()).map(|id| id.0)
    }

    #[test]
    fn a_member_is_known_by_name_by_post_and_by_surname_with_a_post() {
        assert_eq!(suggested("希望李秀英多下村"), Some(2));
        assert_eq!(suggested("党委书记没有来过我们组"), Some(1));
        assert_eq!(suggested("镇长答应修的路没有修"), Some(2));
        assert_eq!(suggested("王书记说话算数"), Some(1));
        assert_eq!(suggested("赵书记 办案子要快一点"), Some(3));
        assert_eq!(suggested("刘镇长负责的水渠"), Some(4));
        assert_eq!(suggested("常务副镇长负责的水渠"), Some(4));
        assert_eq!(suggested("欧阳委员开会念稿子"), Some(5));
    }

    #[test]
    fn nobody_is_suggested_where_it_could_be_somebody_else() {
        assert_eq!(suggested("村书记和组长都不管"), None);
        assert_eq!(suggested("副镇长没有来"), None);
        assert_eq!(suggested("书记要多下村"), None);
        assert_eq!(suggested("王书记和李镇长都没有来"), None);
        assert_eq!(suggested("路灯坏了三个月"), None);
        assert_eq!(suggested(""), None);
    }

    #[test]
    fn the_category_with_the_most_of_its_words_is_guessed() {
        let category = |id: &str, words: &[&str]| Category {
            id: id.into(),
            label: id.into(),
            dimension: None,
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        };
        let pack = [
            category("subsidies", &["补贴", "到账"]),
            category("disclosure", &["公示", "名单"]),
            category(Category::OTHER, &[]),
        ];
        let guess = |words| guess_category(words, &pack).0;
        assert_eq!(guess("补贴为什么还没有到账，名单也没有见过"), "subsidies");
        assert_eq!(guess("名单公示了三天，补贴没有"), "disclosure");
        assert_eq!(guess("补贴没有公示"), "subsidies");
        assert_eq!(guess("公示栏里没有补贴"), "disclosure");
        assert_eq!(guess("路不好走"), Category::OTHER);
        assert_eq!(guess_category("补贴", &[]).as_str(), Category::OTHER);
    }

    proptest! {
        #[test]
        fn any_words_are_read(words in ".{0,60}", name in ".{0,5}", post in ".{0,8}") {
            let mut members = members();
            members[0].name = name;
            members[0].post = post;
            let found = suggest_addressee(&words, &members);
            prop_assert!(found.is_none_or(|id| members.iter().any(|m| m.id == id)));
        }
    }
}
