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

/// Print the manual page of the program or of one verb, for `man -l -`
#[derive(clap::Args)]
pub(super) struct ManArgs {
    /// The verb
    verb: Option<String>,
}

pub(super) fn man(args: &ManArgs, out: &mut Output) -> Result<(), Failure> {
    let mut command = super::command();
    // Global options are known to a verb only once the tree is built.
    command.build();
    if let Some(verb) = &args.verb {
        command = command.find_subcommand(verb).cloned().ok_or_else(|| {
            Failure::new(2, format!("no verb named `{verb}`"))
                .hint("`storygraph --help` lists them")
        })?;
    }
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command).render(&mut bytes)?;
    Ok(out.write_all(&bytes)?)
}
