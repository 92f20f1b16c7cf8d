//! Pipes, sockets, devices, links, and files of no reasonable size.

use std::time::{Duration, Instant};

use crate::STRIKE;
use crate::pack::{gzip, zip};
use crate::program::Desk;

#[test]
fn a_pipe_in_a_folder_is_passed_by_and_one_that_is_named_is_read() {
    let desk = Desk::new();
    desk.write("in/a.txt", STRIKE);
    desk.write("a.txt.gz", gzip(STRIKE.as_bytes()));
    desk.write("a.zip", zip(&[("a.txt", STRIKE.as_bytes())]));
    let shell = |script: &str| {
        let program = env!("CARGO_BIN_EXE_storygraph");
        let script = script.replace("storygraph", program);
        let output = std::process::Command::new("sh")
            .args(["-c", &script])
            .current_dir(desk.path("."))
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap().lines().count()
    };
    assert_eq!(shell("mkfifo in/pipe && storygraph parse in"), 1);
    assert_eq!(shell("(cat a.txt.gz > in/pipe &) && storygraph parse in/pipe"), 1);
    assert_eq!(shell("storygraph parse /dev/stdin < a.zip"), 1);
    assert_eq!(shell("cat a.zip | storygraph parse -"), 1);
    assert_eq!(shell("ln -s loop in/loop; ln -s . in/self; storygraph parse in"), 1);
}

#[test]
fn what_is_no_file_is_passed_by_in_a_folder_and_told_of_where_it_is_named() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::new();
    desk.write("in/a.txt", "Headline\n\nText of it.\n");
    let _socket = std::os::unix::net::UnixListener::bind(desk.path("in/socket")).unwrap();
    symlink("nowhere", desk.path("in/dangling.txt")).unwrap();
    symlink("loop.txt", desk.path("in/loop.txt")).unwrap();
    symlink("a.txt", desk.path("in/b.txt")).unwrap();
    symlink("/dev/zero", desk.path("in/device.txt")).unwrap();
    let seen = desk.run(&["parse", "in"]);
    assert_eq!((seen.code, seen.out.lines().count()), (4, 2));
    let told: Vec<&str> = seen.err.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(told, ["in/dangling.txt", "in/loop.txt", "error"], "links that lead to nothing");
    let said = |name: &str| desk.run(&["parse", name]).err;
    assert!(said("in/socket").starts_with("in/socket: a socket, not a file (hint: "));
    assert!(said("in/dangling.txt").starts_with("in/dangling.txt: no such file or folder"));
    assert!(said("in/loop.txt").starts_with("in/loop.txt: cannot be read ("));
    assert!(said("/dev/zero").starts_with("/dev/zero: binary file"));
    // The one who may read everything may read this too.
    let locked = desk.path("in/locked.txt");
    desk.write("in/locked.txt", "x");
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&locked).is_err() {
        assert!(said("in").contains("in/locked.txt: permission denied"));
    }
}

#[test]
fn a_file_of_two_gigabytes_is_refused_at_once() {
    let desk = Desk::new();
    desk.write("a.jsonl", "{\"title\": \"One\"}\n");
    desk.write("b.txt", "Headline\n\n");
    for name in ["a.jsonl", "b.txt"] {
        let file = std::fs::OpenOptions::new().write(true).open(desk.path(name)).unwrap();
        // Holes take no room on the disk, and read as zeros.
        file.set_len(2 << 30).unwrap();
    }
    let began = Instant::now();
    let seen = desk.run(&["parse", "a.jsonl", "b.txt"]);
    assert_eq!(seen.err.lines().count(), 3, "{}", seen.err);
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}
