//! What a document is set as, by its first page.

use super::{
    super::{
        options::Kind,
        pdf::{Page, Rule},
    },
    document::{DoubleRule, Layout},
    line::Line,
};

/// Shortest line that may be one of the standard's: they are as wide as the type area (156 mm) or 170 mm.
const SHORTEST_RULE: f64 = 100.0;
/// A mark is larger than a title (22 pt).
pub(crate) const SMALLEST_MARK: f64 = 23.0;

/// The kind, by the lines and the mark of page 1.
pub(crate) fn detect(layout: &Layout) -> Kind {
    let mark = layout.lines.iter().any(|line| line.page == 1 && is_mark(line));
    match layout.double_rules {
        [Some(_), _] | [_, Some(_)] => Kind::Letter,
        _ if mark => Kind::Notice,
        _ if layout.tables.contains(&1) => Kind::Form,
        _ => Kind::Other,
    }
}

/// Whether a line of page 1 is (part of) the mark of the issuing authority: large, or red, in the upper half.
pub(crate) fn is_mark(line: &Line) -> bool {
    let red = line.glyphs.iter().filter(|glyph| glyph.colour.is_red()).count() * 2 > line.glyphs.len();
    let large = line.size >= SMALLEST_MARK;
    line.baseline < 150.0 && (large || red && line.size > 12.0)
}

/// Horizontal lines of a page that are as long as the standard's, from the top.
pub(crate) fn long_rules(page: &Page) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    let long = |rule: &&Rule| rule.horizontal && rule.length() > SHORTEST_RULE && rule.thickness() < 3.0;
    for rule in page.rules.iter().filter(long) {
        // The same line drawn twice is one line.
        if !rules.iter().any(|known| (known.centre() - rule.centre()).abs() < 0.05) {
            rules.push(*rule);
        }
    }
    rules.sort_by(|a, b| a.centre().total_cmp(&b.centre()));
    rules
}

/// The double lines of a letter: one near the head of the page and one near its foot.
pub(crate) fn double_rules(page: &Page) -> [Option<DoubleRule>; 2] {
    let rules = long_rules(page);
    let close = |pair: &&[Rule]| pair[1].centre() - pair[0].centre() < 4.0;
    let pairs = rules.windows(2).filter(close).map(|pair| DoubleRule { upper: pair[0], lower: pair[1] });
    let within =
        |low: f64, high: f64| pairs.clone().find(|pair| pair.upper.centre() > low && pair.lower.centre() < high);
    if has_table(page) {
        return [None, None];
    }
    // The upper one lies 4 mm below a mark that begins 30 mm from the top; the lower one 20 mm from the bottom.
    [within(30.0, 110.0), within(page.height - 45.0, page.height - 5.0)]
}

/// Whether a page has a table: lines across, and lines down that are columns apart.
pub(crate) fn has_table(page: &Page) -> bool {
    let places = |horizontal| {
        let rules = page.rules.iter().filter(|rule| rule.horizontal == horizontal && rule.length() > 5.0);
        let mut centres: Vec<f64> = rules.map(Rule::centre).collect();
        centres.sort_by(f64::total_cmp);
        centres.dedup_by(|a, b| (*a - *b).abs() < 0.5);
        centres
    };
    let (across, down) = (places(true), places(false));
    // On a sheet that is turned, across is down: each way there are at least three, and the grid is wide both ways.
    let wide = |places: &[f64], least: f64| match places {
        [first, _, .., last] => last - first > least,
        _ => false,
    };
    wide(&across, 15.0) && wide(&down, 15.0)
}

/// Whether a place, in mm from the top of the page, is within one of its tables.
pub(crate) fn is_within_table(page: &Page, place: f64) -> bool {
    let mut down = page.rules.iter().filter(|rule| !rule.horizontal && rule.length() > 5.0);
    down.any(|rule| rule.rect.top <= place && place <= rule.rect.bottom)
}

/// Where the tables of a page begin and end: as far as lines down go, in mm from the top. What is framed in the top margin
/// is none.
pub(crate) fn table_extent(page: &Page) -> (f64, f64) {
    let down = page.rules.iter().filter(|rule| !rule.horizontal && rule.length() > 5.0 && rule.rect.bottom > 33.0);
    down.fold((f64::MAX, f64::MIN), |(top, bottom), rule| (top.min(rule.rect.top), bottom.max(rule.rect.bottom)))
}
