//! The tools of these tests: forms of the shipped plan, and programs that we did not write to fill and to read them.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use anpai::{
    model::{blank::Blank, checked::CheckedPlan},
    pipeline::{
        assign,
        check::{self, Mode},
        load::load,
    },
    year::returns::collect::{self, Collected, Request, collect},
};
use serde_json::{Value, json};

use crate::support::workplace::{Workplace, repository};

/// A folder with the shipped plan, due on 10 July, and a folder of returns.
pub(crate) struct Office {
    pub(crate) place: Workplace,
    pub(crate) checked: CheckedPlan,
}

pub(crate) const PERIOD: &str = "上半年";

impl Office {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    /// After a change of the plan.
    pub(crate) fn with(change: impl FnOnce(&Workplace)) -> Self {
        let place = Workplace::new();
        place.edit("2023/plan.yaml", "      due:             # 原件未载", "      due: 2023-07-10");
        change(&place);
        let checked = checked(&place.plan());
        fs::create_dir_all(place.root().join("returns/2023/上半年")).expect("a folder");
        Self { place, checked }
    }

    /// The plan changes after the forms went out.
    pub(crate) fn change(&mut self, change: impl FnOnce(&Workplace)) {
        change(&self.place);
        self.checked = checked(&self.place.plan());
    }

    pub(crate) fn forms(&self, period: &str) -> Vec<Blank> {
        collect::blanks(&self.checked).into_iter().filter(|form| form.period == period).collect()
    }

    pub(crate) fn form(&self, unit: &str) -> Blank {
        self.forms(PERIOD).into_iter().find(|form| form.unit == unit).expect("the unit has a form")
    }

    pub(crate) fn returns(&self) -> PathBuf {
        self.place.root().join("returns/2023/上半年")
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.returns().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    pub(crate) fn collect(&self) -> Collected {
        self.collect_for(PERIOD, &self.returns())
    }

    pub(crate) fn collect_for(&self, period: &str, returns: &Path) -> Collected {
        let output = self.place.output();
        let request = Request { plan: &self.checked, period, returns, output: &output, as_of: None };
        collect(&request).expect("nothing but the files can be wrong")
    }
}

/// The program, called in the folder that plan and returns lie in.
pub(crate) fn anpai(office: &Office, arguments: &str) -> (Output, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anpai"));
    command.current_dir(office.place.root()).args(arguments.split_whitespace()).args(["--lang", "zh"]);
    if ["build", "report", "collect"].iter().any(|name| arguments.starts_with(name)) {
        command.arg("--fonts").arg(repository().join("fonts"));
    }
    let output = command.output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output, said)
}

pub(crate) fn checked(plan: &Path) -> CheckedPlan {
    let loaded = load(plan).expect("the plan");
    let checked = check::check(loaded.plan, loaded.findings, Mode::Draft);
    checked.plan.expect("a plan without errors")
}

/// Answers to every row of a form: a rate of 49 of 50, other quantities at their goal.
pub(crate) fn answers(form: &Blank) -> Value {
    let mut rows: BTreeMap<&str, Value> = BTreeMap::new();
    for row in &form.rows {
        let answer = match &row.target {
            None => json!({ "状态": "达序时", "进展情况": format!("已按{}推进", row.number) }),
            Some(asked) if asked.is_rate() => json!({ "完成数（分子）": 49, "应完成数（分母）": 50 }),
            Some(asked) => json!({ "完成值": format!("{}{}", asked.number, asked.unit) }),
        };
        rows.insert(&row.key, answer);
    }
    json!({ "head": { "填报人": "张三", "联系电话": "0458-1234567", "报送日期": "2023-07-05" }, "rows": rows })
}

/// Fills a form with openpyxl.
pub(crate) fn fill(form: &Blank, answers: &Value, out: &Path) {
    let blank = out.with_extension("blank.xlsx");
    fs::write(&blank, anpai::pipeline::typeset::sheet::sheet(form).expect("a form")).expect("a file");
    let script = repository().join("tests/it/returns/fill.py");
    let mut child = Command::new("python3")
        .arg(script)
        .args([&blank, &out.to_path_buf()])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("python3 with openpyxl is there");
    child.stdin.take().expect("piped").write_all(answers.to_string().as_bytes()).expect("read");
    succeeded(&child.wait_with_output().expect("it ends"));
    fs::remove_file(blank).expect("a file");
}

