//! Pages with one number wrong: each fails at its clause and at no other.

use serde_json::{Value, json};

use super::{
    samples::{self, known},
    typeset::{self, Change},
};

/// A page with one fault.
pub(crate) struct Mutant {
    pub(crate) name: &'static str,
    /// The only requirement that fails.
    pub(crate) id: &'static str,
    pub(crate) entry: &'static str,
    pub(crate) changes: &'static [Change],
    pub(crate) data: fn(&mut Value),
}

impl Mutant {
    pub(crate) fn pdf(&self) -> Vec<u8> {
        let mut data = match self.entry {
            "letter" => samples::letter(),
            "form" => samples::form(),
            "comparison" => samples::comparison(),
            "apart" => samples::apart(),
            "joint" => samples::joint(),
            _ => samples::notice(),
        };
        (self.data)(&mut data);
        let entry = if self.entry == "joint" { "notice" } else { self.entry };
        typeset::pdf(entry, &data, self.changes)
    }
}

const fn change(file: &'static str, from: &'static str, to: &'static str) -> Change {
    Change { file, from, to }
}

/// A fault in the library's sources.
const fn source(name: &'static str, id: &'static str, entry: &'static str, changes: &'static [Change]) -> Mutant {
    Mutant { name, id, entry, changes, data: |_| {} }
}

/// A fault in the data of a notice.
const fn data(name: &'static str, id: &'static str, data: fn(&mut Value)) -> Mutant {
    Mutant { name, id, entry: "notice", changes: &[], data }
}

const PAGE: &str = "official/page.typ";
const HEAD: &str = "official/head.typ";
const TEXT: &str = "official/text.typ";
/// Where the words of a paragraph begin.
const WORDS: &str = "let words = for clause in block.clauses {";
const SIGNATURE: &str = "official/signature.typ";
const ATTACHMENT: &str = "official/attachment.typ";
const APART: &str = "official/apart.typ";
const IMPRINT: &str = "official/imprint.typ";
const LETTER: &str = "official/letter-head.typ";
const TABLE: &str = "official/table.typ";

