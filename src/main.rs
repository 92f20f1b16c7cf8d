//! The `storygraph` program: the library's front door on a command line.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
