//! Paragraphs, and what the numbered ones among them are: headings (7.3.3), or text that only begins with a number.

use super::{
    super::pdf::{Class, Glyph},
    document::Layout,
    line::{Line, Role, most_common},
    words,
};

/// Most lines of a heading on lines of its own.
const MOST_HEADING_LINES: usize = 3;
/// Most characters of a heading that runs on in its paragraph, its stop not counted.
const LONGEST_HEADING: usize = 20;
/// Fewest characters that make a text below a heading.
const LEAST_TEXT: usize = 10;

/// Lines of text, from an indented one to the next.
pub(crate) struct Paragraph<'l, 'a> {
    pub(crate) lines: Vec<&'l Line<'a>>,
}

/// How a numbered paragraph stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Alone on its lines, without a stop, above what it heads.
    OwnLine,
    /// A first sentence of another type than what follows, or of the type of headings throughout.
    SetOff,
    /// A short first sentence of the same type as what follows: it may be a heading.
    Short,
    /// Text that begins with a number.
    Text,
}

/// A paragraph that begins with a number of 7.3.3.
pub(crate) struct Numbered<'l, 'a> {
    pub(crate) line: &'l Line<'a>,
    /// 1 to 4, by the form of the number.
    pub(crate) level: usize,
    pub(crate) class: Class,
    pub(crate) standing: Standing,
}

impl<'a> Layout<'a> {
    /// The paragraphs of the text and of the attachments.
    pub(crate) fn paragraphs<'l>(&'l self) -> Vec<Paragraph<'l, 'a>> {
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        for line in self.of_role(Role::Text) {
            let runs_on = |last: &&mut Paragraph| last.lines[0].part == line.part && !self.begins_paragraph(line);
            match paragraphs.last_mut().filter(runs_on) {
                Some(last) => last.lines.push(line),
                None => paragraphs.push(Paragraph { lines: vec![line] }),
            }
        }
        paragraphs
    }

    /// The numbered paragraphs among them.
    pub(crate) fn numbered<'l>(&'l self) -> Vec<Numbered<'l, 'a>> {
        let paragraphs = self.paragraphs();
        let next = paragraphs.iter().skip(1).map(Some).chain([None]);
        paragraphs.iter().zip(next).filter_map(|(paragraph, next)| paragraph.numbered(self, next)).collect()
    }
}

impl<'l, 'a> Paragraph<'l, 'a> {
    fn numbered(&self, layout: &Layout, next: Option<&Self>) -> Option<Numbered<'l, 'a>> {
        let line = *self.lines.first().filter(|line| layout.begins_paragraph(line))?;
        let (level, length) = words::heading(&line.text)?;
        let glyphs: Vec<&Glyph> = self.lines.iter().flat_map(|line| line.glyphs.iter().copied()).collect();
        let class = class_of_heading(&glyphs, length)?;
        let standing = if self.stands_alone() && next.is_some_and(|next| next.is_below(level)) {
            Standing::OwnLine
        } else if class != Class::FangSong && has_number_of(&glyphs, class) && is_set_off(&glyphs, class) {
            Standing::SetOff
        } else if class == Class::FangSong && has_short_sentence(&glyphs, length) {
            Standing::Short
        } else {
            Standing::Text
        };
        Some(Numbered { line, level, class, standing })
    }

    /// Whether it is as short as a heading and does not end as a sentence does.
    fn stands_alone(&self) -> bool {
        let last = self.lines.last().and_then(|line| line.last_char());
        let open = last.is_some_and(|last| !"。；！？：，、）)…".contains(last));
        self.lines.len() <= MOST_HEADING_LINES && open
    }

    /// Whether a heading of `level` may stand above it: it has no number, or one of a lower level.
    fn is_below(&self, level: usize) -> bool {
        words::heading(&self.lines[0].text).is_none_or(|(own, _)| own > level)
    }
}

/// The class of the first four Hanzi after the number; of all of a shorter heading.
fn class_of_heading(glyphs: &[&Glyph], number: usize) -> Option<Class> {
    let title = glyphs.iter().skip(number).copied().take_while(|glyph| &*glyph.text != "。");
    let mut hanzi = title.filter(|glyph| glyph.is_hanzi()).take(4).peekable();
    hanzi.peek()?;
    Some(most_common(hanzi))
}

/// Whether the number is of the same class, or in Latin type, as programs set digits.
fn has_number_of(glyphs: &[&Glyph], class: Class) -> bool {
    let numeral = glyphs.iter().find(|glyph| !glyph.text.starts_with(['（', '(']));
    numeral.is_none_or(|glyph| glyph.class == class || glyph.class == Class::Other)
}

/// Whether the type changes at the end of a sentence, or not at all; a word that is stressed ends within one.
fn is_set_off(glyphs: &[&Glyph], class: Class) -> bool {
    let other = glyphs.iter().skip_while(|glyph| !(glyph.is_hanzi() && glyph.class == class));
    let rest: Vec<&&Glyph> = other.collect();
    let Some(change) = rest.iter().position(|glyph| glyph.is_hanzi() && glyph.class != class) else { return true };
    let before = rest[..change].iter().rev().find(|glyph| !glyph.is_hanzi());
    let adjacent = change > 0 && !rest[change - 1].is_hanzi();
    adjacent && before.is_some_and(|glyph| "。：；！？ ".contains(&*glyph.text))
}

/// Whether the first sentence is as short as a heading, without a comma, and text follows it.
fn has_short_sentence(glyphs: &[&Glyph], number: usize) -> bool {
    let text = |glyph: &&Glyph| glyph.text.chars().next();
    let chars: Vec<char> = glyphs.iter().skip(number).filter_map(text).collect();
    let Some(stop) = chars.iter().position(|&char| char == '。') else { return false };
    let plain = !chars[..stop].iter().any(|char| "，；：、（".contains(*char));
    plain && stop <= LONGEST_HEADING && chars.len() > stop + LEAST_TEXT && chars[stop + 1] != '（'
}