/// Opens a workbook with `LibreOffice` and saves it as another kind.
pub(crate) fn save_as(path: &Path, kind: &str) -> PathBuf {
    let folder = path.parent().expect("a folder");
    let profile = tempfile::tempdir().expect("a folder");
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.path().display()))
        .args(["--headless", "--convert-to", kind, "--outdir"])
        .args([folder, path])
        .output()
        .expect("LibreOffice is there: install libreoffice-calc");
    succeeded(&output);
    path.with_extension(kind)
}

pub(crate) fn python(script: &str, arguments: &[&Path]) -> String {
    let output = Command::new("python3").arg("-c").arg(script).args(arguments).output().expect("python3 is there");
    succeeded(&output);
    String::from_utf8(output.stdout).expect("text")
}

fn succeeded(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn another_program_reads_the_form_as_it_was_written() {
    let office = Office::new();
    let form = office.form("市市场监管局友好分局");
    let path = office.place.root().join("form.xlsx");
    fs::write(&path, anpai::pipeline::typeset::sheet::sheet(&form).expect("a form")).expect("a file");
    let said = python(
        "import openpyxl, sys, json
b = openpyxl.load_workbook(sys.argv[1]); s = b['报表']
texts = [str(c.value) for r in s.iter_rows() for c in r if c.value is not None]
v = s.data_validations.dataValidation
print(json.dumps({'texts': texts, 'locked': s.protection.sheet, 'free': sum(1 for r in s.iter_rows() for c in r if not c.protection.locked and not isinstance(c, openpyxl.cell.cell.MergedCell)),
 'lists': sum(1 for x in v if x.type == 'list'), 'numbers': sum(1 for x in v if x.type == 'decimal'), 'hidden': b['_anpai'].sheet_state,
 'landscape': s.page_setup.orientation, 'paper': s.page_setup.paperSize, 'repeat': s.print_title_rows, 'footer': s.oddFooter.center.text}))",
        &[&path],
    );
    let said: Value = serde_json::from_str(&said).expect("json");
    let texts: Vec<&str> = said["texts"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    for row in &form.rows {
        assert!(texts.contains(&row.key.as_str()), "{}", row.key);
        assert!(texts.iter().any(|text| text.contains(&row.text)), "{}", row.text);
    }
    let asked: usize = form.rows.iter().map(|row| row.fields().len()).sum();
    assert_eq!(said["free"], json!(asked + 5), "every place that asks is free, and no other");
    assert_eq!(said["lists"], json!(form.rows.iter().filter(|row| row.target.is_none()).count() + 1));
    assert_eq!((&said["locked"], &said["hidden"]), (&json!(true), &json!("veryHidden")));
    assert_eq!(
        (&said["landscape"], &said["repeat"], &said["footer"]),
        (&json!("landscape"), &json!("$6:$6"), &json!("— &P —"))
    );
    assert!(
        texts
            .iter()
            .any(|text| text.contains("表号：2023-上半年-市市场监管局友好分局") && text.contains(&form.version))
    );
}

#[test]
fn a_form_is_the_same_bytes_every_time_and_shows_what_was_said_before() {
    let office = Office::new();
    let form = office.form("区教育局");
    let bytes = |form: &Blank| anpai::pipeline::typeset::sheet::sheet(form).expect("a form");
    assert_eq!(bytes(&form), bytes(&form));
    let row = &form.rows[0];
    let ledger = json!({ "year": 2023, "period": "上半年", "entries": [{ "unit": "区教育局", "key": row.key,
        "values": { "status": { "value": "未启动", "outcome": "accepted" } } }] });
    let folder = office.place.output().join("returns/上半年");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("ledger.json"), ledger.to_string()).expect("a file");
    let mut documents = assign::assign(&office.checked, true);
    anpai::pipeline::load::earlier::show(&mut documents, &office.place.output()).expect("the ledger");
    let shown: Vec<(String, String)> = documents
        .iter()
        .filter_map(|document| document.form().filter(|form| form.unit == "区教育局"))
        .map(|form| (form.blank.period.clone(), form.blank.rows[0].earlier.clone()))
        .collect();
    assert_eq!(shown, [("上半年".to_owned(), String::new()), ("全年".to_owned(), "未启动".to_owned())]);
}
