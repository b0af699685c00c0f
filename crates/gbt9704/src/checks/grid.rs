//! The text on its grid: size and class of type, lines, characters, colour, forbidden marks (5.2.2 to 5.2.4, 7.3.3, 9).

use super::{
    super::{
        layout::{AREA_WIDTH, Layout, Line, Role, median, most_common, words},
        options::Kind,
        pdf::{Class, Glyph},
        report::{Measure, Verdict},
    },
    requirement::{Requirement, mm},
    spacing,
};

const SIZE: Requirement = Requirement::new("5.2.2", "PG-05", "正文字号（3号）", "size of the text", "15.6–16.0 pt");
const CLASS: Requirement = Requirement::new("5.2.2", "PG-05", "正文字体", "type of the text", "仿宋");
const LINES: Requirement = Requirement::new("5.2.3", "PG-06", "每页行数", "lines a page", "22");
const PITCH: Requirement = Requirement::new("5.2.3", "PG-06", "行距", "line pitch", "10.20–10.50 mm");
const CHARS: Requirement = Requirement::new("5.2.3", "PG-06", "每行字数", "characters a line", "28");
const BLACK: Requirement = Requirement::new("5.2.4", "PG-07", "文字颜色", "colour of the text", "黑色 black");
const BOLD: Requirement = Requirement::new("7.3.3", "BD-02", "正文不加粗", "no bold in the text", "不加粗 none");
const MARKS: Requirement =
    Requirement::new("9", "UN-01", "行首行尾标点", "marks at line ends", "GB/T 15834 5.1：禁则 0 处");

pub(super) fn check(layout: &Layout, out: &mut Vec<Measure>) {
    for page in 1..=layout.pages.len() {
        let glyphs: Vec<&Glyph> = layout.text_on(page).flat_map(|line| line.glyphs.iter().copied()).collect();
        if glyphs.iter().filter(|glyph| glyph.is_hanzi()).count() >= 8 {
            size(&glyphs, page, out);
            class(layout, page, out);
            bold(layout, page, out);
            marks(layout, page, out);
        }
        lines(layout, page, out);
        black(layout, page, out);
    }
    pitch(layout, out);
    characters(layout, out);
}

/// PG-05. The size of the Hanzi furthest from 3号.
fn size(glyphs: &[&Glyph], page: usize, out: &mut Vec<Measure>) {
    let sizes = glyphs.iter().filter(|glyph| glyph.is_hanzi()).map(|glyph| glyph.size);
    let off = |size: &f64| (size - 15.8).abs();
    if let Some(size) = sizes.max_by(|a, b| off(a).total_cmp(&off(b))) {
        out.push(SIZE.measured((15.6..=16.05).contains(&size), format!("{size:.2} pt")).on(page));
    }
}

/// PG-05. The class of most Hanzi outside headings and brackets; 黑体 and 楷体 may stand in it as emphasis, other classes
/// may not. A bracket that ends a paragraph, as that of a responsibility, is often set in 楷体 whole.
fn class(layout: &Layout, page: usize, out: &mut Vec<Measure>) {
    let (mut in_heading, mut depth) = (false, 0_usize);
    let (mut plain, mut bracketed): (Vec<&Glyph>, Vec<&Glyph>) = (Vec::new(), Vec::new());
    for line in layout.text_on(page) {
        if layout.begins_paragraph(line) {
            in_heading = words::heading(&line.text).is_some_and(|(level, _)| level < 3);
            depth = 0;
        }
        for glyph in &line.glyphs {
            depth += usize::from(&*glyph.text == "（");
            if !in_heading && glyph.is_hanzi() {
                if depth == 0 { &mut plain } else { &mut bracketed }.push(glyph);
            }
            depth = depth.saturating_sub(usize::from(&*glyph.text == "）"));
            in_heading &= &*glyph.text != "。";
        }
    }
    if plain.is_empty() {
        return;
    }
    let most = most_common(plain.iter().copied());
    plain.append(&mut bracketed);
    let foreign = plain.iter().find(|glyph| matches!(glyph.class, Class::Song | Class::TitleSong | Class::Other));
    let (met, shown) = match foreign {
        Some(glyph) => (false, format!("{} {}", glyph.class.word(), glyph.font())),
        None => (most == Class::FangSong, most.word().to_owned()),
    };
    out.push(CLASS.measured(met, shown).on(page));
}

/// BD-02. Bold by the font's name or by stroke; 小标宋 is a bold type itself and is judged as a class.
fn bold(layout: &Layout, page: usize, out: &mut Vec<Measure>) {
    let is_bold = |glyph: &&&Glyph| glyph.stroked || glyph.bold && glyph.class != Class::TitleSong;
    let found = layout.text_on(page).find_map(|line| line.glyphs.iter().find(is_bold).map(|glyph| (line, glyph)));
    out.push(match found {
        Some((line, glyph)) => BOLD.measured(false, format!("加粗 bold {}", glyph.font())).at(line),
        None => BOLD.measured(true, "不加粗 none").on(page),
    });
}

