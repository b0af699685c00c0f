//! The keys of a plan's files, as the types that read them declare them; nobody writes them down a second time.

use std::sync::LazyLock;

use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor, value},
    forward_to_deserialize_any,
};

use super::{
    head::{Attachment, Forms, Head, IssuedPlan, Numbering, Waiver},
    register::{Department, Register, Word},
    section::{Clause, Item, Section, Target},
    settings::{Contact, LetterNumber, LetterSettings, Period, ReportSettings},
};
use crate::model::message::Message;

/// A mapping of a plan.
#[derive(Debug, Clone)]
pub struct Block {
    /// Where it stands.
    pub place: Message,
    /// Its keys, in the order in which they are declared.
    pub keys: &'static [&'static str],
}

/// All mappings of a plan.
pub static BLOCKS: LazyLock<Vec<Block>> = LazyLock::new(|| {
    let block = |zh: &str, en: &str, keys| Block { place: Message::new(zh, en), keys };
    vec![
        block("plan.yaml", "plan.yaml", fields::<Head>()),
        block("plan.yaml 的 `numbering`", "`numbering` in plan.yaml", fields::<Numbering>()),
        block("plan.yaml 的 `forms`", "`forms` in plan.yaml", fields::<Forms>()),
        block("plan.yaml 的 `issued_plans`", "`issued_plans` in plan.yaml", fields::<IssuedPlan>()),
        block("plan.yaml 的 `attachments`", "`attachments` in plan.yaml", fields::<Attachment>()),
        block("plan.yaml 的 `letters`", "`letters` in plan.yaml", fields::<LetterSettings>()),
        block("plan.yaml 的 `letters.contact`", "`letters.contact` in plan.yaml", fields::<Contact>()),
        block(
            "plan.yaml 的 `letters.document_numbers`",
            "`letters.document_numbers` in plan.yaml",
            fields::<LetterNumber>(),
        ),
        block("plan.yaml 的 `reports`", "`reports` in plan.yaml", fields::<ReportSettings>()),
        block("plan.yaml 的 `reports.periods`", "`reports.periods` in plan.yaml", fields::<Period>()),
        block("plan.yaml 的 `waivers`", "`waivers` in plan.yaml", fields::<Waiver>()),
        block("章节文件", "a section's file", fields::<Section>()),
        block("章节文件", "a section's file", fields::<Item>()),
        block("`clauses` 下的条目", "an entry of `clauses`", fields::<Clause>()),
        block("`targets` 下的条目", "an entry of `targets`", fields::<Target>()),
        block("departments.yaml", "departments.yaml", fields::<Register>()),
        block("departments.yaml 里的单位", "a unit in departments.yaml", fields::<Department>()),
        block("departments.yaml 的 `words`", "`words` in departments.yaml", fields::<Word>()),
    ]
});

/// Whether some block has this key.
pub fn is_key(word: &str) -> bool {
    BLOCKS.iter().any(|block| block.keys.contains(&word))
}

/// Where a key belongs, unless it may stand in more than two places.
pub fn home(key: &str) -> Option<Message> {
    let mut places: Vec<&Message> =
        BLOCKS.iter().filter(|block| block.keys.contains(&key)).map(|block| &block.place).collect();
    places.dedup();
    match places.as_slice() {
        [one] => Some((*one).clone()),
        [one, other] => Some(Message::new(format!("{}或{}", one.zh, other.zh), format!("{} or {}", one.en, other.en))),
        _ => None,
    }
}

/// The fields that a struct declares, in its order.
fn fields<T: Deserialize<'static>>() -> &'static [&'static str] {
    let mut found: &'static [&'static str] = &[];
    // It stops as soon as it has told its fields.
    let _ = T::deserialize(Asks(&mut found));
    found
}

/// A reader that has nothing to read, and is told the fields that are wanted.
struct Asks<'f>(&'f mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Asks<'_> {
    type Error = value::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Self::Error> {
        *self.0 = fields;
        Err(Self::Error::custom("told"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Self::Error> {
        Err(Self::Error::custom("no struct"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
