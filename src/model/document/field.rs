//! A printed value, and how sure the plan is of it.

use serde::Serialize;

/// A printed value that may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// What is printed; for an unknown value, its name (成文日期).
    pub text: String,
    /// How sure the plan is of it.
    pub state: FieldState,
}

/// How sure the plan is of a [`Field`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldState {
    /// Stated by the plan.
    Known,
    /// Filled in by inference and not yet confirmed: marked in a draft.
    Inferred,
    /// Not stated: a marked blank that names what is missing.
    Unknown,
}

impl Field {
    /// What is printed where no style can mark it: an unknown value is a blank that names what is missing.
    pub fn printed(&self) -> String {
        match self.state {
            FieldState::Unknown => format!("〔{}待填〕", self.text),
            FieldState::Known | FieldState::Inferred => self.text.clone(),
        }
    }

    /// A value that the plan states.
    pub fn known(text: impl Into<String>) -> Self {
        Self { text: text.into(), state: FieldState::Known }
    }

    /// A value that the plan has only by inference.
    pub fn inferred(text: impl Into<String>) -> Self {
        Self { text: text.into(), state: FieldState::Inferred }
    }

    /// A blank; `name` says what is missing.
    pub fn unknown(name: impl Into<String>) -> Self {
        Self { text: name.into(), state: FieldState::Unknown }
    }

    /// The stated value, or else a blank called `name`.
    pub fn or_unknown(text: Option<impl ToString>, name: &str) -> Self {
        text.map_or_else(|| Self::unknown(name), |text| Self::known(text.to_string()))
    }
}
