//! The local preview, asked by hand over a socket.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    time::{Duration, Instant},
};

use anpai::year::watch::preview::{Fault, News, Preview};

/// A folder with a page, a PDF, and something to steal beside it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    fs::create_dir_all(site.join("letters")).expect("a folder");
    let page = "<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"></head><body>甲</body></html>";
    fs::write(site.join("index.html"), page).expect("a file");
    fs::write(site.join("letters/区教育局.html"), page).expect("a file");
    fs::write(site.join("notice.pdf"), b"%PDF-1.7\n\xff").expect("a file");
    fs::write(site.join(".hidden"), "secret").expect("a file");
    fs::write(folder.path().join("secret.html"), "secret").expect("a file");
    folder
}

fn open(folder: &Path) -> (Preview, u16) {
    let preview = Preview::open(&folder.join("site"), Some(0)).expect("a port");
    let port = preview.address().trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
    (preview, port.expect("a port"))
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
    stream
}

/// Sends bytes; the whole response.
fn send(port: u16, bytes: &[u8]) -> String {
    let mut stream = connect(port);
    stream.write_all(bytes).expect("sent");
    let mut response = Vec::new();
    stream.read_to_end(&mut response).expect("a response");
    String::from_utf8_lossy(&response).into_owned()
}

fn ask(port: u16, method: &str, path: &str) -> String {
    send(port, format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").as_bytes())
}

fn status(response: &str) -> &str {
    response.split(' ').nth(1).unwrap_or_default()
}

#[test]
fn pages_come_with_our_script_and_a_policy_that_allows_no_other() {
    let folder = folder();
    let (_preview, port) = open(folder.path());
    for path in ["/", "/index.html", "/letters/%E5%8C%BA%E6%95%99%E8%82%B2%E5%B1%80.html", "/index.html?x=/../"] {
        let response = ask(port, "GET", path);
        assert_eq!(status(&response), "200", "{path}: {response}");
        let head = response.split("\r\n\r\n").next().expect("a head");
        for line in [
            "Content-Type: text/html; charset=utf-8".to_owned(),
            "Cache-Control: no-store".to_owned(),
            "X-Content-Type-Options: nosniff".to_owned(),
            format!("Content-Security-Policy: default-src 'none'; script-src http://127.0.0.1:{port}/.anpai/live.js;"),
        ] {
            assert!(head.contains(&line), "{path}: {head}");
        }
        assert_eq!(response.matches("<script").count(), 1);
        assert!(!response.contains("http-equiv"), "the page's own policy would stop our script");
    }
    let pdf = ask(port, "GET", "/notice.pdf");
    assert!(pdf.contains("Content-Type: application/pdf\r\n") && pdf.contains("Content-Length: 10\r\n"), "{pdf}");
    let script = ask(port, "GET", "/.anpai/live.js");
    assert!(script.contains("Content-Type: text/javascript; charset=utf-8") && script.contains("EventSource"));
    let on_disk = fs::read_to_string(folder.path().join("site/index.html")).expect("a file");
    assert!(!on_disk.contains("<script"), "files on disk stay as they are");
}

#[test]
fn only_our_own_names_are_answered() {
    let folder = folder();
    let (_preview, port) = open(folder.path());
    let with = |hosts: &str| send(port, format!("GET / HTTP/1.1\r\n{hosts}\r\n").as_bytes());
    for name in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        assert_eq!(status(&with(&format!("Host: {name}:{port}\r\n"))), "200", "{name}");
    }
    let foreign = [
        String::new(),
        "Host: evil.example\r\n".to_owned(),
        format!("Host: evil.example:{port}\r\n"),
        "Host: 127.0.0.1\r\n".to_owned(),
        format!("Host: 127.0.0.1:{}\r\n", port.wrapping_add(1)),
        format!("Host: 127.0.0.1:{port}.evil.example\r\n"),
        format!("Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n"),
    ];
    for hosts in foreign {
        let response = with(&hosts);
        assert_eq!(status(&response), "403", "{hosts}");
        assert!(!response.contains('甲'));
    }
}

#[test]
fn no_path_leaves_the_folder_and_no_folder_is_listed() {
    let folder = folder();
    #[cfg(unix)]
    {
        let site = folder.path().join("site");
        std::os::unix::fs::symlink(folder.path(), site.join("up")).expect("a link");
        std::os::unix::fs::symlink(folder.path().join("secret.html"), site.join("link.html")).expect("a link");
    }
    let (_preview, port) = open(folder.path());
    for path in [
        "/../secret.html",
        "/letters/../../secret.html",
        "/%2e%2e/secret.html",
        "/..%2fsecret.html",
        "/letters%2f..%2f..%2fsecret.html",
        "/..%5csecret.html",
        "/..\\secret.html",
        "//secret.html",
        "/%2fetc/passwd",
        "//etc/passwd",
        "/C:/Windows/win.ini",
        "/.hidden",
        "/%2ehidden",
        "/up/secret.html",
        "/link.html",
        "/index.html%00.pdf",
        "/letters",
        "/letters/",
        "/nothing.html",
    ] {
        let response = ask(port, "GET", path);
        assert_eq!(status(&response), "404", "{path}: {response}");
        assert!(!response.contains("secret") && !response.contains("root:"), "{path}");
    }
}

