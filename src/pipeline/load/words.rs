//! Did you mean: from a word that nobody expects to one of those expected.

use crate::{
    hanzi::{characters::is_invisible, width::half},
    model::plan::keys,
};

/// What people write for a key, in Chinese or in other English. One word may mean several keys; that which fits the
/// mapping is taken.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("标题", &["title"]),
    ("题目", &["title"]),
    ("heading", &["title"]),
    ("headline", &["title"]),
    ("subject", &["title"]),
    ("牵头", &["lead"]),
    ("牵头单位", &["lead"]),
    ("牵头部门", &["lead"]),
    ("主办", &["lead"]),
    ("主办单位", &["lead"]),
    ("leader", &["lead"]),
    ("leading", &["lead"]),
    ("责任单位", &["responsible"]),
    ("责任部门", &["responsible"]),
    ("负责单位", &["responsible"]),
    ("负责部门", &["responsible"]),
    ("负责", &["responsible"]),
    ("department", &["responsible"]),
    ("departments", &["responsible", "departments"]),
    ("units", &["responsible", "departments"]),
    ("owner", &["responsible"]),
    ("指导", &["guide"]),
    ("指导单位", &["guide"]),
    ("配合", &["with"]),
    ("配合单位", &["with"]),
    ("配合部门", &["with"]),
    ("参与", &["with"]),
    ("参与单位", &["with"]),
    ("协办单位", &["with"]),
    ("participant", &["with"]),
    ("participants", &["with"]),
    ("partners", &["with"]),
    ("时限", &["deadline", "due"]),
    ("完成时限", &["deadline"]),
    ("期限", &["deadline", "due"]),
    ("截止日期", &["deadline", "due"]),
    ("due", &["deadline"]),
    ("指标", &["targets"]),
    ("量化指标", &["targets"]),
    ("indicators", &["targets"]),
    ("编号", &["id", "copy_number"]),
    ("标识", &["id"]),
    ("正文", &["text"]),
    ("内容", &["text", "clauses", "items"]),
    ("body", &["text"]),
    ("content", &["text"]),
    ("条款", &["clauses"]),
    ("事项", &["items"]),
    ("年份", &["year"]),
    ("年度", &["year"]),
    ("发文机关", &["issuing_authority"]),
    ("authority", &["issuing_authority"]),
    ("发文字号", &["document_number"]),
    ("文号", &["document_number"]),
    ("number", &["document_number", "copy_number"]),
    ("主送", &["recipients"]),
    ("主送机关", &["recipients"]),
    ("抄送", &["copy_recipients"]),
    ("抄送机关", &["copy_recipients"]),
    ("cc", &["copy_recipients"]),
    ("引言", &["preamble"]),
    ("前言", &["preamble"]),
    ("introduction", &["preamble"]),
    ("结语", &["closing"]),
    ("成文日期", &["date_of_issue"]),
    ("日期", &["date_of_issue", "due"]),
    ("date", &["date_of_issue", "due"]),
    ("印发机关", &["printing_authority"]),
    ("印发日期", &["printing_date"]),
    ("印发的方案", &["issued_plans"]),
    ("附件", &["attachments"]),
    ("附注", &["note"]),
    ("署名", &["signature"]),
    ("落款", &["signature"]),
    ("印章", &["seal"]),
    ("紧急程度", &["urgency"]),
    ("份号", &["copy_number"]),
    ("密级", &["classification"]),
    ("章节", &["sections"]),
    ("部门", &["departments", "responsible"]),
    ("单位", &["departments", "responsible"]),
    ("名称", &["name"]),
    ("姓名", &["name"]),
    ("别名", &["aliases"]),
    ("简称", &["aliases"]),
    ("alias", &["aliases"]),
    ("类型", &["kind"]),
    ("类别", &["kind"]),
    ("性质", &["kind"]),
    ("type", &["kind"]),
    ("格式", &["form"]),
    ("template", &["form"]),
    ("目标值", &["value"]),
    ("数值", &["value"]),
    ("依据", &["basis"]),
    ("报表期", &["periods"]),
    ("联系人", &["contact", "name"]),
    ("电话", &["telephone"]),
    ("联系电话", &["telephone"]),
    ("phone", &["telephone"]),
    ("邮箱", &["email"]),
    ("地址", &["address"]),
    ("理由", &["reason"]),
    ("原因", &["reason"]),
    ("代码", &["code"]),
    ("rule", &["code"]),
    ("豁免", &["waivers"]),
    ("政府", &["government"]),
    ("政府部门", &["government"]),
    ("gov", &["government"]),
    ("党委", &["party"]),
    ("党委部门", &["party"]),
    ("法院", &["court"]),
    ("人民法院", &["court"]),
    ("检察院", &["procuratorate"]),
    ("人民检察院", &["procuratorate"]),
    ("派出机构", &["dispatched"]),
    ("垂直管理", &["dispatched"]),
    ("群体", &["group"]),
    ("公函", &["函"]),
    ("信函", &["函"]),
    ("清单", &["任务清单"]),
    (">=", &["≥"]),
    ("不低于", &["≥"]),
    ("不少于", &["≥"]),
    ("<=", &["≤"]),
    ("不高于", &["≤"]),
    ("不超过", &["≤"]),
    ("==", &["="]),
    ("约", &["≈"]),
];

