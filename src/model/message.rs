//! The language that the program speaks to its user: Chinese or English.

/// A language of messages. What is printed in a document is always Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Lang {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl From<Lang> for gbt9704::Lang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

/// A text in both languages, so that neither can be forgotten: known when the program is built, unless it is a
/// [`Message`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both<S = &'static str> {
    /// 中文.
    pub zh: S,
    /// English.
    pub en: S,
}

/// A sentence that quotes what it speaks of.
pub type Message = Both<String>;

impl Message {
    /// Puts the two together.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

impl<S: AsRef<str>> Both<S> {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => self.zh.as_ref(),
            Lang::En => self.en.as_ref(),
        }
    }
}
