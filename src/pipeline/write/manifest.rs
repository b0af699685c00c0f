//! `manifest.json`: every file, what it was made from, and the proof that none lacks a duty.

use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

/// Name of the manifest in the output folder.
pub const FILE: &str = "manifest.json";

/// What an output folder holds and what it was made from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the program.
    pub anpai: String,
    /// The compiler and its version.
    pub engine: String,
    /// The year of the plan.
    pub year: u16,
    /// Whether it is a draft.
    pub draft: bool,
    /// The plan's files with their hashes.
    pub plan: Vec<PlanFile>,
    /// The fonts that were taken: role, family, checksum.
    pub fonts: Vec<FontEntry>,
    /// Pairs (clause, unit, role) as counted in plan, letters and forms.
    pub counts: serde_json::Value,
    /// Of a whole draft: hash of all that it was made from and of this manifest, so that a build knows at once that nothing is to
    /// be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_from: Option<String>,
    /// Of finals: what was issued. None of them is ever made differently.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Issued>,
    /// Every file, by path.
    pub files: Vec<Entry>,
}

/// What was issued, and as what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// 1, and 2 when it was issued again.
    pub version: u32,
    /// Why it was issued again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Numbers and dates.
    pub documents: Vec<Numbered>,
}

/// The number and date of a document that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbered {
    /// notice or letter.
    pub document: String,
    /// The unit that it went to.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// 发文字号.
    pub number: String,
    /// 成文日期.
    pub date: String,
}

/// One file of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFile {
    /// Its name.
    pub path: String,
    /// Hash of its text.
    pub sha256: String,
}

/// One font.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FontEntry {
    /// fangsong, xiaobiaosong, …
    pub role: String,
    /// Its family.
    pub family: String,
    /// Hash of the face's table directory.
    pub checksum: String,
}

/// One file of the output.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Path relative to the folder, with `/`.
    pub path: String,
    /// Hash of its content.
    pub sha256: String,
    /// notice, letter, form or index.
    pub document: String,
    /// The unit that it is for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Number of duties in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duties: Option<usize>,
    /// Its pages, if it was measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
    /// Hash of all that it was made from: data, templates, fonts, options, engine.
    pub made_from: String,
    /// Whether the plan has moved on since: a partial build leaves what it was not asked about.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stale: bool,
}

impl Manifest {
    /// Why a final was issued again.
    pub fn reason(&self) -> Option<String> {
        self.issued.as_ref().and_then(|issued| issued.reason.clone())
    }

    /// The manifest as it is written.
    pub fn to_json(&self) -> String {
        let json = serde_json::to_string_pretty(self).expect("a manifest holds strings, numbers and lists only");
        json + "\n"
    }
}

/// Whether a path of a manifest stays inside its folder: someone may have edited it.
pub fn is_relative(path: &str) -> bool {
    !path.is_empty()
        && !path.contains('\\')
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}
