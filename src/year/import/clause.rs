//! A paragraph → its clauses: each responsibility ends one, and so does each that is not understood.

use super::{
    bracket::{self, Manner, Parsed, parse},
    brackets::{CLOSING, Found, OPENING, Place, STOPS, next_bracket, place, start_after},
    draft::Clause,
    duty::Duty,
    pattern::{Pattern, pattern},
    target,
};

/// How names of units end.
const UNIT_ENDS: [char; 10] = ['局', '委', '部', '办', '院', '会', '厅', '署', '处', '府'];

/// The clauses of a paragraph, in order; their texts and forms together are the paragraph.
pub(super) fn clauses(paragraph: &str, line: usize, manner: &mut Manner) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = next_bracket(paragraph, at) {
        at = found.start + found.opening.len_utf8();
        let before = &paragraph[start..found.start];
        let has_text = !before.trim_matches(|sign: char| STOPS.contains(&sign) || sign.is_whitespace()).is_empty();
        // 【责任单位】甲局: the bracket is the label of what follows it.
        if !has_text || found.start == 0 || bracket::is_labelled(&paragraph[found.start..]) {
            continue;
        }
        let place = place(paragraph, &found);
        match parse(found.inner(paragraph), &manner_of(paragraph, &found, manner)) {
            Parsed::Duty(duty) if place == Place::End || ends_at_comma(paragraph, &found, &duty) => {
                remember(&duty, manner);
                at = start_after(paragraph, &found, true);
                clauses.push(Clause { line, ..close(paragraph, start, at, &found, duty) });
                start = at;
            }
            Parsed::Unknown if place == Place::End => {
                let mark = format!("括注“{}”没有认出是谁负责", found.inner(paragraph));
                at = start_after(paragraph, &found, false);
                let text = paragraph[start..at].to_owned();
                clauses.push(Clause { text: vec![text], line, marks: vec![mark], unread: true, ..Clause::default() });
                start = at;
            }
            _ => {}
        }
    }
    rest(&paragraph[start..], line, manner, &mut clauses);
    for clause in clauses.iter_mut().filter(|clause| clause.duty.is_some()) {
        timed(clause);
    }
    clauses
}

/// Reads targets and the deadline out of the text; one that stands in the bracket counts more.
pub(super) fn timed(clause: &mut Clause) {
    let text = clause.text.concat();
    clause.targets = target::targets(&text);
    let own = clause.duty.as_ref().and_then(|duty| duty.deadline.clone());
    clause.deadline = own.or_else(|| target::deadline(&text));
}

/// What the bracket says of those that follow it.
fn remember(duty: &Duty, manner: &mut Manner) {
    if !duty.standing.is_empty() {
        manner.standing.clone_from(&duty.standing);
    }
    manner.first_leads |= duty.first_leads;
}

fn manner_of(paragraph: &str, found: &Found, manner: &Manner) -> Manner {
    let square = !matches!(found.opening, '（' | '(');
    let after_unit = !square && paragraph[..found.start].ends_with(UNIT_ENDS);
    Manner { square, after_unit, ..manner.clone() }
}

/// What stands behind the last responsibility.
fn rest(text: &str, line: usize, manner: &Manner, clauses: &mut Vec<Clause>) {
    if text.trim().is_empty() {
        if let (Some(last), false) = (clauses.last_mut(), text.is_empty()) {
            match &mut last.duty {
                Some(duty) => duty.form.push_str(text),
                None => last.text.push(text.to_owned()),
            }
        }
        return;
    }
    if let Some((before, duty)) = labelled_end(text, manner) {
        clauses.push(Clause { text: vec![before.to_owned()], duty: Some(duty), line, ..Clause::default() });
        return;
    }
    let mut marks: Vec<String> = says_who(text).into_iter().collect();
    if clauses.iter().any(|clause| clause.duty.is_some()) {
        marks.push("括注之后还有文字，不知由谁负责".to_owned());
    }
    clauses.push(Clause { text: vec![text.to_owned()], line, marks, ..Clause::default() });
}

