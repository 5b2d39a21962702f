//! The preview under load and attack: from pages in the user's browser, and from other users
//! of the machine.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::preview_client::{PATIENCE, Preview, image, read};
use crate::project::TestProject;

/// The most memory that a preview of the small project takes, in MiB.
const MEMORY: u64 = 300;

fn is_set(state: &Value) -> bool {
    state["editions"].as_array().is_some_and(|it| !it.is_empty())
}

#[track_caller]
fn assert_bounded(preview: &Preview) {
    if let Some(memory) = preview.memory() {
        assert!(memory < MEMORY, "the preview takes {memory} MiB");
    }
}

#[track_caller]
fn assert_alive(preview: &Preview, state: &Value) {
    assert_eq!(preview.get("", &preview.host).0, 200);
    assert_eq!(preview.get("app.css", &preview.host).0, 200);
    assert!(is_set(&preview.state()));
    assert_eq!(preview.get(&image(state, 0, 1, "page"), &preview.host).0, 200);
    assert_bounded(preview);
}

#[test]
fn nothing_is_answered_without_the_key() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let (state, _) = preview.wait("the pages", is_set);
    let page = format!("/{}", image(&state, 0, 1, "page"));
    let key = preview.path.trim_matches('/');
    assert_eq!(key.len(), 32);
    let other = key.replace(|it: char| it.is_ascii_digit(), "e");
    for start in ["", "/0", &format!("/{other}"), &format!("/{}", &key[1..])] {
        for path in ["/", "/state.json", "/events", "/app.css", "/at", &page, "/x"] {
            let (status, _, body) =
                preview.ask("GET", &format!("{start}{path}"), &preview.host);
            assert_eq!(status, 403, "{start}{path}");
            let words = String::from_utf8(body).expect("a text");
            assert!(words.contains("the address that the terminal shows"), "{words}");
        }
    }
    let (status, header, _) = preview.ask("GET", &format!("/{key}"), &preview.host);
    assert_eq!(status, 303);
    assert!(header.contains(&format!("location: /{key}/")), "{header}");
    // The same project has the same key: pages that were left open find it again.
    let path = preview.path.clone();
    drop(preview);
    assert_eq!(Preview::of(&project).path, path);
    assert_ne!(Preview::of(&TestProject::small()).path, path);
}

#[cfg(target_os = "linux")]
#[test]
fn a_browser_is_started_with_an_address_for_one_use() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    let project = TestProject::small();
    let program = project.path("programs/xdg-open");
    let opened = project.path("opened");
    let script = format!("#!/bin/sh\nprintf %s \"$1\" > {}\n", opened.display());
    project.write("programs/xdg-open", &script);
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a program");
    let mut command = crate::preview_client::command(&project);
    command.arg("--no-pdf").env("PATH", project.path("programs"));
    let preview = Preview::start(command);
    let start = Instant::now();
    let address = loop {
        match fs::read_to_string(&opened) {
            Ok(address) if !address.is_empty() => break address,
            _ => assert!(start.elapsed() < PATIENCE, "no browser was started"),
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let path = address.strip_prefix(&format!("http://{}", preview.host));
    let path = path.unwrap_or_else(|| panic!("{address}"));
    assert!(!address.contains(preview.path.trim_matches('/')), "{address}");
    let (status, header, _) = preview.ask("GET", path, &preview.host);
    assert_eq!(status, 303);
    assert!(header.contains(&format!("location: {}", preview.path)), "{header}");
    assert_eq!(preview.ask("GET", path, &preview.host).0, 403);
}

#[test]
fn only_get_and_head_are_answered() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let (path, host) = (&preview.path, &preview.host);
    let (status, header, body) = preview.ask("HEAD", path, host);
    let (_, full, page) = preview.ask("GET", path, host);
    let length = format!("content-length: {}", page.len());
    assert!(status == 200 && body.is_empty() && header.contains(&length), "{header}");
    for name in ["content-security-policy", "referrer-policy: no-referrer"] {
        assert!(full.contains(name) && header.contains(name), "{full}");
    }
    // What writes has to come from the page of this server; see `desk.rs`.
    assert_eq!(preview.ask("POST", path, host).0, 403);
    for method in ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "OTHER"] {
        assert_eq!(preview.ask(method, path, host).0, 405, "{method}");
    }
}

#[test]
fn bodies_are_neither_awaited_nor_read() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let (state, _) = preview.wait("the pages", is_set);
    let (path, own) = (&preview.path, &preview.host);
    let ask = |method: &str, host: &str, field: &str| {
        let mut stream = preview.connect();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{field}\r\n\r\n")
            .expect("a request");
        stream
    };
    let length = "Content-Length: 1000000000000000";
    assert_eq!(read(ask("POST", "evil.example", length)).0, 421);
    assert_eq!(read(ask("GET", own, length)).0, 413);
    assert_eq!(read(ask("GET", own, "Transfer-Encoding: chunked")).0, 413);
    assert_eq!(read(ask("GET", own, "Content-Length: 0")).0, 200);
    assert_eq!(read(ask("POST", own, "Content-Length: -1")).0, 400);
    let waiting: Vec<_> = (0..50)
        .map(|number| {
            let announced = ["10", "10000000000"][number % 2];
            ask(
                "POST",
                own,
                &format!("Content-Length: {announced}\r\nExpect: 100-continue"),
            )
        })
        .collect();
    assert_alive(&preview, &state);
    for stream in waiting {
        // Nor is what does not come from the page itself.
        assert_eq!(read(stream).0, 403);
    }
    assert_alive(&preview, &state);
}

