//! Measures PDFs and prints what does not meet the standard, and how long it took.
use std::{path::Path, time::Instant};
fn main() {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let bytes: Vec<Vec<u8>> = files.iter().map(|f| std::fs::read(Path::new(f)).unwrap()).collect();
    for _ in 0..3 {
        let start = Instant::now();
        let mut n = 0;
        for b in &bytes {
            n += gbt9704::verify(b, gbt9704::Options::default()).map_or(0, |r| r.pages);
        }
        println!(
            "{} files {n} pages {:?}, {:?} a file",
            bytes.len(),
            start.elapsed(),
            start.elapsed() / bytes.len() as u32
        );
    }
}
