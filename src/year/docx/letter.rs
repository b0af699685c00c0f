//! What a unit is given, for Word: a letter with its list of duties, a pledge, or the list alone.

use crate::{
    hanzi::numbering,
    model::{
        document::{
            Cell, Column, Duty, DutyGroup, Letter, Paragraph, Passage, Run, Table, TableRow, TargetRow, table::WIDTH,
        },
        plan::LetterKind,
    },
};

use super::{
    annex, head, package, tail,
    xml::{field, lines, paragraph, paragraph_with, runs, styled, text},
};

/// All that the document holds, its last section included.
pub(super) fn body(letter: &Letter) -> String {
    match letter.kind {
        LetterKind::Pledge => pledge(letter),
        LetterKind::List => list(letter),
        LetterKind::Letter | LetterKind::Division => with_list(letter),
    }
}

fn free(paragraphs: &[Paragraph]) -> String {
    paragraphs.iter().map(|pieces| one("", pieces)).collect()
}

/// A paragraph; `own` are properties beside its style.
fn one(own: &str, pieces: &Paragraph) -> String {
    paragraph_with("BodyText", own, &pieces.iter().map(field).collect::<String>())
}

/// Paragraphs of which the last stays with what is signed below it (7.3.5.5).
fn signed_text(paragraphs: &[Paragraph]) -> String {
    let Some((last, before)) = paragraphs.split_last() else { return String::new() };
    free(before) + &one("<w:keepNext/>", last)
}

/// 10.1 The letter on its own pages, the list behind it on pages of the usual margins.
fn with_list(letter: &Letter) -> String {
    let own = [
        head::letter_head(letter),
        paragraph("Recipients", &text(&letter.recipients)),
        signed_text(&letter.text),
        tail::attachment_list(&letter.attachment_list),
        tail::signed(&letter.signature, &letter.date_of_issue, true, 1),
    ]
    .concat();
    if letter.groups.is_empty() {
        return own + &package::letter_section();
    }
    let break_here =
        format!("<w:p><w:pPr><w:pStyle w:val=\"End\"/>{}</w:pPr></w:p>\n", package::letter_section().trim_end());
    let label = letter.list_label.as_deref().unwrap_or_default();
    own + &break_here
        // The section begins the page.
        + &paragraph_with("AttachmentNumber", "<w:pageBreakBefore w:val=\"0\"/>", &text(label))
        + &paragraph("AttachmentTitle", &lines(&letter.list_title))
        + &whose(letter)
        + &table(letter)
        + &package::section()
}

fn list(letter: &Letter) -> String {
    let returns: String = letter.closing.iter().map(|passage| free(&passage.text)).collect();
    [
        title(&letter.list_title),
        whose(letter),
        free(&letter.text),
        table(letter),
        returns,
        tail::signed(&letter.signature, &letter.date_of_issue, true, 1),
        package::section(),
    ]
    .concat()
}

/// On line 3, as that of an attachment (7.3.7).
fn title(title: &[String]) -> String {
    paragraph_with("Title", &format!("<w:spacing w:before=\"{0}\" w:after=\"{0}\"/>", head::LINE), &lines(title))
}

/// Whose list it is, below its title.
fn whose(letter: &Letter) -> String {
    paragraph_with("Corner", "<w:jc w:val=\"center\"/>", &styled("Emphasis", &letter.list_of))
}

/// The table of all duties: number, wording, and the other units where any duty has some.
fn table(letter: &Letter) -> String {
    let shared = letter.groups.iter().flat_map(|group| &group.duties).any(|duty| !duty.partners_text.is_empty());
    let column = |name: &str, width: u32, centred: bool| Column { name: name.to_owned(), width, centred };
    let mut columns =
        vec![column("序号", 116, true), column("任务内容", if shared { 1084 } else { WIDTH - 116 }, false)];
    columns.extend(shared.then(|| column("协同单位", 360, false)));
    let rows = letter.groups.iter().flat_map(|group| {
        let kind = TableRow { id: None, heading: Some(heading(group)), cells: Vec::new() };
        std::iter::once(kind).chain(group.duties.iter().map(|duty| row(duty, shared)))
    });
    annex::table(&Table { columns, rows: rows.collect() })
}

