//! The output folder: never a stale file, the whole set or nothing, and nothing of other people's touched.

use std::fs;

use anpai::{model::document::Kind, pipeline::Format};

use crate::support::workplace::Workplace;

#[test]
fn a_second_build_makes_nothing() {
    let workplace = Workplace::new();
    workplace.build();
    let before = workplace.files();
    let outcome = workplace.build().outcome.expect("built");
    assert_eq!((outcome.made.len(), outcome.removed.len()), (0, 0));
    assert!(workplace.files() == before);
}

#[test]
fn after_a_clause_moves_to_another_unit_every_file_is_as_from_a_cold_build() {
    let (warm, cold) = (Workplace::new(), Workplace::new());
    warm.build();
    for workplace in [&warm, &cold] {
        workplace.edit("2023/01-源头治理.yaml", "responsible: [区农业农村局]", "responsible: [区林草局]");
    }
    let outcome = warm.build().outcome.expect("built");
    cold.build();
    assert!(warm.files() == cold.files());
    assert!(outcome.made.len() < 30, "only what the clause stands in: {:?}", outcome.made);
    assert!(warm.page("letters/区林草局.html").contains("落实耕地分类管理制度"));
    assert!(!warm.page("letters/区农业农村局.html").contains("落实耕地分类管理制度"));
}

#[test]
fn files_of_a_unit_that_is_gone_are_removed_and_other_peoples_files_stay() {
    let workplace = Workplace::new();
    workplace.build();
    fs::write(workplace.output().join("备忘.txt"), "我的").expect("a file");
    fs::create_dir_all(workplace.output().join("往来")).expect("a folder");
    fs::write(workplace.output().join("往来/复函.txt"), "我的").expect("a file");
    workplace.edit("2023/08-社会共治.yaml", "          - 区林草局\n", "");
    workplace.edit("departments.yaml", "  - name: 区林草局\n    kind: government\n", "");
    workplace.build().outcome.expect("built");
    let files = workplace.files();
    assert!(!files.keys().any(|path| path.contains("区林草局")));
    assert_eq!(files.get("备忘.txt").map(Vec::as_slice), Some("我的".as_bytes()));
    assert_eq!(files.get("往来/复函.txt").map(Vec::as_slice), Some("我的".as_bytes()));
}

#[test]
fn a_chosen_part_is_built_and_pruning_leaves_no_stale_file_beside_it() {
    let workplace = Workplace::new();
    workplace.build();
    workplace.edit("2023/01-源头治理.yaml", "text: 落实耕地", "text: 全面落实耕地");
    workplace.build_with(|options| {
        options.selection.only = vec![Kind::Letter];
        options.selection.departments = vec!["区农业农村局".to_owned()];
        options.prune = true;
    });
    let files = workplace.files();
    assert!(files.contains_key("letters/区农业农村局.pdf") && files.contains_key("letters/区教育局.pdf"));
    assert!(!files.contains_key("notice.pdf"), "the notice would be stale");
    assert!(!files.contains_key("forms/区农业农村局-全年.pdf"), "the form would be stale");
}

#[test]
fn a_unit_that_is_not_registered_is_refused_with_what_was_meant() {
    let workplace = Workplace::new();
    for (asked, said) in [("区农业农村居", "区农业农村局"), ("市市场监管局", "市市场监管局友好分局")]
    {
        let mut options = crate::support::workplace::options(workplace.output());
        options.selection.departments = vec![asked.to_owned()];
        let progress = anpai::pipeline::Progress { begin: &|_| {}, done: &|_| {} };
        let error = anpai::pipeline::build(&workplace.plan(), &options, progress).expect_err("there is no such unit");
        assert!(error.message().zh.contains(said), "{}", error.message().zh);
    }
    assert!(!workplace.output().exists());
}

#[test]
fn a_letter_can_be_a_pledge_or_a_list_with_the_same_duties() {
    for (form, mark) in [("责任书", "责任单位"), ("任务清单", "任务清单")] {
        let workplace = Workplace::new();
        workplace.edit("2023/plan.yaml", "form: 函", &format!("form: {form}"));
        workplace.build().outcome.expect("built");
        let path = workplace.output().join("letters/区农业农村局.pdf");
        for text in [
            crate::support::workplace::pdf_text(&path),
            crate::support::workplace::html_text(&workplace.page("letters/区农业农村局.html")),
        ] {
            let text = crate::support::workplace::squeeze(&text);
            assert!(text.contains(mark) && text.contains("落实耕地分类管理制度") && text.contains("18项"), "{form}");
        }
    }
}

#[test]
fn only_the_formats_that_are_asked_for_are_made() {
    let workplace = Workplace::new();
    workplace.build_with(|options| options.selection.formats = vec![Format::Html]);
    let files = workplace.files();
    assert!(files.keys().all(|path| !path.ends_with(".pdf")));
    // The notice, letters, forms twice, register, self-check, index and manifest.
    assert_eq!(files.len(), 1 + 14 + 28 + 28 + 1 + 1 + 2);
    assert!(!workplace.page("notice.html").contains(".pdf\""), "a link to what was not made");
}

#[test]
fn a_missing_file_is_made_again_and_a_changed_one_by_force() {
    let workplace = Workplace::new();
    workplace.build();
    let before = workplace.files();
    fs::write(workplace.output().join("notice.pdf"), "broken").expect("a file");
    fs::remove_file(workplace.output().join("letters/区教育局.html")).expect("it is there");
    let progress = anpai::pipeline::Progress { begin: &|_| {}, done: &|_| {} };
    let options = crate::support::workplace::options(workplace.output());
    let error = anpai::pipeline::build(&workplace.plan(), &options, progress).expect_err("somebody changed it");
    assert!(error.message().zh.contains("notice.pdf") && !error.message().zh.contains("区教育局"), "{error}");
    let outcome = workplace.build_with(|options| options.force = true).outcome.expect("built");
    assert_eq!(outcome.made, ["letters/区教育局.html", "notice.pdf"]);
    assert!(workplace.files() == before);
}

#[test]
fn a_manifest_that_someone_broke_does_not_lead_outside() {
    let workplace = Workplace::new();
    workplace.build();
    let manifest = workplace.page("manifest.json").replace("\"notice.pdf\"", "\"../../../../outside.pdf\"");
    fs::write(workplace.output().join("manifest.json"), manifest).expect("a file");
    let before = workplace.files();
    // What the manifest does not name is somebody else's, and is not overwritten.
    let options = crate::support::workplace::options(workplace.output());
    let progress = anpai::pipeline::Progress { begin: &|_| {}, done: &|_| {} };
    let error = anpai::pipeline::build(&workplace.plan(), &options, progress).expect_err("it would be overwritten");
    assert!(error.message().zh.contains("notice.pdf"), "{}", error.message().zh);
    assert!(workplace.files() == before);
}

#[cfg(unix)]
#[test]
fn links_in_the_output_are_refused_and_nothing_changes() {
    let workplace = Workplace::new();
    workplace.build();
    let outside = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(outside.path(), workplace.output().join("link")).expect("a link");
    workplace.edit("2023/01-源头治理.yaml", "text: 落实耕地", "text: 全面落实耕地");
    let before = fs::read(workplace.output().join("notice.pdf")).expect("a file");
    let options = crate::support::workplace::options(workplace.output());
    let progress = anpai::pipeline::Progress { begin: &|_| {}, done: &|_| {} };
    assert!(anpai::pipeline::build(&workplace.plan(), &options, progress).is_err());
    assert!(fs::read(workplace.output().join("notice.pdf")).expect("a file") == before);
}
