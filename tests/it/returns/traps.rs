//! What goes wrong with returned workbooks, one test a trap.

use std::{collections::BTreeMap, fs, io::Write};

use anpai::{
    model::blank::{Blank, Field},
    pipeline::typeset::sheet::{Filling, filled},
    year::returns::{
        cell::Outcome,
        collect::DECISIONS,
        decide::{Entry, Ledger},
        tally::State,
    },
};
use serde_json::json;

use super::{
    sheets::{Office, answers, fill, python},
    walk::assert_nothing_is_lost,
};

const OFFICE: &str = "市市场监管局友好分局";

fn key_of_rate(form: &Blank) -> String {
    form.rows
        .iter()
        .find(|row| row.target.as_ref().is_some_and(anpai::model::blank::Asked::is_rate))
        .expect("a rate")
        .key
        .clone()
}

/// A form with all duties 达序时, its head given, and these answers.
fn form_with(form: &Blank, more: &[(&str, Field, &str)]) -> Vec<u8> {
    let mut answers: BTreeMap<(String, Field), String> = BTreeMap::new();
    answers.insert((String::new(), Field::Date), "2023-07-05".to_owned());
    for row in form.rows.iter().filter(|row| row.target.is_none()) {
        answers.insert((row.key.clone(), Field::Status), "达序时".to_owned());
    }
    for (key, field, text) in more {
        answers.insert(((*key).to_owned(), *field), (*text).to_owned());
    }
    filled(form, &Filling { answers, ..Filling::default() }).expect("a form")
}

fn entry<'a>(ledger: &'a Ledger, unit: &str, key: &str) -> &'a Entry {
    ledger.entries.iter().find(|entry| entry.unit == unit && entry.key == key).expect("an entry")
}

/// One value in one form: what became of it, the number, and what was said.
fn one(field: Field, text: &str) -> (Outcome, Option<f64>, Vec<&'static str>) {
    let office = Office::new();
    let form = office.form(OFFICE);
    let key = key_of_rate(&form);
    office.put("a.xlsx", &form_with(&form, &[(&key, field, text)]));
    let ledger = office.collect().ledger;
    assert_nothing_is_lost(&ledger);
    let value = entry(&ledger, OFFICE, &key).values.get(&field).expect("the value").clone();
    (value.outcome, value.number, value.faults.iter().map(|fault| fault.check).collect())
}

#[test]
fn numbers_are_read_as_they_are_meant_or_asked_back() {
    for (text, number) in [
        ("98.5%", 98.5),
        ("９８．５％", 98.5),
        ("九八.五％", 98.5),
        ("98.5", 98.5),
        ("百分之百", 100.0),
        ("1/2", 50.0),
        ("0", 0.0),
    ] {
        let (outcome, read, _) = one(Field::Value, text);
        assert_eq!((outcome, read), (Outcome::Accepted, Some(number)), "{text}");
    }
    for (text, check) in [
        ("约98%", "approximate"),
        ("98%以上", "approximate"),
        ("95%-98%", "range"),
        ("0.985", "percent-or-fraction"),
        ("1", "percent-or-fraction"),
        ("98家", "unit"),
        ("-3%", "negative"),
        ("全部完成", "not-a-number"),
        ("1万2千", "not-a-number"),
    ] {
        let (outcome, read, checks) = one(Field::Value, text);
        assert_eq!((outcome, read, checks), (Outcome::AskedBack, None, vec![check]), "{text}");
    }
    let (outcome, read, checks) = one(Field::Done, "2000万");
    assert_eq!((outcome, read), (Outcome::Accepted, Some(20_000_000.0)), "{checks:?}");
    assert_eq!(one(Field::Done, "49家").2, ["not-a-count"]);
}

