//! The codes of all faults of shape, as `explain` and the manual show them, and the findings that carry them.

use crate::model::{finding::Severity, message::Both};

mod files;
mod refused;
mod shape;
mod syntax;

pub(super) use files::{
    Refusal, byte_order_mark, no_such_section, no_utf8, refused_file, section_outside, section_twice,
    section_with_ending, unlisted_section,
};
pub(super) use refused::{alias, anchor, compound_key, invisible_key, second_document, tag, too_deep, visible};
pub(super) use shape::{Expected, duplicate_key, refused_value, unknown_key, wrong_type};
pub(super) use syntax::{
    bare_text, crooked, deep_blank_line, is_escape, must_be_quoted, no_blank, no_colon, open_bracket, open_quote,
    swallowed_key, syntax, tab, wide_blank, wide_colon,
};

/// What a code stands for.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    /// S001.
    pub code: &'static str,
    /// The fault in a few words, for people who configure: unknown-key.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is reported, Chinese and English.
    pub summary: Both,
    /// Why it matters, Chinese and English.
    pub why: Both,
    /// Files that have the fault: name and text. Empty if it is none of the text.
    pub bad: &'static [(&'static str, &'static str)],
    /// The same files without it.
    pub good: &'static [(&'static str, &'static str)],
}

/// All faults of shape, by code.
pub static FAULTS: [Fault; 12] = [
    Fault {
        code: "S001",
        name: "unknown-key",
        severity: Severity::Error,
        summary: Both { zh: "出现了方案里没有的键", en: "a key that a plan does not have" },
        why: Both {
            zh: "写错的键如果不报，它后面的内容就会悄悄漏掉：牵头单位没了，责任函里也不会有这一条。",
            en: "If a misspelt key went unnoticed, what stands behind it would be lost: no lead, and no duty in any letter.",
        },
        bad: &[(
            "01-源头治理.yaml",
            "title: 源头治理\nclauses:\n  - id: 耕地\n    text: 落实制度\n    laed: 区农业农村局\n",
        )],
        good: &[(
            "01-源头治理.yaml",
            "title: 源头治理\nclauses:\n  - id: 耕地\n    text: 落实制度\n    lead: 区农业农村局\n",
        )],
    },
    Fault {
        code: "S002",
        name: "duplicate-key",
        severity: Severity::Error,
        summary: Both { zh: "同一个键写了两次", en: "the same key given twice" },
        why: Both {
            zh: "多数工具只读其中一处，另一处就丢了；到底以哪一处为准，只有写的人知道。",
            en: "Most tools read one of the two and drop the other; which one counts, only the author knows.",
        },
        bad: &[("01-源头治理.yaml", "title: 源头治理\ntitle: 强化源头治理\n")],
        good: &[("01-源头治理.yaml", "title: 强化源头治理\n")],
    },
    Fault {
        code: "S003",
        name: "wrong-type",
        severity: Severity::Error,
        summary: Both { zh: "值的形式不对", en: "a value of the wrong form" },
        why: Both {
            zh: "该写数字的地方写了文字，该写一项的地方写了列表，程序无法知道本意。",
            en: "Text where a number belongs, or a list where one value does: what is meant cannot be known.",
        },
        bad: &[("plan.yaml", "year: 二〇二三\nseal: 是\n")],
        good: &[("plan.yaml", "year: 2023\nseal: true\n")],
    },
    Fault {
        code: "S004",
        name: "yaml-syntax",
        severity: Severity::Error,
        summary: Both { zh: "不合 YAML 的写法", en: "text that is not valid YAML" },
        why: Both {
            zh: "全角冒号、制表符、没配对的引号和括号会让后面的内容读成别的意思。",
            en: "A full-width colon, a tab, an open quote or bracket make what follows mean something else.",
        },
        bad: &[("01-源头治理.yaml", "title：源头治理\nitems: []\n")],
        good: &[("01-源头治理.yaml", "title: 源头治理\nitems: []\n")],
    },
    Fault {
        code: "S005",
        name: "byte-order-mark",
        severity: Severity::Note,
        summary: Both { zh: "文件开头有字节顺序标记", en: "a byte order mark at the beginning of a file" },
        why: Both {
            zh: "旧版记事本保存 UTF-8 时会加上它。本程序照读，但别的工具可能读不了。",
            en: "Old editors on Windows add it. It is read here all the same, but other tools may stumble.",
        },
        bad: &[("01-源头治理.yaml", "\u{feff}title: 源头治理\n")],
        good: &[("01-源头治理.yaml", "title: 源头治理\n")],
    },
    Fault {
        code: "S006",
        name: "yaml-feature-refused",
        severity: Severity::Error,
        summary: Both {
            zh: "用了方案里不用的 YAML 功能", en: "a feature of YAML that has no place in a plan"
        },
        why: Both {
            zh: "锚点、引用、标签和多份内容让同一行在别处起作用，读的人看不出来；层层引用还能把程序撑垮。",
            en: "Anchors, aliases, tags and further documents act elsewhere than where one reads them, and can be abused.",
        },
        bad: &[("plan.yaml", "issuing_authority: &机关 友好区人民政府\nsignature: *机关\n")],
        good: &[("plan.yaml", "issuing_authority: 友好区人民政府\nsignature: 友好区人民政府\n")],
    },
    Fault {
        code: "S007",
        name: "section-file-missing",
        severity: Severity::Error,
        summary: Both {
            zh: "`sections` 列出的章节没有文件，或写法不对",
            en: "a section that is listed has no file, or is listed wrongly",
        },
        why: Both {
            zh: "少一个文件，通知里就少一个部分。",
            en: "Without its file a whole section is missing from the notice.",
        },
        bad: &[("plan.yaml", "sections: [01-源头治里]\n"), ("01-源头治理.yaml", "title: 源头治理\n")],
        good: &[("plan.yaml", "sections: [01-源头治理]\n"), ("01-源头治理.yaml", "title: 源头治理\n")],
    },
    Fault {
        code: "S008",
        name: "invisible-character",
        severity: Severity::Error,
        summary: Both {
            zh: "从 Word、WPS 带来的看不见的字符", en: "an invisible character left by a word processor"
        },
        why: Both {
            zh: "手动换行、分页符、占位符在编辑器里看不见，却会印成空白、乱码，或让键、单位名对不上。",
            en: "Line breaks, page breaks and placeholders do not show in an editor, yet print as blanks or break names.",
        },
        bad: &[("01-源头治理.yaml", "title: 源头\u{2028}治理\n")],
        good: &[("01-源头治理.yaml", "title: 源头治理\n")],
    },
    Fault {
        code: "S009",
        name: "section-file-unlisted",
        severity: Severity::Error,
        summary: Both {
            zh: "文件夹里的章节文件没有列进 `sections`",
            en: "a section's file that `sections` does not list",
        },
        why: Both {
            zh: "没有列出的文件不会印出来，写在里面的任务谁也收不到。",
            en: "What is not listed is not printed, and nobody gets the duties in it.",
        },
        bad: &[
            ("plan.yaml", "sections: [01-源头治理]\n"),
            ("01-源头治理.yaml", "title: 源头治理\n"),
            ("02-重点领域.yaml", "title: 重点领域\n"),
        ],
        good: &[
            ("plan.yaml", "sections: [01-源头治理, 02-重点领域]\n"),
            ("01-源头治理.yaml", "title: 源头治理\n"),
            ("02-重点领域.yaml", "title: 重点领域\n"),
        ],
    },
    Fault {
        code: "S010",
        name: "file-refused",
        severity: Severity::Error,
        summary: Both {
            zh: "文件是链接、设备，或者太大", en: "a file that is a link or a device, or too large"
        },
        why: Both {
            zh: "方案可能来自别人；链接会把程序引到文件夹之外，设备和巨大的文件会让它停不下来。",
            en: "A plan may come from a stranger: links lead out of its folder, devices and huge files never end.",
        },
        bad: &[],
        good: &[],
    },
    Fault {
        code: "S011",
        name: "file-not-utf8",
        severity: Severity::Error,
        summary: Both { zh: "文件不是 UTF-8 编码", en: "a file that is not UTF-8" },
        why: Both {
            zh: "猜编码会猜错，错一个字就是错文；另存为 UTF-8 只要一步。",
            en: "An encoding guessed wrong prints wrong characters; saving as UTF-8 takes one step.",
        },
        bad: &[],
        good: &[],
    },
    Fault {
        code: "S012",
        name: "plan-file-missing",
        severity: Severity::Error,
        summary: Both { zh: "缺少 plan.yaml 或 departments.yaml", en: "plan.yaml or departments.yaml is missing" },
        why: Both {
            zh: "没有 plan.yaml 就没有文号、标题和章节顺序；没有名录就认不出单位。",
            en: "Without plan.yaml there is no head and no order; without the register no unit is known.",
        },
        bad: &[],
        good: &[],
    },
];
