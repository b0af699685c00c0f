//! Why something on the desk is not done.

use crate::model::{error::Error, message::Message};

/// Why a change was not made.
#[derive(Debug)]
pub enum Refused {
    /// The field says something else by now: this.
    Changed(String),
    /// Anything else.
    Error(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// Refuses with a reason.
pub(super) fn refused(zh: impl Into<String>, en: impl Into<String>) -> Refused {
    Refused::Error(Error::Other(Message::new(zh, en)))
}
