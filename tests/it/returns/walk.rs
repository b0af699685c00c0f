//! Fourteen forms, filled by openpyxl and saved again by `LibreOffice` in every kind that comes back, some spoilt.

use std::fs;

use anpai::{
    model::blank::{Blank, Field, Grade},
    year::returns::{
        decide::{Counts, Ledger, UnitLine},
        print::{json, reply, terminal, workbook},
        tally::State,
    },
};
use serde_json::{Value, json};

use super::{
    decisions::paste,
    sheets::{Office, anpai, answers, fill, python, save_as},
};
use crate::support::workplace::{pdf_text, squeeze};

/// The law, for each file and in all; and what stands in a file is what the ledger has read.
pub(super) fn assert_nothing_is_lost(ledger: &Ledger) {
    let mut sum = Counts::default();
    for file in &ledger.files {
        let Counts { read, accepted, asked_back, set_aside } = file.counts;
        assert_eq!(read, accepted + asked_back + set_aside, "{}", file.file.name);
        assert_eq!(read, file.cells.len(), "{}", file.file.name);
        sum.read += read;
        sum.accepted += accepted;
        sum.asked_back += asked_back;
        sum.set_aside += set_aside;
    }
    assert_eq!(sum, ledger.counts);
}

fn unit<'a>(ledger: &'a Ledger, name: &str) -> &'a UnitLine {
    ledger.units.iter().find(|unit| unit.unit == name).unwrap_or_else(|| panic!("{name}"))
}

fn checks(unit: &UnitLine) -> Vec<&str> {
    unit.faults.iter().map(|(_, _, fault)| fault.check).collect()
}

/// Fills all forms of the period; the last in the register sends nothing.
fn send(office: &Office) {
    let forms = office.forms("上半年");
    assert_eq!(forms.len(), 14);
    for (at, form) in forms.iter().enumerate() {
        let mut answers = answers(form);
        let first = form.rows[0].key.clone();
        match form.unit.as_str() {
            "区检察院" => continue,
            "区法院" => answers["head"]["报送日期"] = json!("2023-07-16"),
            "区林草局" => answers = json!({ "head": { "零报": "是", "报送日期": "2023-07-03" } }),
            "区司法局" => answers = json!({ "head": { "填报人": "李四" } }),
            "区发改局" => answers["spoil"] = json!("keys lost"),
            "友好公安分局" => answers["spoil"] = json!("moved"),
            "区卫生健康局" => answers["spoil"] = json!("junk"),
            "区教育局" => answers["rows"][&first]["状态"] = json!("基本完成"),
            _ => {}
        }
        let path = office.returns().join(format!("{at}.xlsx"));
        fill(form, &answers, &path);
        // What WPS and LibreOffice save, in the kinds that they offer.
        match at % 4 {
            1 => {
                save_as(&path, "xls");
                fs::remove_file(&path).expect("a file");
            }
            2 => {
                save_as(&path, "ods");
                fs::remove_file(&path).expect("a file");
            }
            3 => drop(save_as(&path, "xlsx")),
            _ => {}
        }
    }
}

#[test]
fn fourteen_forms_come_back_and_nothing_is_lost() {
    let office = Office::new();
    send(&office);
    let collected = office.collect();
    let ledger = &collected.ledger;
    assert_nothing_is_lost(ledger);
    let states: Vec<(&str, State)> = ledger.units.iter().map(|unit| (unit.unit.as_str(), unit.state)).collect();
    for (name, state) in [
        ("区检察院", State::Missing),
        ("区法院", State::Late),
        ("区林草局", State::Zero),
        ("区司法局", State::Returned),
        ("区发改局", State::Reported),
        ("友好公安分局", State::Reported),
        ("区卫生健康局", State::Reported),
        ("区教育局", State::Reported),
    ] {
        assert!(
            states.contains(&(name, state)),
            "{name}: {states:?}\n{}",
            terminal::text(ledger, anpai::model::message::Lang::Zh)
        );
    }
    let reporting = &ledger.reporting;
    assert_eq!((reporting.expected, reporting.received, reporting.on_time), (14, 12, Some(11)));
    assert_eq!((reporting.rate.as_str(), reporting.on_time_rate.as_str()), ("85.7%", "78.6%"));
    assert_eq!(unit(ledger, "区法院").days_late, Some(6));
    // Every row of those that filled all of it is there, whatever the file went through.
    for form in collected
        .forms
        .iter()
        .filter(|form| !["区检察院", "区林草局", "区司法局", "区教育局"].contains(&form.unit.as_str()))
    {
        for row in &form.rows {
            let entry =
                ledger.entries.iter().find(|entry| entry.unit == form.unit && entry.key == row.key).expect("an entry");
            match &row.target {
                None => assert_eq!(entry.said(Field::Status), Some("达序时"), "{} {}", form.unit, row.key),
                Some(asked) if asked.is_rate() => assert_eq!(
                    entry.reached.map(|rate| (rate * 10.0).round()),
                    Some(980.0),
                    "{} {}",
                    form.unit,
                    row.key
                ),
                Some(asked) => assert_eq!(entry.reached, asked.goal_number(), "{} {}", form.unit, row.key),
            }
        }
    }
    assert!(checks(unit(ledger, "区发改局")).iter().all(|check| *check == "by-wording"));
    assert!(checks(unit(ledger, "区教育局")).contains(&"not-in-list"));
    // What was written beside what is asked is set aside, with its cell.
    let junk = ledger.files.iter().find(|file| file.unit == "区卫生健康局").expect("its file");
    let aside: Vec<&str> =
        junk.cells.iter().filter(|cell| cell.field.is_none()).map(|cell| cell.raw.text.as_str()).collect();
    assert_eq!(aside, ["联系人换了，以后找小李", "详见附件", "42"]);
    assert_eq!(junk.counts.set_aside, 3);
    the_same_on_the_command_line(&office, ledger);
}

