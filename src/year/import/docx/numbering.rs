//! Word's automatic numbers: what a paragraph shows before its text, though its text does not have it.
//! ECMA-376 Part 1, 17.9.

use std::collections::{HashMap, HashSet};

use quick_xml::{Reader, events::Event};

use crate::hanzi::numerals::chinese;

use super::xml::{attribute, value};

/// Lists of a document: how each level is numbered.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Levels by abstract list.
    lists: HashMap<String, HashMap<usize, Level>>,
    /// The abstract list of a list, and where its levels start if not as the abstract one says.
    of: HashMap<String, (String, HashMap<usize, usize>)>,
    /// The list and level that a style has of its own.
    styles: HashMap<String, (Option<String>, Option<usize>)>,
    /// The style that a style is based on.
    based: HashMap<String, String>,
    /// The level that a style stands for in a list, by abstract list.
    bound: HashMap<(String, String), usize>,
}

/// The deepest level of a list, the largest number that one begins with, and the longest text of a number: Word has
/// nine levels, and a number of a notice is some characters long.
const DEEPEST: usize = 8;
const LARGEST: usize = 32_767;
const LONGEST: usize = 64;

/// A number of the file within what Word allows.
pub(super) fn bounded(text: &str, otherwise: usize, most: usize) -> usize {
    if text.is_empty() || !text.bytes().all(|digit| digit.is_ascii_digit()) {
        return otherwise;
    }
    text.parse().map_or(most, |number: usize| number.min(most))
}

#[derive(Debug, Clone)]
struct Level {
    format: String,
    text: String,
    start: usize,
}

/// How far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Counters(HashMap<(String, usize), usize>, HashSet<(String, usize)>);

impl Numbering {
    pub(super) fn read(numbering: &str, styles: &str) -> Result<Self, String> {
        let mut all = Self::default();
        all.lists(numbering)?;
        all.styles(styles)?;
        Ok(all)
    }

