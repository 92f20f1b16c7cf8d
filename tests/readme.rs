//! The README shows what the program really prints and draws.
//!
//! `STORYGRAPH_BLESS=1 cargo test --test readme` writes both anew.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PICTURE: &str = "examples/port-kessel.svg";

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder in which `examples/` stands as it does here.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    copy(&home().join("examples/inbox"), &desk.path().join("examples/inbox"));
    desk
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What a shell prints on standard output for a line of the README.
fn shell(line: &str, desk: &Path) -> String {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_storygraph"));
    let path =
        format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let done = Command::new("sh")
        .args(["-c", line])
        .current_dir(desk)
        .env("PATH", path)
        .env_remove("STORYGRAPH_DB")
        .output()
        .unwrap();
    assert!(done.status.success(), "{line}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// The README with the output of each command in its `console` blocks.
fn played(readme: &str, desk: &Path) -> String {
    let mut played: Vec<String> = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ => {}
        }
        if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            if played.last().is_some_and(|last| last != "```console") {
                played.push(String::new());
            }
            played.push(line.to_owned());
            played.extend(shell(command, desk).lines().map(str::to_owned));
        } else if !inside || line == "```console" {
            played.push(line.to_owned());
        }
    }
    played.join("\n") + "\n"
}

#[cfg(unix)]
#[test]
fn the_readme_shows_what_the_program_prints_and_draws() {
    let desk = desk();
    let readme = fs::read_to_string(home().join("README.md")).unwrap();
    let played = played(&readme, desk.path());
    let drawn = fs::read_to_string(desk.path().join("port-kessel.svg")).unwrap();
    if std::env::var_os("STORYGRAPH_BLESS").is_some() {
        fs::write(home().join("README.md"), &played).unwrap();
        fs::write(home().join(PICTURE), &drawn).unwrap();
    }
    snapbox::assert_data_eq!(readme, snapbox::Data::text(played).raw());
    let shown = fs::read_to_string(home().join(PICTURE)).unwrap();
    assert!(shown == drawn, "{PICTURE} is not what `render` draws now");
}
