//! Full and half width.

/// The half-width form of a full-width letter, digit, sign or space; other characters as they are.
pub fn half(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// The same for digits alone: punctuation keeps its width.
pub fn half_digit(character: char) -> char {
    if ('０'..='９').contains(&character) { half(character) } else { character }
}

/// Width in print in half characters: a Hanzi is 2, a digit or Latin letter 1, the wide ones among these 2.
pub fn half_widths(text: &str) -> usize {
    let is_narrow = |character: char| character.is_ascii() && !"%@MWm&".contains(character);
    text.chars().map(|character| if is_narrow(character) { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_becomes_half_width() {
        assert_eq!("１％ＡＢ，　中".chars().map(half).collect::<String>(), "1%AB, 中");
        assert_eq!("１％".chars().map(half_digit).collect::<String>(), "1％");
        assert_eq!(half_widths("中a1%"), 6);
    }
}