/// ……。责任单位：甲局、乙局。 at the end of a paragraph, without a bracket; and ……。由甲局牵头，乙局配合。
fn labelled_end<'t>(text: &'t str, manner: &Manner) -> Option<(&'t str, Duty)> {
    let ends = |sign: char| STOPS.contains(&sign) || sign.is_whitespace();
    let sentences = text.match_indices(ends).map(|(at, stop)| at + stop.len());
    for at in sentences {
        let (before, label) = text.split_at(at);
        let blank = label.len() - label.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '—').len();
        let said = &label[blank..];
        let labelled = bracket::is_labelled(said);
        if labelled || before.ends_with(STOPS) && bracket::is_sentence(said) {
            let Parsed::Duty(duty) = parse(said, &Manner { square: labelled, ..manner.clone() }) else {
                continue;
            };
            let stop = before.chars().next_back().map_or(0, char::len_utf8);
            let text = &before[..before.len() - stop];
            let between = &before[before.len() - stop..];
            return (!text.is_empty())
                .then(|| (text, Duty { form: format!("{between}{}{}", &label[..blank], duty.form), ..duty }));
        }
    }
    None
}

/// Stands for ）\n（ while a responsibility in two brackets is read.
const BETWEEN: char = '\u{2028}';

/// A sentence that says who does something, which no bracket does: for a person to put into roles.
fn says_who(text: &str) -> Option<String> {
    static BY: Pattern = Pattern::new(|| {
        pattern(
            "^(?:[（(]?[一二三四五六七八九十0-9]+[）)、.])?由[^，。；]{2,30}(?:负责|牵头|承办|会同|组织)|不再列出|下同",
        )
    });
    BY.find(text).map(|found| format!("“{}”说到由谁负责，请写成 responsible 或 lead、with", found.as_str()))
}

/// What a line of its own is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "one is alive at a time")]
pub(super) enum Alone {
    /// A responsibility: 责任单位：甲局, （甲局负责）.
    Duty(Duty),
    /// It speaks of units, but is not understood.
    Unread,
    /// Text.
    Text,
}

/// The responsibility that a line of its own is, if it is one; `above` are the label lines before it.
pub(super) fn alone(line: &str, above: &str, manner: &mut Manner) -> Alone {
    let stripped = line.trim_end_matches(STOPS);
    let bracket = next_bracket(stripped, 0).filter(|found| found.start == 0 && found.end == stripped.len());
    let is_below = above.starts_with(OPENING) && above.ends_with(CLOSING);
    let (mut whole, mut opening, mut closing) = (line.to_owned(), 0, 0);
    match &bracket {
        // （牵头单位：甲局） above （配合单位：乙局）: a mark that is white space stands for what parts them.
        Some(found) if above.is_empty() || is_below => {
            (opening, closing) = (found.opening.len_utf8(), line.len() - found.end + found.closing(line));
            if is_below {
                let end = above.chars().next_back().map_or(0, char::len_utf8);
                whole = format!("{}{BETWEEN}{}", &above[..above.len() - end], &line[opening..]);
            }
        }
        // Without a bracket only a label makes it one: 区农业农村局负责 may begin a sentence.
        None if bracket::is_labelled(line) && !above.starts_with('（') => {
            if !above.is_empty() {
                whole = format!("{above}\n{line}");
            }
        }
        _ => return Alone::Text,
    }
    let (before, inner) = whole.split_at(opening);
    let (inner, after) = inner.split_at(inner.len() - closing);
    match parse(inner, &Manner { square: true, after_unit: false, ..manner.clone() }) {
        Parsed::Duty(duty) => {
            remember(&duty, manner);
            let lines = if bracket.is_none() || bracket::is_labelled(inner) { whole.clone() } else { String::new() };
            let (lines, form) = (lines, format!("\n{before}{}{after}", duty.form));
            let parted = |text: String| text.replace(BETWEEN, &format!("{}\n{before}", after.trim_end_matches(STOPS)));
            Alone::Duty(Duty { form: parted(form), lines: parted(lines), ..duty })
        }
        Parsed::Unknown => Alone::Unread,
        Parsed::Other => Alone::Text,
    }
}

/// Whether a text begins with a bracket that says who does something.
pub(super) fn begins_with_bracket(text: &str) -> bool {
    let text = text.trim_start();
    let Some(found) = next_bracket(text, 0).filter(|found| found.start == 0) else { return false };
    let manner = Manner { square: found.opening != '（' && found.opening != '(', ..Manner::default() };
    parse(found.inner(text), &manner) != Parsed::Other
}

