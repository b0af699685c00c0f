//! Where the standard puts what, as a template cannot reckon it: the mark, the spaces of the head, the signature. Lengths are
//! twips, a twentieth of a point.

use serde::Serialize;

use crate::model::document::{Block, Field, FieldState, Letter, Notice};

/// Pitch of the line grid. 22 lines of 29 pt (580) would be 4 twips higher than the type area.
const LINE: i32 = 579;
/// Lines of a page (5.2.3).
const LINES: i32 = 22;
/// Width of the type area, 156 mm, as 28 characters of 3号, each half a twip short of 16 pt.
const WIDTH: i32 = 8844;
/// A 3号 character.
const CHAR: i32 = 320;
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

/// The mark of the issuing authority.
#[derive(Debug, Serialize)]
struct Mark {
    /// Half points.
    size: i32,
    /// Per cent of the usual width.
    scale: i32,
    /// Its height.
    line: i32,
    /// Above it.
    before: i32,
}

/// A line of the signature.
#[derive(Debug, Serialize)]
struct SignatureLine {
    style: &'static str,
    /// Above it.
    before: i32,
    /// From the right; nought where there are tabs.
    right: i32,
    /// The middles of several organs in one line.
    tabs: Vec<i32>,
    words: Vec<Field>,
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

impl Mark {
    /// 7.2.4 As large as is handsome, as the page library has it: at most so many mm high and no wider than 148 mm; a long name
    /// is condensed to three quarters before it shrinks.
    fn of(name: &str, tallest: f64, before: i32) -> Self {
        const ROOM: f64 = 148.0;
        let count = number(name.chars().count().max(1));
        let condensed = (ROOM / (0.75 * count)).min(14.0);
        let size = (ROOM / count).max(condensed).min(tallest);
        let scale = (ROOM / (size * count)).min(1.0);
        // At least the smallest that Word knows.
        let size = half_points(size).max(2);
        Self { size, scale: whole(scale * 100.0).max(1), line: size * 10, before }
    }
}

/// 7.2.4 The mark of several authorities, as the page library has it.
#[derive(Debug, Serialize)]
struct Joint {
    /// Half points, of the names.
    size: i32,
    /// Of the names, spread to the longest.
    width: i32,
    /// From name to name.
    pitch: i32,
    /// Half points, of 文件 beside them.
    large: i32,
    /// Height of its line.
    large_pitch: i32,
    /// Width of its column.
    beside: i32,
    /// Above the table: its last twenty twips are those of a paragraph without text.
    before: i32,
    #[serde(skip)]
    height: i32,
}

impl Joint {
    fn of(names: &[String], before: i32) -> Option<Self> {
        let longest = number(names.iter().map(|name| name.chars().count()).max()?);
        let count = number(names.len());
        let mm = 12f64.min(148.0 / (longest + 3.5)).min(66.0 / (1.4 * count));
        let (size, pitch) = (half_points(mm).max(2), twips(1.4 * mm));
        Some(Self {
            size,
            width: twips(longest * mm) + 40,
            pitch,
            large: size * 3 / 2,
            large_pitch: pitch * 3 / 2,
            beside: size * 40,
            before: (before - 20).max(0),
            height: pitch * whole(count),
        })
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

/// 7.3.5 Organ and date, each on its line, set in from the right.
fn signature(notice: &Notice) -> Vec<SignatureLine> {
    if notice.signatures.len() > 1 {
        return joint(notice);
    }
    signed(&notice.signature, &notice.date_of_issue, notice.seal, if notice.seal { 2 } else { 1 })
}

fn line(style: &'static str, before: i32, right: i32, words: Field) -> SignatureLine {
    SignatureLine { style, before, right, tabs: Vec::new(), words: vec![words] }
}

/// One organ and the date, so many blank lines below the text: a seal wants one or two.
fn signed(organ: &Field, date: &Field, seal: bool, blanks: i32) -> Vec<SignatureLine> {
    let widths = (width(&organ.printed()), width(&date.printed()));
    let indents = if seal { sealed(widths.0, widths.1) } else { unsealed(widths.0, widths.1) };
    vec![line("Signature", blanks * LINE, indents.0, organ.clone()), line("Date", 0, indents.1, date.clone())]
}

/// 42 mm of a seal and 2 mm to the next.
const SEAL: i32 = 2381;
const SEAL_STEP: i32 = SEAL + 113;
/// From row to row of seals.
const SEAL_ROWS: i32 = 5 * LINE;

/// 7.3.5.1, 7.3.5.2 Several organs: sealed, at most three a row with the last over the date; else one below the other.
fn joint(notice: &Notice) -> Vec<SignatureLine> {
    let date = width(&notice.date_of_issue.printed());
    let widths: Vec<i32> = notice.signatures.iter().map(|organ| width(organ)).collect();
    let dated = |right: i32| line("Date", 0, right, notice.date_of_issue.clone());
    let known = |organ: &String| Field::known(organ.clone());
    if !notice.seal {
        let last = unsealed(*widths.last().expect("there are several"), date).1;
        let one = |(index, organ): (usize, &String)| {
            let before = if index == 0 { LINE } else { 0 };
            line("Signature", before, unsealed(widths[index], date).0, known(organ))
        };
        return notice.signatures.iter().enumerate().map(one).chain([dated(last)]).collect();
    }
    let widest = widths.iter().copied().max().unwrap_or_default();
    let middle = (WIDTH - 4 * CHAR - date / 2).min(WIDTH - widest.max(SEAL) / 2);
    let step = (widest + 2 * CHAR).max(SEAL_STEP);
    let most = (1 + (middle - widest.max(SEAL) / 2) / step).clamp(1, 3);
    let row = |(index, organs): (usize, &[String])| {
        let before = if index == 0 { 2 * LINE } else { SEAL_ROWS - LINE };
        let count = whole(number(organs.len()));
        let tabs = (0..count).map(|at| middle - (count - 1 - at) * step).collect();
        SignatureLine { style: "Signature", before, right: 0, tabs, words: organs.iter().map(known).collect() }
    };
    let rows = notice.signatures.chunks(usize::try_from(most).unwrap_or(1)).enumerate().map(row);
    rows.chain([dated(WIDTH - middle - date / 2)]).collect()
}

/// 7.3.5.1 With a seal: the date four characters in from the right, the organ centred over it. An organ too long for
/// that moves both to the left. Indents from the right of organ and date.
fn sealed(organ: i32, date: i32) -> (i32, i32) {
    let middle = (4 * CHAR + date / 2).max(organ / 2);
    ((middle - organ / 2).max(0), middle - date / 2)
}

/// 7.3.5.2 Without: the organ two characters in, the date begins two characters right of it; a date longer than the
/// organ is itself two characters in.
fn unsealed(organ: i32, date: i32) -> (i32, i32) {
    if date > organ { (4 * CHAR + date - organ, 2 * CHAR) } else { (2 * CHAR, (organ - date).max(0)) }
}

/// Width of a line of 3号: half a character for what is half-width.
fn width(text: &str) -> i32 {
    text.chars().map(|character| if character.is_ascii() { CHAR / 2 } else { CHAR } - 5).sum()
}

fn number(count: usize) -> f64 {
    f64::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Half points that so many mm are.
fn half_points(mm: f64) -> i32 {
    whole(mm / 25.4 * 144.0)
}

/// Twips that so many mm are.
fn twips(mm: f64) -> i32 {
    whole(mm / 25.4 * 1440.0)
}

/// The integral part of a small number.
#[expect(clippy::cast_possible_truncation, reason = "sizes in half points, per cent and twips")]
fn whole(number: f64) -> i32 {
    number as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_no_higher_than_18_mm_and_no_wider_than_148() {
        for (count, size) in [(1, 102), (8, 102), (9, 93), (14, 79), (40, 27)] {
            let mark = Mark::of(&"文".repeat(count), 18.0, 0);
            assert_eq!(mark.size, size, "{count}");
            let width = f64::from(mark.size) / 144.0 * 25.4 * f64::from(u8::try_from(count).unwrap());
            assert!(width * f64::from(mark.scale) / 100.0 <= 148.1, "{count}");
        }
    }

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

    #[test]
    fn a_sealed_date_is_four_characters_in_and_the_organ_centred_over_it() {
        let (organ, date) = (width("友好区人民政府"), width("2023年3月15日"));
        let (organ_right, date_right) = sealed(organ, date);
        assert_eq!(date_right, 4 * CHAR);
        assert!((organ_right + organ / 2 - date_right - date / 2).abs() <= 1);
    }

    #[test]
    fn an_unsealed_date_begins_two_characters_right_of_the_organ() {
        let (organ, date) = (width("友好区食品安全委员会办公室"), width("2023年3月15日"));
        let (organ_right, date_right) = unsealed(organ, date);
        assert_eq!(organ_right, 2 * CHAR);
        assert_eq!((organ_right + organ) - (date_right + date), 2 * CHAR);
    }
}
