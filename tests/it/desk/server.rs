//! The desk's connections, asked by hand over a socket: who is answered, what a page may do, what is never handed out.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    time::Duration,
};

use anpai::{
    desk::{Lock, Server, Setting},
    model::message::Lang,
};

use crate::support::workplace::{Workplace, options, read};

/// A desk on a copy of the shipped plan.
pub(super) struct Desk {
    pub(super) workplace: Workplace,
    port: u16,
    token: String,
}

/// An answer: its status, its head, its body.
pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    pub(super) body: String,
}

/// The output beside the plan, as the command line has it.
fn output(plan: &Path) -> std::path::PathBuf {
    let above = plan.parent().and_then(Path::parent).expect("a workplace");
    above.join("output").join(plan.file_name().expect("a year"))
}

impl Desk {
    pub(super) fn open() -> Self {
        Self::on(Workplace::new())
    }

    pub(super) fn on(workplace: Workplace) -> Self {
        let plan = workplace.plan();
        let lock = Lock::take(&plan).expect("a folder").unwrap_or_else(|_| panic!("nobody else has it"));
        let setting = Setting { plan, port: 0, lang: Lang::Zh, options: options(workplace.output()), output };
        let server = Server::open(setting, lock).expect("a port");
        let address = server.address();
        let (port, token) =
            address.trim_start_matches("http://127.0.0.1:").trim_end_matches('/').split_once('/').expect("an address");
        let (port, token) = (port.parse().expect("a port"), token.to_owned());
        std::thread::spawn(move || server.run());
        Self { workplace, port, token }
    }

    fn send(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a limit");
        stream.write_all(bytes).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    fn ask(&self, method: &str, path: &str, heads: &str, body: &str) -> Answer {
        let length = body.len();
        let request =
            format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {length}\r\n{heads}\r\n{body}");
        self.send(request.as_bytes())
    }

    fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}\r\n", self.port)
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", &format!("/{}/{path}", self.token), &self.host(), "")
    }

    /// A deed as the desk's own page sends it.
    pub(super) fn act(&self, deed: &serde_json::Value) -> (u16, serde_json::Value) {
        let heads =
            format!("{}Origin: http://127.0.0.1:{}\r\nContent-Type: application/json\r\n", self.host(), self.port);
        let answer = self.ask("POST", &format!("/{}/do", self.token), &heads, &deed.to_string());
        (answer.status, serde_json::from_str(&answer.body).unwrap_or_default())
    }

    pub(super) fn file(&self, name: &str) -> String {
        read(&self.workplace.plan().join(name))
    }
}

const FILE: &str = "01-源头治理.yaml";
const TEXT: &str = "items[1].clauses[0].text";

fn set(old: &str, new: &str) -> serde_json::Value {
    serde_json::json!({ "do": "set", "file": FILE, "path": TEXT, "old": old, "new": new })
}

#[test]
fn every_screen_comes_with_a_policy_that_lets_nothing_leave_the_machine() {
    let desk = Desk::open();
    for screen in ["", "text", "units", "head", "compare", "build", "returns", "changes", "opinions.html"] {
        let answer = desk.get(screen);
        assert_eq!(answer.status, 200, "{screen}: {}", answer.body);
        assert!(
            answer.head.contains("content-security-policy: default-src 'none'; script-src 'self'; style-src 'self';"),
            "{}",
            answer.head
        );
        for line in [
            "cache-control: no-store",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cross-origin-resource-policy: same-origin",
        ] {
            assert!(answer.head.contains(line), "{screen}: {}", answer.head);
        }
        for outside in ["http://", "https://", "style=", "<script>", "onclick"] {
            assert!(!answer.body.contains(outside), "{screen} has {outside}");
        }
    }
    let page = desk.get("page/notice.html");
    assert!(
        page.head.contains("content-security-policy: default-src 'none'; style-src 'unsafe-inline'"),
        "{}",
        page.head
    );
    assert!(page.body.contains("农业投入品"));
}

