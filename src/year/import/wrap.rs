//! Lines that a copy from PDF has broken: joined where it is sure, and told.

use super::{bracket, draft::Line, heading, line};

/// The longest line that a page of 28 characters and its marks can give.
const LONGEST: usize = 60;
/// How many lines a text must have to be judged by their lengths.
const FEWEST: usize = 10;

/// Joins broken lines; returns those that were joined to the line above, by their numbers.
pub(super) fn joined(lines: &mut Vec<Line>) -> Vec<usize> {
    let full = full_length(lines);
    let mut moved = Vec::new();
    let mut whole: Vec<Line> = Vec::with_capacity(lines.len());
    // The length of the last line as it stands in the source.
    let mut length = 0;
    let source = std::mem::take(lines);
    for (at, line) in source.iter().enumerate() {
        let own = line.text.chars().count();
        let continues = whole.last().is_some_and(|last| {
            full.is_some_and(|full| breaks(&last.text, length, full, &line.text))
                || is_rest(&last.text, &line.text)
                || lists(&last.text, &line.text)
                || closes(&last.text, &source[at..])
        });
        length = own;
        match whole.last_mut().filter(|_| continues) {
            Some(last) => {
                last.text.push_str(&line.text);
                moved.push(line.number);
            }
            None => whole.push(line.clone()),
        }
    }
    *lines = whole;
    moved
}

/// Whether a line of so many characters goes on in the next one.
fn breaks(line: &str, length: usize, full: usize, next: &str) -> bool {
    // A mark may hang over the edge, the beginning of a paragraph stands two characters further in.
    length + NEAR >= full
        && !line.ends_with(['。', '：', '；', '！', '？', ':', ';'])
        && !(line.ends_with(['）', '〕', '】', ')']) && depth(line) == 0)
        && heading::level(next).is_none()
        && !bracket::is_labelled(next)
        && line::date(next).is_none()
        && !line::is_attached(next)
}

/// How much shorter than the longest line a full one may be.
const NEAR: usize = 4;

/// The length of a full line, if the text looks wrapped: most lines end at the same column, many of them within a sentence.
fn full_length(lines: &[Line]) -> Option<usize> {
    let lengths: Vec<usize> = lines.iter().map(|line| line.text.chars().count()).collect();
    let full = lengths.iter().copied().max().filter(|full| *full <= LONGEST && *full >= 18)?;
    let as_long = lengths.iter().filter(|length| **length + NEAR >= full).count();
    let pairs = lines.windows(2).zip(&lengths);
    let broken = pairs.filter(|(pair, length)| breaks(&pair[0].text, **length, full, &pair[1].text)).count();
    (lines.len() >= FEWEST && as_long * 5 >= lines.len() * 2 && broken * 4 >= lines.len()).then_some(full)
}

/// Whether a line is the end of the sentence above it, in a text that is not wrapped: 认真组织 and 实施。 below it.
fn is_rest(line: &str, next: &str) -> bool {
    let length = line.chars().count();
    length >= 20
        && line.contains('，')
        && !line.contains('\t')
        && line.ends_with(|last: char| last.is_alphabetic() && !last.is_ascii())
        && heading::level(line).is_none()
        && !bracket::is_labelled(line)
        && next.chars().count() < length
        && next.ends_with('。')
        && heading::level(next).is_none()
        && !next.contains('：')
}

/// Whether a line breaks off within a list, which the next one goes on with: 责任单位：甲局、 and 乙局 below it.
fn lists(line: &str, next: &str) -> bool {
    line.ends_with('、') && !line.contains('\t') && !next.contains('\t') && goes_on(next)
}

/// Most lines that a bracket may be broken over.
const MOST_OF_BRACKET: usize = 4;

/// Whether a bracket is open at the end of a line, and one of the next lines closes it and nothing else.
fn closes(line: &str, next: &[Line]) -> bool {
    let mut open = depth(line);
    if open != 1 {
        return false;
    }
    for line in next.iter().take(MOST_OF_BRACKET) {
        let text = line.text.as_str();
        if text.chars().count() >= 80 || !goes_on(text) && depth(text) != -1 {
            return false;
        }
        open += depth(text);
        if open != 1 {
            return open == 0 && depth(text) == -1;
        }
    }
    false
}

