//! Lines of text: glyphs that share a baseline.

use super::{
    super::pdf::{Class, Direction, Glyph, MM_PER_POINT, Page, Point, Rect},
    type_area::CHAR,
    words,
};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Outside the type area: the mark of a draft.
    Margin,
    PageNumber,
    CopyNumber,
    Classification,
    Urgency,
    Mark,
    DocumentNumber,
    Title,
    Recipients,
    /// Text of the document or of an attachment.
    Text,
    AttachmentList,
    Signature,
    Date,
    Note,
    AttachmentHead,
    AttachmentTitle,
    Imprint,
    /// On a page with a table.
    Table,
    /// What a picture shows, below it.
    Caption,
    /// A shaded blank of a draft.
    Blank,
    /// Not recognised.
    Other,
}

/// A line of text.
pub(crate) struct Line<'a> {
    /// From 1.
    pub(crate) page: usize,
    pub(crate) role: Role,
    /// Which part it belongs to: 0 for the document, then one for each attachment.
    pub(crate) part: usize,
    /// Without spaces, from left to right.
    pub(crate) glyphs: Vec<&'a Glyph>,
    pub(crate) text: String,
    pub(crate) baseline: f64,
    /// The font size that most glyphs have, in points.
    pub(crate) size: f64,
}

impl<'a> Line<'a> {
    fn new(page: usize, mut glyphs: Vec<&'a Glyph>) -> Self {
        glyphs.sort_by(|a, b| a.origin.x.total_cmp(&b.origin.x));
        let mut sizes: Vec<f64> = glyphs.iter().map(|glyph| glyph.size).collect();
        sizes.sort_by(f64::total_cmp);
        let mut text = String::with_capacity(glyphs.iter().map(|glyph| glyph.text.len()).sum());
        text.extend(glyphs.iter().map(|glyph| &*glyph.text));
        Self {
            page,
            role: Role::Other,
            part: 0,
            text,
            baseline: glyphs.first().map_or(0.0, |glyph| glyph.origin.y),
            size: sizes.get(sizes.len() / 2).copied().unwrap_or(0.0),
            glyphs,
        }
    }

    /// A character's height, in millimetres.
    pub(crate) fn em(&self) -> f64 {
        self.size * MM_PER_POINT
    }

    /// Where the first glyph stands. An opening mark may be set half a character to the left, its ink at the edge.
    pub(crate) fn left(&self) -> f64 {
        self.glyphs.first().map_or(0.0, |glyph| glyph.origin.x)
    }

    /// How far the line begins from `x`; a line that begins with an opening mark may be measured at its ink.
    pub(crate) fn left_off(&self, x: f64) -> f64 {
        let off = self.left() - x;
        let opens = self.first_char().is_some_and(words::opens);
        let hung = off + self.em() / 2.0;
        if opens && hung.abs() < off.abs() { hung } else { off }
    }

    /// Where the last glyph ends.
    pub(crate) fn right(&self) -> f64 {
        self.glyphs.iter().map(|glyph| glyph.origin.x + glyph.advance).fold(f64::NEG_INFINITY, f64::max)
    }

    /// Where the last glyph's ink may end: a full-width closing mark fills the left half of its box.
    pub(crate) fn right_ink(&self) -> f64 {
        let half = if self.last_char().is_some_and(words::closes) { self.em() / 2.0 } else { 0.0 };
        self.right() - half
    }

    pub(crate) fn width(&self) -> f64 {
        self.right() - self.left()
    }

    /// How many Hanzi it has.
    pub(crate) fn hanzi(&self) -> usize {
        self.glyphs.iter().filter(|glyph| glyph.is_hanzi()).count()
    }

    pub(crate) fn centre(&self) -> f64 {
        self.left().midpoint(self.right())
    }

    /// From where to where its words go that stand apart from one another, as organs that sign side by side.
    pub(crate) fn spans(&self) -> Vec<(f64, f64)> {
        let mut spans: Vec<(f64, f64)> = Vec::new();
        for glyph in &self.glyphs {
            let (start, end) = (glyph.origin.x, glyph.origin.x + glyph.advance);
            match spans.last_mut().filter(|span| start - span.1 < 1.5 * CHAR) {
                Some(span) => span.1 = end,
                None => spans.push((start, end)),
            }
        }
        spans
    }

    /// The last of its words that stand apart.
    pub(crate) fn last_span(&self) -> (f64, f64) {
        self.spans().last().copied().unwrap_or((self.left(), self.right()))
    }

    /// The ink of all glyphs.
    pub(crate) fn ink(&self) -> Option<Rect> {
        self.glyphs.iter().filter_map(|glyph| glyph.ink()).reduce(Rect::union)
    }

