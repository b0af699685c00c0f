//! A draft → the files of a plan, in the layout that people are used to.

use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write,
    path::PathBuf,
};

use crate::model::{
    inline,
    plan::{Forms, Phrase, Register},
};

use super::bracket::is_group;
use super::draft::Settings;
use super::draft::{Clause, Draft, Item, Section};
use super::duty::Duty;

/// The files of the plan's folder.
pub(super) fn files(draft: &Draft) -> Vec<(PathBuf, String)> {
    let names: Vec<String> =
        draft.sections.iter().enumerate().map(|(index, section)| file_name(index + 1, section)).collect();
    let mut files = vec![(PathBuf::from("plan.yaml"), head(draft, &names))];
    for (section, name) in draft.sections.iter().zip(&names) {
        files.push((PathBuf::from(format!("{name}.yaml")), self::section(section)));
    }
    files
}

fn file_name(number: usize, section: &Section) -> String {
    let word: String = section.title.chars().filter(|sign| sign.is_alphanumeric()).take(40).collect();
    if word.is_empty() { format!("{number:02}") } else { format!("{number:02}-{word}") }
}

/// All names that clauses give, once each, in the order of the text; one that leaves out its level is written whole.
pub(super) fn units(draft: &Draft) -> Vec<String> {
    let short = shortened(draft);
    let mut names: Vec<String> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    draft.each(&mut |clause| {
        for name in clause.duty.iter().flat_map(Duty::names) {
            let whole = short.get(name).unwrap_or(name);
            if known.insert(whole.clone()) {
                names.push(whole.clone());
            }
        }
    });
    names
}

/// Names that leave out their level, with the whole name: 市发展和改革局、工业和信息化局.
fn shortened(draft: &Draft) -> BTreeMap<String, String> {
    let mut short = BTreeMap::new();
    draft.each(&mut |clause| short.extend(clause.duty.iter().flat_map(|duty| duty.short.iter().cloned())));
    short
}

/// A register of the units that were found.
pub(super) fn register(draft: &Draft) -> String {
    let mut text = "# yaml-language-server: $schema=departments.schema.json\n\
        # 部门名录：由导入的通知得出，次序照原文。请核对名称，补 aliases（别的写法）和 kind\n\
        # （government 政府部门、party 党委、court 法院、procuratorate 检察院、dispatched 派出或垂直机构、group 不是机关）。\n\
        departments:\n"
        .to_owned();
    let names: Vec<String> = units(draft).into_iter().filter(|name| Phrase::of(name).is_none()).collect();
    if names.is_empty() {
        return text.replace("departments:\n", "departments: []\n");
    }
    let short = shortened(draft);
    for name in &names {
        line(&mut text, &format!("  - name: {}", scalar(name, false)));
        let aliases: Vec<String> =
            short.iter().filter(|(_, whole)| *whole == name).map(|(short, _)| short.clone()).collect();
        if !aliases.is_empty() {
            line(&mut text, &format!("    aliases: {}", list(&aliases)));
        }
        if is_group(name) {
            line(&mut text, "    kind: group");
        }
    }
    text
}

/// A register of names alone.
pub(super) fn names(register: &Register) -> String {
    let mut text = "departments:\n".to_owned();
    for unit in &register.departments {
        line(&mut text, &format!("  - name: {}", scalar(unit.name(), false)));
        let aliases: Vec<String> = unit.aliases.iter().map(|alias| alias.value.clone()).collect();
        if !aliases.is_empty() {
            line(&mut text, &format!("    aliases: {}", list(&aliases)));
        }
    }
    if register.departments.is_empty() { "departments: []\n".to_owned() } else { text }
}

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

