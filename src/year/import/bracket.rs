//! The grammar of responsibilities: who a bracket names, in which role, and how it says so.
//!
//! A verb that is not known is not guessed: then the bracket stays text, and is marked.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::model::plan::Phrase;

use super::draft::Duty;

/// What the inside of a bracket is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Parsed {
    /// A responsibility. Its form has no brackets and stops yet.
    Duty(Duty),
    /// It speaks of units, but not in words that are known.
    Unknown,
    /// Something else: an explanation, a short name.
    Other,
}

/// How a bracket is read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manner {
    /// Whether the notice has said that the first of a list leads.
    pub(super) first_leads: bool,
    /// Whether a mere list of names is a responsibility: in 〔〕 and 【】, but （） must hold units alone.
    pub(super) square: bool,
    /// Whether it follows a unit's name, as （食安办） follows 区政府办: then it is a part of that name.
    pub(super) after_unit: bool,
}

const TAIL: &str = "按照?(?:各自)?职责(?:分工)?(?:负责|落实|抓好落实)|分别负责|共同负责|负责落实|组织实施|具体负责|牵头落实|负责|落实|承办";
const ASIDE: &str = "配合|参与|参加|协作|协办|协助";
const FIRST: &str = "(?P<first>[，。；](?:列|排)(?:在)?(?:首位|第一位)[^，。]*(?:，下同)?。?)?";

fn pattern(text: &str) -> Regex {
    let text = text.replace("TAIL", TAIL).replace("ASIDE", ASIDE).replace("FIRST", FIRST);
    Regex::new(&format!("^{text}$")).expect("the patterns are ours")
}

static LEAD_AND_OTHERS: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?P<lead>[^，；。：]+?)牵头(?:负责)?[，、](?P<with>[^，；。：]+?)(?:TAIL|ASIDE)FIRST"));
static DOES_AND_OTHERS: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?P<lead>[^，；。：]+?)(?:负责|主办|承办)，(?P<with>[^，；。：]+?)(?:ASIDE|指导)"));
static GUIDED: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?P<with>[^，；。：]+?)指导，(?P<lead>[^，；。：]+?)(?:TAIL)"));
static ALL_HELP: LazyLock<Regex> = LazyLock::new(|| pattern("(?P<responsible>各[^，；。：]+?)(?:ASIDE|落实)"));
static TOGETHER: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?P<lead>[^，；。：]+?)会同(?P<with>[^，；。：]+?)(?:TAIL)"));
static LEAD_ALONE: LazyLock<Regex> = LazyLock::new(|| pattern("(?P<lead>[^，；。：]+?)(?:牵头(?:负责)?|指导)"));
static JOINT: LazyLock<Regex> = LazyLock::new(|| pattern("(?P<responsible>[^，；。：]+?)(?:TAIL)FIRST"));
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?P<label>(?:牵头|主办|责任|负责|承办|落实|配合|参加|参与|协办|协助)(?:单位|部门|处室|科室)?|负责人)[：:](?P<list>[^：:]+)",
    )
});
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:局|委|部|办|厅|署|院|会|处|科|股|所|站|队|大队|支队|总队|中心|公司|政府|街道|街道办|镇|乡|区|县|市|银行|学校|集团|协会|联社|供销社|海关|部门|单位)(?:（[^（）]+）)?$")
        .expect("the pattern is ours")
});

/// Reads the inside of a bracket, or a line of its own.
pub(super) fn parse(inner: &str, manner: Manner) -> Parsed {
    if let Some(duty) = labelled(inner) {
        return duty.map_or(Parsed::Unknown, Parsed::Duty);
    }
    for (pattern, first_may_lead) in [
        (&*LEAD_AND_OTHERS, false),
        (&*DOES_AND_OTHERS, false),
        (&*GUIDED, false),
        (&*TOGETHER, false),
        (&*ALL_HELP, false),
        (&*LEAD_ALONE, false),
        (&*JOINT, true),
    ] {
        let Some(found) = pattern.captures(inner) else { continue };
        let leads = first_may_lead && (manner.first_leads || found.name("first").is_some());
        // 甲局配合 alone helps nobody; only 各相关部门 can.
        let helps_nobody = std::ptr::eq(pattern, LazyLock::force(&ALL_HELP)) && !is_phrase(&found["responsible"]);
        if let Some(duty) = of_captures(inner, &found, leads).filter(|_| !helps_nobody) {
            return Parsed::Duty(duty);
        }
    }
    if let Some(duty) = bare(inner, manner) {
        return Parsed::Duty(duty);
    }
    if speaks_of_units(inner) { Parsed::Unknown } else { Parsed::Other }
}

