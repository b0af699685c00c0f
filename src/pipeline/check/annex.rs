//! The text of an annex: a small Markdown. Headings, tables and pictures print as such; whatever else Markdown knows prints
//! as its own characters, and is told.

use std::ops::Range;

use crate::{
    hanzi::numbering,
    model::{
        document::{Block, Cell, Clause, Heading, Run},
        inline,
        plan::picture,
    },
};

mod numbered;
mod table;

pub(super) use table::Raw as RawTable;

/// What a text comes to, before its pictures are looked up.
#[derive(Debug, Clone, Default)]
pub(super) struct Annex {
    pub(super) parts: Vec<Part>,
    pub(super) faults: Vec<Fault>,
    /// The bytes that are signs of Markdown: rules of text do not look at them.
    pub(super) signs: Vec<Range<usize>>,
}

/// One part of an annex.
#[derive(Debug, Clone)]
pub(super) enum Part {
    /// A heading or a paragraph.
    Text(Block),
    /// A table, whose columns have no widths yet.
    Table(RawTable),
    /// A picture: its path as written, and what it shows.
    Picture { path: String, caption: String, at: Range<usize> },
}

/// What cannot be printed as it is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: Range<usize>,
    pub(super) kind: FaultKind,
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// A row has more or fewer cells than the head.
    Ragged { head: usize, row: usize },
    /// A table without the line that parts head and rows.
    NoRule,
    /// A link: paper has none.
    Link,
    /// A list, a quotation, a rule, code, HTML.
    Markup,
    /// A picture that is not alone in its paragraph.
    PictureInText,
}

/// Reads the text of an annex.
pub(super) fn read(text: &str) -> Annex {
    let mut annex = Annex::default();
    let mut counts = [0_usize; 4];
    for chunk in chunks(text) {
        let words = &text[chunk.clone()];
        if words.starts_with('|') {
            table::read(words, chunk.start, &mut annex);
        } else if let Some((path, caption)) = picture::alone(words) {
            annex.signs.push(chunk.clone());
            annex.parts.push(Part::Picture { path, caption, at: chunk });
        } else if let Some((level, title)) = marked(words) {
            annex.signs.push(chunk.start..chunk.start + level);
            counts[level - 1] += 1;
            counts[level..].fill(0);
            let number = numbering::heading(level, counts[level - 1]);
            annex.parts.push(Part::Text(heading(level, number, title)));
        } else {
            numbered::count(words, &mut counts);
            annex.parts.push(Part::Text(numbered::block(words)));
            faults(words, chunk.start, &mut annex.faults);
        }
    }
    // A link is told once, as a link; not its marks one by one.
    let told = annex.faults.iter().filter(|fault| matches!(fault.kind, FaultKind::Link | FaultKind::PictureInText));
    annex.signs.extend(told.map(|fault| fault.at.clone()).collect::<Vec<_>>());
    annex
}

/// Paragraphs by their places. A heading ends with its line, a table with its last row, though no blank line follows.
fn chunks(text: &str) -> Vec<Range<usize>> {
    let mut chunks: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut open = false;
    for line in text.split_inclusive('\n') {
        let (start, words) = (at + line.len() - line.trim_start().len(), line.trim());
        at += line.len();
        if words.is_empty() {
            open = false;
            continue;
        }
        let is_row = words.starts_with('|');
        let alone = marked(words).is_some() || picture::alone(words).is_some();
        match chunks.last_mut() {
            Some(last) if open && !alone && text[last.clone()].starts_with('|') == is_row => {
                last.end = start + words.len();
            }
            _ => chunks.push(start..start + words.len()),
        }
        open = !alone;
    }
    chunks
}

/// `## 标题`: its level and its words.
fn marked(words: &str) -> Option<(usize, &str)> {
    let level = words.bytes().take_while(|byte| *byte == b'#').count();
    let title = words.get(level..)?.strip_prefix(' ')?.trim();
    ((1..=4).contains(&level) && !words.contains('\n') && !title.is_empty()).then_some((level, title))
}

fn heading(level: usize, number: String, title: &str) -> Block {
    Block::Heading(Heading {
        level: u8::try_from(level).unwrap_or(4),
        number,
        title: inline::plain(title),
        was: String::new(),
    })
}

fn paragraph(heading: Option<Heading>, text: Vec<Run>) -> Block {
    let clause = Clause { id: None, number: String::new(), text, bracket: String::new() };
    let clauses = if clause.text.is_empty() { Vec::new() } else { vec![clause] };
    Block::Paragraph { heading, clauses }
}

/// Cells of lines: `<br>` breaks one.
fn lines(cell: &str) -> Cell {
    if cell.is_empty() {
        return Cell::new();
    }
    let cell = cell.replace("\\|", "|").replace("<br/>", "<br>");
    cell.split("<br>").map(|line| inline::runs(line.trim())).collect()
}

