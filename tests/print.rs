//! PNG and PDF: the text is there, whatever fonts the machine has.

#![cfg(feature = "print")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod program;

use std::process::Command;

use program::{Desk, is_here};
use resvg::tiny_skia::Pixmap;

/// A desk with headlines in several scripts, and names that are a trap.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("inbox/1.txt", "Strike <b>ends</b> & “pilots” win\n\nMara Lindqvist spoke.\n");
    desk.write("inbox/2.txt", "استئناف محادثات السلام\n\nMara Lindqvist spoke.\n");
    desk.write("inbox/3.txt", "Перемирие в Женеве\n\nMara Lindqvist spoke.\n");
    desk.ok(&["ingest", "inbox"]);
    desk
}

fn draw(desk: &Desk, args: &[&str]) {
    let seen = desk.run(&[&["render", "-o"], args].concat());
    assert!(seen.code == 0 && !seen.err.contains("no font"), "{args:?}: {}", seen.err);
}

#[test]
fn a_png_is_as_large_as_asked_and_has_dark_letters_in_it() {
    let desk = desk();
    draw(&desk, &["two.png"]);
    draw(&desk, &["one.png", "--scale", "1"]);
    let pixels = |name: &str| Pixmap::load_png(desk.path(name)).unwrap();
    let (one, two) = (pixels("one.png"), pixels("two.png"));
    assert!(two.width().abs_diff(2 * one.width()) < 2);
    // Nothing but text is so dark.
    let dark = |pixels: &Pixmap| {
        let dark = |pixel: &&resvg::tiny_skia::PremultipliedColorU8| {
            pixel.red() < 60 && pixel.green() < 60 && pixel.blue() < 60
        };
        pixels.pixels().iter().filter(dark).count()
    };
    assert!(dark(&one) > 400, "{}", dark(&one));
    assert!(dark(&two) > 3 * dark(&one), "{} {}", dark(&two), dark(&one));
}

#[test]
fn the_words_of_a_pdf_can_be_read_by_others() {
    let desk = desk();
    draw(&desk, &["map.pdf"]);
    if !is_here("pdftotext", "-v") {
        return;
    }
    let path = desk.path("map.pdf");
    let read = Command::new("pdftotext").args([path.to_str().unwrap(), "-"]).output().unwrap();
    assert!(read.status.success() && read.stderr.is_empty(), "{read:?}");
    let text = String::from_utf8(read.stdout).unwrap();
    for words in ["Strike <b>ends</b>", "Перемирие", "Mara Lindqvist"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
    assert!(text.chars().filter(|c| arabic(*c)).count() > 15, "{text}");
}

#[test]
fn equal_pictures_are_equal_files() {
    let desk = desk();
    for ending in ["png", "pdf"] {
        let drawn = |name: &str| {
            draw(&desk, &[name]);
            std::fs::read(desk.path(name)).unwrap()
        };
        assert!(drawn(&format!("one.{ending}")) == drawn(&format!("two.{ending}")), "{ending}");
    }
}

#[test]
fn a_picture_that_no_memory_holds_is_refused_with_what_fits() {
    let desk = desk();
    let seen = desk.run(&["render", "-o", "map.png", "--scale", "1000"]);
    assert_eq!(seen.code, 2, "{}", seen.err);
    assert!(seen.err.contains("pixels cannot be drawn") && seen.err.contains("or write .svg"));
    assert!(!desk.path("map.png").exists());
}