pub(crate) const MUTANTS: &[Mutant] = &[
    source("paper is Letter", "PG-01", "notice", &[change(PAGE, "#let page-width = 210mm", "#let page-width = 216mm")]),
    source(
        "top margin 2 mm off",
        "PG-02",
        "notice",
        &[change(PAGE, "#let top-margin = 37mm", "#let top-margin = 39mm")],
    ),
    source(
        "left margin 2 mm off",
        "PG-03",
        "notice",
        &[change(PAGE, "#let left-margin = 28mm", "#let left-margin = 30mm")],
    ),
    source(
        "text in 宋体",
        "PG-05",
        "notice",
        &[change(TEXT, WORDS, "let words = for clause in block.clauses { set text(font: look.fonts.songti)\n")],
    ),
    source(
        "text of 15.2 pt",
        "PG-05",
        "notice",
        &[change(
            TEXT,
            WORDS,
            "let words = for clause in block.clauses { set text(tracking: char - 15.2pt, size: 15.2pt)\n",
        )],
    ),
    source(
        "21 lines a page",
        "PG-06",
        "notice",
        &[change("official/fit.typ", "#let line-counts = (22, ", "#let line-counts = (21, ")],
    ),
    source(
        "27 characters a line",
        "PG-06",
        "notice",
        &[change(
            TEXT,
            WORDS,
            "let words = for clause in block.clauses { set text(tracking: area-width / 27 - char)\n",
        )],
    ),
    source("text in grey", "PG-07", "notice", &[change(PAGE, "fill: black", "fill: luma(45%)")]),
    data("份号 of five digits", "HD-01", |data| data["copy_number"] = json!("00001")),
    source(
        "紧急程度 in 仿宋",
        "HD-03",
        "notice",
        &[change(HEAD, "text(font: look.fonts.heiti, urgency)", "text(urgency)")],
    ),
    source("masthead 3 mm high", "HD-04", "notice", &[change(HEAD, "35mm", "32mm")]),
    source(
        "masthead off centre",
        "HD-04",
        "notice",
        &[change(HEAD, "place(top + center, dy: 35mm", "place(top + center, dx: 2mm, dy: 35mm")],
    ),
    source(
        "masthead black",
        "HD-04",
        "notice",
        &[change(HEAD, "size: size, fill: look.red", "size: size, fill: black")],
    ),
    source(
        "document number one line below the masthead",
        "HD-06",
        "notice",
        &[
            change(HEAD, "mark-bottom + 4 * look.pitch", "mark-bottom + 3 * look.pitch"),
            change(
                HEAD,
                "number-top: mark-bottom + space, line-top: mark-bottom + space + char",
                "number-top: mark-bottom + space - look.pitch, line-top: mark-bottom + space - look.pitch + char",
            ),
        ],
    ),
    source("red line short", "HD-08", "notice", &[change(HEAD, "line(length: area-width", "line(length: 150mm")]),
    source("red line black", "HD-08", "notice", &[change(HEAD, "0.5mm + look.red", "0.5mm + black")]),
    source("red line 8 mm below the number", "HD-08", "notice", &[change(HEAD, "char + 4mm", "char + 8mm")]),
    source("title of 20 pt", "TI-01", "notice", &[change(PAGE, "#let size-2 = 22pt", "#let size-2 = 20pt")]),
    source(
        "title off centre",
        "TI-01",
        "notice",
        &[change(HEAD, "title(title-lines(look, lines))", "title(pad(left: 4mm, title-lines(look, lines)))")],
    ),
    source(
        "title in 黑体",
        "TI-01",
        "notice",
        &[change(
            HEAD,
            "title(title-lines(look, lines))",
            "title(title-lines(look + (fonts: look.fonts + (xiaobiaosong: look.fonts.heiti)), lines))",
        )],
    ),
    data("title like an hourglass", "TI-02", |data| {
        data["title"] = json!(["关于印发友好区2023年", "食品安全", "重点工作安排的通知"]);
    }),
    data("title with a last line of two characters", "TI-02", |data| {
        data["title"] = json!(["关于印发友好区重点工作安排的", "通知"]);
    }),
    source(
        "recipients indented",
        "RC-01",
        "notice",
        &[change(
            TEXT,
            "#let recipients(look, body) = par(first-line-indent: 0pt",
            "#let recipients(look, body) = par(first-line-indent: (amount: 2 * char, all: true)",
        )],
    ),
    data("no colon after the recipients", "RC-01", |data| data["recipients"] = known("区食安委各成员单位")),
    source(
        "indent of one character",
        "BD-01",
        "notice",
        &[change(PAGE, "(amount: 2 * char, all: true)", "(amount: char, all: true)")],
    ),
    source(
        "bold heading",
        "BD-02",
        "notice",
        &[change(
            TEXT,
            "text(size: char, weight: \"regular\", h(2 * char)",
            // The free 黑体 comes without a bold face; a stroke makes it bold too.
            "text(size: char, stroke: 0.4pt, h(2 * char)",
        )],
    ),
    source(
        "heading bold by stroke",
        "BD-02",
        "notice",
        &[change(
            TEXT,
            "text(size: char, weight: \"regular\", h(2 * char)",
            "text(size: char, stroke: 0.3pt, h(2 * char)",
        )],
    ),
    source("second level in 黑体", "BD-02", "notice", &[change(TEXT, "(f.heiti, f.kaiti,", "(f.heiti, f.heiti,")]),
    source(
        "list of attachments flush left",
        "AT-01",
        "notice",
        &[change(TEXT, "pad(left: 2 * char, for", "pad(left: 0pt, for")],
    ),
    source(
        "names of attachments not aligned",
        "AT-01",
        "notice",
        &[change(TEXT, "hanging-indent: label + number-width", "hanging-indent: label")],
    ),
    source(
        "附件 in 仿宋",
        "AX-01",
        "notice",
        &[change(ATTACHMENT, "text(font: look.fonts.heiti, number)", "text(number)")],
    ),
    source("attachment title on line 2", "AX-01", "notice", &[change(ATTACHMENT, "above: 1)", "above: 0)")]),
    source(
        "apart: 附件 in 仿宋",
        "AX-01",
        "apart",
        &[change(APART, "text(font: look.fonts.heiti, data.number)", "text(data.number)")],
    ),
    source(
        "apart: 发文字号 indented",
        "AX-01",
        "apart",
        &[change(APART, "par(first-line-indent: 0pt", "par(first-line-indent: (amount: 2em, all: true)")],
    ),
    source("apart: title on line 2", "AX-01", "apart", &[change(ATTACHMENT, "above: 1)", "above: 0)")]),
    source(
        "date on the left",
        "SG-01",
        "notice",
        &[change(SIGNATURE, "par(h(at.date) + date)", "par(h(4 * char) + date)")],
    ),
    source(
        "date two characters in",
        "SG-01",
        "notice",
        &[change(SIGNATURE, "area-width - 4 * char - date / 2", "area-width - 2 * char - date / 2")],
    ),
    Mutant {
        name: "unsealed date under the organ's first character",
        id: "SG-03",
        entry: "notice",
        changes: &[change(SIGNATURE, "date: start + 2 * char", "date: start")],
        data: |data| data["seal"] = json!(false),
    },
    data("date with zeros", "SG-05", |data| data["date_of_issue"] = known("2023年03月05日")),
    data("date in full-width digits", "SG-05", |data| data["date_of_issue"] = known("２０２３年３月５日")),
    source("note flush left", "NT-01", "notice", &[change(SIGNATURE, "par(h(2 * char) + at-start", "par(at-start")]),
    source("thick line thin", "CL-01", "notice", &[change(IMPRINT, "#let thick = 0.35mm", "#let thick = 0.25mm")]),
    source(
        "imprint not at the bottom",
        "CL-01",
        "notice",
        &[change(IMPRINT, "inset: (bottom: slack)", "inset: (bottom: 8mm)")],
    ),
    source("imprint of 3号", "CL-02", "notice", &[change(IMPRINT, "set text(size: size-4)", "set text(size: char)")]),
    data("copy recipients without full stop", "CL-02", |data| {
        data["imprint"]["copy_recipients"] = known("区委办公室，区人大常委会办公室");
    }),
    data("printing date with zeros", "CL-03", |data| data["imprint"]["printing_date"] = known("2023年03月06日")),
    source(
        "page number without dashes",
        "PN-01",
        "notice",
        &[change(PAGE, "\"— \" + str(number) + \" —\"", "str(number)")],
    ),
    source(
        "page number 2 mm too low",
        "PN-01",
        "notice",
        &[change(PAGE, "+ area-height + 7mm, mark", "+ area-height + 9mm, mark")],
    ),
    source(
        "page number in 黑体",
        "PN-01",
        "notice",
        &[change(PAGE, "font: look.fonts.songti, size: size-4", "font: look.fonts.heiti, size: size-4")],
    ),
    source(
        "page number centred",
        "PN-02",
        "notice",
        &[change(
            PAGE,
            "if calc.odd(number) { area-width - size-4 - measure(mark).width } else { size-4 }",
            "(area-width - measure(mark).width) / 2",
        )],
    ),
    source(
        "page numbers on the wrong sides",
        "PN-02",
        "notice",
        &[change(PAGE, "if calc.odd(number)", "if calc.even(number)")],
    ),
    source(
        "page numbers that skip",
        "PN-03",
        "notice",
        &[change(
            PAGE,
            "let mark = page-number(look, number)",
            "let mark = page-number(look, if number > 3 { number + 2 } else { number })",
        )],
    ),
    source(
        "letter mark 26 mm from the top",
        "LT-01",
        "letter",
        &[change(LETTER, "30mm - top-margin", "26mm - top-margin")],
    ),
    source(
        "double lines of 156 mm",
        "LT-02",
        "letter",
        &[change(LETTER, "#let double-length = 170mm", "#let double-length = 156mm")],
    ),
    source(
        "thin over thick above",
        "LT-02",
        "letter",
        &[change(LETTER, "double-line(look, heavy, light))", "double-line(look, light, heavy))")],
    ),
    source(
        "lower double line 15 mm from the bottom",
        "LT-02",
        "letter",
        &[change(LETTER, "page-height - 20mm", "page-height - 15mm")],
    ),
    source(
        "letter's number on the left",
        "LT-03",
        "letter",
        &[change(LETTER, "place(top + right, dy: at.number-top", "place(top + left, dy: at.number-top")],
    ),
    source(
        "page 1 of a letter numbered",
        "LT-05",
        "letter",
        &[change(
            LETTER,
            "if number > 1 { return place-number(look, number) }",
            "place-number(look, number)\n  if number > 1 { return }",
        )],
    ),
    source(
        "table's number below the landscape page",
        "TB-01",
        "comparison",
        &[change(TABLE, "rotate(90deg, reflow: true, mark)", "mark")],
    ),
    Mutant {
        name: "recipients beyond the right edge",
        id: "PG-04",
        entry: "notice",
        changes: &[change(
            TEXT,
            "#let recipients(look, body) = par(first-line-indent: 0pt, body)",
            "#let recipients(look, body) = pad(right: -2 * char, par(first-line-indent: 0pt, body))",
        )],
        data: |data| data["recipients"] = known(&("区食安委成员单位、".repeat(12) + "区政府办：")),
    },
    source(
        "no text on page 1",
        "RC-02",
        "notice",
        &[change("official/notice.typ", "  body(look, ", "  pagebreak()\n  body(look, ")],
    ),
    source(
        "signature on a page without text",
        "SG-06",
        "notice",
        &[change("official/body.typ", "push(sign(look, ", "push(pagebreak() + sign(look, ")],
    ),
    Mutant {
        name: "signature below a table on a page without text",
        id: "SG-06",
        entry: "notice",
        changes: &[change("official/body.typ", "{ return how + (together: true) }", "{ return how }")],
        data: |data| *data = samples::notice_with_table(false),
    },
    source(
        "文件 of a joint masthead at the top",
        "HD-05",
        "joint",
        &[change(HEAD, "align: horizon,\n    stack(", "align: top,\n    stack(")],
    ),
    source(
        "seals of a joint signature that overlap",
        "SG-02",
        "joint",
        &[change(SIGNATURE, "#let seal-step = seal-diameter + 2mm", "#let seal-step = seal-diameter - 3mm")],
    ),
    source(
        "four organs in a row",
        "SG-02",
        "joint",
        &[
            change(SIGNATURE, "#let organs-a-row = 3", "#let organs-a-row = 4"),
            change(SIGNATURE, "calc.max(widest + 2 * char, seal-step)", "widest + 1.6 * char"),
            change(SIGNATURE, "calc.max(widest, seal-diameter) / 2) / step", "widest / 2) / step"),
        ],
    ),
    source(
        "rows of seals that touch",
        "SG-02",
        "joint",
        &[change(SIGNATURE, "#let seal-rows = 5", "#let seal-rows = 4")],
    ),
    source(
        "title of an issued plan on the left",
        "IS-01",
        "joint",
        &[change(ATTACHMENT, "    title-lines(look, lines)", "    pad(right: 8mm, title-lines(look, lines))")],
    ),
    source(
        "letter's title four lines below",
        "LT-04",
        "letter",
        &[change(LETTER, "char + 2 * look.pitch", "char + 4 * look.pitch")],
    ),
    source(
        "table that reads downwards",
        "TB-01",
        "comparison",
        &[change(
            TABLE,
            "  body,\n)",
            "  rotate(180deg, origin: center, block(width: 225mm, height: 150mm, body)),\n)",
        )],
    ),
];
