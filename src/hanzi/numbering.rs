//! The numbers of headings and clauses. GB/T 9704-2012 7.3.3: 一、 then （一） then 1. then （1）.

use super::numerals::{chinese, is_numeral};

/// The number of a heading with its marks; `level` 1 is a section.
pub fn heading(level: usize, number: usize) -> String {
    match level {
        1 => format!("{}、", chinese(number)),
        2 => format!("（{}）", chinese(number)),
        3 => format!("{number}."),
        _ => format!("（{number}）"),
    }
}

/// The number of a heading as a sample of the first one writes it: `1．` gives 12．, （一） gives （十二）; `None` if the sample
/// holds no number.
pub fn like(sample: &str, number: usize) -> Option<String> {
    let is_number = |sign: char| is_numeral(sign) || sign.is_ascii_digit() || ('０'..='９').contains(&sign);
    let start = sample.find(is_number)?;
    let end = sample[start..].find(|sign| !is_number(sign)).map_or(sample.len(), |end| start + end);
    let first = sample[start..].chars().next()?;
    let written = match first {
        _ if is_numeral(first) => chinese(number),
        '０'..='９' => number.to_string().chars().map(full_width).collect(),
        _ => number.to_string(),
    };
    Some(format!("{}{written}{}", &sample[..start], &sample[end..]))
}

/// Numbers of sections, items and points as they follow one another; deeper ones are numbered by their lists.
#[derive(Debug, Clone, Default)]
pub struct Counter {
    samples: [Option<String>; 3],
    counts: [usize; 3],
}

impl Counter {
    /// A counter; the samples say how the first of each level is written, where it is not the usual way.
    pub fn new(samples: [Option<String>; 3]) -> Self {
        Self { samples, counts: [0; 3] }
    }

    /// Begins a level anew.
    pub fn restart(&mut self, level: usize) {
        self.counts[level - 1] = 0;
    }

    /// The next number of a level; one whose own number is the first one begins anew.
    pub fn next(&mut self, own: Option<&str>, level: usize) -> String {
        let usual = |number: usize| {
            let like = self.samples[level - 1].as_deref().and_then(|sample| like(sample, number));
            like.unwrap_or_else(|| heading(level, number))
        };
        let number = if own == Some(usual(1).as_str()) { 1 } else { self.counts[level - 1] + 1 };
        let text = own.map_or_else(|| usual(number), str::to_owned);
        self.counts[level - 1] = number;
        text
    }
}

fn full_width(digit: char) -> char {
    digit.to_digit(10).and_then(|digit| char::from_u32(0xFF10 + digit)).unwrap_or(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_gives_the_others() {
        let pairs = [("1．", "12．"), ("（一）", "（十二）"), ("１、", "１２、"), ("1﹒", "12﹒"), ("第一", "第十二")];
        for (sample, expected) in pairs {
            assert_eq!(like(sample, 12).as_deref(), Some(expected));
        }
        assert_eq!(like("、", 2), None);
    }

    #[test]
    fn each_level_has_its_own_marks() {
        assert_eq!([1, 2, 3, 4].map(|level| heading(level, 3)), ["三、", "（三）", "3.", "（3）"]);
    }
}
