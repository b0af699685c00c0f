//! Gives each line its role: margins and page numbers, then the head, then what follows it.

use super::{
    super::{
        options::Kind,
        pdf::{Class, Rect, Rule},
    },
    document::Layout,
    kind,
    line::{Line, Role},
    tail, words,
};

/// Size above which a line is set as a title (2号 is 22 pt), in points.
const SMALLEST_TITLE: f64 = 18.3;
/// Most lines that the list of recipients takes: more would leave no text on page 1.
const MOST_RECIPIENT_LINES: usize = 14;

/// Gives all lines their roles.
pub(crate) fn assign(layout: &mut Layout) {
    outer_lines(layout);
    let apart = is_apart(layout);
    tables(layout, apart);
    match layout.kind {
        Kind::Notice => notice_head(layout),
        Kind::Letter => letter_head(layout),
        Kind::Form | Kind::Other => {}
    }
    attachments(layout, apart);
    captions(layout);
    let imprint_rules = imprint_rules(layout);
    imprint(layout, &imprint_rules);
    layout.imprint_rules = imprint_rules;
    if matches!(layout.kind, Kind::Notice | Kind::Letter) {
        title_and_recipients(layout);
        tail::assign(layout);
    }
    for line in layout.lines.iter_mut().filter(|line| line.role == Role::Other && line.size < SMALLEST_TITLE) {
        line.role = Role::Text;
    }
}

/// Page numbers below the type area, and what stands in the top margin.
fn outer_lines(layout: &mut Layout) {
    let letter = layout.kind == Kind::Letter;
    for number in 1..=layout.pages.len() {
        let on_page = layout.lines.iter().rposition(|line| line.page == number);
        // A mark of a letter begins 30 mm from the top of the page, all else at 37 mm.
        let margin = if letter && number == 1 { 29.0 } else { 33.0 };
        for line in layout.lines.iter_mut().filter(|line| line.page == number && line.baseline < margin) {
            line.role = Role::Margin;
        }
        let Some(last) = on_page.map(|index| &mut layout.lines[index]) else { continue };
        if last.baseline > 258.0 && words::page_number(&last.text).is_some() {
            last.role = Role::PageNumber;
        }
    }
}

/// Whether the document is an attachment bound apart from the one that it belongs to (7.3.7).
fn is_apart(layout: &Layout) -> bool {
    let first = layout.lines.iter().find(|line| line.page == 1 && line.role == Role::Other);
    layout.kind == Kind::Other && first.is_some_and(|line| words::is_head_apart(&line.text))
}

/// The lines of pages with a table. What stands above the first, and the imprint below it, is measured as what it is; text
/// between and below tables is not on the grid.
fn tables(layout: &mut Layout, apart: bool) {
    let is_official = matches!(layout.kind, Kind::Notice | Kind::Letter);
    let Layout { lines, tables, pages, kind, .. } = layout;
    for &number in &*tables {
        let page = &pages[number - 1];
        let (top, bottom) = kind::table_extent(page);
        let is_last = is_official && number == pages.len();
        let imprint = kind::long_rules(page).iter().map(Rule::centre).find(|rule| is_last && *rule > bottom + 1.0);
        for line in lines.iter_mut().filter(|line| line.page == number && line.role == Role::Other) {
            // What a letter says above a list is set in the list's own size.
            let heads = words::is_attachment_head(&line.text) || line.size >= SMALLEST_TITLE;
            let heads_apart = apart && number == 1 && (heads || words::is_head_apart(&line.text));
            let above = (heads && is_official || heads_apart || *kind == Kind::Notice) && line.baseline < top;
            if !above && imprint.is_none_or(|imprint| line.baseline <= imprint) {
                line.role = Role::Table;
            }
        }
    }
}

