//! The numbers of headings and clauses. GB/T 9704-2012 7.3.3: 一、 then （一） then 1. then （1）.

/// A number in Chinese numerals: 二十四.
pub fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        0 => "〇".to_owned(),
        1..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number - 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        100..=999 => match number % 100 {
            0 => format!("{}百", DIGITS[number / 100]),
            rest @ 1..=9 => format!("{}百〇{}", DIGITS[number / 100], DIGITS[rest]),
            rest @ 10..=19 => format!("{}百一{}", DIGITS[number / 100], chinese(rest)),
            rest => format!("{}百{}", DIGITS[number / 100], chinese(rest)),
        },
        _ => number.to_string(),
    }
}

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
    fn numerals_read_as_they_are_written() {
        let pairs = [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (24, "二十四"), (99, "九十九"), (100, "一百")];
        for (number, numeral) in
            pairs.into_iter().chain([(101, "一百〇一"), (110, "一百一十"), (115, "一百一十五"), (240, "二百四十")])
        {
            assert_eq!(chinese(number), numeral);
        }
    }

    #[test]
    fn each_level_has_its_own_marks() {
        assert_eq!([1, 2, 3, 4].map(|level| heading(level, 3)), ["三、", "（三）", "3.", "（3）"]);
    }
}
