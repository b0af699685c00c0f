//! Inline Markdown of plan text: one paragraph → runs.
//!
//! `**strong**` and `*emphasis*` are all there is. Every other construct of Markdown, and HTML, prints as itself.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::document::{Run, RunStyle};

/// U+2060 is neither space nor punctuation. Between `**` and a Chinese mark it makes the delimiter close and open
/// where a reader expects it; at the start of a line it keeps `2026. ` or `# ` from beginning a block.
const JOINER: char = '\u{2060}';

/// The runs of one paragraph. A line break in it counts as nothing between Chinese characters, else as a blank.
pub fn runs(paragraph: &str) -> Vec<Run> {
    let joined = join_lines(paragraph);
    let source = guard(&joined);
    let mut reader = Reader::default();
    for (event, range) in Parser::new_ext(&source, Options::empty()).into_offset_iter() {
        reader.take(&event, &source[range]);
    }
    reader.runs
}

/// The paragraphs of a text: a blank line begins one.
pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

/// The characters that a paragraph prints, without their style.
pub fn plain(paragraph: &str) -> String {
    runs(paragraph).into_iter().map(|run| run.text).collect()
}

#[derive(Default)]
struct Reader {
    runs: Vec<Run>,
    strong: usize,
    emphasis: usize,
    /// Depth inside a construct that prints as its source.
    verbatim: usize,
}

impl Reader {
    fn take(&mut self, event: &Event<'_>, source: &str) {
        match event {
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            Event::Start(Tag::Strong) if self.verbatim == 0 => self.strong += 1,
            Event::Start(Tag::Emphasis) if self.verbatim == 0 => self.emphasis += 1,
            Event::End(TagEnd::Strong) if self.verbatim == 0 => self.strong -= 1,
            Event::End(TagEnd::Emphasis) if self.verbatim == 0 => self.emphasis -= 1,
            Event::Start(_) => {
                if self.verbatim == 0 {
                    self.push(source);
                }
                self.verbatim += 1;
            }
            Event::End(_) => self.verbatim -= 1,
            _ if self.verbatim == 0 => self.push(source),
            _ => {}
        }
    }

    fn push(&mut self, source: &str) {
        let text = source.replace(JOINER, "");
        let style = match (self.strong, self.emphasis) {
            (0, 0) => RunStyle::Plain,
            (0, _) => RunStyle::Emphasis,
            _ => RunStyle::Strong,
        };
        match self.runs.last_mut() {
            Some(last) if last.style == style => last.text.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.runs.push(Run { text, style }),
        }
    }
}

fn join_lines(paragraph: &str) -> String {
    let mut joined = String::with_capacity(paragraph.len());
    for line in paragraph.lines() {
        let line = if joined.is_empty() { line } else { line.trim_start() };
        let needs_blank = joined.chars().last().is_some_and(|last| last.is_ascii_graphic())
            && line.chars().next().is_some_and(|next| next.is_ascii_graphic());
        if needs_blank {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// Puts the joiner at both ends, and between each run of `*` and what is no letter beside it.
fn guard(line: &str) -> String {
    let mut guarded = String::from(JOINER);
    let mut previous = None;
    for character in line.chars() {
        let beside_star = |other: char| other == '*' && character != '*' && is_mark(character);
        let after_mark = |other: char| character == '*' && other != '*' && is_mark(other);
        if previous.is_some_and(|other| beside_star(other) || after_mark(other)) {
            guarded.push(JOINER);
        }
        if character == '_' {
            // Between two letters it is one itself: only asterisks mark emphasis here.
            guarded.extend([JOINER, '_', JOINER]);
        } else {
            guarded.push(character);
        }
        previous = Some(character);
    }
    guarded.push(JOINER);
    guarded
}

/// Marks of Chinese text; ASCII punctuation keeps its meaning in Markdown.
fn is_mark(character: char) -> bool {
    !character.is_ascii() && !character.is_alphanumeric() && !character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        runs(text)
            .into_iter()
            .map(|run| match run.style {
                RunStyle::Plain => run.text,
                RunStyle::Strong => format!("<b>{}</b>", run.text),
                RunStyle::Emphasis => format!("<i>{}</i>", run.text),
                RunStyle::Removed | RunStyle::Added => unreachable!("no text of a plan is woven"),
            })
            .collect()
    }

    #[test]
    fn strong_works_beside_chinese_marks() {
        for (text, expected) in [
            ("**“四个最严”**为", "<b>“四个最严”</b>为"),
            ("落实**“四个最严”**要求", "落实<b>“四个最严”</b>要求"),
            ("为**四个最严。**继续", "为<b>四个最严。</b>继续"),
            ("**重点：**内容", "<b>重点：</b>内容"),
            ("*“甲”*乙", "<i>“甲”</i>乙"),
            ("**重点**：内容", "<b>重点</b>：内容"),
            ("**四个最严**为", "<b>四个最严</b>为"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn what_is_no_emphasis_prints_as_itself() {
        for text in [
            "# 标题",
            "2026. 年",
            "- 甲",
            "    四格",
            "> 引",
            "<script>alert(1)</script>",
            "<b>甲</b>",
            "[甲](javascript:x)",
            "![甲](x.png)",
            "`代码`",
            "&amp;&lt;",
            "甲_乙_丙",
            "#let x = 1",
            "$x$",
            "```",
            "---",
            "|甲|乙|",
            "https://a.b/<c>",
            "~~甲~~",
            "[^1]",
            "\u{202e}甲",
            "{{ x }}{% y %}",
            "***",
            "5 * 3",
            "",
        ] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn an_escaped_star_is_a_star() {
        assert_eq!(shown(r"\*甲\*"), "*甲*");
    }

    #[test]
    fn a_line_break_is_no_blank_between_chinese() {
        assert_eq!(plain("甲\n乙"), "甲乙");
        assert_eq!(plain("about\nten"), "about ten");
    }
}