#[test]
fn a_formula_without_its_value_and_a_date_are_asked_back_and_never_zero() {
    let office = Office::new();
    let form = office.form(OFFICE);
    let keys: Vec<String> = form.rows.iter().filter(|row| row.target.is_some()).map(|row| row.key.clone()).collect();
    let mut filled = answers(&form);
    filled["rows"][&keys[0]] = json!({ "完成数（分子）": "=1+1", "应完成数（分母）": "=25*2" });
    filled["rows"][&keys[1]] = json!({ "完成值": "=49/50" });
    let path = office.returns().join("a.xlsx");
    fill(&form, &filled, &path);
    python(
        "import openpyxl, sys, datetime
b = openpyxl.load_workbook(sys.argv[1]); s = b['报表']
head = next(r for r in s.iter_rows() if any(c.value == '状态' for c in r)); col = {c.value: c.column for c in head}
row = next(r[0].row for r in s.iter_rows() if any(c.value == sys.argv[2] for c in r))
c = s.cell(row=row, column=col['完成值']); c.value = datetime.date(2023, 1, 2); c.number_format = 'm/d'
row = next(r[0].row for r in s.iter_rows() if any(c.value == sys.argv[3] for c in r))
c = s.cell(row=row, column=col['完成值']); c.value = 0.985; c.number_format = '0.0%'
b.save(sys.argv[1])",
        &[&path, keys[2].as_ref(), keys[3].as_ref()],
    );
    let ledger = office.collect().ledger;
    assert_nothing_is_lost(&ledger);
    let check = |key: &str, field: Field| {
        let value = &entry(&ledger, OFFICE, key).values[&field];
        (value.outcome, value.number, value.faults.first().map(|fault| fault.check))
    };
    assert_eq!(check(&keys[0], Field::Done), (Outcome::AskedBack, None, Some("formula-without-value")));
    assert_eq!(check(&keys[1], Field::Value), (Outcome::AskedBack, None, Some("formula-without-value")));
    assert_eq!(check(&keys[2], Field::Value), (Outcome::AskedBack, None, Some("date-for-number")));
    assert_eq!(entry(&ledger, OFFICE, &keys[3]).reached, Some(98.0), "numerator and denominator stand");
    assert_eq!(check(&keys[3], Field::Value).2, Some("rate-differs"), "98.5% is not 49/50");
}

#[test]
fn rates_agree_with_their_parts() {
    let office = Office::new();
    let form = office.form(OFFICE);
    let key = key_of_rate(&form);
    let told = |more: &[(&str, Field, &str)]| {
        office.put("a.xlsx", &form_with(&form, more));
        let ledger = office.collect().ledger;
        let unit = ledger.units.iter().find(|unit| unit.unit == OFFICE).expect("the unit").clone();
        let checks: Vec<&str> =
            unit.faults.iter().filter(|(at, ..)| *at == key).map(|(_, _, fault)| fault.check).collect();
        (checks, entry(&ledger, OFFICE, &key).reached.map(|value| (value * 100.0).round()))
    };
    let [done, whole, value] = [Field::Done, Field::Whole, Field::Value];
    assert_eq!(told(&[(&key, done, "2"), (&key, whole, "3")]), (vec![], Some(6667.0)));
    assert_eq!(told(&[(&key, done, "2"), (&key, whole, "3"), (&key, value, "66.7%")]), (vec![], Some(6667.0)));
    assert_eq!(told(&[(&key, done, "2"), (&key, whole, "3"), (&key, value, "67%")]).0, Vec::<&str>::new());
    assert_eq!(told(&[(&key, done, "2"), (&key, whole, "3"), (&key, value, "76.7%")]).0, ["rate-differs"]);
    assert_eq!(told(&[(&key, done, "4"), (&key, whole, "3")]), (vec!["done-over-whole"], None));
    assert_eq!(told(&[(&key, done, "4")]).0, ["half-given"]);
    assert_eq!(told(&[(&key, done, "0"), (&key, whole, "0")]), (vec!["zero-denominator"], None));
    assert_eq!(told(&[(&key, value, "120%")]).0, ["over-hundred"]);
}

#[test]
fn statuses_and_words_are_looked_at_and_blank_cells_are_no_fault() {
    let office = Office::new();
    let form = office.form(OFFICE);
    let target = key_of_rate(&form);
    let duty = form.row(&target).expect("the target").clause.clone();
    let told = |more: &[(&str, Field, &str)]| -> Vec<&'static str> {
        office.put("a.xlsx", &form_with(&form, more));
        let ledger = office.collect().ledger;
        let unit = ledger.units.iter().find(|unit| unit.unit == OFFICE).expect("the unit").clone();
        unit.faults.iter().map(|(_, _, fault)| fault.check).collect()
    };
    assert_eq!(told(&[]), Vec::<&str>::new(), "what may stay blank is no fault");
    let targets = form.targets(&duty).count();
    assert_eq!(told(&[(&duty, Field::Status, "已完成")]), vec!["done-without-figure"; targets]);
    assert_eq!(told(&[(&duty, Field::Problem, "人手不足")]), ["problem-without-next-step"]);
    assert_eq!(told(&[(&duty, Field::Progress, &"长".repeat(301))]), ["too-long"]);
    assert_eq!(told(&[(&duty, Field::Status, "")]), ["no-status"]);
    assert_eq!(told(&[("", Field::Zero, "是")]), ["zero-with-content"]);
    assert_eq!(told(&[("", Field::Date, "七月初")]), ["malformed-date"]);
    let met: Vec<(String, Field, &str)> =
        form.targets(&duty).map(|row| (row.key.clone(), Field::Value, "100%")).collect();
    let mut met: Vec<(&str, Field, &str)> =
        met.iter().map(|(key, field, text)| (key.as_str(), *field, *text)).collect();
    met.push((&duty, Field::Status, "未达序时"));
    assert_eq!(told(&met), ["met-not-done"]);
    met.iter_mut().for_each(|one| one.2 = if one.1 == Field::Status { "已完成" } else { "90%" });
    assert_eq!(told(&met), vec!["done-not-met"; targets]);
}

