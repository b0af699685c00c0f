//! Quantities as people write them into a form: 98.5%, ９８．５％, 九八.五％, 百分之九十八, 2000万, 1/2, 3批次/千人.

/// What a text says of a quantity.
#[derive(Debug, Clone, PartialEq)]
pub enum Quantity {
    /// A number and what follows it.
    Number {
        /// Its value, 万 and 亿 multiplied out; of 98.5% it is 98.5.
        value: f64,
        /// What follows: %, 批次/千人; empty if nothing.
        unit: String,
        /// The value as decimal digits, with the unit.
        plain: String,
    },
    /// Two numbers with a stroke between.
    Fraction {
        /// Above the stroke.
        done: f64,
        /// Below it.
        whole: f64,
    },
    /// 约、以上、多: not exact.
    Approximate,
    /// From one to another.
    Range,
    /// None of these.
    Unknown,
}

/// Reads a quantity.
pub fn read(text: &str) -> Quantity {
    let text = plain(text);
    if is_approximate(&text) {
        return Quantity::Approximate;
    }
    let (text, percent) = match text.strip_prefix("百分之") {
        Some(rest) => (rest, true),
        None => (text.as_str(), false),
    };
    if percent && text == "百" {
        return quantity("100", "%");
    }
    let Some((digits, rest)) = number(text) else { return Quantity::Unknown };
    if percent {
        return if rest.is_empty() { quantity(&digits, "%") } else { Quantity::Unknown };
    }
    if let Some(second) = rest.strip_prefix('/').and_then(number) {
        return match (digits.parse(), second.0.parse(), second.1) {
            (Ok(done), Ok(whole), "") => Quantity::Fraction { done, whole },
            _ => Quantity::Unknown,
        };
    }
    if is_range(rest) {
        return Quantity::Range;
    }
    quantity(&digits, rest)
}

/// Full width to half width, no blanks; what Unicode calls compatible as far as numbers need it.
pub fn plain(text: &str) -> String {
    let half = |sign: char| match sign {
        '﹪' => '%',
        '∕' | '⁄' | '÷' => '/',
        '−' | '–' => '-',
        '〜' => '~',
        '。' => '.',
        other => super::width::half(other),
    };
    let signs = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{feff}' && *sign != '\'');
    signs.map(half).collect::<String>().trim_end_matches('.').to_owned()
}

fn is_approximate(text: &str) -> bool {
    const BEFORE: [&str; 14] =
        ["约", "大约", "近", "超", "超过", "不少于", "不低于", "不超过", "达到约", ">", "<", "≥", "≤", "≈"];
    const AFTER: [&str; 8] = ["以上", "以下", "左右", "多", "余", "以内", "上下", "+"];
    BEFORE.iter().any(|word| text.strip_prefix(word).is_some_and(begins_as_number))
        || AFTER.iter().any(|word| text.ends_with(word)) && begins_as_number(text)
        || ["多", "余"].iter().any(|word| number(text).is_some_and(|(_, rest)| rest.starts_with(word)))
}

fn begins_as_number(text: &str) -> bool {
    text.starts_with("百分之") || number(text).is_some()
}

fn is_range(rest: &str) -> bool {
    let rest = rest.trim_start_matches('%');
    let dashes = ["-", "~", "—", "至", "到"];
    dashes.iter().any(|dash| rest.strip_prefix(dash).is_some_and(|rest| number(rest).is_some()))
}

fn quantity(digits: &str, rest: &str) -> Quantity {
    let (power, unit) = scale(rest);
    // The power of ten goes into the digits' own text: 1.1万 is 11000, not 11000.000000000002.
    let Ok(value) = format!("{digits}e{power}").parse::<f64>() else { return Quantity::Unknown };
    // A second number after the unit (1万2千) is not guessed at.
    let is_unit = unit.chars().all(|sign| !sign.is_ascii_digit() && !"一二三四五六七八九零〇两".contains(sign));
    if !is_unit || !value.is_finite() {
        return Quantity::Unknown;
    }
    Quantity::Number { value, unit: unit.to_owned(), plain: format!("{value}{unit}") }
}

/// 万 and its like, if they count; 千克 and 百分点 are units.
fn scale(rest: &str) -> (u8, &str) {
    const POWERS: [(&str, u8); 6] = [("百万", 6), ("千万", 7), ("万", 4), ("亿", 8), ("千", 3), ("百", 2)];
    const UNITS: [&str; 6] = ["千克", "千米", "千瓦", "千卡", "百分", "千字"];
    if UNITS.iter().any(|unit| rest.starts_with(unit)) {
        return (0, rest);
    }
    let found = POWERS.iter().find_map(|(word, power)| Some((*power, rest.strip_prefix(word)?)));
    found.unwrap_or((0, rest))
}

/// The number at the beginning as decimal digits, and what follows it.
fn number(text: &str) -> Option<(String, &str)> {
    arabic(text).or_else(|| chinese(text))
}