fn heading(group: &DutyGroup) -> String {
    format!("{}{}（{}项）", numbering::heading(1, group.number), group.heading, group.duties.len())
}

fn plain(words: impl Into<String>) -> Vec<Run> {
    vec![Run::plain(words)]
}

fn row(duty: &Duty, shared: bool) -> TableRow {
    let mut wording: Cell = vec![plain(format!("{} ", duty.number)).into_iter().chain(duty.text.clone()).collect()];
    wording.extend(duty.targets.iter().map(|goal| plain(format!("指标：{} {}", goal.name, goal.value))));
    wording.extend(duty.deadline.iter().map(|deadline| plain(format!("时限：{deadline}"))));
    wording.extend(duty.columns.iter().map(|column| plain(format!("{}：{}", column.name, column.value))));
    let partners = || duty.partners_text.split('；').filter(|part| !part.is_empty()).map(plain).collect();
    let mut cells = vec![vec![plain(duty.sequence.to_string())], wording];
    cells.extend(shared.then(partners));
    TableRow { id: None, heading: None, cells }
}

/// The pledge: targets, tasks, what follows, and two parties with room for their seals.
fn pledge(letter: &Letter) -> String {
    let numbered =
        |number: usize, words: &str| paragraph("Heading1", &text(&format!("{}{words}", numbering::heading(1, number))));
    let last = letter.closing.len().saturating_sub(1);
    let closing = |(index, passage): (usize, &Passage)| {
        let text = if index == last { signed_text(&passage.text) } else { free(&passage.text) };
        numbered(index + 3, &passage.heading) + &text
    };
    [
        title(&letter.title),
        free(&letter.text),
        numbered(1, "责任目标"),
        goals(letter),
        numbered(2, "工作任务"),
        letter.groups.iter().map(|group| tasks(group, letter.groups.len() > 1)).collect(),
        letter.closing.iter().enumerate().map(closing).collect(),
        parties(letter),
        package::section(),
    ]
    .concat()
}

fn goals(letter: &Letter) -> String {
    if letter.targets.is_empty() {
        let words = format!("按照时间和质量要求，全面完成本责任书所列{}项工作任务。", letter.duty_count);
        return paragraph("BodyText", &text(&words));
    }
    let one = |(number, row): (usize, &TargetRow)| {
        paragraph("BodyText", &text(&format!("{number}.{}：{}。", row.goal.name, row.goal.value)))
    };
    (1..).zip(&letter.targets).map(one).collect()
}

fn tasks(group: &DutyGroup, titled: bool) -> String {
    let own = |duty: &Duty| {
        let facts: Vec<String> = [duty.partners_sentence.clone()]
            .into_iter()
            .filter(|words| !words.is_empty())
            .chain(duty.deadline.iter().map(|deadline| format!("时限：{deadline}")))
            .chain(duty.columns.iter().map(|column| format!("{}：{}", column.name, column.value)))
            .collect();
        let facts = if facts.is_empty() { String::new() } else { format!("（{}）", facts.join("；")) };
        let words = text(&format!("{}.", duty.sequence)) + &runs(&duty.text);
        paragraph("BodyText", &(words + &styled("Emphasis", &facts) + &text("。")))
    };
    let heading = format!("{}{}", numbering::heading(2, group.number), group.heading);
    let heading = if titled { paragraph("Heading2", &text(&heading)) } else { String::new() };
    heading + &group.duties.iter().map(own).collect::<String>()
}

/// Both parties one below the other: a name to seal over, and lines to sign on.
fn parties(letter: &Letter) -> String {
    let party = |label: &str, name: String| {
        [
            paragraph_with("Corner", &format!("<w:keepNext/><w:spacing w:before=\"{}\"/>", head::LINE), &text(label)),
            paragraph_with("Corner", &format!("<w:keepNext/><w:spacing w:after=\"{}\"/>", 3 * head::LINE), &name),
            paragraph_with("Corner", "<w:keepNext/>", &text("负责人（签字）：＿＿＿＿＿＿＿＿")),
            paragraph("Corner", &text("　　　年　　　月　　　日")),
        ]
        .concat()
    };
    party("责任下达单位（盖章）：", field(&letter.signature)) + &party("责任单位（盖章）：", text(&letter.unit))
}