#[test]
fn the_newest_valid_file_counts_and_the_other_is_kept_and_compared() {
    let office = Office::new();
    let form = office.form("区教育局");
    let duty = form.rows[0].key.clone();
    let dated = |date: &str, status: &str| form_with(&form, &[("", Field::Date, date), (&duty, Field::Status, status)]);
    office.put("z-old.xlsx", &dated("2023-07-01", "未启动"));
    office.put("a-new.xlsx", &dated("2023-07-08", "已完成"));
    office.put("b-blank.xlsx", &filled(&form, &Filling::default()).expect("a form"));
    let ledger = office.collect().ledger;
    assert_nothing_is_lost(&ledger);
    assert_eq!(entry(&ledger, "区教育局", &duty).said(Field::Status), Some("已完成"));
    let old = ledger.files.iter().find(|file| file.file.name == "z-old.xlsx").expect("kept");
    assert!(old.why.as_ref().expect("a reason").zh.contains("a-new.xlsx"));
    let changed: Vec<(Field, &str, &str)> =
        old.differences.iter().map(|one| (one.field, one.counts.as_str(), one.other.as_str())).collect();
    assert_eq!(changed, [(Field::Date, "2023-07-08", "2023-07-01"), (Field::Status, "已完成", "未启动")]);
    assert_eq!(ledger.reporting.received, 1);
}

#[test]
fn an_older_form_is_read_clause_by_clause() {
    let mut office = Office::new();
    let old = office.form("区农业农村局");
    office.put("a.xlsx", &form_with(&old, &[]));
    office.change(|place| {
        place.edit("2023/01-源头治理.yaml", "落实耕地分类管理制度", "严格落实耕地分类管理制度");
        place.edit(
            "2023/04-标准体系.yaml",
            "      - id: ",
            "      - id: 新的一条\n        text: 做一件新事\n        responsible: [区农业农村局]\n      - id: ",
        );
    });
    let dropped = old.rows.iter().find(|row| row.number == "5.2").expect("a clause").key.clone();
    office.change(|place| {
        place.edit(
            "2023/02-重点领域.yaml",
            "responsible: [区农业农村局, 市市场监管局友好分局]",
            "responsible: [市市场监管局友好分局]",
        );
    });
    let ledger = office.collect().ledger;
    assert_nothing_is_lost(&ledger);
    let unit = ledger.units.iter().find(|unit| unit.unit == "区农业农村局").expect("the unit");
    assert_eq!(unit.state, State::Reported);
    assert_eq!(unit.new_keys, ["新的一条"]);
    let reworded: Vec<&str> =
        unit.faults.iter().filter(|(_, _, fault)| fault.check == "reworded").map(|(key, ..)| key.as_str()).collect();
    assert_eq!(reworded, ["耕地土壤污染"]);
    let said = &unit.faults.iter().find(|(_, _, fault)| fault.check == "reworded").expect("said").2.message.zh;
    assert!(said.contains("原为“落实耕地") && said.contains("现为“严格落实耕地"), "{said}");
    let file = &ledger.files[0];
    let aside: Vec<&str> =
        file.cells.iter().filter(|cell| cell.outcome == Outcome::SetAside).map(|cell| cell.key.as_str()).collect();
    assert_eq!(aside, [dropped.as_str()]);
}