/// The head of a notice: everything down to the red line (7.2).
fn notice_head(layout: &mut Layout) {
    let mark_bottom = mark(layout);
    let title_top = layout.lines.iter().find(|line| is_title(line) && line.top() > mark_bottom).map(Line::top);
    let limit = title_top.unwrap_or(mark_bottom + 100.0);
    layout.head_rule = layout.pages.first().and_then(|page| {
        // A line much too short is still the head's line: it fails there.
        let in_head = |rule: &&Rule| rule.horizontal && rule.length() > 40.0 && rule.thickness() < 3.0;
        page.rules.iter().filter(in_head).find(|rule| rule.centre() > mark_bottom && rule.centre() < limit).copied()
    });
    let bottom = layout.head_rule.map_or(limit, |rule| rule.centre());
    head_lines(layout, bottom);
    let number = layout.lines.iter_mut().rev().find(|line| {
        line.page == 1 && line.role == Role::Other && line.baseline > mark_bottom && line.baseline < bottom
    });
    if let Some(number) = number.filter(|line| line.text.contains('号') || line.text.contains('〔')) {
        number.role = Role::DocumentNumber;
    }
}

/// The head of a letter: the mark above the upper double line, the rest below it (10.1).
fn letter_head(layout: &mut Layout) {
    mark(layout);
    let title = layout.lines.iter().find(|line| is_title(line)).map_or(140.0, Line::top);
    head_lines(layout, title);
    let number = |line: &&mut Line| {
        line.page == 1 && line.role == Role::Other && line.baseline < title && line.text.ends_with('号')
    };
    if let Some(line) = layout.lines.iter_mut().find(number) {
        line.role = Role::DocumentNumber;
    }
}

/// Marks the lines of the issuing authority's mark; returns their lower edge.
fn mark(layout: &mut Layout) -> f64 {
    let mut bottom: f64 = 0.0;
    // An authority to be filled in leaves a blank where the mark will stand.
    let open = |line: &&mut Line| line.page == 1 && matches!(line.role, Role::Other | Role::Blank);
    for line in layout.lines.iter_mut().filter(open) {
        if kind::is_mark(line) {
            line.role = if line.role == Role::Blank { Role::Blank } else { Role::Mark };
            bottom = bottom.max(line.ink().map_or(line.bottom(), |ink| ink.bottom));
        }
    }
    bottom
}

/// 份号, 密级, 紧急程度 above `bottom` (7.2.1 to 7.2.3).
fn head_lines(layout: &mut Layout, bottom: f64) {
    for line in layout.lines.iter_mut().filter(|line| line.page == 1 && line.role == Role::Other) {
        let role = match line.text.as_str() {
            _ if line.baseline > bottom => continue,
            "特急" | "加急" => Role::Urgency,
            text if text.contains('★') || ["秘密", "机密", "绝密"].contains(&text) => Role::Classification,
            text if (4..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) => Role::CopyNumber,
            _ => continue,
        };
        line.role = role;
    }
}

fn is_title(line: &Line) -> bool {
    line.role == Role::Other && line.page == 1 && (SMALLEST_TITLE..kind::SMALLEST_MARK).contains(&line.size)
}

/// 附件 at the head of a page and the title below it (7.3.7), or the title alone of a document that a notice issues and that
/// is no attachment (7.3.4); counts the parts.
fn attachments(layout: &mut Layout, apart: bool) {
    let mut part = 0;
    // Of a document that is one, they begin on page 1.
    let mut page = usize::from(!apart);
    let issues = layout.kind == Kind::Notice;
    for line in &mut layout.lines {
        let first = line.page > page && line.role != Role::Margin;
        page = if first { line.page } else { page };
        let titled = issues && line.role == Role::Other && (SMALLEST_TITLE..kind::SMALLEST_MARK).contains(&line.size);
        if first && (words::is_attachment_head(&line.text) || apart && words::is_head_apart(&line.text)) {
            part += 1;
            line.role = Role::AttachmentHead;
        } else if first && titled {
            part += 1;
            line.role = Role::AttachmentTitle;
        } else if part > 0 && line.role == Role::Other && line.size >= SMALLEST_TITLE {
            line.role = Role::AttachmentTitle;
        }
        line.part = part;
    }
}

/// How far below a picture its caption stands at most, in mm.
const CAPTION: f64 = 10.0;

