//! What a person can do about a page that misses a clause.

use crate::model::message::Message;

/// The means for a requirement, by its id.
pub(super) fn of(id: &str) -> Message {
    let (zh, en) = match id {
        "TI-02" => (
            "在 plan.yaml 的 title（附件的标题同样）里自己分行：写 |，每行一行，不超过 20 字，排成梯形或菱形",
            "break the title yourself in plan.yaml: write | and one line each, 20 characters at most, as a trapezoid",
        ),
        "TI-01" | "HD-04" | "LT-01" => ("缩短机关名称或标题", "shorten the authority's name or the title"),
        "RC-01" | "RC-02" => (
            "主送机关太多：用统称（如“各有关单位”），或把部分单位改列抄送",
            "too many recipients: use a collective name, or copy some of them in",
        ),
        "SG-01" | "SG-03" | "SG-06" | "PG-06" => (
            "末页的署名要和正文同页：在正文末段增删几个字，或把附件名称缩短",
            "signature and text must share the last page: lengthen or shorten the last paragraph, or the attachments' names",
        ),
        "AT-01" | "AX-01" => ("缩短附件名称", "shorten the attachments' names"),
        "NT-01" => ("缩短附注", "shorten the note"),
        "CL-01" | "CL-02" | "CL-03" => {
            ("缩短抄送机关或印发机关", "shorten the copy recipients or the printing authority")
        }
        "PG-01" | "PG-02" | "PG-03" | "PG-05" | "PG-07" | "PN-01" | "PN-02" => (
            "这来自模板或字体：用了自己的模板就改模板，否则请报告此问题",
            "this comes from templates or fonts: mend your own templates, or report it",
        ),
        _ => ("改写此处的文字；改不了的请报告此问题", "reword this place; if that does not help, report it"),
    };
    Message::new(zh, en)
}
