//! A notice, a letter and a form with every element that the gate measures.

use serde_json::{Value, json};

/// A value that is known.
pub(crate) fn known(text: &str) -> Value {
    json!({ "text": text, "state": "known" })
}

/// A blank.
pub(crate) fn unknown(name: &str) -> Value {
    json!({ "text": name, "state": "unknown" })
}

fn plain(text: &str) -> Value {
    json!({ "id": null, "number": "", "text": [{ "text": text, "style": "plain" }], "bracket": "" })
}

fn paragraph(heading: &Value, text: &str) -> Value {
    json!({ "kind": "paragraph", "heading": heading, "clauses": [plain(text)] })
}

fn heading(level: u8, number: &str, title: &str) -> Value {
    json!({ "level": level, "number": number, "title": title })
}

const SENTENCES: [&str; 5] = [
    "落实耕地分类管理制度，加强农用地土壤污染源头防控，开展受污染耕地安全利用与治理修复，严格管控重金属污染耕地的种植结构，推进粮食污染风险治理。",
    "加强食用农产品质量安全监管，推动生产主体落实承诺达标合格证制度，强化产地准出与市场准入衔接，做到每批次都可以追溯来源并且能够召回问题产品。",
    "督促食品生产经营者依法配备食品安全总监和食品安全员，建立日管控周排查月调度工作机制，把风险隐患消除在萌芽状态，切实守护人民群众舌尖上的安全。",
    "深入开展校园食品安全守护行动，落实学校校长负责制和集中用餐陪餐制度，推动大宗食材统一公开招标采购，提升互联网加明厨亮灶建设的质量和覆盖范围。",
    "依法严厉打击食品安全违法犯罪行为，健全行政执法与刑事司法衔接机制，公开典型案例，形成有力震慑，并对投诉举报的线索逐件核查、限时办结、及时反馈。",
];

fn text(paragraphs: usize) -> Vec<Value> {
    let mut blocks = vec![paragraph(&Value::Null, SENTENCES[2])];
    let numerals = ["一", "二", "三", "四", "五", "六"];
    for section in 0..paragraphs.div_ceil(3).min(6) {
        let title =
            ["强化源头治理", "防控重点领域风险", "压实各方责任", "提升监管能力", "严惩违法行为", "促进社会共治"]
                [section];
        let mut head = heading(1, &format!("{}、", numerals[section]), title);
        head["kind"] = json!("heading");
        blocks.push(head);
        for item in 0..3 {
            let number = format!("（{}）", numerals[item]);
            let words = SENTENCES[(section + item) % 5];
            blocks.push(paragraph(&heading(2, &number, "净化产地环境。"), words));
            let third = heading(3, &format!("{}.", item + 1), "加强日常检查。");
            blocks.push(paragraph(&third, SENTENCES[(section + item + 2) % 5]));
        }
    }
    blocks
}

/// A notice that several authorities issue together, with a plan behind it.
pub(crate) fn joint() -> Value {
    let mut data = notice();
    let names = ["友好区教育局", "友好区卫生健康局", "市市场监管局友好分局"];
    data["joint"] = json!(names);
    data["signatures"] = json!(["区教育局", "区卫健局", "区公安局", "区市监局"]);
    data["text"] = json!(text(0));
    data["issued"] = json!([{ "number": null, "title": ["友好区校园食品安全", "专项整治工作方案"], "text": text(9) }]);
    data["attachments"] = json!([]);
    data["attachment_list"] = json!([]);
    data
}

/// A notice of five pages with two attachments.
pub(crate) fn notice() -> Value {
    json!({
        "year": 2023, "draft": false, "copy_number": "000001", "urgency": "特急",
        "masthead": known("友好区人民政府文件"),
        "document_number": known("友政发〔2023〕19号"),
        "title": ["关于印发友好区2023年食品安全", "重点工作安排的通知"],
        "recipients": known("区食安委各成员单位："),
        "text": text(12),
        "attachment_list": ["友好区2023年食品安全重点工作任务分解表", "友好区食品安全工作评议考核办法和年度考核细则及其评分标准说明"],
        "signature": known("友好区人民政府"), "date_of_issue": known("2023年3月5日"), "seal": true,
        "note": "此件公开发布",
        "attachments": [
            { "number": "附件1", "title": ["友好区2023年食品安全重点", "工作任务分解表"], "text": text(2) },
            { "number": "附件2", "title": ["友好区食品安全工作评议考核办法和", "年度考核细则及其评分标准说明"], "text": text(1) },
        ],
        "imprint": {
            "copy_recipients": known("区委办公室，区人大常委会办公室，区政协办公室，区人民法院，区人民检察院。"),
            "printing_authority": known("友好区人民政府办公室"), "printing_date": known("2023年3月6日"),
        },
    })
}

/// A notice that ends with a table of more than a page, with a paragraph below it or without.
pub(crate) fn notice_with_table(ends_in_text: bool) -> Value {
    let cell = |text: &str| json!([[{ "text": text, "style": "plain" }]]);
    let row = |number: usize| {
        let cells = [cell(&number.to_string()), cell("落实耕地分类管理制度"), cell("区农业农村局")];
        json!({ "id": null, "heading": null, "cells": cells })
    };
    let column = |name: &str, width: u32| json!({ "name": name, "width": width, "centred": false });
    let mut data = notice();
    let mut blocks = text(0);
    blocks.push(json!({
        "kind": "table", "width": 1560, "rows": (1..=50).map(row).collect::<Vec<_>>(),
        "columns": [column("序号", 160), column("任务", 900), column("单位", 500)],
    }));
    if ends_in_text {
        blocks.push(paragraph(&Value::Null, SENTENCES[0]));
    }
    data["text"] = json!(blocks);
    data["attachments"] = json!([]);
    data["attachment_list"] = json!([]);
    data
}

