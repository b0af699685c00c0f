//! Deeds that change more than a field: a section that goes, units that guide, and what is done with the returns.

use std::fs;

use anpai::{model::blank::Field, year::returns::collect};
use serde_json::json;

use super::server::Desk;
use crate::{
    returns::sheets::{answers, checked, fill},
    support::workplace::{files, read},
};

#[test]
fn a_section_goes_with_its_clauses_and_undo_brings_it_back_to_the_byte() {
    let desk = Desk::open();
    let before = files(&desk.workplace.plan());
    let (file, title) = ("05-风险管理.yaml", "提高风险管理能力");
    assert!(desk.file(file).contains(title));
    let deed = |old: &str| json!({ "do": "delete", "file": file, "path": "", "old": old });
    assert_eq!(desk.act(&deed("另一个标题")).0, 409, "the section is another by now");
    let (status, done) = desk.act(&deed(title));
    assert_eq!(status, 200, "{done}");
    assert!(!desk.workplace.plan().join(file).exists());
    assert!(!desk.file("plan.yaml").contains("05-风险管理"));
    let page = desk.get("text").body;
    assert!(!page.contains("data-file=\"05-风险管理.yaml\""), "{page}");
    assert_eq!(desk.act(&json!({ "do": "undo" })).0, 200);
    assert!(files(&desk.workplace.plan()) == before, "every byte is back");
    assert_eq!(desk.act(&json!({ "do": "redo" })).0, 200);
    assert!(!desk.workplace.plan().join(file).exists());
    assert_eq!(desk.act(&json!({ "do": "undo" })).0, 200);
}

#[test]
fn who_guides_a_clause_is_named_on_its_card() {
    let desk = Desk::open();
    let file = "01-源头治理.yaml";
    let path = "items[1].clauses[0].guide";
    let (status, done) = desk.act(&json!({ "do": "add", "file": file, "path": path, "value": "区法院" }));
    assert_eq!(status, 200, "{done}");
    assert!(desk.file(file).contains("guide: [区法院]"), "{}", desk.file(file));
    let encoded: String = file.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let page = desk.get(&format!("text?file={encoded}&path=items%5B1%5D.clauses%5B0%5D")).body;
    assert!(page.contains("指导</span>") && page.contains("去掉 区法院"), "{page}");
}

#[test]
fn letters_are_noted_as_sent_and_received_and_the_register_says_so() {
    let desk = Desk::open();
    let before = desk.file("plan.yaml");
    for (key, day) in [("sent", "2023-04-03"), ("received", "2023-04-04")] {
        let deed = json!({ "do": "posted", "unit": "区教育局", "key": key, "day": day });
        let (status, done) = desk.act(&deed);
        assert_eq!(status, 200, "{done}");
    }
    let text = desk.file("plan.yaml");
    assert_eq!(text.matches("unit: 区教育局").count(), 1, "{text}");
    assert!(text.contains("sent: 2023-04-03") && text.contains("received: 2023-04-04"), "{text}");
    let home = desk.get("").body;
    assert!(home.contains("data-day=\"2023-04-03\"") && home.contains("data-day=\"2023-04-04\""), "{home}");
    // One line a note, and all else as it was.
    let rest: Vec<&str> = before.lines().filter(|line| !text.lines().any(|other| other == *line)).collect();
    assert!(rest.is_empty(), "{rest:?}");
    for _ in 0..2 {
        assert_eq!(desk.act(&json!({ "do": "undo" })).0, 200);
    }
    assert_eq!(desk.file("plan.yaml"), before);
}

#[test]
fn returns_are_decided_replied_to_and_reported_as_the_commands_do() {
    let desk = Desk::open();
    desk.workplace.edit("2023/plan.yaml", "      due:             # 原件未载", "      due: 2023-07-10");
    let root = desk.workplace.plan().join("../..");
    let returns = root.join("returns/2023/上半年");
    fs::create_dir_all(&returns).expect("a folder");
    let plan = checked(&desk.workplace.plan());
    let form = collect::blanks(&plan).into_iter().find(|form| form.unit == "区法院").expect("a form");
    let mut filled = answers(&form);
    let key = form.rows[0].key.clone();
    filled["rows"][&key]["状态"] = json!("差不多");
    fill(&form, &filled, &returns.join("a.xlsx"));
    let page = desk.get("returns").body;
    assert!(page.contains("差不多") && page.contains("name=\"kind\" value=\"填值\""), "{page}");
    let (status, done) = desk.act(&json!({ "do": "collect", "period": "上半年", "reply": true }));
    assert_eq!((status, done["told"].is_null()), (200, true), "{done}");
    let out = desk.workplace.output().join("returns/上半年");
    for name in ["台账.xlsx", "index.html", "退改/区法院-上半年-退改.xlsx", "退改/区法院-上半年-退改函.pdf"]
    {
        assert!(out.join(name).is_file(), "{name}");
    }
    // A form's own button for each thing that a person may settle.
    let decide = |take: &str| {
        json!({ "do": "decide", "period": "上半年", "kind": "填值", "unit": "区法院", "key": key,
            "field": Field::Status.word(), "take": take, "reason": "电话核过" })
    };
    assert_eq!(desk.act(&decide("达序时")).0, 200);
    let decisions = read(&returns.join("decisions.yaml"));
    assert!(decisions.contains("kind: 填值") && decisions.contains("take: 达序时"), "{decisions}");
    assert!(!desk.get("returns").body.contains("name=\"kind\" value=\"填值\""));
    assert_eq!(desk.act(&decide("已完成")).0, 200, "what is decided can be decided otherwise");
    let changed = read(&returns.join("decisions.yaml"));
    assert!(changed.contains("take: 已完成") && changed.matches("kind:").count() == 1, "{changed}");
    let (status, done) = desk.act(&json!({ "do": "report", "period": "上半年" }));
    assert_eq!(status, 200, "{done}");
    for name in ["通报.pdf", "通报.html", "通报.docx", "报告.pdf"] {
        assert!(out.join(name).is_file(), "{name}");
    }
    assert!(returns.join("通报/plan.yaml").is_file());
    let page = desk.get("returns").body;
    assert!(page.contains("output/returns/上半年/通报.pdf"), "{page}");
    assert_eq!(desk.get("output/returns/%E4%B8%8A%E5%8D%8A%E5%B9%B4/%E9%80%9A%E6%8A%A5.html").status, 200);
}
