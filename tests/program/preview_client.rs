//! A preview that runs for a test, and requests to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::project::{TestProject, in_english};

/// The longest wait for what must come: machines that run tests are busy.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A running preview, which ends when this is dropped.
pub struct Preview {
    process: Child,
    /// The name and port.
    pub host: String,
    /// The path of the page: `/` and the key and `/`.
    pub path: String,
}

impl Preview {
    /// Starts the preview of a project without PDFs.
    pub fn of(project: &TestProject) -> Self {
        Self::with(project, &["--no-pdf"])
    }

    /// Starts the preview of a project with these arguments.
    pub fn with(project: &TestProject, arguments: &[&str]) -> Self {
        let mut command = command(project);
        command.arg("--no-open").args(arguments);
        Self::start(command)
    }

    /// Starts a preview.
    pub fn start(mut command: Command) -> Self {
        let mut process = command.spawn().expect("the preview starts");
        let mut lines = BufReader::new(process.stderr.take().expect("its messages"));
        let mut line = String::new();
        lines.read_line(&mut line).expect("a line");
        let address = line
            .split("http://")
            .nth(1)
            .and_then(|it| it.split([' ', '\u{2069}']).next());
        let parts = address.and_then(|address| address.split_once('/'));
        let (host, path) = parts.unwrap_or_else(|| panic!("no address: {line}"));
        let (host, path) = (host.to_owned(), format!("/{path}"));
        // Messages that nobody reads must not hold it up.
        std::thread::spawn(move || lines.read_to_end(&mut Vec::new()));
        Self { process, host, path }
    }

    /// Returns status and body of an answer to a request for what lies below the key. While
    /// the preview begins anew, nobody answers.
    pub fn get(&self, path: &str, host: &str) -> (u16, String) {
        let start = Instant::now();
        loop {
            if TcpStream::connect(&self.host).is_ok() {
                let path = format!("{}{path}", self.path);
                let (status, _, body) = self.ask("GET", &path, host);
                if status != 0 {
                    return (status, String::from_utf8_lossy(&body).into_owned());
                }
            }
            assert!(start.elapsed() < PATIENCE, "nobody answers");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Returns status, header and body of an answer.
    pub fn ask(&self, method: &str, path: &str, host: &str) -> (u16, String, Vec<u8>) {
        let mut stream = self.connect();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .expect("a request");
        read(stream)
    }

    /// Opens a connection whose reads end.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream
    }

    /// Sends a request for what lies below the key, and reads nothing of the answer.
    pub fn send(&self, path: &str) -> TcpStream {
        let mut stream = self.connect();
        let (below, host) = (&self.path, &self.host);
        write!(
            stream,
            "GET {below}{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .expect("a request");
        stream
    }

    /// Returns the state.
    pub fn state(&self) -> Value {
        let (_, body) = self.get("state.json", &self.host);
        serde_json::from_str(&body).unwrap_or_else(|error| panic!("{error}: {body}"))
    }

    /// Waits until the state is as wanted; returns it with the time that took.
    #[track_caller]
    pub fn wait(&self, what: &str, is: impl Fn(&Value) -> bool) -> (Value, Duration) {
        let start = Instant::now();
        loop {
            let state = self.state();
            if state["build"]["state"] != "setting" && is(&state) {
                return (state, start.elapsed());
            }
            assert!(start.elapsed() < PATIENCE, "{what}: {state:#}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Returns the resident memory in MiB, with that of the process that it started; `None`
    /// where the system does not tell.
    pub fn memory(&self) -> Option<u64> {
        let own = self.process.id();
        let children = format!("/proc/{own}/task/{own}/children");
        let children = std::fs::read_to_string(children).ok()?;
        let children = children.split_whitespace().filter_map(|it| it.parse().ok());
        children.chain([own]).map(resident).sum()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The command that starts the preview of a project.
pub fn command(project: &TestProject) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_malzama"));
    in_english(&mut command);
    command.arg("preview").current_dir(project.root()).stderr(Stdio::piped());
    command
}

/// Returns the resident memory of a process in MiB.
fn resident(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().split(' ').next()?.parse::<u64>().ok()? / 1024)
}

/// Reads status, header and body of an answer to its end.
pub fn read(mut stream: TcpStream) -> (u16, String, Vec<u8>) {
    let mut answer = Vec::new();
    // A preview that begins anew breaks off.
    let _ = stream.read_to_end(&mut answer);
    let end = answer.windows(4).position(|it| it == b"\r\n\r\n");
    let body = end.map(|end| answer[end + 4..].to_vec()).unwrap_or_default();
    let header = String::from_utf8_lossy(&answer[..end.unwrap_or(0)]).into_owned();
    let status = header.split(' ').nth(1).and_then(|it| it.parse().ok());
    (status.unwrap_or(0), header, body)
}

/// Returns the codes of what a state lists.
pub fn codes<'a>(state: &'a Value, list: &str) -> Vec<&'a str> {
    let all = state[list].as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter_map(|it| it["code"].as_str()).collect()
}

/// Returns the path of a page's image below the key.
pub fn image(state: &Value, edition: usize, page: usize, size: &str) -> String {
    let edition = &state["editions"][edition];
    let (slug, key) = (&edition["slug"], &edition["pages"][page - 1]["key"]);
    let [slug, key] = [slug, key].map(|it| it.as_str().expect("a name"));
    format!("page/{slug}/{page}/{key}.png?size={size}")
}
