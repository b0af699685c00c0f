//! A folder of its own for each test: a copy of the shipped plan, and an output.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use anpai::{
    model::source::Colour,
    pipeline::{
        Built, Options, Progress, Selection, build,
        check::Mode,
        render::Templates,
        typeset::{Engine, Fonts, Invoked},
    },
};

pub(crate) struct Workplace {
    folder: tempfile::TempDir,
}

impl Workplace {
    /// A copy of the shipped plan.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let workplace = Self { folder };
        let shipped = repository().join("plan");
        workplace.put("departments.yaml", &read(&shipped.join("departments.yaml")));
        for entry in fs::read_dir(shipped.join("2023")).expect("the shipped plan") {
            let path = entry.expect("an entry").path();
            workplace.put(&format!("2023/{}", name(&path)), &read(&path));
        }
        workplace
    }

    /// The register alone; a test puts its own plan beside it.
    pub(crate) fn bare() -> Self {
        let workplace = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        workplace.put("departments.yaml", &read(&repository().join("plan/departments.yaml")));
        workplace
    }

    /// The folder that plan and output lie in.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// The plan's folder.
    pub(crate) fn plan(&self) -> PathBuf {
        self.folder.path().join("plan/2023")
    }

    /// The output folder.
    pub(crate) fn output(&self) -> PathBuf {
        self.folder.path().join("output/2023")
    }

    /// The folder of the finals.
    pub(crate) fn issued(&self) -> PathBuf {
        self.output().join("正式")
    }

    /// Writes a file below plan/.
    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.folder.path().join("plan").join(path);
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Replaces text in a file below plan/; it must be there. Whoever reads the plan meanwhile sees the old file or the
    /// new one, as with editors that save beside and rename.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let file = self.folder.path().join("plan").join(path);
        let text = read(&file);
        assert!(text.contains(from), "{path} has no {from}");
        let beside = self.folder.path().join("edited");
        fs::write(&beside, text.replacen(from, to, 1)).expect("a file");
        fs::rename(beside, file).expect("it takes its place");
    }

    /// Builds everything as a draft with the linked compiler.
    pub(crate) fn build(&self) -> Built {
        self.build_with(|_| {})
    }

    /// Builds with changed options.
    pub(crate) fn build_with(&self, change: impl FnOnce(&mut Options)) -> Built {
        let mut options = options(self.output());
        change(&mut options);
        build(&self.plan(), &options, Progress { begin: &|_| {}, done: &|_| {} })
            .expect("nothing but the plan can be wrong")
    }

    /// Every output file with its bytes.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.output())
    }

    /// The text of a page, without tags.
    pub(crate) fn page(&self, path: &str) -> String {
        read(&self.output().join(path))
    }
}

pub(crate) fn options(output: PathBuf) -> Options {
    Options {
        output,
        selection: Selection::default(),
        mode: Mode::Draft,
        engine: Engine::Embedded,
        fonts: fonts(),
        templates: Templates::new(Vec::new()).expect("the built-in templates"),
        colour: Colour::default(),
        dry: false,
        measured: true,
        force: false,
        prune: false,
        reissue: None,
    }
}

/// Found once: clones share the files that were read.
static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let folder = repository().join("fonts");
    Fonts::choose(&[folder], false).expect("the free fonts are in fonts/: run `make fonts`")
});

pub(crate) fn fonts() -> Fonts {
    FONTS.clone()
}

/// The invoked compiler of the right version.
pub(crate) fn invoked() -> Engine {
    let own = repository().join(".tools/typst/bin/typst");
    let program = if own.exists() { own } else { PathBuf::from("typst") };
    Engine::Invoked(Invoked::find(&program).expect("typst is there: run `make tools`"))
}

pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("an entry");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
            all.insert(path, fs::read(entry.path()).expect("a file"));
        }
    }
    all
}

/// What poppler reads in a PDF.
pub(crate) fn pdf_text(path: &Path) -> String {
    let output = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(path).arg("-").output();
    let output = output.expect("pdftotext is there: install poppler-utils");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// Text without white space.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// A page's text: tags out, entities resolved.
pub(crate) fn html_text(page: &str) -> String {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let mut text = String::new();
    let mut inside = true;
    for character in body.chars() {
        match character {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => text.push(character),
            _ => {}
        }
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")]
        .into_iter()
        .fold(text, |text, (entity, character)| text.replace(entity, character))
}

pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}
