//! Breaks a title into lines: by the sense of its words, as a trapezoid or a diamond (GB/T 9704-2012 7.3.1).

use crate::{hanzi::width::half_widths, model::plan::Register};

mod line;
mod pieces;
mod setting;

use line::LINE;
use pieces::{broken, pieces};
use setting::{best, by_meaning, cost};

/// The lines of a title. Breaks given by the author stand; otherwise they are computed.
pub(super) fn lines(title: &str, register: &Register) -> Vec<String> {
    let title = title.trim();
    if title.contains('\n') {
        return title.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    }
    // The common case must not load the dictionary.
    if half_widths(title) <= 2 * LINE {
        return vec![title.to_owned()];
    }
    let pieces = pieces(title, register);
    let shaped = |pieces: &[String]| (2..=pieces.len().min(5)).find_map(|count| best(pieces, count, cost));
    // A quoted title stays whole where the shape allows it; else it too breaks between its words.
    shaped(&pieces).or_else(|| shaped(&broken(pieces.clone(), |_| true))).unwrap_or_else(|| greedy(&pieces))
}

/// The lines of a title that is put together from `stretches`: it breaks only between them if it can.
pub(super) fn composed(stretches: &[String], register: &Register) -> Vec<String> {
    let title = stretches.concat();
    if half_widths(&title) <= 2 * LINE {
        return vec![title];
    }
    (2..=stretches.len())
        .find_map(|count| best(stretches, count, by_meaning))
        .unwrap_or_else(|| lines(&title, register))
}

/// Without a good shape: lines as full as they can be. Only a word longer than a line is cut.
fn greedy(pieces: &[String]) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces {
        let room = |lines: &[String], more: usize| half_widths(&lines[lines.len() - 1]) + more <= 2 * LINE;
        if !room(&lines, half_widths(piece)) && !lines[lines.len() - 1].is_empty() {
            lines.push(String::new());
        }
        for character in piece.chars() {
            if !room(&lines, 2) {
                lines.push(String::new());
            }
            lines.last_mut().expect("there is always a line").push(character);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{
        line::{clings_to_next, clings_to_previous},
        setting::trapezoid_or_diamond,
        *,
    };

    fn set(title: &str) -> Vec<String> {
        lines(title, &Register::default())
    }

    #[test]
    fn a_short_title_stays_on_one_line() {
        assert_eq!(set("关于做好2024年食品安全工作的通知"), ["关于做好2024年食品安全工作的通知"]);
    }

    #[test]
    fn given_breaks_stand() {
        assert_eq!(set("甲\n乙丙\n"), ["甲", "乙丙"]);
    }

    #[test]
    fn a_composed_title_breaks_where_its_author_did() {
        let composed = |stretches: &[&str]| {
            composed(&stretches.iter().map(|&one| one.to_owned()).collect::<Vec<_>>(), &Register::default())
        };
        assert_eq!(
            composed(&["关于分送友好区2023年食品安全", "重点工作安排任务清单的函"]),
            ["关于分送友好区2023年食品安全", "重点工作安排任务清单的函"]
        );
        assert_eq!(
            composed(&["友好区2023年食品安全", "重点工作安排任务清单", "（区教育局）"]),
            ["友好区2023年食品安全", "重点工作安排任务清单（区教育局）"]
        );
        assert_eq!(composed(&["甲", "乙", "（丙）"]), ["甲乙（丙）"]);
        let long = "甲".repeat(50);
        assert_eq!(composed(&[&long, "乙"]).concat(), format!("{long}乙"));
    }

    #[test]
    fn real_titles_lose_nothing_and_keep_the_shape() {
        for title in TITLES {
            let set = set(title);
            assert_eq!(set.concat(), *title);
            let widths: Vec<usize> = set.iter().map(|line| half_widths(line)).collect();
            assert!(widths.iter().all(|width| *width <= 2 * LINE), "{set:?}");
            assert!(trapezoid_or_diamond(&widths), "{set:?}");
            assert!(
                set.iter().all(|line| !line.starts_with(clings_to_previous) && !line.ends_with(clings_to_next)),
                "{set:?}"
            );
        }
    }

    #[test]
    fn no_title_hangs_or_loses_characters() {
        for title in ["甲".repeat(5000), "ab ".repeat(900), "《".repeat(100), "，".repeat(90), "的通知".repeat(300)]
        {
            assert_eq!(set(&title).concat(), title.trim());
        }
    }

    #[test]
    fn a_quoted_title_is_broken_rather_than_a_line_of_two_characters_left() {
        for title in
            ["关于印发《江北市技术交易场所管理细则》的通知", "关于印发《江“数”北新质秀带创新区建设方案》的通知"]
        {
            let set = set(title);
            assert_eq!(set.concat(), title);
            assert!(set.iter().all(|line| line.chars().count() >= 6), "{set:?}");
            assert!(trapezoid_or_diamond(&set.iter().map(|line| half_widths(line)).collect::<Vec<_>>()), "{set:?}");
        }
    }

    const TITLES: &[&str] = &[
        "友好区人民政府关于印发友好区2023年食品安全重点工作安排的通知",
        "国务院办公厅关于印发2017年食品安全重点工作安排的通知",
        "国务院食品安全委员会关于印发2023年食品安全重点工作安排的通知",
        "国务院办公厅关于进一步加强农产品质量安全监管工作的通知",
        "中共中央办公厅国务院办公厅关于印发《整治形式主义为基层减负若干规定》的通知",
        "国务院关于加强食品等产品安全监督管理的特别规定",
        "市场监管总局关于贯彻落实《企业落实食品安全主体责任监督管理规定》有关事项的通知",
        "黑龙江省人民政府办公厅关于印发黑龙江省行政执法与刑事司法衔接工作办法的通知",
        "伊春市人民政府关于进一步做好春节期间食品安全和疫情防控工作的紧急通知",
        "关于分送友好区2023年食品安全重点工作安排任务清单的函",
        "友好区2023年食品安全重点工作安排贯彻落实情况报表（上半年）",
        "国务院办公厅转发国家发展改革委等部门关于加快推进城镇环境基础设施建设指导意见的通知",
    ];
}
