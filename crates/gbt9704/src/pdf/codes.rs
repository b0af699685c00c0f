//! What the codes of a font stand for. Programs state them in ascending order and mostly without gaps: they are kept as they come.

use std::collections::BTreeMap;

/// Values by code.
#[derive(Debug)]
pub(crate) struct Codes<T> {
    ascending: Vec<(u32, T)>,
    /// What came out of order.
    others: BTreeMap<u32, T>,
}

impl<T> Codes<T> {
    /// How many codes have a value.
    pub(crate) fn len(&self) -> usize {
        self.ascending.len() + self.others.len()
    }

    /// The value of a code.
    pub(crate) fn get(&self, code: u32) -> Option<&T> {
        let first = self.ascending.first()?.0;
        match self.ascending.get(code.checked_sub(first).map_or(usize::MAX, |step| step as usize)) {
            Some((found, value)) if *found == code => Some(value),
            _ => match self.place(code) {
                Ok(place) => Some(&self.ascending[place].1),
                Err(_) => self.others.get(&code),
            },
        }
    }

    /// Gives a code its value, in place of one before.
    pub(crate) fn insert(&mut self, code: u32, value: T) {
        if self.others.is_empty() && self.ascending.last().is_none_or(|last| last.0 < code) {
            self.ascending.push((code, value));
        } else if let Ok(place) = self.place(code) {
            self.ascending[place].1 = value;
        } else {
            self.others.insert(code, value);
        }
    }

    fn place(&self, code: u32) -> Result<usize, usize> {
        self.ascending.binary_search_by_key(&code, |entry| entry.0)
    }
}

impl<T> Default for Codes<T> {
    fn default() -> Self {
        Self { ascending: Vec::new(), others: BTreeMap::new() }
    }
}

impl<T> Extend<(u32, T)> for Codes<T> {
    fn extend<I: IntoIterator<Item = (u32, T)>>(&mut self, codes: I) {
        for (code, value) in codes {
            self.insert(code, value);
        }
    }
}

impl<T> FromIterator<(u32, T)> for Codes<T> {
    fn from_iter<I: IntoIterator<Item = (u32, T)>>(codes: I) -> Self {
        let mut all = Self::default();
        all.extend(codes);
        all
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Codes;

    #[test]
    fn in_any_order_the_last_value_of_a_code_counts() {
        for codes in [&[3, 4, 5, 4, 9][..], &[7, 2, 7, 2, 8, 1, 8], &[0, u32::MAX, 0], &[]] {
            let values = || codes.iter().copied().zip(0..);
            let (ours, theirs): (Codes<i32>, BTreeMap<u32, i32>) = (values().collect(), values().collect());
            assert_eq!(ours.len(), theirs.len());
            for code in (0..12).chain([u32::MAX - 1, u32::MAX]) {
                assert_eq!(ours.get(code), theirs.get(&code), "{code} of {codes:?}");
            }
        }
    }
}