fn head(draft: &Draft, names: &[String]) -> String {
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

fn title(text: &mut String, pad: &str, key: &str, lines: &[String]) {
    // Below `- title:` the lines stand further in than the keys beside it.
    let inner = pad.replace('-', " ");
    match lines {
        [] => line(text, &format!("{pad}{key}:")),
        [one] => line(text, &format!("{pad}{key}: {}", scalar(one, false))),
        lines => {
            line(text, &format!("{pad}{key}: |"));
            lines.iter().for_each(|one| line(text, &format!("{inner}  {one}")));
        }
    }
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

fn section(section: &Section) -> String {
    let mut text = "# yaml-language-server: $schema=../section.schema.json\n".to_owned();
    if let Some(number) = &section.number {
        line(&mut text, &format!("number: {}", scalar(number, false)));
    }
    if section.title.is_empty() {
        text.push_str("title:\n");
    } else {
        line(&mut text, &format!("title: {}", scalar(&section.title, false)));
    }
    if section.run_in {
        text.push_str("run_in: true\n");
    }
    if section.as_table {
        text.push_str("as_table: true\n");
    }
    if !section.clauses.is_empty() {
        text.push_str("clauses:\n");
        section.clauses.iter().for_each(|one| clause(&mut text, 2, one));
    }
    items(&mut text, 0, &section.items);
    text
}

fn items(text: &mut String, indent: usize, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    let pad = " ".repeat(indent);
    line(text, &format!("{pad}items:"));
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        let mut keys = Vec::new();
        keys.extend(item.number.as_ref().map(|number| format!("number: {}", scalar(number, false))));
        if !item.title.is_empty() {
            keys.push(format!("title: {}", scalar(&item.title, false)));
        }
        if item.own_line && !item.clauses.is_empty() {
            keys.push("own_line: true".to_owned());
        }
        if item.clauses.is_empty() && item.items.is_empty() && keys.is_empty() {
            keys.push("clauses: []".to_owned());
        }
        let mut first = true;
        for key in keys {
            line(text, &format!("{pad}  {} {key}", if std::mem::take(&mut first) { "-" } else { " " }));
        }
        if !item.clauses.is_empty() {
            line(text, &format!("{pad}  {} clauses:", if std::mem::take(&mut first) { "-" } else { " " }));
            item.clauses.iter().for_each(|one| clause(text, indent + 6, one));
        }
        if first && !item.items.is_empty() {
            line(text, &format!("{pad}  - clauses: []"));
        }
        self::items(text, indent + 4, &item.items);
    }
}

fn clause(text: &mut String, indent: usize, clause: &Clause) {
    let pad = " ".repeat(indent);
    for mark in &clause.marks {
        line(text, &format!("{pad}# 待定：{}（原文第{}行）", mark.replace('\n', " "), clause.line));
    }
    line(text, &format!("{pad}- id: {}", scalar(&clause.id, false)));
    paragraphs(text, indent + 2, "text", &clause.text);
    if let Some(duty) = &clause.duty {
        for (key, names) in
            [("responsible", &duty.responsible), ("lead", &duty.lead), ("with", &duty.with), ("guide", &duty.guide)]
        {
            match names.as_slice() {
                [] => {}
                [one] if key == "lead" => line(text, &format!("{pad}  {key}: {}", scalar(one, false))),
                names => line(text, &format!("{pad}  {key}: {}", list(names))),
            }
        }
        if let Some(form) = form(duty) {
            line(text, &format!("{pad}  form: {form}"));
        }
    }
    if clause.new_paragraph {
        line(text, &format!("{pad}  new_paragraph: true"));
    }
    if !clause.targets.is_empty() {
        line(text, &format!("{pad}  targets:"));
        for target in &clause.targets {
            line(text, &format!("{pad}    - name: {}", scalar(&target.name, false)));
            if target.operator != "≥" {
                line(text, &format!("{pad}      operator: {}", target.operator));
            }
            line(text, &format!("{pad}      value: {}", scalar(&target.value, false)));
        }
    }
    if let Some(deadline) = &clause.deadline {
        line(text, &format!("{pad}  deadline: {}", scalar(deadline, false)));
    }
}

/// The form, if it is not what would be printed anyway.
fn form(duty: &Duty) -> Option<String> {
    let forms = Forms::default();
    let usual = forms.usual([duty.lead.len(), duty.with.len(), duty.responsible.len()]);
    (duty.form != usual || !duty.guide.is_empty()).then(|| scalar(&duty.form, false))
}

/// One paragraph as a scalar, several as a block with blank lines between.
fn paragraphs(text: &mut String, indent: usize, key: &str, paragraphs: &[String]) {
    let pad = " ".repeat(indent);
    let paragraphs: Vec<String> = paragraphs.iter().map(|one| protected(one)).collect();
    match paragraphs.as_slice() {
        [] => line(text, &format!("{pad}{key}:")),
        [one] if !one.contains('\n') => line(text, &format!("{pad}{key}: {}", scalar(one, false))),
        several if several.iter().flat_map(|one| one.lines()).all(is_plain_line) => {
            line(text, &format!("{pad}{key}: |-"));
            let own = format!("\n{pad}  ");
            let written = several.iter().map(|one| format!("{pad}  {}", one.replace('\n', &own)));
            line(text, &written.collect::<Vec<_>>().join("\n\n"));
        }
        several => line(text, &format!("{pad}{key}: {}", quoted(&several.join("\n\n")))),
    }
}

/// Text that prints as itself: asterisks and backslashes mean something in a plan.
pub(super) fn protected(text: &str) -> String {
    if inline::plain(text) == text {
        return text.to_owned();
    }
    text.replace('\\', "\\\\").replace('*', "\\*")
}

fn is_plain_line(text: &str) -> bool {
    !text.is_empty() && !text.starts_with([' ', '\t']) && !text.contains(['\n', '\t']) && text.chars().all(prints)
}

fn entry(text: &mut String, key: &str, value: Option<&str>) {
    match value {
        Some(value) => line(text, &format!("{key}: {}", scalar(value, false))),
        None => line(text, &format!("{key}:")),
    }
}

fn list(names: &[String]) -> String {
    format!("[{}]", names.iter().map(|name| scalar(name, true)).collect::<Vec<_>>().join(", "))
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

fn prints(sign: char) -> bool {
    !sign.is_control() && !matches!(sign, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{85}')
}

/// A value as YAML writes it on one line; in a list in brackets its own signs need quotes.
pub(super) fn scalar(value: &str, in_list: bool) -> String {
    let written = serde_yaml::to_string(value).map(|text| text.trim_end_matches('\n').to_owned()).unwrap_or_default();
    let needs_quotes = in_list && value.contains([',', '[', ']', '{', '}']) && !written.starts_with(['\'', '"']);
    let on_one_line = !written.is_empty() && !written.contains('\n') && value.chars().all(prints);
    if on_one_line && !needs_quotes { written } else { quoted(value) }
}

/// In double quotes, where every character can be written.
fn quoted(value: &str) -> String {
    let mut text = "\"".to_owned();
    for sign in value.chars() {
        match sign {
            '"' | '\\' => {
                text.push('\\');
                text.push(sign);
            }
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            sign if !prints(sign) => text.push_str(&format!("\\u{:04x}", u32::from(sign))),
            sign => text.push(sign),
        }
    }
    text + "\""
}
