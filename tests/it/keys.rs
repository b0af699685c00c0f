//! Every key of a plan, as its types declare it: it can be suggested, waived, edited, and is documented in a schema.

mod reference;

use std::path::PathBuf;

use anpai::{
    model::{
        nodes::Path,
        plan::keys::{BLOCKS, Block, home, is_key},
        schema::{File, schema},
    },
    pipeline::{
        check::rules,
        load::{Loaded, load_texts},
    },
};

/// Key and value of a whole `plan.yaml`, one of each of its keys.
fn head() -> String {
    let lists = ["recipients", "copy_recipients", "sections", "issued_plans", "attachments", "waivers"];
    let line = |key: &&&str| match **key {
        "year" | "most_characters" => format!("{key}: 2023\n"),
        "seal" => "seal: true\n".to_owned(),
        "urgency" => "urgency: 特急\n".to_owned(),
        "forms" | "letters" | "reports" => format!("{key}: {{}}\n"),
        list if lists.contains(&list) => format!("{key}: []\n"),
        _ => format!("{key}: 甲\n"),
    };
    block("plan.yaml").keys.iter().map(|key| line(&key)).collect()
}

fn block(place: &str) -> &'static Block {
    BLOCKS.iter().find(|block| block.place.en == place).expect("there is such a block")
}

fn loaded(name: &str, text: &str) -> Loaded {
    load_texts(vec![(PathBuf::from(name), text.to_owned())])
}

#[test]
fn every_block_declares_its_keys() {
    assert_eq!(BLOCKS.len(), 18);
    for block in BLOCKS.iter() {
        assert!(!block.keys.is_empty(), "{}", block.place.en);
        assert!(block.keys.iter().all(|key| is_key(key)));
    }
    assert!(!is_key("titel"));
    assert_eq!(home("sender").expect("one place").en, "`letters` in plan.yaml");
    assert_eq!(home("lead").expect("two places").zh, "plan.yaml 的 `forms`或`clauses` 下的条目");
    assert_eq!(home("title"), None);
}

#[test]
fn every_key_is_suggested_for_a_slip_of_the_finger() {
    let text = |block: &Block, key: &str| -> Option<(&'static str, String)> {
        let nested = |above: &str| format!("{above}: {{ {key}x: 甲 }}\n");
        let inside = |list: &str| format!("{list}: [{{ {key}x: 甲 }}]\n");
        Some(match block.place.en.as_str() {
            "plan.yaml" => ("plan.yaml", format!("{key}x: 甲\n")),
            "`forms` in plan.yaml" => ("plan.yaml", nested("forms")),
            "`letters` in plan.yaml" => ("plan.yaml", nested("letters")),
            "`reports` in plan.yaml" => ("plan.yaml", nested("reports")),
            "`issued_plans` in plan.yaml" => ("plan.yaml", inside("issued_plans")),
            "`waivers` in plan.yaml" => ("plan.yaml", inside("waivers")),
            "departments.yaml" => ("departments.yaml", format!("{key}x: 甲\n")),
            "a unit in departments.yaml" => ("departments.yaml", inside("departments")),
            "`words` in departments.yaml" => ("departments.yaml", inside("words")),
            "an entry of `clauses`" => ("a.yaml", inside("clauses")),
            _ => return None,
        })
    };
    let mut tried = 0;
    for block in BLOCKS.iter() {
        // A word of two letters resembles nothing.
        for key in block.keys.iter().filter(|key| key.len() > 2) {
            let Some((name, text)) = text(block, key) else { continue };
            let found = loaded(name, &text).findings;
            let fix = found.iter().find(|finding| finding.code == "S001").and_then(|finding| finding.fix.as_ref());
            assert_eq!(fix.map(|fix| fix.edits[0].replacement.as_str()), Some(*key), "{text}");
            tried += 1;
        }
    }
    assert!(tried > 60, "{tried}");
}

#[test]
fn a_full_width_colon_is_known_after_every_key() {
    for block in BLOCKS.iter() {
        for key in block.keys {
            let text = format!("year: 2023\n{key}：甲\ntitle: 乙\n");
            let found = loaded("plan.yaml", &text).findings;
            assert!(found.iter().any(|finding| finding.code == "S004"), "{text}{found:?}");
        }
    }
}

#[test]
fn every_key_of_the_head_is_a_place_that_a_waiver_can_name() {
    let text = head();
    let plan = loaded("plan.yaml", &text).plan;
    for key in block("plan.yaml").keys {
        let place = plan.head_key(key);
        assert_eq!(plan.sources.text(place), *key);
        assert_eq!(rules::owner(&plan, place).as_deref(), Some(*key));
    }
}

#[test]
fn a_key_that_is_not_written_belongs_to_the_one_above_it() {
    let plan = loaded("plan.yaml", "year: 2023\nletters:\n  contact:\n    name:\n  form: 函\n").plan;
    let at = |path: &str| {
        let place = plan.head_key(path);
        (plan.sources.line_column(place), plan.sources.text(place))
    };
    assert_eq!(at("letters.contact.name"), ((4, 5), "name"));
    assert_eq!(at("letters.contact.email"), ((3, 3), "contact"));
    assert_eq!(at("letters.form"), ((5, 3), "form"));
    assert_eq!(at("signature"), ((1, 1), ""));
    let node = plan.nodes.get(0, &Path::parse("letters.form")).expect("it is written");
    assert_eq!(node.text, "函");
}

#[test]
fn places_are_known_in_a_file_that_had_to_be_mended() {
    let plan = loaded("plan.yaml", "year： 2023\nletters:\n  sender：区教育局\n  basis:\n").plan;
    let place = plan.head_key("letters.basis");
    assert_eq!((plan.sources.line_column(place), plan.sources.text(place)), ((4, 3), "basis"));
}

#[test]
fn every_key_is_documented_in_a_schema() {
    let schemas: Vec<serde_json::Value> =
        File::ALL.iter().map(|file| serde_json::from_str(&schema(*file, None)).expect("JSON")).collect();
    let mut documented: Vec<(String, bool)> = Vec::new();
    for one in &schemas {
        let blocks = one["definitions"].as_object().into_iter().flat_map(|map| map.values()).chain([one]);
        for block in blocks {
            let properties = block["properties"].as_object().into_iter().flatten();
            documented.extend(properties.map(|(key, value)| (key.clone(), value["description"].is_string())));
        }
    }
    for block in BLOCKS.iter() {
        for key in block.keys {
            assert!(documented.contains(&((*key).to_owned(), true)), "{key} of {}", block.place.en);
            assert!(!documented.contains(&((*key).to_owned(), false)), "{key} has no description");
        }
    }
}
