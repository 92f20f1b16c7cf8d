//! One run of the program, timed and weighed from outside.

use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often to look at a child's memory: often enough to see the peak of a
/// run of tens of milliseconds, and rarely enough to cost it nothing.
const LOOK_EVERY: Duration = Duration::from_millis(1);

/// The program on a database.
pub(crate) struct Program<'p> {
    /// The archive to work on.
    pub(crate) database: &'p Path,
}

/// What one run took.
pub(crate) struct Run {
    /// From before the process started until it was gone.
    pub(crate) wall: Duration,
    /// The most memory it held, in KiB; `None` where `/proc` does not tell.
    pub(crate) peak_kib: Option<u64>,
}

impl Program<'_> {
    /// Runs the program with `arguments` and throws its answer away.
    pub(crate) fn run(&self, arguments: &[&str]) -> io::Result<Run> {
        let began = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_storygraph"))
            .arg("--db")
            .arg(self.database)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut peak_kib = None;
        let status = loop {
            // The last look before the end is the peak: it only ever grows.
            peak_kib = peak(&child).or(peak_kib);
            if let Some(status) = child.try_wait()? {
                break status;
            }
            std::thread::sleep(LOOK_EVERY);
        };
        let wall = began.elapsed();
        // 3 is an honest "nothing found": two articles need not be connected.
        if status.success() || status.code() == Some(3) {
            return Ok(Run { wall, peak_kib });
        }
        Err(io::Error::other(format!("`storygraph {}` ended with {status}", arguments.join(" "))))
    }
}

/// The high-water mark of a living process on Linux.
fn peak(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
