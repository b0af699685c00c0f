//! One desk for the plans of a folder: a second one joins the first.

use std::{fs::File, path::Path};

use serde::{Deserialize, Serialize};

use crate::{
    model::error::Error,
    pipeline::{
        load::{self, served},
        write::aside,
    },
};

/// Held as long as the desk is open.
pub struct Lock {
    path: std::path::PathBuf,
    /// What an earlier desk here was called by; a page that is still open goes on working.
    pub before: Option<Address>,
    _held: File,
}

/// Where a desk is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Address {
    /// The port.
    pub port: u16,
    /// The secret in its paths.
    pub token: String,
}

impl Address {
    /// The address of its first page.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.token)
    }
}

impl Lock {
    /// Takes the desk of a plan's neighbourhood, or says where it is open already.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn take(plan: &Path) -> Result<Result<Self, Address>, Error> {
        let folder = aside::aside(&load::above(plan))?;
        let path = folder.join("desk.json");
        let address = || served::text(&path).and_then(|text| serde_json::from_str::<Address>(&text).ok());
        match (aside::hold(&folder.join("desk.lock"))?, address()) {
            (Some(held), before) => Ok(Ok(Self { before, _held: held, path })),
            (None, Some(address)) => Ok(Err(address)),
            (None, None) => Err(just_opening()),
        }
    }

    /// Tells where the desk is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn tell(&self, address: &Address) -> Result<(), Error> {
        aside::secret(&self.path, &serde_json::to_string(address).expect("a number and a word"))
    }
}

fn just_opening() -> Error {
    Error::Other(crate::model::message::Message::new(
        "工作台正在打开，请稍等再试",
        "the desk is just being opened; try again in a moment",
    ))
}
