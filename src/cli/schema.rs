//! The JSON schema of a kind of content file, with what each key means in the
//! user's language, as an editor shows it while one types.

use serde_json::{Map, Value};

use crate::content::{PackKind, schema};
use crate::lang::Lang;
use crate::tr;

/// The schema as text, ending in a line break.
pub(super) fn text(kind: PackKind, lang: &Lang) -> String {
    let mut value = schema::schema(kind);
    describe(&mut value, (kind, true), lang);
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}

fn describe(value: &mut Value, (kind, top): (PackKind, bool), lang: &Lang) {
    match value {
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                describe_keys(properties, (kind, top), lang);
            }
            object
                .values_mut()
                .for_each(|value| describe(value, (kind, false), lang));
        }
        Value::Array(list) => list
            .iter_mut()
            .for_each(|value| describe(value, (kind, false), lang)),
        _ => {}
    }
}

fn describe_keys(properties: &mut Map<String, Value>, (kind, top): (PackKind, bool), lang: &Lang) {
    for (key, value) in properties {
        if let (Value::Object(value), Some(words)) = (value, meaning(kind, key, top, lang)) {
            value.insert("description".to_owned(), Value::String(words));
        }
    }
}

/// What a key means. The keys of the example are explained in the
/// documentation only.
fn meaning(kind: PackKind, key: &str, top: bool, lang: &Lang) -> Option<String> {
    Some(match key {
        "id" if top => tr!(lang, "schema-pack-id"),
        "name" if kind == PackKind::Words => tr!(lang, "schema-list-name"),
        "title" if top => tr!(lang, "schema-pack-title"),
        "version" => tr!(lang, "schema-version"),
        "source" => tr!(lang, "schema-source"),
        "verified" => tr!(lang, "schema-verified"),
        "family" => tr!(lang, "schema-family"),
        "theme" => tr!(lang, "schema-theme"),
        "briefings" => tr!(lang, "schema-briefings"),
        "section" => tr!(lang, "schema-section"),
        "document" => tr!(lang, "schema-document"),
        "dimension" => tr!(lang, "schema-dimension"),
        "item" => tr!(lang, "schema-item"),
        "id" => tr!(lang, "schema-id"),
        "text" => tr!(lang, "schema-text"),
        "questions" => tr!(lang, "schema-questions"),
        "article" => tr!(lang, "schema-article"),
        "title" => tr!(lang, "schema-title"),
        "kinds" => tr!(lang, "schema-kinds"),
        "scale" => tr!(lang, "schema-scale"),
        "grades" => tr!(lang, "schema-grades"),
        "dont_know" => tr!(lang, "schema-dont-know"),
        "label" => tr!(lang, "schema-label"),
        "score" => tr!(lang, "schema-score"),
        "favourable" => tr!(lang, "schema-favourable"),
        "subjects" => tr!(lang, "schema-subjects"),
        "answer" => tr!(lang, "schema-answer"),
        "limit" => tr!(lang, "schema-limit"),
        "group" => tr!(lang, "schema-group"),
        "name" => tr!(lang, "schema-name"),
        "weight" => tr!(lang, "schema-weight"),
        "deadline" => tr!(lang, "schema-deadline"),
        "stage" => tr!(lang, "schema-stage"),
        "days" => tr!(lang, "schema-days"),
        "what" => tr!(lang, "schema-what"),
        "words" => tr!(lang, "schema-words"),
        "category" => tr!(lang, "schema-category"),
        "exemplar" => tr!(lang, "schema-exemplar"),
        "who" => tr!(lang, "schema-who"),
        "deeds" => tr!(lang, "schema-deeds"),
        "trait" => tr!(lang, "schema-trait"),
        "list" => tr!(lang, "schema-list"),
        "without" => tr!(lang, "schema-without"),
        "thresholds" => tr!(lang, "schema-thresholds"),
        "hollow-row" => tr!(lang, "schema-hollow-row"),
        "problem-characters" => tr!(lang, "schema-problem-characters"),
        "achievement-percent" => tr!(lang, "schema-achievement-percent"),
        "causes-from" => tr!(lang, "schema-causes-from"),
        "causes-percent" => tr!(lang, "schema-causes-percent"),
        "measure-characters" => tr!(lang, "schema-measure-characters"),
        "copied-percent" => tr!(lang, "schema-copied-percent"),
        "copied-characters" => tr!(lang, "schema-copied-characters"),
        "praise" => tr!(lang, "schema-praise"),
        "round" => tr!(lang, "schema-round"),
        "receipts" => tr!(lang, "schema-receipts"),
        "comment" => tr!(lang, "schema-comment"),
        "groups" => tr!(lang, "schema-groups"),
        "opinions-per-pair" => tr!(lang, "schema-opinions-per-pair"),
        "items" => tr!(lang, "schema-items"),
        _ => return of_papers(key, lang),
    })
}

/// The same for the words by which papers are read.
fn of_papers(key: &str, lang: &Lang) -> Option<String> {
    Some(match key {
        "list" => tr!(lang, "schema-list"),
        "without" => tr!(lang, "schema-without"),
        "thresholds" => tr!(lang, "schema-thresholds"),
        "hollow-row" => tr!(lang, "schema-hollow-row"),
        "problem-characters" => tr!(lang, "schema-problem-characters"),
        "achievement-percent" => tr!(lang, "schema-achievement-percent"),
        "causes-from" => tr!(lang, "schema-causes-from"),
        "causes-percent" => tr!(lang, "schema-causes-percent"),
        "measure-characters" => tr!(lang, "schema-measure-characters"),
        "copied-percent" => tr!(lang, "schema-copied-percent"),
        "copied-characters" => tr!(lang, "schema-copied-characters"),
        "genre" => tr!(lang, "schema-genre"),
        "titles" => tr!(lang, "schema-titles"),
        "role" => tr!(lang, "schema-role"),
        "headings" => tr!(lang, "schema-headings"),
        "labels" => tr!(lang, "schema-labels"),
        "due" => tr!(lang, "schema-due"),
        "passed_over" => tr!(lang, "schema-passed-over"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::lang::Language;

    #[test]
    fn the_schemas_in_the_documentation_are_those_of_the_program() {
        let lang = Lang::load(Language::Chinese).unwrap();
        for kind in PackKind::ALL {
            let name = format!("docs/schema/{}.json", kind.folder());
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&name);
            let text = text(kind, &lang);
            if std::env::var_os("BLESS").is_some() {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(&path, &text).unwrap();
            }
            let known = fs::read_to_string(&path).unwrap_or_default();
            let current = known == text;
            assert!(current, "{name} is old: BLESS=1 cargo test --lib schema");
        }
    }

    #[test]
    fn every_key_but_those_of_the_example_is_explained() {
        fn unexplained(value: &Value, found: &mut Vec<String>) {
            if let Some(Value::Object(properties)) = value.get("properties") {
                for (key, value) in properties {
                    if value.get("description").is_none() {
                        found.push(key.clone());
                    }
                }
            }
            match value {
                Value::Object(object) => object.values().for_each(|v| unexplained(v, found)),
                Value::Array(list) => list.iter().for_each(|v| unexplained(v, found)),
                _ => {}
            }
        }
        for language in Language::ALL {
            let lang = Lang::load(language).unwrap();
            for kind in PackKind::ALL.into_iter().filter(|k| *k != PackKind::Demo) {
                let mut found = Vec::new();
                unexplained(
                    &serde_json::from_str(&text(kind, &lang)).unwrap(),
                    &mut found,
                );
                assert_eq!(found, Vec::<String>::new(), "{kind:?}");
            }
        }
    }
}
