//! Tables and pictures of annexes.

use crate::model::document::{Bar, Chart, Column, Picture, Table, TableRow, notice::PictureFile, table::WIDTH};

use super::{
    head::WIDTH as TWIPS,
    xml::{escape, paragraph, paragraph_with, runs, text},
};

/// Namespaces of drawings, for the root of a document that has any.
pub(super) const NAMESPACES: &str = " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

/// The pictures that WPS and Word show: an SVG is not among them.
pub(super) fn printable(pictures: &[PictureFile]) -> impl Iterator<Item = &PictureFile> {
    pictures.iter().filter(|picture| is_printable(&picture.name))
}

fn is_printable(name: &str) -> bool {
    !name.ends_with(".svg")
}

/// How the document refers to a picture: 1.png is rIdPicture1.
pub(super) fn reference(name: &str) -> String {
    format!("rIdPicture{}", name.split('.').next().unwrap_or_default())
}

/// A table with its head on every page. What follows keeps it apart from a next one.
pub(super) fn table(table: &Table) -> String {
    let grid: String =
        table.columns.iter().map(|column| format!("<w:gridCol w:w=\"{}\"/>", twips(column.width))).collect();
    let head: String = table
        .columns
        .iter()
        .map(|column| cell(column.width, 1, &paragraph("TableHead", &text(&column.name))))
        .collect();
    let border = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].into_iter().map(border).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{TWIPS}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"79\" w:type=\"dxa\"/><w:right w:w=\"79\" w:type=\"dxa\"/>\
         </w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>\n\
         <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>\n{}</w:tbl>\n{}",
        table.rows.iter().map(|one| row(one, &table.columns)).collect::<String>(),
        paragraph("End", "")
    )
}

fn row(row: &TableRow, columns: &[Column]) -> String {
    let cells = match &row.heading {
        Some(words) => cell(
            WIDTH,
            columns.len(),
            &paragraph_with("TableHead", "<w:keepNext/><w:jc w:val=\"left\"/>", &text(words)),
        ),
        None => row
            .cells
            .iter()
            .zip(columns)
            .map(|(lines, column)| {
                let own = if column.centred { "<w:jc w:val=\"center\"/>" } else { "" };
                let lines: String = lines.iter().map(|line| paragraph_with("TableText", own, &runs(line))).collect();
                // A cell without a paragraph is none.
                cell(column.width, 1, &if lines.is_empty() { paragraph("TableText", "") } else { lines })
            })
            .collect(),
    };
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>\n")
}

fn cell(width: u32, span: usize, content: &str) -> String {
    let span = if span > 1 { format!("<w:gridSpan w:val=\"{span}\"/>") } else { String::new() };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{span}<w:vAlign w:val=\"center\"/></w:tcPr>{content}</w:tc>",
        twips(width)
    )
}

/// Parts of a bar's width, and of the whole line: name, bar, figure.
const PARTS: u32 = 50;
const NAME: u32 = 620;
const FIGURE: u32 = 200;

/// A chart as a table of shaded cells: WPS and Word draw it as it is. The line of the mark is told in the caption.
pub(super) fn chart(chart: &Chart) -> String {
    let part = (WIDTH - NAME - FIGURE) / PARTS;
    let grid: String = std::iter::once(NAME)
        .chain(std::iter::repeat_n(part, PARTS as usize))
        .chain([FIGURE])
        .map(|width| format!("<w:gridCol w:w=\"{}\"/>", twips(width)))
        .collect();
    let rows: String = chart.bars.iter().map(|bar| bar_row(bar, part)).collect();
    format!(
        "{}<w:tbl><w:tblPr><w:tblW w:w=\"{TWIPS}\" w:type=\"dxa\"/><w:tblBorders>\
         <w:insideH w:val=\"single\" w:sz=\"24\" w:space=\"0\" w:color=\"FFFFFF\"/></w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>\n{rows}</w:tbl>\n{}",
        paragraph_with("TableHead", "<w:keepNext/><w:jc w:val=\"left\"/>", &text(&chart.caption)),
        paragraph("End", "")
    )
}

fn bar_row(bar: &Bar, part: u32) -> String {
    let filled = (u32::from(bar.length) * PARTS).div_ceil(1000).min(PARTS);
    let shade = if bar.is_short { "B8B8B8" } else { "606060" };
    let piece = |count: u32, fill: &str| {
        let span = format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{count}\"/>\
             <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/></w:tcPr>{}</w:tc>",
            twips(part * count),
            paragraph("TableText", "")
        );
        if count > 0 { span } else { String::new() }
    };
    let name = cell(NAME, 1, &paragraph_with("TableText", "<w:jc w:val=\"right\"/>", &text(&bar.name)));
    let figure = cell(FIGURE, 1, &paragraph("TableText", &text(&bar.words)));
    let (bar, rest) = (piece(filled, shade), piece(PARTS - filled, "F2F2F2"));
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{name}{bar}{rest}{figure}</w:tr>\n")
}

fn twips(width: u32) -> u32 {
    width * u32::try_from(TWIPS).unwrap_or(0) / WIDTH
}

/// A picture with its caption; a place to put it by hand where it cannot be shown.
pub(super) fn picture(picture: &Picture) -> String {
    if !is_printable(&picture.file) {
        return paragraph("Picture", &text(&format!("〔此处插图：{}〕", picture.caption)));
    }
    // English Metric Units: 36,000 a millimetre.
    let (wide, high) = (picture.width * 3600, picture.height * 3600);
    let (id, words) = (reference(&picture.file), escape(&picture.caption));
    let number = picture.file.split('.').next().unwrap_or_default();
    let drawing = format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{wide}\" cy=\"{high}\"/>\
         <wp:docPr id=\"{number}\" name=\"{words}\" descr=\"{words}\"/><a:graphic>\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
         <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{words}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"{id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>\
         </w:drawing></w:r>"
    );
    let caption =
        if picture.caption.is_empty() { String::new() } else { paragraph("TableHead", &text(&picture.caption)) };
    paragraph("Picture", &drawing) + &caption
}
