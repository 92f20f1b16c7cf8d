//! Chromium, driven from Node.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Node, which finds `packages` of npm (in `NODE_PATH`, or where `npm install
/// --prefix target/node` puts them) and Chromium's path in `CHROMIUM`. Where
/// tests must not be skipped they have to be there.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
pub(crate) fn browser(packages: &[&str]) -> Option<Command> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let modules = std::env::var_os("NODE_PATH")
        .map_or_else(|| root.join("target/node/node_modules"), PathBuf::from);
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let chromium = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .flat_map(|name| std::env::split_paths(&folders).map(move |folder| folder.join(name)))
        .find(|program| program.is_file());
    let lacks = packages.iter().find(|package| !modules.join(package).is_dir());
    let node = Command::new("node").arg("--version").output().is_ok();
    let missing = match (chromium, lacks, node) {
        (Some(chromium), None, true) => {
            let mut node = Command::new("node");
            node.env("NODE_PATH", modules).env("CHROMIUM", chromium);
            return Some(node);
        }
        (None, ..) => "chromium",
        (_, Some(package), _) => package,
        (.., false) => "node",
    };
    assert!(std::env::var_os("CI").is_none(), "{missing} is not installed");
    eprintln!("skipped: {missing} is not installed");
    None
}
