//! On every save the documents are made again, and only those that the save touched.

use std::{
    fs,
    sync::mpsc::{Receiver, channel},
    thread::JoinHandle,
    time::Duration,
};

use anpai::year::watch::{Changes, Job, Stop};

use crate::support::workplace::{Workplace, options};

/// What a round came to: paths made, the codes of findings, or the message of an error.
#[derive(Debug, PartialEq, Eq)]
enum Told {
    Made(Vec<String>),
    Faults(Vec<&'static str>),
    Error(String),
}

/// A watch on a thread of its own.
struct Watched {
    rounds: Receiver<Told>,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

impl Watched {
    fn new(workplace: &Workplace, templates: Option<std::path::PathBuf>) -> Self {
        let mut job = Job { plan: workplace.plan(), templates, options: options(workplace.output()) };
        let mut changes = Changes::new(&job).expect("a folder can be watched");
        let stop = changes.stopper();
        let (sender, rounds) = channel();
        let thread = std::thread::spawn(move || {
            job.run(&mut changes, |round| {
                let told = match &round.result {
                    Err(error) => Told::Error(error.message().zh),
                    Ok(built) => match &built.outcome {
                        Some(outcome) => Told::Made(outcome.made.clone()),
                        None => Told::Faults(built.findings.iter().map(|finding| finding.code).collect()),
                    },
                };
                sender.send(told).expect("the test listens");
            });
        });
        Self { rounds, stop, thread: Some(thread) }
    }

    fn next(&self) -> Told {
        self.rounds.recv_timeout(Duration::from_mins(1)).expect("a round")
    }

