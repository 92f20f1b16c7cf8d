//! A browser to look at what we draw.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Node with the modules that a script needs, from the folder that `NODE_PATH`
/// names or from `target/browser/node_modules`, and Chromium under `CHROMIUM`.
/// Where tests must not be skipped they have to be there.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
pub(crate) fn browser(needs: &[&str]) -> Option<Command> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let modules = std::env::var_os("NODE_PATH")
        .map_or_else(|| root.join("target/browser/node_modules"), PathBuf::from);
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let chromium = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .flat_map(|name| std::env::split_paths(&folders).map(move |folder| folder.join(name)))
        .find(|program| program.is_file());
    let mut node = Command::new("node");
    let script: Vec<String> =
        needs.iter().map(|module| format!("require.resolve('{module}')")).collect();
    node.env("NODE_PATH", &modules).args(["-e", &script.join(";")]);
    let here = node.output().is_ok_and(|output| output.status.success());
    let missing = match (chromium, here) {
        (None, _) => "chromium".to_owned(),
        (_, false) => needs.join(" and "),
        (Some(chromium), true) => {
            let mut node = Command::new("node");
            node.env("NODE_PATH", modules).env("CHROMIUM", chromium);
            return Some(node);
        }
    };
    assert!(std::env::var_os("CI").is_none(), "not installed: {missing}");
    eprintln!("skipped, not installed: {missing}");
    None
}
