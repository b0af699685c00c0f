//! The content stream interpreter: runs the operators that place text, lines and colours.

use std::{collections::HashMap, rc::Rc};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, content::Content};

use super::{
    Direction, Glyph, LARGEST_STREAM, MM_PER_POINT, Page,
    colour::Space,
    font::{Font, Shown},
    geometry::{Matrix, Rect},
    operands::Operands,
    path::Path,
    state::{Paint, State},
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
/// Most bytes that the streams of one document may decompress to, each counted as often as it is run.
const MOST_BYTES: usize = 1 << 30;

/// Reads pages; keeps the fonts that they share.
pub(crate) struct Reader<'a> {
    doc: &'a Document,
    fonts: HashMap<ObjectId, Rc<Font>>,
    operations: usize,
    glyphs: usize,
    bytes: usize,
    fonts_read: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(doc: &'a Document) -> Self {
        Self { doc, fonts: HashMap::new(), operations: 0, glyphs: 0, bytes: 0, fonts_read: 0 }
    }

    /// How many bytes the next stream may decompress to.
    pub(crate) fn allowance(&self) -> usize {
        LARGEST_STREAM.min(MOST_BYTES.saturating_sub(self.bytes))
    }

    /// Whether a limit was reached: what comes after it was not read.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.operations > MOST_OPERATIONS || self.glyphs > MOST_GLYPHS || self.bytes >= MOST_BYTES
    }

    /// Runs `content` and adds to `page` what it shows. `frame` maps user space to the page.
    pub(crate) fn read(&mut self, content: &[u8], resources: Option<&'a Dictionary>, frame: Matrix, page: &mut Page) {
        self.bytes += content.len();
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
        // One at a time: all operations of a hostile stream at once would fill the memory. What follows a fault is lost.
        for operation in Content::decode_iter(content).map_while(Result::ok) {
            self.reader.operations += 1;
            if self.reader.operations > MOST_OPERATIONS {
                return;
            }
            let operands = Operands { doc: self.reader.doc, objects: &operation.operands };
            let operator = operation.operator.as_str();
            if !self.graphics(operator, &operands) && !self.draw(operator, &operands, &mut path) {
                self.text(operator, &operands);
            }
        }
    }

    /// Operators of the graphics state and of colour. Tells whether `operator` was one.
    fn graphics(&mut self, operator: &str, operands: &Operands) -> bool {
        match operator {
            "q" if self.kept.len() < DEEPEST_STATE => self.kept.push(self.state.clone()),
            "Q" => self.state = self.kept.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => {
                if let Some(matrix) = operands.numbers().map(Matrix::new) {
                    self.state.ctm = matrix.then(self.state.ctm);
                }
            }
            "w" => self.state.line_width = operands.number(0),
            "Do" => self.form(operands),
            // An image that stands in the stream itself: lopdf reads it as one operation.
            "BI" | "EI" | "ID" => self.page.pictures = true,
            "g" | "rg" | "k" => self.state.fill = operands.device_colour(),
            "G" | "RG" | "K" => self.state.stroke = operands.device_colour(),
            "cs" => self.state.fill = self.space(operands),
            "CS" => self.state.stroke = self.space(operands),
            "sc" | "scn" => self.state.fill.colour = self.state.fill.space.colour(&operands.all()),
            "SC" | "SCN" => self.state.stroke.colour = self.state.stroke.space.colour(&operands.all()),
            _ => return false,
        }
        true
    }

    fn space(&self, operands: &Operands) -> Paint {
        let named = operands.objects.first();
        let own =
            named.and_then(|name| name.as_name().ok()).and_then(|name| self.resource(b"ColorSpace", name)).or(named);
        let space = own.map_or(Space::Unknown, |object| Space::read(self.reader.doc, object));
        Paint { space, colour: space.initial() }
    }

    fn resource(&self, kind: &[u8], name: &[u8]) -> Option<&'a Object> {
        let of_kind = self.resources?.get_deref(kind, self.reader.doc).ok()?.as_dict().ok()?;
        of_kind.get(name).ok()
    }

    /// Operators that build and paint paths. Tells whether `operator` was one.
    fn draw(&mut self, operator: &str, operands: &Operands, path: &mut Path) -> bool {
        let ctm = self.state.ctm;
        let at = |index| (operands.number(index), operands.number(index + 1));
        match operator {
            "m" => path.move_to(ctm, at(0).0, at(0).1),
            "l" => path.line_to(ctm, at(0).0, at(0).1, false),
            "c" => path.line_to(ctm, at(4).0, at(4).1, true),
            "v" | "y" => path.line_to(ctm, at(2).0, at(2).1, true),
            "h" => path.close(),
            "re" => path.rectangle(ctm, [at(0).0, at(0).1, at(2).0, at(2).1]),
            "n" => path.paint(false, false, &self.state, self.page),
            "S" => path.paint(false, true, &self.state, self.page),
            "f" | "F" | "f*" => path.paint(true, false, &self.state, self.page),
            "B" | "B*" => path.paint(true, true, &self.state, self.page),
            "s" | "b" | "b*" => {
                path.close();
                path.paint(operator != "s", true, &self.state, self.page);
            }
            _ => return false,
        }
        true
    }

    /// Operators of text.
    fn text(&mut self, operator: &str, operands: &Operands) {
        let text = &mut self.state.text;
        match operator {
            "BT" => text.place(Matrix::IDENTITY),
            "Tf" => {
                text.size = operands.number(1);
                self.state.text.font = self.font(operands);
            }
            "Tc" => text.char_space = operands.number(0),
            "Tw" => text.word_space = operands.number(0),
            "Tz" => text.stretch = operands.number(0) / 100.0,
            "TL" => text.leading = operands.number(0),
            "Ts" => text.rise = operands.number(0),
            "Tr" => text.mode = operands.objects.first().and_then(|mode| mode.as_i64().ok()).unwrap_or(0),
            "Td" => text.next_line(operands.number(0), operands.number(1)),
            "TD" => {
                text.leading = -operands.number(1);
                text.next_line(operands.number(0), operands.number(1));
            }
            "Tm" => text.place(operands.numbers().map_or(text.line, Matrix::new)),
            "T*" => text.next_line(0.0, -text.leading),
            "Tj" => self.show(operands.bytes(0)),
            "TJ" => self.show_adjusted(operands),
            "'" => {
                text.next_line(0.0, -text.leading);
                self.show(operands.bytes(0));
            }
            "\"" => {
                text.word_space = operands.number(0);
                text.char_space = operands.number(1);
                text.next_line(0.0, -text.leading);
                self.show(operands.bytes(2));
            }
            _ => {}
        }
    }

    fn font(&mut self, operands: &Operands) -> Option<Rc<Font>> {
        let name = operands.objects.first()?.as_name().ok()?;
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
        let font = Rc::new(Font::read(doc, font.as_dict().ok()?, self.reader.allowance()));
        self.reader.bytes += font.bytes();
        if let Some(id) = id {
            self.reader.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    fn show_adjusted(&mut self, operands: &Operands) {
        let Some(Ok(parts)) = operands.objects.first().map(Object::as_array) else { return };
        for part in parts {
            if let Ok(bytes) = part.as_str() {
                self.show(bytes);
            } else if let Some(adjustment) = number(self.reader.doc, part) {
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
            self.glyph(&font, &shown);
            let text = &mut self.state.text;
            let word = if shown.space { text.word_space } else { 0.0 };
            text.advance((shown.width * text.size + text.char_space + word) * text.stretch);
        }
    }

    fn glyph(&mut self, font: &Rc<Font>, shown: &Shown) {
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
            text: shown.text.clone(),
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

    fn form(&mut self, operands: &Operands) {
        let Some(Ok(name)) = operands.objects.first().map(Object::as_name) else { return };
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
        let Ok(content) = stream.get_plain_content_with_limit(self.reader.allowance()) else { return };
        self.reader.bytes += content.len();
        let matrix = stream.dict.get_deref(b"Matrix", doc).and_then(Object::as_array).ok();
        let matrix =
            matrix.and_then(|objects| Operands { doc, objects }.numbers()).map_or(Matrix::IDENTITY, Matrix::new);
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
