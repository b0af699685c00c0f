//! 减负自查表: characters, documents, forms and cells asked, this year beside last; and which clause asks for what.
//!
//! What is counted is what the documents hold. The rules quoted are those of 2024 (《整治形式主义为基层减负若干规定》).

use crate::model::{
    checked::CheckedPlan,
    document::{Block, Body, Burden, Cell, Document, Heading, Kind, Run, TableRow},
    outline,
    plan::LetterKind,
};

use super::{
    subject::Subject,
    table::{cell, table},
    title,
};

/// What one year's set comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    year: u16,
    characters: usize,
    duties: usize,
    documents: usize,
    pledges: usize,
    units: usize,
    periods: usize,
    forms: usize,
    cells: usize,
}

/// Counts what a plan's documents hold.
pub fn figures(plan: &CheckedPlan, documents: &[Document]) -> Figures {
    let forms: Vec<_> = documents.iter().filter_map(Document::form).collect();
    let letters = documents.iter().filter(|document| document.kind == Kind::Letter).count();
    let cells = forms.iter().flat_map(|form| &form.blank.rows).map(|row| row.fields().len()).sum();
    let mut units: Vec<&str> = forms.iter().map(|form| form.unit.as_str()).collect();
    units.dedup();
    Figures {
        year: plan.year,
        characters: plan.characters,
        duties: plan.outline.duties().count(),
        documents: 1 + letters,
        pledges: if plan.letters.kind == LetterKind::Pledge { letters } else { 0 },
        units: units.len(),
        periods: plan.reports.periods.len(),
        forms: forms.len(),
        cells,
    }
}

/// The sheet; `last` is what the year before came to, if its plan lies beside.
pub fn burden(plan: &CheckedPlan, now: Figures, last: Option<Figures>) -> Document {
    let title = title::composed(&Subject::of(plan).between("", Kind::Burden.word()), &plan.written.register);
    let mut text = vec![heading("一、", "数量"), Block::Table(counts(plan, now, last)), heading("二、", "要求和依据")];
    text.extend(demands(plan));
    text.push(Block::free(vec![Run::plain("数字由方案算出，字数不计空格。所列要求是否必要、有无依据，请逐条核定。")]));
    let body = Body::Burden(Burden { year: plan.year, draft: true, title, text });
    Document { kind: Kind::Burden, stem: Kind::Burden.word().to_owned(), unit: None, duties: None, body }
}

fn heading(number: &str, title: &str) -> Block {
    Block::Heading(Heading { level: 1, number: number.to_owned(), title: title.to_owned(), was: String::new() })
}

fn counts(plan: &CheckedPlan, now: Figures, last: Option<Figures>) -> crate::model::document::Table {
    let limit = plan.most_characters.map_or_else(String::new, |most| format!("不超过{most}字"));
    let rows: [(&str, fn(&Figures) -> usize, &str); 8] = [
        ("通知字数（字）", |one| one.characters, &limit),
        ("交办任务（项）", |one| one.duties, ""),
        ("发文（件）", |one| one.documents, "年度发文只减不增；从严控制配套类、分工类发文"),
        ("责任书（份）", |one| one.pledges, "签订责任书须有依据"),
        ("要报送的单位（个）", |one| one.units, ""),
        ("每年报送（次）", |one| one.periods, "一般不要求报送贯彻落实情况"),
        ("报表（份）", |one| one.forms, "不频繁要求填表报数"),
        ("要填的格（个）", |one| one.cells, ""),
    ];
    let row = |(name, count, rule): &(&str, fn(&Figures) -> usize, &str)| {
        let own = count(&now);
        let before = last.map(|last| count(&last));
        let shown = before.map_or_else(|| "—".to_owned(), |before| before.to_string());
        let change = before.map_or_else(|| "—".to_owned(), |before| difference(before, own));
        TableRow {
            id: None,
            heading: None,
            cells: vec![cell(*name), cell(shown), cell(own.to_string()), cell(change), cell(*rule)],
        }
    };
    let year = now.year;
    let names = [
        "项目".to_owned(),
        format!("{}年", year.saturating_sub(1)),
        format!("{year}年"),
        "增减".to_owned(),
        "规定".to_owned(),
    ];
    table(&names, rows.iter().map(row).collect())
}

