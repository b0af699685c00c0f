//! T014 illegal-measure

use super::{
    pattern::{Pattern, stands_behind},
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T014",
    name: "illegal-measure",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "不是法定计量单位", en: "not a legal unit of measurement" },
    why: Both {
        zh: "公文使用国家法定计量单位（GB/T 9704—2012 9，GB 3100）。",
        en: "Official documents use the legal units of measurement (GB/T 9704-2012 9, GB 3100).",
    },
    bad: Example::Head("preamble: 每份样品5斤。"),
    good: Example::Head("preamble: 每份样品2.5千克。"),
    check: Check::Text(check),
};

const UNITS: [&str; 11] = ["市斤", "斤", "公分", "公升", "英", "华里", "尺", "寸", "里地", "CC", "cc"];
static UNIT: Pattern = Pattern::new(
    r"[0-9.]+(?:余|多)?(市斤|斤|公分|公升|英寸|英尺|英里|华里|尺|寸|里地|CC|cc)",
    |text| {
        if !text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'.') {
            return false;
        }
        let is_counted = |before: char| before.is_ascii_digit() || matches!(before, '.' | '余' | '多');
        UNITS.iter().any(|unit| stands_behind(text, unit, is_counted))
    },
);

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    for found in UNIT.captures_iter(&piece.text.value).filter_map(|found| found.get(1)) {
        findings.push(
            RULE.finding(
                prose::place(context.plan, piece, found.range()),
                format!("`{}` 不是法定计量单位", found.as_str()),
                format!("`{}` is not a legal unit", found.as_str()),
            )
            .help("换算成千克、厘米、升一类的单位", "convert it to kg, cm, L"),
        );
    }
}