/// What stands close below a picture of an attachment, centred under it: its caption, which is no text. A caption is of one
/// line.
fn captions(layout: &mut Layout) {
    let Layout { lines, pages, .. } = layout;
    for line in lines.iter_mut().filter(|line| line.part > 0 && line.role == Role::Other) {
        let below = |image: &&Rect| {
            let apart = line.top() - image.bottom;
            (-1.0..CAPTION).contains(&apart) && (line.centre() - image.left.midpoint(image.right)).abs() < 1.0
        };
        if pages[line.page - 1].images.iter().any(|image| below(&image)) {
            line.role = Role::Caption;
        }
    }
}

/// The lines of the imprint: as long as the type area, on the last page, not those of the head or of a table.
fn imprint_rules(layout: &Layout) -> Vec<Rule> {
    let last = layout.pages.len();
    let Some(page) = layout.pages.last() else { return Vec::new() };
    let table = layout.tables.contains(&last).then(|| kind::table_extent(page).1);
    if table.is_some() && !matches!(layout.kind, Kind::Notice | Kind::Letter) {
        return Vec::new();
    }
    let head = layout.head_rule.map(|rule| rule.centre());
    let double = layout.double_rules.iter().flatten().flat_map(|pair| [pair.upper.centre(), pair.lower.centre()]);
    let taken: Vec<f64> = if last == 1 { double.chain(head).collect() } else { Vec::new() };
    // What stands above the head's own line, as a draft's underlined mark, is no imprint.
    let below = taken.iter().copied().filter(|y| *y < page.height / 2.0).fold(0.0, f64::max);
    let mut rules = kind::long_rules(page);
    rules.retain(|rule| {
        rule.centre() > below.max(table.map_or(0.0, |bottom| bottom + 1.0))
            && !taken.iter().any(|y| (y - rule.centre()).abs() < 0.1)
    });
    rules
}

/// The lines of text between the imprint's lines; in a letter, what begins with 抄送 at the end.
fn imprint(layout: &mut Layout, rules: &[Rule]) {
    let last = layout.pages.len();
    let between = match rules {
        [first, .., end] => Some((first.centre(), end.centre())),
        _ => None,
    };
    let starts = |line: &Line| line.text.starts_with("抄送") || line.text.ends_with("印发");
    let copies = layout
        .lines
        .iter()
        .find(|line| line.page == last && starts(line) && matches!(line.role, Role::Other | Role::Text));
    let copies = copies.map(|line| line.top() - 0.1);
    layout.imprint_top = between.map(|(top, _)| top).or(copies);
    for line in layout.lines.iter_mut().filter(|line| line.page == last && line.role == Role::Other) {
        let inside = between.is_some_and(|(top, bottom)| line.baseline > top && line.baseline < bottom + 2.0);
        let below = between.is_none() && copies.is_some_and(|top| line.baseline > top);
        if inside || below {
            line.role = Role::Imprint;
        }
    }
}

/// The title below the head (7.3.1), and the recipients below the title (7.3.2).
fn title_and_recipients(layout: &mut Layout) {
    let Some(start) = layout.lines.iter().position(is_title) else { return };
    let end = start + layout.lines[start..].iter().take_while(|line| is_title(line)).count();
    for line in &mut layout.lines[start..end] {
        line.role = Role::Title;
    }
    let rest = &layout.lines[end..];
    let open = |line: &&Line| line.page == 1 && line.role == Role::Other && line.part == 0;
    let candidates: Vec<&Line> = rest.iter().take_while(open).take(MOST_RECIPIENT_LINES).collect();
    let count = recipient_lines(&candidates, layout.area.left);
    for line in &mut layout.lines[end..end + count] {
        line.role = Role::Recipients;
    }
}

/// How many lines the recipients take: to the first colon; else what stands flush left before the first indented line.
fn recipient_lines(lines: &[&Line], left: f64) -> usize {
    let indented = |line: &&&Line| line.left_off(left) > 5.0;
    let colon = lines.iter().position(|line| line.text.ends_with(['：', ':']));
    let first_indent = lines.iter().skip(1).position(|line| indented(&line)).map_or(lines.len(), |at| at + 1);
    let flush = lines.first().is_some_and(|line| !indented(&line));
    match colon {
        Some(at) if at < first_indent && lines[..=at].iter().all(|line| line.class() != Class::Hei) => at + 1,
        _ if flush && first_indent < lines.len() => first_indent,
        _ => 0,
    }
}
