//! W008 no-such-standard

use super::{
    pattern::Pattern,
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "W008",
    name: "no-such-standard",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "没有这个年号的公文格式标准", en: "no such edition of the standard" },
    why: Both {
        zh: "《党政机关公文格式》只有 GB/T 9704—1988、1999、2012 三版，现行的是2012年版；网上流传的“2019版”是把2012年版改了年号的伪件。",
        en: "GB/T 9704 has the editions of 1988, 1999 and 2012, and that of 2012 is in force; the “2019 edition” on the net is a forgery.",
    },
    bad: Example::Text("版面执行GB/T 9704—2019"),
    good: Example::Text("版面执行GB/T 9704—2012"),
    check: Check::Text(check),
};

static EDITION: Pattern =
    Pattern::new(r"GB(?:/T)?\s*9704\s*[—–\-－]{1,2}\s*([0-9]{4})", |text| text.contains("9704"));

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    for year in EDITION.captures_iter(&piece.text.value).filter_map(|found| found.get(1)) {
        if ["1988", "1999", "2012"].contains(&year.as_str()) {
            continue;
        }
        let place = prose::place(context.plan, piece, year.range());
        findings.push(
            RULE.finding(
                place,
                format!("GB/T 9704 没有 {} 年版", year.as_str()),
                format!("GB/T 9704 has no edition of {}", year.as_str()),
            )
            .help("现行的是 GB/T 9704—2012", "GB/T 9704-2012 is in force")
            .fix(place, "2012", false),
        );
    }
}
