//! Tables on A4 laid across (chapter 8).

use super::{
    super::{
        layout::{Layout, Role},
        pdf::{Direction, Page},
        report::Measure,
    },
    requirement::Requirement,
};

const TURNED: Requirement = Requirement::new(
    "8",
    "TB-01",
    "横排表格表头在左（单页订口、双页切口）",
    "table across: its head at the left edge",
    "向上 upwards",
);
const NUMBER: Requirement = Requirement::new(
    "8",
    "TB-01",
    "横排表格页码位置同竖排页",
    "page number as on upright pages",
    "同竖排页 as upright",
);

/// TB-01. On odd pages the head of the table is at the binding edge, on even pages at the fore-edge: both are left. So
/// its text climbs.
pub(super) fn check(layout: &Layout, out: &mut Vec<Measure>) {
    for (number, page) in (1..).zip(layout.pages) {
        if !is_turned(page) {
            continue;
        }
        let [up, down] = [Direction::Up, Direction::Down].map(|direction| count(page, direction));
        let shown = if up >= down { "向上 upwards" } else { "向下 downwards" };
        out.push(TURNED.measured(up >= down, shown).on(number));
        let upright = layout.of_role(Role::PageNumber).find(|line| line.page == number);
        out.push(match upright {
            Some(line) => NUMBER.measured(true, "同竖排页 as upright").at(line),
            None => NUMBER.missing().on(number),
        });
    }
}

/// Whether most text of a page runs along the long edge of the sheet.
pub(super) fn is_turned(page: &Page) -> bool {
    let [up, down, right] = [Direction::Up, Direction::Down, Direction::Right].map(|direction| count(page, direction));
    up + down > right.max(20)
}

fn count(page: &Page, direction: Direction) -> usize {
    page.glyphs.iter().filter(|glyph| glyph.direction == direction).count()
}
