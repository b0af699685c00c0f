//! Character maps: from the bytes of a string to codes, from codes to Unicode or to CIDs.

use std::rc::Rc;

use super::{
    codes::Codes,
    stack::{Operand, Parts},
    tokens::Operations,
    unified::{unified, unified_char},
};

/// Most entries that one map may have: a hostile range must not fill the memory.
const MOST_ENTRIES: usize = 200_000;

/// A parsed `CMap`.
#[derive(Debug, Default)]
pub(crate) struct CMap {
    /// Byte lengths of codes with their lowest and highest code.
    spaces: Vec<(usize, u32, u32)>,
    /// As a reader would type it.
    text: Codes<Rc<str>>,
    cids: Codes<u32>,
}

impl CMap {
    /// Reads a `CMap` program. Its syntax is that of a content stream: operands, then an operator.
    pub(crate) fn read(program: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operations = Operations::new(program);
        while let Some(operator) = operations.next() {
            let operands = operations.operands();
            match operator {
                b"endcodespacerange" => map.read_spaces(operands),
                b"endbfchar" => map.read_chars(operands),
                b"endbfrange" => map.read_ranges(operands),
                b"endcidchar" => map.read_cid_chars(operands),
                b"endcidrange" => map.read_cid_ranges(operands),
                _ => {}
            }
        }
        map
    }

    /// The text of a code.
    pub(crate) fn text(&self, code: u32) -> Option<&Rc<str>> {
        self.text.get(code)
    }

    /// The CID of a code.
    pub(crate) fn cid(&self, code: u32) -> Option<u32> {
        self.cids.get(code).copied()
    }

    /// The code that a string begins with, and its length, by the code spaces: the shortest space that holds the first bytes.
    pub(crate) fn first(&self, bytes: &[u8]) -> (u32, usize) {
        let found = (1..=bytes.len().min(4)).find_map(|length| {
            let code = code_of(&bytes[..length]);
            let inside = |&(l, low, high): &(usize, u32, u32)| l == length && (low..=high).contains(&code);
            self.spaces.iter().any(inside).then_some((code, length))
        });
        found.unwrap_or((bytes.first().copied().map_or(0, u32::from), 1))
    }

    fn read_spaces(&mut self, operands: Parts) {
        for [first, second] in operands.groups() {
            if let (Some(low), Some(high)) = (first.text(), second.text()) {
                self.spaces.push((low.len(), code_of(low), code_of(high)));
            }
        }
        self.spaces.truncate(1000);
    }

    fn read_chars(&mut self, operands: Parts) {
        for [first, second] in operands.groups() {
            if let (Some(code), Some(target)) = (first.text(), second.text()) {
                self.add_text(code_of(code), target);
            }
        }
    }

    fn read_ranges(&mut self, operands: Parts) {
        for [low, high, target] in operands.groups() {
            let (Some(low), Some(high)) = (low.text(), high.text()) else { continue };
            let (low, high) = (code_of(low), code_of(high));
            match target {
                Operand::Array(targets) => {
                    for (code, target) in (low..=high).zip(targets.iter()) {
                        self.add_text(code, target.text().unwrap_or_default());
                    }
                }
                Operand::Text(target) => self.add_run(low, high, target),
                _ => {}
            }
        }
    }

    /// Consecutive codes stand for texts whose last unit counts up.
    fn add_run(&mut self, low: u32, high: u32, target: &[u8]) {
        let mut units = units(target);
        for code in low..=high {
            if self.text.len() >= MOST_ENTRIES {
                return;
            }
            self.text.insert(code, text_of(&units));
            let Some(last) = units.last_mut() else { return };
            *last = last.wrapping_add(1);
        }
    }

    fn read_cid_chars(&mut self, operands: Parts) {
        for [first, second] in operands.groups() {
            if let (Some(code), Some(cid)) = (first.text(), second.whole()) {
                self.add_cid(code_of(code), cid);
            }
        }
    }

    fn read_cid_ranges(&mut self, operands: Parts) {
        for [low, high, target] in operands.groups() {
            let (Some(low), Some(high), Some(first)) = (low.text(), high.text(), target.whole()) else {
                continue;
            };
            for (step, code) in (code_of(low)..=code_of(high)).take(MOST_ENTRIES).enumerate() {
                self.add_cid(code, first.saturating_add(u32::try_from(step).unwrap_or(0)));
            }
        }
    }

    fn add_text(&mut self, code: u32, target: &[u8]) {
        if self.text.len() < MOST_ENTRIES {
            let text = match *target {
                [high, low] => text_of(&[u16::from_be_bytes([high, low])]),
                _ => text_of(&units(target)),
            };
            self.text.insert(code, text);
        }
    }

    fn add_cid(&mut self, code: u32, cid: u32) {
        if self.cids.len() < MOST_ENTRIES {
            self.cids.insert(code, cid);
        }
    }
}

/// Up to four bytes as a number, the first byte the highest.
fn code_of(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, &byte| code << 8 | u32::from(byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks_exact(2).take(64).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect()
}

/// The text of UTF-16, which is mostly of one character.
fn text_of(units: &[u16]) -> Rc<str> {
    match *units {
        [unit] if let Some(char) = char::from_u32(u32::from(unit)) => {
            Rc::from(&*unified_char(char).encode_utf8(&mut [0; 4]))
        }
        _ => unified(&String::from_utf16_lossy(units)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chars_and_ranges_are_read() {
        let map = CMap::read(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<0000> <FFFF>\n\
              endcodespacerange 1 beginbfchar <0003> <4E00> endbfchar 2 beginbfrange <0010> <0012> <4E8C>\n\
              <0020> <0021> [<0031> <D840DC00>] endbfrange endcmap",
        );
        assert_eq!(map.text(3).map(|text| &**text), Some("一"));
        assert_eq!(map.text(0x12).map(|text| &**text), Some("\u{4E8E}"));
        assert_eq!(map.text(0x21).map(|text| &**text), Some("\u{20000}"));
        assert_eq!([map.first(&[0, 3, 0, 0x21]), map.first(&[0, 0x21]), map.first(&[9])], [(3, 2), (0x21, 2), (9, 1)]);
    }

    #[test]
    fn a_hostile_range_ends() {
        let map = CMap::read(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
        assert_eq!(map.text.len(), MOST_ENTRIES);
    }
}
