//! Messages, mailboxes, Maildirs.

use serde_json::Value;

use crate::program::Desk;
use crate::read;

#[test]
fn a_mailbox_gives_its_messages_and_a_folder_of_messages_too() {
    let desk = Desk::new();
    let message = |n: usize, body: &str| {
        format!(
            "From: Herald <news@herald.example>\nMessage-ID: <{n}@x>\nSubject: Letter {n}\n\n{body}\n"
        )
    };
    let divider = "From news@herald.example Mon May  6 07:00:12 2024\n";
    let first = message(1, "Ships wait.\n\n>From the harbour, nothing.\nFrom there 07:00.");
    let second = message(2, "Calm.");
    desk.write("news.mbox", format!("{divider}{first}\n{divider}{second}\n"));
    desk.write("box/cur/171.M1.host:2,S", &second);
    desk.write("box/tmp/172.M1.host", &first);
    desk.write("box/new/.keep", "");
    desk.write("box/dovecot-uidlist", "3 V1 N2\n1 :171.M1.host\n");
    let out = desk.ok(&["parse", "news.mbox"]);
    let one: Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!(one["body"], "Ships wait.\n\nFrom the harbour, nothing.\nFrom there 07:00.");
    assert_eq!(one["external_id"], "1@x");
    assert_eq!(read(&desk, &["news.mbox"]).0, ["Letter 1", "Letter 2"]);
    assert_eq!(read(&desk, &["box"]).0, ["Letter 2"]);
}
