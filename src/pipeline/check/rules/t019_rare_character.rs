//! T019 rare-character

use std::collections::BTreeSet;

use super::{
    prose,
    rule::{Both, Check, Context, Example, Rule},
};
use crate::{
    hanzi::characters::{is_common_hanzi, is_hanzi},
    model::finding::{Finding, Severity},
};

pub(super) static RULE: Rule = Rule {
    code: "T019",
    name: "rare-character",
    severity: Severity::Note,
    waivable: true,
    summary: Both { zh: "有的字体没有的字", en: "a character that some fonts do not have" },
    why: Both {
        zh: "GB/T 2312 以外的字，公文常用的字体不一定有。生成时从别的字体里取，并说明是哪一种；哪种字体都没有的，草稿里印出它的编码，不出正式件。",
        en: "Fonts of official documents need not have what is not in GB/T 2312. A build takes it from another font and says which; of a character that no font has, a draft prints the code, and no final is made.",
    },
    bad: Example::Text("落实耕地分类管理制度，由张喆负责"),
    good: Example::Text("落实耕地分类管理制度，由张哲负责"),
    check: Check::Plan(check),
};

/// Each character once: a name is said as often as its bearer has duties.
fn check(context: Context<'_>, findings: &mut Vec<Finding>) {
    let mut told = BTreeSet::new();
    for piece in prose::pieces(context.plan) {
        for (at, character) in piece.text.value.char_indices() {
            if !is_hanzi(character) || is_common_hanzi(character) || character == '〇' || !told.insert(character) {
                continue;
            }
            let place = prose::place(context.plan, piece, at..at + character.len_utf8());
            let code = u32::from(character);
            findings.push(RULE.finding(
                place,
                format!("`{character}`（U+{code:04X}）有的字体没有，收件人的电脑上可能显示不出"),
                format!("`{character}` (U+{code:04X}) is not in every font and may not show where the file is opened"),
            ));
        }
    }
}
