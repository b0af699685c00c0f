//! Chinese numerals.

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

/// The number that a text begins with, in Arabic or Chinese digits, and how many bytes it takes.
pub fn number(text: &str) -> Option<(usize, usize)> {
    let length = |is: fn(char) -> bool| text.find(|character: char| !is(character)).unwrap_or(text.len());
    let arabic = length(|character| character.is_ascii_digit());
    if arabic > 0 {
        return Some((text[..arabic].parse().ok()?, arabic));
    }
    let chinese = length(is_numeral);
    Some((value(&text[..chinese])?, chinese)).filter(|_| chinese > 0)
}

/// 一 to 九, 两, and the places of a number.
pub fn is_numeral(character: char) -> bool {
    "〇零一二两三四五六七八九十百".contains(character)
}

fn value(numeral: &str) -> Option<usize> {
    let (mut sum, mut digit) = (0, None);
    for character in numeral.chars() {
        match character {
            '十' => sum += digit.take().unwrap_or(1) * 10,
            '百' => sum += digit.take()? * 100,
            '〇' | '零' => {}
            '两' => digit = Some(2),
            other => digit = "一二三四五六七八九".chars().position(|one| one == other).map(|at| at + 1),
        }
    }
    Some(sum + digit.unwrap_or(0))
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
    fn numerals_are_read_as_they_are_written() {
        for (text, expected) in [("二十届", 20), ("十五", 15), ("三", 3), ("一百零二次", 102), ("12次", 12)]
        {
            assert_eq!(number(text).map(|found| found.0), Some(expected), "{text}");
        }
        assert_eq!(number("届"), None);
        assert_eq!(number("99999999999999999999999次"), None);
    }
}
