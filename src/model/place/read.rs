//! How placed values come out of serde: the protocol between [`Sp`], [`Many`] and the plan's own deserializer.
//!
//! The deserializer answers `deserialize_newtype_struct(PLACED, …)` with a sequence of the place and the value, and
//! `deserialize_newtype_struct(MANY, …)` with a sequence that leaves out elements whose faults it has recorded; a
//! single value counts as a list of one. Any other format reads the value alone.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, SeqAccess, Visitor},
};

use super::{
    placed::{Many, Sp},
    stretch::{Place, Style},
};

/// The name under which [`Sp`] asks for its place.
pub const PLACED: &str = "$Placed";
/// The name under which [`Many`] asks to survive bad elements.
pub const MANY: &str = "$Many";

/// A place as it crosses serde: file, style, start, end.
pub type RawPlace = (u16, u8, u32, u32);

impl From<RawPlace> for Place {
    fn from((file, style, start, end): RawPlace) -> Self {
        Self { file, style: Style::ALL[usize::from(style)], start, end }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sp<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(PLACED, PlacedVisitor(PhantomData))
    }
}

struct PlacedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PlacedVisitor<T> {
    type Value = Sp<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Sp<T>, D::Error> {
        Ok(Sp { value: T::deserialize(deserializer)?, place: Place::default() })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Sp<T>, A::Error> {
        let place: RawPlace = seq.next_element()?.ok_or_else(|| A::Error::custom("no place"))?;
        let value = seq.next_element()?.ok_or_else(|| A::Error::custom("no value"))?;
        Ok(Sp { value, place: place.into() })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(MANY, ManyVisitor(PhantomData))
    }
}

struct ManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ManyVisitor<T> {
    type Value = Many<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Many<T>, D::Error> {
        Vec::deserialize(deserializer).map(Many)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Many<T>, A::Error> {
        let mut elements = Vec::new();
        loop {
            match seq.next_element() {
                Ok(Some(element)) => elements.push(element),
                Ok(None) => return Ok(Many(elements)),
                // The plan's own deserializer gives a size, and has recorded the fault.
                Err(error) if seq.size_hint().is_none() => return Err(error),
                Err(_) => {}
            }
        }
    }
}
