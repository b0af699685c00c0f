//! The numbers of headings and clauses. GB/T 9704-2012 7.3.3: 一、 then （一） then 1. then （1）.

pub(crate) use crate::hanzi::numerals::chinese;
use crate::model::place::Sp;

/// The number of a heading: its own if the plan gives one.
pub(crate) fn printed(own: Option<&Sp<String>>, level: usize, number: usize) -> String {
    own.map_or_else(|| heading(level, number), |own| own.value.clone())
}

/// The number of a heading with its marks; `level` 1 is a section.
pub(crate) fn heading(level: usize, number: usize) -> String {
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
