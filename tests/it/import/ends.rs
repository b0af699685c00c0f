//! What stands at the end of a notice: recipients in the imprint, a list of attachments in the wrong place.

use std::path::PathBuf;

use anpai::{
    model::plan::Plan,
    pipeline::{assign, check, load::load_texts},
    year::import::{import, update::update},
};

use super::{imported, loaded, notice};
use crate::documents::docx::docx;

fn recipients(plan: &Plan) -> Vec<&str> {
    plan.head.recipients.iter().flatten().map(|name| name.value.as_str()).collect()
}

#[test]
fn recipients_in_the_imprint_are_recipients() {
    for (line, names) in [
        (
            "主送：甲县人民政府、乙县人民政府（含开发区、高新区）。",
            vec!["甲县人民政府", "乙县人民政府（含开发区、高新区）"],
        ),
        ("主　送: 各县（市、区）人民政府，市直各部门", vec!["各县（市、区）人民政府，市直各部门"]),
    ] {
        let text = notice("一、强化源头治理\n（一）净化产地环境。落实制度。（市农业农村局负责）")
            .replace("各县（市、区）人民政府，市直各部门：\n", "")
            .replace("抄送：", &format!("{line}\n抄送："));
        let imported = imported(&text);
        assert_eq!((&imported.differs, imported.counts), (&None, [1, 1, 1]), "{:#?}", imported.files);
        assert!(imported.doubts.iter().any(|doubt| doubt.message.zh.contains("主送机关写在版记里")));
        let plan = loaded(&imported).plan;
        assert_eq!(recipients(&plan), names);
        assert_eq!(plan.head.date_of_issue.as_ref().map(|date| date.value.as_str()), Some("2024-03-15"));
    }
}

#[test]
fn what_is_not_sent_to_anybody_else_stays_where_it_is() {
    let imported = imported(&notice("一、强化源头治理\n（一）主送：市教育局的材料要盖章。（市教育局负责）"));
    assert_eq!(imported.differs, None);
    assert_eq!(recipients(&loaded(&imported).plan), ["各县（市、区）人民政府，市直各部门"]);
}

#[test]
fn our_own_word_file_comes_back_with_recipients_that_were_moved() {
    let many: Vec<String> = (1..=40).map(|number| format!("某某市第{number}工作服务管理局")).collect();
    let text = notice("一、强化源头治理\n（一）净化产地环境。落实制度。（市农业农村局负责）")
        .replace("各县（市、区）人民政府，市直各部门：", &format!("{}：", many.join("、")));
    let first = imported(&text);
    let register = first.register.clone().expect("made from the notice");
    let plan = loaded(&first).plan;
    let checked = check::check(plan.clone(), Vec::new(), check::Mode::Draft).plan.expect("no fault");
    let bytes = docx(&assign::notice(&checked, true));
    let back = import("通知.docx", &bytes, Some(&plan.register)).expect("our own");
    assert_eq!(back.differs, None);
    assert!(back.doubts.iter().any(|doubt| doubt.message.zh.contains("主送机关写在版记里")), "they were moved");
    let files = std::iter::once((PathBuf::from("departments.yaml"), register)).chain(back.files).collect();
    assert_eq!(recipients(&load_texts(files).plan), many);
    let same = update("通知.docx", &bytes, &plan).expect("our own");
    assert_eq!((same.files, same.spliced, same.told.len()), (Vec::new(), 0, 0));
}

#[test]
fn a_list_of_attachments_below_the_date_is_that_list() {
    let texts = "附件1\n排查清单\n甲项。\n附件2\n整改台账\n乙项。\n";
    for (between, behind, absent) in [("", "", true), ("", texts, false), ("抄送：市委办公室。\n", texts, false)]
    {
        let text = format!(
            "关于做好2024年工作的通知\n各单位：\n一、落实制度\n建立台账〔市农业农村局〕。\n甲市人民政府\n2024年3月5日\n\
             {between}附件：1.排查清单\n2.整改台账\n{behind}"
        );
        let imported = imported(&text);
        assert_eq!(imported.differs, None, "{text}\n{:#?}", imported.files);
        assert!(
            imported.doubts.iter().any(|doubt| doubt.message.zh.contains("写在成文日期后面")),
            "{:?}",
            imported.doubts
        );
        let plan = loaded(&imported).plan;
        let titles: Vec<&str> =
            plan.head.attachments.iter().flat_map(|annex| &annex.title).map(|title| title.value.as_str()).collect();
        assert_eq!(titles, ["排查清单", "整改台账"]);
        let told = imported.doubts.iter().filter(|doubt| doubt.message.zh.contains("正文不在原文里")).count();
        assert_eq!(told, if absent { 2 } else { 0 });
    }
}

#[test]
fn an_attachment_that_bears_its_title_behind_the_word_is_no_list() {
    let imported = imported(
        "关于做好2024年工作的通知\n各单位：\n一、落实制度\n建立台账〔市农业农村局〕。\n甲市人民政府\n2024年3月5日\n附件：排查清单\n甲项。\n",
    );
    let plan = loaded(&imported).plan;
    assert_eq!(plan.head.attachments.len(), 1);
    assert_eq!(plan.head.attachments[0].text.as_ref().map(|text| text.value.trim()), Some("甲项。"));
}
