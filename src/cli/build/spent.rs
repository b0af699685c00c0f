//! The time that a build took: `-v`.

use std::{cmp::Reverse, time::Duration};

use crate::{
    model::message::Lang,
    pipeline::timing::{Spent, Timings},
};

/// Documents that are named in `-v`: the slowest.
const NAMED: usize = 10;

/// Each stage, and the slowest documents.
pub(super) fn spent(timings: &Timings, lang: Lang) -> String {
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let mut text: String =
        timings.stages.iter().map(|stage| format!("{:>9.1} ms  {}\n", ms(stage.time), stage.name)).collect();
    let mut slowest: Vec<&Spent> = timings.documents.iter().filter(|spent| !spent.layout.is_zero()).collect();
    slowest.sort_by_key(|spent| Reverse(spent.layout + spent.export + spent.verify));
    text.push_str(match lang {
        Lang::Zh => "   排版       导出       测量\n",
        Lang::En => " layout     export     verify\n",
    });
    for Spent { path, layout, export, verify } in slowest.into_iter().take(NAMED) {
        let (layout, export, verify) = (ms(*layout), ms(*export), ms(*verify));
        text.push_str(&format!("{layout:>6.1} ms  {export:>6.1} ms  {verify:>6.1} ms  {path}\n"));
    }
    text
}
