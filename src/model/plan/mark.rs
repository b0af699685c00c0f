//! `# 待定[代号]：原因`: the mark of a place that a person still has to decide, a comment of the plan.
//!
//! One form: a comment line of its own above the place. Taking it out settles the place.

/// The word that a mark begins with.
pub const WORD: &str = "待定";

/// What a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark<'a> {
    /// What kind of place it is: 年份, 指标; empty if a person wrote none.
    pub code: &'a str,
    /// What is to be decided.
    pub reason: &'a str,
}

impl<'a> Mark<'a> {
    /// Reads a comment, its `#` included; `None` if it is no mark. A half-width colon will do, and no code.
    pub fn read(comment: &'a str) -> Option<Self> {
        let rest = comment.trim_start_matches('#').trim().strip_prefix(WORD)?;
        let bracketed = |open: char, close: char| rest.strip_prefix(open).and_then(|rest| rest.split_once(close));
        let (code, rest) = bracketed('[', ']').or_else(|| bracketed('［', '］')).unwrap_or(("", rest));
        let reason = rest.strip_prefix(['：', ':']);
        let is_mark = reason.is_some() || rest.trim().is_empty();
        is_mark.then(|| Self { code: code.trim(), reason: reason.unwrap_or_default().trim() })
    }
}

/// The comment as it is written, without a line break.
impl std::fmt::Display for Mark<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A line break in it would end the comment.
        let reason = self
            .reason
            .replace(|character: char| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}'), " ");
        write!(f, "# {WORD}[{}]：{reason}", self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_it_is_written() {
        let mark = Mark { code: "指标", reason: "今年的目标值？" };
        assert_eq!(mark.to_string(), "# 待定[指标]：今年的目标值？");
        assert_eq!(Mark::read(&mark.to_string()), Some(mark));
        assert_eq!(Mark { code: "甲", reason: "乙\n丙: 丁" }.to_string(), "# 待定[甲]：乙 丙: 丁");
    }

    #[test]
    fn what_a_person_writes_is_a_mark_and_other_comments_are_none() {
        let read = |comment| Mark::read(comment).map(|mark| (mark.code, mark.reason));
        assert_eq!(read("#待定: 问一下"), Some(("", "问一下")));
        assert_eq!(read("# 待定"), Some(("", "")));
        assert_eq!(read("# 待定［单位］：问一下"), Some(("单位", "问一下")));
        assert_eq!(read("# 待定稿后再发"), None);
        assert_eq!(read("# 原件未载"), None);
    }
}
