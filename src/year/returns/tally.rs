//! Figures, each defined once: who reported, how duties stand, and shares that sum to a hundred.

use serde::Serialize;

use crate::model::plan::Date;

/// What became of one unit's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum State {
    /// A valid form came, in time or at a time unknown.
    #[serde(rename = "已报")]
    Reported,
    /// A valid form came after 报送截止日.
    #[serde(rename = "迟报")]
    Late,
    /// A form came that says that there is nothing to report.
    #[serde(rename = "零报")]
    Zero,
    /// Something came that does not count.
    #[serde(rename = "退回")]
    Returned,
    /// Nothing came.
    #[serde(rename = "未报")]
    Missing,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Reported, Self::Late, Self::Zero, Self::Returned, Self::Missing];

    /// As printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reported => "已报",
            Self::Late => "迟报",
            Self::Zero => "零报",
            Self::Returned => "退回",
            Self::Missing => "未报",
        }
    }

    /// Whether the unit has reported: 实报.
    pub fn counts(self) -> bool {
        matches!(self, Self::Reported | Self::Late | Self::Zero)
    }
}

/// 应报、实报、按时 and the two rates.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Reporting {
    /// 应报: units with a form.
    pub expected: usize,
    /// 实报: 已报 + 迟报 + 零报.
    pub received: usize,
    /// 按时: of these, those that came by 报送截止日; `None` if that day, or the day of any that came, is not known.
    pub on_time: Option<usize>,
    /// 报送率: 实报 of 应报, in percent.
    pub rate: String,
    /// 按时率: 按时 of 应报, in percent; empty if unknown.
    pub on_time_rate: String,
}

/// Counts units: the state of each, and whether it came in time.
pub fn reporting(units: &[(State, Option<bool>)]) -> Reporting {
    let received: Vec<_> = units.iter().filter(|(state, _)| state.counts()).collect();
    let known = received.iter().all(|(_, on_time)| on_time.is_some());
    let on_time = known.then(|| received.iter().filter(|(_, on_time)| *on_time == Some(true)).count());
    Reporting {
        expected: units.len(),
        received: received.len(),
        on_time,
        rate: rate(received.len(), units.len()),
        on_time_rate: on_time.map(|count| rate(count, units.len())).unwrap_or_default(),
    }
}

/// A part in percent with one decimal, rounded half up.
pub fn rate(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "—".to_owned();
    }
    let tenths = (part * 2000 + whole) / (2 * whole);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// Shares in percent with one decimal that sum to 100.0: the largest remainders are rounded up.
pub fn shares(counts: &[usize]) -> Vec<String> {
    let total: usize = counts.iter().sum();
    if total == 0 {
        return counts.iter().map(|_| "0.0%".to_owned()).collect();
    }
    let mut tenths: Vec<usize> = counts.iter().map(|count| count * 1000 / total).collect();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(counts[*at] * 1000 % total), *at));
    let left = 1000 - tenths.iter().sum::<usize>();
    order.into_iter().take(left).for_each(|at| tenths[at] += 1);
    tenths.into_iter().map(|tenths| format!("{}.{}%", tenths / 10, tenths % 10)).collect()
}

/// How much of its year a period has seen when it ends, in percent: 序时.
pub fn share_of_year(end: Date) -> f64 {
    let month_ends = Date::parse(&format!("{}-{}-{}", end.year, end.month, u32::from(end.day) + 1)).is_none();
    // A month that is over counts whole: 30 June is half of the year, as offices reckon.
    let months = f64::from(end.month) - if month_ends { 0.0 } else { 1.0 - f64::from(end.day) / 30.5 };
    months / 12.0 * 100.0
}

/// The last day that a text of days names: 2023年1月1日至6月30日.
pub fn last_day(covers: &str, year: u16) -> Option<Date> {
    let end = covers.rsplit(['至', '—', '～', '~']).next()?.trim().trim_end_matches('前');
    Date::parse(end).or_else(|| Date::parse(&format!("{year}年{end}")))
}

/// Days from one day to a later one.
pub fn days_between(from: Date, to: Date) -> i64 {
    let number = |date: Date| {
        let (year, month) = (i64::from(date.year), i64::from(date.month));
        let (year, month) = if month <= 2 { (year - 1, month + 12) } else { (year, month) };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 8) / 5 + i64::from(date.day)
    };
    number(to) - number(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_sum_to_a_hundred() {
        assert_eq!(shares(&[1, 1, 1]), ["33.4%", "33.3%", "33.3%"]);
        assert_eq!(shares(&[24, 10, 162, 17, 9]), ["10.8%", "4.5%", "73.0%", "7.7%", "4.0%"]);
        for counts in [vec![1, 2, 4, 0], vec![7; 13], vec![0, 0, 5], vec![999, 1]] {
            let sum: usize =
                shares(&counts).iter().map(|share| share.replace(['.', '%'], "").parse::<usize>().unwrap()).sum();
            assert_eq!(sum, 1000, "{counts:?}");
        }
    }

    #[test]
    fn days_and_shares_of_the_year_are_those_of_the_calendar() {
        let day = |text| Date::parse(text).unwrap();
        assert_eq!(days_between(day("2023-07-05"), day("2023-07-11")), 6);
        assert_eq!(days_between(day("2023-12-31"), day("2024-03-01")), 61);
        assert!((share_of_year(day("2023-06-30")) - 50.0).abs() < 1e-9);
        assert!((share_of_year(day("2024-12-31")) - 100.0).abs() < 1e-9);
        assert_eq!(last_day("2023年1月1日至6月30日", 2023), Some(day("2023-06-30")));
        assert_eq!(rate(12, 14), "85.7%");
    }
}
