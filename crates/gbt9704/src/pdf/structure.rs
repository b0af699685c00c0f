//! The tagged structure of a file as its table of objects shows it. Nothing is parsed: a file whose table or objects are written in
//! another way than Typst writes them has none here.

use std::io::Write;

use super::tokens::is_space;

/// What the table ends with: its place, twenty digits at most, and the end of the file.
const LONGEST_END: usize = 40;
/// An entry of the table: ten digits of a place, five of a generation, whether it is in use.
const ENTRY: usize = 20;

/// The table of a file that has one, and in it all objects from 0 on.
pub(super) struct Table {
    /// Where it begins.
    pub(super) start: usize,
    /// Where its entries begin.
    entries: usize,
    count: usize,
}

impl Table {
    /// Finds the table as the end of a file says where it is.
    pub(super) fn find(bytes: &[u8]) -> Option<Self> {
        let end = &bytes[bytes.len().saturating_sub(LONGEST_END)..];
        let at = end.windows(10).rposition(|window| window == b"startxref\n")?;
        let (start, rest) = number(&end[at + 10..])?;
        let table = bytes.get(start..)?.strip_prefix(b"xref\n0 ")?;
        let (count, table) = number(table)?;
        let table = table.strip_prefix(b"\n")?;
        let is_all = table.get(count.checked_mul(ENTRY)?..)?.starts_with(b"trailer\n");
        let is_usual = bytes.starts_with(b"%PDF-") && rest.starts_with(b"\n%%EOF") && is_all;
        is_usual.then_some(Self { start, entries: bytes.len() - table.len(), count })
    }

    /// The numbers of the objects that are of the structure, ascending; `None` if there is none, or the objects do not stand one
    /// after another.
    pub(super) fn structure(&self, bytes: &[u8]) -> Option<Vec<u32>> {
        let places = self.places(bytes)?;
        let ends = places.iter().skip(1).map(|&(_, place)| place).chain([self.start]);
        // How long a stream is may be told by where the next object begins: one behind a stream is not struck.
        let mut is_behind_plain = false;
        let mut struck = Vec::new();
        let mut lists = Vec::new();
        for (&(number, place), end) in places.iter().zip(ends) {
            let body = bytes.get(place..end).and_then(|object| body(number, object));
            let was_plain = std::mem::replace(&mut is_behind_plain, body.is_some_and(is_plain));
            let Some(body) = body.filter(|_| was_plain && is_behind_plain) else { continue };
            if body.starts_with(b"<</Type/StructElem/") || body.starts_with(b"<</Type/StructTreeRoot/") {
                struck.push(number);
            } else if let Some((element, _)) = body.strip_prefix(b"[").and_then(self::number) {
                lists.push((number, element));
            }
        }
        // A list of elements, as of those of a page, begins with one.
        let is_struck =
            |element: usize| u32::try_from(element).is_ok_and(|element| struck.binary_search(&element).is_ok());
        let lists: Vec<u32> = lists.into_iter().filter(|list| is_struck(list.1)).map(|list| list.0).collect();
        struck.extend(lists);
        struck.sort_unstable();
        (!struck.is_empty()).then_some(struck)
    }

    /// The file with a table that has no entries for the objects `struck`.
    pub(super) fn without(&self, struck: &[u32], bytes: &[u8]) -> Option<Vec<u8>> {
        let mut lean = Vec::with_capacity(bytes.len());
        lean.extend_from_slice(&bytes[..self.start]);
        lean.extend_from_slice(b"xref\n");
        let count = u32::try_from(self.count).ok()?;
        let mut first = 0;
        for end in struck.iter().copied().chain([count]) {
            if first < end {
                writeln!(lean, "{first} {}", end - first).ok()?;
                lean.extend_from_slice(&bytes[self.entry(first)..self.entry(end)]);
            }
            first = end + 1;
        }
        lean.extend_from_slice(&bytes[self.entry(count)..]);
        Some(lean)
    }

    /// Where the entry of an object begins.
    fn entry(&self, object: u32) -> usize {
        self.entries + object as usize * ENTRY
    }

