//! The text of an annex: a small Markdown. Headings, tables and pictures print as such; whatever else Markdown knows prints
//! as its own characters, and is told.

use crate::{
    hanzi::numbering,
    model::plan::{Plan, picture},
};

mod chunks;
mod markup;
mod numbered;
mod printed;
mod reading;
mod table;

pub(super) use reading::{Annex, FaultKind, Part, RawTable};

use chunks::{chunks, marked};
use printed::heading;

/// What each attachment of a plan comes to; nothing if it has no text.
pub(super) fn of(plan: &Plan) -> Vec<Annex> {
    let attachments = plan.head.attachments.iter();
    attachments.map(|one| one.text.as_ref().map_or_else(Annex::default, |text| read(text))).collect()
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
            markup::faults(words, chunk.start, &mut annex.faults);
        }
    }
    // A link is told once, as a link; not its marks one by one.
    let told = annex.faults.iter().filter(|fault| matches!(fault.kind, FaultKind::Link | FaultKind::PictureInText));
    annex.signs.extend(told.map(|fault| fault.at.clone()).collect::<Vec<_>>());
    annex
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Block;

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
