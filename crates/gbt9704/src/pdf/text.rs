//! The operators of text: where characters stand, in which font and how large.

use std::rc::Rc;

use super::{
    font::{Font, Shown},
    geometry::{MM_PER_POINT, Matrix},
    operands::Operands,
    page::{Direction, Glyph, is_hanzi},
    run::{MOST_GLYPHS, Run},
    stack::Operand,
};

/// Most fonts that are read for one document.
const MOST_FONTS: usize = 1000;

impl Run<'_, '_> {
    /// Operators of text. Tells whether `operator` was one.
    pub(super) fn text(&mut self, operator: &[u8], operands: Operands) -> bool {
        let text = &mut self.state.text;
        match operator {
            b"BT" => text.place(Matrix::IDENTITY),
            b"Tf" => {
                text.size = operands.number(1);
                self.state.text.font = self.font(operands);
            }
            b"Tc" => text.char_space = operands.number(0),
            b"Tw" => text.word_space = operands.number(0),
            b"Tz" => text.stretch = operands.number(0) / 100.0,
            b"TL" => text.leading = operands.number(0),
            b"Ts" => text.rise = operands.number(0),
            b"Tr" => text.mode = operands.0.get(0).and_then(Operand::whole).unwrap_or(0),
            b"Td" => text.next_line(operands.number(0), operands.number(1)),
            b"TD" => {
                text.leading = -operands.number(1);
                text.next_line(operands.number(0), operands.number(1));
            }
            b"Tm" => text.place(operands.numbers().map_or(text.line, Matrix::new)),
            b"T*" => text.next_line(0.0, -text.leading),
            b"Tj" => self.show(operands.bytes(0)),
            b"TJ" => self.show_adjusted(operands),
            b"'" => {
                text.next_line(0.0, -text.leading);
                self.show(operands.bytes(0));
            }
            b"\"" => {
                text.word_space = operands.number(0);
                text.char_space = operands.number(1);
                text.next_line(0.0, -text.leading);
                self.show(operands.bytes(2));
            }
            _ => return false,
        }
        true
    }

    fn font(&mut self, operands: Operands) -> Option<Rc<Font>> {
        let name = operands.name()?;
        if let Some(known) = self.fonts.get(name) {
            return Some(Rc::clone(known));
        }
        let object = self.resource(b"Font", name)?;
        let doc = self.reader.doc;
        let (id, font) = doc.dereference(object).ok()?;
        if let Some(known) = id.and_then(|id| self.reader.fonts.get(&id)) {
            self.fonts.keep(name, Rc::clone(known));
            return Some(Rc::clone(known));
        }
        self.reader.fonts_read += 1;
        if self.reader.fonts_read > MOST_FONTS {
            return None;
        }
        let font = Rc::new(Font::read(doc, font.as_dict().ok()?, &self.reader.budget));
        if let Some(id) = id {
            self.reader.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    fn show_adjusted(&mut self, operands: Operands) {
        let Some(Operand::Array(parts)) = operands.0.get(0) else { return };
        for part in parts.iter() {
            match part {
                Operand::Text(bytes) => self.show(bytes),
                Operand::Number(adjustment) => {
                    let text = &mut self.state.text;
                    text.advance(-adjustment / 1000.0 * text.size * text.stretch);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.text.font.clone() else { return };
        // All glyphs of a string are turned and scaled alike: only where they stand differs.
        let text = &self.state.text;
        let map = text.em().then(self.state.ctm);
        let turn = Turn { map, direction: Direction::of(map), scale: map.vertical_scale() };
        for shown in font.show(bytes) {
            self.reader.glyphs += 1;
            if self.reader.glyphs > MOST_GLYPHS {
                return;
            }
            let (width, is_space) = (shown.width, shown.space);
            self.glyph(&font, shown, &turn);
            let text = &mut self.state.text;
            let word = if is_space { text.word_space } else { 0.0 };
            text.advance((width * text.size + text.char_space + word) * text.stretch);
        }
    }

    fn glyph(&mut self, font: &Rc<Font>, shown: Shown, turn: &Turn) {
        let text = &self.state.text;
        let start = text.matrix.apply(0.0, text.rise);
        let origin = self.state.ctm.apply(start.x, start.y);
        let map = turn.map.at(origin.x, origin.y);
        let end = map.apply(shown.width, 0.0);
        let advance = (end.x - origin.x).hypot(end.y - origin.y);
        let finite = [origin.x, origin.y, advance, turn.scale].iter().all(|value| value.is_finite());
        // Mode 3 is invisible (the text under a scan), 7 only clips.
        if !finite || matches!(text.mode, 3 | 7) {
            return;
        }
        let stroked = matches!(text.mode, 1 | 2 | 5 | 6);
        let colour = if matches!(text.mode, 1 | 5) { self.state.stroke.colour } else { self.state.fill.colour };
        self.page.glyphs.push(Glyph {
            hanzi: !shown.text.is_empty() && shown.text.chars().all(is_hanzi),
            text: shown.text,
            origin,
            advance,
            direction: turn.direction,
            size: turn.scale / MM_PER_POINT,
            font: Rc::clone(font),
            code: shown.code,
            map,
            class: font.class,
            bold: font.bold,
            stroked,
            colour,
        });
    }
}

/// How the glyphs of a string stand.
struct Turn {
    map: Matrix,
    direction: Direction,
    scale: f64,
}
