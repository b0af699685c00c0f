//! The head of the first page (7.2), down to the title (7.3.1). Lengths are twips: a twentieth of a point.

use crate::model::document::{Field, FieldState, Letter, Notice};

use super::xml::{field, lines, paragraph, paragraph_with, printed, text};

/// Pitch of the line grid. 22 lines of 29 pt (580) would be 4 twips higher than the type area.
pub(super) const LINE: i32 = 579;
/// Width of the type area, 156 mm, as 28 characters of 3号, each half a twip short of 16 pt.
pub(super) const WIDTH: i32 = 8844;
/// A 3号 character.
pub(super) const CHAR: i32 = 320;

/// 7.2.4 From the top of the type area to the mark, 35 mm.
const MARK_TOP: i32 = 1984;
/// 7.2.7 From the number's line box to the red line, and the line's own width, as the style has them: 4 mm from the
/// characters themselves.
const RED_LINE: i32 = 10 * 20 + 45;
/// How far below the top of its line a 2号 character begins, beyond what a 3号 one does.
const TITLE_DROP: i32 = 96;

/// Size and width of the mark.
struct Mark {
    /// Half points.
    size: i32,
    /// Per cent of the usual width.
    scale: i32,
}

/// 7.2.4 As large as is handsome, as the page library has it: at most 18 mm and no wider than 148 mm; a long name is
/// condensed to three quarters before it shrinks.
fn mark(name: &str) -> Mark {
    mark_of(name, 18.0)
}

fn mark_of(name: &str, tallest: f64) -> Mark {
    const ROOM: f64 = 148.0;
    let count = f64::from(u16::try_from(name.chars().count().max(1)).unwrap_or(u16::MAX));
    let condensed = (ROOM / (0.75 * count)).min(14.0);
    let size = (ROOM / count).max(condensed).min(tallest);
    let scale = (ROOM / (size * count)).min(1.0);
    // From mm to half points; at least the smallest that Word knows.
    Mark { size: whole(size / 25.4 * 144.0).max(2), scale: whole(scale * 100.0).max(1) }
}

/// The integral part of a small number.
#[expect(clippy::cast_possible_truncation, reason = "sizes in half points and per cent")]
fn whole(number: f64) -> i32 {
    number as i32
}

/// Corner, mark, number with the red line, title.
pub(super) fn head(notice: &Notice) -> String {
    let corner = corner(notice);
    let used = LINE * i32::try_from(corner.len()).unwrap_or(2);
    let name = if notice.masthead.state == FieldState::Unknown {
        format!("〔{}待填〕文件", notice.masthead.text)
    } else {
        notice.masthead.text.clone()
    };
    let joint = Joint::of(&notice.joint);
    let mark = joint.as_ref().map_or_else(|| mark(&name), |joint| Mark { size: joint.height / 10, scale: 100 });
    let space = space(&mark);
    let spacing = |before: i32| format!("<w:spacing w:before=\"{before}\"/>");
    [
        corner.concat(),
        match joint {
            Some(joint) => joint.masthead(&notice.joint, MARK_TOP - used),
            None => masthead(&name, &mark, MARK_TOP - used),
        },
        paragraph_with("DocumentNumber", &spacing(space), &field(&notice.document_number)),
        paragraph_with("Title", &spacing(space - TITLE_DROP), &lines(&notice.title)),
    ]
    .concat()
}

/// 10.1 The head of a letter: the mark, at most 11.5 mm high, the double line 4 mm below it, the number at the right, and the
/// title two blank lines below.
pub(super) fn letter_head(letter: &Letter) -> String {
    let name = printed(&letter.masthead);
    [
        masthead(&name, &mark_of(&name, 11.5), 0),
        paragraph("DoubleLine", ""),
        paragraph_with(
            "Corner",
            "<w:spacing w:before=\"280\"/><w:jc w:val=\"right\"/>",
            &field(&letter.document_number),
        ),
        paragraph_with("Title", &format!("<w:spacing w:before=\"{}\"/>", 2 * LINE), &lines(&letter.title)),
    ]
    .concat()
}

/// 7.2.1, 7.2.3 份号 on line 1, 紧急程度 (黑体) below it.
fn corner(notice: &Notice) -> Vec<String> {
    let number = notice.copy_number.as_deref().map(text);
    let urgency = notice.urgency.map(|urgency| super::xml::styled("Strong", urgency.word()));
    number.into_iter().chain(urgency).map(|mark| paragraph_with("Corner", "", &mark)).collect()
}