/// A word that was probably meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Guess<'a> {
    /// The word.
    pub(super) word: &'a str,
    /// Whether nothing else can be meant: same letters in another dress, or a listed synonym.
    pub(super) sure: bool,
}

/// The expected word that `written` most likely stands for.
pub(super) fn guess<'a>(written: &str, expected: &[&'a str]) -> Option<Guess<'a>> {
    let plain = plain(written);
    if let Some(word) = expected.iter().find(|word| **word == plain) {
        return Some(Guess { word, sure: true });
    }
    if let Some((_, meanings)) = SYNONYMS.iter().find(|(synonym, _)| *synonym == plain)
        && let Some(word) = meanings.iter().find_map(|meaning| expected.iter().find(|word| *word == meaning))
    {
        return Some(Guess { word, sure: true });
    }
    nearest(&plain, expected).map(|word| Guess { word, sure: false })
}

/// The word at the least edit distance, if that is small for its length.
pub(super) fn nearest<'a>(written: &str, expected: &[&'a str]) -> Option<&'a str> {
    let length = written.chars().count();
    // Longer than any word expected: no use to measure, and measuring would be slow.
    if length > 80 {
        return None;
    }
    let near = |word: &&'a str| {
        let distance = strsim::damerau_levenshtein(written, word);
        let longest = length.max(word.chars().count());
        (distance <= 1.max(longest / 3) && distance < longest).then_some((distance, *word))
    };
    expected.iter().filter_map(near).min_by_key(|(distance, _)| *distance).map(|(_, word)| word)
}

/// Whether a word is a key of some block of the plan, or is written for one.
pub(super) fn means_key(written: &str) -> bool {
    let plain = plain(written);
    keys::is_key(&plain) || SYNONYMS.iter().any(|(synonym, _)| *synonym == plain)
}

/// Lower case, ASCII for full-width, `_` for other joints, without what cannot be seen.
fn plain(written: &str) -> String {
    let seen = written.chars().filter(|character| !is_invisible(*character)).map(half);
    let text: String = seen.flat_map(char::to_lowercase).collect();
    text.trim().trim_end_matches(':').replace(['-', ' '], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAUSE: [&str; 5] = ["id", "text", "responsible", "lead", "with"];

    #[test]
    fn a_slip_of_the_finger_is_guessed_but_not_sure() {
        assert_eq!(guess("laed", &CLAUSE), Some(Guess { word: "lead", sure: false }));
        assert_eq!(guess("responsable", &CLAUSE), Some(Guess { word: "responsible", sure: false }));
    }

    #[test]
    fn another_dress_and_chinese_words_are_sure() {
        for (written, word) in [("Lead", "lead"), ("ｌｅａｄ", "lead"), ("牵头单位", "lead"), ("le\u{200b}ad", "lead")]
        {
            assert_eq!(guess(written, &CLAUSE), Some(Guess { word, sure: true }), "{written}");
        }
    }

    #[test]
    fn a_word_that_resembles_nothing_is_not_guessed() {
        for written in ["xyz", "说明", "", "remarks"] {
            assert_eq!(guess(written, &CLAUSE), None, "{written}");
        }
    }
}
