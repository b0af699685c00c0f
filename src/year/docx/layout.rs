//! Where the standard puts what, as a template cannot reckon it: the mark, the spaces of the head, the signature. Lengths are
//! twips, a twentieth of a point.

use serde::Serialize;

use crate::model::document::{Block, Field, FieldState, Letter, Notice};

use mark::{Joint, Mark};
use measures::{CHAR, LINE, WIDTH, number, whole, width};
use signature::{SignatureLine, signature, signed};

mod mark;
mod measures;
mod signature;

/// Lines of a page (5.2.3).
const LINES: i32 = 22;
/// 7.2.4 From the top of the type area to the mark, 35 mm.
const MARK_TOP: i32 = 1984;
/// 7.2.7 From the number's line box to the red line, and the line's own width, as the style has them: 4 mm from the
/// characters themselves.
const RED_LINE: i32 = 10 * 20 + 45;
/// How far below the top of its line a 2号 character begins, beyond what a 3号 one does.
const TITLE_DROP: i32 = 96;

/// What a template is told beside the document.
#[derive(Debug, Serialize)]
pub(super) struct Layout {
    /// What the mark says.
    masthead: String,
    mark: Mark,
    /// The mark of several authorities.
    joint: Option<Joint>,
    /// Above the document number.
    number_before: i32,
    /// Above the title.
    title_before: i32,
    /// 主送 for the imprint, where it would leave page 1 without text (7.3.2).
    moved: Option<Field>,
    /// Organs and date, each on its line.
    signature: Vec<SignatureLine>,
    /// Whether a list has a column for the other units.
    shared: bool,
}

impl Layout {
    /// 7.2 The head of a notice, and its signature.
    pub(super) fn of_notice(notice: &Notice) -> Self {
        let corner = i32::from(notice.copy_number.is_some()) + i32::from(notice.urgency.is_some());
        let before = MARK_TOP - LINE * corner;
        // An authority that is not known yet is a marked blank, never a bare 文件.
        let mark = if notice.masthead.state == FieldState::Unknown { "文件" } else { "" };
        let masthead = notice.masthead.printed() + mark;
        let joint = Joint::of(&notice.joint, before);
        let single = Mark::of(&masthead, 18.0, before);
        let mark = joint.as_ref().map_or(single.line, |joint| joint.height);
        let space = space(mark);
        Self {
            moved: leaves_no_text(notice, mark).then(|| in_the_imprint(&notice.recipients)),
            mark: single,
            masthead,
            joint,
            number_before: space,
            title_before: space - TITLE_DROP,
            signature: signature(notice),
            shared: false,
        }
    }

    /// 10.1 The head of a letter: its mark is at most 11.5 mm high.
    pub(super) fn of_letter(letter: &Letter) -> Self {
        let masthead = letter.masthead.printed();
        Self {
            mark: Mark::of(&masthead, 11.5, 0),
            masthead,
            joint: None,
            number_before: 0,
            title_before: 0,
            moved: None,
            signature: signed(&letter.signature, &letter.date_of_issue, true, 1),
            shared: letter.groups.iter().flat_map(|group| &group.duties).any(|duty| !duty.partners_text.is_empty()),
        }
    }
}

/// 7.2.5, 7.3.1 Two blank lines below the mark and below the red line, each a little more, so that the title begins
/// on the grid.
fn space(mark: i32) -> i32 {
    (title_row(mark) * LINE - fixed(mark)) / 2
}

/// Lines above the title.
fn title_row(mark: i32) -> i32 {
    (fixed(mark) + 5 * LINE - 1) / LINE
}

/// 7.3.2, 7.3.3 Whether title and recipients fill page 1, so that its first heading and the line below it stand on page 2.
fn leaves_no_text(notice: &Notice, mark: i32) -> bool {
    let title = whole(number(notice.title.len()));
    let recipients = (width(&notice.recipients.printed()) + WIDTH - 1) / WIDTH;
    let headings = notice.text.iter().take_while(|block| matches!(block, Block::Heading(_))).count();
    title_row(mark) + title + 1 + recipients + whole(number(headings)) + 1 > LINES
}

/// 7.4.2 Names of the imprint end with a stop instead of their colon.
fn in_the_imprint(recipients: &Field) -> Field {
    let mut moved = recipients.clone();
    if moved.state != FieldState::Unknown {
        moved.text = format!("{}。", moved.text.trim_end_matches('：'));
    }
    moved
}

/// What is above the title beside the two spaces.
fn fixed(mark: i32) -> i32 {
    MARK_TOP + mark + CHAR + RED_LINE - TITLE_DROP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_begins_on_the_grid_two_lines_below_the_red_line() {
        for count in 1..40 {
            let mark = Mark::of(&"文".repeat(count), 18.0, 0);
            let space = space(mark.line);
            assert!((2 * LINE..=2 * LINE + LINE / 2).contains(&space), "{count}: {space}");
            let total = fixed(mark.line) + 2 * space;
            assert!(total % LINE <= 1 || total % LINE >= LINE - 1, "{count}: {total}");
        }
    }
}