fn arabic(text: &str) -> Option<(String, &str)> {
    let sign = if text.starts_with('-') { "-" } else { "" };
    let body = text.strip_prefix(['-', '+']).unwrap_or(text);
    let end = body.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(body.len());
    let (digits, rest) = body.split_at(end);
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3) && groups[0].len() <= 3;
    if !grouped || !groups.iter().all(|group| is_digits(group)) || !part.is_none_or(is_digits) {
        return None;
    }
    let part = part.map(|part| format!(".{part}")).unwrap_or_default();
    Some((format!("{sign}{}{part}", groups.concat()), rest))
}

const DIGITS: &str = "零一二三四五六七八九";

fn digit(sign: char) -> Option<u32> {
    let same = match sign {
        '〇' | '○' => '零',
        '两' => '二',
        other => other,
    };
    DIGITS.chars().position(|known| known == same).and_then(|at| u32::try_from(at).ok())
}

/// 九八.五, 九十八点五, 一百二十: by places, or by 十, 百, 千. 万 and 亿 are left to what follows.
fn chinese(text: &str) -> Option<(String, &str)> {
    let is_part = |sign: char| digit(sign).is_some() || "十百千点.".contains(sign);
    let end = text.find(|sign| !is_part(sign)).unwrap_or(text.len());
    let (words, rest) = text.split_at(end);
    let (whole, part) = match words.split_once(['点', '.']) {
        Some((whole, part)) => (whole, Some(part)),
        None => (words, None),
    };
    let by_place =
        |text: &str| text.chars().map(|sign| digit(sign).map(|digit| digit.to_string())).collect::<Option<String>>();
    let whole = if whole.chars().all(|sign| digit(sign).is_some()) { by_place(whole) } else { by_weight(whole) };
    let part = part.map(|part| by_place(part).filter(|part| !part.is_empty()));
    match (whole.filter(|whole| !whole.is_empty())?, part) {
        (whole, None) => Some((whole, rest)),
        (whole, Some(Some(part))) => Some((format!("{whole}.{part}"), rest)),
        (_, Some(None)) => None,
    }
}

fn by_weight(text: &str) -> Option<String> {
    let (mut total, mut pending, mut last) = (0_u32, None, 10_000);
    for sign in text.chars() {
        let weight = match sign {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                let digit = digit(sign)?;
                if pending.is_some_and(|before| before != 0) {
                    return None;
                }
                pending = Some(digit);
                continue;
            }
        };
        // Weights fall: 十百 is no number. 十 alone is ten.
        if weight >= last {
            return None;
        }
        total += pending.take().filter(|digit| *digit > 0).or((weight == 10).then_some(1))? * weight;
        last = weight;
    }
    Some((total + pending.unwrap_or(0)).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_read_as_they_mean_it() {
        let cases = [
            ("98.5%", 98.5, "%"),
            ("９８．５％", 98.5, "%"),
            (" 98.5 % ", 98.5, "%"),
            ("九八.五％", 98.5, "%"),
            ("九十八点五%", 98.5, "%"),
            ("百分之九十八点五", 98.5, "%"),
            ("百分之百", 100.0, "%"),
            ("百分之98", 98.0, "%"),
            ("98.5%。", 98.5, "%"),
            ("2000万", 20_000_000.0, ""),
            ("1.1万", 11_000.0, ""),
            ("1.5亿元", 150_000_000.0, "元"),
            ("两千", 2000.0, ""),
            ("一百二十家", 120.0, "家"),
            ("二〇二三", 2023.0, ""),
            ("１，２３４批次", 1234.0, "批次"),
            ("3批次/千人", 3.0, "批次/千人"),
            ("5千克", 5.0, "千克"),
            ("3千人", 3000.0, "人"),
            ("十", 10.0, ""),
            ("-3", -3.0, ""),
            ("0", 0.0, ""),
        ];
        for (text, expected, expected_unit) in cases {
            let Quantity::Number { value, unit, .. } = read(text) else { panic!("{text}: {:?}", read(text)) };
            assert_eq!((value, unit.as_str()), (expected, expected_unit), "{text}");
        }
    }

    #[test]
    fn what_is_not_exact_or_no_number_is_not_guessed() {
        assert_eq!(read("1/2"), Quantity::Fraction { done: 1.0, whole: 2.0 });
        assert_eq!(read("１／２"), Quantity::Fraction { done: 1.0, whole: 2.0 });
        for text in ["约98%", "98%以上", "20余家", "≥3", "百余", "近百分之九十"] {
            assert_eq!(read(text), if text == "百余" { Quantity::Unknown } else { Quantity::Approximate }, "{text}");
        }
        for text in ["95%-98%", "3至5", "10~20"] {
            assert_eq!(read(text), Quantity::Range, "{text}");
        }
        for text in ["", "全部完成", "1万2千", "12,34", "1.2.3", "1e5", "#N/A", "十百", "%", "1e999", "--1"] {
            assert!(
                !matches!(read(text), Quantity::Number { ref unit, .. } if !unit.contains('e')),
                "{text}: {:?}",
                read(text)
            );
        }
    }
}