#[test]
fn a_decision_holds_until_its_inputs_change() {
    let office = Office::with(|place| {
        // A lead and a partner that both report the figure.
        place.edit(
            "2023/02-重点领域.yaml",
            "        responsible: [市市场监管局友好分局]\n        targets:",
            "        lead: 市市场监管局友好分局\n        with: [区教育局]\n        targets:",
        );
    });
    let (lead, partner) = (office.form(OFFICE), office.form("区教育局"));
    let key = partner
        .rows
        .iter()
        .find(|row| row.role == "参与" && row.target.as_ref().is_some_and(anpai::model::blank::Asked::is_rate))
        .expect("shared")
        .key
        .clone();
    office.put("lead.xlsx", &form_with(&lead, &[(&key, Field::Value, "98%")]));
    office.put("partner.xlsx", &form_with(&partner, &[(&key, Field::Value, "95%")]));
    let collected = office.collect();
    let conflict = &collected.ledger.conflicts[0];
    assert_eq!((conflict.stands.as_str(), &conflict.decided), (OFFICE, &None), "the lead's stands, and it is open");
    assert_eq!(
        conflict.said.iter().map(|(_, role, value)| format!("{role}{value}")).collect::<Vec<_>>(),
        ["参与95%", "牵头98%"]
    );
    assert!(
        collected
            .ledger
            .targets
            .iter()
            .any(|target| target.key == key && target.is_open && target.reached == Some(98.0))
    );
    let text = collected.decisions.expect("the question is written down");
    let decided = text.replacen("take:\n", "take: 区教育局\n", 1).replacen("reason:\n", "reason: 现场核过\n", 1);
    fs::write(office.returns().join(DECISIONS), &decided).expect("a file");
    let collected = office.collect();
    assert_eq!(collected.ledger.conflicts[0].decided, Some(("区教育局".to_owned(), "现场核过".to_owned())));
    assert!(
        collected
            .ledger
            .targets
            .iter()
            .any(|target| target.key == key && !target.is_open && target.reached == Some(95.0))
    );
    assert_eq!(collected.decisions, None, "nothing new to ask");
    office.put("partner.xlsx", &form_with(&partner, &[(&key, Field::Value, "96%")]));
    let collected = office.collect();
    assert_eq!(collected.ledger.conflicts[0].decided, None, "another figure, another question");
    let unused: Vec<(usize, &str)> =
        collected.ledger.unused.iter().map(|unused| (unused.number, unused.why.zh.as_str())).collect();
    assert_eq!(unused, [(1, "没有这件事，或材料已变（inputs 不符）")]);
    let new = collected.decisions.expect("asked again");
    assert!(new.starts_with(decided.trim_end()), "what was written stays to the letter");
    assert_eq!(new.matches("- kind: 冲突").count(), 2);
}

#[test]
fn a_year_is_not_less_than_its_half() {
    let office = Office::new();
    let half = office.form(OFFICE);
    let key = half
        .rows
        .iter()
        .find(|row| row.target.as_ref().is_some_and(|asked| !asked.is_rate()))
        .expect("a count")
        .key
        .clone();
    let duty = half.row(&key).expect("the row").clause.clone();
    office.put("a.xlsx", &form_with(&half, &[(&key, Field::Value, "1.8"), (&duty, Field::Progress, "抽检了一批")]));
    let folder = office.place.output().join("returns/上半年");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("ledger.json"), anpai::year::returns::print::json::json(&office.collect().ledger))
        .expect("a file");
    let year = office.forms("全年").into_iter().find(|form| form.unit == OFFICE).expect("the form");
    let returns = office.place.root().join("returns/2023/全年");
    fs::create_dir_all(&returns).expect("a folder");
    fs::write(
        returns.join("a.xlsx"),
        form_with(&year, &[(&key, Field::Value, "1.5"), (&duty, Field::Progress, "抽检了一批")]),
    )
    .expect("a file");
    let ledger = office.collect_for("全年", &returns).ledger;
    let unit = ledger.units.iter().find(|unit| unit.unit == OFFICE).expect("the unit");
    let checks: Vec<&str> = unit.faults.iter().map(|(_, _, fault)| fault.check).collect();
    assert!(checks.contains(&"below-earlier") && checks.contains(&"unchanged"), "{checks:?}");
}

#[test]
fn a_wrong_form_is_named_as_such() {
    let office = Office::new();
    let year = office.forms("全年").into_iter().find(|form| form.unit == "区教育局").expect("the form");
    office.put("year.xlsx", &form_with(&year, &[]));
    let form = office.form("区农业农村局");
    let mut stolen = answers(&form);
    stolen["spoil"] = json!("unit");
    fill(&form, &stolen, &office.returns().join("stolen.xlsx"));
    let mut twice = answers(&office.form("区法院"));
    twice["spoil"] = json!("twice");
    fill(&office.form("区法院"), &twice, &office.returns().join("twice.xlsx"));
    let ledger = office.collect().ledger;
    assert_nothing_is_lost(&ledger);
    let why = |name: &str| {
        ledger.files.iter().find(|file| file.file.name == name).and_then(|file| file.why.clone()).map(|why| why.zh)
    };
    assert_eq!(why("year.xlsx").as_deref(), Some("是2023年全年的表，不是2023年上半年的"));
    assert!(why("stolen.xlsx").expect("a reason").contains("填报单位写的是“区教育局”，表却是区农业农村局的"));
    let court = ledger.units.iter().find(|unit| unit.unit == "区法院").expect("the unit");
    assert!(court.faults.iter().any(|(_, _, fault)| fault.check == "twice") && court.to_mend > 0);
}

