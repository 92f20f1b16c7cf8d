use std::io::Write;
use std::process::{Command, Stdio};

use clap::ValueEnum;

use super::failure::Failure;

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Engine {
    Dot,
    Neato,
    Fdp,
    Sfdp,
}

/// Has Graphviz draw `source`.
pub(super) fn graphviz(engine: Engine, ending: &str, source: &[u8]) -> Result<Vec<u8>, Failure> {
    let program = match engine {
        Engine::Dot => "dot",
        Engine::Neato => "neato",
        Engine::Fdp => "fdp",
        Engine::Sfdp => "sfdp",
    };
    let missing = |error: std::io::Error| {
        Failure::new(1, format!("cannot run Graphviz's `{program}`: {error}"))
            .hint("install Graphviz, or leave `--engine` out: storygraph draws without it")
    };
    let mut child = Command::new(program)
        .arg(format!("-T{ending}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(missing)?;
    let mut stdin = child.stdin.take();
    let drawn = std::thread::scope(|scope| {
        // Fed from a thread of its own: a large graph fills both pipes.
        scope.spawn(move || stdin.take().map(|mut stdin| stdin.write_all(source)));
        child.wait_with_output()
    })?;
    if !drawn.status.success() {
        let said = String::from_utf8_lossy(&drawn.stderr);
        return Err(Failure::new(1, format!("Graphviz failed: {}", said.trim())));
    }
    Ok(drawn.stdout)
}