#[test]
fn a_draft_for_word_is_handed_out_as_the_plan_is_now() {
    let desk = Desk::open();
    let name = |name: &str| format!("filename*=utf-8''{}.docx", name.to_lowercase());
    for (path, called) in [
        ("page/notice.docx", "%E9%80%9A%E7%9F%A5"),
        ("page/letters/%E5%8C%BA%E6%95%99%E8%82%B2%E5%B1%80.docx", "%E5%8C%BA%E6%95%99%E8%82%B2%E5%B1%80"),
    ] {
        let answer = desk.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.head.contains(&name(called)) && answer.body.starts_with("PK"), "{}", answer.head);
    }
    for path in ["page/index.docx", "page/diff.docx", "page/没有.docx", "page/..%2f..%2fnotice.docx"] {
        assert_eq!(desk.get(path).status, 404, "{path}");
    }
}

#[test]
fn only_our_own_names_and_the_secret_are_answered() {
    let desk = Desk::open();
    let path = format!("/{}/text", desk.token);
    let with = |path: &str, heads: &str| desk.ask("GET", path, heads, "").status;
    for name in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        assert_eq!(with(&path, &format!("Host: {name}:{}\r\n", desk.port)), 200, "{name}");
    }
    for foreign in ["evil.example", "127.0.0.1", "127.0.0.1.evil.example", "localhost:1"] {
        assert_eq!(with(&path, &format!("Host: {foreign}\r\n")), 403, "{foreign}");
    }
    for wrong in [
        "/",
        "/text",
        "/0123456789abcdef0123456789abcdef/text",
        "//text",
        &format!("/{}x/text", desk.token),
        "/assets/desk.js",
    ] {
        let answer = desk.ask("GET", wrong, &desk.host(), "");
        assert_eq!(answer.status, 403, "{wrong}");
        assert!(!answer.body.contains("农业"), "{wrong}");
    }
    assert_eq!(desk.token.len(), 32);
}

#[test]
fn a_page_of_another_site_can_neither_read_nor_post() {
    let desk = Desk::open();
    let before = desk.file(FILE);
    let path = format!("/{}/do", desk.token);
    let deed = set("", "坏").to_string();
    for heads in [
        "Origin: http://evil.example\r\n".to_owned(),
        "Origin: null\r\n".to_owned(),
        format!("Origin: http://127.0.0.1:{}\r\n", desk.port.wrapping_add(1)),
        String::new(),
        format!("Origin: http://127.0.0.1:{}\r\nSec-Fetch-Site: cross-site\r\n", desk.port),
    ] {
        let heads = format!("{}Content-Type: application/json\r\n{heads}", desk.host());
        assert_eq!(desk.ask("POST", &path, &heads, &deed).status, 403, "{heads}");
    }
    let reads =
        format!("{}Origin: http://evil.example\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Site: cross-site\r\n", desk.host());
    assert_eq!(desk.ask("GET", &format!("/{}/text", desk.token), &reads, "").status, 403);
    // A form of another site cannot say that it sends JSON without being asked first.
    let form = format!("{}Origin: http://127.0.0.1:{}\r\nContent-Type: text/plain\r\n", desk.host(), desk.port);
    assert_eq!(desk.ask("POST", &path, &form, &deed).status, 415);
    assert_eq!(desk.file(FILE), before);
}

#[test]
fn nothing_outside_the_output_is_handed_out() {
    let desk = Desk::open();
    let output = desk.workplace.output();
    fs::create_dir_all(output.join("letters")).expect("a folder");
    fs::write(output.join("letters/甲.html"), "<p>函</p>").expect("a file");
    fs::write(output.join(".hidden"), "secret").expect("a file");
    fs::write(output.parent().expect("output/").join("secret.txt"), "secret").expect("a file");
    #[cfg(unix)]
    std::os::unix::fs::symlink(output.parent().expect("output/").join("secret.txt"), output.join("link.txt"))
        .expect("a link");
    assert_eq!(desk.get("output/letters/%E7%94%B2.html").status, 200);
    for path in [
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "letters/../../secret.txt",
        "letters/..%5c..%5csecret.txt",
        ".hidden",
        "letters",
        "letters/",
        "link.txt",
        "C:/x",
        "%00",
        "//etc/passwd",
        "%2fetc%2fpasswd",
    ] {
        let answer = desk.get(&format!("output/{path}"));
        assert_ne!(answer.status, 200, "{path}");
        assert!(!answer.body.contains("secret"), "{path}");
    }
    let saved = desk.get("output/letters/%E7%94%B2.html?save=true");
    assert!(saved.head.contains("content-disposition: attachment; filename*=utf-8''%e7%94%b2.html"), "{}", saved.head);
}

