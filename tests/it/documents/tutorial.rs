//! The walk in the READMEs, done as it stands there: commands by a shell, changes by `git apply`.

use crate::support::{
    manual::{Block, blocks, run},
    workplace::{read, repository},
};

/// The blocks of a README between the heading of the walk and the next.
fn walk(readme: &str, heading: &str) -> Vec<Block> {
    let text = read(&repository().join(readme));
    let walk = text.split_once(heading).expect("the walk is there").1;
    blocks(walk.split("\n## ").next().expect("its end"))
}

#[test]
fn the_walk_of_the_readme_goes_as_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let notice = repository().join("tests/seed/notice-2023.txt");
    std::fs::copy(notice, folder.path().join("notice-2023.txt")).expect("the issued text");
    let walk = walk("README.zh-CN.md", "## 走一遍");
    let ran: usize = walk.iter().map(|block| run(block, folder.path())).sum();
    assert_eq!(ran, 9);
    let made = |path: &str| folder.path().join(path).exists();
    assert!(made("output/2024/index.html") && made("output/2024/notice.pdf") && made("对照表.pdf"));
    assert!(made("output/2024-notice.docx"));
    assert!(made("output/2024/letters/市市场监管局友好分局.pdf") && !made("output/2024/letters/市市场监管局.pdf"));
    assert!(!made("output/2024/letters/区政府办（食安办）.pdf"), "the sender writes to itself");
    let page = read(&folder.path().join("output/2024/letters/区发改局.html"));
    assert!(page.contains("2024年") && !page.contains("虹豆"));
    let issued = read(&folder.path().join("plan/2023/01-强化食品安全源头治理.yaml"));
    assert!(issued.contains("虹豆"), "last year's issued text stays as it is");
}

#[test]
fn both_readmes_have_the_same_walk() {
    assert_eq!(walk("README.md", "## A walk"), walk("README.zh-CN.md", "## 走一遍"));
}