/// A notice of little text around a table of so many rows.
pub(crate) fn notice_around_table(rows: usize) -> Value {
    let mut data = notice_with_table(true);
    let mut table = data["text"][1].clone();
    table["rows"].as_array_mut().expect("rows").truncate(rows);
    let titled = |number: &str, title: &str| {
        let mut head = heading(1, number, title);
        head["kind"] = json!("heading");
        head
    };
    let short = ["加强领导。", "特此通知。"].map(|words| paragraph(&Value::Null, words));
    let [first, last] = short;
    data["text"] = json!([titled("一、", "任务分工"), table, titled("二、", "工作要求"), first, last]);
    data
}

/// A letter in letter form.
pub(crate) fn letter() -> Value {
    json!({
        "year": 2023, "draft": false, "kind": "letter", "unit": "区农业农村局",
        "masthead": known("友好区食品安全委员会办公室"),
        "document_number": known("友食安办函〔2023〕3号"),
        "title": ["关于交办2023年食品安全", "重点工作任务的函"],
        "recipients": "区农业农村局：",
        "text": (0..10).map(|at| json!([known(SENTENCES[at % 5])])).collect::<Vec<_>>(),
        "groups": [{ "number": 1, "heading": "独立承担的任务", "duties": [{ "sequence": 1,
            "id": "净化产地环境", "number": "1.1", "position": "一、（一）", "item": "净化产地环境",
            "text": [{ "text": SENTENCES[0], "style": "plain" }], "role": "sole", "role_word": "独立",
            "partners": [], "partners_text": "", "targets": [{ "name": "合格率", "value": "98%" }], "remark": "", "facts": [{ "name": "指标", "value": "合格率 98%" }, { "name": "时限", "value": "6月底前" }],
        }] }],
        "duty_count": 1, "targets": [], "pledge": {
            "goals": "责任目标", "without_goals": "全面完成各项工作任务。", "tasks": "工作任务", "sign": "负责人：", "day": "年　月　日",
            "parties": [
                { "label": "责任下达单位：", "name": known("友好区食品安全委员会办公室") },
                { "label": "责任单位：", "name": known("区农业农村局") },
            ],
        },
        "closing": [],
        "attachment_list": ["区农业农村局2023年食品安全重点工作任务清单"],
        "list_label": "附件", "list_title": ["区农业农村局2023年食品安全", "重点工作任务清单"], "list_of": "（区农业农村局）",
        "signature": known("友好区食品安全委员会办公室"), "date_of_issue": known("2023年3月15日"),
    })
}

/// A report form.
pub(crate) fn form() -> Value {
    let row = |sequence: usize| {
        json!({
            "sequence": sequence, "id": "净化产地环境", "number": "1.1",
            "text": [{ "text": SENTENCES[sequence % 5], "style": "plain" }], "role": "sole", "responsibility": "独立承担",
            "targets": [{ "name": "合格率", "value": "98%" }],
        })
    };
    json!({
        "year": 2023, "draft": false, "unit": "区农业农村局", "period": "上半年",
        "attachment_label": "附件2", "title": ["友好区2023年食品安全重点工作落实情况报表"], "subtitle": "（上半年）",
        "data_until": known("6月30日"), "statuses": ["已完成", "达序时"], "covers": known("2023年1月1日至6月30日"), "due": unknown("报送截止日"), "return_to": known("区政府食安办"),
        "form_id": "2023-上半年-区农业农村局", "rows": (1..=12).map(row).collect::<Vec<_>>(),
    })
}

/// An annex that is bound apart.
pub(crate) fn apart() -> Value {
    json!({
        "year": 2023, "draft": false, "document_number": known("友政发〔2023〕19号"),
        "number": "附件2", "title": ["友好区2023年食品安全重点", "工作任务分解表"], "text": text(12),
    })
}

/// A comparison: the tables laid across.
pub(crate) fn comparison() -> Value {
    let row = |at: usize| {
        json!({
            "name": "引言",
            "old": [{ "text": SENTENCES[at % 5], "change": "kept" }], "new": [{ "text": SENTENCES[at % 5], "change": "kept" }],
        })
    };
    json!({
        "draft": false, "title": ["两年对照表"], "old": "2023年", "new": "2024年", "counts": [], "whole": false,
        "texts": (0..12).map(row).collect::<Vec<_>>(), "rows": [], "letters": [], "unchanged": [], "renamed": [],
    })
}

/// A notice whose text grows by a line or so with each step of `length`.
pub(crate) fn notice_of(length: usize) -> Value {
    let mut data = notice();
    let mut blocks = text(3 + length % 7);
    for step in 0..length {
        let words: String = SENTENCES[step % 5].chars().take(12 + 9 * (step % 5)).collect();
        blocks.push(paragraph(&Value::Null, &format!("{words}。")));
    }
    data["text"] = json!(blocks);
    data["seal"] = json!(length.is_multiple_of(2));
    data["attachments"].as_array_mut().expect("a list").truncate(length % 3);
    data["attachment_list"].as_array_mut().expect("a list").truncate(length % 3);
    if length % 3 == 1 {
        data["attachments"][0]["number"] = json!("附件");
    }
    if length.is_multiple_of(4) {
        data["note"] = Value::Null;
    }
    data
}
