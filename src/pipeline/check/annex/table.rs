//! Tables of an annex, as `pulldown-cmark` reads them.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    printed::lines,
    reading::{Annex, Fault, FaultKind, Part, RawTable},
};

/// Adds the table that `words` are, which begin at `start` of the annex.
pub(super) fn read(words: &str, start: usize, annex: &mut Annex) {
    let mut raw = RawTable::default();
    let mut cells: Vec<&str> = Vec::new();
    for (event, range) in Parser::new_ext(words, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::TableCell) => cells.push(words[range].trim()),
            Event::End(TagEnd::TableHead) => raw.names = cells.drain(..).map(plain).collect(),
            Event::End(TagEnd::TableRow) => raw.rows.push(cells.drain(..).map(lines).collect()),
            _ => {}
        }
    }
    if raw.names.is_empty() {
        let first = words.lines().next().unwrap_or_default().len();
        annex.faults.push(Fault { at: start..start + first, kind: FaultKind::NoRule });
        raw = by_hand(words);
    }
    let mut at = start;
    for (number, line) in words.split_inclusive('\n').enumerate() {
        let row = line.trim();
        let count = count(row);
        if number != 1 && count != raw.names.len() {
            let kind = FaultKind::Ragged { head: raw.names.len(), row: count };
            let from = at + line.len() - line.trim_start().len();
            annex.faults.push(Fault { at: from..from + row.len(), kind });
        }
        signs(line, at, number == 1, annex);
        at += line.len();
    }
    annex.parts.push(Part::Table(raw));
}

fn plain(cell: &str) -> String {
    lines(cell).iter().flatten().map(|run| run.text.as_str()).collect()
}

/// Without its rule it is no table of Markdown: all rows are kept, for the page beside the finding.
fn by_hand(words: &str) -> RawTable {
    let mut rows =
        words.lines().map(|line| line.trim().trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>());
    let names: Vec<String> = rows.next().unwrap_or_default().into_iter().map(plain).collect();
    RawTable { names, rows: rows.map(|cells| cells.into_iter().map(lines).collect()).collect() }
}

/// Cells of a row: what stands between bars that are not escaped.
fn count(row: &str) -> usize {
    let row = row.replace("\\|", "");
    let inner = row.strip_prefix('|').unwrap_or(&row);
    inner.strip_suffix('|').unwrap_or(inner).split('|').count()
}

/// The bars, and the whole of the rule below the head.
fn signs(line: &str, at: usize, is_rule: bool, annex: &mut Annex) {
    if is_rule {
        annex.signs.push(at..at + line.len());
    } else {
        annex.signs.extend(line.match_indices(['|', '\\']).map(|(sign, _)| at + sign..at + sign + 1));
        annex.signs.extend(line.match_indices("<br>").map(|(sign, found)| at + sign..at + sign + found.len()));
    }
}
