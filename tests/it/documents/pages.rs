//! Every page that a build makes passes the gate.

use gbt9704::{Options, verify};

use crate::support::workplace::Workplace;

#[test]
fn every_pdf_of_the_shipped_plan_meets_the_standard() {
    let workplace = Workplace::new();
    workplace.build();
    for (path, bytes) in workplace.files() {
        if path.ends_with(".pdf") {
            let report = verify(&bytes, Options::default()).expect("our own PDF is read");
            let failures: Vec<String> =
                report.failures().map(|measure| format!("{} {:?}", measure.id, measure.measured)).collect();
            assert!(failures.is_empty(), "{path}: {failures:?}");
            // With anything before its header a file is opened whole, and shows the same.
            let whole = verify(&[b"\n", bytes.as_slice()].concat(), Options::default()).expect("our own PDF is read");
            let json = |report| serde_json::to_string(report).expect("a report is data");
            assert_eq!(json(&report), json(&whole), "{path}");
        }
    }
}

/// What the printed set of the shipped plan may take: it was 78 pages for 14 letters and 92 for 28 forms.
#[test]
fn letters_and_forms_take_few_pages_and_every_letter_has_its_text_on_one() {
    let workplace = Workplace::new();
    super::final_build::complete(&workplace);
    workplace.build_with(|options| options.mode = anpai::pipeline::check::Mode::Final);
    let (mut letters, mut forms) = (Vec::new(), Vec::new());
    for (path, bytes) in crate::support::workplace::files(&workplace.issued())
        .into_iter()
        .filter(|(path, _)| path.ends_with(".pdf") && !path.contains("登记簿"))
    {
        let pages = lopdf::Document::load_mem(&bytes).expect("our own PDF is read").get_pages().len();
        if path.starts_with("letters/") {
            let text = crate::support::workplace::pdf_text(&workplace.issued().join(&path));
            let first = text.split('\u{c}').next().expect("a page");
            assert!(first.contains("2023年6月10日") && first.contains("2. 友好区"), "{path} signs on page 1:\n{first}");
            assert!(pages >= 2, "{path}");
            letters.push(pages);
        } else if path.starts_with("forms/") {
            forms.push(pages);
        }
    }
    assert_eq!((letters.len(), forms.len()), (14, 28));
    let notice = lopdf::Document::load_mem(&crate::support::workplace::files(&workplace.issued())["notice.pdf"])
        .expect("our own PDF is read");
    assert_eq!(notice.get_pages().len(), 10, "the imprint stands below the signature");
    let sum = |pages: &[usize]| pages.iter().sum::<usize>();
    assert!(sum(&letters) <= 40 && sum(&forms) <= 70, "{letters:?} {forms:?}");
}

/// A small plan; `more` are further keys of its head.
fn small_plan(workplace: &Workplace, title: &str, recipients: usize, preamble: &str, more: &str) {
    let names: Vec<String> = (1..=recipients).map(|number| format!("第{number}成员单位")).collect();
    let head = format!(
        "year: 2023\nissuing_authority: 友好区人民政府\ndocument_number: 友政发〔2023〕19号\ntitle: {title}\n\
         recipients: [{}]\npreamble: {preamble}。\nsections: [one]\nclosing: 特此通知。\n{more}\
         copy_recipients: [区委办公室]\nprinting_authority: 友好区人民政府办公室\nprinting_date: 2023-03-16\n\
         letters: {{ form: 函, sender: 区政府办（食安办）, sender_full_name: 友好区食品安全委员会办公室, basis: 会议纪要 }}\n\
         reports: {{ basis: 会议纪要, return_to: 区政府食安办 }}\n",
        names.join(", ")
    );
    workplace.put("2023/plan.yaml", &head);
    workplace.put(
        "2023/one.yaml",
        "title: 强化源头治理\nitems:\n  - title: 净化产地环境\n    clauses:\n      - id: 耕地\n        text: 落实耕地分类管理制度\n        responsible: [区农业农村局]\n",
    );
}

/// The notice is made, or the gate says why not.
fn passes(workplace: &Workplace) -> Result<(), anpai::model::error::Error> {
    let mut options = crate::support::workplace::options(workplace.output());
    options.selection.only = vec![anpai::model::document::Kind::Notice];
    options.selection.formats = vec![anpai::pipeline::Format::Pdf];
    let progress = anpai::pipeline::Progress { begin: &|_| {}, done: &|_| {} };
    let built = anpai::pipeline::build(&workplace.plan(), &options, progress)?;
    assert!(built.outcome.is_some(), "{:?}", built.findings);
    assert!(built.faults.is_empty(), "{:?}", built.faults);
    Ok(())
}

#[test]
fn a_text_may_end_at_any_line_of_a_page() {
    let workplace = Workplace::bare();
    for (seal, attachments) in [
        ("seal: true\n", ""),
        ("seal: false\n", "attachments: [{ title: 任务分工表, text: 略。 }, { title: 报表, text: 略。 }]\n"),
    ] {
        for line in 0..23 {
            let preamble = format!("{}{}", "落实食品安全属地管理责任，".repeat(20), "加".repeat(28 * line + 9));
            let more = format!("date_of_issue: 2023-03-15\nsignature: 友好区人民政府\n{seal}{attachments}");
            small_plan(&workplace, "关于印发食品安全重点工作安排的通知", 1, &preamble, &more);
            passes(&workplace).unwrap_or_else(|error| panic!("{line} more lines, {more}: {error}"));
        }
    }
}

