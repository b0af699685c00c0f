//! Where a file's comments are, and where one could be put without becoming text.

use std::ops::Range;

use granit_parser::{Event, ScalarStyle, StructureStyle};

use super::parser::parser;

/// What a file's text is made of, as far as a comment is concerned. All ranges are bytes.
#[derive(Debug, Clone, Default)]
pub struct Fabric {
    /// Comments, from `#` to the end of the line.
    pub comments: Vec<Range<usize>>,
    /// Values and flow collections of more than one line: no comment may stand between their lines.
    solid: Vec<Range<usize>>,
}

/// Looks through a text; what follows a place where it stops being YAML is not looked at.
pub fn fabric(text: &str) -> Fabric {
    let mut fabric = Fabric::default();
    let mut scalars: Vec<Range<usize>> = Vec::new();
    let mut flows: Vec<usize> = Vec::new();
    let mut end = text.len();
    for next in parser(text) {
        let Ok((event, span)) = next else {
            end = scalars.last().map_or(0, |last| last.end);
            break;
        };
        let Some(range) = span.byte_range() else { continue };
        match event {
            Event::Scalar(_, style, ..) => {
                let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let start = if is_block { header(text, range.start) } else { range.start };
                fabric.solid.push(start..range.end);
                scalars.push(range);
            }
            Event::SequenceStart(style, ..) | Event::MappingStart(style, ..) => {
                // A block collection is a place that no other can be equal to.
                flows.push(if style == StructureStyle::Flow { range.start } else { usize::MAX });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                fabric.solid.extend(flows.pop().filter(|start| *start < range.end).map(|start| start..range.end));
            }
            _ => {}
        }
    }
    fabric.comments = comments(&text[..end], &scalars);
    fabric
}

/// What a text says as YAML, places aside: two texts that differ in comments alone have the same.
pub fn skeleton(text: &str) -> Vec<String> {
    parser(text).map(|next| next.map_or_else(|error| error.to_string(), |(event, _)| format!("{event:?}"))).collect()
}

impl Fabric {
    /// The line at or above `at` before which a comment line can stand: where it begins.
    pub fn line_for(&self, text: &str, at: usize) -> usize {
        let mut start = line_start(text, at);
        // Each round gets above one more value, so the rounds end.
        while let Some(around) = self.solid.iter().find(|range| range.start < start && start < range.end) {
            start = line_start(text, around.start);
        }
        start
    }
}

/// Where the line of a byte begins; behind a byte order mark.
fn line_start(text: &str, at: usize) -> usize {
    let start = text[..at.min(text.len())].rfind('\n').map_or(0, |found| found + 1);
    if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start }
}

/// Where the `|` or `>` of a block begins whose text begins at `start`.
fn header(text: &str, start: usize) -> usize {
    text[..start].trim_end().rfind(['|', '>']).unwrap_or(start)
}

/// A `#` that begins a word and is in no value begins a comment.
fn comments(text: &str, scalars: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut comments: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('#') {
        let begins = text[..at].chars().next_back().is_none_or(|before| before.is_whitespace() || before == '\u{feff}');
        let inside = comments.last().is_some_and(|last| at < last.end);
        let next = scalars.partition_point(|scalar| scalar.end <= at);
        let in_value = scalars.get(next).is_some_and(|scalar| scalar.start <= at && at < scalar.end);
        if begins && !inside && !in_value {
            let length = text[at..].find(['\n', '\r']).unwrap_or(text.len() - at);
            comments.push(at..at + length);
        }
    }
    comments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        fabric(text).comments.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_hash_in_a_text_is_no_comment() {
        let text = "# 甲\na: |  # 乙\n  # 丙\n  丁 # 戊\n\n  己\n# 庚\nb: '# 辛'  # 壬\nc: x#y\nd: [甲, # 癸\n  乙]\ne: |+\n  子\n\n # 丑\n# 寅\nf:\n  甲\n  乙\n";
        assert_eq!(found(text), ["# 甲", "# 乙", "# 庚", "# 壬", "# 癸", "# 丑", "# 寅"]);
        assert_eq!(found("\u{feff}# 甲\r\na: 1 # 乙\r\n"), ["# 甲", "# 乙"]);
    }

    #[test]
    fn a_comment_line_goes_above_the_whole_of_a_value() {
        let text = "a: |\n  甲\n  乙\nb: 丙\n  丁\nc: [x,\n  y]\nd: \"戊\n  己\"\ne: 庚\n";
        let fabric = fabric(text);
        for (inside, above) in [("乙", "a: |"), ("丁", "b:"), ("y]", "c:"), ("己", "d:"), ("庚", "e:"), ("甲", "a: |")]
        {
            let line = fabric.line_for(text, text.find(inside).unwrap());
            assert!(text[line..].starts_with(above), "{inside}: {}", &text[line..]);
        }
    }
}
