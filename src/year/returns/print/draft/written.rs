//! How paragraphs of a draft are written in the form of a plan, each with its mark.

use crate::model::plan::Mark;

/// A text as YAML takes it, whatever is in it.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}

/// A mark 待定.
pub(super) fn mark(code: &str, reason: &str) -> String {
    Mark { code, reason }.to_string()
}

/// Paragraphs, each marked as written by the program.
pub(super) fn clauses(paragraphs: &[(&str, String)], indent: &str) -> String {
    let paragraph = |(id, text): &(&str, String)| {
        let mark = mark("数字", "程序由台账写成，请核对");
        format!(
            "{indent}{mark}\n{indent}- id: {}\n{indent}  text: {}\n{indent}  new_paragraph: true\n",
            quoted(id),
            quoted(text)
        )
    };
    paragraphs.iter().map(paragraph).collect()
}

/// Clauses of a section without items.
pub(super) fn section(paragraphs: &[(&str, String)]) -> String {
    format!("clauses:\n{}", clauses(paragraphs, "  "))
}
