//! The gate, both ways: pages of the official library pass, and pages with one number wrong fail at that clause.

mod hostile;
mod mutants;
mod samples;
mod typeset;

use gbt9704::{Kind, Lang, Options, Report, verify};

fn measured(pdf: &[u8]) -> Report {
    verify(pdf, Options::default()).expect("the PDF can be read")
}

fn show(name: &str, pdf: &[u8]) -> Report {
    if let Ok(folder) = std::env::var("VERIFY_KEEP") {
        std::fs::write(format!("{folder}/{name}.pdf"), pdf).expect("the folder can be written");
    }
    measured(pdf)
}

#[test]
fn a_notice_of_the_library_meets_every_clause() {
    let report = show("notice", &typeset::pdf("notice", &samples::notice(), &[]));
    assert_eq!(report.kind, Kind::Notice);
    assert!(report.passes(), "{}", report.table(Lang::Zh));
}

#[test]
fn a_joint_notice_that_issues_a_plan_meets_every_clause() {
    for organs in 2..=7 {
        for seal in [true, false] {
            let mut data = samples::joint();
            let names = [
                "友好区教育局",
                "友好区卫健局",
                "市监友好分局",
                "友好区公安局",
                "区住房和城乡建设局",
                "区法院",
                "共青团友好区委员会",
            ];
            data["signatures"] = serde_json::json!(&names[..organs]);
            data["joint"] = serde_json::json!(&names[..organs]);
            data["seal"] = serde_json::json!(seal);
            let report = show(&format!("joint-{organs}-{seal}"), &typeset::pdf("notice", &data, &[]));
            assert!(report.passes(), "{organs} {seal}\n{}", report.table(Lang::Zh));
            let is_measured = |id: &str| report.findings.iter().any(|measure| measure.id == id);
            assert!(is_measured("HD-05") && is_measured("IS-01"), "{organs} {seal}");
            assert_eq!(is_measured("SG-02"), seal, "{organs}");
        }
    }
}

#[test]
fn a_letter_of_the_library_meets_every_clause() {
    let report = show("letter", &typeset::pdf("letter", &samples::letter(), &[]));
    assert_eq!(report.kind, Kind::Letter);
    assert!(report.passes(), "{}", report.table(Lang::Zh));
}

#[test]
fn a_form_of_the_library_meets_every_clause() {
    let report = show("form", &typeset::pdf("form", &samples::form(), &[]));
    assert_eq!(report.kind, Kind::Form);
    assert!(report.passes(), "{}", report.table(Lang::Zh));
}

#[test]
fn a_comparison_of_the_library_meets_every_clause() {
    let report = show("comparison", &typeset::pdf("comparison", &samples::comparison(), &[]));
    assert!(report.passes(), "{}", report.table(Lang::Zh));
}

