//! The content stream interpreter: runs the operators that place text, lines and colours.

use std::{collections::HashMap, rc::Rc};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::{
    budget::Budget,
    colour::Space,
    font::{Font, Shown},
    geometry::{MM_PER_POINT, Matrix, Rect},
    operands::Operands,
    page::{Direction, Glyph, Page},
    path::Path,
    state::{Paint, State},
    tokens::{Operand, Operations},
    widths::number,
};

/// Deepest nesting of form `XObject`s.
const DEEPEST_FORM: usize = 12;
/// Deepest nesting of `q`.
const DEEPEST_STATE: usize = 256;
/// Most operations that are run for one document, forms counted as often as they are drawn.
const MOST_OPERATIONS: usize = 3_000_000;
/// Most glyphs that one document may show.
const MOST_GLYPHS: usize = 500_000;
/// Most fonts that are read for one document.
const MOST_FONTS: usize = 1000;
/// Reads pages; keeps the fonts that they share.
pub(crate) struct Reader<'a> {
    doc: &'a Rc<Document>,
    fonts: HashMap<ObjectId, Rc<Font>>,
    operations: usize,
    glyphs: usize,
    pub(crate) budget: Rc<Budget>,
    fonts_read: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(doc: &'a Rc<Document>) -> Self {
        Self { doc, fonts: HashMap::new(), operations: 0, glyphs: 0, budget: Rc::default(), fonts_read: 0 }
    }

    /// Whether a limit was reached: what comes after it was not read.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.operations > MOST_OPERATIONS || self.glyphs > MOST_GLYPHS || self.budget.is_spent()
    }

    /// Runs `content` and adds to `page` what it shows. `frame` maps user space to the page.
    pub(crate) fn read(&mut self, content: &[u8], resources: Option<&'a Dictionary>, frame: Matrix, page: &mut Page) {
        self.budget.take(content.len());
        let mut run = Run { reader: self, resources, page, state: State::new(frame), kept: Vec::new(), depth: 0 };
        run.content(content);
    }
}

/// One content stream being run.
struct Run<'r, 'a> {
    reader: &'r mut Reader<'a>,
    resources: Option<&'a Dictionary>,
    page: &'r mut Page,
    state: State,
    kept: Vec<State>,
    depth: usize,
}

