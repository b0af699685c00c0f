//! Dates of official documents: GB/T 9704-2012 7.3.5.4, Arabic digits, no leading zeros.

use std::fmt;

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to the month's last day.
    pub day: u8,
}

impl Date {
    /// Reads 2023-03-15 or 2023年3月15日; `None` if it is neither, or no day of the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut parts = match text.strip_suffix('日') {
            Some(rest) => rest.split(['年', '月']).collect::<Vec<_>>(),
            None => text.split('-').collect(),
        }
        .into_iter();
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if parts.next().is_some() || year.len() != 4 || ![year, month, day].into_iter().all(digits) {
            return None;
        }
        let date = Self { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        (date.year > 0 && (1..=12).contains(&date.month) && (1..=date.month_length()).contains(&date.day))
            .then_some(date)
    }

    fn month_length(self) -> u8 {
        let leap = self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 31,
        }
    }
}

/// 2023年3月15日.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年{}月{}日", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_print_without_leading_zeros() {
        for text in ["2023-03-05", "2023年3月5日"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some("2023年3月5日"));
        }
    }

    #[test]
    fn days_that_do_not_exist_are_no_dates() {
        for text in ["2023-02-29", "2023-13-01", "2023年4月31日", "23-01-01", "2023-1", "2023-01-01-01", "+023-1-1", ""]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
