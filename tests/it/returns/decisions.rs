//! Decisions from end to end: `collect` prints a line, a person pastes it with an answer, the next `collect` holds to it.

use std::fs;

use anpai::{model::blank::Field, year::returns::collect::DECISIONS};
use serde_json::{Value, json};

use super::sheets::{Office, anpai, answers, fill};
use crate::support::workplace::read;

/// What `collect` says, and its ledger.
fn collect(office: &Office) -> (String, Value) {
    let (output, said) = anpai(office, "collect 上半年");
    assert_eq!(output.status.code(), Some(0), "{said}");
    let ledger = read(&office.place.output().join("returns/上半年/ledger.json"));
    (said, serde_json::from_str(&ledger).expect("JSON"))
}

/// Pastes the printed line of a kind about a unit, with an answer.
pub(super) fn paste(office: &Office, said: &str, kind: &str, unit: &str, take: &str) {
    let line = said
        .lines()
        .find(|line| line.starts_with(&format!("  - {{kind: {kind}, unit: \"{unit}\"")))
        .unwrap_or_else(|| panic!("no line of {kind} for {unit}:\n{said}"));
    let line = line.replace("take: ''", &format!("take: {take}")).replace("reason: ''", "reason: 电话核过");
    let path = office.returns().join(DECISIONS);
    let text = fs::read_to_string(&path).unwrap_or_else(|_| "decisions:\n".to_owned());
    fs::write(path, format!("{text}{line}\n")).expect("a file");
}

fn unit<'a>(ledger: &'a Value, name: &str) -> &'a Value {
    ledger["units"].as_array().expect("units").iter().find(|unit| unit["unit"] == name).expect("the unit")
}

fn value<'a>(ledger: &'a Value, name: &str, key: &str, field: &str) -> &'a Value {
    let entries = ledger["entries"].as_array().expect("entries");
    let entry = entries.iter().find(|entry| entry["unit"] == name && entry["key"] == key).expect("the entry");
    &entry["values"][field]
}

#[test]
fn another_file_than_the_newest_counts_when_a_person_says_so() {
    let office = Office::new();
    let form = office.form("区法院");
    let mut filled = answers(&form);
    fill(&form, &filled, &office.returns().join("一稿.xlsx"));
    filled["head"]["报送日期"] = json!("2023-07-06");
    fill(&form, &filled, &office.returns().join("二稿.xlsx"));
    let (said, ledger) = collect(&office);
    assert_eq!(unit(&ledger, "区法院")["file"]["name"], "二稿.xlsx");
    paste(&office, &said, "文件", "区法院", "一稿.xlsx");
    let (said, ledger) = collect(&office);
    assert_eq!(unit(&ledger, "区法院")["file"]["name"], "一稿.xlsx");
    assert!(!said.contains("kind: 文件"), "what is decided is asked no more: {said}");
    // A third one comes: the question is open again, and it is said that the answer holds no longer.
    filled["head"]["报送日期"] = json!("2023-07-07");
    fill(&form, &filled, &office.returns().join("三稿.xlsx"));
    let (said, ledger) = collect(&office);
    assert_eq!(unit(&ledger, "区法院")["file"]["name"], "三稿.xlsx");
    assert!(
        said.contains("decisions.yaml 第 1 条没有用上：没有这件事，或材料已变") && said.contains("kind: 文件"),
        "{said}"
    );
}

#[test]
fn the_day_of_a_form_is_stated_when_it_says_none_or_a_late_one() {
    let office = Office::new();
    let form = office.form("区法院");
    let mut filled = answers(&form);
    filled["head"]["报送日期"] = json!("2023-07-16");
    fill(&form, &filled, &office.returns().join("a.xlsx"));
    let (said, ledger) = collect(&office);
    assert_eq!(unit(&ledger, "区法院")["state"], "迟报");
    paste(&office, &said, "收到", "区法院", "2023-07-08");
    let (_, ledger) = collect(&office);
    assert_eq!(
        (&unit(&ledger, "区法院")["state"], &unit(&ledger, "区法院")["received"]),
        (&json!("已报"), &json!("2023年7月8日"))
    );
    // A day that is none is not taken, and said.
    let path = office.returns().join(DECISIONS);
    fs::write(&path, read(&path).replace("2023-07-08", "七月上旬")).expect("a file");
    let (said, ledger) = collect(&office);
    assert_eq!(unit(&ledger, "区法院")["state"], "迟报");
    assert!(said.contains("decisions.yaml 第 1 条没有用上：take 写的“七月上旬”用不上"), "{said}");
}

#[test]
fn a_whole_form_is_returned_and_its_unit_has_reported_nothing() {
    let office = Office::new();
    let form = office.form("区法院");
    let mut filled = answers(&form);
    filled["rows"][&form.rows[0].key]["状态"] = json!("差不多");
    fill(&form, &filled, &office.returns().join("a.xlsx"));
    let (said, _) = collect(&office);
    paste(&office, &said, "退回", "区法院", "是");
    let (said, ledger) = collect(&office);
    assert_eq!((&unit(&ledger, "区法院")["state"], &ledger["reporting"]["received"]), (&json!("退回"), &json!(0)));
    assert!(said.contains("退回：区法院——电话核过") || said.contains("退回：区法院，迟"), "{said}");
    assert_eq!(ledger["cells"]["accepted"], 0);
}

#[test]
fn an_answer_that_is_asked_back_is_filled_in_and_asked_back_no_more() {
    let office = Office::new();
    let form = office.form("市市场监管局友好分局");
    let rate = form.rows.iter().find(|row| row.target.as_ref().is_some_and(anpai::model::blank::Asked::is_rate));
    let (duty, rate) = (form.rows[0].key.clone(), rate.expect("a rate").key.clone());
    let mut filled = answers(&form);
    filled["rows"][&duty].as_object_mut().expect("a row").remove("状态");
    filled["rows"][&rate] = json!({ "完成值": "九成左右" });
    fill(&form, &filled, &office.returns().join("a.xlsx"));
    let (said, before) = collect(&office);
    assert_eq!(unit(&before, &form.unit)["to_mend"], 2);
    // A value that the form would not take is not taken here either.
    paste(&office, &said, "填值", &form.unit, "还行");
    let (again, _) = collect(&office);
    assert!(again.contains("take 写的“还行”用不上"), "{again}");
    fs::remove_file(office.returns().join(DECISIONS)).expect("a file");
    for (field, take) in [(Field::Status, "达序时"), (Field::Value, "九五％")] {
        let lines: String =
            said.lines().filter(|line| line.contains(field.word())).map(|line| format!("{line}\n")).collect();
        paste(&office, &lines, "填值", &form.unit, take);
    }
    let (said, ledger) = collect(&office);
    assert_eq!(unit(&ledger, &form.unit)["to_mend"], 0, "{said}");
    assert_eq!(value(&ledger, &form.unit, &duty, "status")["value"], "达序时");
    let settled = value(&ledger, &form.unit, &rate, "value");
    assert_eq!(
        (&settled["value"], &settled["number"], &settled["decided"]),
        (&json!("95%"), &json!(95.0), &json!("电话核过"))
    );
    assert_eq!(settled["raw"], "九成左右", "what stood there is not lost");
    assert!(!said.contains("kind: 填值"), "{said}");
    let cells = &ledger["cells"];
    let number = |name: &str| cells[name].as_u64().expect("a number");
    assert_eq!(number("asked_back"), 0);
    assert_eq!(number("read"), number("accepted") + number("asked_back") + number("set_aside"));
}