    /// The objects in use with their places, if these ascend and no entry is written in another way.
    fn places(&self, bytes: &[u8]) -> Option<Vec<(u32, usize)>> {
        let mut places: Vec<(u32, usize)> = Vec::with_capacity(self.count);
        for (object, entry) in (0..).zip(bytes[self.entries..].chunks_exact(ENTRY).take(self.count)) {
            let (place, rest) = number(entry)?;
            match rest {
                b" 00000 n\r\n" | b" 00000 n \n" if places.last().is_none_or(|last| last.1 < place) => {
                    places.push((object, place));
                }
                b" 65535 f\r\n" | b" 65535 f \n" => {}
                _ => return None,
            }
        }
        Some(places)
    }
}

/// A whole number of ten digits at most, and what stands behind it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (mut value, mut rest) = (0_u64, bytes);
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        if bytes.len() - after.len() > 10 {
            return None;
        }
        (value, rest) = (value * 10 + u64::from(digit - b'0'), after);
    }
    (rest.len() < bytes.len()).then_some((usize::try_from(value).ok()?, rest))
}

/// What an object is, if its place has the number that the table says.
fn body(expected: u32, object: &[u8]) -> Option<&[u8]> {
    let (found, rest) = number(object)?;
    rest.strip_prefix(b" 0 obj\n").filter(|_| found == expected as usize)
}

/// Which bytes may let an object run on over its end.
const SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    signs[b'(' as usize] = true;
    signs[b')' as usize] = true;
    signs[b'\\' as usize] = true;
    signs[b'%' as usize] = true;
    signs[b's' as usize] = true;
    signs
};

/// Whether a body is a dictionary or an array, no stream, and ends where it seems to: no text or remark runs on over its end.
fn is_plain(body: &[u8]) -> bool {
    let Some(body) = body.strip_suffix(b"\nendobj\n") else { return false };
    let mut is_in_text = false;
    let mut rest = body;
    while let [byte, after @ ..] = rest {
        let before = &body[..body.len() - rest.len()];
        rest = after;
        if !SIGNS[usize::from(*byte)] {
            continue;
        }
        match byte {
            b'(' if !is_in_text => is_in_text = true,
            b')' if is_in_text => is_in_text = false,
            // The data of a stream follow its dictionary.
            b's' if before.iter().rfind(|byte| !is_space(**byte)) != Some(&b'>') => {}
            _ => return false,
        }
    }
    !is_in_text && matches!(body.last(), Some(b'>' | b']'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_on_over_its_end_is_not_plain() {
        for body in ["<</Type/StructElem/ID(U1)/K[0]>>", "[1 0 R]", "<</S/P /T<FEFF>/C<</A 1>> /Ks 2>>"] {
            assert!(is_plain(format!("{body}\nendobj\n").as_bytes()), "{body}");
        }
        for body in
            ["<</T(>>", "<</T((a))>>", "<</T(\\)>>", "<<>>%>>", "<</Length 1>>\0 stream\n>>", "1", "/A", "<</T)>>"]
        {
            assert!(!is_plain(format!("{body}\nendobj\n").as_bytes()), "{body}");
        }
        assert!(!is_plain(b"<<>>endobj"));
    }

    #[test]
    fn only_the_usual_table_is_read() {
        let file = |entry: &str| {
            let before = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n2 0 obj\n<</Type/StructElem/S/P>>\nendobj\n";
            let entries = format!("0000000000 65535 f\r\n0000000009 00000 n\r\n{entry}");
            format!("{before}xref\n0 3\n{entries}trailer\n<<>>\nstartxref\n{}\n%%EOF\n", before.len()).into_bytes()
        };
        let struck = |file: &[u8]| Table::find(file).and_then(|table| table.structure(file));
        for entry in ["0000000029 00000 n\r\n", "0000000029 00000 n \n"] {
            assert_eq!(struck(&file(entry)), Some(vec![2]), "{entry:?}");
        }
        for entry in
            ["0000000029 00000 n\n\n", "0000000029 00001 n \n", "0000000009 00000 n \n", "", "00000000290 0000 n \n"]
        {
            assert_eq!(struck(&file(entry)), None, "{entry:?}");
        }
        assert_eq!(struck(&[b"\n", file("0000000029 00000 n \n").as_slice()].concat()), None);
    }
}
