//! A paragraph → its clauses: each responsibility ends one.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    bracket::{Manner, Parsed, parse, units},
    draft::{Clause, Duty},
    target,
};

const OPENING: [char; 6] = ['〔', '（', '【', '［', '[', '('];
const CLOSING: [char; 6] = ['〕', '）', '】', '］', ']', ')'];
/// How names of units end.
const UNIT_ENDS: [char; 10] = ['局', '委', '部', '办', '院', '会', '厅', '署', '处', '府'];
const STOPS: [char; 4] = ['。', '；', ';', '！'];

/// The clauses of a paragraph, in order; their texts and forms together are the paragraph.
pub(super) fn clauses(paragraph: &str, line: usize, first_leads: bool) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut marks = Vec::new();
    while let Some(found) = next_bracket(paragraph, at) {
        at = found.end;
        let has_text = !paragraph[start..found.start]
            .trim_matches(|sign: char| STOPS.contains(&sign) || sign.is_whitespace())
            .is_empty();
        if !has_text || !may_be_responsibility(paragraph, &found) {
            at = found.start + found.opening.len_utf8();
            continue;
        }
        let square = !matches!(found.opening, '（' | '(');
        let after_unit = !square && paragraph[..found.start].ends_with(UNIT_ENDS);
        let manner = Manner { first_leads, square, after_unit };
        match parse(found.inner(paragraph), manner) {
            Parsed::Duty(duty) => {
                let clause = close(paragraph, start, &found, duty);
                at = start_after(paragraph, &found);
                start = at;
                clauses.push(Clause { line, marks: std::mem::take(&mut marks), ..clause });
            }
            Parsed::Unknown => marks.push(format!("括注“{}”没有认出是谁负责", found.inner(paragraph))),
            Parsed::Other => at = found.start + found.opening.len_utf8(),
        }
    }
    let mut rest = &paragraph[start..];
    if let Some((text, duty)) = labelled_end(rest, first_leads) {
        clauses.push(Clause {
            text: vec![text.to_owned()],
            duty: Some(duty),
            line,
            marks: std::mem::take(&mut marks),
            ..Clause::default()
        });
        rest = "";
    }
    if !rest.is_empty() {
        marks.extend(says_who(rest));
        if !clauses.is_empty() {
            marks.push("括注之后还有文字，不知由谁负责".to_owned());
        }
        clauses.push(Clause { text: vec![rest.to_owned()], line, marks, ..Clause::default() });
    }
    for clause in clauses.iter_mut().filter(|clause| clause.duty.is_some()) {
        let text = clause.text.join("");
        clause.targets = target::targets(&text);
        clause.deadline = target::deadline(&text);
    }
    clauses
}

/// ……。责任单位：甲局、乙局。 at the end of a paragraph, without a bracket.
fn labelled_end(text: &str, first_leads: bool) -> Option<(&str, Duty)> {
    let labels = ["责任单位：", "牵头单位：", "责任部门：", "负责单位：", "牵头部门："];
    let at = labels.iter().filter_map(|label| text.rfind(label)).min()?;
    let before = text[..at].strip_suffix(STOPS)?;
    let stop = &text[before.len()..at];
    let Parsed::Duty(duty) = parse(&text[at..], Manner { first_leads, square: true, after_unit: false }) else {
        return None;
    };
    (!before.is_empty()).then(|| (before, Duty { form: format!("{stop}{}", duty.form), ..duty }))
}

/// A sentence that says who does something, which no bracket does: for a person to put into roles.
fn says_who(text: &str) -> Option<String> {
    static BY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            "^(?:[（(]?[一二三四五六七八九十0-9]+[）)、.])?由[^，。；]{2,30}(?:负责|牵头|承办|会同|组织)|不再列出|下同",
        )
        .expect("the pattern is ours")
    });
    BY.find(text).map(|found| format!("“{}”说到由谁负责，请写成 responsible 或 lead、with", found.as_str()))
}

/// The responsibility that a line of its own is, if it is one: 责任单位：甲局, （甲局负责）.
pub(super) fn alone(line: &str, first_leads: bool) -> Option<Duty> {
    let stripped = line.trim_end_matches(STOPS);
    let bracket = next_bracket(stripped, 0).filter(|found| found.start == 0 && found.end == stripped.len());
    let (before, inner, after) = match &bracket {
        Some(found) => {
            let inner = found.inner(stripped);
            (&line[..found.opening.len_utf8()], inner, &line[found.opening.len_utf8() + inner.len()..])
        }
        // Without a bracket only a label makes it one: 区农业农村局负责 may begin a sentence.
        None if line.contains(['：', ':']) => ("", line, ""),
        None => return None,
    };
    match parse(inner, Manner { first_leads, square: true, after_unit: false }) {
        Parsed::Duty(duty) => Some(Duty { form: format!("\n{before}{}{after}", duty.form), ..duty }),
        _ => None,
    }
}