/// Build, collect, decide, reply, report: the walk of the README on what came back.
fn the_same_on_the_command_line(office: &Office, ledger: &Ledger) {
    let run = |arguments: &str| {
        let (output, said) = anpai(office, arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments}: {said}");
        said
    };
    // What a build hands out is what the departments filled in.
    run("build --only 报表 --format xlsx");
    for form in office.forms("上半年") {
        let built = fs::read(office.place.output().join(format!("forms/{}.xlsx", file_name(&form)))).expect("a form");
        assert!(built == anpai::pipeline::typeset::sheet::sheet(&form).expect("a form"), "{}", form.unit);
    }
    let back = office.place.output().join("returns/上半年/退改");
    let replies = || -> Vec<String> {
        crate::support::workplace::files(&back).into_keys().filter(|name| !name.starts_with('.')).collect()
    };
    let said = run("collect 上半年 --as-of 2023-07-20 --reply");
    assert_eq!(replies().len(), 4, "two that owe; a marked copy and a letter: {:?}", replies());
    fs::write(back.join("手写的便条.txt"), "问过了").expect("a file");
    let Counts { read, accepted, asked_back, set_aside } = ledger.counts;
    let total = said.lines().find(|line| line.ends_with("合计")).expect("the sum");
    let numbers: Vec<&str> = total.split_whitespace().collect();
    assert_eq!(numbers[..4], [read, accepted, asked_back, set_aside].map(|count| count.to_string()), "{said}");
    // Two things are settled by telephone, the rest goes back.
    paste(office, &said, "填值", "区教育局", "达序时");
    paste(office, &said, "收到", "区法院", "2023-07-09");
    let said = run("collect 上半年 --as-of 2023-07-20 --reply");
    assert!(said.contains("按时 12，按时率 85.7%") && !said.contains("警告"), "{said}");
    let left = ["区司法局-上半年-催报函.pdf", "区检察院-上半年-催报函.pdf", "手写的便条.txt"];
    assert_eq!(replies(), left, "nobody is asked twice, and what is not ours stays");
    let said = run("report 上半年");
    assert!(!said.contains("警告："), "the pages meet the standard: {said}");
    let text = squeeze(&pdf_text(&office.place.output().join("returns/上半年/通报.pdf")));
    assert!(text.contains("应报14家，实报12家，报送率85.7%。按时报送12家，按时率85.7%。"), "{text}");
    assert!(text.contains("附件2未报、退回、零报单位名单序号"), "{text}");
    assert!(text.contains("2区司法局退回—是张空表：一项也没有填，也没有选零报"), "{text}");
}

fn file_name(form: &Blank) -> String {
    anpai::model::document::file_name::safe(&format!("{}-{}", form.unit, form.period))
}