/// UN-01. Lines that begin or end with a mark that must not stand there.
fn marks(layout: &Layout, page: usize, out: &mut Vec<Measure>) {
    let wrong = |line: &&Line| {
        line.first_char().is_some_and(words::never_first) || line.last_char().is_some_and(words::never_last)
    };
    let count = layout.text_on(page).filter(wrong).count();
    let measure = MARKS.measured(count == 0, count.to_string());
    out.push(match layout.text_on(page).find(wrong) {
        Some(line) => measure.at(line),
        None => measure.on(page),
    });
}

/// PG-06. The lines of the grid from the first to the last line of a page between two pages of the same text; blank
/// lines count.
fn lines(layout: &Layout, page: usize, out: &mut Vec<Measure>) {
    if matches!(layout.kind, Kind::Form | Kind::Other)
        || !(layout.continues(page) && layout.continues(page + 1))
        // A table, with the heading above it, may not fit below the text.
        || layout.tables.iter().any(|table| [page, page + 1].contains(table))
        || [page, page + 1].into_iter().any(|page| has_caption(layout, page))
    {
        return;
    }
    let baselines: Vec<f64> = layout.text_on(page).map(|line| line.baseline).collect();
    let (Some(first), Some(last), Some(pitch)) = (baselines.first(), baselines.last(), pitch_of(&baselines)) else {
        return;
    };
    let count = ((last - first) / pitch).round() + 1.0;
    let excuse = if (21.5..22.5).contains(&count) {
        Some("")
    } else if ADJUSTED.contains(&pitch) && !USUAL.contains(&pitch) && spacing::must_give_way(layout) {
        Some("（7.3.5.5）")
    } else if count < 22.0 && USUAL.contains(&pitch) && heading_follows(layout, page) {
        Some("（标题移至下页 heading kept with its text）")
    } else {
        None
    };
    out.push(LINES.measured(excuse.is_some(), format!("{count:.0}{}", excuse.unwrap_or_default())).on(page));
}

/// Whether a page has a picture with its caption, which is as high as it is and may not fit below the text.
fn has_caption(layout: &Layout, page: usize) -> bool {
    layout.of_role(Role::Caption).any(|line| line.page == page)
}

/// 5.2.3 with 3.2: 10.45 mm; programs that give half a line's gap above the first line come to 10.2 mm.
const USUAL: std::ops::RangeInclusive<f64> = 10.20..=10.50;
/// 7.3.5.5: line spacing may give way so that the signature stays with text; 18 to 25 lines a page.
const ADJUSTED: std::ops::RangeInclusive<f64> = 9.1..=13.0;

/// Whether the next page begins with a heading on lines of its own, which may not stand last on a page.
fn heading_follows(layout: &Layout, page: usize) -> bool {
    heading_among(layout, layout.text_on(page + 1).take(4), 1)
}

/// Whether one of the first `first` of the lines begins a heading on lines of its own, three at most.
fn heading_among<'l>(layout: &Layout, lines: impl Iterator<Item = &'l Line<'l>>, first: usize) -> bool {
    let lines: Vec<&Line> = lines.collect();
    let begins = |at: usize| lines.get(at).is_some_and(|line| layout.begins_paragraph(line));
    (0..first.min(lines.len())).any(|at| {
        let numbered = begins(at) && words::heading(&lines[at].text).is_some();
        // The text below it begins before a paragraph's first line could have become full. A heading with a stop has one
        // line.
        let most = if lines[at].text.ends_with('。') { 1 } else { 3 };
        numbered && (1..=most).any(|below| begins(at + below))
    })
}

/// Whether a page breaks near a heading on lines of its own: paragraphs before it may have been spaced for its sake.
fn heading_at_a_break(layout: &Layout) -> bool {
    (1..layout.pages.len()).any(|page| {
        let foot: Vec<&Line> = layout.text_on(page).collect();
        let foot = foot[foot.len().saturating_sub(4)..].iter().copied();
        heading_follows(layout, page) || heading_among(layout, foot.chain(layout.text_on(page + 1).take(2)), 4)
    })
}

fn pitch_of(baselines: &[f64]) -> Option<f64> {
    let steps = baselines.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| (4.0..20.0).contains(step));
    median(steps.collect())
}

