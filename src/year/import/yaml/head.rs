//! plan.yaml: what a notice says of itself, and every key empty that letters and forms need.

use crate::year::import::draft::{Draft, Settings};

use super::written::{entry, line, list, paragraphs, scalar, title};

/// What a notice does not say and letters and forms need: every key, empty.
const SETTINGS: &str = "
letters:
  form: 函
  sender:               # 发函的单位，如 区政府办（食安办）
  sender_full_name:
  document_number:
  date_of_issue:
  contact:
    name:
    telephone:
    email:
    address:
  basis:                # 发函的依据
reports:
  basis:                # 要求报送的依据
  return_to:
  periods: []           # 报表期；不写即为上半年、全年
";

/// The text of plan.yaml; `names` are the section files.
pub(super) fn head(draft: &Draft, names: &[String]) -> String {
    let mut text = "# yaml-language-server: $schema=../plan.schema.json\n\
        # 由通知导入的草稿。冒号后空着的，原文没有写明；“待定”的地方请核对原文后删去注释。\n"
        .to_owned();
    for (number, unplaced) in &draft.unplaced {
        line(&mut text, &format!("# 原文第{number}行没有放进方案：{}", unplaced.replace('\n', " ")));
    }
    let year = draft.year.map_or_else(String::new, |year| format!(" {year}"));
    line(&mut text, &format!("year:{year}"));
    organs(&mut text, "issuing_authority", &authorities(draft));
    entry(&mut text, "document_number", draft.number.as_deref());
    title(&mut text, "", "title", &draft.title);
    line(&mut text, &format!("recipients: {}", list(&draft.recipients)));
    paragraphs(&mut text, 0, "preamble", &draft.preamble);
    text.push_str("\nsections:");
    text.push_str(if names.is_empty() { " []\n" } else { "\n" });
    names.iter().for_each(|name| line(&mut text, &format!("  - {}", scalar(name, false))));
    text.push('\n');
    issued(&mut text, draft, names);
    numbering(&mut text, &draft.numbering);
    if !draft.closing.is_empty() {
        paragraphs(&mut text, 0, "closing", &draft.closing);
    }
    if !draft.attachments.is_empty() {
        text.push_str("attachments:\n");
        for attachment in &draft.attachments {
            line(&mut text, &format!("  - title: {}", scalar(&attachment.title, false)));
            paragraphs(&mut text, 4, "text", &attachment.text);
        }
    }
    organs(&mut text, "signature", &signatures(draft));
    entry(&mut text, "date_of_issue", draft.date.as_deref());
    match &draft.copies {
        Some(names) => line(&mut text, &format!("copy_recipients: {}", list(names))),
        None => line(&mut text, "copy_recipients:       # 没有抄送时写 []"),
    }
    entry(&mut text, "printing_authority", draft.printing.as_ref().map(|printing| printing.0.as_str()));
    entry(&mut text, "printing_date", draft.printing.as_ref().map(|printing| printing.1.as_str()));
    for (key, value) in [("note", &draft.note), ("urgency", &draft.urgency), ("issuer", &draft.issuer)] {
        if value.is_some() {
            entry(&mut text, key, value.as_deref());
        }
    }
    text.push_str(SETTINGS);
    text
}

/// How headings are numbered, where it is not the usual way.
fn numbering(text: &mut String, settings: &Settings) {
    let keys = [
        ("items", settings.items.map(str::to_owned)),
        ("item", settings.item.clone()),
        ("points", settings.points.map(str::to_owned)),
        ("point", settings.point.clone()),
    ];
    if keys.iter().all(|(_, value)| value.is_none()) {
        return;
    }
    text.push_str("numbering:              # 编号：items、points 写在哪里重新起编，item、point 写第一个的样子\n");
    for (key, value) in keys {
        if let Some(value) = value {
            line(text, &format!("  {key}: {}", scalar(&value, false)));
        }
    }
    text.push('\n');
}

/// The plans that the notice issues; `names` are the section files.
fn issued(text: &mut String, draft: &Draft, names: &[String]) {
    if draft.issued.is_empty() {
        return;
    }
    text.push_str("issued_plans:           # 随通知印发的方案：另起一页，有自己的标题\n");
    for (index, issued) in draft.issued.iter().enumerate() {
        title(text, "  - ", "title", &issued.title);
        if issued.label.is_some() {
            text.push_str("    attached: true      # 原文标作附件\n");
        }
        if index > 0 || issued.start > 0 {
            let name = names.get(issued.start).map_or("", String::as_str);
            line(text, &format!("    first_section: {}", scalar(name, false)));
        }
        if !issued.preamble.is_empty() {
            paragraphs(text, 4, "preamble", &issued.preamble);
        }
    }
    text.push('\n');
}

/// The banner's own names; else, of a joint notice, those who sign.
fn authorities(draft: &Draft) -> Vec<String> {
    match &draft.authority {
        Some(authority) if !draft.banner.is_empty() => authority.split('、').map(str::to_owned).collect(),
        _ if !draft.joint.is_empty() => draft.joint.clone(),
        authority => authority.iter().cloned().collect(),
    }
}

fn signatures(draft: &Draft) -> Vec<String> {
    draft.signature.iter().chain(&draft.joint).cloned().collect()
}

fn organs(text: &mut String, key: &str, names: &[String]) {
    match names {
        [] | [_] => entry(text, key, names.first().map(String::as_str)),
        several => line(text, &format!("{key}: {}", list(several))),
    }
}
