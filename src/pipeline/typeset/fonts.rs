//! Which fonts are taken: a person's own official ones before the free set.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use crate::model::error::Error;

mod found;
mod role;

pub use found::Chosen;
pub use role::{ROLES, Role, candidates};

use found::{Other, choose, chosen, database, others};
use role::{RARE, STAND_INS};

/// The fonts of one run.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    /// By role, in the order of [`ROLES`].
    pub chosen: Vec<Chosen>,
    /// The other faces that were found: what a rare character may be taken from, the likeliest first.
    others: Vec<Other>,
    /// The faces as the linked compiler holds them, read once: a watch typesets with the same fonts again and again, and so do
    /// several plans.
    #[cfg(feature = "embedded")]
    pub(super) read: std::sync::Arc<std::sync::OnceLock<Vec<typst::text::Font>>>,
}

/// Families that stand in for the usual ones of official documents: free, and not the same to the eye.
const SUBSTITUTES: [&str; 6] = ["Fandol", "Noto", "AR PL", "LXGW", "Zhuque", "Source Han"];

/// Which of some characters each of the chosen fonts has.
#[derive(Debug)]
pub struct Have(Vec<(&'static str, String, BTreeSet<char>)>);

impl Have {
    /// The family that a character is printed in where `role` is asked for: that of the role, or of the next that has it.
    /// The order is that of page.typ.
    pub fn font(&self, character: char, role: &str) -> Option<&str> {
        let own = std::iter::once(role).chain(STAND_INS);
        own.filter_map(|role| self.0.iter().find(|(name, _, has)| *name == role && has.contains(&character)))
            .chain(self.0.iter().filter(|(name, _, has)| *name == RARE && has.contains(&character)))
            .map(|(_, family, _)| family.as_str())
            .next()
    }
}

impl Fonts {
    /// The chosen families that are no usual ones of official documents, each once.
    pub fn substitutes(&self) -> Vec<String> {
        let is_one = |family: &str| SUBSTITUTES.iter().any(|name| family.starts_with(name));
        let mut found: Vec<String> =
            self.chosen.iter().map(|chosen| chosen.family.clone()).filter(|family| is_one(family)).collect();
        found.dedup();
        found
    }

    /// Chooses from the given folders and, if wanted, from what the system has.
    ///
    /// # Errors
    /// When a role cannot be filled.
    pub fn choose(folders: &[PathBuf], system: bool) -> Result<Self, Error> {
        let found = database(folders, system);
        let chosen = ROLES.iter().map(|role| choose(role, &found)).collect::<Result<_, _>>()?;
        Ok(Self { chosen, others: others(&found), ..Self::default() })
    }

    /// These fonts, and for characters that none of them has, the others that have them; and the characters that no font
    /// has.
    ///
    /// # Errors
    /// When a font cannot be read.
    pub fn with(&self, characters: &BTreeSet<char>) -> Result<(Cow<'_, Self>, BTreeSet<char>), Error> {
        let mut missing = self.missing(characters)?;
        if missing.is_empty() || self.chosen.is_empty() {
            return Ok((Cow::Borrowed(self), BTreeSet::new()));
        }
        let mut rare = Vec::new();
        for other in &self.others {
            // What cannot be read is of no help here; nobody asked for it by name.
            let Some(chosen) = chosen(RARE, &other.family, &other.face) else { continue };
            let Ok(has) = chosen.held(&missing) else { continue };
            if !has.is_empty() {
                missing.retain(|character| !has.contains(character));
                rare.push(chosen);
            }
            if missing.is_empty() {
                break;
            }
        }
        if rare.is_empty() {
            return Ok((Cow::Borrowed(self), missing));
        }
        let chosen = self.chosen.iter().cloned().chain(rare).collect();
        Ok((Cow::Owned(Self { chosen, others: self.others.clone(), ..Self::default() }), missing))
    }

    /// What none of the chosen fonts has.
    fn missing(&self, characters: &BTreeSet<char>) -> Result<BTreeSet<char>, Error> {
        let mut missing = characters.clone();
        for chosen in &self.chosen {
            if missing.is_empty() {
                break;
            }
            let has = chosen.held(&missing)?;
            missing.retain(|character| !has.contains(character));
        }
        Ok(missing)
    }

    /// Which of these characters each of the chosen fonts has.
    ///
    /// # Errors
    /// When a font cannot be read.
    pub fn have(&self, characters: &BTreeSet<char>) -> Result<Have, Error> {
        let of = |chosen: &Chosen| Ok((chosen.role, chosen.family.clone(), chosen.held(characters)?));
        self.chosen.iter().map(of).collect::<Result<_, _>>().map(Have)
    }

    /// Each role with the font that would be taken, or none.
    pub fn survey(folders: &[PathBuf], system: bool) -> Vec<(&'static Role, Option<Chosen>)> {
        let found = database(folders, system);
        ROLES.iter().map(|role| (role, choose(role, &found).ok())).collect()
    }

    /// Family names by role, for the templates.
    pub fn families(&self) -> BTreeMap<&'static str, String> {
        self.chosen.iter().map(|chosen| (chosen.role, chosen.family.clone())).collect()
    }

    /// Each file once, with the face that is used of it.
    pub fn files(&self) -> Vec<(&Path, u32)> {
        let mut files: Vec<(&Path, u32)> = Vec::new();
        for chosen in &self.chosen {
            if !files.contains(&(chosen.path.as_path(), chosen.index)) {
                files.push((&chosen.path, chosen.index));
            }
        }
        files
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_set_in_the_bold_face_of_the_free_set() {
        let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts"));
        let fonts = Fonts::choose(&[folder], false).expect("the free fonts are in fonts/: run `make fonts`");
        let file = |role: &str| {
            let chosen = fonts.chosen.iter().find(|chosen| chosen.role == role).expect("every role is filled");
            chosen.path.file_name().expect("a file").to_string_lossy().into_owned()
        };
        assert_eq!(file("xiaobiaosong"), "FandolSong-Bold.otf");
        assert_eq!(file("songti"), "FandolSong-Regular.otf");
    }

    #[test]
    fn a_role_without_a_font_says_what_would_serve() {
        let error = Fonts::choose(&[], false).expect_err("there are no fonts");
        assert!(error.message().zh.contains("仿宋"), "{error}");
    }
}
