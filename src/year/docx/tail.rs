//! What follows the text: list of attachments (7.3.4), signature and date (7.3.5), imprint (7.4).

use crate::model::document::{Field, Imprint, Notice};

use super::{
    head::{CHAR, LINE, WIDTH},
    xml::{field, paragraph, paragraph_with, printed, text},
};

/// A 4号 character.
const SMALL: i32 = 280;

/// 7.3.4 One blank line below the text, two characters in; a name that wraps is aligned with its own first character.
pub(super) fn attachment_list(names: &[String]) -> String {
    let number_width = if names.len() > 1 { CHAR / 2 + CHAR / 4 } else { 0 };
    let number = |index: usize| if names.len() > 1 { format!("{}.", index + 1) } else { String::new() };
    let entry = |(index, name): (usize, &String)| {
        let (label, before) = if index == 0 { ("附件：", LINE) } else { ("", 0) };
        let hanging = if index == 0 { 3 * CHAR } else { 0 } + number_width;
        let left = 5 * CHAR + number_width;
        let own = format!(
            "<w:keepNext/><w:spacing w:before=\"{before}\"/><w:ind w:left=\"{left}\" w:hanging=\"{hanging}\"/>"
        );
        paragraph_with("AttachmentList", &own, &text(&format!("{label}{}{name}", number(index))))
    };
    names.iter().enumerate().map(entry).collect()
}

/// 7.3.5 Organ and date, each on its line, set in from the right.
pub(super) fn signature(notice: &Notice) -> String {
    if notice.signatures.len() > 1 {
        return joint(notice);
    }
    signed(&notice.signature, &notice.date_of_issue, notice.seal, if notice.seal { 2 } else { 1 })
}

/// One organ and the date, so many blank lines below the text: a seal wants one or two.
pub(super) fn signed(organ: &Field, date: &Field, seal: bool, blanks: i32) -> String {
    let widths = (width(&printed(organ)), width(&printed(date)));
    let indents = if seal { sealed(widths.0, widths.1) } else { unsealed(widths.0, widths.1) };
    let right = |right: i32| format!("<w:ind w:right=\"{right}\"/>");
    let spacing = format!("<w:spacing w:before=\"{}\"/>{}", blanks * LINE, right(indents.0));
    paragraph_with("Signature", &spacing, &field(organ)) + &paragraph_with("Date", &right(indents.1), &field(date))
}

/// 42 mm of a seal and 2 mm to the next.
const SEAL: i32 = 2381;
const SEAL_STEP: i32 = SEAL + 113;
/// From row to row of seals.
const SEAL_ROWS: i32 = 5 * LINE;

/// 7.3.5.1, 7.3.5.2 Several organs: sealed, at most three a row with the last over the date; else one below the other.
fn joint(notice: &Notice) -> String {
    let date = width(&printed(&notice.date_of_issue));
    let widths: Vec<i32> = notice.signatures.iter().map(|organ| width(organ)).collect();
    let own = |before: i32, indent: i32| format!("<w:spacing w:before=\"{before}\"/><w:ind w:right=\"{indent}\"/>");
    let dated = |right: i32| paragraph_with("Date", &own(0, right), &field(&notice.date_of_issue));
    if !notice.seal {
        let line = |(index, organ): (usize, &String)| {
            let before = if index == 0 { LINE } else { 0 };
            paragraph_with("Signature", &own(before, unsealed(widths[index], date).0), &text(organ))
        };
        let last = unsealed(*widths.last().expect("there are several"), date).1;
        return notice.signatures.iter().enumerate().map(line).collect::<String>() + &dated(last);
    }
    let widest = widths.iter().copied().max().unwrap_or_default();
    let middle = (WIDTH - 4 * CHAR - date / 2).min(WIDTH - widest.max(SEAL) / 2);
    let step = (widest + 2 * CHAR).max(SEAL_STEP);
    let most = (1 + (middle - widest.max(SEAL) / 2) / step).clamp(1, 3);
    let row = |(index, organs): (usize, &[String])| {
        let before = if index == 0 { 2 * LINE } else { SEAL_ROWS - LINE };
        let count = i32::try_from(organs.len()).unwrap_or(1);
        let places: Vec<i32> = (0..count).map(|at| middle - (count - 1 - at) * step).collect();
        let tabs: String = places.iter().map(|at| format!("<w:tab w:val=\"center\" w:pos=\"{at}\"/>")).collect();
        let own = format!("<w:tabs>{tabs}</w:tabs><w:spacing w:before=\"{before}\"/><w:jc w:val=\"left\"/>");
        let words = organs.iter().map(|organ| format!("<w:r><w:tab/></w:r>{}", text(organ))).collect::<String>();
        paragraph_with("Signature", &own, &words)
    };
    let most = usize::try_from(most).unwrap_or(1);
    notice.signatures.chunks(most).enumerate().map(row).collect::<String>() + &dated(WIDTH - middle - date / 2)
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

/// What holds the imprint together: a frame at the foot of the type area of the page where the document ends.
/// Paragraphs one after the other with the same frame are one.
const FRAME: &str = "<w:framePr w:w=\"8844\" w:vSpace=\"579\" w:wrap=\"notBeside\" w:vAnchor=\"margin\" \
                     w:hAnchor=\"margin\" w:xAlign=\"left\" w:yAlign=\"bottom\"/>";

/// 7.4 The lines are black paragraphs of their own, as high as a line is thick: a paragraph's border is as narrow as
/// its text, and the text is one 4号 character in.
pub(super) fn imprint(imprint: &Imprint) -> String {
    let line = |style: &str| paragraph_with(style, FRAME, "");
    let copies = imprint.copy_recipients.as_ref().map(|names| copies(names) + &line("ThinLine"));
    [
        line("ThickLine"),
        copies.unwrap_or_default(),
        printing(imprint),
        line("ThickLine"),
        // The frame is placed on the page of the paragraph that follows it.
        paragraph("End", ""),
    ]
    .concat()
}

/// 7.4.2 Wrapped lines are aligned after the colon.
fn copies(names: &Field) -> String {
    let (left, hanging) = (4 * SMALL, 3 * SMALL);
    let own = format!("{FRAME}<w:ind w:left=\"{left}\" w:right=\"{SMALL}\" w:hanging=\"{hanging}\"/>");
    paragraph_with("Imprint", &own, &(text("抄送：") + &field(names)))
}

/// 7.4.3 Organ on the left, date on the right.
fn printing(imprint: &Imprint) -> String {
    let end = WIDTH - SMALL;
    let own = format!(
        "{FRAME}<w:tabs><w:tab w:val=\"right\" w:pos=\"{end}\"/></w:tabs><w:ind w:left=\"{SMALL}\" w:right=\"{SMALL}\"/>"
    );
    let organ = field(&imprint.printing_authority);
    let date = field(&imprint.printing_date) + &text("印发");
    paragraph_with("Imprint", &own, &format!("{organ}<w:r><w:tab/></w:r>{date}"))
}

#[cfg(test)]
mod tests {
    use super::*;

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
