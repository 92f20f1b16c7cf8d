use std::io::Write;

use clap_complete::Shell;

use super::failure::Failure;
use super::output::Output;

/// Print a shell's completions
#[derive(clap::Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

pub(super) fn completions(args: &CompletionsArgs, out: &mut Output) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut super::command(), "storygraph", &mut bytes);
    Ok(out.write_all(&bytes)?)
}

/// Print the manual page, for `man -l -`
#[derive(clap::Args)]
pub(super) struct ManArgs {}

pub(super) fn man(_: &ManArgs, out: &mut Output) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    clap_mangen::Man::new(super::command()).render(&mut bytes)?;
    Ok(out.write_all(&bytes)?)
}
