//! What the words of the packs within the program promise.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::Library;
use crate::domain::{Category, Family, ItemId};

fn library() -> Library {
    Library::embedded().unwrap()
}

/// The items of one edition.
fn items(library: &Library, id: &str, version: &str) -> BTreeSet<ItemId> {
    let editions = library.editions(id);
    let edition = editions.iter().find(|list| list.pack.version == version);
    let items = edition.unwrap().items();
    items.map(|(_, item)| item.id.clone()).collect()
}

#[test]
fn no_question_is_asked_twice_in_all_the_checklists() {
    let mut asked = BTreeMap::new();
    for checklist in library().checklists() {
        for (_, item) in checklist.items() {
            for question in &item.questions {
                let place = format!("{} {}", checklist.pack, item.id);
                let before = asked.insert(question.clone(), place.clone());
                assert_eq!(before, None, "{place}: {question}");
            }
        }
    }
    assert!(asked.len() > 400);
}

#[test]
fn every_item_serves_a_dimension_and_every_dimension_is_served() {
    let library = library();
    let mut served = BTreeSet::new();
    for checklist in library.checklists() {
        for (_, item) in checklist.items() {
            let dimension = item.dimension.clone();
            served.insert(dimension.unwrap_or_else(|| panic!("{}", item.id)));
        }
    }
    assert_eq!(served.len(), library.dimensions().len());
}

#[test]
fn a_draft_finds_its_items_in_the_next_edition_of_the_constitution() {
    let library = library();
    let [old, middle, new] =
        ["2012", "2017", "2022"].map(|version| items(&library, "party-constitution", version));
    assert!(old.is_subset(&middle));
    assert_eq!(middle, new);
    let added: BTreeSet<_> = middle.difference(&old).map(ItemId::as_str).collect();
    assert_eq!(added.len(), 6);
    assert!(added.iter().all(|id| id.starts_with("discipline-")));
}

#[test]
fn a_theme_of_a_year_says_its_theme_and_where_it_is_known_from() {
    let library = library();
    let themes = library.editions("theme");
    let years: Vec<_> = themes.iter().map(|t| t.pack.version.as_str()).collect();
    assert_eq!(years, ["2025", "2024", "2023", "2020"]);
    for theme in themes {
        assert_eq!(theme.family, Family::Theme);
        assert!(theme.theme.is_some(), "{}", theme.pack);
        // What is not known is said, and nothing passes for checked.
        assert!(theme.source.contains("没有"), "{}", theme.source);
        assert!(theme.items().all(|(_, item)| !item.citation.verified));
    }
}

/// The category whose words occur most in a text, the first of equals.
fn suggested<'a>(categories: &'a [Category], text: &str) -> &'a str {
    let hits = |category: &Category| {
        let words = category.words.iter();
        words.filter(|word| text.contains(word.as_str())).count()
    };
    let mut best = (0, Category::OTHER);
    for category in categories {
        let count = hits(category);
        if count > best.0 {
            best = (count, category.id.as_str());
        }
    }
    best.1
}

#[test]
fn the_words_of_the_categories_point_to_the_right_one_nine_times_in_ten() {
    let library = library();
    let demo = library.demo().unwrap();
    let right = demo.opinions.iter().filter(|opinion| {
        suggested(library.categories(), &opinion.text) == opinion.category.as_str()
    });
    let (right, all) = (right.count(), demo.opinions.len());
    assert!(right * 10 >= all * 9, "{right} of {all}");
}

#[test]
fn exemplars_did_concrete_things_and_their_traits_lead_to_checklists() {
    let library = library();
    let mut served = BTreeSet::new();
    for exemplar in library.exemplars() {
        assert!(!exemplar.verified, "{}", exemplar.name);
        assert!((3..=4).contains(&exemplar.deeds.len()), "{}", exemplar.name);
        assert!(
            (2..=4).contains(&exemplar.traits.len()),
            "{}",
            exemplar.name
        );
        for each in &exemplar.traits {
            assert!(!each.items.is_empty(), "{} {}", exemplar.name, each.text);
            served.insert(each.dimension.clone());
        }
    }
    assert_eq!(served.len(), library.dimensions().len());
}
