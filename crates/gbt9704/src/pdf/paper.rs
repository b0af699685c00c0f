//! The paper of a page: its box, rotation and unit say where on it stands what its content shows.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{
    geometry::{MM_PER_POINT, Matrix, Rect},
    page::Page,
    run::Reader,
    widths,
};

/// Deepest page tree that is followed for inherited values.
const DEEPEST_TREE: usize = 64;

/// Reads the page that is the object `id`.
pub(super) fn page<'a>(doc: &'a Document, id: ObjectId, reader: &mut Reader<'a>) -> Page {
    let Ok(dictionary) = doc.get_dictionary(id) else { return Page { complete: true, ..Page::default() } };
    let media = inherited(doc, dictionary, b"MediaBox").and_then(|object| rectangle(doc, object));
    let crop = inherited(doc, dictionary, b"CropBox").and_then(|object| rectangle(doc, object));
    // A page without a box is a letter-size page to most readers; it fails the check of the paper.
    let seen = crop.or(media).unwrap_or(Rect { left: 0.0, top: 0.0, right: 612.0, bottom: 792.0 });
    let turned = inherited(doc, dictionary, b"Rotate").and_then(|object| object.as_i64().ok()).unwrap_or(0);
    let unit = dictionary.get_deref(b"UserUnit", doc).ok().and_then(|unit| widths::number(doc, unit)).unwrap_or(1.0);
    let scale = MM_PER_POINT * unit;
    let frame = frame(seen, turned.rem_euclid(360), scale);
    let across = matches!(turned.rem_euclid(360), 90 | 270);
    let (width, height) = if across { (seen.height(), seen.width()) } else { (seen.width(), seen.height()) };
    let resources = inherited(doc, dictionary, b"Resources").and_then(|object| object.as_dict().ok());
    // A stream that cannot be decoded comes as it is: only the limit is an error.
    let content = doc.get_page_content_with_limit(id, reader.budget.allowance());
    let within_limits = content.is_ok();
    let (width, height) = (width * scale, height * scale);
    let (width, height, frame) =
        if width > height { (height, width, frame.then(upright(width))) } else { (width, height, frame) };
    let mut page = Page { width, height, ..Page::default() };
    reader.read(&content.unwrap_or_default(), resources, frame, &mut page);
    page.complete = within_limits && !reader.is_exhausted();
    page
}

/// Turns a page that is seen landscape, `width` wide, back into the upright sheet that it is bound as (chapter 8): its
/// top edge is the left edge of the sheet.
fn upright(width: f64) -> Matrix {
    Matrix::new([0.0, -1.0, 1.0, 0.0, 0.0, width])
}

/// The map from the user space of a page to millimetres from the top left corner of the page as it is seen.
fn frame(seen: Rect, turned: i64, k: f64) -> Matrix {
    let Rect { left, top: low, right, bottom: high } = seen;
    match turned {
        90 => Matrix::new([0.0, k, k, 0.0, -low * k, -left * k]),
        180 => Matrix::new([-k, 0.0, 0.0, k, right * k, -low * k]),
        270 => Matrix::new([0.0, -k, -k, 0.0, high * k, right * k]),
        _ => Matrix::new([k, 0.0, 0.0, -k, -left * k, high * k]),
    }
}

/// A value of the page or of the nearest node above it.
fn inherited<'a>(doc: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..DEEPEST_TREE {
        if let Ok(value) = node.get_deref(key, doc) {
            return Some(value);
        }
        node = node.get_deref(b"Parent", doc).ok()?.as_dict().ok()?;
    }
    None
}

/// A rectangle in points, y upwards: `top` is the lower edge.
fn rectangle(doc: &Document, object: &Object) -> Option<Rect> {
    let array = object.as_array().ok()?;
    let numbers: Vec<f64> = array.iter().take(4).filter_map(|number| widths::number(doc, number)).collect();
    let [a, b, c, d] = numbers[..] else { return None };
    let rect = Rect { left: a.min(c), top: b.min(d), right: a.max(c), bottom: b.max(d) };
    (rect.width() > 0.0 && rect.height() > 0.0).then_some(rect)
}
