//! Draft and final.

use anpai::pipeline::check::Mode;

use crate::support::workplace::{Workplace, html_text, pdf_text};

pub(crate) fn complete(workplace: &Workplace) {
    let plan = "2023/plan.yaml";
    for (key, value) in [
        ("signature:", "signature: 友好区人民政府"),
        ("date_of_issue:         #", "date_of_issue: 2023-06-08 #"),
        ("copy_recipients:", "copy_recipients: []"),
        ("printing_authority:", "printing_authority: 友好区人民政府办公室"),
        ("printing_date:", "printing_date: 2023年6月9日"),
        ("inferred: [sender_full_name]", "inferred: []"),
        ("  document_number:     #", "  document_number: 友食安办函〔2023〕1号 #"),
        ("  date_of_issue:       #", "  date_of_issue: 2023-06-10 #"),
        ("    name:              #", "    name: 张三 #"),
        ("telephone:", "telephone: 0458-3000000"),
        ("email:", "email: sab@example.cn"),
        ("address:", "address: 友好区人民政府"),
        ("      due:             #", "      due: 2023年7月10日前 #"),
        ("      due:             #", "      due: 2024年1月10日前 #"),
    ] {
        workplace.edit(plan, key, value);
    }
}

#[test]
fn a_final_build_refuses_and_lists_everything_that_is_missing() {
    let workplace = Workplace::new();
    let built = workplace.build_with(|options| options.mode = Mode::Final);
    assert!(built.outcome.is_none());
    let missing: Vec<&str> = built
        .findings
        .iter()
        .filter(|finding| finding.code == "F001")
        .map(|finding| finding.message.zh.as_str())
        .collect();
    for name in ["发文机关署名", "成文日期", "抄送机关", "印发机关", "印发日期", "联系电话", "上半年报送截止日", "推断"]
    {
        assert!(missing.iter().any(|message| message.contains(name)), "{name} is not in {missing:?}");
    }
    assert!(!workplace.output().exists());
}

#[test]
fn a_complete_plan_is_built_without_a_trace_of_the_draft() {
    let workplace = Workplace::new();
    complete(&workplace);
    let built = workplace.build_with(|options| options.mode = Mode::Final);
    assert!(built.outcome.is_some(), "{:?}", built.findings);
    for path in workplace.files().keys() {
        let text = match path.rsplit('.').next() {
            Some("pdf") => pdf_text(&workplace.output().join(path)),
            Some("html") => html_text(&workplace.page(path)),
            _ => continue,
        };
        assert!(!text.contains("草稿") && !text.contains("待填") && !text.contains("推断"), "{path}");
    }
}

#[test]
fn a_draft_names_its_blanks_where_a_person_sees_them() {
    let workplace = Workplace::new();
    workplace.build();
    for text in [pdf_text(&workplace.output().join("notice.pdf")), html_text(&workplace.page("notice.html"))] {
        assert!(text.contains("草稿") && text.contains("成文日期") && text.contains("待填"));
    }
}
