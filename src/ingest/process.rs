//! A command of the user's, fed and heard: the only place that starts a process.
//!
//! Threads of their own feed it, hear it and empty its standard error, so that
//! nothing it does or fails to do can block the run.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, bounded};

/// Longest line, in bytes, that is heard; longer, and it has lost its mind.
const LONGEST_LINE: u64 = 64 << 20;

/// Lines heard and not yet taken.
const WAITING_LINES: usize = 64;

/// How often a command that has closed its output is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// How long the last words of a command that has ended are waited for.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// As much of its last words is told, in characters.
const MOST_WORDS: usize = 300;

/// A running command.
pub(super) struct Process {
    child: Child,
    /// The lines of its standard output; disconnected once it is closed.
    pub(super) answers: Receiver<String>,
    last_words: Receiver<String>,
    /// Whether it has ended and been asked how.
    is_over: bool,
}

impl Process {
    /// Starts `line` in the shell and writes `input` to it.
    pub(super) fn start(line: &str, input: Vec<String>) -> io::Result<Self> {
        let mut child = shell(line)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (stdin, stdout, stderr) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take());
        // None of the threads is waited for: a grandchild may hold a pipe open for ever.
        thread::spawn(move || {
            // A command that reads no further is judged by its answers.
            let _ = stdin
                .map(|mut pipe| input.iter().try_for_each(|line| pipe.write_all(line.as_bytes())));
        });
        let (to_answers, answers) = bounded(WAITING_LINES);
        thread::spawn(move || {
            let mut pipe = BufReader::new(stdout?);
            while let Some(line) = next_line(&mut pipe) {
                to_answers.send(line).ok()?;
            }
            Some(())
        });
        let (to_last_words, last_words) = bounded(1);
        thread::spawn(move || {
            let mut last = String::new();
            let mut pipe = BufReader::new(stderr?);
            while let Some(line) = next_line(&mut pipe) {
                if !line.trim().is_empty() {
                    last = line;
                }
            }
            to_last_words.send(last).ok()
        });
        Ok(Self { child, answers, last_words, is_over: false })
    }

    /// How the command ended, or `None` if it has not after `timeout`.
    pub(super) fn wait(&mut self, timeout: Duration) -> Option<ExitStatus> {
        let start = Instant::now();
        loop {
            match self.child.try_wait() {
                Ok(Some(status)) => {
                    self.is_over = true;
                    return Some(status);
                }
                Ok(None) if start.elapsed() < timeout => thread::sleep(LOOK),
                _ => return None,
            }
        }
    }

    /// The last line that an ended command wrote to its standard error.
    pub(super) fn last_words(&self) -> String {
        let words = self.last_words.recv_timeout(LAST_WORDS).unwrap_or_default();
        words.trim().chars().take(MOST_WORDS).collect()
    }

    /// Ends the command and all that it has started.
    pub(super) fn end(mut self) {
        // Until it is asked how it ended, its number is nobody else's.
        if !self.is_over {
            end_group(self.child.id());
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// One line without its end; `None` after the last, or where it is too long.
fn next_line(pipe: &mut impl BufRead) -> Option<String> {
    let mut bytes = Vec::new();
    let read = pipe.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes).ok()?;
    if read == 0 || read as u64 == LONGEST_LINE {
        return None;
    }
    Some(String::from_utf8_lossy(bytes.trim_ascii_end()).into_owned())
}

#[cfg(unix)]
fn shell(line: &str) -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new("sh");
    // A group of its own: Ctrl-C is for us, and its children end with it.
    command.args(["-c", line]).process_group(0);
    command
}

#[cfg(not(unix))]
fn shell(line: &str) -> Command {
    let mut command = Command::new("cmd");
    command.args(["/C", line]);
    command
}

#[cfg(unix)]
fn end_group(leader: u32) {
    let kill = format!("kill -KILL -{leader}");
    let _ = Command::new("sh").args(["-c", &kill]).stderr(Stdio::null()).status();
}

#[cfg(not(unix))]
fn end_group(_leader: u32) {}
