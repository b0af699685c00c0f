//! The faces that are found, and which of them is taken for a role.

use std::{collections::BTreeSet, path::PathBuf};

use fontdb::{Database, FaceInfo, Source};
use serde::Serialize;

use super::{
    super::face,
    role::{ROLES, Role, candidates},
};
use crate::model::error::Error;

/// The font that was taken for a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chosen {
    /// fangsong, xiaobiaosong, kaiti, heiti, songti; `rare` of one that is there for single characters.
    pub role: &'static str,
    /// The family, as Typst names it.
    pub family: String,
    /// The file.
    #[serde(skip)]
    pub path: PathBuf,
    /// Which face of a collection.
    #[serde(skip)]
    pub index: u32,
    /// Hash of the face's table directory, which holds a checksum of every table.
    pub checksum: String,
}

impl Chosen {
    /// Which of these characters it has.
    pub(super) fn held(&self, characters: &BTreeSet<char>) -> Result<BTreeSet<char>, Error> {
        face::held(&self.path, self.index, characters)
    }
}

/// A face that fills no role.
#[derive(Debug, Clone)]
pub(super) struct Other {
    pub(super) family: String,
    pub(super) face: FaceInfo,
}

/// All faces of the given folders and, if wanted, of the system.
pub(super) fn database(folders: &[PathBuf], system: bool) -> Database {
    let mut found = Database::new();
    folders.iter().for_each(|folder| found.load_fonts_dir(folder));
    if system {
        found.load_system_fonts();
    }
    found
}

/// All faces that a Hanzi may be taken from: first those that could fill a role, then what calls itself Chinese.
pub(super) fn others(found: &Database) -> Vec<Other> {
    let known = |name: &str| {
        let of_role = ROLES.iter().flat_map(|role| role.families);
        of_role.into_iter().any(|(family, others)| *family == name || others.contains(&name))
    };
    let rank = |face: &FaceInfo| {
        let names = || face.families.iter().map(|(name, _)| name.as_str());
        let (of_role, chinese) = (names().any(known), names().any(|name| name.contains("CJK") || name.contains("Sun")));
        // Text is 仿宋: a character of 宋体 stands out less in it than one of 黑体.
        let sans = names().any(|name| name.contains("Sans") || name.contains("Hei") || name.contains('黑'));
        (!of_role, !chinese, sans, weight(face).abs_diff(400), face.style != fontdb::Style::Normal)
    };
    let other = |face: &FaceInfo| Some(Other { family: face.families.first()?.0.clone(), face: face.clone() });
    let mut others: Vec<Other> = found.faces().filter_map(other).collect();
    others.sort_by_cached_key(|other| (rank(&other.face), other.family.clone(), other.face.index));
    others
}

/// The face for a role: of the first family that is there, the one nearest in weight.
pub(super) fn choose(role: &Role, found: &Database) -> Result<Chosen, Error> {
    let of_family = |(family, others): &(&'static str, &[&str])| {
        let named =
            |face: &&FaceInfo| face.families.iter().any(|(name, _)| name == family || others.contains(&name.as_str()));
        let nearest = |face: &&FaceInfo| (weight(face).abs_diff(role.weight), face.style != fontdb::Style::Normal);
        found.faces().filter(named).min_by_key(nearest).and_then(|face| chosen(role.name, family, face))
    };
    role.families
        .iter()
        .find_map(of_family)
        .ok_or_else(|| Error::NoFont { role: role.chinese, candidates: candidates(role) })
}

/// The weight of a face. Some bold faces call themselves regular (FandolSong-Bold has an OS/2 weight of 400) and are
/// bold by name alone; Typst knows them as bold too.
fn weight(face: &FaceInfo) -> u16 {
    let name = face.post_script_name.to_ascii_lowercase();
    let is_bold = ["bold", "black", "heavy"].iter().any(|word| name.contains(word));
    if is_bold { face.weight.0.max(700) } else { face.weight.0 }
}

/// A face as it is used; `None` if it is in no file, or cannot be read.
pub(super) fn chosen(role: &'static str, family: &str, info: &FaceInfo) -> Option<Chosen> {
    let (Source::File(path) | Source::SharedFile(path, _)) = &info.source else { return None };
    let checksum = face::checksum(path, info.index)?;
    Some(Chosen { role, family: family.to_owned(), path: path.clone(), index: info.index, checksum })
}