/// Whether a notice says that the first unit of each list leads.
pub(super) fn first_leads(text: &str) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("(?:列|排)(?:在)?(?:首位|第一位)[^。；]{0,12}(?:牵头|为主)").expect("the pattern is ours")
    });
    SAYS.is_match(text)
}

fn of_captures(inner: &str, found: &Captures<'_>, first_leads: bool) -> Option<Duty> {
    let mut duty = Duty::default();
    let mut form = inner.to_owned();
    // From the back, so that what stands before keeps its place.
    let mut lists: Vec<_> = [("with", "{with}"), ("responsible", "{responsible}"), ("lead", "{lead}")]
        .into_iter()
        .filter_map(|(name, placeholder)| Some((name, placeholder, found.name(name)?)))
        .collect();
    lists.sort_by_key(|(_, _, list)| std::cmp::Reverse(list.start()));
    for (name, placeholder, list) in lists {
        let names = units(list.as_str())?;
        if name == "with" && names.iter().all(|name| is_vague(name)) && names.len() == 1 && !is_phrase(&names[0]) {
            continue;
        }
        form.replace_range(list.range(), placeholder);
        match name {
            "with" => duty.with = names,
            "lead" => duty.lead = names,
            _ => duty.responsible = names,
        }
    }
    duty.form = form;
    if first_leads && duty.responsible.len() > 1 && !is_phrase(&duty.responsible[0]) {
        duty.with = duty.responsible.split_off(1);
        duty.lead = std::mem::take(&mut duty.responsible);
        let open = is_open(&duty.with[0]);
        duty.form = duty.form.replace("{responsible}", if open { "{lead}{with}" } else { "{lead}、{with}" });
    }
    Some(duty)
}

/// 有关部门 after 会同: somebody, but nobody that a letter could be sent to.
fn is_vague(name: &str) -> bool {
    ["有关部门", "相关部门", "有关单位", "相关单位", "有关部门和单位", "各有关方面", "有关方面"].contains(&name)
}

fn is_phrase(name: &str) -> bool {
    Phrase::of(name).is_some()
}

fn is_open(name: &str) -> bool {
    Phrase::of(name) == Some(Phrase::Open)
}

/// 牵头单位：…；配合单位：…. `Some(None)` if it is labelled in a way that cannot be printed again.
fn labelled(inner: &str) -> Option<Option<Duty>> {
    let (mut duty, mut form) = (Duty::default(), String::new());
    let trimmed = inner.trim_end_matches(['。', '；', ';']);
    let mut rest = trimmed;
    let mut any = false;
    while !rest.is_empty() {
        let end = rest.find(['；', ';', '。', '\t', '\n']).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let mark = after.chars().next().map_or(0, char::len_utf8);
        let part = part.trim();
        let Some(found) = LABELLED.captures(part) else { return any.then_some(None) };
        any = true;
        let (label, list) = (&found["label"], found.name("list").expect("the group is not optional"));
        let Some(names) = units(list.as_str().trim()) else { return Some(None) };
        let (place, placeholder) = match label.chars().next() {
            _ if label == "负责人" => return Some(None),
            Some('牵' | '主') => (&mut duty.lead, "{lead}"),
            Some('责' | '负' | '承' | '落') => (&mut duty.responsible, "{responsible}"),
            _ => (&mut duty.with, "{with}"),
        };
        if !place.is_empty() {
            return Some(None);
        }
        *place = names;
        form.push_str(&part[..list.start()]);
        form.push_str(placeholder);
        form.push_str(&after[..mark]);
        rest = after[mark..].trim_start();
    }
    if !any {
        return None;
    }
    form.push_str(&inner[trimmed.len()..]);
    duty.form = form;
    Some(settle(duty))
}