/// Whether a line is none that begins something: a number, a label, the date, 附件.
fn goes_on(line: &str) -> bool {
    heading::level(line).is_none()
        && !bracket::is_labelled(line)
        && line::date(line).is_none()
        && !line::is_attached(line)
}

fn depth(text: &str) -> i32 {
    text.chars()
        .map(|sign| match sign {
            '（' | '〔' | '【' | '(' => 1,
            '）' | '〕' | '】' | ')' => -1,
            _ => 0,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Vec<Line> {
        texts.iter().zip(1..).map(|(text, number)| Line { number, text: (*text).to_owned() }).collect()
    }

    #[test]
    fn a_bracket_that_is_broken_over_two_lines_is_joined() {
        let mut broken = lines(&["1.建立制度。（责任单位：甲局、", "乙局）", "2.登记到户。"]);
        assert_eq!(joined(&mut broken), [2]);
        assert_eq!(broken[0].text, "1.建立制度。（责任单位：甲局、乙局）");
        let mut thrice = lines(&["1.建立制度。（甲局、", "乙局、丙局按职", "责分工负责）", "2.登记到户。"]);
        assert_eq!(joined(&mut thrice), [2, 3]);
        assert_eq!(thrice[0].text, "1.建立制度。（甲局、乙局、丙局按职责分工负责）");
        let mut sound = lines(&["（一）建立制度。", "登记到户。", "a）第一", "b）第二"]);
        assert_eq!(joined(&mut sound), Vec::<usize>::new());
    }

    #[test]
    fn the_end_of_a_sentence_is_joined_to_it() {
        let mut broken = lines(&["现将方案印发给你们，请结合实际，认真贯彻，抓好组织", "实施。", "一、总体要求"]);
        assert_eq!(joined(&mut broken), [2]);
        for sound in [
            ["（一）实施农业绿色生产，推动产业持续健康较快地增长", "推行绿色生产。"],
            ["关于做好工作的通知", "各单位要高度重视。"],
            ["建立工作台账，落实责任，加强监督，确保按时完成任务", "责任单位：甲局。"],
        ] {
            assert_eq!(joined(&mut lines(&sound)), Vec::<usize>::new(), "{sound:?}");
        }
    }

    #[test]
    fn a_list_that_is_broken_off_is_joined() {
        let mut broken = lines(&["责任单位：甲局、", "乙局，丙局", "完成时限：6月底前"]);
        assert_eq!(joined(&mut broken), [2]);
        assert_eq!(broken[0].text, "责任单位：甲局、乙局，丙局");
        for sound in
            [["责任单位：甲局、", "配合单位：乙局"], ["建立台账、", "2.登记到户"], ["（一）制度（甲", "二、监管"]]
        {
            assert_eq!(joined(&mut lines(&sound)), Vec::<usize>::new(), "{sound:?}");
        }
    }

    #[test]
    fn a_wrapped_text_may_have_hanging_marks_and_indents() {
        let text = "某某市人民政府文件\n某政发〔2022〕8号\n关于加快推进绿色低碳循环发展经济体系建\n设的实施意见\n各区县人民政府：\n为贯彻落实上级文件精神，推动绿色低碳循\n碳循环发展经济体系的指导意见》，结合我市实际，\n现提出如下实施意见。\n一、健全生产体系\n（一）推进升级。加快实施钢铁、石化等工业\n行业绿色化改造。（责任单位：市工业和信息化\n局、市发展改革委，各区、县人民\n政府）\n（二）绿色农业。鼓励发展生态种植，加强产\n品认证和管理。（责任单位：市农业农村局）";
        let mut wrapped = lines(&text.split('\n').collect::<Vec<_>>());
        joined(&mut wrapped);
        assert_eq!(wrapped.len(), 8, "{wrapped:?}");
    }

    #[test]
    fn a_text_of_lines_of_one_length_is_wrapped() {
        let long = "落实制度加强监管建立清单登记到户落实制度加强监管建立";
        let mut wrapped = lines(&[long; 12]);
        wrapped.push(Line { number: 13, text: "清单。".to_owned() });
        joined(&mut wrapped);
        assert_eq!(wrapped.len(), 1);
    }
}
