//! Slips that people make, each with the exact line and column, the characters underlined, and the mend.

use std::path::PathBuf;

use anpai::{
    model::{
        finding::{Finding, Severity},
        message::Lang,
    },
    pipeline::load::{Loaded, faults::FAULTS, load_texts},
};

const HEAD: &str = "year: 2023\nsections: [01-甲, 02-乙]\n";
const CLAUSE: &str =
    "title: 甲\nitems:\n  - title: 子\n    clauses:\n      - id: 丑\n        text: 寅\n        lead: 区教育局\n";

fn texts(files: &[(&str, &str)]) -> Loaded {
    load_texts(files.iter().map(|(name, text)| (PathBuf::from(name), (*text).to_owned())).collect())
}

fn section(text: &str) -> Loaded {
    texts(&[("01-甲.yaml", text)])
}

/// Code, file with line and column, what is underlined, and the mend, with ! if it is sure.
fn said(loaded: &Loaded) -> Vec<String> {
    let sources = &loaded.plan.sources;
    let one = |finding: &Finding| {
        let (line, column) = sources.line_column(finding.place);
        let file = sources.of(finding.place).path.display();
        let fix = finding.fix.as_ref().map_or(String::new(), |fix| {
            format!(" → `{}`{}", fix.edits[0].replacement, if fix.sure { "!" } else { "" })
        });
        format!("{} {file}:{line}:{column} `{}`{fix}", finding.code, sources.text(finding.place))
    };
    loaded.findings.iter().map(one).collect()
}

/// The text with all sure mends in.
fn mended(loaded: &Loaded, text: &str) -> String {
    let sure = loaded.findings.iter().filter_map(|finding| finding.fix.as_ref()).filter(|fix| fix.sure);
    let mut edits: Vec<_> = sure.flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.place.start));
    let mut out = text.to_owned();
    for edit in edits {
        out.replace_range(edit.place.start as usize..edit.place.end as usize, &edit.replacement);
    }
    out
}

#[test]
fn the_six_bad_inputs_of_the_peers() {
    // A missing field and an unknown unit are for the rules; a missing file is what shape has of it.
    let missing = texts(&[("plan.yaml", HEAD), ("01-甲.yaml", "title: 甲\n")]);
    assert_eq!(said(&missing), ["S007 plan.yaml:2:18 `02-乙`"]);

    let unknown = texts(&[("plan.yaml", HEAD), ("01-甲.yaml", ""), ("02-已.yaml", "")]);
    assert_eq!(said(&unknown), ["S007 plan.yaml:2:18 `02-乙` → `02-已`"]);

    let twice = section(&CLAUSE.replace("        text: 寅\n", "        text: 寅\n        id: 卯\n"));
    assert_eq!(said(&twice), ["S002 01-甲.yaml:7:9 `id`"]);
    let first = twice.findings[0].labels[0].0;
    assert_eq!(twice.plan.sources.line_column(first), (5, 9));

    let tab = section(&CLAUSE.replace("        text", "\ttext"));
    assert_eq!(said(&tab), ["S004 01-甲.yaml:6:1 `\t` → `        `"]);

    let wrong = texts(&[("plan.yaml", "year: 二〇二三\nseal: 有\n")]);
    assert_eq!(said(&wrong), ["S003 plan.yaml:1:7 `二〇二三`", "S003 plan.yaml:2:7 `有` → `true`!"]);

    let key = section(&CLAUSE.replace("lead", "laed"));
    assert_eq!(said(&key), ["S001 01-甲.yaml:7:9 `laed` → `lead`"]);
}

