//! Notices of more than one layer: the notice that issues, and the plan or plans that it issues.

use super::{
    bracket::Manner,
    clause::{self, Alone},
    draft::{Draft, Line, Part},
    heading, tail,
};

/// Kinds of documents that are no plans, by the lines that they are made of.
const ARTICLES: usize = 5;

/// Whether what is attached is a plan: it has sections, and tasks with units or the title of a plan.
pub(super) fn is_plan(lines: &[Line]) -> bool {
    const TITLES: [&str; 9] = ["方案", "计划", "意见", "措施", "安排", "要点", "规划", "清单", "指标"];
    let sections = lines.iter().filter(|line| heading::is_section(&line.text)).count();
    let duties = lines.iter().any(|line| has_duty(&line.text));
    let titled = lines.iter().skip(1).take(3).any(|line| {
        let title = line.text.split(['（', '(']).next().unwrap_or_default();
        TITLES.iter().any(|end| title.ends_with(end))
    });
    sections >= 2 && (duties || titled)
}

fn has_duty(text: &str) -> bool {
    matches!(clause::alone(text, "", &mut Manner::default()), Alone::Duty(_))
        || clause::clauses(text, 0, &mut Manner::default()).iter().any(|clause| clause.duty.is_some())
}

/// The parts of a source: each begins where 一、 begins anew, or behind a signature and a date.
pub(super) fn tell(lines: &[Line], draft: &mut Draft) {
    let mut begins: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let first = heading::is_section(&line.text) && line.text.starts_with("一、");
        if first {
            let from = begins.last().map_or(0, |last| last + 1);
            begins.push(title_above(lines, from, at));
        }
    }
    begins.retain(|at| *at > 0);
    for at in begins {
        let line = &lines[at];
        let behind_date = lines[..at].iter().any(|line| tail::date(&line.text).is_some());
        if line.number == 0 || (draft.parts.is_empty() && !behind_date) {
            draft.parts.push(Part { line: line.number, title: String::new() });
            continue;
        }
        draft.parts.push(Part { line: line.number, title: line.text.clone() });
        draft.doubt(
            line.number,
            format!(
                "从“{}”起是随文印发的另一份文件：先接排在通知正文之后，其标题、署名、日期照原样排作正文",
                line.text
            ),
            format!("`{}` begins another document that the notice issues: it follows the text for now", line.text),
        );
    }
    draft.parts.retain(|part| !part.title.is_empty());
    kinds(lines, draft);
}

/// The title above a first section: the last line above it that is no sentence, behind a date or the last part.
fn title_above(lines: &[Line], from: usize, at: usize) -> usize {
    let dated = lines[from..at].iter().rposition(|line| tail::date(&line.text).is_some()).map(|date| from + date + 1);
    let start = dated.unwrap_or(from);
    let is_title = |line: &Line| {
        line.text.chars().count() <= 60
            && !line.text.contains(['。', '：', '；'])
            && !line.text.starts_with(['（', '('])
            && !tail::is_attached(&line.text)
            && heading::level(&line.text).is_none()
    };
    lines[start..at].iter().position(is_title).map_or(0, |title| start + title)
}

/// What is no plan is said: articles, lists of members, tables of figures.
fn kinds(lines: &[Line], draft: &mut Draft) {
    let count = |test: &dyn Fn(&str) -> bool| lines.iter().filter(|line| test(&line.text)).count();
    let articles = count(&|text| text.starts_with('第') && text.chars().take(8).any(|sign| sign == '条'));
    let members = count(&|text| {
        let label: String = text.chars().take(8).filter(|sign| !sign.is_whitespace()).collect();
        ["组长：", "副组长：", "成员：", "主任：", "副主任：", "总指挥："].iter().any(|word| label.starts_with(word))
    });
    let figures = count(&|text| text.chars().all(|sign| sign.is_ascii_digit() || sign == '.'));
    for (found, zh, en) in [
        (
            articles >= ARTICLES,
            "是分条的办法、规定（第一条……），不是工作方案：条文都按正文照录",
            "is in articles and no work plan",
        ),
        (members >= 2, "是组成人员名单，不是工作方案：名单都按正文照录", "is a list of members and no work plan"),
        (
            figures > 20,
            "有拆成一行一格的表格数据：照录为正文，请改成附件里的表",
            "holds a table of figures, one cell a line",
        ),
    ] {
        if found {
            draft.doubt(1, format!("原文{zh}"), format!("the source {en}"));
        }
    }
}
