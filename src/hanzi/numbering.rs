//! The numbers of headings and clauses. GB/T 9704-2012 7.3.3: 一、 then （一） then 1. then （1）.

use super::numerals::chinese;

/// The number of a heading with its marks; `level` 1 is a section.
pub fn heading(level: usize, number: usize) -> String {
    match level {
        1 => format!("{}、", chinese(number)),
        2 => format!("（{}）", chinese(number)),
        3 => format!("{number}."),
        _ => format!("（{number}）"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_has_its_own_marks() {
        assert_eq!([1, 2, 3, 4].map(|level| heading(level, 3)), ["三、", "（三）", "3.", "（3）"]);
    }
}
