//! The shape of each kind of file as a JSON schema, for editors that check and
//! complete while one types. It is drawn from the types that the readers read
//! into; what it cannot say is left to the readers.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::category::CategoryPack;
use super::checklist::ChecklistPack;
use super::demo;
use super::dimension::DimensionPack;
use super::exemplar::ExemplarPack;
use super::headings::HeadingsPack;
use super::journal::JournalPack;
use super::pack::{Pack, PackKind};
use super::questionnaire::QuestionnairePack;
use super::schedule::SchedulePack;
use super::words::WordsPack;

/// The JSON schema (draft 07) of a kind of file, without descriptions.
#[must_use]
pub fn schema(kind: PackKind) -> Value {
    match kind {
        PackKind::Checklist => shape::<<ChecklistPack as Pack>::File>(),
        PackKind::Questionnaire => shape::<<QuestionnairePack as Pack>::File>(),
        PackKind::Schedule => shape::<<SchedulePack as Pack>::File>(),
        PackKind::Dimensions => shape::<<DimensionPack as Pack>::File>(),
        PackKind::Categories => shape::<<CategoryPack as Pack>::File>(),
        PackKind::Exemplars => shape::<<ExemplarPack as Pack>::File>(),
        PackKind::Journal => shape::<<JournalPack as Pack>::File>(),
        PackKind::Headings => shape::<<HeadingsPack as Pack>::File>(),
        PackKind::Words => shape::<<WordsPack as Pack>::File>(),
        PackKind::Demo => shape::<demo::File>(),
    }
}

/// The schema of one type that a file is read into.
pub(super) fn shape<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    let mut value = settings.into_generator().into_root_schema_for::<T>().into();
    strip(&mut value);
    value
}

/// Takes out what was drawn from the source's comments, and `null`, which a
/// TOML file cannot hold.
fn strip(value: &mut Value) {
    match value {
        Value::Object(object) => {
            for key in ["description", "title", "default", "format"] {
                if !object.get(key).is_some_and(Value::is_object) {
                    object.remove(key);
                }
            }
            if let Some(words) = words(object.get("oneOf")) {
                object.remove("oneOf");
                object.insert("enum".to_owned(), words);
            }
            object.values_mut().for_each(strip);
        }
        Value::Array(list) => list.iter_mut().for_each(strip),
        _ => {}
    }
}

/// The words of a choice, which are drawn as one constant each.
fn words(choices: Option<&Value>) -> Option<Value> {
    let choices = choices?.as_array()?.iter();
    choices.map(|choice| choice.get("const").cloned()).collect()
}

/// Stands for a text of at most so many characters.
pub(super) struct Text<const MOST: usize>;

impl<const MOST: usize> JsonSchema for Text<MOST> {
    fn schema_name() -> Cow<'static, str> {
        format!("Text{MOST}").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1, "maxLength": MOST })
    }
}

/// Stands for an id.
pub(super) struct Id;

impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
            "maxLength": super::check::ID,
        })
    }
}

/// Stands for a version: ids between points.
pub(super) struct Version;

impl JsonSchema for Version {
    fn schema_name() -> Cow<'static, str> {
        "Version".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[a-z0-9]+([.-][a-z0-9]+)*$",
            "maxLength": super::check::ID,
        })
    }
}

/// Stands for the item of a checklist: `checklist/item`.
pub(super) struct Item;

impl JsonSchema for Item {
    fn schema_name() -> Cow<'static, str> {
        "Item".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$" })
    }
}