#[test]
fn a_header_without_an_end_is_not_taken() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let (state, _) = preview.wait("the pages", is_set);
    let field = format!("X-Field: {}\r\n", "x".repeat(8000));
    for start in ["GET / HTTP/1.1\r\nHost: localhost\r\n", "GET /", ""] {
        let mut stream = preview.connect();
        stream.set_write_timeout(Some(PATIENCE)).expect("a limit");
        stream.write_all(start.as_bytes()).expect("a start");
        let mut taken = 0;
        while taken < 300 << 20 && stream.write_all(field.as_bytes()).is_ok() {
            taken += field.len();
        }
        assert!(taken < 32 << 20, "{} MiB were taken", taken >> 20);
        assert_bounded(&preview);
    }
    assert_alive(&preview, &state);
}

#[test]
fn downloads_that_nobody_reads_hold_nothing_up() {
    let project = TestProject::small();
    let bytes: Vec<u8> = (0..24_u32 << 20).map(|it| (it % 251) as u8).collect();
    project.write_bytes("out/print/acre.pdf", &bytes);
    let preview = Preview::of(&project);
    let (state, _) = preview.wait("the pages", is_set);
    let unread: Vec<_> = (0..50).map(|_| preview.send("pdf/acre.pdf")).collect();
    let open = preview.send("pdf/acre.pdf");
    assert_alive(&preview, &state);
    // Another file takes its place: the one that is being read stays what it was.
    project.write_bytes("out/print/new.pdf", b"other");
    let [new, old] =
        ["new", "acre"].map(|it| project.path(&format!("out/print/{it}.pdf")));
    std::fs::rename(new, old).expect("another file");
    let (status, header, body) = read(open);
    assert_eq!(status, 200);
    assert!(header.contains("attachment; filename=\"acre.pdf\""), "{header}");
    assert!(body == bytes, "{} bytes of the file came", body.len());
    assert_eq!(preview.get("pdf/acre.pdf", &preview.host), (200, "other".to_owned()));
    // Who reads nothing for long is not waited for.
    std::thread::sleep(Duration::from_secs(15));
    for mut stream in unread {
        let mut got = Vec::new();
        let _ = stream.read_to_end(&mut got);
        assert!(got.len() < bytes.len(), "a stalled download was kept");
    }
    assert_alive(&preview, &state);
}

#[test]
fn idle_connections_keep_nobody_out() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    let (state, _) = preview.wait("the pages", is_set);
    // More than the server keeps open; some have begun to ask.
    let idle: Vec<_> = (0..500)
        .map(|number| {
            let mut stream = preview.connect();
            if number % 2 == 0 {
                let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost:");
            }
            stream
        })
        .collect();
    assert_alive(&preview, &state);
    // They are closed before long.
    let start = Instant::now();
    for mut stream in idle {
        let _ = stream.read_to_end(&mut Vec::new());
    }
    assert!(start.elapsed() < PATIENCE, "idle connections stay open");
    // Many that ask at once are all answered, and what was drawn for them is not kept.
    let ask = |number: usize| match number % 3 {
        0 => preview.send("state.json"),
        1 => preview.send(&image(&state, number % 2, 1 + number % 4, "thumb")),
        _ => preview.send("app.css"),
    };
    let asked: Vec<_> = (0..300).map(ask).collect();
    for stream in asked {
        assert_eq!(read(stream).0, 200);
    }
    assert_alive(&preview, &state);
}

#[test]
fn pages_that_are_closed_give_back_their_slots() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    preview.wait("the pages", is_set);
    let listen = || {
        let mut stream = preview.send("events");
        let mut start = [0; 12];
        stream.read_exact(&mut start).expect("an answer");
        (stream, start.ends_with(b"200"))
    };
    let all: Vec<TcpStream> = (0..64)
        .map(|_| {
            let (stream, listens) = listen();
            assert!(listens, "too few pages may listen");
            stream
        })
        .collect();
    assert!(!listen().1, "too many pages may listen");
    drop(all);
    let start = Instant::now();
    let mut again = Vec::new();
    while again.len() < 64 {
        let (stream, listens) = listen();
        if listens {
            again.push(stream);
        } else {
            assert!(start.elapsed() < Duration::from_secs(8), "closed pages are kept");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn a_page_that_listens_is_told_of_a_save() {
    let project = TestProject::small();
    let preview = Preview::of(&project);
    preview.wait("the pages", is_set);
    let mut stream = preview.send("events");
    let mut told = String::new();
    let mut await_text = |text: &str| {
        while !told.contains(text) {
            let mut piece = [0; 1024];
            let read = stream.read(&mut piece).expect("an event");
            assert!(read > 0, "the stream ended: {told}");
            told.push_str(&String::from_utf8_lossy(&piece[..read]));
        }
    };
    await_text("retry: 500\n\n");
    project.edit("data/acre/group.yaml", "شباب", "شبّان");
    await_text("event: state\ndata: ");
}
