//! The printed notice is the issued text, character by character.

use crate::support::workplace::{Workplace, html_text, pdf_text, read, repository, squeeze};

/// The issued text without what Word left in it and without white space.
pub(crate) fn issued() -> String {
    let text = read(&repository().join("tests/seed/notice-2023.txt"));
    squeeze(&text.replace("[bookmark: _GoBack]", ""))
}

/// The text of a PDF without page numbers and the line that marks a draft.
pub(crate) fn printed(text: &str) -> String {
    let is_number = |line: &str| line.starts_with('—') && line.ends_with('—');
    let kept = text.lines().map(str::trim).filter(|line| !is_number(line) && !line.contains("草稿"));
    squeeze(&kept.collect::<Vec<_>>().join("\n"))
}

#[test]
fn the_notice_prints_the_issued_text_in_both_formats() {
    let workplace = Workplace::new();
    workplace.build();
    let issued = issued();
    assert_eq!(issued.chars().count(), 5153);
    let pdf = printed(&pdf_text(&workplace.output().join("notice.pdf")));
    assert!(pdf.contains(&issued), "{}", first_difference(&pdf, &issued));
    let page = squeeze(&html_text(&workplace.page("notice.html")));
    assert!(page.contains(&issued), "{}", first_difference(&page, &issued));
}

#[test]
fn a_letter_has_the_wording_of_every_duty_in_both_formats() {
    let workplace = Workplace::new();
    workplace.build();
    let wording = squeeze("落实耕地分类管理制度，优化完善轻中度污染耕地安全利用措施");
    let page = squeeze(&html_text(&workplace.page("letters/区农业农村局.html")));
    let pdf = printed(&pdf_text(&workplace.output().join("letters/区农业农村局.pdf")));
    for text in [&page, &pdf] {
        assert!(text.contains(&wording));
        assert!(text.contains("关于印发友好区2023年食品安全重点工作安排的通知》（友政发〔2023〕19号）"));
        assert!(text.contains("18项任务"));
    }
}

/// Where two texts part, for the message of a failed test.
fn first_difference(found: &str, expected: &str) -> String {
    let start = expected.chars().take(12).collect::<String>();
    let found = found.find(&start).map_or(found, |at| &found[at..]);
    let same = found.chars().zip(expected.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(8)).take(24).collect::<String>();
    format!("after {same} characters: found {}, expected {}", around(found), around(expected))
}