    /// Nothing is told for a while.
    fn is_silent(&self) -> bool {
        self.rounds.recv_timeout(Duration::from_millis(600)).is_err()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.stop.stop();
        self.thread.take().expect("it was started").join().expect("the watch ends when it is told to");
    }
}

const SECTION: &str = "2023/01-源头治理.yaml";

#[test]
fn a_save_makes_what_it_touches_and_a_fault_leaves_the_last_good_files() {
    let workplace = Workplace::new();
    let watched = Watched::new(&workplace, None);
    let Told::Made(all) = watched.next() else { panic!("the shipped plan is built") };
    assert_eq!(all.len(), 148);

    workplace.edit(SECTION, "text: 落实耕地", "text: 全面落实耕地");
    let Told::Made(made) = watched.next() else { panic!("it is built again") };
    let unit = "区农业农村局";
    let touched = [format!("forms/{unit}-上半年"), format!("forms/{unit}-全年"), format!("letters/{unit}")];
    let both = |stem: &String| [format!("{stem}.html"), format!("{stem}.pdf")];
    let sheets = touched[..2].iter().flat_map(|stem| [format!("{stem}.xlsx"), format!("{stem}-fill.html")]);
    let expected: Vec<String> = touched.iter().flat_map(both).chain(sheets).chain(["index.html".to_owned()]).collect();
    let notice = ["notice.html", "notice.pdf", "减负自查表.html", "减负自查表.pdf"].map(str::to_owned);
    let mut expected = [expected, notice.to_vec()].concat();
    expected.sort();
    assert_eq!(made, expected);
    assert!(workplace.page("notice.html").contains("全面落实耕地"));

    let good = workplace.files();
    workplace.edit(SECTION, "responsible: [区农业农村局]", "responsible: [区农业农村居]");
    assert!(matches!(watched.next(), Told::Faults(codes) if codes.contains(&"R001")));
    assert!(workplace.files() == good);

    workplace.edit(SECTION, "responsible: [区农业农村居]", "responsible: [区林草局]");
    assert!(matches!(watched.next(), Told::Made(made) if made.contains(&"letters/区林草局.pdf".to_owned())));
}

#[test]
fn editors_may_save_by_renaming_and_many_files_at_once_are_one_build() {
    let workplace = Workplace::new();
    let watched = Watched::new(&workplace, None);
    watched.next();
    // As vim does: the old file becomes a backup, a new one takes its name.
    let path = workplace.plan().join("01-源头治理.yaml");
    let text = fs::read_to_string(&path).expect("a section").replace("text: 落实耕地", "text: 全面落实耕地");
    let backup = path.with_extension("yaml~");
    fs::rename(&path, &backup).expect("renamed");
    fs::write(path.with_extension("tmp"), text).expect("written");
    fs::rename(path.with_extension("tmp"), &path).expect("renamed");
    fs::remove_file(backup).expect("removed");
    assert!(matches!(watched.next(), Told::Made(made) if made.len() == 15));
    assert!(watched.is_silent(), "one save is one build");

    // Several files, and the register one folder above.
    workplace.edit(SECTION, "text: 全面落实耕地", "text: 落实耕地");
    workplace.edit("2023/plan.yaml", "recipients: [区食安委相关成员单位]", "recipients: [区食安委各成员单位]");
    workplace.edit("departments.yaml", "departments:", "# 名录\ndepartments:");
    assert!(matches!(watched.next(), Told::Made(made) if made.contains(&"notice.pdf".to_owned())));
    assert!(watched.is_silent(), "all of it is one build");

    // The register alone.
    workplace.edit("departments.yaml", "  - name: 区林草局", "  - name: 区林业局");
    assert!(matches!(watched.next(), Told::Faults(_)));
}

#[test]
fn saving_without_a_change_or_beside_the_plan_builds_nothing() {
    let workplace = Workplace::new();
    let watched = Watched::new(&workplace, None);
    watched.next();
    workplace.edit(SECTION, "text: 落实耕地", "text: 落实耕地");
    workplace.put("2023/备忘.txt", "不是方案");
    workplace.put("2023/.01-源头治理.yaml.swp", "不是方案");
    assert!(watched.is_silent());
}

#[test]
fn a_plan_folder_that_is_replaced_by_another_is_watched_on() {
    let workplace = Workplace::new();
    let watched = Watched::new(&workplace, None);
    watched.next();
    let (plan, old) = (workplace.plan(), workplace.plan().with_file_name("old"));
    fs::rename(&plan, &old).expect("renamed");
    assert!(matches!(watched.next(), Told::Error(_)), "there is no plan now");
    fs::rename(&old, &plan).expect("renamed");
    assert!(matches!(watched.next(), Told::Made(made) if made.is_empty()));
    workplace.edit(SECTION, "text: 落实耕地", "text: 全面落实耕地");
    assert!(matches!(watched.next(), Told::Made(made) if made.len() == 15));
}

#[test]
fn a_template_is_read_again_and_a_wrong_one_is_told_until_it_is_mended() {
    let workplace = Workplace::new();
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("web")).expect("a folder");
    let style = folder.path().join("web/style.css");
    fs::write(&style, "body { color: black }").expect("a file");
    let watched = Watched::new(&workplace, Some(folder.path().to_owned()));
    watched.next();
    fs::write(&style, "body { color: navy }").expect("a file");
    assert!(
        matches!(watched.next(), Told::Made(made) if made.len() >= 45 && made.iter().all(|path| path.ends_with(".html"))),
        "every page, and no PDF"
    );
    assert!(workplace.page("notice.html").contains("color: navy"));
    let notice = folder.path().join("web/notice.html");
    fs::write(&notice, "{% if %}").expect("a file");
    assert!(matches!(watched.next(), Told::Error(message) if message.contains("模板有误")));
    fs::remove_file(&notice).expect("removed");
    assert!(matches!(watched.next(), Told::Made(made) if made.is_empty()));
}

/// Of the program itself: what it prints, and that Ctrl-C ends it as done.
#[cfg(unix)]
#[test]
fn the_program_tells_each_build_in_a_line_and_ends_on_ctrl_c() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    let workplace = Workplace::new();
    let mut program = Command::new(env!("CARGO_BIN_EXE_anpai"))
        .args(["watch", "--lang", "zh", "-o"])
        .arg(workplace.output())
        .arg("--fonts")
        .arg(crate::support::workplace::repository().join("fonts"))
        .arg(workplace.plan())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut lines = BufReader::new(program.stdout.take().expect("piped")).lines().map(|line| line.expect("text"));
    assert!(lines.next().expect("a line").contains("Ctrl-C"));
    let first = lines.next().expect("a line");
    assert!(first.starts_with("已更新 总览、通知、") && first.contains("148 个文件"), "{first}");
    workplace.edit(SECTION, "text: 落实耕地", "text: 全面落实耕地");
    let second = lines.next().expect("a line");
    assert!(second.contains("报表 区农业农村局") && second.contains("（15 个文件，"), "{second}");
    workplace.edit(SECTION, "responsible: [区农业农村局]", "responsible: [区农业农村居]");
    let third = lines.next().expect("a line");
    assert!(third.starts_with("没有重做"), "{third}");
    Command::new("kill").args(["-INT", &program.id().to_string()]).status().expect("a signal");
    assert_eq!(program.wait().expect("it ends").code(), Some(0));
}
