//! Who decides.

use std::env;
use std::path::PathBuf;

use crate::cli::failure::Failure;

/// The name that a decision is kept under: as `given`, else as the settings
/// say, else as the computer knows its user.
pub(super) fn author(given: Option<&str>) -> Result<String, Failure> {
    if let Some(given) = given {
        return match given.trim() {
            "" => Err(nobody("the name of who decides is empty")),
            name => Ok(name.to_owned()),
        };
    }
    if let Some(name) = set()? {
        return Ok(name);
    }
    let login = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(|name| env::var(name).ok());
    let mut login = login.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    login.next().ok_or_else(|| nobody("it is not known who decides"))
}

fn nobody(message: &str) -> Failure {
    Failure::new(2, message)
        .hint("add `--by NAME`, or write `by = NAME` into ~/.config/storygraph/config")
}

/// Where a person's settings are.
fn path() -> Option<PathBuf> {
    let folder = env::var_os("XDG_CONFIG_HOME").filter(|folder| !folder.is_empty());
    let folder = folder.map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".config")));
    Some(folder?.join("storygraph").join("config"))
}

/// The name in the person's settings, if there are any.
fn set() -> Result<Option<String>, Failure> {
    let Some(path) = path() else { return Ok(None) };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::new(1, format!("`{}`: {error}", path.display()))),
    };
    by(&text).map_err(|line| {
        Failure::new(1, format!("`{}`: line {line} is no setting", path.display()))
            .hint("write `by = NAME`; a line that begins with # is a remark")
    })
}

/// What a file of settings says of its owner; the number of the first line that
/// is none where one is wrong.
fn by(text: &str) -> Result<Option<String>, usize> {
    let mut by = None;
    for (number, line) in (1..).zip(text.lines().map(str::trim)) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
            Some(("by", name)) if !name.is_empty() => by = Some(name.to_owned()),
            _ => return Err(number),
        }
    }
    Ok(by)
}

#[cfg(test)]
mod tests {
    use super::by;

    #[test]
    fn settings_are_lines_with_an_equals_sign() {
        assert_eq!(by(""), Ok(None));
        assert_eq!(by("# mine\n\n by = Ada Larch \n"), Ok(Some("Ada Larch".to_owned())));
        for (text, line) in [("by", 1), ("#\nby =", 2), ("by = A\nbey = B", 2)] {
            assert_eq!(by(text), Err(line), "{text}");
        }
    }
}