    fn lists(&mut self, text: &str) -> Result<(), String> {
        let mut reader = Reader::from_str(text);
        let (mut list, mut level, mut number) = (String::new(), 0, String::new());
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Eof => return Ok(()),
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    b"abstractNum" => (list, number) = (attribute(&tag, b"abstractNumId"), String::new()),
                    b"num" => number = attribute(&tag, b"numId"),
                    b"abstractNumId" => _ = self.of.insert(number.clone(), (value(&tag), HashMap::new())),
                    b"lvl" | b"lvlOverride" => level = bounded(&attribute(&tag, b"ilvl"), 0, DEEPEST),
                    b"startOverride" => {
                        if let Some((_, starts)) = self.of.get_mut(&number) {
                            starts.insert(level, bounded(&value(&tag), 1, LARGEST));
                        }
                    }
                    b"start" if number.is_empty() => self.level(&list, level).start = bounded(&value(&tag), 1, LARGEST),
                    b"numFmt" if number.is_empty() => self.level(&list, level).format = value(&tag),
                    b"lvlText" if number.is_empty() => {
                        self.level(&list, level).text = value(&tag).chars().take(LONGEST).collect();
                    }
                    b"pStyle" if number.is_empty() => _ = self.bound.insert((list.clone(), value(&tag)), level),
                    _ => {}
                },
                _ => {}
            }
        }
    }

    fn level(&mut self, list: &str, level: usize) -> &mut Level {
        let new = || Level { format: "decimal".to_owned(), text: String::new(), start: 1 };
        self.lists.entry(list.to_owned()).or_default().entry(level).or_insert_with(new)
    }

    fn styles(&mut self, text: &str) -> Result<(), String> {
        let mut reader = Reader::from_str(text);
        let mut style = String::new();
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Eof => return Ok(()),
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    b"style" => style = attribute(&tag, b"styleId"),
                    b"basedOn" => _ = self.based.insert(style.clone(), value(&tag)),
                    b"ilvl" => {
                        self.styles.entry(style.clone()).or_default().1 = Some(bounded(&value(&tag), 0, DEEPEST));
                    }
                    b"numId" => self.styles.entry(style.clone()).or_default().0 = Some(value(&tag)),
                    _ => {}
                },
                _ => {}
            }
        }
    }

    /// The list and level of a style: its own, or those of the style that it is based on.
    pub(super) fn of_style(&self, style: &str) -> (Option<String>, usize) {
        let (mut number, mut level) = (None, None);
        let mut name = style.to_owned();
        // A circle of styles ends with the number of styles.
        for _ in 0..=self.based.len() {
            if let Some((own, own_level)) = self.styles.get(&name) {
                number = number.or_else(|| own.clone());
                level = level.or(*own_level);
            }
            match self.based.get(&name) {
                Some(base) => name.clone_from(base),
                None => break,
            }
        }
        let list = number.as_ref().and_then(|number| self.of.get(number)).map(|(list, _)| list.clone());
        let bound = list.and_then(|list| self.bound.get(&(list, style.to_owned())).copied());
        (number.filter(|number| number != "0"), bound.or(level).unwrap_or(0))
    }

    /// The next number of a list, as it is shown; empty for a bullet, or a list that is none.
    pub(super) fn label(&self, number: &str, level: usize, counters: &mut Counters) -> String {
        let Some((list, starts)) = self.of.get(number) else { return String::new() };
        let Some(levels) = self.lists.get(list) else { return String::new() };
        let start =
            |level: usize| starts.get(&level).copied().or_else(|| levels.get(&level).map(|one| one.start)).unwrap_or(1);
        // A list that starts anew counts anew the first time that it is used.
        if starts.contains_key(&level) && counters.1.insert((number.to_owned(), level)) {
            counters.0.remove(&(list.clone(), level));
        }
        let count =
            counters.0.entry((list.clone(), level)).and_modify(|count| *count += 1).or_insert_with(|| start(level));
        let own = *count;
        counters.0.retain(|(other, deeper), _| other != list || *deeper <= level);
        let Some(shown) = levels.get(&level) else { return String::new() };
        let mut text = shown.text.clone();
        for upper in 0..=level {
            let count = if upper == level {
                own
            } else {
                counters.0.get(&(list.clone(), upper)).copied().unwrap_or_else(|| start(upper))
            };
            let format = levels.get(&upper).map_or("decimal", |one| one.format.as_str());
            text = text.replace(&format!("%{}", upper + 1), &written(count, format));
        }
        if shown.format == "bullet" || shown.format == "none" { String::new() } else { text }
    }
}

/// A number in a list's format. 17.18.59
fn written(count: usize, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "taiwaneseCountingThousand" => chinese(count),
        "decimalFullWidth" => count
            .to_string()
            .bytes()
            .map(|digit| char::from_u32(0xFF10 + u32::from(digit - b'0')).unwrap_or('0'))
            .collect(),
        "decimalEnclosedCircle" if (1..=20).contains(&count) => u32::try_from(count)
            .ok()
            .and_then(|count| char::from_u32(0x245F + count))
            .map(String::from)
            .unwrap_or_default(),
        "lowerLetter" | "upperLetter" if (1..=26).contains(&count) => {
            let first = if format == "lowerLetter" { b'a' } else { b'A' };
            u8::try_from(count).map(|count| char::from(first + count - 1).to_string()).unwrap_or_default()
        }
        "upperRoman" | "lowerRoman" => roman(count, format == "upperRoman"),
        _ => count.to_string(),
    }
}

fn roman(count: usize, upper: bool) -> String {
    const PARTS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = count.min(3999);
    let mut text = String::new();
    for (value, part) in PARTS {
        while rest >= value {
            text.push_str(part);
            rest -= value;
        }
    }
    if upper { text.to_ascii_uppercase() } else { text }
}