#[test]
fn titles_and_recipients_of_any_length_pass() {
    let workplace = Workplace::bare();
    let subject = "友好区进一步加强食品安全全链条监管和农村集体聚餐风险防控以及校园周边餐饮服务专项整治2023年行动方案";
    for (characters, recipients) in [(2, 1), (6, 2), (10, 5), (14, 8), (20, 13), (26, 20), (32, 30), (40, 40), (50, 3)]
    {
        let title: String = subject.chars().take(characters).collect();
        let more = "date_of_issue: 2023-03-15\nsignature: 友好区人民政府\nnote: 此件公开发布\nurgency: 特急\n";
        small_plan(&workplace, &format!("关于印发{title}的通知"), recipients, "按照省、市部署", more);
        passes(&workplace).unwrap_or_else(|error| panic!("{characters} characters, {recipients} recipients: {error}"));
    }
}

#[test]
fn a_page_that_fails_a_clause_is_named_and_no_final_has_one() {
    let workplace = Workplace::bare();
    small_plan(&workplace, "关于印发食品安全重点工作安排的通知", 1, "按照省、市部署", "");
    let page =
        std::fs::read_to_string(crate::support::workplace::repository().join("templates/official/page.typ")).unwrap();
    let mut options = crate::support::workplace::options(workplace.output());
    let lower = page.replace("+ area-height + 7mm, mark", "+ area-height + 9mm, mark");
    options.templates = anpai::pipeline::render::Templates::new(vec![("official/page.typ".to_owned(), lower)]).unwrap();
    let progress = anpai::pipeline::Progress { begin: &|_| {}, done: &|_| {} };
    let named = |faults: &[String]| {
        let fault = faults.iter().find(|fault| fault.contains("notice.pdf p. 1"));
        let fault = fault.unwrap_or_else(|| panic!("the page is named in {faults:#?}"));
        assert!(fault.contains("7.5 (PN-01)") && fault.contains("report it"), "{fault}");
    };
    let draft = |options: &anpai::pipeline::Options| {
        let built = anpai::pipeline::build(&workplace.plan(), options, progress).expect("a draft is written");
        let made = built.outcome.expect("no fault of the plan").made;
        (made, built.faults.into_iter().map(|fault| fault.en).collect::<Vec<_>>())
    };
    named(&draft(&options).1);
    let (made, faults) = draft(&options);
    assert!(made.contains(&"notice.pdf".to_owned()), "what misses a clause is never current");
    named(&faults);
    options.measured = false;
    assert!(draft(&options).1.is_empty(), "let through on request");
    options.measured = true;
    named(&draft(&options).1);
    std::fs::remove_dir_all(workplace.output()).unwrap();
    workplace.edit(
        "2023/plan.yaml",
        "basis: 会议纪要 }\nreports: { basis: 会议纪要, ",
        "basis: 会议纪要, document_number: 友食安办函〔2023〕3号, date_of_issue: 2023-03-16, \
         contact: { name: 王明, telephone: 0458-1234567, email: a@example.cn, address: 友好路1号 } }\n\
         signature: 友好区人民政府\ndate_of_issue: 2023-03-15\n\
         reports: { basis: 会议纪要, periods: [{ name: 全年, covers: 2023年1月1日至12月31日, due: 2024年1月5日 }], ",
    );
    options.mode = anpai::pipeline::check::Mode::Final;
    match anpai::pipeline::build(&workplace.plan(), &options, progress) {
        Err(error) => named(&[error.to_string()]),
        Ok(built) => panic!("a final is refused for its pages: {:#?}", built.findings),
    }
    assert!(!workplace.output().exists(), "nothing may be handed out");
}

/// One row of the table in docs/MEASURED.md: what is asked for, and what notice, letter and form have.
type Row = ((String, String, String, String), [String; 3]);

fn measured_rows(workplace: &Workplace) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let files = crate::support::workplace::files(&workplace.issued());
    for (column, path) in ["notice.pdf", "letters/区农业农村局.pdf", "forms/区农业农村局-上半年.pdf"].iter().enumerate()
    {
        let report = verify(&files[*path], Options::default()).expect("our own PDF is read");
        for measure in report.findings {
            let key = (
                measure.clause.to_owned(),
                measure.id.to_owned(),
                measure.name.zh.to_owned(),
                measure.required.to_owned(),
            );
            let at = rows.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
                rows.push((key, Default::default()));
                rows.len() - 1
            });
            let cell = &mut rows[at].1[column];
            if cell.is_empty() {
                *cell = measure.measured.unwrap_or_default();
            }
        }
    }
    let by_clause = |row: &Row| row.0.0.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    rows.sort_by_key(by_clause);
    rows
}

#[test]
fn the_table_of_measured_values_is_true() {
    let workplace = Workplace::new();
    super::final_build::complete(&workplace);
    workplace.build_with(|options| options.mode = anpai::pipeline::check::Mode::Final);
    let mut table = "# 实测值 / Measured values\n\n\
        2023年方案定稿（各未知项以示例补齐）的各项实测值，由 `anpai verify` 从 PDF 量出；测试保证本表与程序一致。\n\
        What `anpai verify` reads from the PDFs of the 2023 plan with its unknowns filled in; a test keeps this table true.\n\n\
        | 条款 | 编号 | 项目 | 要求 | 通知 | 函 | 报表 |\n|---|---|---|---|---|---|---|\n"
        .to_owned();
    for ((clause, id, name, required), [notice, letter, form]) in measured_rows(&workplace) {
        table.push_str(&format!("| {clause} | {id} | {name} | {required} | {notice} | {letter} | {form} |\n"));
    }
    let path = crate::support::workplace::repository().join("docs/MEASURED.md");
    if std::env::var_os("ANPAI_ACCEPT").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(known == table, "docs/MEASURED.md is not what is measured: run `make accept` and read the diff");
}
