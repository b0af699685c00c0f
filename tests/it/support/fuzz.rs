//! How much random tests try: one knob for all of them.

/// As many cases as a test usually tries; with `ANPAI_FUZZ=50` fifty times as many (`make fuzz`).
pub(crate) fn cases(usual: u32) -> u32 {
    let times = std::env::var("ANPAI_FUZZ").ok().and_then(|times| times.parse().ok());
    usual.saturating_mul(times.unwrap_or(1))
}
