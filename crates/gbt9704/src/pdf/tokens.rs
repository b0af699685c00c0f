//! The syntax of content streams and of the programs of `CMap`s: operands, then an operator. Nothing is copied that stands in the
//! stream as it is meant.

use std::borrow::Cow;

/// Deepest nesting of arrays, dictionaries and brackets of a string.
const DEEPEST: usize = 100;
/// Most operands of one operation, the elements of arrays and dictionaries among them.
const MOST_OPERANDS: usize = 1_000_000;
/// After the end of an image's data so many bytes are of the page's own language again, or it was not the end.
const PLAIN_AFTER_IMAGE: usize = 8;

/// An operand.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Operand<'c> {
    Number(f64),
    Name(Cow<'c, [u8]>),
    Text(Cow<'c, [u8]>),
    Array(Vec<Self>),
    /// A dictionary, a truth value, nothing.
    Other,
}

impl Operand<'_> {
    pub(crate) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A number as a whole one that fits.
    pub(crate) fn whole(&self) -> Option<u32> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is known to fit")]
        self.number().filter(|number| (0.0..=f64::from(u32::MAX)).contains(number)).map(|number| number as u32)
    }

    pub(crate) fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(crate) fn text(&self) -> Option<&[u8]> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn array(&self) -> Option<&[Self]> {
        if let Self::Array(parts) = self { Some(parts) } else { None }
    }
}

/// The operations of a stream, one at a time: all operations of a hostile stream at once would fill the memory. What follows a
/// fault is lost.
pub(crate) struct Operations<'c> {
    rest: &'c [u8],
    read: usize,
    pub(crate) operands: Vec<Operand<'c>>,
}

