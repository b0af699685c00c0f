//! Word's automatic numbers: what a paragraph shows before its text, though its text does not have it.
//! ECMA-376 Part 1, 17.9.

use std::collections::HashMap;

use quick_xml::{Reader, events::Event};

use crate::assign::numbering::chinese;

use super::docx::{attribute, value};

/// Lists of a document: how each level is numbered.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Levels by abstract list.
    lists: HashMap<String, HashMap<usize, Level>>,
    /// The abstract list of a list, and where its levels start if not as the abstract one says.
    of: HashMap<String, (String, HashMap<usize, usize>)>,
    /// The list and level that a style has.
    styles: HashMap<String, (String, usize)>,
}

#[derive(Debug, Clone)]
struct Level {
    format: String,
    text: String,
    start: usize,
}

/// How far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Counters(HashMap<(String, usize), usize>);

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
                    b"lvl" | b"lvlOverride" => level = attribute(&tag, b"ilvl").parse().unwrap_or(0),
                    b"startOverride" => {
                        if let (Some((_, starts)), Ok(start)) = (self.of.get_mut(&number), value(&tag).parse()) {
                            starts.insert(level, start);
                        }
                    }
                    b"start" if number.is_empty() => self.level(&list, level).start = value(&tag).parse().unwrap_or(1),
                    b"numFmt" if number.is_empty() => self.level(&list, level).format = value(&tag),
                    b"lvlText" if number.is_empty() => self.level(&list, level).text = value(&tag),
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
        let (mut style, mut level) = (String::new(), 0);
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Eof => return Ok(()),
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    b"style" => (style, level) = (attribute(&tag, b"styleId"), 0),
                    b"ilvl" => level = value(&tag).parse().unwrap_or(0),
                    b"numId" => _ = self.styles.insert(style.clone(), (value(&tag), level)),
                    _ => {}
                },
                _ => {}
            }
        }
    }

    /// The list and level of a style.
    pub(super) fn of_style(&self, style: &str) -> (Option<String>, usize) {
        self.styles.get(style).map_or((None, 0), |(number, level)| (Some(number.clone()), *level))
    }

    /// The next number of a list, as it is shown; empty for a bullet, or a list that is none.
    pub(super) fn label(&self, number: &str, level: usize, counters: &mut Counters) -> String {
        let Some((list, starts)) = self.of.get(number) else { return String::new() };
        let Some(levels) = self.lists.get(list) else { return String::new() };
        let start =
            |level: usize| starts.get(&level).copied().or_else(|| levels.get(&level).map(|one| one.start)).unwrap_or(1);
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
        _ => count.to_string(),
    }
}
