//! Text in its styles.

use serde::Serialize;

/// A stretch of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The characters as printed.
    pub text: String,
    /// Their style.
    pub style: RunStyle,
}

impl Run {
    /// Text without a style.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: RunStyle::Plain }
    }
}

/// The style of a [`Run`]. GB/T 9704 knows no bold: strong is 黑体, emphasis 楷体.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RunStyle {
    /// 仿宋.
    Plain,
    /// 黑体.
    Strong,
    /// 楷体.
    Emphasis,
    /// Struck: it went (花脸稿).
    Removed,
    /// 黑体: it came (花脸稿).
    Added,
}