/// What stands next.
enum Next<'c> {
    Operand(Operand<'c>),
    Word(&'c [u8]),
    /// The end of an array or of a dictionary.
    End,
}

impl<'c> Operations<'c> {
    pub(crate) fn new(content: &'c [u8]) -> Self {
        Self { rest: content, read: 0, operands: Vec::new() }
    }

    /// The next operator; its operands are in `operands`. An image that stands in the stream is one operation, `BI`.
    pub(crate) fn next(&mut self) -> Option<&'c [u8]> {
        self.operands.clear();
        self.read = 0;
        loop {
            match self.token(0)? {
                Next::Operand(operand) => self.operands.push(operand),
                Next::Word(b"BI") => return self.image().map(|()| &b"BI"[..]),
                Next::Word(word) => return Some(word),
                Next::End => return None,
            }
        }
    }

    fn token(&mut self, depth: usize) -> Option<Next<'c>> {
        self.skip_space();
        self.read += 1;
        if depth > DEEPEST || self.read > MOST_OPERANDS {
            return None;
        }
        match *self.rest {
            [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => self.number(),
            [b'/', ..] => Some(self.name()),
            [b'(', ..] => self.literal(),
            [b'<', b'<', ref rest @ ..] => {
                self.rest = rest;
                self.parts(depth, |_| ())?;
                Some(Next::Operand(Operand::Other))
            }
            [b'<', ..] => self.hexadecimal(),
            [b'[', ref rest @ ..] => {
                self.rest = rest;
                let mut parts = Vec::new();
                self.parts(depth, |part| parts.push(part))?;
                Some(Next::Operand(Operand::Array(parts)))
            }
            [b']', ref rest @ ..] | [b'>', b'>', ref rest @ ..] => {
                self.rest = rest;
                Some(Next::End)
            }
            _ => self.word(),
        }
    }

    /// What stands up to the end of an array or of a dictionary.
    fn parts(&mut self, depth: usize, mut each: impl FnMut(Operand<'c>)) -> Option<()> {
        loop {
            match self.token(depth + 1)? {
                Next::Operand(part) => each(part),
                Next::End => return Some(()),
                Next::Word(_) => return None,
            }
        }
    }

    fn skip_space(&mut self) {
        loop {
            self.rest = &self.rest[count(self.rest, is_space)..];
            if self.rest.first() != Some(&b'%') {
                return;
            }
            self.rest = &self.rest[count(self.rest, |byte| !matches!(byte, b'\r' | b'\n'))..];
        }
    }

    fn word(&mut self) -> Option<Next<'c>> {
        let word = self.take(count(self.rest, |byte| byte.is_ascii_alphanumeric() || b"*'\"".contains(&byte)));
        match word {
            b"" => None,
            b"true" | b"false" | b"null" => Some(Next::Operand(Operand::Other)),
            _ => Some(Next::Word(word)),
        }
    }

    fn take(&mut self, length: usize) -> &'c [u8] {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// A sign, digits, a point, digits. A minus among the digits, which some programs write, is passed over.
    fn number(&mut self) -> Option<Next<'c>> {
        let sign = usize::from(matches!(self.rest.first(), Some(b'+' | b'-')));
        let negative = self.take(sign) == b"-";
        let whole = self.take(count(self.rest, |byte| byte.is_ascii_digit()));
        let has_point = self.rest.first() == Some(&b'.');
        self.take(usize::from(has_point));
        let length = if has_point { count(self.rest, |byte| byte.is_ascii_digit() || byte == b'-') } else { 0 };
        let fraction = self.take(length);
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let digit = |byte: &u8| f64::from(byte - b'0');
        let digits = |value: f64, byte: &u8| value * 10.0 + digit(byte);
        let mut value = whole.iter().fold(0.0, digits);
        // What a page states needs no more than fifteen digits, which are exact.
        let mut scale = 1.0;
        for byte in fraction.iter().filter(|byte| byte.is_ascii_digit()).take(15) {
            value = digits(value, byte);
            scale *= 10.0;
        }
        value /= scale;
        Some(Next::Operand(Operand::Number(if negative { -value } else { value })))
    }

    fn name(&mut self) -> Next<'c> {
        self.take(1);
        let raw = self.take(count(self.rest, |byte| !is_space(byte) && !b"()<>[]{}/%".contains(&byte)));
        if !raw.contains(&b'#') {
            return Next::Operand(Operand::Name(Cow::Borrowed(raw)));
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut rest = raw;
        while let [first, after @ ..] = rest {
            let escaped = match after {
                [high, low, ..] if *first == b'#' => hex(*high).zip(hex(*low)),
                _ => None,
            };
            name.push(escaped.map_or(*first, |(high, low)| high << 4 | low));
            rest = if escaped.is_some() { &after[2..] } else { after };
        }
        Next::Operand(Operand::Name(Cow::Owned(name)))
    }

    fn hexadecimal(&mut self) -> Option<Next<'c>> {
        self.take(1);
        let raw = self.take(count(self.rest, |byte| byte != b'>'));
        self.rest = self.rest.get(1..)?;
        let mut text = Vec::with_capacity(raw.len() / 2 + 1);
        let mut half = None;
        for &byte in raw {
            let Some(digit) = hex(byte) else {
                if is_space(byte) {
                    continue;
                }
                return None;
            };
            half = if let Some(high) = half {
                text.push(high << 4 | digit);
                None
            } else {
                Some(digit)
            };
        }
        text.extend(half.map(|high| high << 4));
        Some(Next::Operand(Operand::Text(Cow::Owned(text))))
    }

    fn literal(&mut self) -> Option<Next<'c>> {
        self.take(1);
        let plain = count(self.rest, |byte| !b"()\\\r".contains(&byte));
        if self.rest.get(plain) == Some(&b')') {
            let text = self.take(plain);
            self.take(1);
            return Some(Next::Operand(Operand::Text(Cow::Borrowed(text))));
        }
        let mut text = Vec::new();
        let mut depth = 0;
        loop {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            match byte {
                b'(' if depth >= DEEPEST => return None,
                b'(' => depth += 1,
                b')' if depth == 0 => return Some(Next::Operand(Operand::Text(Cow::Owned(text)))),
                b')' => depth -= 1,
                b'\\' => {
                    text.extend(self.escaped()?);
                    continue;
                }
                b'\r' => {
                    self.take(usize::from(self.rest.first() == Some(&b'\n')));
                    text.push(b'\n');
                    continue;
                }
                _ => {}
            }
            text.push(byte);
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
                Next::Operand(_) => {}
                Next::Word(b"ID") => break,
                Next::Word(_) | Next::End => return None,
            }
        }
        self.operands.clear();
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
    bytes.iter().position(|&byte| !is_wanted(byte)).unwrap_or(bytes.len())
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
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
            all.push(format!("{} {:?}", String::from_utf8_lossy(operator), operations.operands));
        }
        all
    }

    #[test]
    fn every_kind_of_operand_is_read() {
        let mut operations =
            Operations::new(b"/F#31 -.5 +12 1. 0.00-41 (a\\(\\061(b)\\\n\\n)<4e 0>[(x)-2]<</A[1]/B null>>% note\nTj");
        assert_eq!(operations.next(), Some(&b"Tj"[..]));
        let text = |text: &'static [u8]| Operand::Text(Cow::Borrowed(text));
        let expected = [
            Operand::Name(Cow::Borrowed(b"F1")),
            Operand::Number(-0.5),
            Operand::Number(12.0),
            Operand::Number(1.0),
            Operand::Number(0.0041),
            text(b"a(1(b)\n"),
            text(b"N\0"),
            Operand::Array(vec![text(b"x"), Operand::Number(-2.0)]),
            Operand::Other,
        ];
        assert_eq!(operations.operands, expected);
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
            assert_eq!(ours.operands.len(), theirs.operands.len());
            for (our, their) in ours.operands.iter().zip(&theirs.operands) {
                if let (Some(our), Ok(their)) = (our.number(), their.as_float()) {
                    assert!((our - f64::from(their)).abs() < 1e-5 * our.abs().max(1e-3), "{our} {their}");
                }
                assert_eq!(our.name(), their.as_name().ok());
                assert_eq!(our.text(), their.as_str().ok());
            }
        }
    }
}
