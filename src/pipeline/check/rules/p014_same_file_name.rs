//! P014 same-file-name

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::rule::{Both, Check, Context, Example, Rule};
use crate::model::{
    document::file_name,
    finding::{Finding, Severity},
    place::Place,
};

pub(super) static RULE: Rule = Rule {
    code: "P014",
    name: "same-file-name",
    severity: Severity::Error,
    waivable: false,
    summary: Both { zh: "两份文件会同一个名字", en: "two documents would have one name" },
    why: Both {
        zh: "单位名、报表期连起来成文件名；两份同名（或在 Windows、macOS 上算同名），就有一份被另一份盖掉。",
        en: "File names are made of units and periods; two that join alike, or alike on Windows or macOS, overwrite each other.",
    },
    bad: Example::Register(
        "\
departments:
  - name: \"caf\\u00e9园区管委会\"
  - name: \"cafe\\u0301园区管委会\"
",
    ),
    good: Example::Register(
        "\
departments:
  - name: 区农业农村局
  - name: 区农业农村局分局
",
    ),
    check: Check::Plan(check),
};

/// The periods of a plan that gives none.
const PERIODS: [&str; 2] = ["上半年", "全年"];

fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let plan = context.plan;
    let own: Vec<&str> = plan
        .head
        .reports
        .periods
        .iter()
        .filter_map(|period| period.name.as_ref())
        .map(|name| name.value.as_str())
        .collect();
    let periods = if own.is_empty() { PERIODS.to_vec() } else { own };
    let mut seen: HashMap<String, (Place, String)> = HashMap::new();
    for name in plan.register.departments.iter().filter(|unit| !unit.is_group()).filter_map(|unit| unit.name.as_ref()) {
        let letter = std::iter::once((file_name::letter(&name.value), format!("{}的函", name.value)));
        let forms = periods
            .iter()
            .map(|period| (file_name::form(&name.value, period), format!("{}的{period}报表", name.value)));
        for (path, what) in letter.chain(forms) {
            let (place, first) = seen.entry(folded(&path)).or_insert_with(|| (name.place, what.clone()));
            if *place != name.place {
                findings.push(finding(name.place, &what, *place, first));
                break;
            }
        }
    }
}

fn finding(own: Place, what: &str, place: Place, first: &str) -> Finding {
    RULE.finding(
        own,
        format!("“{what}”和“{first}”的文件会同名"),
        format!("the files of `{what}` and `{first}` would have one name"),
    )
    .label(place, "另一个单位", "the other unit")
    .help("改一个单位或报表期的名称", "change the name of a unit or of a period")
}

/// As Windows and macOS compare names: composed, in one case.
fn folded(path: &str) -> String {
    path.nfc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect()
}
