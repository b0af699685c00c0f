//! A table of tasks: each row a numbered task with its headings above it and a line for each of its other columns.

use crate::{
    hanzi::numbering,
    year::import::{bracket, heading},
};

/// Which column says what.
pub(super) struct Columns {
    task: usize,
    /// Columns before the task: sections, then items.
    sections: Option<usize>,
    items: Option<usize>,
    number: Option<usize>,
    /// All the others: 牵头单位, 完成时限, 备注.
    others: Vec<Other>,
    name: String,
}

/// A column beside the task.
struct Other {
    at: usize,
    /// What the header calls it.
    label: String,
    names_units: bool,
}

/// The headings that stand above a row.
#[derive(Default)]
struct Above {
    /// How many sections there are.
    sections: usize,
    /// How many items the section has.
    items: usize,
    /// What the section and the item say.
    texts: [String; 2],
}

impl Columns {
    /// The columns of a header of tasks, one of which names the task, and one who does it; `rows` are those below it.
    pub(super) fn of(row: &[String], rows: &[Vec<String>]) -> Option<Self> {
        const TASKS: [&str; 8] = ["任务", "内容", "措施", "事项", "工作", "项目", "要求", "目标"];
        let names: Vec<String> = row.iter().map(|name| name.split_whitespace().collect()).collect();
        let labelled = |name: &String| bracket::is_labelled(&format!("{name}："));
        let names_units = |name: &String| bracket::names_units(&format!("{name}："));
        let is_task = |at: &usize| {
            let name = &names[*at];
            !labelled(name) && name.chars().count() <= 10 && TASKS.iter().any(|word| name.contains(word))
        };
        let task = (0..names.len()).rev().find(is_task)?;
        let number = names.iter().position(|name| ["序号", "编号", "序"].contains(&name.as_str()));
        let before = (0..task).filter(|at| Some(*at) != number && !labelled(&names[*at]) && !names[*at].is_empty());
        let mut before = before.collect::<Vec<_>>().into_iter();
        let across = rows.iter().any(|row| across(row, task).is_some());
        let sections = if across { None } else { before.next() };
        let items = before.next();
        let known = [Some(task), number, sections, items];
        let other = |(at, label): (usize, &String)| Other { at, label: label.clone(), names_units: names_units(label) };
        let others = names.iter().enumerate().filter(|(at, _)| !known.contains(&Some(*at))).map(other).collect();
        let does = names.iter().any(names_units);
        does.then(|| Self { task, sections, items, number, others, name: names[task].clone() })
    }

    /// The rows below the header as lines of a notice with so many sections above them, each with its row.
    pub(super) fn lines(&self, rows: &[Vec<String>], sections: usize) -> Vec<(usize, String)> {
        let mut above = Above { sections, ..Above::default() };
        let mut lines = Vec::new();
        let mut count = 0;
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.iter().any(|text| !text.trim().is_empty())) {
            let mut own = Vec::new();
            if let Some(title) = across(row, self.task) {
                own.extend(above.section(title));
            } else {
                count += 1;
                self.above(row, &mut above, &mut own);
                self.task(row, count, &mut own);
            }
            lines.extend(own.into_iter().map(|line| (at, line)));
        }
        lines
    }

    fn above(&self, row: &[String], above: &mut Above, lines: &mut Vec<String>) {
        match (self.sections, above.sections) {
            (Some(at), _) => lines.extend(above.section(&cell(row, at).replace('\n', ""))),
            // Tasks stand in a section; without one in the table or above it, the column's name is it.
            (None, 0) => lines.extend(above.section(&self.name)),
            (None, _) => {}
        }
        lines.extend(self.items.and_then(|at| above.item(&cell(row, at).replace('\n', ""))));
    }

    fn task(&self, row: &[String], count: usize, lines: &mut Vec<String>) {
        let number = self.number.map(|at| cell(row, at)).filter(|text| text.parse::<usize>().is_ok());
        let number = number.unwrap_or_else(|| count.to_string());
        lines.push(format!("{number}.{}", cell(row, self.task).replace('\n', "")));
        for Other { at, label, names_units } in &self.others {
            let text = cell(row, *at);
            if text.trim().is_empty() {
                continue;
            }
            // 牵头单位：甲局 and 配合单位：乙局 on lines of one cell say it themselves.
            if *names_units && text.lines().all(|line| bracket::names_units(line.trim())) {
                lines.extend(text.lines().map(|line| line.trim().to_owned()));
                continue;
            }
            let text = if *names_units { list(&text) } else { text.trim().replace('\n', "；") };
            lines.push(if label.is_empty() { text } else { format!("{label}：{text}") });
        }
    }
}

impl Above {
    fn section(&mut self, text: &str) -> Option<String> {
        self.is_new(0, text).then(|| {
            self.sections += 1;
            self.items = 0;
            self.texts[1].clear();
            format!("{}{}", numbering::heading(1, self.sections), bare(text))
        })
    }

    fn item(&mut self, text: &str) -> Option<String> {
        self.is_new(1, text).then(|| {
            self.items += 1;
            format!("{}{}", numbering::heading(2, self.items), bare(text))
        })
    }

    fn is_new(&mut self, level: usize, text: &str) -> bool {
        let is_new = !text.trim().is_empty() && self.texts[level] != text;
        if is_new {
            text.clone_into(&mut self.texts[level]);
        }
        is_new
    }
}

/// A row with nothing but one text in its first cells heads those below it.
fn across(row: &[String], task: usize) -> Option<&str> {
    let mut filled = row.iter().enumerate().filter(|(_, text)| !text.trim().is_empty());
    let (at, text) = filled.next()?;
    (at == 0 && task > 0 && filled.next().is_none() && text.parse::<usize>().is_err()).then_some(text)
}

fn cell(row: &[String], at: usize) -> String {
    row.get(at).cloned().unwrap_or_default()
}

/// A heading without the number that it has in the table: it gets one of the notice.
fn bare(text: &str) -> &str {
    let text = text.trim();
    heading::level(text).map_or(text, |(_, length)| text[length..].trim_start())
}

/// Names on lines of their own are a list.
fn list(text: &str) -> String {
    let mut joined = String::new();
    for part in text.split(['\n', ' ']).map(str::trim).filter(|part| !part.is_empty()) {
        if !joined.is_empty() && !joined.ends_with(['、', '，', '；', '。', ',', ';']) {
            joined.push('、');
        }
        joined.push_str(part);
    }
    joined.trim_end_matches('、').to_owned()
}
