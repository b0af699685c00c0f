//! Tree → the plan's types, through serde, with all faults of shape in one go.
//!
//! A value that does not fit is reported once and then read as absent: serde gives up at the first fault, so the
//! enclosing list element (or the file) is read again without it. Each round reports at least one more fault, so
//! the rounds end.

use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor, value::StrDeserializer},
    forward_to_deserialize_any,
};

use super::{
    faults,
    tree::{Key, Node, Shape},
};
use crate::model::{
    finding::Finding,
    place::{
        Place, Style,
        read::{MANY, PLACED},
    },
};

mod report;

use report::{Report, Stop};

/// Reads `root` as a `T`; what does not fit is left out and reported.
pub(super) fn decode<'de, T: Deserialize<'de> + Default>(root: &'de Node) -> (T, Vec<Finding>) {
    let report = Report::default();
    let value = loop {
        let before = report.rounds.get();
        match T::deserialize(Decoder { node: root, key: None, element: false, report: &report }) {
            Ok(value) => break value,
            Err(_) if report.rounds.get() > before && !report.has(root.id) => {}
            Err(_) => break T::default(),
        }
    };
    (value, report.findings.into_inner())
}

/// One value, and the key that it stands behind.
#[derive(Clone, Copy)]
struct Decoder<'de, 'r> {
    node: &'de Node,
    key: Option<&'de str>,
    /// Whether it is an element of a list, which nothing cannot be.
    element: bool,
    report: &'r Report,
}

impl<'de> Decoder<'de, '_> {
    fn wrong(&self, expected: faults::Expected) -> Stop {
        self.report.add(self.node.id, faults::wrong_type(self.node, self.key, expected));
        Stop::Reported
    }

    fn text(&self) -> Result<&'de str, Stop> {
        match &self.node.shape {
            Shape::Scalar(text) if !self.node.is_null() => Ok(text),
            _ => Err(self.wrong(faults::Expected::Text)),
        }
    }

    /// Sees to it that every failure is reported, if need be in serde's words.
    fn reported<T>(&self, result: Result<T, Stop>) -> Result<T, Stop> {
        if let Err(Stop::Said(reason)) = &result {
            self.report.add(self.node.id, faults::refused_value(self.node, &reason.clone()));
        }
        result
    }
}

