//! JSON Schema of the plan's files, made from the types that read them: an editor completes keys and units from it.
//!
//! Draft 7, since the YAML editors know no later one by heart.

use schemars::{JsonSchema, Schema, generate::SchemaSettings, transform::transform_subschemas};
use serde_json::{Value, json};

use crate::model::plan::{Head, Phrase, Register, Section};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum File {
    /// departments.yaml.
    Departments,
    /// plan.yaml.
    Plan,
    /// The file of a section.
    Section,
}

impl File {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Departments, Self::Plan, Self::Section];

    /// The name under which its schema lies beside the register.
    pub fn name(self) -> &'static str {
        match self {
            Self::Departments => "departments.schema.json",
            Self::Plan => "plan.schema.json",
            Self::Section => "section.schema.json",
        }
    }
}

/// The schema of a kind of file; with a register, units can be completed, and others are marked by the editor.
///
/// # Panics
/// Never: a schema is plain JSON.
pub fn schema(file: File, register: Option<&Register>) -> String {
    let mut schema = match file {
        File::Departments => of::<Register>("单位名录 departments.yaml"),
        File::Plan => of::<Head>("方案首部 plan.yaml"),
        File::Section => of::<Section>("章节文件"),
    };
    if let Some(register) = register {
        name_units(&mut schema, &units(register));
    }
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is plain JSON");
    text.push('\n');
    text
}

fn of<T: JsonSchema>(title: &str) -> Schema {
    let mut schema = SchemaSettings::draft07().with_transform(as_read).into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), json!(title));
    schema
}

/// What the reader does and serde does not say: other keys are faults, and a bare number is text.
fn as_read(schema: &mut Schema) {
    transform_subschemas(&mut as_read, schema);
    let Some(object) = schema.as_object_mut() else { return };
    if object.contains_key("properties") {
        object.insert("additionalProperties".to_owned(), json!(false));
    }
    // Nothing given and the default are the same, and a default of `null` only clutters the editor.
    object.remove("default");
    if object.contains_key("enum") || object.contains_key("const") {
        return;
    }
    match object.get_mut("type") {
        Some(kind @ Value::String(_)) if kind == "string" => *kind = json!(["string", "number"]),
        Some(Value::Array(kinds)) if kinds.contains(&json!("string")) && !kinds.contains(&json!("number")) => {
            kinds.insert(1, json!("number"));
        }
        _ => {}
    }
}

/// The names that a list of units may hold.
fn units(register: &Register) -> Vec<Value> {
    let names = register.departments.iter().map(crate::model::plan::Department::name).filter(|name| !name.is_empty());
    names.chain(Phrase::ALL).chain(Phrase::OPEN).map(|name| json!(name)).collect()
}

/// Where units are named: a mapping and its keys.
const NAMING: [(&str, &[&str]); 2] =
    [("Clause", &["responsible", "lead", "with", "guide"]), ("LetterSettings", &["sender"])];

fn name_units(schema: &mut Schema, units: &[Value]) {
    for (mapping, keys) in NAMING {
        for key in keys {
            if let Some(value) = schema.pointer_mut(&format!("/definitions/{mapping}/properties/{key}")) {
                restrict(value, units);
            }
        }
    }
}

/// Replaces every text below by the names.
fn restrict(value: &mut Value, units: &[Value]) {
    match value {
        Value::Object(object) => {
            let text = object
                .get("type")
                .is_some_and(|kind| kind.as_array().map_or(kind == "string", |kinds| kinds.contains(&json!("string"))));
            if text && !object.contains_key("enum") {
                let nothing = object["type"].as_array().is_some_and(|kinds| kinds.contains(&json!("null")));
                object.remove("type");
                let names = units.iter().cloned().chain(nothing.then_some(Value::Null));
                object.insert("enum".to_owned(), names.collect());
            } else {
                object.values_mut().for_each(|inner| restrict(inner, units));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| restrict(inner, units)),
        _ => {}
    }
}
