//! The syntax of content streams and of the programs of `CMap`s: operands, then an operator. Nothing is copied that stands in the
//! stream as it is meant.

use super::stack::{Bytes, Kept, Parts, Stack};

/// Deepest nesting of arrays, dictionaries and brackets of a string.
const DEEPEST: usize = 100;
/// Most operands of one operation, the elements of arrays and dictionaries among them.
const MOST_OPERANDS: usize = 1_000_000;
/// After the end of an image's data so many bytes are of the page's own language again, or it was not the end.
const PLAIN_AFTER_IMAGE: usize = 8;

/// The operations of a stream, one at a time: all operations of a hostile stream at once would fill the memory. What follows a
/// fault is lost.
pub(crate) struct Operations<'c> {
    rest: &'c [u8],
    read: usize,
    stack: Stack<'c>,
}

/// What stood next.
enum Next<'c> {
    /// An operand, which is on the stack now.
    Operand,
    Word(&'c [u8]),
    /// The end of an array or of a dictionary.
    End,
}

impl<'c> Operations<'c> {
    pub(crate) fn new(content: &'c [u8]) -> Self {
        Self { rest: content, read: 0, stack: Stack::default() }
    }

    /// The next operator. An image that stands in the stream is one operation, `BI`.
    pub(crate) fn next(&mut self) -> Option<&'c [u8]> {
        self.stack.clear();
        self.read = 0;
        loop {
            match self.token(0)? {
                Next::Operand => {}
                Next::Word(b"BI") => return self.image().map(|()| &b"BI"[..]),
                Next::Word(word) => return Some(word),
                Next::End => return None,
            }
        }
    }

    /// The operands of the operator that was read last.
    pub(crate) fn operands(&self) -> Parts<'_> {
        self.stack.operands()
    }

    fn token(&mut self, depth: usize) -> Option<Next<'c>> {
        self.skip_space();
        self.read += 1;
        if depth > DEEPEST || self.read > MOST_OPERANDS {
            return None;
        }
        let operand = match *self.rest {
            [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => Kept::Number(self.number()?),
            [b'/', ..] => Kept::Name(self.name()?),
            [b'(', ..] => Kept::Text(self.literal()?),
            [b'<', b'<', ref rest @ ..] => {
                self.rest = rest;
                let from = self.parts(depth)?;
                self.stack.forget(from)
            }
            [b'<', ..] => Kept::Text(self.hexadecimal()?),
            [b'[', ref rest @ ..] => {
                self.rest = rest;
                let from = self.parts(depth)?;
                if depth == 0 { self.stack.array(from) } else { self.stack.forget(from) }
            }
            [b']', ref rest @ ..] | [b'>', b'>', ref rest @ ..] => {
                self.rest = rest;
                return Some(Next::End);
            }
            _ => match self.word()? {
                b"true" | b"false" | b"null" => Kept::Other,
                word => return Some(Next::Word(word)),
            },
        };
        self.stack.push(depth > 0, operand);
        Some(Next::Operand)
    }

    /// Reads what stands up to the end of an array or of a dictionary; says where on the stack it begins.
    fn parts(&mut self, depth: usize) -> Option<usize> {
        let from = self.stack.parts();
        loop {
            match self.token(depth + 1)? {
                Next::Operand => {}
                Next::End => return Some(from),
                Next::Word(_) => return None,
            }
        }
    }

    fn skip_space(&mut self) {
        while let [first, rest @ ..] = self.rest {
            match first {
                byte if is_space(*byte) => self.rest = rest,
                b'%' => self.rest = &rest[count(rest, |byte| !matches!(byte, b'\r' | b'\n'))..],
                _ => return,
            }
        }
    }

    fn word(&mut self) -> Option<&'c [u8]> {
        let of_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'\'' | b'"');
        Some(self.take(count(self.rest, of_word))).filter(|word| !word.is_empty())
    }

    fn take(&mut self, length: usize) -> &'c [u8] {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// A sign, digits, a point, digits. A minus among the digits, which some programs write, is passed over.
    fn number(&mut self) -> Option<f64> {
        let (is_negative, mut rest) = match *self.rest {
            [sign @ (b'+' | b'-'), ref rest @ ..] => (sign == b'-', rest),
            _ => (false, self.rest),
        };
        let (mut value, mut is_read) = (0.0, false);
        while let [digit @ b'0'..=b'9', after @ ..] = rest {
            value = value * 10.0 + f64::from(digit & 15);
            (rest, is_read) = (after, true);
        }
        if let [b'.', after @ ..] = rest {
            rest = after;
            // What a page states needs no more than fifteen digits, which are exact.
            let (mut scale, mut left) = (1.0, 15);
            while let [sign @ (b'0'..=b'9' | b'-'), after @ ..] = rest {
                if *sign != b'-' && left > 0 {
                    value = value * 10.0 + f64::from(sign & 15);
                    scale *= 10.0;
                    left -= 1;
                }
                (rest, is_read) = (after, true);
            }
            value /= scale;
        }
        self.rest = rest;
        is_read.then_some(if is_negative { -value } else { value })
    }

    fn name(&mut self) -> Option<Bytes<'c>> {
        self.take(1);
        let raw = self.take(count(self.rest, |byte| !is_space(byte) && !is_delimiter(byte)));
        if count(raw, |byte| byte != b'#') == raw.len() {
            return Some(Bytes::Stream(raw));
        }
        let from = self.stack.decoded.len();
        let mut rest = raw;
        while let [first, after @ ..] = rest {
            let escaped = match after {
                [high, low, ..] if *first == b'#' => hex(*high).zip(hex(*low)),
                _ => None,
            };
            self.stack.decoded.push(escaped.map_or(*first, |(high, low)| high << 4 | low));
            rest = if escaped.is_some() { &after[2..] } else { after };
        }
        self.stack.decoded_from(from)
    }

    fn hexadecimal(&mut self) -> Option<Bytes<'c>> {
        self.take(1);
        let from = self.stack.decoded.len();
        let mut half = None;
        loop {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            match (hex(byte), half) {
                (Some(digit), None) => half = Some(digit),
                (Some(digit), Some(high)) => {
                    self.stack.decoded.push(high << 4 | digit);
                    half = None;
                }
                (None, _) if byte == b'>' => break,
                (None, _) if is_space(byte) => {}
                (None, _) => return None,
            }
        }
        self.stack.decoded.extend(half.map(|high| high << 4));
        self.stack.decoded_from(from)
    }

    fn literal(&mut self) -> Option<Bytes<'c>> {
        self.take(1);
        let plain = count(self.rest, |byte| !matches!(byte, b'(' | b')' | b'\\' | b'\r'));
        if self.rest.get(plain) == Some(&b')') {
            let text = self.take(plain);
            self.take(1);
            return Some(Bytes::Stream(text));
        }
        let from = self.stack.decoded.len();
        let mut depth = 0;
        loop {
            // Bytes that are no letters are mostly written so.
            while let [b'\\', high @ b'0'..=b'3', middle @ b'0'..=b'7', low @ b'0'..=b'7', rest @ ..] = self.rest {
                self.stack.decoded.push((high & 3) << 6 | (middle & 7) << 3 | (low & 7));
                self.rest = rest;
            }
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            match byte {
                b'(' if depth >= DEEPEST => return None,
                b'(' => depth += 1,
                b')' if depth == 0 => return self.stack.decoded_from(from),
                b')' => depth -= 1,
                b'\\' => {
                    let escaped = self.escaped()?;
                    self.stack.decoded.extend(escaped);
                    continue;
                }
                b'\r' => {
                    self.take(usize::from(self.rest.first() == Some(&b'\n')));
                    self.stack.decoded.push(b'\n');
                    continue;
                }
                _ => {}
            }
            self.stack.decoded.push(byte);
        }
    }

    /// What stands behind a backslash: up to three octal digits, a letter, the end of a line (nothing), or any character.
    fn escaped(&mut self) -> Option<Option<u8>> {
        let octal = count(&self.rest[..self.rest.len().min(3)], |byte| matches!(byte, b'0'..=b'7'));
        if octal > 0 {
            let value = self.take(octal).iter().fold(0_u16, |value, byte| value << 3 | u16::from(byte - b'0'));
            return Some(Some(value.to_le_bytes()[0]));
        }
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\n' => None,
            b'\r' => {
                self.take(usize::from(self.rest.first() == Some(&b'\n')));
                None
            }
            other => Some(other),
        })
    }

    /// Passes over an image behind its `BI`: its entries, `ID`, its data, `EI`.
    fn image(&mut self) -> Option<()> {
        loop {
            match self.token(0)? {
                Next::Operand => {}
                Next::Word(b"ID") => break,
                Next::Word(_) | Next::End => return None,
            }
        }
        self.stack.clear();
        let ends = |at: &usize| {
            let after = &self.rest[at + 3..];
            let plain = |byte: &u8| is_space(*byte) || byte.is_ascii_graphic();
            after.first().is_none_or(|&byte| is_space(byte)) && after.iter().take(PLAIN_AFTER_IMAGE).all(plain)
        };
        let marks = self.rest.windows(3).enumerate().filter(|(_, bytes)| is_space(bytes[0]) && bytes[1..] == *b"EI");
        let end = marks.map(|(at, _)| at).find(ends)?;
        self.rest = &self.rest[end + 3..];
        Some(())
    }
}

