//! The texts of help: examples in both languages, and in English what stands in Chinese at the arguments.

use crate::model::message::Lang;

/// What stands below the list of commands.
pub(super) fn examples(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => {
            "\
例：
  anpai init                                 做一份能生成的小样本
  anpai check                                检查最新一年的方案
  anpai check --fix --dry-run                看看哪些能自动改正
  anpai build                                生成最新一年的全部文件，放进 output/年份
  anpai build plan/2023 -o 草稿 --only letters --department 区农业农村局
                                             只要一个单位的函
  anpai desk                                 工作台：在浏览器里编辑、检查、生成、收报
  anpai watch                                保存一次，重做一次
  anpai build --check                        输出是不是最新的
  anpai build plans/*                        几个区一起生成
  anpai build --final                        正式件：未知项都填好才生成
  anpai build --engine cli --typst /usr/local/bin/typst
                                             改用已安装的 typst 排版
  anpai new 2024 --from plan/2023            起草下一年的方案，随年份变的逐处标出
  anpai diff plan/2023 plan/2024 -o 对照.pdf  修改对照表，只列有变化的；--woven 出花脸稿
  anpai explain R002                         讲解一条规则"
        }
        Lang::En => {
            "\
Examples:
  anpai init                                 a small plan to begin with
  anpai check                                check the newest year's plan
  anpai check --fix --dry-run                see what could be fixed
  anpai build                                make all its documents, into output/YEAR
  anpai build plan/2023 -o draft --only letters --department 区农业农村局
                                             one unit's letter
  anpai desk                                 the desk: edit, check, build and collect in the browser
  anpai watch                                make it again on every save
  anpai build --check                        is the output current?
  anpai build plans/*                        several districts at once
  anpai build --final                        for signing: refuses while anything is unknown
  anpai build --engine cli --typst /usr/local/bin/typst
                                             typeset with an installed typst
  anpai new 2024 --from plan/2023            draft the next year's plan, marking whatever depends on the year
  anpai diff plan/2023 plan/2024 -o diff.pdf  compare two years, and say whose letter changes
  anpai explain R002                         explain a rule"
        }
    }
}

/// `build` is the command, `build.plan` an argument of it, `.lang` one of the program.
pub(super) const ENGLISH: &[(&str, &str)] = &[
    ("", "Turns an annual work plan (YAML) into the notice, letters and report forms"),
    (".lang", "Language of messages: zh or en; by default the system's, otherwise Chinese"),
    ("init", "Write a small plan that builds, to be written over"),
    ("init.folder", "Where; by default the current folder"),
    ("init.year", "The plan's year; by default 2024"),
    ("doctor", "Look whether fonts, typesetter and folders are there, and say what to do"),
    ("doctor.fonts", "Another folder to look for fonts in; may be repeated"),
    ("fonts", "List the fonts that are taken; `install` takes more from a folder or a .zip"),
    ("fonts.fonts", "Another folder to look for fonts in; may be repeated"),
    ("build", "Make the notice, letters, report forms and index"),
    ("build.plan", "The plan's folder, or several; by default the newest year below plan/"),
    (
        "build.output",
        "The output folder; by default output/YEAR. Several plans have a folder each in it, by their names",
    ),
    ("build.only", "Only these documents: notice, letters, forms, separated by commas"),
    ("build.department", "Only the letters and forms of this unit, by its registered name; may be repeated"),
    ("build.format", "Formats: pdf, html, xlsx, separated by commas"),
    ("build.engine", "Typesetter: embedded (linked in) or cli (an installed typst)"),
    ("build.typst", "Where typst is, for --engine cli"),
    ("build.final", "For signing: refuse while anything is unknown, and list it all"),
    ("build.fonts", "One more folder with fonts; may be repeated"),
    ("build.templates", "A folder of your own templates; each file takes the place of the built-in one"),
    ("build.colour", "Red: cmyk (print, Y80 M80) or srgb (screens)"),
    ("build.no_verify", "Do not measure the pages: for your own templates that leave GB/T 9704 on purpose"),
    (
        "build.check",
        "Only look whether the output is current, write nothing; if it is not, list what is stale and end with 1",
    ),
    ("build.force", "Overwrite files in the output folder even if somebody changed them"),
    (
        "build.prune",
        "With a selection: remove stale drafts of the rest, which otherwise stay and are marked in the index",
    ),
    ("build.reissue", "Issue the finals anew as the next version, and why; the last version is kept"),
    ("build.verbose", "Show where time goes: stages and slowest files"),
    ("build.timings", "Write the time of every stage and file into a JSON file"),
    ("watch", "Watch the plan: make it again on every save"),
    ("desk", "Open the desk: edit, check and build in the browser of this computer"),
    ("desk.plan", "The plan's folder; the newest year below plan/, or a fresh start, if none is given"),
    ("desk.port", "The port; 9704 or any free one if none is given"),
    ("desk.no_browser", "Print the address and open no browser"),
    ("desk.fonts", "Another folder to look for fonts in; may be repeated"),
    ("desk.templates", "A folder of your own templates, each in the place of a built-in one"),
    ("docx", "Make the notice, letters or forms as drafts for WPS and Word (.docx)"),
    ("docx.plan", "The plan's folder; by default the newest year below plan/"),
    ("docx.department", "Not the notice but the letter of this unit, by its registered name; may be repeated"),
    (
        "docx.forms",
        "Not its letter but its report forms, to read, print and fill by hand; what comes back is read as .xlsx or page",
    ),
    (
        "docx.output",
        "The file to write; by default output/YEAR-notice.docx, of a letter output/YEAR-UNIT.docx, of a form output/YEAR-UNIT-PERIOD.docx",
    ),
    ("docx.templates", "A folder of your own templates; each file takes the place of the built-in one"),
    ("docx.force", "Overwrite a file that anpai wrote and somebody changed"),
    ("check", "Check the plan, report every fault at once, write nothing"),
    ("check.plan", "The plan's folder; by default the newest year below plan/"),
    ("check.format", "Form of the report: text, short, json, sarif, github"),
    ("check.strict", "Warnings count as faults"),
    ("check.final", "Check as for signing: unknown elements are faults"),
    ("check.fix", "Mend what is sure: only the characters at fault change"),
    ("check.dry_run", "With --fix: show what would change, write nothing"),
    ("check.undo", "Take back the last --fix; files that somebody changed since are not touched"),
    ("import", "Make a draft plan from a notice (.docx, .txt); whatever is not sure is marked"),
    ("import.file", "The notice: .docx, or its text pasted into a .txt"),
    ("import.output", "The new plan's folder, which must not exist; by default plan/YEAR"),
    (
        "import.update",
        "A plan that is there: takes back the notice a person changed, tells each change and splices the text in (ids stay)",
    ),
    (
        "import.departments",
        "The register; by default departments.yaml above the new folder, or one made from the notice",
    ),
    (
        "new",
        "Draft the next year's plan from the old one: years move on, whatever depends on the year is marked and listed",
    ),
    ("new.year", "The new year"),
    ("new.from", "The old plan's folder; by default the newest year below plan/"),
    ("new.output", "The new folder, which must not exist; by default YEAR beside the old plan"),
    ("diff", "Compare two years' plans: clauses, units, targets, and whose letter changes"),
    ("diff.old", "The earlier plan's folder"),
    ("diff.new", "The later plan's folder"),
    (
        "diff.format",
        "Form: text (terminal), html, pdf, docx, json; by default as the name after -o says, otherwise text",
    ),
    ("diff.output", "Write it to this file instead of printing it"),
    ("diff.force", "Overwrite a file that anpai wrote and somebody changed"),
    ("diff.all", "List clauses that did not change too"),
    ("diff.letters", "List whose letter changes, for the office that sends them"),
    (
        "diff.woven",
        "Old and new woven into one notice, as html, pdf or docx: what went is struck, what came is in bold type",
    ),
    ("diff.fonts", "One more folder with fonts; may be repeated"),
    ("diff.templates", "A folder of your own templates; each file takes the place of the built-in one"),
    ("diff.exit_code", "End with 1 if the plans differ"),
    ("collect", "Read the forms that came back, judge every cell, write the ledger"),
    ("collect.period", "The period, by its name in the plan"),
    ("collect.plan", "The plan's folder; by default the newest year below plan/"),
    ("collect.returns", "The folder of what came back; by default returns/YEAR/PERIOD"),
    ("collect.output", "The plan's output folder; by default output/YEAR"),
    ("collect.as_of", "Count days late up to this day (2023-07-20); by default the last day that the files name"),
    ("collect.reply", "Also write what goes back: marked copies, and letters to those who owe"),
    ("collect.fonts", "One more folder with fonts, for --reply; may be repeated"),
    (
        "collect.templates",
        "A folder of your own templates, each in the place of a built-in one, for --reply and the overview",
    ),
    ("report", "Draft the circular and the report from the ledger; of drafts that are there, make the pages"),
    ("report.period", "The period, by its name in the plan"),
    ("report.plan", "The plan's folder; by default the newest year below plan/"),
    ("report.returns", "The folder of what came back, where the drafts are written; by default returns/YEAR/PERIOD"),
    ("report.output", "The plan's output folder; by default output/YEAR"),
    ("report.final", "For signing: refuse while a sentence is unconfirmed or an element unknown, and list it all"),
    ("report.fonts", "One more folder with fonts; may be repeated"),
    ("report.templates", "A folder of your own templates, each in the place of a built-in one"),
    ("verify", "Measure the pages of a PDF against GB/T 9704-2012"),
    ("verify.files", "The PDFs to measure"),
    ("verify.format", "Form of the report: text (what fails), table (every clause) or json"),
    ("schema", "Print the JSON Schema of a plan's file, for editors"),
    ("schema.file", "Which file"),
    ("schema.plan", "The plan's folder; its units' names go into the completion"),
    ("explain", "Explain a rule; without a code, list all"),
    ("explain.code", "The rule's code, such as R002"),
    ("explain.all", "Print the manual of all rules (Markdown)"),
    ("completions", "Print a shell completion script"),
    ("completions.shell", "bash, zsh, fish, powershell or elvish"),
    ("man", "Print the manual page of a command; by default that of anpai itself"),
    ("man.command", "The command's name, such as build"),
];
