//! File names from the units' own names, legal on every system.

/// Path of a letter without its ending.
pub fn letter(unit: &str) -> String {
    format!("letters/{}", safe(unit))
}

/// Path of a report form without its ending. Names that hold a hyphen join alike (甲 and 乙-全年, 甲-乙 and 全年), so
/// then the two are told apart.
pub fn form(unit: &str, period: &str) -> String {
    let shown = format!("{unit}-{period}");
    let is_ambiguous = unit.contains('-') || period.contains('-');
    format!("forms/{}", if is_ambiguous { marked(&shown, &format!("{unit}\0{period}")) } else { safe(&shown) })
}

/// The longest name in bytes: with an ending it stays below the 255 of common file systems.
const LONGEST: usize = 200;

/// A name that Windows, macOS and Linux accept, and take for no other. A name of plain characters stays as it is; any
/// other ends in a hash of itself.
pub fn safe(name: &str) -> String {
    let is_plain = !name.is_empty() && name.chars().all(is_plain) && !has_hash(name) && legal(name) == name;
    if is_plain { name.to_owned() } else { marked(name, name) }
}

/// A legal name that shows `shown` and belongs to `identity` alone.
fn marked(shown: &str, identity: &str) -> String {
    format!("{}_{}", legal(shown), hash(identity))
}

/// Nothing that separates, no control or invisible direction mark, no device name, no blank or dot at its ends.
fn legal(name: &str) -> String {
    let kept: String = name.chars().map(|character| if forbidden(character) { '_' } else { character }).collect();
    let trimmed = kept.trim_matches([' ', '.', '\u{3000}']);
    let short = &trimmed[..trimmed.floor_char_boundary(LONGEST)];
    let mark = if is_device(short) { "_" } else { "" };
    format!("{mark}{short}")
}

/// Characters that no file system folds: no case, no second way to compose them.
fn is_plain(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | 'a'..='z' | '0'..='9')
        || "-_+ ()（）〔〕《》“”、，。；！·—…〇".contains(character)
}

fn forbidden(character: char) -> bool {
    const DIRECTION_AND_JOINERS: [std::ops::RangeInclusive<char>; 4] =
        ['\u{200b}'..='\u{200f}', '\u{2028}'..='\u{202e}', '\u{2060}'..='\u{2069}', '\u{feff}'..='\u{feff}'];
    character.is_control()
        || r#"<>:"/\|?*"#.contains(character)
        || DIRECTION_AND_JOINERS.iter().any(|range| range.contains(&character))
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = |device: &str| {
        stem.strip_prefix(device).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

/// Digits of a hash.
const DIGITS: usize = 16;

/// Whether a name already ends like a marked one: then it is marked too, or it could be taken for the other.
fn has_hash(name: &str) -> bool {
    let Some((_, end)) = name.rsplit_once('_') else { return false };
    end.len() == DIGITS && end.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// FNV-1a, 64 bits: to tell apart the few names that had to change; that no two files have one path is proved besides.
fn hash(name: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", name.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_stay_as_they_are() {
        for name in ["区农业农村局", "区委宣传部（网信办）", "区农业农村局-上半年"] {
            assert_eq!(safe(name), name);
        }
    }

    #[test]
    fn no_name_leaves_its_folder_or_offends_a_system() {
        for name in [
            "../../etc/passwd",
            "..",
            ".",
            "",
            "CON",
            "nul.txt",
            "甲/乙",
            "甲\\乙",
            "甲:乙",
            "甲 ",
            "a\u{202e}b",
            "\0",
            "COM1",
        ] {
            let safe = safe(name);
            assert!(
                !safe.is_empty() && safe != ".." && !safe.contains(['/', '\\', ':', '\0', '\u{202e}']),
                "{name:?} → {safe:?}"
            );
            assert!(!is_device(&safe) && !safe.ends_with([' ', '.']), "{name:?} → {safe:?}");
        }
        assert!(safe(&"甲".repeat(500)).len() < 240);
    }

    #[test]
    fn names_that_differ_stay_different() {
        let composed = ["é", "e\u{301}", "ς", "σ", "Ǆ", "ǅ", "ǆ", "豈", "\u{f900}", "K", "\u{212a}", "k"];
        let names = ["甲/乙", "甲_乙", "甲:乙", "甲", "甲 ", "甲.", "A", "a", "..", ".", "CON", "con", "_CON"];
        let names: Vec<String> = names.into_iter().chain(composed).map(str::to_owned).collect();
        // What a marked name is called is a name like any other.
        let names: Vec<String> = names.iter().cloned().chain(names.iter().map(|name| safe(name))).collect();
        let mut names = names;
        names.sort();
        names.dedup();
        let mut safe: Vec<String> = names.iter().map(|name| safe(name).to_lowercase()).collect();
        safe.sort();
        safe.dedup();
        assert_eq!(safe.len(), names.len());
    }

    #[test]
    fn a_unit_and_a_period_that_join_alike_have_two_forms() {
        assert_ne!(form("市局", "分局-全年"), form("市局-分局", "全年"));
        assert_ne!(form("市局-分局", "全年"), form("市局", "分局_全年"));
        assert_eq!(form("区农业农村局", "上半年"), "forms/区农业农村局-上半年");
    }
}