fn count(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> usize {
    let mut length = 0;
    for &byte in bytes {
        if !is_wanted(byte) {
            break;
        }
        length += 1;
    }
    length
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The operations of `content`, as they are shown for a failing test.
    fn all(content: &[u8]) -> Vec<String> {
        let mut operations = Operations::new(content);
        let mut all = Vec::new();
        while let Some(operator) = operations.next() {
            all.push(format!("{} {:?}", String::from_utf8_lossy(operator), operations.operands()));
        }
        all
    }

    #[test]
    fn every_kind_of_operand_is_read() {
        let mut operations = Operations::new(
            b"/F#31 -.5 +12 1. 0.00-41 (a\\(\\061(b)\\\n\\n)<4e 0>[(x)-2[1(y)]]<</A[1]/B null>>% note\nTj",
        );
        assert_eq!(operations.next(), Some(&b"Tj"[..]));
        let expected = "[Name([70, 49]), Number(-0.5), Number(12.0), Number(1.0), Number(0.0041), Text([97, 40, 49, 40, 98, 41, 10]), \
                        Text([78, 0]), Array([Text([120]), Number(-2.0), Other]), Other]";
        assert_eq!(format!("{:?}", operations.operands()), expected);
        assert_eq!(operations.next(), None);
    }

    #[test]
    fn operators_need_no_space_and_a_fault_ends() {
        assert_eq!(
            all(b"q 1 w(a)' T*/F 9Tf Q ) q"),
            ["q []", "w [Number(1.0)]", "' [Text([97])]", "T* []"]
                .map(str::to_owned)
                .into_iter()
                .chain(["Tf [Name([70]), Number(9.0)]".to_owned(), "Q []".to_owned()])
                .collect::<Vec<_>>()
        );
        assert!(all(b"(open").is_empty() && all(b"[1 q").is_empty() && all(b"<4g> q").is_empty());
    }

    #[test]
    fn an_image_is_one_operation() {
        assert_eq!(all(b"BI /W 9 /F [/Fl] ID \x80 EI \x81\nEI Q"), ["BI []", "Q []"]);
    }

    /// Numbers, names and texts are those that lopdf reads.
    #[test]
    fn what_lopdf_reads_is_read_alike() {
        let content = b"0.1 -3.75 842 /Im1 12.3456789 .000123 (q) m 17 0.3333333 l";
        let mut ours = Operations::new(content);
        for theirs in lopdf::content::Content::decode_iter(content).map_while(Result::ok) {
            assert_eq!(ours.next(), Some(theirs.operator.as_bytes()));
            assert_eq!(ours.operands().iter().count(), theirs.operands.len());
            for (our, their) in ours.operands().iter().zip(&theirs.operands) {
                if let (Some(our), Ok(their)) = (our.number(), their.as_float()) {
                    assert!((our - f64::from(their)).abs() < 1e-5 * our.abs().max(1e-3), "{our} {their}");
                }
                assert_eq!(our.name(), their.as_name().ok());
                assert_eq!(our.text(), their.as_str().ok());
            }
        }
    }
}
