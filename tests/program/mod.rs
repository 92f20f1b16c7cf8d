//! Runs the program in a folder of its own, as a reader would.

#![allow(dead_code, reason = "each test file uses the part it needs")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use snapbox::IntoData;

/// A folder with articles and an archive, gone when the test is.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

/// What a reader saw.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A desk that has read [`HARBOUR`].
    pub(crate) fn with_harbour() -> Self {
        let desk = Self::new();
        desk.write_all(HARBOUR);
        desk.ok(&["ingest", "inbox"]);
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub(crate) fn write_all(&self, files: &[(&str, &str)]) {
        for (name, text) in files {
            self.write(name, text);
        }
    }

    /// The program, in this folder, without the caller's settings.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_storygraph"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env_remove("STORYGRAPH_DB")
            .env_remove("STORYGRAPH_BY")
            .env_remove("NO_COLOR")
            .env("XDG_CONFIG_HOME", self.folder.path().join("config"))
            .env("USER", "ada")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Seen {
        Seen::of(&self.command(args).output().unwrap())
    }

    pub(crate) fn run_with(&self, args: &[&str], stdin: &[u8]) -> Seen {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(stdin).unwrap();
        Seen::of(&child.wait_with_output().unwrap())
    }

    /// What the program prints where it succeeds without a word.
    pub(crate) fn ok(&self, args: &[&str]) -> String {
        let seen = self.run(args);
        assert_eq!((seen.code, seen.err.as_str()), (0, ""), "{args:?}: {}", seen.out);
        seen.out
    }

    /// The same as JSON.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let out = self.ok(&[args, &["--json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{args:?}: {error}: {out}"))
    }

    /// The archive, to look at behind the program's back.
    pub(crate) fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.path("storygraph.db")).unwrap()
    }

    pub(crate) fn files(&self) -> Vec<String> {
        names(self.folder.path())
    }
}

impl Seen {
    pub(crate) fn of(output: &std::process::Output) -> Self {
        let text =
            |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program says UTF-8");
        Self {
            code: output.status.code().unwrap_or(-1),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    /// Compares both streams, first data, then words, and the exit code.
    #[track_caller]
    pub(crate) fn is(&self, expected: impl IntoData) {
        let shown = format!("{}{}[exit {}]\n", self.out, self.err, self.code);
        snapbox::Assert::new()
            .action_env("SNAPSHOTS")
            .normalize_paths(false)
            .eq(shown, expected.raw());
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The keys of a JSON object, in order.
pub(crate) fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("it is an object").keys().map(String::as_str).collect()
}

/// Whether Graphviz's `dot`, `sqlite3` and the like are here. Where tests must
/// not be skipped they have to be.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
pub(crate) fn is_here(program: &str, version: &str) -> bool {
    let here = Command::new(program)
        .arg(version)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok();
    assert!(here || std::env::var_os("CI").is_none(), "{program} is not installed");
    if !here {
        eprintln!("skipped: {program} is not installed");
    }
    here
}

/// Four stories about one strike: two references that find their story, one
/// that waits, one to a page elsewhere.
pub(crate) const HARBOUR: &[(&str, &str)] = &[
    (
        "inbox/1-begins.md",
        "---\ntitle: Dockers in Port Kessel walk out over night shifts\ndate: 2024-05-01\n\
         source: Kessel Herald\nurl: https://herald.example/strike-begins\nid: kh-1\n---\n\
         Mara Lindqvist, who leads the Dockers Union, said on Wednesday that no ship would be \
         unloaded in Port Kessel until the night shifts were shortened.\n\n\
         The Harbour Authority called the walkout unlawful.\n",
    ),
    (
        "inbox/2-second-week.md",
        "---\ntitle: Harbour strike enters its second week\ndate: 2024-05-08\nsource: Kessel Herald\n\
         url: https://herald.example/second-week\nid: kh-2\n---\n\
         Forty ships lay at anchor off Port Kessel on Wednesday as the Dockers Union and the \
         Harbour Authority refused to meet.\n\n\
         READ MORE: Dockers in Port Kessel walk out over night shifts\n\n\
         Mara Lindqvist said the union would hold out. “We have time,” Lindqvist said.\n",
    ),
    (
        "inbox/3-ends.md",
        "---\ntitle: Dockers end strike after nine days\ndate: 2024-05-10\nsource: Kessel Herald\n\
         url: https://herald.example/strike-ends\nid: kh-3\n---\n\
         The cranes of Port Kessel moved again on Friday after the Harbour Authority gave way \
         on night shifts.\n\n\
         READ MORE: Harbour strike enters its second week\n\n\
         Mara Lindqvist thanked the town of Port Kessel. The \
         [union's statement](https://union.example/statement) named no sum.\n\n\
         READ MORE: What Mara Lindqvist wants for Port Kessel\n",
    ),
    (
        "inbox/4-elsewhere.txt",
        "Otters return to Lake Arun\n\nRangers counted nine otters at Lake Arun, said Owen Pryce \
         of the Vellmark Museum.\n",
    ),
];
