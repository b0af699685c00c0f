//! The proof of completeness can fail, and names the pairs.

use anpai::{
    model::document::{Body, Document},
    pipeline::{
        assign::{assign, completeness::prove},
        check::{Mode, check},
        load::load,
    },
};

use crate::support::workplace::{Workplace, repository};

fn proved(change: impl FnOnce(&mut Vec<Document>)) -> Result<usize, Vec<String>> {
    let loaded = load(&repository().join("plan/2023")).expect("the shipped plan");
    let checked = check(loaded.plan, loaded.findings, Mode::Draft).plan.expect("the shipped plan passes");
    let mut documents = assign(&checked, true);
    change(&mut documents);
    prove(&checked.written, &documents).map(|counts| counts.letters)
}

fn letter<'a>(documents: &'a mut [Document], unit: &str) -> &'a mut anpai::model::document::Letter {
    let found = documents.iter_mut().find_map(|document| match &mut document.body {
        Body::Letter(letter) if letter.unit == unit => Some(letter),
        _ => None,
    });
    found.expect("the unit has a letter")
}

#[test]
fn the_shipped_plan_is_complete() {
    // 103 named parts of the 14 units and 3 common duties each: counted in the issued text.
    assert_eq!(proved(|_| {}), Ok(31 + 18 + 15 + 6 + 6 + 4 + 3 + 3 + 3 + 2 + 1 + 1 + 1 + 1 + 14 * 3));
}

#[test]
fn a_lost_duty_is_named() {
    let faults = proved(|documents| {
        letter(documents, "区教育局").groups[0].duties.remove(0);
    });
    assert_eq!(faults, Err(vec!["letters: −区教育局 / 校园食品 / 共同".to_owned()]));
}

#[test]
fn a_duty_in_the_wrong_letter_or_role_or_twice_is_named() {
    let twice = proved(|documents| {
        let duty = letter(documents, "区教育局").groups[0].duties[0].clone();
        letter(documents, "区教育局").groups[0].duties.push(duty);
    });
    assert_eq!(twice, Err(vec!["letters: 2×区教育局 / 校园食品 / 共同".to_owned()]));
    let foreign = proved(|documents| {
        let duty = letter(documents, "区教育局").groups[0].duties[0].clone();
        letter(documents, "区林草局").groups[0].duties.push(duty);
    });
    assert_eq!(foreign, Err(vec!["letters: +区林草局 / 校园食品 / 共同".to_owned()]));
}

#[test]
fn a_form_without_a_row_is_named() {
    let faults = proved(|documents| {
        for document in documents {
            if let Body::Form(form) = &mut document.body
                && form.unit == "区住建局"
                && form.period == "上半年"
            {
                form.rows.remove(0);
            }
        }
    });
    assert_eq!(faults, Err(vec!["上半年: −区住建局 / 餐饮服务 / 共同".to_owned()]));
}

#[test]
fn the_manifest_counts_the_pairs_and_lists_every_file() {
    let workplace = Workplace::new();
    workplace.build();
    let manifest: serde_json::Value = serde_json::from_str(&workplace.page("manifest.json")).expect("JSON");
    assert_eq!(manifest["counts"]["letters"], manifest["counts"]["forms"]["上半年"]);
    let listed: Vec<&str> = manifest["files"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|file| file["path"].as_str().expect("a path"))
        .collect();
    let mut there: Vec<String> = workplace.files().into_keys().filter(|path| path != "manifest.json").collect();
    there.sort();
    assert_eq!(listed, there);
}
