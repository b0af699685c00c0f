//! Targets and deadlines that a clause's words give for sure.

use super::{
    draft::Target,
    pattern::{Pattern, pattern},
};

static REACHED: Pattern = Pattern::new(|| {
    pattern(
        "(?P<names>[^，。；：\\n]{2,60}?)(?P<all>均|都|分别)?(?P<verb>达到|达|不低于|不少于|不得低于|提高到|保持在|稳定在|不超过|不高于|控制在)(?P<value>[0-9]+(?:\\.[0-9]+)?(?:%|批次/千人|批次|份/千人|[万亿]?(?:家|个|次|人|名|亩|吨|元|户|所|场|件|起|分)))(?P<bound>以上|以下|以内)?",
    )
});
static DEADLINE: Pattern = Pattern::new(|| {
    pattern(
        "(?:20[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)?(?:之?前)|20[0-9]{2}年(?:底|年底|末)(?:之?前)?|年底前|年内",
    )
});
static EVERY: Pattern = Pattern::new(|| pattern("^(每半年|每季度|每月|每年)(?:向|报|至少|组织|开展)"));

/// The targets of a text.
pub(super) fn targets(text: &str) -> Vec<Target> {
    REACHED
        .captures_iter(text)
        .filter(|found| found.name("all").is_none_or(|all| all.as_str() != "分别"))
        .flat_map(|found| {
            let operator = match (&found["verb"], found.name("bound").map(|bound| bound.as_str())) {
                ("不超过" | "不高于" | "控制在", _) | (_, Some("以下" | "以内")) => "≤",
                _ => "≥",
            };
            let value = found["value"].to_owned();
            names(&found["names"])
                .into_iter()
                .filter(|name| is_measure(name))
                .map(move |name| Target { name, operator, value: value.clone() })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// 合格率, 抽检量: what can have a value. 培训不少于2次 is a duty and no measure.
fn is_measure(name: &str) -> bool {
    name.ends_with(['率', '量', '数', '比', '值', '分', '度', '面', '例'])
}

/// Names of a list; what stands before the first one's own word stands before all: 企业自查率、报告率.
fn names(list: &str) -> Vec<String> {
    let list = list.trim_start_matches(|sign: char| sign.is_whitespace());
    let verbs = ["确保", "力争", "实现", "推进", "推动", "保证", "使", "将", "促进"];
    let list = verbs.iter().find_map(|verb| list.strip_prefix(verb)).unwrap_or(list);
    let parts: Vec<&str> = split(list);
    let [first, rest @ ..] = parts.as_slice() else { return Vec::new() };
    let own: usize = first.chars().rev().take(3).map(char::len_utf8).sum();
    let subject = if rest.is_empty() { "" } else { &first[..first.len() - own] };
    // 特殊食品生产企业 is whose rates these are; a short beginning is a part of the name itself.
    let subject = if subject.chars().count() >= 4 { subject } else { "" };
    let short = |part: &str| part.chars().count() <= 6;
    let distribute = rest.iter().all(|part| short(part));
    let name = |part: &&str| if distribute { format!("{subject}{part}") } else { (*part).to_owned() };
    std::iter::once((*first).to_owned()).chain(rest.iter().map(name)).collect()
}

/// At 、 outside quotes and brackets.
fn split(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0_i32, 0, Vec::new());
    for (at, sign) in list.char_indices() {
        match sign {
            '“' | '（' | '《' => depth += 1,
            '”' | '）' | '》' => depth -= 1,
            '、' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + sign.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// The deadline of a text, if it gives just one.
pub(super) fn deadline(text: &str) -> Option<String> {
    let found: Vec<&str> = DEADLINE.find_iter(text).map(|found| found.as_str()).collect();
    match found.as_slice() {
        [] => EVERY.captures(text).map(|found| found[1].to_owned()),
        [one] => Some((*one).to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        targets(text).into_iter().map(|target| format!("{}{}{}", target.name, target.operator, target.value)).collect()
    }

    #[test]
    fn one_verb_may_have_several_subjects() {
        assert_eq!(
            shown("特殊食品生产企业自查率、报告率、问题整改率均达到100%"),
            ["特殊食品生产企业自查率≥100%", "特殊食品生产企业报告率≥100%", "特殊食品生产企业问题整改率≥100%"]
        );
        assert_eq!(shown("实现建档率、问题整改率均达到100%"), ["建档率≥100%", "问题整改率≥100%"]);
        assert_eq!(shown("食品抽检量达到3批次/千人"), ["食品抽检量≥3批次/千人"]);
        assert_eq!(shown("不合格率控制在1%以内"), ["不合格率≤1%"]);
        assert_eq!(shown("合格率分别达到98%和99%"), Vec::<String>::new());
    }

    #[test]
    fn a_deadline_is_taken_only_when_there_is_one() {
        assert_eq!(deadline("2023年9月底前完成").as_deref(), Some("2023年9月底前"));
        assert_eq!(deadline("每半年向区政府提交情况").as_deref(), Some("每半年"));
        assert_eq!(deadline("6月底前报方案，12月底前报总结"), None);
        assert_eq!(deadline("落实每半年一次的制度"), None);
    }
}
