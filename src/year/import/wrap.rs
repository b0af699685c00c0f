//! Lines that a copy from PDF has broken: joined where it is sure, and told.

use super::{draft::Line, heading};

/// The longest line that a page of 28 characters and its marks can give.
const LONGEST: usize = 60;
/// How many lines a text must have to be judged by their lengths.
const FEWEST: usize = 10;

/// Joins broken lines; returns those that were joined to the line above, by their numbers.
pub(super) fn joined(lines: &mut Vec<Line>) -> Vec<usize> {
    let full = full_length(lines);
    let mut moved = Vec::new();
    let mut whole: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines.drain(..) {
        let continues = whole.last().is_some_and(|last| {
            let length = last.text.chars().rev().take_while(|sign| *sign != '\n').count();
            let wrapped = full.is_some_and(|full| {
                length + 2 >= full && !last.text.ends_with(['。', '：', '；', '！', '？', '）', '〕'])
            });
            heading::level(&line.text).is_none() && (wrapped || closes(&last.text, &line.text))
        });
        match whole.last_mut().filter(|_| continues) {
            Some(last) => {
                last.text.push_str(&line.text);
                moved.push(line.number);
            }
            None => whole.push(line),
        }
    }
    *lines = whole;
    moved
}

/// The length of a full line, if the text looks wrapped: most lines end at the same column.
fn full_length(lines: &[Line]) -> Option<usize> {
    let lengths: Vec<usize> = lines.iter().map(|line| line.text.chars().count()).collect();
    let full = lengths.iter().copied().max().filter(|full| *full <= LONGEST && *full >= 20)?;
    let as_long = lengths.iter().filter(|length| **length + 2 >= full).count();
    (lines.len() >= FEWEST && as_long * 2 >= lines.len()).then_some(full)
}

/// Whether a bracket is open at the end of a line, and the next line closes it and nothing else.
fn closes(line: &str, next: &str) -> bool {
    let open = depth(line);
    open == 1 && depth(next) == -1 && next.chars().count() < 80
}

fn depth(text: &str) -> i32 {
    text.chars()
        .map(|sign| match sign {
            '（' | '〔' | '【' | '(' => 1,
            '）' | '〕' | '】' | ')' => -1,
            _ => 0,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Vec<Line> {
        texts.iter().zip(1..).map(|(text, number)| Line { number, text: (*text).to_owned() }).collect()
    }

    #[test]
    fn a_bracket_that_is_broken_over_two_lines_is_joined() {
        let mut broken = lines(&["1.建立制度。（责任单位：甲局、", "乙局）", "2.登记到户。"]);
        assert_eq!(joined(&mut broken), [2]);
        assert_eq!(broken[0].text, "1.建立制度。（责任单位：甲局、乙局）");
        let mut sound = lines(&["（一）建立制度。", "登记到户。", "a）第一", "b）第二"]);
        assert_eq!(joined(&mut sound), Vec::<usize>::new());
    }

    #[test]
    fn a_text_of_lines_of_one_length_is_wrapped() {
        let long = "落实制度加强监管建立清单登记到户落实制度加强监管建立";
        let mut wrapped = lines(&[long; 12]);
        wrapped.push(Line { number: 13, text: "清单。".to_owned() });
        joined(&mut wrapped);
        assert_eq!(wrapped.len(), 1);
    }
}
