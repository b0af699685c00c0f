//! T007 space-in-chinese

use super::{
    pattern::Pattern,
    prose::{self, Piece},
    rule::{Both, Check, Context, Example, Rule},
};
use crate::hanzi::punctuation::is_open;
use crate::model::finding::{Finding, Severity};

pub(super) static RULE: Rule = Rule {
    code: "T007",
    name: "space-in-chinese",
    severity: Severity::Warning,
    waivable: true,
    summary: Both { zh: "句子当中有空格", en: "a space stands inside a Chinese sentence" },
    why: Both {
        zh: "句子里的汉字之间不加空格；多半是粘贴时带来的，或是文字换了行。标题、机关并列、两字人名、“第一条　”和成列的空格是惯例，不报。",
        en: "Hanzi of a sentence have no space between them; it mostly comes from pasting, or from a broken line. Spaces in headings, between organs, in names of two characters, after 第一条 and in columns are custom and not reported.",
    },
    bad: Example::Text("落实耕地 分类管理制度，加强监测"),
    good: Example::Text("落实《中共中央 国务院关于甲的意见》和GB/T 15834 的规定，报区委 区政府"),
    check: Check::Text(check),
};

/// One space between two Hanzi inside a sentence. Spaces in headings, names and columns are set on purpose.
static SPACE: Pattern =
    Pattern::new(r"(?P<before>[\p{Han}]{2,})(?P<space>[ \u{a0}])(?P<after>[\p{Han}]{2,})", |text| {
        let is_chinese = |side: Option<char>| side.is_some_and(|side| !side.is_ascii());
        text.match_indices([' ', '\u{a0}']).any(|(at, space)| {
            is_chinese(text[..at].chars().next_back()) && is_chinese(text[at + space.len()..].chars().next())
        })
    });

/// What the name of an organ ends in: between two of them a space is the custom.
const ORGANS: &str = "部委局办院厅署会央室组处府行司团社台校司联省市区县";

fn check(context: Context<'_>, piece: Piece<'_>, findings: &mut Vec<Finding>) {
    if piece.is_title {
        return;
    }
    let text = &piece.text.value;
    for found in SPACE.captures_iter(text) {
        let (before, space, after) = (&found["before"], found.name("space"), &found["after"]);
        let Some(space) = space.filter(|space| is_in_sentence(text, space.start(), before, after)) else { continue };
        let place = prose::place(context.plan, piece, space.range());
        findings.push(
            RULE.finding(place, "句子当中有空格", "a space inside a sentence")
                .help("多半是粘贴时带来的，删去；并列的短语之间用顿号", "delete it, or write 、 between what is listed")
                .fix(place, "", false),
        );
    }
}

fn is_in_sentence(text: &str, at: usize, before: &str, after: &str) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
    let has_stop = text[start..end].contains(['，', '。']);
    let in_quotes = ['《', '〈', '“'].into_iter().any(|open| is_open(text, at, open));
    let of_organs = before.ends_with(|last| ORGANS.contains(last));
    // 王小明 李小红, 第一条 根据: two names side by side, a number and its text.
    let are_names = before.chars().count() <= 3 && after.chars().count() <= 3;
    let is_number = before.starts_with('第') && before.ends_with(['条', '章', '节', '款', '项']);
    has_stop && !in_quotes && !of_organs && !are_names && !is_number
}
