//! Chinese numerals as they stand in running text.

/// The number that a text begins with, in Arabic or Chinese digits, and how many bytes it takes.
pub(super) fn number(text: &str) -> Option<(usize, usize)> {
    let length = |is: fn(char) -> bool| text.find(|sign: char| !is(sign)).unwrap_or(text.len());
    let arabic = length(|sign| sign.is_ascii_digit());
    if arabic > 0 {
        return Some((text[..arabic].parse().ok()?, arabic));
    }
    let chinese = length(is_numeral);
    Some((value(&text[..chinese])?, chinese)).filter(|_| chinese > 0)
}

/// 一 to 九, 两, and the places of a number.
pub(super) fn is_numeral(sign: char) -> bool {
    "〇零一二两三四五六七八九十百".contains(sign)
}

fn value(numeral: &str) -> Option<usize> {
    let (mut sum, mut digit) = (0, None);
    for sign in numeral.chars() {
        match sign {
            '十' => sum += digit.take().unwrap_or(1) * 10,
            '百' => sum += digit.take()? * 100,
            '〇' | '零' => {}
            '两' => digit = Some(2),
            sign => digit = "一二三四五六七八九".chars().position(|one| one == sign).map(|at| at + 1),
        }
    }
    Some(sum + digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

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