    /// Where its Hanzi stand, as type has them: no font is unpacked for it.
    pub(crate) fn place(&self) -> f64 {
        self.baseline - 0.38 * self.em()
    }

    /// The middle of the Hanzi's ink; of the em box (0.88 em above the baseline) where there is none.
    fn middle(&self) -> f64 {
        let hanzi = self.glyphs.iter().filter(|glyph| glyph.is_hanzi());
        let ink = hanzi.filter_map(|glyph| glyph.ink()).reduce(Rect::union);
        ink.map_or(self.place(), |ink| ink.top.midpoint(ink.bottom))
    }

    /// The top of the characters' boxes.
    pub(crate) fn top(&self) -> f64 {
        self.middle() - self.em() / 2.0
    }

    /// The bottom of the characters' boxes.
    pub(crate) fn bottom(&self) -> f64 {
        self.middle() + self.em() / 2.0
    }

    pub(crate) fn first_char(&self) -> Option<char> {
        self.text.chars().next()
    }

    pub(crate) fn last_char(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// The first words, for a report.
    pub(crate) fn words(&self) -> String {
        let mut words: String = self.text.chars().take(16).collect();
        if self.text.chars().count() > 16 {
            words.push('…');
        }
        words
    }

    /// The class that most of its Hanzi have.
    pub(crate) fn class(&self) -> Class {
        most_common(self.glyphs.iter().copied())
    }
}

/// The class that most Hanzi among `glyphs` have; of all glyphs when there is no Hanzi.
pub(crate) fn most_common<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> Class {
    let glyphs: Vec<&Glyph> = glyphs.collect();
    let classes = [Class::FangSong, Class::Hei, Class::Kai, Class::TitleSong, Class::Song];
    // A Hanzi outweighs any number of digits and marks.
    let weight = |class: Class| {
        let of_class = glyphs.iter().filter(|glyph| glyph.class == class);
        of_class.map(|glyph| if glyph.is_hanzi() { 1000 } else { 1 }).sum::<usize>()
    };
    let best = classes.into_iter().max_by_key(|&class| weight(class)).unwrap_or(Class::Other);
    let other = glyphs.iter().filter(|glyph| glyph.class == Class::Other && glyph.is_hanzi()).count();
    if weight(best) == 0 || other * 1000 > weight(best) { Class::Other } else { best }
}

/// Most lines of a page that are looked at: an official page has some thirty.
const MOST_LINES: usize = 300;

/// The lines of a page's upright text, from the top.
pub(crate) fn lines(page: &Page, number: usize) -> Vec<Line<'_>> {
    let shown = |glyph: &&Glyph| {
        // What has no text may be ink; what the file says is a space is none, and no font is unpacked for it.
        let blank = glyph.text.chars().all(char::is_whitespace) && (!glyph.text.is_empty() || glyph.ink().is_none());
        glyph.direction == Direction::Right && !blank
    };
    let mut glyphs: Vec<&Glyph> = page.glyphs.iter().filter(shown).collect();
    glyphs.sort_by(|a, b| a.origin.y.total_cmp(&b.origin.y));
    let mut lines = Vec::new();
    let mut rest = glyphs.as_slice();
    while let ([first, ..], true) = (rest, lines.len() < MOST_LINES) {
        // Baselines closer than a millimetre are one line: the smallest pitch of the standard's sizes is 9 mm.
        let (same, below) = rest.split_at(rest.partition_point(|glyph| glyph.origin.y - first.origin.y < 1.0));
        let mut line = Line::new(number, same.to_vec());
        if is_blank(&line, page) {
            line.role = Role::Blank;
        }
        lines.push(line);
        rest = below;
    }
    lines
}

/// Whether half of the line or more lies in shaded or drawn boxes of a line's height and says that it is to be filled
/// in: a blank of a draft.
fn is_blank(line: &Line, page: &Page) -> bool {
    if !["待填", "待定", "待补", "□", "＿"].iter().any(|word| line.text.contains(word)) {
        return false;
    }
    let low = |rect: &&Rect| rect.height() < 2.0 * line.em() && rect.width() < 160.0;
    let boxes: Vec<&Rect> = page.boxes.iter().filter(low).collect();
    let inside = |glyph: &&&Glyph| {
        let middle = Point { x: glyph.origin.x + glyph.advance / 2.0, y: glyph.origin.y - line.em() * 0.3 };
        boxes.iter().any(|rect| rect.contains(middle))
    };
    !boxes.is_empty() && 2 * line.glyphs.iter().filter(inside).count() >= line.glyphs.len()
}
