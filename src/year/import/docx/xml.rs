//! What is asked of an element of `WordprocessingML`.

use quick_xml::events::{BytesRef, BytesStart};

/// `w:val`.
pub(super) fn value(tag: &BytesStart<'_>) -> String {
    attribute(tag, b"val")
}

/// An attribute by its local name; empty if it is not there.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> String {
    let found = tag.attributes().filter_map(Result::ok).find(|one| one.key.local_name().as_ref() == name);
    found.and_then(|one| one.unescape_value().ok().map(std::borrow::Cow::into_owned)).unwrap_or_default()
}

/// Whether it is of the namespace of words: in every file that programs write it has the prefix w.
pub(super) fn is_word(tag: &BytesStart<'_>) -> bool {
    tag.name().as_ref().starts_with(b"w:")
}

/// Only the five entities of XML, and characters by number; a document has no others to declare.
pub(super) fn entity(name: &BytesRef<'_>) -> Result<String, String> {
    if let Some(character) = name.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(character.to_string());
    }
    let name = name.decode().map_err(|error| error.to_string())?;
    quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned).ok_or_else(|| format!("&{name};"))
}
