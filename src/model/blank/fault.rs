//! What can be wrong with a filled form, in the words that the page to fill in and `collect` both say.

use serde::Serialize;

use crate::model::message::Message;

/// How grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// 读不出: the value is not taken.
    Unreadable,
    /// 退问: the value is not taken until the unit has answered.
    AskBack,
    /// 留意: the value is taken; worth a look. New checks begin here.
    Look,
}

impl Grade {
    /// As printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unreadable => "读不出",
            Self::AskBack => "退问",
            Self::Look => "留意",
        }
    }
}

/// One check.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Its name.
    pub name: &'static str,
    /// How grave.
    pub grade: Grade,
    /// What is wrong and how to mend it; names in braces are filled in.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
}

impl Check {
    /// The sentence, filled in. One pass: a value with braces in it stays a value.
    pub fn message(&self, values: &[(&str, &str)]) -> Message {
        Message::new(filled(self.zh, values), filled(self.en, values))
    }
}

fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    text + rest
}

macro_rules! checks {
    ($($constant:ident $name:literal $grade:ident $zh:literal $en:literal)*) => {
        $(#[doc = $en] pub static $constant: Check = Check { name: $name, grade: Grade::$grade, zh: $zh, en: $en };)*
        /// All checks.
        pub static ALL: &[&Check] = &[$(&$constant),*];
    };
}

checks! {
    NOT_A_NUMBER "not-a-number" Unreadable
        "“{raw}”读不出数，请只写数字，如 98.5" "`{raw}` is no number; write digits only, such as 98.5"
    FORMULA "formula-without-value" Unreadable
        "这一格是公式，文件里没有存下结果，请把结果直接填上" "a formula whose result is not stored; write the result itself"
    ERROR_VALUE "error-value" Unreadable
        "这一格是表格软件的错误值 {raw}，请改填" "an error value, {raw}; write the value itself"
    DATE_FOR_NUMBER "date-for-number" Unreadable
        "这一格是日期（{raw}），多半是分数被表格软件改成的，请把分子、分母分开填" "a date ({raw}), probably a fraction that the sheet changed; write numerator and denominator apart"
    APPROXIMATE "approximate" AskBack
        "“{raw}”不是确数，请填确数" "`{raw}` is not exact; write the exact figure"
    RANGE "range" AskBack
        "“{raw}”是一个区间，请填一个数" "`{raw}` is a range; write one figure"
    UNIT "unit" AskBack
        "“{raw}”的单位与目标（{goal}）不同，请按目标的单位填" "`{raw}` is not in the unit of the target ({goal})"
    PERCENT_OR_FRACTION "percent-or-fraction" AskBack
        "“{raw}”是 {one} 还是 {other}？请带%号填" "is `{raw}` {one} or {other}? write it with %"
    NEGATIVE "negative" AskBack
        "“{raw}”是负数，请核对" "`{raw}` is negative"
    NOT_A_COUNT "not-a-count" AskBack
        "“{raw}”带了单位，分子、分母只写数字" "`{raw}` has a unit; numerator and denominator are digits only"
    ZERO_WHOLE "zero-denominator" AskBack
        "应完成数（分母）是0，算不出率；没有应完成的，状态选“不适用”，分子、分母空着" "the denominator is 0; if nothing was to be done, choose 不适用 and leave both blank"
    HALF_GIVEN "half-given" AskBack
        "分子、分母只填了一个，请补上另一个" "only one of numerator and denominator is given"
    DONE_OVER_WHOLE "done-over-whole" AskBack
        "完成数 {done} 大于应完成数 {whole}，请核对" "the numerator {done} is larger than the denominator {whole}"
    RATE_DIFFERS "rate-differs" AskBack
        "完成值“{raw}”与分子、分母算出的 {rate} 不符，请核对" "`{raw}` differs from the {rate} that numerator and denominator give"
    BELOW_EARLIER "below-earlier" AskBack
        "“{raw}”小于{period}的{earlier}；累计数不应变小，请核对" "`{raw}` is less than {earlier} of {period}; a total does not shrink"
    NOT_IN_LIST "not-in-list" AskBack
        "“{raw}”不在可选的状态里，请选：{list}" "`{raw}` is none of: {list}"
    NO_STATUS "no-status" AskBack
        "没有选状态，请选：{list}" "no status; choose one of: {list}"
    TWICE "twice" AskBack
        "这一行的识别码在表里出现了不止一次，不知道以哪一行为准，请只留一行" "the key of this row occurs more than once; keep one row"
    ZERO_WITH_CONTENT "zero-with-content" AskBack
        "选了零报，表里又填了内容，请二者留一" "nothing to report is ticked, and something is reported"
    ZERO_TICK "zero-tick" AskBack
        "“{raw}”看不懂：零报请选“是”，不是零报请空着" "`{raw}`: write 是, or leave it blank"
    MALFORMED_DATE "malformed-date" AskBack
        "“{raw}”不是日期，请写作 2023-07-05" "`{raw}` is no date; write 2023-07-05"
    OVER_HUNDRED "over-hundred" Look
        "{value} 超过100%，请看一眼" "{value} is more than 100%"
    DONE_WITHOUT_FIGURE "done-without-figure" Look
        "状态是“{status}”，而指标“{target}”没有填完成值" "`{status}`, and no figure for `{target}`"
    DONE_NOT_MET "done-not-met" Look
        "状态是“{status}”，而指标“{target}”为 {value}，没有达到目标（{goal}）" "`{status}`, and `{target}` is {value}, short of {goal}"
    MET_NOT_DONE "met-not-done" Look
        "状态是“{status}”，而各项指标都已达到目标" "`{status}`, and all targets are met"
    PROBLEM_WITHOUT_NEXT "problem-without-next-step" Look
        "写了问题，没有写下一步措施" "a problem without a next step"
    UNCHANGED "unchanged" Look
        "与{period}所报一字不差" "word for word as in {period}"
    BY_WORDING "by-wording" Look
        "识别码丢了，这一行是按文字对上的" "the key is lost; the row was matched by its wording"
    REWORDED "reworded" Look
        "表是旧的，这一条的文字后来改了：原为“{old}”，现为“{new}”" "an older form: this clause read `{old}` and now reads `{new}`"
    FORMATTED "formatted" Look
        "“{raw}”读作 {value}" "`{raw}` was read as {value}"
    TOO_LONG "too-long" Look
        "有 {count} 字，超过 {most} 字" "{count} characters, more than {most}"
}

/// Characters of one answer in words.
pub const MOST_CHARACTERS: usize = 300;
