//! The content stream interpreter: runs the operators, those of text apart, which place lines, colours, forms and pictures.

use lopdf::{Dictionary, Object, Stream};

use super::{
    colour::Space,
    geometry::{Matrix, Rect},
    operands::Operands,
    page::Page,
    path::Path,
    run::{MOST_OPERATIONS, Reader, Run},
    state::{Paint, State},
    tokens::Operations,
    widths::number,
};

/// Deepest nesting of form `XObject`s.
const DEEPEST_FORM: usize = 12;
/// Deepest nesting of `q`.
const DEEPEST_STATE: usize = 256;

impl<'a> Reader<'a> {
    /// Runs `content` and adds to `page` what it shows. `frame` maps user space to the page.
    pub(crate) fn read(&mut self, content: &[u8], resources: Option<&'a Dictionary>, frame: Matrix, page: &mut Page) {
        self.budget.take(content.len());
        Run::new(self, resources, page, State::new(frame), 0).content(content);
    }
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
            let operands = Operands(operations.operands());
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

    fn space(&mut self, operands: Operands) -> Paint {
        let space = operands.name().map_or(Space::Unknown, |name| self.space_of(name));
        Paint { space, colour: space.initial() }
    }

    fn space_of(&mut self, name: &[u8]) -> Space {
        if let Some(known) = self.spaces.get(name) {
            return *known;
        }
        let own = self.resource(b"ColorSpace", name);
        let space = own.map_or_else(|| Space::named(name), |own| Space::read(self.reader.doc, own));
        self.spaces.keep(name, space);
        space
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
        Run::new(self.reader, resources, self.page, state, self.depth + 1).content(&content);
    }
}