#[test]
fn a_field_is_set_and_a_field_that_changed_meanwhile_is_not() {
    let desk = Desk::open();
    let before = desk.file(FILE);
    let old = before
        .lines()
        .find(|line| line.contains("11个重点"))
        .expect("the clause")
        .trim()
        .trim_start_matches("text: ")
        .to_owned();
    let new = old.replace("11个", "12个");
    let (status, done) = desk.act(&set(&old, &new));
    assert_eq!(status, 200, "{done}");
    assert!(done["place"].as_str().expect("a place").ends_with("01-源头治理.yaml 第13行"), "{done}");
    assert_eq!(desk.file(FILE), before.replace("11个", "12个"));

    // Another client still has the old words.
    let (status, theirs) = desk.act(&set(&old, &old.replace("11个", "20个")));
    assert_eq!((status, theirs["theirs"].as_str()), (409, Some(new.as_str())));
    assert_eq!(desk.file(FILE), before.replace("11个", "12个"));
    // The same words twice are no quarrel.
    assert_eq!(desk.act(&set(&old, &new)).0, 200);

    // An editor of text files changes another field: no quarrel; the same field: one.
    desk.workplace.edit(&format!("2023/{FILE}"), "落实耕地", "# 编辑器里的注\n          落实耕地");
    desk.workplace.edit(&format!("2023/{FILE}"), "# 编辑器里的注\n          ", "全面");
    assert_eq!(desk.act(&set(&new, &old)).0, 200);
    desk.workplace.edit(&format!("2023/{FILE}"), "11个重点", "15个重点");
    assert_eq!(desk.act(&set(&old, &new)).0, 409);
    assert!(desk.file(FILE).contains("15个重点") && desk.file(FILE).contains("全面落实耕地"));

    for (file, path) in
        [("../secret.yaml", "a"), ("nothing.yaml", "a"), ("/etc/passwd", "a"), (".anpai/desk.json", "port")]
    {
        let (status, _) =
            desk.act(&serde_json::json!({ "do": "set", "file": file, "path": path, "old": "", "new": "x" }));
        assert_eq!(status, 422, "{file}");
    }
}

#[test]
fn faults_are_mended_waived_and_marks_settled_at_the_plan() {
    let desk = Desk::open();
    let edit = |from: &str, to: &str| desk.workplace.edit(&format!("2023/{FILE}"), from, to);
    edit("强化食品安全源头治理", "强化食品安全源头冶理");
    edit("      - id: 农业投入品", "      # 待定[数目]：今年几个品种\n      - id: 农业投入品");
    let page = desk
        .get(
            &format!("text?file={FILE}&path=items%5B1%5D.clauses%5B0%5D")
                .replace("源头治理", "%E6%BA%90%E5%A4%B4%E6%B2%BB%E7%90%86"),
        )
        .body;
    assert!(page.contains("今年几个品种"), "the mark stands at its clause");
    let named = |code: &str, text: &str| serde_json::json!({ "code": code, "file": FILE, "start": 0, "text": text });
    let (status, done) =
        desk.act(&serde_json::json!({ "do": "settle", "finding": named("N001", "# 待定[数目]：今年几个品种") }));
    assert_eq!(status, 200, "{done}");
    assert!(!desk.file(FILE).contains("待定"));
    let (status, _) =
        desk.act(&serde_json::json!({ "do": "settle", "finding": named("N001", "# 待定[数目]：今年几个品种") }));
    assert_eq!(status, 422, "it is gone already");

    let (status, done) = desk.act(&serde_json::json!({ "do": "waive", "finding": named("P008", "x"), "reason": "因" }));
    assert_eq!(status, 422, "{done}");
    edit("区农业农村局]", "区农业局]");
    let (status, _) =
        desk.act(&serde_json::json!({ "do": "waive", "finding": named("R001", "区农业局"), "reason": "" }));
    assert_eq!(status, 422);
    assert_eq!(desk.act(&serde_json::json!({ "do": "undo" })).0, 200);
    assert!(
        desk.file(FILE).contains("待定[数目]"),
        "undo brings the mark back, whatever another editor wrote elsewhere"
    );
    assert!(desk.file(FILE).contains("区农业局]"));
}