impl<'a> Run<'_, 'a> {
    fn content(&mut self, content: &[u8]) {
        let mut path = Path::default();
        let mut operations = Operations::new(content);
        while let Some(operator) = operations.next() {
            self.reader.operations += 1;
            if self.reader.operations > MOST_OPERATIONS {
                return;
            }
            let operands = Operands(&operations.operands);
            if !self.text(operator, operands) && !self.graphics(operator, operands) {
                self.draw(operator, operands, &mut path);
            }
        }
    }

    /// Operators of the graphics state and of colour. Tells whether `operator` was one.
    fn graphics(&mut self, operator: &[u8], operands: Operands) -> bool {
        match operator {
            b"q" if self.kept.len() < DEEPEST_STATE => self.kept.push(self.state.clone()),
            b"Q" => self.state = self.kept.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => {
                if let Some(matrix) = operands.numbers().map(Matrix::new) {
                    self.state.ctm = matrix.then(self.state.ctm);
                }
            }
            b"w" => self.state.line_width = operands.number(0),
            b"Do" => self.form(operands),
            // An image that stands in the stream itself: one operation.
            b"BI" | b"EI" | b"ID" => self.page.pictures = true,
            b"g" | b"rg" | b"k" => self.state.fill = operands.device_colour(),
            b"G" | b"RG" | b"K" => self.state.stroke = operands.device_colour(),
            b"cs" => self.state.fill = self.space(operands),
            b"CS" => self.state.stroke = self.space(operands),
            b"sc" | b"scn" => self.state.fill.colour = self.state.fill.space.colour(&operands.all()),
            b"SC" | b"SCN" => self.state.stroke.colour = self.state.stroke.space.colour(&operands.all()),
            _ => return false,
        }
        true
    }

    fn space(&self, operands: Operands) -> Paint {
        let space = operands.name().map_or(Space::Unknown, |name| {
            let own = self.resource(b"ColorSpace", name);
            own.map_or_else(|| Space::named(name), |own| Space::read(self.reader.doc, own))
        });
        Paint { space, colour: space.initial() }
    }

    fn resource(&self, kind: &[u8], name: &[u8]) -> Option<&'a Object> {
        let of_kind = self.resources?.get_deref(kind, self.reader.doc).ok()?.as_dict().ok()?;
        of_kind.get(name).ok()
    }

    /// Operators that build and paint paths.
    fn draw(&mut self, operator: &[u8], operands: Operands, path: &mut Path) {
        let ctm = self.state.ctm;
        let at = |index| (operands.number(index), operands.number(index + 1));
        match operator {
            b"m" => path.move_to(ctm, at(0).0, at(0).1),
            b"l" => path.line_to(ctm, at(0).0, at(0).1, false),
            b"c" => path.line_to(ctm, at(4).0, at(4).1, true),
            b"v" | b"y" => path.line_to(ctm, at(2).0, at(2).1, true),
            b"h" => path.close(),
            b"re" => path.rectangle(ctm, [at(0).0, at(0).1, at(2).0, at(2).1]),
            b"n" => path.paint(false, false, &self.state, self.page),
            b"S" => path.paint(false, true, &self.state, self.page),
            b"f" | b"F" | b"f*" => path.paint(true, false, &self.state, self.page),
            b"B" | b"B*" => path.paint(true, true, &self.state, self.page),
            b"s" | b"b" | b"b*" => {
                path.close();
                path.paint(operator != b"s", true, &self.state, self.page);
            }
            _ => {}
        }
    }

    /// Operators of text. Tells whether `operator` was one.
    fn text(&mut self, operator: &[u8], operands: Operands) -> bool {
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
            b"Tr" => text.mode = operands.0.first().and_then(Operand::whole).unwrap_or(0),
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
        let object = self.resource(b"Font", name)?;
        let doc = self.reader.doc;
        let (id, font) = doc.dereference(object).ok()?;
        if let Some(known) = id.and_then(|id| self.reader.fonts.get(&id)) {
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
        for part in operands.0.first().and_then(Operand::array).unwrap_or_default() {
            if let Some(bytes) = part.text() {
                self.show(bytes);
            } else if let Some(adjustment) = part.number() {
                let text = &mut self.state.text;
                text.advance(-adjustment / 1000.0 * text.size * text.stretch);
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.text.font.clone() else { return };
        for shown in font.show(bytes) {
            self.reader.glyphs += 1;
            if self.reader.glyphs > MOST_GLYPHS {
                return;
            }
            let (width, is_space) = (shown.width, shown.space);
            self.glyph(&font, shown);
            let text = &mut self.state.text;
            let word = if is_space { text.word_space } else { 0.0 };
            text.advance((width * text.size + text.char_space + word) * text.stretch);
        }
    }

    fn glyph(&mut self, font: &Rc<Font>, shown: Shown) {
        let text = &self.state.text;
        let map = text.em().then(self.state.ctm);
        let (origin, end) = (map.apply(0.0, 0.0), map.apply(shown.width, 0.0));
        let advance = (end.x - origin.x).hypot(end.y - origin.y);
        let finite = [origin.x, origin.y, advance, map.vertical_scale()].iter().all(|value| value.is_finite());
        // Mode 3 is invisible (the text under a scan), 7 only clips.
        if !finite || matches!(text.mode, 3 | 7) {
            return;
        }
        let stroked = matches!(text.mode, 1 | 2 | 5 | 6);
        let colour = if matches!(text.mode, 1 | 5) { self.state.stroke.colour } else { self.state.fill.colour };
        self.page.glyphs.push(Glyph {
            text: shown.text,
            origin,
            advance,
            direction: Direction::of(map),
            size: map.vertical_scale() / MM_PER_POINT,
            font: Rc::clone(font),
            code: shown.code,
            map,
            class: font.class,
            bold: font.bold,
            stroked,
            colour,
        });
    }

    fn form(&mut self, operands: Operands) {
        let Some(name) = operands.name() else { return };
        let doc = self.reader.doc;
        let object = self.resource(b"XObject", name).and_then(|object| doc.dereference(object).ok());
        let Some(Ok(stream)) = object.map(|(_, object)| object.as_stream()) else { return };
        match stream.dict.get_deref(b"Subtype", doc).and_then(Object::as_name) {
            Ok(b"Form") if self.depth < DEEPEST_FORM => self.run_form(stream),
            Ok(b"Image") => {
                self.page.pictures = true;
                self.image(Rect { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 }, self.state.ctm);
            }
            _ => {}
        }
    }

    /// Where a picture stands: the image of its own box.
    fn image(&mut self, own: Rect, ctm: Matrix) {
        self.page.images.extend(ctm.apply_rect(own));
    }

    fn run_form(&mut self, stream: &'a Stream) {
        let doc = self.reader.doc;
        let Ok(content) = stream.get_plain_content_with_limit(self.reader.budget.allowance()) else { return };
        self.reader.budget.take(content.len());
        let matrix = stream.dict.get_deref(b"Matrix", doc).and_then(Object::as_array).ok();
        let numbers = |objects: &Vec<Object>| objects.iter().filter_map(|part| number(doc, part)).collect::<Vec<f64>>();
        let matrix = matrix.and_then(|objects| numbers(objects).try_into().ok()).map_or(Matrix::IDENTITY, Matrix::new);
        let own = stream.dict.get_deref(b"Resources", doc).ok().and_then(|object| object.as_dict().ok());
        let mut state = self.state.clone();
        state.ctm = matrix.then(state.ctm);
        let bounds = stream.dict.get_deref(b"BBox", doc).and_then(Object::as_array).ok();
        let bounds: Option<Vec<f64>> = bounds.and_then(|objects| objects.iter().map(|one| number(doc, one)).collect());
        if let Some(&[left, top, right, bottom]) = bounds.as_deref() {
            self.image(Rect { left, top, right, bottom }, state.ctm);
        }
        let resources = own.or(self.resources);
        let mut run = Run {
            reader: &mut *self.reader,
            resources,
            page: &mut *self.page,
            state,
            kept: Vec::new(),
            depth: self.depth + 1,
        };
        run.content(&content);
    }
}
