//! Type 3 fonts, whose glyphs are content streams: Chromium writes OpenType CFF fonts so. A stream says its box first.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object};

use super::{
    geometry::{Matrix, Rect},
    stack::Operand,
    tokens::Operations,
    widths::number,
};

/// Most bytes that the stream of one glyph may decompress to.
const LARGEST_GLYPH: usize = 1 << 20;

/// The boxes of the glyphs of a Type 3 font by code, in em, y upwards; none for another font.
pub(crate) fn boxes(doc: &Document, font: &Dictionary) -> HashMap<u32, Rect> {
    read(doc, font).unwrap_or_default()
}

fn read(doc: &Document, font: &Dictionary) -> Option<HashMap<u32, Rect>> {
    let glyphs = font.get_deref(b"CharProcs", doc).ok()?.as_dict().ok()?;
    let matrix = font.get_deref(b"FontMatrix", doc).ok()?.as_array().ok()?;
    let matrix: Vec<f64> = matrix.iter().filter_map(|part| number(doc, part)).collect();
    let matrix = Matrix::new(matrix.try_into().ok()?);
    let encoding = font.get_deref(b"Encoding", doc).ok()?.as_dict().ok()?;
    let differences = encoding.get_deref(b"Differences", doc).ok()?.as_array().ok()?;
    let mut boxes = HashMap::new();
    let mut code = 0;
    for entry in differences.iter().take(512) {
        if let Ok(first) = entry.as_i64() {
            code = u32::try_from(first).unwrap_or(0);
        } else if let Ok(name) = entry.as_name() {
            let stated = glyphs.get_deref(name, doc).ok().and_then(stated_box);
            boxes.extend(stated.and_then(|rect| matrix.apply_rect(rect)).map(|rect| (code, rect)));
            code = code.saturating_add(1);
        }
    }
    Some(boxes)
}

/// The operands of `d1`, the first operator of a glyph: its width and its box.
fn stated_box(glyph: &Object) -> Option<Rect> {
    let content = glyph.as_stream().ok()?.get_plain_content_with_limit(LARGEST_GLYPH).ok()?;
    let mut operations = Operations::new(&content);
    let is_box = operations.next()? == b"d1";
    let numbers: Vec<f64> = operations.operands().iter().filter_map(Operand::number).collect();
    let [_, _, left, low, right, high] = numbers[..] else { return None };
    (is_box && right > left && high > low).then_some(Rect { left, top: low, right, bottom: high })
}