fn masthead(name: &str, mark: &Mark, before: i32) -> String {
    let (line, size, scale) = (mark.size * 10, mark.size, mark.scale);
    let spacing = format!("<w:spacing w:before=\"{before}\" w:line=\"{line}\" w:lineRule=\"exact\"/>");
    let scale = if scale == 100 { String::new() } else { format!("<w:w w:val=\"{scale}\"/>") };
    let size = format!("{scale}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
    let run = text(name).replacen("</w:rPr>", &format!("{size}</w:rPr>"), 1);
    paragraph_with("Masthead", &spacing, &run)
}

/// 7.2.4 The mark of several authorities, as the page library has it. Lengths in twips.
struct Joint {
    /// Half points.
    size: i32,
    /// Of the names, spread to the longest.
    width: i32,
    /// From name to name.
    pitch: i32,
    /// Of all.
    height: i32,
}

impl Joint {
    fn of(names: &[String]) -> Option<Self> {
        let longest =
            f64::from(u16::try_from(names.iter().map(|name| name.chars().count()).max()?).unwrap_or(u16::MAX));
        let count = f64::from(u16::try_from(names.len()).unwrap_or(u16::MAX));
        let size = 12f64.min(148.0 / (longest + 3.5)).min(66.0 / (1.4 * count));
        let twips = |mm: f64| whole(mm / 25.4 * 1440.0);
        let pitch = twips(1.4 * size);
        Some(Self {
            size: whole(size / 25.4 * 144.0).max(2),
            width: twips(longest * size) + 40,
            pitch,
            height: pitch * i32::try_from(names.len()).unwrap_or(1),
        })
    }

    /// A table without lines: the names spread in its first column, 文件 in the middle of its second.
    fn masthead(&self, names: &[String], before: i32) -> String {
        let sized = |words: &str, size: i32| {
            let size = format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
            text(words).replacen("</w:rPr>", &format!("{size}</w:rPr>"), 1)
        };
        let line = |align: &str, pitch: i32, words: &str, size: i32| {
            let own = format!("<w:spacing w:line=\"{pitch}\" w:lineRule=\"exact\"/><w:jc w:val=\"{align}\"/>");
            paragraph_with("Masthead", &own, &sized(words, size))
        };
        let column: String = names.iter().map(|name| line("distribute", self.pitch, name, self.size)).collect();
        let (beside, large) = (self.size * 10 * 4, self.size * 3 / 2);
        let cell = |width: i32, content: &str| {
            format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>{content}</w:tc>"
            )
        };
        let row = cell(self.width, &column) + &cell(beside, &line("center", self.pitch * 3 / 2, "文件", large));
        let (first, second) = (self.width, beside);
        // What stands above a table is the height of a paragraph without text.
        let above = format!("<w:spacing w:before=\"{}\" w:line=\"20\" w:lineRule=\"exact\"/>", (before - 20).max(0));
        paragraph_with("Masthead", &above, "")
            + &format!(
                "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/>\
                 <w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
                 <w:tblGrid><w:gridCol w:w=\"{first}\"/><w:gridCol w:w=\"{second}\"/></w:tblGrid><w:tr>{row}</w:tr></w:tbl>\n",
                first + second
            )
    }
}

/// 7.2.5, 7.3.1 Two blank lines below the mark and below the red line, each a little more, so that the title begins
/// on the grid.
fn space(mark: &Mark) -> i32 {
    let fixed = fixed(mark);
    let rows = (fixed + 5 * LINE - 1) / LINE;
    (rows * LINE - fixed) / 2
}

/// What is above the title beside the two spaces.
fn fixed(mark: &Mark) -> i32 {
    MARK_TOP + mark.size * 10 + CHAR + RED_LINE - TITLE_DROP
}

/// 7.3.2 Flush left, one blank line below the title.
pub(super) fn recipients(recipients: &Field) -> String {
    paragraph_with("Recipients", "", &field(recipients))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_no_higher_than_18_mm_and_no_wider_than_148() {
        for (count, size) in [(1, 102), (8, 102), (9, 93), (14, 79), (40, 27)] {
            let mark = mark(&"文".repeat(count));
            assert_eq!(mark.size, size, "{count}");
            let width = f64::from(mark.size) / 144.0 * 25.4 * f64::from(u8::try_from(count).unwrap());
            assert!(width * f64::from(mark.scale) / 100.0 <= 148.1, "{count}");
        }
    }

    #[test]
    fn the_title_begins_on_the_grid_two_lines_below_the_red_line() {
        for count in 1..40 {
            let mark = mark(&"文".repeat(count));
            let space = space(&mark);
            assert!((2 * LINE..=2 * LINE + LINE / 2).contains(&space), "{count}: {space}");
            let total = fixed(&mark) + 2 * space;
            assert!(total % LINE <= 1 || total % LINE >= LINE - 1, "{count}: {total}");
        }
    }
}
