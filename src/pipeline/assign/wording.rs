//! What letters, pledges and lists say in their own words, as an office writes it.
//!
//! Each fact is said once: duties and targets stand in the list, so the letter only sends it and asks for the returns.

use crate::model::{
    document::{Field, FieldState, Goal, Paragraph, Party, Passage, Pledge, Role},
    outline::{Clause, Column, Target},
    plan::Operator,
};

/// What is to be returned, when, to whom, and whom to ask.
#[derive(Debug, Clone)]
pub(super) struct Returns {
    /// Name of each period and 报送截止日.
    pub periods: Vec<(String, Field)>,
    /// To whom.
    pub return_to: Field,
    /// 联系人, 联系电话, 电子邮箱, 地址 by these names.
    pub contact: Vec<(&'static str, Field)>,
}

/// The text of a letter (函): what is sent, what is to come back, whom to ask.
pub(super) fn letter(basis: &str, duties: usize, form: &str, returns: &Returns) -> Vec<Paragraph> {
    let mut text = plain(format!(
        "根据{basis}，现将涉及你单位的{duties}项任务列成清单分送你单位，请对照清单抓好落实。{}落实情况请填写{form}，经审核并加盖公章后，",
        names(returns)
    ));
    text.extend(by_when(returns));
    vec![text, contact(returns)]
}

/// The first paragraph of a pledge (责任书).
pub(super) fn pledge_opening(basis: &str, duties: usize, sender: &Field, unit: &str) -> Paragraph {
    let mut text = plain(format!("为落实{basis}，明确责任单位承担的{duties}项任务，"));
    text.push(sender.clone());
    text.extend(plain(format!("与{unit}签订本责任书。")));
    text
}

/// What follows the duties of a pledge: returns, appraisal, term and copies, each under its heading.
pub(super) fn pledge_terms(year: u16, returns: &Returns) -> Vec<Passage> {
    let mut reporting = plain(format!("责任单位填写{}落实情况报表，经审核并加盖公章后，", names(returns)));
    reporting.extend(by_when(returns));
    let passage = |heading: &str, text: Vec<Paragraph>| Passage { heading: heading.to_owned(), text };
    vec![
        passage("情况报送", vec![reporting, contact(returns)]),
        passage(
            "考核",
            vec![plain(
                "责任下达单位根据报送情况和日常工作情况，对本责任书的履行情况进行年度考核；考核结果的运用，按照有关规定执行。",
            )],
        ),
        passage(
            "期限和份数",
            vec![plain(format!(
                "本责任书自双方签字、盖章之日起生效，至{year}年12月31日止。一式两份，责任下达单位和责任单位各执一份。"
            ))],
        ),
    ]
}

/// What stands below a list (任务清单) that is given without a letter.
pub(super) fn list_closing(returns: &Returns) -> Vec<Passage> {
    let mut text = plain(format!("{}落实情况请填写报表，经审核并加盖公章后，", names(returns)));
    text.extend(by_when(returns));
    vec![Passage { heading: "情况报送".to_owned(), text: vec![text, contact(returns)] }]
}

/// What a pledge says around its targets and tasks.
pub(super) fn pledge(duties: usize, sender: &Field, unit: &str) -> Pledge {
    let party = |label: &str, name| Party { label: format!("{label}（盖章）："), name };
    Pledge {
        goals: "责任目标".to_owned(),
        without_goals: format!("按照时间和质量要求，全面完成本责任书所列{duties}项工作任务。"),
        tasks: "工作任务".to_owned(),
        parties: vec![party("责任下达单位", sender.clone()), party("责任单位", Field::known(unit))],
        sign: "负责人（签字）：".to_owned(),
        day: "　　　年　　　月　　　日".to_owned(),
    }
}

/// What stands below a duty's wording in a list, each under its label.
pub(super) fn facts(clause: &Clause) -> Vec<Column> {
    let fact = |name: &str, value: String| Column { name: name.to_owned(), value };
    let goals = clause.targets.iter().map(goal).map(|goal| fact("指标", format!("{} {}", goal.name, goal.value)));
    goals.chain(deadline(clause)).chain(clause.columns.iter().cloned()).collect()
}

fn deadline(clause: &Clause) -> Option<Column> {
    clause.deadline.clone().map(|value| Column { name: "时限".to_owned(), value })
}

/// Who else has a part in a duty, when it is due and what else the plan says, as the running text of a pledge has it.
pub(super) fn remark(role: Role, partners: &str, clause: &Clause) -> String {
    let others = Some(in_a_sentence(role, partners)).filter(|words| !words.is_empty());
    let labelled = deadline(clause).into_iter().chain(clause.columns.iter().cloned());
    let words: Vec<String> =
        others.into_iter().chain(labelled.map(|Column { name, value }| format!("{name}：{value}"))).collect();
    if words.is_empty() { String::new() } else { format!("（{}）", words.join("；")) }
}

/// The partners as the running text of a pledge names them.
fn in_a_sentence(own: Role, partners: &str) -> String {
    match own {
        _ if partners.is_empty() => String::new(),
        Role::Joint => format!("与{partners}共同承担"),
        Role::Lead => format!("参与单位：{partners}"),
        Role::Sole | Role::Participant | Role::Common => partners.to_owned(),
    }
}

/// The value with its sense in words. A rate of 100% cannot be exceeded, and a value whose sense the plan does not state
/// prints as it stands.
pub(super) fn goal(target: &Target) -> Goal {
    let sense = match target.operator {
        Some(Operator::AtLeast) if target.value != "100%" => "不低于",
        Some(Operator::AtMost) => "不超过",
        Some(Operator::About) => "约",
        _ => "",
    };
    Goal { name: target.name.clone(), value: format!("{sense}{}", target.value) }
}

/// One piece of text that is known.
pub(super) fn plain(text: impl Into<String>) -> Paragraph {
    vec![Field::known(text)]
}

fn names(returns: &Returns) -> String {
    returns.periods.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join("、")
}

/// 分别于2023年7月10日、2024年1月10日前报送区政府食安办。
fn by_when(returns: &Returns) -> Paragraph {
    let mut text = plain(if returns.periods.len() > 1 { "分别于" } else { "于" });
    for (index, (name, due)) in returns.periods.iter().enumerate() {
        if index > 0 {
            text.extend(plain("、"));
        }
        text.push(match due.state {
            FieldState::Unknown => Field::unknown(format!("{name}{}", due.text)),
            _ => Field { text: due.text.trim_end_matches(['前', '以']).to_owned(), state: due.state },
        });
    }
    text.extend(plain("前报送"));
    text.push(returns.return_to.clone());
    text.extend(plain("。"));
    text
}

/// 联系人：…，联系电话：…；电子邮箱：…；地址：…。 What the plan says there is none of (无) is left out.
fn contact(returns: &Returns) -> Paragraph {
    let mut text = Paragraph::new();
    for (label, value) in returns.contact.iter().filter(|(_, value)| value.text != "无") {
        let before = match (text.is_empty(), *label) {
            (true, _) => "",
            (false, "联系电话") => "，",
            (false, _) => "；",
        };
        text.extend(plain(format!("{before}{label}：")));
        text.push(value.clone());
    }
    text.extend(plain("。"));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(paragraph: &Paragraph) -> String {
        paragraph.iter().map(|field| field.text.as_str()).collect()
    }

    fn returns(periods: &[(&str, &str)]) -> Returns {
        let known = |(name, due): &(&str, &str)| ((*name).to_owned(), Field::known(*due));
        Returns {
            periods: periods.iter().map(known).collect(),
            return_to: Field::known("区政府食安办"),
            contact: ["联系人", "联系电话", "电子邮箱", "地址"].map(|label| (label, Field::known(label))).to_vec(),
        }
    }

    #[test]
    fn a_letter_says_everything_once() {
        let both = returns(&[("上半年", "2023年7月10日"), ("全年", "2024年1月10日前")]);
        let text: String = letter("《通知》（友政发〔2023〕19号）", 4, "附件2", &both).iter().map(printed).collect();
        assert_eq!(
            text,
            "根据《通知》（友政发〔2023〕19号），现将涉及你单位的4项任务列成清单分送你单位，请对照清单抓好落实。\
             上半年、全年落实情况请填写附件2，经审核并加盖公章后，分别于2023年7月10日、2024年1月10日前报送区政府食安办。\
             联系人：联系人，联系电话：联系电话；电子邮箱：电子邮箱；地址：地址。"
        );
    }

    #[test]
    fn what_is_unknown_is_a_blank_that_names_its_period() {
        let mut one = returns(&[("全年", "")]);
        one.periods[0].1 = Field::unknown("报送截止日");
        let text = by_when(&one);
        assert_eq!(printed(&text), "于全年报送截止日前报送区政府食安办。");
        assert!(text.iter().any(|field| field.state == FieldState::Unknown));
    }

    #[test]
    fn what_there_is_none_of_is_left_out() {
        let mut one = returns(&[("全年", "2024年1月10日")]);
        one.contact[2].1 = Field::known("无");
        assert_eq!(printed(&contact(&one)), "联系人：联系人，联系电话：联系电话；地址：地址。");
    }
}