#[test]
fn a_page_with_one_number_wrong_fails_at_that_clause_and_no_other() {
    let mut wrong = Vec::new();
    for mutant in mutants::MUTANTS {
        let options = Options { seal: Some(mutant.id != "SG-03"), ..Options::default() };
        let report = verify(&mutant.pdf(), options).expect("the PDF can be read");
        let mut failed: Vec<&str> = report.failures().map(|measure| measure.id).collect();
        failed.dedup();
        if failed != [mutant.id] {
            let rows: Vec<String> = report
                .failures()
                .map(|m| format!("    {} {} {:?} {:?}", m.id, m.name.zh, m.measured, m.text))
                .collect();
            wrong.push(format!("{} must fail at {} alone:\n{}", mutant.name, mutant.id, rows.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_signature_below_a_table_stands_with_text() {
    let report = show("table", &typeset::pdf("notice", &samples::notice_with_table(true), &[]));
    assert!(report.passes(), "{}", report.table(Lang::Zh));
    let measured = report.findings.iter().filter(|measure| measure.id == "SG-06");
    let texts: Vec<&str> = measured.filter_map(|measure| measure.measured.as_deref()).collect();
    assert!(texts.len() == 1 && texts[0] != "0", "it is measured beside a table: {texts:?}");
}

/// Documents of many lengths; each that does not pass is shown with what fails.
fn sweep(documents: impl Iterator<Item = (String, &'static str, serde_json::Value)>) {
    let mut wrong = Vec::new();
    for (name, entry, data) in documents {
        let report = show(&name, &typeset::pdf(entry, &data, &[]));
        for m in report.failures() {
            wrong.push(format!("{name}: {} {} p{:?} {:?} {:?}", m.id, m.name.zh, m.page, m.measured, m.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn texts_that_end_at_every_line_of_a_page_pass() {
    sweep((0..48).map(|length| (format!("length-{length}"), "notice", samples::notice_of(length))));
}

#[test]
fn little_text_around_a_table_passes() {
    sweep((1..24).map(|rows| (format!("around-{rows}"), "notice", samples::notice_around_table(rows))));
}

#[test]
fn one_to_forty_recipients_pass() {
    let recipients = |count: usize| vec!["区食安委成员单位"; count].join("、") + "：";
    sweep([1, 2, 4, 8, 12, 20, 30, 40].into_iter().map(move |count| {
        let mut data = samples::notice();
        data["recipients"] = samples::known(&recipients(count));
        (format!("recipients-{count}"), "notice", data)
    }));
}

#[test]
fn drafts_with_blanks_pass() {
    let mut notice = samples::notice();
    notice["draft"] = serde_json::json!(true);
    for key in ["document_number", "signature", "date_of_issue", "recipients"] {
        let mut data = notice.clone();
        data[key] = samples::unknown("成文日期");
        notice[key] = data[key].clone();
    }
    notice["imprint"]["printing_authority"] = samples::unknown("印发机关");
    notice["imprint"]["printing_date"] = samples::unknown("印发日期");
    notice["imprint"]["copy_recipients"] = samples::unknown("抄送机关");
    let mut letter = samples::letter();
    letter["draft"] = serde_json::json!(true);
    letter["masthead"]["state"] = serde_json::json!("inferred");
    letter["signature"]["state"] = serde_json::json!("inferred");
    letter["document_number"] = samples::unknown("发文字号");
    letter["date_of_issue"] = samples::unknown("成文日期");
    sweep([("draft-notice".to_owned(), "notice", notice), ("draft-letter".to_owned(), "letter", letter)].into_iter());
}

#[test]
fn titles_and_organs_of_many_lengths_pass() {
    let words = "关于印发友好区食品安全重点工作安排和任务分解方案以及责任清单考核办法的";
    let title = |length: usize| {
        let head: Vec<char> = words.chars().take(length).collect();
        let (first, second) = head.split_at(head.len().min(if length > 18 { length / 2 + 2 } else { length }));
        let mut lines: Vec<String> = vec![first.iter().collect(), second.iter().collect()];
        lines.retain(|line| !line.is_empty());
        lines.last_mut().expect("a line").push_str("通知");
        lines
    };
    let organ =
        |length: usize| "友好区食品安全委员会办公室市场监督管理局农业农村局".chars().take(length).collect::<String>();
    sweep((4..26).map(move |length| {
        let mut data = samples::notice_of(length);
        data["title"] = serde_json::json!(title((length + 8).min(36)));
        data["signature"] = samples::known(&organ(length));
        data["masthead"] = samples::known(&(organ(length) + "文件"));
        (format!("organ-{length}"), "notice", data)
    }));
}

#[test]
fn pledges_and_lists_pass() {
    sweep(["pledge", "list"].into_iter().map(|kind| {
        let mut data = samples::letter();
        data["kind"] = serde_json::json!(kind);
        (format!("letter-{kind}"), "letter", data)
    }));
}

#[test]
fn lines_that_begin_with_a_stop_or_end_with_a_bracket_are_found() {
    let text = r#"#set page(width: 210mm, height: 297mm, margin: 30mm)
#set text(font: "FandolFang R", lang: "zh", region: "cn", size: 15.8pt)
食品安全工作的各项任务（#linebreak()，由各部门按照职责分工负责落实"#;
    let report = measured(&typeset::plain(text));
    let marks: Vec<_> = report.failures().filter(|measure| measure.id == "UN-01").collect();
    assert_eq!(marks.len(), 1, "{}", report.table(Lang::Zh));
    assert_eq!(marks[0].measured.as_deref(), Some("2"));
}

#[test]
fn the_report_is_written_as_json_and_in_both_languages() {
    let report = measured(&typeset::pdf("notice", &samples::notice(), &[]));
    let json = serde_json::to_value(&report).expect("a report can be written");
    assert_eq!(json["kind"], "notice");
    assert_eq!(json["findings"][0]["clause"], "5.1");
    assert_eq!(json["findings"][0]["verdict"], "pass");
    assert!(report.table(Lang::Zh).contains("发文机关标志上边缘至版心上边缘"));
    assert!(report.table(Lang::En).contains("mark below the type area's top"));
}