/// A zip file of these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

fn workbook_of(sheet: &str) -> Vec<u8> {
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"#;
    let book = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="报表" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let links = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{sheet}</sheetData></worksheet>"#
    );
    let root = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn hostile_files_are_refused_with_a_reason_and_the_good_one_is_still_read() {
    let office = Office::new();
    let form = office.form("区教育局");
    let good = form_with(&form, &[]);
    office.put("good.xlsx", &good);
    office.put(
        "bomb.xlsx",
        &zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", &vec![b' '; 80 << 20])]),
    );
    let rows: String =
        (1..=100_000).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="n"><v>1</v></c></row>"#)).collect();
    office.put("rows.xlsx", &workbook_of(&rows));
    // Two cells in far corners: laid out whole they would take 400 GB.
    office.put(
        "corners.xlsx",
        &workbook_of(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#),
    );
    let ods = r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    office.put(
        "repeated.ods",
        &zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", ods.as_bytes())]),
    );
    office.put("word.docx", &zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]));
    office.put("scan.pdf", b"%PDF-1.7 ...");
    office.put("half.xlsx", &good[..good.len() / 2]);
    office.put("区法院的报表.xlsx", b"PK\x03\x04 broken");
    office.put("empty.xlsx", b"");
    office.put("nested.zip", &zipped(&[("inner.zip", &zipped(&[("a.xlsx", &good)])), ("区教育局/报表.xlsx", &good)]));
    office.put("~$good.xlsx", b"lock");
    let ledger = office.collect().ledger;
    assert_nothing_is_lost(&ledger);
    let why = |name: &str| {
        ledger
            .files
            .iter()
            .find(|file| file.file.name == name)
            .and_then(|file| file.why.clone())
            .map_or(String::new(), |why| why.zh)
    };
    for (name, part) in [
        ("bomb.xlsx", "解开后超过"),
        ("rows.xlsx", "有内容的格超过"),
        ("corners.xlsx", "认不出"),
        ("repeated.ods", "重复得太多"),
        ("word.docx", "Word"),
        ("scan.pdf", "扫描件"),
        ("half.xlsx", "坏"),
        ("区法院的报表.xlsx", "坏"),
        ("empty.xlsx", "不是报表"),
        ("nested.zip/inner.zip", "压缩包里还有压缩包"),
    ] {
        assert!(why(name).contains(part), "{name}: {}", why(name));
    }
    assert_eq!(ledger.files.iter().filter(|file| file.counts_for_unit).count(), 1);
    assert!(ledger.files.iter().all(|file| file.file.name != "~$good.xlsx"));
    let court = ledger.units.iter().find(|unit| unit.unit == "区法院").expect("the unit");
    assert_eq!(court.state, State::Returned, "a broken file with its name on it is no silence");
}

#[test]
fn an_export_of_the_page_is_read_like_a_sheet() {
    let office = Office::new();
    let form = office.form(OFFICE);
    let key = key_of_rate(&form);
    let duty = form.rows[0].key.clone();
    let export = json!({ "schema": "anpai-return/1", "form": form, "saved": "2023-07-04T08:00:00",
        "head": { "filler": "张三", "date": "2023-07-04", "nonsense": "x" },
        "rows": { &duty: { "status": "已完成", "progress": "办了" }, &key: { "done": "49", "whole": "50" }, "没有的": { "status": "已完成" } } });
    office.put("a.json", export.to_string().as_bytes());
    office.put("b.json", b"{\"schema\": 1}");
    let ledger = office.collect().ledger;
    assert_nothing_is_lost(&ledger);
    assert_eq!(entry(&ledger, OFFICE, &key).reached, Some(98.0));
    assert_eq!(entry(&ledger, OFFICE, &duty).said(Field::Progress), Some("办了"));
    let file = ledger.files.iter().find(|file| file.file.name == "a.json").expect("the file");
    assert_eq!((file.counts.read, file.counts.set_aside), (8, 2));
}
