//! The program `anpai`.

use std::process::ExitCode;

fn main() -> ExitCode {
    anpai::cli::main()
}
