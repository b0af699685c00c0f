//! Marks of Markdown in a text that was pasted from a chat or a wiki: # before headings, ** around words, lines of ---.

use super::draft::Line;

/// Takes the marks away, if the text is written with them; returns the lines that had some, by their numbers.
pub(super) fn take(lines: &mut Vec<Line>) -> Vec<usize> {
    if !lines
        .iter()
        .any(|line| heads(&line.text).is_some() || line.text.matches("**").count() >= 2 || rules(&line.text))
    {
        return Vec::new();
    }
    let mut marked = Vec::new();
    for line in &mut *lines {
        let text = heads(&line.text).unwrap_or(&line.text);
        let plain = if text.matches("**").count().is_multiple_of(2) { text.replace("**", "") } else { text.to_owned() };
        let plain = if rules(&plain) { String::new() } else { plain.trim().to_owned() };
        if plain != line.text {
            marked.push(line.number);
            line.text = plain;
        }
    }
    lines.retain(|line| !line.text.is_empty());
    marked
}

/// What stands behind ## and a blank.
fn heads(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches('#');
    let count = text.len() - rest.len();
    ((1..=6).contains(&count) && rest.starts_with(' ')).then(|| rest.trim())
}

/// --- between paragraphs, and |---|---| below the head of a table.
pub(super) fn rules(text: &str) -> bool {
    text.contains("---") && text.chars().all(|sign| matches!(sign, '-' | '|' | ':' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_from_texts_that_are_written_with_them() {
        let lines = |texts: &[&str]| -> Vec<Line> {
            (1..).zip(texts).map(|(number, text)| Line { number, text: (*text).to_owned() }).collect()
        };
        let mut marked = lines(&["## 一、任务", "**（一）排查。** 全面排查。", "---", "带*号的必填，见 a#b。"]);
        assert_eq!(take(&mut marked), [1, 2, 3]);
        let texts: Vec<&str> = marked.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["一、任务", "（一）排查。 全面排查。", "带*号的必填，见 a#b。"]);
        let mut plain = lines(&["一、任务", "#1 号楼", "带*号的**必填。", "-- 另行通知 --"]);
        assert_eq!(take(&mut plain), Vec::<usize>::new());
    }
}
