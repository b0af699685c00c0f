//! Pictures of an annex: files beside the plan, and how large they are.

use std::{collections::BTreeMap, sync::Arc};

/// The pictures that a plan names, by their paths as written; a plan in memory has none.
pub type Pictures = BTreeMap<String, Result<Arc<[u8]>, Refusal>>;

/// Why a picture was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such file, or it cannot be read.
    Missing,
    /// Its path leads out of the plan's folder, by itself or through a link.
    Outside,
    /// It is larger than [`LARGEST`].
    TooLarge,
}

/// How large a picture may be, in bytes.
pub const LARGEST: u64 = 8 << 20;

/// Whether a path stays within the plan's folder.
pub fn is_inside(path: &str) -> bool {
    let parts = path.split('/');
    let is_plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    !path.contains([':', '\\', '\0']) && parts.clone().all(is_plain)
}

/// A picture that is alone in its paragraph: its path and what it shows.
pub fn alone(words: &str) -> Option<(String, String)> {
    let (caption, rest) = words.strip_prefix("![")?.split_once("](")?;
    let path = rest.strip_suffix(')')?;
    (!path.contains([')', '\n'])).then(|| (path.trim().to_owned(), caption.trim().to_owned()))
}

/// The paths of all pictures of a text.
pub fn references(text: &str) -> Vec<String> {
    text.lines().filter_map(|line| alone(line.trim())).map(|(path, _)| path).collect()
}

/// Width and height in points of the screen; `None` if it is no PNG, JPEG or SVG that can be printed.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    png(bytes).or_else(|| jpeg(bytes)).or_else(|| svg(bytes)).filter(|(width, height)| *width > 0 && *height > 0)
}

/// The ending that its bytes call for.
pub fn ending(bytes: &[u8]) -> Option<&'static str> {
    let is = |of: fn(&[u8]) -> Option<(u32, u32)>| of(bytes).is_some();
    [("png", is(png)), ("jpg", is(jpeg)), ("svg", is(svg))].into_iter().find_map(|(ending, is)| is.then_some(ending))
}

/// PNG (ISO/IEC 15948): the first chunk has the size, and the last one ends the file.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let head =
        rest.get(8..16).filter(|_| rest.get(4..8) == Some(b"IHDR") && bytes.ends_with(b"IEND\xae\x42\x60\x82"))?;
    let number = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    Some((number(0), number(4)))
}

/// JPEG (ISO/IEC 10918-1): the frame's header has the size.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    if !bytes.ends_with(b"\xff\xd9") {
        return None;
    }
    loop {
        let &[0xff, marker, high, low, ..] = rest else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let number = |at: usize| Some(u32::from(u16::from_be_bytes([*rest.get(at)?, *rest.get(at + 1)?])));
            return Some((number(7)?, number(5)?));
        }
        rest = rest.get(2 + length..)?;
    }
}

/// SVG, without what reaches out of it: scripts, links, other files.
fn svg(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut reader = quick_xml::Reader::from_str(text);
    let mut size = None;
    loop {
        match reader.read_event().ok()? {
            quick_xml::events::Event::Eof => return size,
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                let name = tag.local_name();
                if matches!(name.as_ref(), b"script" | b"foreignObject" | b"image" | b"a") {
                    return None;
                }
                if size.is_none() {
                    if name.as_ref() != b"svg" {
                        return None;
                    }
                    size = svg_size(&tag);
                }
            }
            _ => {}
        }
    }
}

/// Of `viewBox`, or of `width` and `height`.
fn svg_size(tag: &quick_xml::events::BytesStart<'_>) -> Option<(u32, u32)> {
    let value =
        |key: &str| tag.try_get_attribute(key).ok()?.map(|found| String::from_utf8_lossy(&found.value).into_owned());
    let number = |text: &str| {
        let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().ok()
    };
    if let Some(view) = value("viewBox") {
        let mut parts = view.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
        return Some((number(parts.next()?)?, number(parts.next()?)?));
    }
    Some((number(&value("width")?)?, number(&value("height")?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_and_what_is_no_picture_has_none() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x90\0\0\0\xc8\x08\x02\0\0\0....IEND\xae\x42\x60\x82";
        assert_eq!(size(png), Some((400, 200)));
        assert_eq!(size(&png[..30]), None);
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x64\0\x32\x01\x01\x11\0\xff\xd9";
        assert_eq!(size(jpeg), Some((50, 100)));
        assert_eq!(
            size(br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 150"><rect/></svg>"#),
            Some((300, 150))
        );
        assert_eq!(size(br#"<svg viewBox="0 0 3 1"><script>alert(1)</script></svg>"#), None);
        for no in [&b"GIF89a"[..], b"", b"<html></html>", b"%PDF-1.7"] {
            assert_eq!(size(no), None);
        }
    }
}