/// Roles as a plan has them: who is responsible beside helpers leads; who is responsible below a lead has a part.
fn settle(mut duty: Duty) -> Option<Duty> {
    match (duty.lead.is_empty(), duty.responsible.is_empty(), duty.with.is_empty()) {
        (true, false, false) => {
            duty.lead = std::mem::take(&mut duty.responsible);
            duty.form = duty.form.replace("{responsible}", "{lead}");
        }
        (false, false, true) => {
            duty.with = std::mem::take(&mut duty.responsible);
            duty.form = duty.form.replace("{responsible}", "{with}");
        }
        // Three lists have no place in a plan; helpers without anybody to help are nobody's duty.
        (false, false, false) | (true, true, _) => return None,
        _ => {}
    }
    Some(duty)
}

/// A list without a verb: 〔区农业农村局〕.
fn bare(inner: &str, manner: Manner) -> Option<Duty> {
    let names = units(inner)?;
    let looks = |name: &String| is_phrase(name) || UNIT.is_match(name);
    let all = names.iter().all(looks);
    let most_are_units = manner.square && names.iter().filter(|name| looks(name)).count() * 2 >= names.len();
    // （市） and （县） are explanations, not organs.
    let long_enough = names.iter().all(|name| name.chars().count() >= 3);
    if manner.after_unit || !((all && long_enough) || most_are_units) {
        return None;
    }
    let mut duty = Duty { form: "{responsible}".to_owned(), responsible: names, ..Duty::default() };
    if manner.first_leads && duty.responsible.len() > 1 && !is_phrase(&duty.responsible[0]) {
        duty.with = duty.responsible.split_off(1);
        duty.lead = std::mem::take(&mut duty.responsible);
        let joined = if is_open(&duty.with[0]) { "{lead}{with}" } else { "{lead}、{with}" };
        joined.clone_into(&mut duty.form);
    }
    Some(duty)
}

/// The names of a list, if they print as the list again.
pub(super) fn units(list: &str) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    let mut name = String::new();
    for character in list.chars() {
        match character {
            '（' | '(' | '〔' | '[' => depth += 1,
            '）' | ')' | '〕' | ']' => depth = depth.checked_sub(1)?,
            '、' if depth == 0 => {
                names.push(std::mem::take(&mut name));
                continue;
            }
            _ => {}
        }
        name.push(character);
    }
    names.push(name);
    let last = names.pop()?;
    names.extend(opened(&last));
    let sound = |name: &String| {
        let length = name.chars().count();
        let is_name =
            !name.contains(['。', '；', '：', '，', '“', '《', '%', '谁']) && !name.starts_with(['由', '请', '按']);
        (2..=40).contains(&length) && is_name || is_phrase(name)
    };
    // A name that holds 和 between two organs is two names, which no list could print again.
    let double = |name: &String| {
        name.match_indices(['和', '与'])
            .any(|(at, joint)| UNIT.is_match(&name[..at]) && UNIT.is_match(&name[at + joint.len()..]))
            && !is_phrase(name)
    };
    let whole = depth == 0 && names.iter().all(sound) && !names.iter().any(double);
    (whole && Phrase::join(names.iter().map(String::as_str)) == list).then_some(names)
}

/// 区林草局等相关部门 is a name and a phrase that leaves the list open.
fn opened(name: &str) -> Vec<String> {
    let mut phrases = Phrase::OPEN;
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    let split = phrases.into_iter().find_map(|phrase| {
        let before = name.strip_suffix(phrase).filter(|before| !before.is_empty())?;
        Some(vec![before.to_owned(), phrase.to_owned()])
    });
    split.unwrap_or_else(|| vec![name.to_owned()])
}