#[test]
fn a_word_that_is_none_of_the_few_is_refused_and_they_are_named() {
    let head = "urgency: 急\nletters:\n  form: 责任状\n  inferred: [sender_full_name, sender]\n";
    let wrong = texts(&[("plan.yaml", head)]);
    assert_eq!(
        said(&wrong),
        ["S003 plan.yaml:1:10 `急` → `特急`", "S003 plan.yaml:3:9 `责任状` → `责任书`", "S003 plan.yaml:4:32 `sender`",]
    );
    let help = wrong.findings[1].help.as_ref().expect("what can be written");
    assert_eq!(help.zh, "可以写：`函` `责任书` `任务清单` `分工表`");
    assert_eq!(wrong.plan.head.letters.inferred.len(), 1, "the good element stays");
    let sign =
        section(&CLAUSE.replace(
            "        lead",
            "        targets: [{ name: 建档率, operator: \">=\", value: 100% }]\n        lead",
        ));
    assert_eq!(said(&sign), ["S003 01-甲.yaml:7:42 `\">=\"` → `≥`!"]);
}

#[test]
fn a_full_width_colon_is_found_on_its_own_line() {
    let cases = [
        ("title：甲\nitems: []\n", "S004 01-甲.yaml:1:6 `：` → `: `!"),
        ("title: 甲\nitems：\n  - title: 乙\n", "S004 01-甲.yaml:2:6 `：` → `:`!"),
        ("items:\n  - title： 乙\n", "S004 01-甲.yaml:2:10 `：` → `:`!"),
        ("items:\n  - title：乙\n    clauses: []\n", "S004 01-甲.yaml:2:10 `：` → `: `!"),
        ("items:\n  - title: 乙\n    clauses：\n      - id: 丙\n", "S004 01-甲.yaml:3:12 `：` → `:`!"),
        ("items:\n  - {title：乙}\n", "S004 01-甲.yaml:2:11 `：` → `: `!"),
    ];
    for (text, wanted) in cases {
        let loaded = section(text);
        assert_eq!(said(&loaded), [wanted], "{text}");
        let again = section(&mended(&loaded, text));
        assert_eq!(said(&again), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn each_slip_of_syntax_has_its_place_and_mend_and_hides_nothing() {
    let cases = [
        ("title: \"甲\n", "S004 01-甲.yaml:1:8 `\"` → `\"`"),
        ("title: \"甲\"乙\n", "S004 01-甲.yaml:1:11 `乙` → `'\"甲\"乙'`"),
        ("title: **甲**乙\n", "S004 01-甲.yaml:1:8 `*` → `'**甲**乙'`!"),
        ("title: 注意: 甲\n", "S004 01-甲.yaml:1:10 `:` → `'注意: 甲'`"),
        ("title: @甲\n", "S004 01-甲.yaml:1:8 `@` → `'@甲'`!"),
        ("title:甲\n", "S004 01-甲.yaml:1:6 `:` → `: `!"),
        ("title 甲\n", "S004 01-甲.yaml:1:1 `title` → `:`"),
        (" title: 甲\n", "S004 01-甲.yaml:2:1 `foo: 1` → ` `"),
        ("title: [甲\n", "S004 01-甲.yaml:1:8 `[` → `]`"),
    ];
    for (text, wanted) in cases {
        let loaded = section(&format!("{text}foo: 1\n"));
        let said = said(&loaded);
        assert!(said.contains(&wanted.to_owned()), "{text}: {said:#?}");
        let behind = |said: &String| said.contains("S001") && said.contains("`foo`");
        assert!(said.iter().any(behind), "{text}: {said:#?}");
    }
}

#[test]
fn a_file_that_is_no_yaml_does_not_hide_the_faults_of_others() {
    let loaded = texts(&[
        ("departments.yaml", "departments:\n  - nmae: 甲\n"),
        ("plan.yaml", "recipients: [\n"),
        ("01-甲.yaml", "titel: 甲\n"),
        ("02-乙.yaml", "title: '乙\nitmes: []\n"),
    ]);
    let files: Vec<String> = said(&loaded).iter().map(|line| line.split(':').next().unwrap().to_owned()).collect();
    assert_eq!(
        files,
        ["S001 departments.yaml", "S004 plan.yaml", "S001 01-甲.yaml", "S004 02-乙.yaml", "S001 02-乙.yaml"]
    );
}

#[test]
fn a_line_out_of_line_keeps_the_places_of_what_stands_on_it() {
    assert_eq!(
        said(&section("title: 甲\n itmes: []\n")),
        ["S001 01-甲.yaml:2:2 `itmes` → `items`", "S004 01-甲.yaml:2:2 `itmes: []` → ``"]
    );
    assert_eq!(
        said(&section("clauses:\n  - id: 甲\n     laed: 乙\n    text: 丙\n")),
        ["S001 01-甲.yaml:3:6 `laed` → `lead`", "S004 01-甲.yaml:3:6 `laed: 乙` → `    `"]
    );
}

#[test]
fn many_slips_in_one_file_are_all_said() {
    let clause = |number| format!("  - id：款{number}\n    text：文\n    laed: 区教育局\n");
    let clauses: Vec<String> = (0..20).map(clause).collect();
    let loaded = section(&format!("clauses:\n{}", clauses.concat()));
    let count = |code| loaded.findings.iter().filter(|finding| finding.code == code).count();
    assert_eq!((count("S004"), count("S001")), (40, 20), "{:#?}", said(&loaded));
    assert_eq!(loaded.plan.sections[0].section.clauses.len(), 20);
}

#[test]
fn what_word_leaves_behind_is_named() {
    let loaded = section("title: 甲\u{2028}乙\u{b}\nite\u{200b}ms: []\ntitle2: \u{0}\u{fffc}\n");
    assert_eq!(
        said(&loaded),
        [
            "S008 01-甲.yaml:1:9 `\u{2028}` → ``",
            "S008 01-甲.yaml:1:11 `\u{b}` → ``!",
            "S008 01-甲.yaml:2:1 `ite\u{200b}ms` → ``!",
            "S001 01-甲.yaml:3:1 `title2`",
            "S008 01-甲.yaml:3:9 `\u{0}` → ``!",
            "S008 01-甲.yaml:3:10 `\u{fffc}`",
        ]
    );
}

#[test]
fn a_byte_order_mark_is_a_note_and_does_no_harm() {
    let loaded = section("\u{feff}title: 甲\r\nitems: []\r\n");
    assert_eq!(said(&loaded), ["S005 01-甲.yaml:1:1 `\u{feff}` → ``!"]);
    assert_eq!(loaded.findings[0].severity, Severity::Note);
    assert_eq!(loaded.plan.sections[0].section.title.as_ref().unwrap().value, "甲");
}

#[test]
fn anchors_aliases_tags_and_second_documents_are_refused_in_words() {
    let loaded = section("title: &a 甲\nclauses:\n  - id: *a\n    text: !!str 3\n---\nfoo: 1\n");
    assert_eq!(
        said(&loaded),
        [
            "S006 01-甲.yaml:1:8 `&a`",
            "S006 01-甲.yaml:3:9 `*a`",
            "S006 01-甲.yaml:4:11 `!!str`",
            "S006 01-甲.yaml:5:1 `---`"
        ]
    );
}

#[test]
fn every_code_is_described_and_its_examples_hold() {
    for fault in &FAULTS {
        let bad = texts(fault.bad);
        let good = texts(fault.good);
        assert_eq!(
            bad.findings.iter().any(|finding| finding.code == fault.code),
            !fault.bad.is_empty(),
            "{}",
            fault.code
        );
        assert_eq!(said(&good), Vec::<String>::new(), "{}", fault.code);
        for finding in bad.findings.iter().filter(|finding| finding.code == fault.code) {
            assert_eq!(finding.severity, fault.severity, "{}", fault.code);
        }
    }
    assert!(FAULTS.is_sorted_by_key(|fault| fault.code));
}

#[test]
fn messages_have_both_languages_and_no_full_stop() {
    for finding in FAULTS.iter().flat_map(|fault| texts(fault.bad).findings) {
        for message in [Some(&finding.message), finding.help.as_ref()].into_iter().flatten() {
            let (zh, en) = (message.get(Lang::Zh), message.get(Lang::En));
            assert!(zh.chars().any(|character| character > '\u{4dff}'), "{zh}");
            assert!(!en.is_empty() && !zh.ends_with('。') && !en.ends_with('.'), "{zh} {en}");
        }
    }
}

#[test]
fn plain_scalars_are_text_unless_a_number_is_wanted() {
    let loaded =
        section("title: no\nclauses:\n  - id: 3.10\n    text: 0x1F\n    lead: yes\n    deadline: 2023-03-15\n");
    assert_eq!(said(&loaded), Vec::<String>::new());
    let clause = &loaded.plan.sections[0].section.clauses[0];
    assert_eq!(loaded.plan.sections[0].section.title.as_ref().unwrap().value, "no");
    assert_eq!(clause.id.as_ref().unwrap().value, "3.10");
    assert_eq!(clause.text.as_ref().unwrap().value, "0x1F");
    assert_eq!(clause.lead[0].value, "yes");
    assert_eq!(clause.deadline.as_ref().unwrap().value, "2023-03-15");
}

#[test]
fn numbers_and_switches_take_one_spelling_only() {
    for (written, mend) in [
        ("'2023'", "2023!"),
        ("２０２３", "2023!"),
        ("2023年", "2023"),
        ("+2023", ""),
        ("02023", "2023!"),
        ("70000", ""),
    ] {
        let loaded = texts(&[("plan.yaml", &format!("year: {written}\n"))]);
        let fix = loaded.findings[0].fix.as_ref();
        let said =
            fix.map_or(String::new(), |fix| format!("{}{}", fix.edits[0].replacement, if fix.sure { "!" } else { "" }));
        assert_eq!((loaded.findings[0].code, said.as_str()), ("S003", mend), "{written}");
        assert!(loaded.plan.head.year.is_none());
    }
    for written in ["yes", "True", "\"true\"", "1"] {
        let loaded = texts(&[("plan.yaml", &format!("seal: {written}\n"))]);
        assert_eq!(loaded.findings[0].code, "S003", "{written}");
    }
}

#[test]
fn empty_values_are_absent_and_an_empty_list_is_not() {
    let head = texts(&[("plan.yaml", "title:\nforms:\nsections:\ncopy_recipients: []\nrecipients:\n")]);
    assert_eq!(said(&head), Vec::<String>::new());
    let head = &head.plan.head;
    assert!(head.title.is_none() && head.recipients.is_none());
    assert_eq!(head.copy_recipients.as_ref().map(|list| list.len()), Some(0));
}

#[test]
fn wide_blanks_that_indent_are_said_at_their_line() {
    for blank in ["\u{3000}\u{3000}", "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}", "      \u{3000}"] {
        let text = CLAUSE.replace("        lead: 区教育局", &format!("{blank}lead: 区教育局"));
        let loaded = section(&text);
        let told = said(&loaded);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("S004 01-甲.yaml:7:1 ") && told[0].ends_with("→ `        `"), "{told:?}");
        let message = loaded.findings[0].message.get(Lang::Zh);
        assert!(message.contains("全角空格"), "{message}");
        // The rest is read all the same.
        let clause = &loaded.plan.sections[0].section.items[0].clauses[0];
        assert_eq!(clause.lead.iter().map(|lead| lead.value.as_str()).collect::<Vec<_>>(), ["区教育局"]);
    }
    // Chinese paragraphs begin with two blanks: in a text they are text.
    let loaded = section(&CLAUSE.replace("text: 寅", "text: |\n          \u{3000}\u{3000}寅：卯"));
    assert!(said(&loaded).is_empty(), "{:?}", said(&loaded));
}

#[test]
fn the_end_of_a_document_is_said_where_it_stands() {
    let loaded = section("title: 甲\n...\ntitle: 乙\n");
    assert_eq!(said(&loaded), ["S006 01-甲.yaml:2:1 `...`"]);
}

#[test]
fn an_escape_that_is_none_is_underlined_itself() {
    let loaded = section(&CLAUSE.replace("text: 寅", "text: \"甲\\n乙\\x41\\丙\""));
    let told = said(&loaded);
    assert!(told[0].starts_with("S004 01-甲.yaml:6:") && told[0].contains("`\\`"), "{told:?}");
    let message = loaded.findings[0].message.get(Lang::Zh);
    assert!(message.contains("反斜杠") && !message.contains("escape"), "{message}");
}