/// +3, −2, or 持平.
fn difference(before: usize, now: usize) -> String {
    match now.checked_sub(before) {
        Some(0) => "持平".to_owned(),
        Some(more) => format!("+{more}"),
        None => format!("−{}", before - now),
    }
}

/// Words by which a sentence asks for something beside the work itself, by kind.
const DEMANDS: [(&str, &[&str]); 5] = [
    ("报送", &["报送", "上报", "填报", "提交", "报告制度", "月报", "季报", "台账"]),
    ("考核", &["考核", "评议", "评比", "评价", "排名", "一票否决"]),
    ("检查", &["督查", "督导", "督促检查", "专项检查", "飞行检查"]),
    ("会议", &["召开会议", "工作会议", "联席会议", "推进会", "调度会"]),
    ("签订", &["责任书", "承诺书", "责任状"]),
];

/// A table of the clauses that ask for something, each with its words and the basis that the plan gives.
fn demands(plan: &CheckedPlan) -> Vec<Block> {
    let outline = &plan.outline;
    let clauses = outline.clauses.iter().flat_map(|clause| of_clause(clause, plan));
    let rows: Vec<TableRow> = own_demands(plan).into_iter().chain(clauses).collect();
    if rows.is_empty() {
        return vec![Block::free(vec![Run::plain("各条文没有另外要求报送、考核、督查、开会和签订责任书。")])];
    }
    let names = ["类别", "所在条款", "原文", "方案写明的依据"].map(str::to_owned);
    vec![Block::Table(table(&names, rows))]
}

/// What letters and forms themselves ask, on the basis that the plan states.
fn own_demands(plan: &CheckedPlan) -> Vec<TableRow> {
    let head = &plan.written.head;
    let basis = |basis: &Option<crate::model::place::Sp<String>>| {
        basis.as_ref().map_or_else(|| "未写".to_owned(), |basis| basis.value.trim().to_owned())
    };
    let periods: Vec<&str> = plan.reports.periods.iter().map(|period| period.name.as_str()).collect();
    let forms = format!("{}各报送一次落实情况", periods.join("、"));
    let mut rows = vec![demand("报送", "报表".to_owned(), forms, basis(&head.reports.basis))];
    if plan.letters.kind == LetterKind::Pledge {
        rows.push(demand("签订", "责任书".to_owned(), "每个单位签订一份".to_owned(), basis(&head.letters.basis)));
    }
    rows
}

fn demand(kind: &str, place: String, words: String, basis: String) -> TableRow {
    let cells: Vec<Cell> = vec![cell(kind), cell(place), cell(words), cell(basis)];
    TableRow { id: None, heading: None, cells }
}

fn of_clause(clause: &outline::Clause, plan: &CheckedPlan) -> Vec<TableRow> {
    let text = clause.text();
    let row = |(kind, words): &(&str, &[&str])| {
        let at = words.iter().filter_map(|word| text.find(word)).min()?;
        let position = plan.outline.heading(clause).position.clone();
        Some(demand(kind, position, sentence(&text, at), "未写".to_owned()))
    };
    DEMANDS.iter().filter_map(row).collect()
}

/// The part of a text between stops that a place lies in.
fn sentence(text: &str, at: usize) -> String {
    let is_end = |character: char| "。；，\n".contains(character);
    let start = text[..at].rfind(is_end).map_or(0, |end| end + text[end..].chars().next().map_or(0, char::len_utf8));
    let end = text[at..].find(is_end).map_or(text.len(), |end| at + end);
    text[start..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::{difference, sentence};

    #[test]
    fn a_difference_is_told_with_its_sign() {
        assert_eq!([difference(3, 5), difference(5, 3), difference(3, 3)], ["+2", "−2", "持平"]);
    }

    #[test]
    fn the_words_around_a_demand_are_its_own() {
        let text = "加强宣传，每半年向区政府食安办提交落实情况。抓好考核";
        assert_eq!(sentence(text, text.find("提交").expect("there")), "每半年向区政府食安办提交落实情况");
        assert_eq!(sentence(text, text.find("考核").expect("there")), "抓好考核");
    }
}