/// Whether it says that somebody does something, in whatever words.
fn speaks_of_units(inner: &str) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("(?:负责|牵头|配合|参与|参加|协作|协办|协助|指导|承办|督办|落实|实施|会同)$|(?:责任|牵头|配合|负责|主办|协办)(?:单位|部门)")
            .expect("the pattern is ours")
    });
    let parts = inner.split(['，', '、', '；']);
    SAYS.is_match(inner.trim_end_matches('。')) && parts.into_iter().any(|part| part.chars().count() >= 2)
        || inner.split('、').count() > 1 && inner.split('、').all(|name| UNIT.is_match(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(inner: &str) -> (String, String, String, String) {
        let manner = Manner { first_leads: false, square: true, after_unit: false };
        let Parsed::Duty(duty) = parse(inner, manner) else { panic!("{inner}: {:?}", parse(inner, manner)) };
        let list = |names: &[String]| names.join("|");
        (list(&duty.responsible), list(&duty.lead), list(&duty.with), duty.form)
    }

    #[test]
    fn every_form_of_the_grammar_is_read_and_prints_as_it_was() {
        for (inner, responsible, lead, with, form) in [
            ("区农业农村局", "区农业农村局", "", "", "{responsible}"),
            ("区政府办（食安办）", "区政府办（食安办）", "", "", "{responsible}"),
            ("市场监管总局负责", "市场监管总局", "", "", "{responsible}负责"),
            ("海关总署、财政部负责", "海关总署|财政部", "", "", "{responsible}负责"),
            ("甲局、乙局按职责分工负责", "甲局|乙局", "", "", "{responsible}按职责分工负责"),
            ("甲局、乙局按照职责分工负责", "甲局|乙局", "", "", "{responsible}按照职责分工负责"),
            ("甲局、乙局分别负责", "甲局|乙局", "", "", "{responsible}分别负责"),
            ("甲局牵头，乙局、丙局按职责分工负责", "", "甲局", "乙局|丙局", "{lead}牵头，{with}按职责分工负责"),
            ("甲办（食安办）牵头，各相关部门配合", "", "甲办（食安办）", "各相关部门", "{lead}牵头，{with}配合"),
            ("甲局、乙局等相关部门按职责分工负责", "甲局|乙局|等相关部门", "", "", "{responsible}按职责分工负责"),
            ("公安部、市场监管总局等负责", "公安部|市场监管总局|等", "", "", "{responsible}负责"),
            ("教育部会同有关部门负责", "", "教育部", "", "{lead}会同有关部门负责"),
            ("教育部会同公安部负责", "", "教育部", "公安部", "{lead}会同{with}负责"),
            ("农业农村部、工业和信息化部牵头负责", "", "农业农村部|工业和信息化部", "", "{lead}牵头负责"),
            ("甲局指导，乙局负责", "", "乙局", "甲局", "{with}指导，{lead}负责"),
            ("甲局指导", "", "甲局", "", "{lead}指导"),
            ("各相关部门配合", "各相关部门", "", "", "{responsible}配合"),
            ("甲局牵头、乙局配合", "", "甲局", "乙局", "{lead}牵头、{with}配合"),
            ("甲局负责，乙局、丙局配合", "", "甲局", "乙局|丙局", "{lead}负责，{with}配合"),
            ("责任单位：甲局、乙局", "甲局|乙局", "", "", "责任单位：{responsible}"),
            ("责任单位：甲局；配合单位：乙局、丙局", "", "甲局", "乙局|丙局", "责任单位：{lead}；配合单位：{with}"),
            ("牵头单位：甲局；责任单位：乙局。", "", "甲局", "乙局", "牵头单位：{lead}；责任单位：{with}。"),
            (
                "甲局、乙局负责，列第一位者为牵头单位，下同",
                "",
                "甲局",
                "乙局",
                "{lead}、{with}负责，列第一位者为牵头单位，下同",
            ),
        ] {
            let expected = [responsible, lead, with, form].map(str::to_owned);
            let (a, b, c, d) = read(inner);
            assert_eq!([a, b, c, d], expected, "{inner}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        let round = Manner { first_leads: false, square: false, after_unit: false };
        for inner in [
            "甲局督办，乙局负责",
            "由甲局承办，乙局协办",
            "谁主管谁负责",
            "甲局配合",
            "甲局、乙局和丙局负责",
            "牵头单位：甲局；责任单位：乙局；配合单位：丙局",
            "配合单位：甲局",
        ] {
            assert_eq!(parse(inner, round), Parsed::Unknown, "{inner}");
        }
        for inner in ["以下简称“办法”", "园长", "2021—2023年", "含90分", "市", "幼儿园", "黑龙江", "一", "略"]
        {
            assert_eq!(parse(inner, round), Parsed::Other, "{inner}");
        }
    }
}
