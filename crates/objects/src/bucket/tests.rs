//! A bucket in memory, and a server that answers as it is told.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Instant;

use object_store::ClientConfigKey::AllowHttp;
use object_store::aws::AmazonS3ConfigKey;
use object_store::memory::InMemory;

use super::*;
use crate::environment::bounded;

const SECRET: &str = "secret-of-nobody";

#[test]
fn an_object_comes_back_as_it_went_in() {
    let prefix = Path::parse("cache").expect("a prefix");
    let bucket = Bucket::over(Box::new(InMemory::new()), prefix).expect("a bucket");
    assert_eq!(bucket.get("photographs/1", 100), Ok(None));
    bucket.put("photographs/1", &[7; 100]).expect("it is put");
    assert_eq!(bucket.get("photographs/1", 100), Ok(Some(vec![7; 100])));
    bucket.put("photographs/1", b"another").expect("it is put");
    assert_eq!(bucket.get("photographs/1", 100), Ok(Some(b"another".to_vec())));
    assert_eq!(bucket.path("photographs/1").as_ref(), "cache/photographs/1");
}

#[test]
fn an_object_that_is_too_long_is_not_read() {
    let memory =
        Bucket::over(Box::new(InMemory::new()), Path::default()).expect("a bucket");
    memory.put("1", &[7; 100]).expect("it is put");
    assert_eq!(memory.get("1", 99), Ok(None));
    // A server that only says so: a million million bytes would be made room for.
    let bucket = at(&serve(
        "HTTP/1.1 200 OK\r\ncontent-length: 1000000000000\r\nlast-modified: Fri, 27 Nov 2026 \
         08:00:00 GMT\r\n\r\nfew",
    ));
    assert_eq!(bucket.get("1", 1 << 20), Ok(None));
}

#[test]
fn many_wait_at_once() {
    let bucket =
        Bucket::over(Box::new(InMemory::new()), Path::default()).expect("a bucket");
    thread::scope(|scope| {
        for number in 0..16_u8 {
            let bucket = &bucket;
            scope.spawn(move || {
                let name = number.to_string();
                bucket.put(&name, &[number]).expect("it is put");
                assert_eq!(bucket.get(&name, 1), Ok(Some(vec![number])));
            });
        }
    });
}

#[test]
fn a_refusal_is_told_by_its_code_and_keeps_secrets() {
    let refused = |status: &str, body: &str| {
        let length = body.len();
        let answer =
            format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n\r\n{body}");
        let bucket = at(&serve(&answer));
        (bucket.get("1", 100), bucket.put("1", b"bytes"))
    };
    let denied = format!(
        "<Error><Code>InvalidAccessKeyId</Code><Message>no {SECRET}</Message></Error>"
    );
    let fault = Fault::Refused("InvalidAccessKeyId".to_owned());
    assert_eq!(refused("403 Forbidden", &denied), (Err(fault.clone()), Err(fault)));
    let fault = Fault::Refused("403 Forbidden".to_owned());
    let repeated = format!("<Error><Code>{SECRET}</Code></Error>");
    for body in [SECRET, &repeated] {
        assert_eq!(
            refused("403 Forbidden", body),
            (Err(fault.clone()), Err(fault.clone()))
        );
    }
    let missing = "<Error><Code>NoSuchBucket</Code></Error>";
    let fault = Fault::Refused("NoSuchBucket".to_owned());
    assert_eq!(refused("404 Not Found", missing), (Ok(None), Err(fault)));
    let full = "<Error><Code>XMinioStorageFull</Code></Error>";
    let fault = Fault::Refused("XMinioStorageFull".to_owned());
    assert_eq!(refused("507 Insufficient Storage", full).1, Err(fault));
}

#[test]
fn a_server_that_is_not_there_or_silent_is_given_up() {
    // A port that was free a moment ago.
    let free = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr();
    let bucket = at(&free.expect("an address").to_string());
    assert_eq!(bucket.get("1", 100), Err(Fault::Unreachable));
    assert_eq!(bucket.put("1", b"bytes"), Err(Fault::Unreachable));
    let mut silent = at(&serve(""));
    silent.whole = Duration::from_millis(300);
    let begun = Instant::now();
    assert_eq!(silent.get("1", 100), Err(Fault::TooSlow));
    assert_eq!(silent.put("1", b"bytes"), Err(Fault::TooSlow));
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn settings_that_cannot_be_used_are_told() {
    let address = Address::parse("s3://booklets").expect("an address");
    // Half of the credentials.
    let settings = AmazonS3Builder::new().with_access_key_id("key");
    assert_eq!(Bucket::with(settings, &address).err(), Some(Fault::Settings));
    // HTTP has to be allowed.
    let bucket = Bucket::with(settings_of("127.0.0.1:9"), &address).expect("a bucket");
    assert_eq!(bucket.get("1", 100), Err(Fault::Settings));
}

/// Returns a bucket of the server at an address of this machine.
fn at(server: &str) -> Bucket {
    let settings = settings_of(server);
    let settings = settings.with_config(AmazonS3ConfigKey::Client(AllowHttp), "true");
    let address = Address::parse("s3://booklets/cache").expect("an address");
    Bucket::with(bounded(settings), &address).expect("a bucket")
}

fn settings_of(server: &str) -> AmazonS3Builder {
    AmazonS3Builder::new()
        .with_endpoint(format!("http://{server}"))
        .with_access_key_id("key")
        .with_secret_access_key(SECRET)
}

/// Starts a server that gives every request the same answer, or keeps silent without one, and
/// returns its address. It ends with the process.
fn serve(answer: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let answer = answer.to_owned();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            thread::spawn(move || serve_one(stream, &answer));
        }
    });
    address
}

/// Answers each request once, when it is there as a whole.
fn serve_one(stream: TcpStream, answer: &str) {
    let mut reader = BufReader::new(stream);
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if !reader.read_line(&mut line).is_ok_and(|read| read > 0) {
                return;
            }
            let line = line.trim_end().to_ascii_lowercase();
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().expect("a length");
            }
            if line.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        let whole = reader.read_exact(&mut body);
        if whole.and_then(|()| reader.get_mut().write_all(answer.as_bytes())).is_err() {
            return;
        }
    }
}