/// PG-06. The step from line to line that most lines of a part have: of the document, of each attachment.
fn pitch(layout: &Layout, out: &mut Vec<Measure>) {
    if matches!(layout.kind, Kind::Form | Kind::Other) {
        return;
    }
    let parts = layout.lines.iter().map(|line| line.part).max().unwrap_or(0);
    for part in 0..=parts {
        let first = layout.of_role(Role::Text).find(|line| line.part == part);
        let (Some(first), Some(pitch)) = (first, layout.measured_pitch(part)) else { continue };
        let usual = USUAL.contains(&pitch);
        let adjusted = part == 0 && !usual && ADJUSTED.contains(&pitch) && spacing::must_give_way(layout);
        let excuse = if adjusted { "（7.3.5.5）" } else { "" };
        out.push(PITCH.measured(usual || adjusted, format!("{}{excuse}", mm(pitch))).on(first.page));
    }
}

/// Fewest distances between Hanzi that tell how they are set: in lines that are not full, and in any lines.
const LEAST_NATURAL: usize = 20;
const LEAST_STEPS: usize = 160;

/// PG-06. How many Hanzi at their usual distance fill 156 mm. Lines with digits or compressed marks hold more or fewer,
/// so distances between neighbouring Hanzi are measured and not characters counted.
fn characters(layout: &Layout, out: &mut Vec<Measure>) {
    if matches!(layout.kind, Kind::Form | Kind::Other) {
        return;
    }
    let (mut steps, mut natural): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    // A Latin word goes to the next line whole, and the Hanzi of the line before it are set apart to fill it.
    let is_latin = |glyph: &Glyph| glyph.text.chars().any(|char| char < '\u{2E80}' && char.is_alphabetic());
    let has_latin = |line: &&Line| line.glyphs.iter().any(|glyph| is_latin(glyph));
    let parts = layout.paragraphs().into_iter().filter(|paragraph| !paragraph.lines.iter().any(has_latin));
    for (line, is_first) in parts
        .flat_map(|paragraph| paragraph.lines.into_iter().zip(std::iter::once(true).chain(std::iter::repeat(false))))
    {
        let hanzi = |glyph: &Glyph| glyph.text.chars().count() == 1 && glyph.is_hanzi();
        let pairs = line.glyphs.windows(2).filter(|pair| hanzi(pair[0]) && hanzi(pair[1]));
        let found: Vec<f64> = pairs.map(|pair| pair[1].origin.x - pair[0].origin.x).collect();
        // A paragraph of one short line may be a heading.
        if !is_first && !layout.is_full(line) {
            natural.extend_from_slice(&found);
        }
        steps.extend(found);
    }
    // A full line without room for a mark is stretched, and none is ever narrowed between Hanzi: the last lines of
    // paragraphs show the distance as it is set, and so does the lower quartile of many lines.
    let step = if natural.len() >= LEAST_NATURAL {
        median(natural)
    } else if steps.len() >= LEAST_STEPS {
        steps.sort_by(f64::total_cmp);
        steps.get(steps.len() / 4).copied()
    } else {
        None
    };
    let Some(step) = step else {
        out.push(CHARS.not_applicable());
        return;
    };
    let count = AREA_WIDTH / step;
    let usual = (27.6..=28.4).contains(&count);
    // 7.3.5.5: one character a line more or less in the paragraphs before the signature, which may be most of a text.
    // 5.2.3 lets it differ where there is a reason: so that a heading does not stand alone at the foot of a page. The
    // paragraphs after that heading show the usual distance.
    let as_usual = steps.iter().filter(|step| (27.6..=28.4).contains(&(AREA_WIDTH / **step))).count();
    let for_heading = as_usual * 8 > steps.len() && heading_at_a_break(layout);
    let adjusted = !usual && (26.5..=29.1).contains(&count) && (spacing::must_give_way(layout) || for_heading);
    let excuse = if adjusted { "，7.3.5.5" } else { "" };
    out.push(CHARS.measured(usual || adjusted, format!("{count:.2}（{}{excuse}）", mm(step))));
}

/// PG-07. Everything but the mark and the blanks of a draft.
fn black(layout: &Layout, page: usize, out: &mut Vec<Measure>) {
    let stated = |line: &&Line| line.page == page && !matches!(line.role, Role::Mark | Role::Blank | Role::Margin);
    let mut lines = layout.lines.iter().filter(stated).peekable();
    if lines.peek().is_none() {
        return;
    }
    let found =
        lines.find_map(|line| line.glyphs.iter().find(|glyph| !glyph.colour.is_black()).map(|glyph| (line, glyph)));
    out.push(match found {
        Some((line, glyph)) => BLACK.measured(false, glyph.colour.to_string()).at(line),
        None => BLACK.judged(Verdict::Pass, Some("黑色 black".to_owned())).on(page),
    });
}