impl<'de> Deserializer<'de> for Decoder<'de, '_> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.shape {
            Shape::Scalar(text) => visitor.visit_borrowed_str(text),
            Shape::Refused => visitor.visit_unit(),
            Shape::List(list) => visitor.visit_seq(Elements { list: list.iter(), decoder: self, again: None }),
            Shape::Map(entries) => visitor.visit_map(Entries { rest: entries.iter(), fields: None, value: self }),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.shape {
            Shape::Scalar(text) if self.node.place.style == Style::Plain && text == "true" => visitor.visit_bool(true),
            Shape::Scalar(text) if self.node.place.style == Style::Plain && text == "false" => {
                visitor.visit_bool(false)
            }
            _ => Err(self.wrong(faults::Expected::TrueOrFalse)),
        }
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let number = match &self.node.shape {
            Shape::Scalar(text) if self.node.place.style == Style::Plain => plain_number(text),
            _ => None,
        };
        visitor.visit_u16(number.ok_or_else(|| self.wrong(faults::Expected::Number))?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        if self.node.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Stop> {
        match name {
            PLACED => visitor.visit_seq(Placed { decoder: self, step: 0 }),
            MANY => visitor.visit_seq(self.many()?),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let Shape::List(list) = &self.node.shape else { return Err(self.wrong(faults::Expected::List)) };
        visitor.visit_seq(Elements { list: list.iter(), decoder: self, again: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        let entries: &[(Key, Node)] = match &self.node.shape {
            Shape::Map(entries) => entries,
            _ if self.node.is_null() && !self.element => &[],
            _ => return Err(self.wrong(faults::Expected::Mapping(fields))),
        };
        visitor.visit_map(Entries { rest: entries.iter(), fields: Some((fields, entries)), value: self })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        match &self.node.shape {
            Shape::Scalar(text) if variants.contains(&text.as_str()) => {
                visitor.visit_enum(text.as_str().into_deserializer())
            }
            _ => Err(self.wrong(faults::Expected::OneOf(variants))),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct map
        identifier
    }
}

impl<'de, 'r> Decoder<'de, 'r> {
    /// The elements of a list; a single scalar counts as a list of one, nothing as an empty one.
    fn many(self) -> Result<Elements<'de, 'r>, Stop> {
        let list = match &self.node.shape {
            Shape::List(list) => list.as_slice(),
            _ if self.node.is_null() => &[],
            Shape::Scalar(_) => std::slice::from_ref(self.node),
            Shape::Map(_) | Shape::Refused => return Err(self.wrong(faults::Expected::List)),
        };
        Ok(Elements { list: list.iter(), decoder: self, again: None })
    }
}

/// 2023, without sign and leading zero.
fn plain_number(text: &str) -> Option<u16> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    digits.then(|| text.parse().ok()).flatten()
}

/// The place, then the value.
struct Placed<'de, 'r> {
    decoder: Decoder<'de, 'r>,
    step: u8,
}

impl<'de> SeqAccess<'de> for Placed<'de, '_> {
    type Error = Stop;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        self.step += 1;
        match self.step {
            1 => seed.deserialize(place_value(self.decoder.node.place)).map(Some),
            2 => self.decoder.reported(seed.deserialize(self.decoder)).map(Some),
            _ => Ok(None),
        }
    }
}

/// A place as it crosses serde: [`crate::model::place::read::RawPlace`].
fn place_value<'de>(place: Place) -> impl Deserializer<'de, Error = Stop> {
    let style = Style::ALL.iter().position(|style| *style == place.style).unwrap_or_default();
    let numbers = [u32::from(place.file), u32::try_from(style).unwrap_or_default(), place.start, place.end];
    de::value::SeqDeserializer::new(numbers.into_iter())
}

/// The elements of a list. After a failure the same element is tried again without what was at fault, or, if the
/// element itself is, the next one; so a caller that goes on after an error comes to the end.
struct Elements<'de, 'r> {
    list: std::slice::Iter<'de, Node>,
    decoder: Decoder<'de, 'r>,
    again: Option<&'de Node>,
}

impl<'de> SeqAccess<'de> for Elements<'de, '_> {
    type Error = Stop;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        let report = self.decoder.report;
        let next = self.again.take().or_else(|| self.list.find(|node| !report.has(node.id)));
        let Some(node) = next else { return Ok(None) };
        let decoder = Decoder { node, element: true, ..self.decoder };
        let before = report.rounds.get();
        let result = decoder.reported(seed.deserialize(decoder));
        if result.is_err() && report.rounds.get() > before && !report.has(node.id) {
            self.again = Some(node);
        }
        result.map(Some)
    }

    /// Tells a reader that may go on after an error that this list allows it.
    fn size_hint(&self) -> Option<usize> {
        Some(self.list.len() + usize::from(self.again.is_some()))
    }
}

/// A struct's fields, and all entries of the mapping that is to fill them.
type Fields<'de> = (&'static [&'static str], &'de [(Key, Node)]);

/// The entries of a mapping that a struct has a field for; the others become findings.
struct Entries<'de, 'r> {
    rest: std::slice::Iter<'de, (Key, Node)>,
    /// Without them every key is taken.
    fields: Option<Fields<'de>>,
    /// The mapping, then the value behind the last key.
    value: Decoder<'de, 'r>,
}

impl<'de> MapAccess<'de> for Entries<'de, '_> {
    type Error = Stop;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        for (key, node) in self.rest.by_ref() {
            if self.value.report.has(node.id) || self.value.report.has(key.id) {
                continue;
            }
            if let Some((fields, all)) = self.fields
                && !fields.contains(&key.name.as_str())
            {
                self.value.report.add(key.id, faults::unknown_key(key, node, fields, all));
                continue;
            }
            self.value = Decoder { node, key: Some(&key.name), element: false, ..self.value };
            let name: StrDeserializer<'_, Stop> = key.name.as_str().into_deserializer();
            return seed.deserialize(name).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Stop> {
        self.value.reported(seed.deserialize(self.value))
    }
}
