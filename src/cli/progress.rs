//! Progress on a terminal; silence in a pipe.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that shows itself on a terminal only, and only when the work is long enough to look at.
pub(super) fn bar() -> ProgressBar {
    // indicatif draws on the standard error, and draws nothing when that is no terminal.
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}").expect("the template is right");
    let bar = ProgressBar::new(0).with_style(style);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