/// 落实甲制度（甲局负责），落实乙制度（乙局负责）。
fn ends_at_comma(text: &str, found: &Found, duty: &Duty) -> bool {
    // A mere list in （） explains what stands before it.
    let is_mere_list = duty.form.starts_with('{') && duty.form.ends_with('}');
    let says = !(matches!(found.opening, '（' | '(') && is_mere_list);
    says && text[found.end..].starts_with(['，', '、', ',']) && !text[..found.start].ends_with(UNIT_ENDS)
}

/// The clause that a responsibility ends: its text to the stop that the form prints.
fn close(paragraph: &str, start: usize, end: usize, found: &Found, duty: Duty) -> Clause {
    let before = &paragraph[start..found.start];
    let follows_stop = paragraph[found.end..end].chars().any(|sign| STOPS.contains(&sign));
    // One stop belongs to the form; a second one, before the bracket, is a fault of the text and stays in it.
    let text = if follows_stop { before } else { before.trim_end().trim_end_matches(STOPS) };
    let text = text.trim_end();
    let open = &paragraph[start + text.len()..found.start + found.opening.len_utf8()];
    let closing = &paragraph[found.start + found.opening.len_utf8() + found.inner(paragraph).len()..end];
    Clause {
        text: if text.is_empty() { Vec::new() } else { vec![text.to_owned()] },
        duty: Some(Duty { form: format!("{open}{}{closing}", duty.form), ..duty }),
        ..Clause::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(paragraph: &str) -> Vec<(String, String)> {
        let one = |clause: &Clause| {
            (clause.text.join(""), clause.duty.as_ref().map_or_else(String::new, |duty| duty.form.clone()))
        };
        clauses(paragraph, 1, &mut Manner::default()).iter().map(one).collect()
    }

    #[test]
    fn each_responsibility_ends_a_clause_wherever_its_stop_stands() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        for (paragraph, expected) in [
            (
                "落实制度〔甲局〕。加强检查〔乙局、丙局按职责分工负责〕。",
                vec![pair("落实制度", "〔{responsible}〕。"), pair("加强检查", "〔{responsible}按职责分工负责〕。")],
            ),
            ("落实制度。（市场监管总局负责）", vec![pair("落实制度", "。（{responsible}负责）")]),
            ("应急演练。〔区政府办（食安办）〕。", vec![pair("应急演练。", "〔{responsible}〕。")]),
            ("督促校长（园长）落实责任（幼儿园同）。", vec![pair("督促校长（园长）落实责任（幼儿园同）。", "")]),
            (
                "落实制度。（甲局负责）加强宣传。",
                vec![pair("落实制度", "。（{responsible}负责）"), pair("加强宣传。", "")],
            ),
            (
                "建立名录（市农业农村局负责），登记到户（市水务局负责）。",
                vec![pair("建立名录", "（{responsible}负责），"), pair("登记到户", "（{responsible}负责）。")],
            ),
            (
                "建立平台。（0.5分）（6月底完成，牵头考核单位：市工信局）",
                vec![pair("建立平台。（0.5分）", "（{deadline}完成，牵头考核单位：{lead}）")],
            ),
        ] {
            assert_eq!(shown(paragraph), expected, "{paragraph}");
        }
    }

    #[test]
    fn a_bracket_that_is_not_understood_ends_its_clause() {
        let found = clauses("划定红线。〔甲局督办，乙局抓落实〕落实制度。（丙局负责）", 1, &mut Manner::default());
        assert_eq!(found.len(), 2);
        assert!(found[0].unread && found[0].duty.is_none(), "{found:?}");
        assert_eq!(found[1].duty.as_ref().unwrap().responsible, ["丙局"]);
    }

    #[test]
    fn a_line_of_its_own_may_be_a_responsibility() {
        let form = |line: &str| match alone(line, "", &mut Manner::default()) {
            Alone::Duty(duty) => Some(duty.form),
            _ => None,
        };
        assert_eq!(form("责任单位：甲局、乙局").as_deref(), Some("\n责任单位：{responsible}"));
        assert_eq!(form("（甲局、乙局负责）").as_deref(), Some("\n（{responsible}负责）"));
        assert_eq!(form("各单位要加强领导。"), None);
        assert_eq!(form("一是：加强领导"), None);
    }
}
