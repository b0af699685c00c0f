//! Which fonts are taken: a person's own official ones before the free set.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use fontdb::{Database, FaceInfo, Source};
use serde::Serialize;

use crate::model::error::Error;

use super::face;

/// The fonts of one run.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    /// By role, in the order of [`ROLES`].
    pub chosen: Vec<Chosen>,
    /// The other faces that were found: what a rare character may be taken from, the likeliest first.
    others: Vec<Other>,
    /// The faces as the linked compiler holds them, read once: a watch typesets with the same fonts again and again.
    #[cfg(feature = "embedded")]
    pub(super) read: std::sync::OnceLock<Vec<typst::text::Font>>,
}

/// Families that stand in for the usual ones of official documents: free, and not the same to the eye.
const SUBSTITUTES: [&str; 6] = ["Fandol", "Noto", "AR PL", "LXGW", "Zhuque", "Source Han"];

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
    fn held(&self, characters: &BTreeSet<char>) -> Result<BTreeSet<char>, Error> {
        face::held(&self.path, self.index, characters)
    }
}

/// A face that fills no role.
#[derive(Debug, Clone)]
struct Other {
    family: String,
    face: FaceInfo,
}

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

/// The role of a font that is there for single characters.
const RARE: &str = "rare";
/// The roles that stand in for one another, in this order.
const STAND_INS: [&str; 5] = ["songti", "kaiti", "fangsong", "heiti", "xiaobiaosong"];

/// What a role needs and who can fill it.
#[derive(Debug)]
pub struct Role {
    /// The name that templates use.
    pub name: &'static str,
    /// The name that a person knows.
    pub chinese: &'static str,
    /// CSS weight that is looked for.
    pub weight: u16,
    /// Families in order of preference: the name that Typst uses, and other names of the same font.
    pub families: &'static [(&'static str, &'static [&'static str])],
}

/// GB/T 9704-2012 5.2.2, 7.2.4, 7.3.1, 7.3.3, 7.5: the classes of type that an official document is set in. Names of makers are
/// practice; the standard gives none.
pub static ROLES: [Role; 5] = [
    Role {
        name: "fangsong",
        chinese: "仿宋",
        weight: 400,
        families: &[
            ("FangSong_GB2312", &["仿宋_GB2312"]),
            ("FZFangSong-Z02", &["FZFangSong-Z02S", "方正仿宋简体", "方正仿宋_GBK"]),
            ("FangSong", &["仿宋"]),
            ("STFangsong", &["华文仿宋"]),
            ("FandolFang R", &["FandolFang"]),
            ("Zhuque Fangsong (technical preview)", &["Zhuque Fangsong", "朱雀仿宋"]),
        ],
    },
    Role {
        name: "xiaobiaosong",
        chinese: "小标宋",
        weight: 700,
        families: &[
            ("FZXiaoBiaoSong-B05S", &["方正小标宋简体"]),
            ("FZXiaoBiaoSong-B05", &["方正小标宋_GBK"]),
            ("STZhongsong", &["华文中宋"]),
            ("FandolSong", &[]),
            ("Noto Serif CJK SC", &["Source Han Serif SC", "思源宋体"]),
            ("SimSun", &["宋体"]),
        ],
    },
    Role {
        name: "kaiti",
        chinese: "楷体",
        weight: 400,
        families: &[
            ("KaiTi_GB2312", &["楷体_GB2312"]),
            ("FZKai-Z03", &["FZKai-Z03S", "方正楷体简体", "方正楷体_GBK"]),
            ("KaiTi", &["楷体"]),
            ("STKaiti", &["华文楷体"]),
            ("FandolKai", &[]),
            ("AR PL UKai CN", &["AR PL KaitiM GB"]),
            ("LXGW WenKai", &["霞鹜文楷"]),
        ],
    },
    Role {
        name: "heiti",
        chinese: "黑体",
        weight: 400,
        families: &[
            ("SimHei", &["黑体"]),
            ("FZHei-B01", &["FZHei-B01S", "方正黑体简体", "方正黑体_GBK"]),
            ("STHeiti", &["华文黑体"]),
            ("FandolHei", &[]),
            ("Noto Sans CJK SC", &["Source Han Sans SC", "思源黑体"]),
        ],
    },
    Role {
        name: "songti",
        chinese: "宋体",
        weight: 400,
        families: &[
            ("SimSun", &["宋体"]),
            ("FZShuSong-Z01", &["FZShuSong-Z01S", "方正书宋简体", "方正书宋_GBK"]),
            ("STSong", &["华文宋体"]),
            ("FandolSong", &[]),
            ("Noto Serif CJK SC", &["Source Han Serif SC", "思源宋体"]),
        ],
    },
];

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

fn database(folders: &[PathBuf], system: bool) -> Database {
    let mut found = Database::new();
    folders.iter().for_each(|folder| found.load_fonts_dir(folder));
    if system {
        found.load_system_fonts();
    }
    found
}

/// All faces that a Hanzi may be taken from: first those that could fill a role, then what calls itself Chinese.
fn others(found: &Database) -> Vec<Other> {
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

fn choose(role: &Role, found: &Database) -> Result<Chosen, Error> {
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

fn chosen(role: &'static str, family: &str, info: &FaceInfo) -> Option<Chosen> {
    let (Source::File(path) | Source::SharedFile(path, _)) = &info.source else { return None };
    let checksum = face::checksum(path, info.index)?;
    Some(Chosen { role, family: family.to_owned(), path: path.clone(), index: info.index, checksum })
}

/// The fonts that would serve a role, by the names that a person knows.
pub fn candidates(role: &Role) -> String {
    let names =
        role.families.iter().map(|(family, others)| others.first().filter(|name| !name.is_ascii()).unwrap_or(family));
    names.copied().collect::<Vec<_>>().join(", ")
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