/// Constructs of Markdown that no page prints.
fn faults(words: &str, start: usize, faults: &mut Vec<Fault>) {
    let mut add = |at: Range<usize>, kind| faults.push(Fault { at: start + at.start..start + at.end, kind });
    let mut at = 0;
    for line in words.split_inclusive('\n') {
        let own = line.trim();
        let is_markup = ["- ", "* ", "+ ", "> ", "```", "~~~"].iter().any(|sign| own.starts_with(sign))
            || own.len() >= 3 && ["---", "***", "___", "==="].contains(&own)
            || own.starts_with("#####");
        if is_markup {
            let from = at + line.len() - line.trim_start().len();
            let length = own.find(' ').unwrap_or(own.len()).clamp(1, 5);
            add(from..from + length, FaultKind::Markup);
        }
        at += line.len();
    }
    for (at, _) in words.match_indices("](") {
        let Some(open) = words[..at].rfind('[') else { continue };
        let end = words[at..].find(')').map_or(words.len(), |end| at + end + 1);
        let picture = words[..open].ends_with('!');
        add(open - usize::from(picture)..end, if picture { FaultKind::PictureInText } else { FaultKind::Link });
    }
    for (at, _) in words.match_indices('<') {
        let tag = words[at + 1..].trim_start_matches('/');
        if let Some(end) = words[at..].find('>').filter(|_| tag.starts_with(|first: char| first.is_ascii_alphabetic()))
        {
            add(at..at + end + 1, FaultKind::Markup);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let one = |part: &Part| match part {
            Part::Text(Block::Heading(heading)) => format!("H{} {}{}", heading.level, heading.number, heading.title),
            Part::Text(Block::Paragraph { heading, clauses }) => {
                let run_in = heading.as_ref().map_or_else(String::new, |it| format!("[{}{}]", it.number, it.title));
                let text: String = clauses.iter().flat_map(|one| &one.text).map(|run| run.text.as_str()).collect();
                format!("P {run_in}{text}")
            }
            Part::Table(table) => format!("T {}×{}", table.names.len(), table.rows.len()),
            Part::Picture { path, caption, .. } => format!("I {path} {caption}"),
            Part::Text(_) => "?".to_owned(),
        };
        read(text).parts.iter().map(one).collect()
    }

    #[test]
    fn headings_tables_and_pictures_are_told_from_paragraphs() {
        let text = "# 总体要求\n## 目标\n正文第一段\n接着第一段。\n\n## 任务\n\n| 序号 | 事项 |\n|---|---|\n| 1 | 甲 |\n后面的话。\n\n![流程图](图/流程.png)\n\n# 附则";
        assert_eq!(
            shown(text),
            [
                "H1 一、总体要求",
                "H2 （一）目标",
                "P 正文第一段接着第一段。",
                "H2 （二）任务",
                "T 2×1",
                "P 后面的话。",
                "I 图/流程.png 流程图",
                "H1 二、附则",
            ]
        );
    }

    #[test]
    fn numbers_written_by_hand_are_headings_where_they_stand_like_ones() {
        let text = "一、总体要求\n\n（一）指导思想。以习近平新时代中国特色社会主义思想为指导。\n\n（二）工作目标\n\n1.甲。\n\n一、二两项由甲局负责。";
        assert_eq!(
            shown(text),
            [
                "H1 一、总体要求",
                "P [（一）指导思想。]以习近平新时代中国特色社会主义思想为指导。",
                "H2 （二）工作目标",
                "P 1.甲。",
                "P 一、二两项由甲局负责。",
            ]
        );
    }

    #[test]
    fn what_cannot_be_printed_is_found_where_it_stands() {
        let of = |text: &str| {
            let faults = read(text).faults;
            faults.iter().map(|fault| (text[fault.at.clone()].to_owned(), fault.kind)).collect::<Vec<_>>()
        };
        assert_eq!(of("见[网站](http://a.b)。"), [("[网站](http://a.b)".to_owned(), FaultKind::Link)]);
        assert_eq!(of("- 甲\n- 乙"), [("-".to_owned(), FaultKind::Markup), ("-".to_owned(), FaultKind::Markup)]);
        assert_eq!(of("如图![甲](a.png)所示"), [("![甲](a.png)".to_owned(), FaultKind::PictureInText)]);
        assert_eq!(of("<b>甲</b>").len(), 2);
        assert_eq!(of("| 甲 | 乙 |\n| 1 | 2 |")[0].1, FaultKind::NoRule);
        let ragged = of("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |\n| 1 | 2 |");
        assert_eq!(ragged, [("| 1 | 2 | 3 |".to_owned(), FaultKind::Ragged { head: 2, row: 3 })]);
        assert!(of("甲<3，乙>2；温度-18℃；A*B\n\n| 甲 |\n|---|\n| 1 \\| 2 |").is_empty());
    }
}
