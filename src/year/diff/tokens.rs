//! A text cut into what a reader compares: a number or a word of letters whole, a Chinese character alone.

/// The tokens of a text; together they are the text.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::with_capacity(text.len() / 3);
    let mut rest = text;
    while !rest.is_empty() {
        let (token, after) = rest.split_at(first(rest));
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// The length of the first token.
fn first(text: &str) -> usize {
    let mut length = 0;
    let mut last = None;
    for (at, character) in text.char_indices() {
        let next = text[at + character.len_utf8()..].chars().next();
        let goes_on = match last {
            None => true,
            Some(_) if clings(character) => true,
            Some(last) if is_word(last) && is_word(character) => true,
            // 4.5 and 1,000, but not the stop of a sentence.
            Some(last) if is_digit(last) && matches!(character, '.' | ',' | '．') => next.is_some_and(is_digit),
            Some(last @ ('.' | ',' | '．')) => at > last.len_utf8() && is_digit(character),
            Some(last) => is_digit(last) && matches!(character, '%' | '％' | '‰'),
        };
        if !goes_on {
            return at;
        }
        length = at + character.len_utf8();
        last = Some(character).filter(|character| !clings(*character)).or(last).or(Some(character));
    }
    length
}

fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '０'..='９')
}

/// Letters and digits of scripts that write words.
fn is_word(character: char) -> bool {
    let full_width = matches!(character, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    full_width || (character < '\u{2e80}' && character.is_alphanumeric())
}

/// Marks that change the character before them and are nothing alone.
fn clings(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_whole_and_characters_stand_alone() {
        let cut = |text| tokens(text).join("|");
        assert_eq!(cut("达到4.5批次/千人"), "达|到|4.5|批|次|/|千|人");
        assert_eq!(cut("率达100%。"), "率|达|100%|。");
        assert_eq!(cut("H7.5,6"), "H7.5,6");
        assert_eq!(cut("H7N9和1,000个,3"), "H7N9|和|1,000|个|,|3");
        assert_eq!(cut("第3.条"), "第|3|.|条");
        assert_eq!(cut("12.5％，．5"), "12.5％|，|．|5");
        assert_eq!(cut("葛\u{e0100}根"), "葛\u{e0100}|根");
    }
}