#[test]
fn only_get_and_head_are_answered() {
    let folder = folder();
    let (_preview, port) = open(folder.path());
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "get"] {
        let response = ask(port, method, "/");
        assert_eq!(status(&response), "405", "{method}");
        assert!(response.contains("Allow: GET, HEAD"));
    }
    let head = ask(port, "HEAD", "/");
    assert_eq!(status(&head), "200");
    assert!(head.ends_with("\r\n\r\n") && !head.contains('甲'));
    for request in ["\r\n\r\n", "GET\r\n\r\n", "GET http://127.0.0.1/ HTTP/1.1\r\n\r\n", "GET / HTTP/3\r\n\r\n"] {
        assert_eq!(status(&send(port, request.as_bytes())), "400", "{request}");
    }
}

#[test]
fn huge_and_slow_requests_are_cut_off() {
    let folder = folder();
    let (_preview, port) = open(folder.path());
    let huge = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "a".repeat(20_000));
    assert_eq!(status(&send(port, huge.as_bytes())), "431");
    // One byte a second never ends by itself.
    let start = Instant::now();
    let mut slow = connect(port);
    while start.elapsed() < Duration::from_secs(15) && slow.write_all(b"G").is_ok() {
        std::thread::sleep(Duration::from_millis(500));
        let mut answer = [0; 64];
        slow.set_read_timeout(Some(Duration::from_millis(500))).expect("a limit");
        if matches!(slow.read(&mut answer), Ok(count) if count == 0 || answer.starts_with(b"HTTP/1.1 408")) {
            break;
        }
    }
    assert!(start.elapsed() < Duration::from_secs(9), "{:?}", start.elapsed());
}

#[test]
fn many_connections_do_not_pile_up_and_leave_room_again() {
    let folder = folder();
    let (_preview, port) = open(folder.path());
    let idle: Vec<TcpStream> = (0..200).map(|_| connect(port)).collect();
    // Those beyond the limit are closed at once, so that this one gets no answer.
    let mut refused = connect(port);
    let _ = refused.write_all(format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").as_bytes());
    let mut answer = Vec::new();
    let _ = refused.read_to_end(&mut answer);
    assert!(answer.is_empty(), "{}", String::from_utf8_lossy(&answer));
    drop(idle);
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(10) {
        let mut stream = connect(port);
        let _ = stream.write_all(format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").as_bytes());
        let mut answer = String::new();
        if stream.read_to_string(&mut answer).is_ok() && answer.contains("200 OK") {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("there is no room again");
}

/// The next event of a page that listens.
fn event(lines: &mut impl Iterator<Item = String>) -> serde_json::Value {
    let line = lines.find_map(|line| line.strip_prefix("data: ").map(str::to_owned));
    serde_json::from_str(&line.expect("an event")).expect("JSON")
}

#[test]
fn a_page_that_listens_hears_of_a_new_build_and_of_faults() {
    let folder = folder();
    let (preview, port) = open(folder.path());
    preview.tell(News { is_new: true, ..News::default() });
    let mut stream = connect(port);
    stream.write_all(format!("GET /.anpai/news HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n").as_bytes()).expect("sent");
    let mut lines = BufReader::new(stream).lines().map(|line| line.expect("text"));
    assert_eq!(lines.next().as_deref(), Some("HTTP/1.1 200 OK"));
    assert!(lines.next().expect("a line").starts_with("Content-Type: text/event-stream"));
    let first = event(&mut lines);
    let version = first["version"].as_str().expect("a version").to_owned();
    assert!(ask(port, "GET", "/").contains(&format!("data-version=\"{version}\"")));

    let hostile = "<script>alert(1)</script>\n\u{2028}data: x\n\n";
    let fault = Fault { place: "甲.yaml:1:2".to_owned(), message: hostile.to_owned(), help: String::new() };
    preview.tell(News { title: "有 1 处问题".to_owned(), faults: vec![fault], ..News::default() });
    let second = event(&mut lines);
    assert_eq!(second["version"].as_str(), Some(version.as_str()), "no other pages, so no reload");
    assert_eq!(second["faults"][0]["message"].as_str(), Some(hostile));
    assert_eq!(second["faults"][0]["place"].as_str(), Some("甲.yaml:1:2"));

    preview.tell(News { is_new: true, ..News::default() });
    let third = event(&mut lines);
    assert_ne!(third["version"].as_str(), Some(version.as_str()));
    assert_eq!(third["faults"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_port_that_is_taken_is_named_with_what_to_do() {
    let folder = folder();
    let (_preview, port) = open(folder.path());
    let Err(error) = Preview::open(folder.path(), Some(port)) else { panic!("it is taken") };
    assert!(error.message().zh.contains(&format!("{port}")) && error.message().zh.contains("--serve"));
}
