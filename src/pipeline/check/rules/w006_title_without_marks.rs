//! W006 title-without-marks

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
    texts::Texts,
    words,
};
use crate::hanzi::punctuation::is_open;
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "W006",
    name: "title-without-marks",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "法规、文件名没有加书名号", en: "the name of a law without its marks" },
    why: Both {
        zh: "法律、法规、规章和规范性文件的全称用书名号（GB/T 15834—2011 4.15）。",
        en: "The full name of a law, regulation or document stands in 《》 (GB/T 15834-2011 4.15).",
    },
    bad: Example::Head("preamble: 落实企业落实食品安全主体责任监督管理规定。"),
    good: Example::Head("preamble: 落实《企业落实食品安全主体责任监督管理规定》。"),
    check: Check::Texts(check),
};

fn check(context: Context<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let laws: Vec<&str> = words::rows(words::LAWS).map(|row| row[0]).filter(|law| texts.may_have(law)).collect();
    for &piece in &texts.pieces {
        let text = &piece.text.value;
        let longer = |law: &str, range: &std::ops::Range<usize>| {
            laws.iter().filter(|other| other.len() > law.len() && other.contains(law)).any(|other| {
                prose::find_all(text, other).any(|outer| outer.start <= range.start && range.end <= outer.end)
            })
        };
        for law in &laws {
            for range in prose::find_all(text, law).filter(|range| !is_marked(text, range.start) && !longer(law, range))
            {
                let place = prose::place(context.plan, piece, range);
                findings.push(
                    RULE.finding(place, format!("`{law}` 没有书名号"), format!("`{law}` lacks its marks"))
                        .help(format!("写成《{law}》"), format!("write 《{law}》"))
                        .fix(place, format!("《{law}》"), true),
                );
            }
        }
    }
}

/// Whether byte `at` stands in title marks; inside 《》 another name stands in 〈〉.
fn is_marked(text: &str, at: usize) -> bool {
    is_open(text, at, '《') || is_open(text, at, '〈')
}
