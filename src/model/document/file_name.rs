//! File names from the units' own names, legal on every system.

/// Path of a letter without its ending.
pub fn letter(unit: &str) -> String {
    format!("letters/{}", safe(unit))
}

/// Path of a report form without its ending.
pub fn form(unit: &str, period: &str) -> String {
    format!("forms/{}", safe(&format!("{unit}-{period}")))
}

/// The longest name in bytes: with an ending it stays below the 255 of common file systems.
const LONGEST: usize = 200;

/// A name that Windows, macOS and Linux accept: nothing that separates, no control or invisible direction mark, no
/// device name, no blank or dot at its end. Two names that differ stay different: a changed one ends in a hash of itself.
pub fn safe(name: &str) -> String {
    let kept: String = name.chars().map(|character| if forbidden(character) { '_' } else { character }).collect();
    let trimmed = kept.trim_matches([' ', '.', '\u{3000}']);
    let mut short = trimmed[..trimmed.floor_char_boundary(LONGEST)].to_owned();
    if short.is_empty() || is_device(&short) || short != name || name.chars().any(char::is_uppercase) {
        // Letters that differ in case alone are one name on Windows and macOS.
        let mark = if is_device(&short) { "_" } else { "" };
        short = format!("{mark}{short}_{}", hash(name));
    }
    short
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

/// FNV-1a, 32 bits: only to tell apart the few names that had to change.
fn hash(name: &str) -> String {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
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
        let names = ["甲/乙", "甲_乙", "甲:乙", "甲", "甲 ", "甲.", "A", "a", "..", "."];
        let mut safe: Vec<String> = names.iter().map(|name| safe(name).to_lowercase()).collect();
        safe.sort();
        safe.dedup();
        assert_eq!(safe.len(), names.len());
    }
}
