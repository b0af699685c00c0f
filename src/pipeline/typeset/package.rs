//! The same package on every system: a zip names the system that made it, and a sheet of Windows would differ from one of Linux.

/// Unix, of APPNOTE 4.4.2; what a zip file says of itself beside its version.
const UNIX: u8 = 3;

/// Makes every entry of a sheet's package one of Unix.
pub fn of_any_system(mut package: Vec<u8>) -> Vec<u8> {
    let number = |package: &[u8], at: usize, length: usize| {
        package[at..at + length].iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
    };
    // APPNOTE 4.3.16: the end, without a comment; 4.3.12: an entry of the directory.
    let end = package.len() - 22;
    let mut at = number(&package, end + 16, 4);
    for _ in 0..number(&package, end + 10, 2) {
        package[at + 5] = UNIX;
        at += 46 + [28, 30, 32].iter().map(|field| number(&package, at + field, 2)).sum::<usize>();
    }
    package
}

#[cfg(test)]
mod tests {
    use super::of_any_system;

    #[test]
    fn a_package_of_windows_is_that_of_linux() {
        let packed = |system| {
            let options = zip::write::SimpleFileOptions::default().system(system);
            let mut package = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            for name in ["甲.xml", "乙/丙.xml"] {
                package.start_file(name, options).expect("an entry");
            }
            package.finish().expect("a package").into_inner()
        };
        let (windows, linux) = (packed(zip::System::Dos), packed(zip::System::Unix));
        assert!(windows != linux && of_any_system(windows) == linux && of_any_system(linux.clone()) == linux);
    }
}
