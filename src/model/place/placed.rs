//! A value with its place, and a list that keeps its good elements; and how both look in a schema.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::stretch::Place;

/// A value and its place.
#[derive(Debug, Clone, Default)]
pub struct Sp<T> {
    /// The value as read.
    pub value: T,
    /// Where it was read.
    pub place: Place,
}

impl<T> std::ops::Deref for Sp<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A list that keeps its good elements when one is bad; the bad one is a finding.
#[derive(Debug, Clone)]
pub struct Many<T>(pub Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for Many<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a Many<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// In a schema a placed value is the value alone.
impl<T: JsonSchema> JsonSchema for Sp<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A list; of plain values, one alone will do.
impl<T: JsonSchema> JsonSchema for Many<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let list = Vec::<T>::json_schema(generator);
        if T::inline_schema() {
            schemars::json_schema!({ "anyOf": [list, generator.subschema_for::<T>()] })
        } else {
            list
        }
    }
}