/// The names of a line 配合单位：甲局、乙局.
pub(super) fn helpers(line: &str) -> Option<Vec<String>> {
    let line = line.trim_end_matches(STOPS);
    let (label, list) = line.split_once(['：', ':'])?;
    let labels = ["配合单位", "参加单位", "参与单位", "协办单位", "配合部门", "协助单位", "责任单位"];
    labels.contains(&label).then(|| units(list.trim()))?
}

/// A pair of brackets.
struct Found {
    start: usize,
    end: usize,
    opening: char,
}

impl Found {
    fn inner<'t>(&self, text: &'t str) -> &'t str {
        let closing = text[..self.end].chars().next_back().map_or(0, char::len_utf8);
        &text[self.start + self.opening.len_utf8()..self.end - closing]
    }
}

/// The next outermost pair from byte `from` on; brackets of any kind may stand inside.
fn next_bracket(text: &str, from: usize) -> Option<Found> {
    let start = from + text[from..].find(OPENING)?;
    let opening = text[start..].chars().next()?;
    let mut depth = 0_usize;
    for (at, sign) in text[start..].char_indices() {
        if OPENING.contains(&sign) {
            depth += 1;
        } else if CLOSING.contains(&sign) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(Found { start, end: start + at + sign.len_utf8(), opening });
            }
        }
    }
    // Never closed: what follows may hold another pair.
    next_bracket(text, start + opening.len_utf8())
}

/// A responsibility stands before a stop, after one, or at the end of its paragraph.
fn may_be_responsibility(text: &str, found: &Found) -> bool {
    let (before, after) = (&text[..found.start], text[found.end..].trim_start());
    (after.is_empty() || after.starts_with(STOPS) || before.trim_end().ends_with(STOPS)) && !before.is_empty()
}

/// The clause that a responsibility ends: its text to the stop that the form prints.
fn close(paragraph: &str, start: usize, found: &Found, duty: Duty) -> Clause {
    let before = &paragraph[start..found.start];
    let end = start_after(paragraph, found);
    let follows_stop = end > found.end;
    // One stop belongs to the form; a second one, before the bracket, is a fault of the text and stays in it.
    let text = if follows_stop { before } else { before.trim_end_matches(STOPS) };
    let text = text.trim_end();
    let open = &paragraph[start + text.len()..found.start + found.opening.len_utf8()];
    let closing = &paragraph[found.start + found.opening.len_utf8() + found.inner(paragraph).len()..end];
    Clause {
        text: if text.is_empty() { Vec::new() } else { vec![text.to_owned()] },
        duty: Some(Duty { form: format!("{open}{}{closing}", duty.form), ..duty }),
        ..Clause::default()
    }
}

fn start_after(text: &str, found: &Found) -> usize {
    let after = &text[found.end..];
    let blank = after.len() - after.trim_start().len();
    let stop = after[blank..].chars().next().filter(|sign| STOPS.contains(sign));
    found.end + stop.map_or(0, |stop| blank + stop.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(paragraph: &str) -> Vec<(String, String)> {
        let one = |clause: &Clause| {
            (clause.text.join(""), clause.duty.as_ref().map_or_else(String::new, |duty| duty.form.clone()))
        };
        clauses(paragraph, 1, false).iter().map(one).collect()
    }

    #[test]
    fn each_responsibility_ends_a_clause_wherever_its_stop_stands() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            shown("落实制度〔甲局〕。加强检查〔乙局、丙局按职责分工负责〕。"),
            [pair("落实制度", "〔{responsible}〕。"), pair("加强检查", "〔{responsible}按职责分工负责〕。")]
        );
        assert_eq!(shown("落实制度。（市场监管总局负责）"), [pair("落实制度", "。（{responsible}负责）")]);
        assert_eq!(shown("应急演练。〔区政府办（食安办）〕。"), [pair("应急演练。", "〔{responsible}〕。")]);
        assert_eq!(
            shown("督促校长（园长）落实责任（幼儿园同）。"),
            [pair("督促校长（园长）落实责任（幼儿园同）。", "")]
        );
        assert_eq!(
            shown("落实制度。（甲局负责）加强宣传。"),
            [pair("落实制度", "。（{responsible}负责）"), pair("加强宣传。", "")]
        );
    }

    #[test]
    fn a_line_of_its_own_may_be_a_responsibility() {
        assert_eq!(alone("责任单位：甲局、乙局", false).unwrap().form, "\n责任单位：{responsible}");
        assert_eq!(alone("（甲局、乙局负责）", false).unwrap().form, "\n（{responsible}负责）");
        assert_eq!(alone("各单位要加强领导。", false), None);
        assert_eq!(alone("一是：加强领导", false), None);
    }
}