#[test]
fn the_ledger_holds_file_sheet_cell_raw_text_and_hash_of_every_value_and_no_formula() {
    let office = Office::new();
    let form = office.form("区农业农村局");
    let mut filled = answers(&form);
    let key = form.rows[0].key.clone();
    filled["rows"][&key]["存在的问题"] = json!("@SUM(A1)|cmd");
    filled["rows"][&key]["下一步措施"] = json!("+1+1");
    fill(&form, &filled, &office.returns().join("甲.xlsx"));
    let collected = office.collect();
    let ledger: Value = serde_json::from_str(&json::json(&collected.ledger)).expect("json");
    let hash = anpai::pipeline::hash::sha256(&fs::read(office.returns().join("甲.xlsx")).expect("the file"));
    let mut values = 0;
    for entry in ledger["entries"].as_array().expect("a list").iter().filter(|entry| entry["unit"] == "区农业农村局")
    {
        for value in entry["values"].as_object().expect("values").values() {
            assert_eq!(
                (&value["file"], &value["sha256"], &value["sheet"]),
                (&json!("甲.xlsx"), &json!(hash), &json!("报表"))
            );
            assert!(value["cell"].as_str().is_some_and(|cell| cell.len() >= 2), "{value}");
            assert!(!value["raw"].as_str().expect("a text").is_empty());
            values += 1;
        }
    }
    assert!(values > 30, "{values}");
    let path = office.place.root().join("台账.xlsx");
    fs::write(&path, workbook::workbook(&collected.ledger).expect("a workbook")).expect("a file");
    let said = python(
        "import openpyxl, sys, json
b = openpyxl.load_workbook(sys.argv[1])
cells = [c for s in b for r in s.iter_rows() for c in r if c.value is not None]
print(json.dumps({'formulas': sum(1 for c in cells if c.data_type == 'f'), 'texts': [str(c.value) for c in cells if str(c.value)[0] in '@+=-'],
 'filters': [bool(s.auto_filter.ref) for s in b], 'frozen': [s.freeze_panes for s in b], 'rows': b['逐条'].max_row}))",
        &[&path],
    );
    let said: Value = serde_json::from_str(&said).expect("json");
    assert_eq!(said["formulas"], json!(0));
    assert!(said["texts"].as_array().expect("a list").contains(&json!("@SUM(A1)|cmd")));
    assert_eq!(said["rows"], json!(collected.ledger.entries.len() + 1));
    assert!(said["filters"].as_array().expect("a list").iter().all(|filter| *filter == json!(true)));
    assert!(said["frozen"].as_array().expect("a list").iter().all(|frozen| *frozen == json!("C2")));
    assert_eq!(
        workbook::workbook(&collected.ledger).expect("a workbook"),
        fs::read(&path).expect("the same"),
        "the same bytes again"
    );
}

#[test]
fn what_goes_back_is_marked_and_comes_back_mended() {
    let office = Office::new();
    let form = office.form("区教育局");
    let duty = form.rows.iter().find(|row| row.target.is_none()).expect("a duty").key.clone();
    let mut filled = answers(&form);
    filled["rows"][&duty]["状态"] = json!("差不多");
    fill(&form, &filled, &office.returns().join("a.xlsx"));
    let collected = office.collect();
    let replies = reply::replies(&collected.ledger, &collected.forms).expect("replies");
    assert_eq!(replies.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["退改/区教育局-上半年-退改.xlsx"]);
    let path = office.place.root().join("back.xlsx");
    fs::write(&path, &replies[0].1).expect("a file");
    let script = "import openpyxl, sys, json
b = openpyxl.load_workbook(sys.argv[1]); s = b['报表']
marked = [(c.coordinate, c.value, c.comment.text) for r in s.iter_rows() for c in r if c.comment]
print(json.dumps({'marked': marked, 'list': [[c.value for c in r] for r in b['要改的'].iter_rows(min_row=2)]}))
for at, value, comment in marked: s[at] = '达序时'
b.save(sys.argv[2])";
    let mended = office.returns().join("b.xlsx");
    let said: Value = serde_json::from_str(&python(script, &[&path, &mended])).expect("json");
    assert_eq!(said["marked"].as_array().expect("a list").len(), 1);
    assert_eq!(said["marked"][0][1], json!("差不多"));
    assert!(said["marked"][0][2].as_str().expect("a text").contains("不在可选的状态里"));
    assert_eq!(said["list"][0][0], said["marked"][0][0]);
    // The mended one is newer by no day; the file's name decides, and both are kept and compared.
    let ledger = office.collect().ledger;
    assert_nothing_is_lost(&ledger);
    assert_eq!(unit(&ledger, "区教育局").to_mend, 0, "{:?}", unit(&ledger, "区教育局").faults);
    let other = ledger.files.iter().find(|file| file.file.name == "a.xlsx").expect("the first");
    assert!(!other.counts_for_unit && other.counts.accepted == 0);
    assert_eq!(other.differences.len(), 1);
    assert_eq!((other.differences[0].counts.as_str(), other.differences[0].other.as_str()), ("达序时", "差不多"));
    let grades: Vec<Grade> = unit(&ledger, "区教育局").faults.iter().map(|(_, _, fault)| fault.grade).collect();
    assert!(grades.iter().all(|grade| *grade == Grade::Look));
}
