//! T005 comma-between-quotes

use super::{
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T005",
    name: "comma-between-quotes",
    severity: Severity::Warning,
    waivable: true,
    summary: Both {
        zh: "并列的引号、书名号之间用了顿号", en: "、 stands between adjacent quotes or titles"
    },
    why: Both {
        zh: "标有引号、书名号的并列成分之间通常不用顿号（GB/T 15834—2011 第4.5.3.5条）。",
        en: "Between adjacent quoted words or titles 、 is normally not used (GB/T 15834-2011 4.5.3.5).",
    },
    bad: Example::Text("围绕“粮头食尾”、“农头工尾”推动产业链条延伸"),
    good: Example::Text("围绕“粮头食尾”“农头工尾”推动产业链条延伸"),
    check: Check::Text(check),
};

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    for pair in ["”、“", "》、《"] {
        for found in prose::find_all(&piece.text.value, pair) {
            let mark = found.start + '”'.len_utf8()..found.end - '“'.len_utf8();
            let place = prose::place(context.plan, piece, mark);
            findings.push(
                RULE.finding(place, "引号、书名号并列时通常不用顿号", "no 、 between adjacent quotes or titles")
                    .help("删去顿号", "remove it")
                    .fix(place, "", false),
            );
        }
    }
}