#[test]
fn two_clients_see_one_anothers_changes_at_once() {
    let desk = Desk::open();
    let news = desk.get("news?after=0");
    let number =
        serde_json::from_str::<serde_json::Value>(&news.body).expect("JSON")["number"].as_u64().expect("a number");
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| desk.get(&format!("news?after={number}&job=false-0-0")));
        std::thread::sleep(Duration::from_millis(300));
        let (status, _) = desk.act(&serde_json::json!({ "do": "add", "file": FILE, "path": "items[0].clauses[0].responsible", "value": "区林草局" }));
        assert_eq!(status, 200);
        let told = waiting.join().expect("an answer");
        let told: serde_json::Value = serde_json::from_str(&told.body).expect("JSON");
        assert!(told["number"].as_u64().expect("a number") > number);
    });
    assert!(desk.file(FILE).contains("responsible: [区农业农村局, 区林草局]"));
}

#[test]
fn a_second_desk_joins_the_first() {
    let desk = Desk::open();
    let plan = desk.workplace.plan();
    let address = Lock::take(&plan).expect("a folder").err().expect("it is open already");
    assert_eq!(address.url(), format!("http://127.0.0.1:{}/{}/", desk.port, desk.token));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode =
            fs::metadata(plan.parent().expect("plan/").join(".anpai/desk.json")).expect("a file").permissions().mode();
        assert_eq!(mode & 0o077, 0, "nobody else may read the secret");
    }
}

#[test]
fn large_bodies_and_garbage_are_refused_and_the_desk_goes_on() {
    let desk = Desk::open();
    let heads = format!("{}Origin: http://127.0.0.1:{}\r\nContent-Type: application/json\r\n", desk.host(), desk.port);
    let path = format!("/{}/do", desk.token);
    assert_eq!(desk.ask("POST", &path, &heads, &format!("{{\"do\":\"{}\"}}", "x".repeat(2 << 20))).status, 413);
    for garbage in ["", "{", "[]", "{\"do\":\"nothing\"}", "{\"do\":\"set\"}"] {
        let status = desk.ask("POST", &path, &heads, garbage).status;
        assert!((400..500).contains(&status), "{garbage}: {status}");
    }
    assert_eq!(desk.send(b"GARBAGE\r\n\r\n").status, 400);
    assert_eq!(desk.get("text").status, 200);
    // Clients that send nothing do not keep others away.
    let idle: Vec<_> = (0..60).map(|_| TcpStream::connect(("127.0.0.1", desk.port)).expect("a connection")).collect();
    assert_eq!(desk.get("text").status, 200);
    drop(idle);
}

#[test]
fn a_plan_is_made_of_an_example_when_there_is_none() {
    let workplace = Workplace::bare();
    fs::remove_file(workplace.plan().parent().expect("plan/").join("departments.yaml")).expect("the register");
    let desk = Desk::on(workplace);
    assert!(desk.get("").body.contains("从哪里开始"));
    let (status, done) = desk.act(&serde_json::json!({ "do": "example", "year": 2024 }));
    assert_eq!((status, done["go"].as_str()), (200, Some("./")));
    let text = desk.get("text").body;
    assert!(text.contains("校园食品") && text.contains("区市场监管局"), "{text}");
    let (status, _) = desk.act(&serde_json::json!({ "do": "example", "year": 2024 }));
    assert_eq!(status, 422, "what is there is not written over");
}
