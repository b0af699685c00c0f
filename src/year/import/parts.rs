//! Notices of more than one layer: the notice that issues, and the plan or plans that it issues.

use super::{
    bracket::Manner,
    clause::{self, Alone},
    draft::{Draft, Line, MOST_SECTIONS},
    head, heading, line,
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

/// The plans that a notice issues, as they stand behind its date.
pub(super) struct Layers<'l> {
    /// The notice itself.
    pub(super) notice: &'l [Line],
    /// What it issues.
    pub(super) issued: Vec<Layer<'l>>,
}

/// A document that a notice issues.
pub(super) struct Layer<'l> {
    /// 附件1, if it stands above the title.
    pub(super) label: Option<&'l Line>,
    /// Its title.
    pub(super) title: &'l [Line],
    /// What follows.
    pub(super) text: &'l [Line],
}

/// Most lines of a title.
const MOST_TITLE_LINES: usize = 4;

/// Parts a source: an issued document begins with a title behind the notice's date, and again with a title where 一、 begins
/// anew. `None` if there is but one.
pub(super) fn split(lines: &[Line]) -> Option<Layers<'_>> {
    let mut begins: Vec<(usize, usize, bool)> = Vec::new();
    let sections = lines.iter().any(|line| heading::is_section(&line.text));
    // A plan without 一、 begins with what else is a first number.
    let first: &[&str] = if sections { &["一、"] } else { &["（一）", "(一)", "1.", "1．", "1、"] };
    let is_first =
        |text: &str| first.iter().any(|first| text.starts_with(first)) && (!sections || heading::is_section(text));
    let firsts = (0..lines.len()).filter(|at| is_first(&lines[*at].text));
    // Each looks back over the lines before it: more than a plan may have sections are not looked at.
    for at in firsts.take(MOST_SECTIONS) {
        let from = begins.last().map_or(0, |(_, end, _)| *end);
        let title = title_above(lines, from, at);
        let behind_date = lines[from..title].iter().any(|line| line::date(&line.text).is_some());
        let end = title + title_lines(&lines[title..at]);
        let label = title.checked_sub(1).is_some_and(|above| line::is_attached(&lines[above].text));
        // Behind the first, a title says what it is: a short line above 一、 may be anything.
        let sure = sections || !label && head::is_kind(&joined(&lines[title..end]));
        let titled = sure && end > title && (begins.is_empty() || label || head::is_kind(&joined(&lines[title..end])));
        if title < at && titled && (behind_date || !begins.is_empty()) {
            begins.push((title, end, label));
        }
    }
    let starts: Vec<usize> = begins.iter().map(|(title, _, label)| title - usize::from(*label)).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let issued: Vec<Layer<'_>> = begins
        .iter()
        .zip(ends)
        .map(|(&(title, end, label), next)| Layer {
            label: label.then(|| &lines[title - 1]),
            title: &lines[title..end],
            text: &lines[end..next],
        })
        .collect();
    Some(Layers { notice: &lines[..*starts.first()?], issued })
}

fn joined(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect()
}

/// How many lines the title at the beginning takes: to the one that says what kind of document it is, with years in brackets
/// below; else one.
fn title_lines(lines: &[Line]) -> usize {
    let bracket = |line: &&Line| line.text.starts_with(['（', '(']) && line.text.ends_with(['）', ')']);
    let most = lines.len().min(MOST_TITLE_LINES);
    let kind = (1..=most).find(|count| head::is_kind(&joined(&lines[..*count])));
    let count = kind.unwrap_or_else(|| most.min(1));
    count + lines[count..].iter().take(1).filter(bracket).filter(|line| line.text.chars().count() <= 20).count()
}

/// The title above a first section: the first line behind a date, or behind the last document, that is no sentence, no note
/// and no word of its place.
fn title_above(lines: &[Line], from: usize, at: usize) -> usize {
    let dated = lines[from..at].iter().rposition(|line| line::date(&line.text).is_some()).map(|date| from + date + 1);
    let start = dated.unwrap_or(from);
    let is_title = |line: &Line| {
        line.text.chars().count() <= 60
            && !line.text.contains(['。', '：', '；'])
            && !line.text.starts_with(['（', '('])
            && !line.text.ends_with("印发")
            && !line::is_attached(&line.text)
            && heading::level(&line.text).is_none()
    };
    let first = lines[start..at].iter().position(is_title);
    let labelled =
        lines[start..at].iter().rposition(|line| line::is_attached(&line.text)).map(|label| start + label + 1);
    match (dated, labelled) {
        (None, Some(title)) => title,
        (None, None) => title_between(&lines[..at], start, is_title),
        _ => first.map_or(at, |title| start + title),
    }
}

/// Most lines of a title above the one that says what it is.
const MOST_ABOVE: usize = 2;

/// Behind a document without a date: the last line that says what kind of document it is, above the text before 一、.
fn title_between(lines: &[Line], start: usize, is_title: impl Fn(&Line) -> bool) -> usize {
    let at = lines.len();
    let unnumbered = (start..at).rev().take_while(|line| heading::level(&lines[*line].text).is_none());
    let Some(floor) = unnumbered.last() else { return at };
    let kind = (floor..at).rev().find(|line| is_title(&lines[*line]) && head::is_kind(&lines[*line].text));
    let Some(kind) = kind else { return at };
    let more = |line: &usize| is_title(&lines[*line]) && !head::is_kind(&lines[*line].text);
    (floor..kind).rev().take(MOST_ABOVE).take_while(more).last().unwrap_or(kind)
}

/// What is no plan is said: articles, lists of members, tables of figures.
pub(super) fn kinds(lines: &[Line], draft: &mut Draft) {
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
