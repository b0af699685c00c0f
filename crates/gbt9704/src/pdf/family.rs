//! The class of a font by its name: the standard names classes (仿宋, 小标宋), never brands.

/// The classes of type that GB/T 9704 knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Class {
    /// 仿宋.
    FangSong,
    /// 黑体.
    Hei,
    /// 楷体.
    Kai,
    /// 小标宋, or a bold 宋体 that stands in for it.
    TitleSong,
    /// 宋体.
    Song,
    /// Any other: Latin type, symbols, what is not recognised.
    Other,
}

impl Class {
    /// The Chinese name.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::FangSong => "仿宋",
            Self::Hei => "黑体",
            Self::Kai => "楷体",
            Self::TitleSong => "小标宋",
            Self::Song => "宋体",
            Self::Other => "其他字体",
        }
    }

    /// The class of the font called `name`, a PostScript name in UTF-8 or GBK, with or without a subset's prefix.
    pub(crate) fn of(name: &[u8]) -> Self {
        let spelled = spelled(name);
        let named = |(_, patterns): &&(Self, &[&str])| patterns.iter().any(|pattern| spelled.contains(pattern));
        match PATTERNS.iter().find(named) {
            Some((Self::Song, _)) if is_bold(name) => Self::TitleSong,
            Some((class, _)) => *class,
            None => Self::Other,
        }
    }
}

/// What names of each class contain, in lower case without separators. The first that fits counts: `FangSong` holds
/// `Song`.
const PATTERNS: [(Class, &[&str]); 5] = [
    (Class::FangSong, &["fangsong", "fzfs", "fandolfang", "仿宋", "cwtexfs"]),
    (Class::TitleSong, &["xbs", "xiaobiaosong", "小标宋", "zhongsong", "中宋", "dabiaosong", "大标宋"]),
    (Class::Kai, &["kaiti", "fzkt", "fzkai", "fandolkai", "ukai", "gkai", "wenkai", "楷", "simkai", "kaishu"]),
    (
        Class::Hei,
        &[
            "simhei",
            "heiti",
            "fzht",
            "fzhei",
            "fandolhei",
            "hansans",
            "sanscjk",
            "sanssc",
            "yahei",
            "zenhei",
            "黑体",
            "雅黑",
            "pingfang",
        ],
    ),
    (
        Class::Song,
        &["simsun", "songti", "stsong", "fzss", "fandolsong", "hanserif", "serifcjk", "serifsc", "宋", "uming"],
    ),
];

/// Whether the name says that the font is bold.
pub(crate) fn is_bold(name: &[u8]) -> bool {
    let name = spelled(name);
    ["bold", "black", "heavy", "粗"].iter().any(|pattern| name.contains(pattern))
}

/// The name as it is shown to a reader: without the subset's prefix (`ABCDEF+`).
pub(crate) fn shown(name: &[u8]) -> String {
    let name = decoded(name);
    match name.split_once('+') {
        Some((prefix, rest)) if prefix.len() == 6 => rest.to_owned(),
        _ => name,
    }
}

/// Lower case, without what separates words.
fn spelled(name: &[u8]) -> String {
    shown(name).to_lowercase().replace([' ', '-', '_'], "")
}

/// UTF-8, or the GBK names that Word and WPS write.
fn decoded(name: &[u8]) -> String {
    const GBK: [(&[u8], &str); 7] = [
        (b"\xB7\xC2\xCB\xCE", "仿宋"),
        (b"\xBA\xDA\xCC\xE5", "黑体"),
        (b"\xBF\xAC\xCC\xE5", "楷体"),
        (b"\xD0\xA1\xB1\xEA\xCB\xCE", "小标宋"),
        (b"\xD6\xD0\xCB\xCE", "中宋"),
        (b"\xCB\xCE\xCC\xE5", "宋体"),
        (b"\xB7\xBD\xD5\xFD", "方正"),
    ];
    if let Ok(name) = std::str::from_utf8(name) {
        return name.to_owned();
    }
    let known = |(bytes, word): &(&[u8], &'static str)| {
        name.windows(bytes.len()).position(|window| window == *bytes).map(|place| (place, *word))
    };
    let mut words: Vec<_> = GBK.iter().filter_map(known).collect();
    words.sort_unstable();
    let ascii: String = name.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(|&byte| char::from(byte)).collect();
    words.into_iter().map(|(_, word)| word).chain([ascii.as_str()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_programs_write_have_their_class() {
        for (name, class) in [
            (&b"ABCDEF+FandolFang-Regular"[..], Class::FangSong),
            (b"FangSong_GB2312", Class::FangSong),
            (b"STFangsong", Class::FangSong),
            (b"FZFSK--GBK1-0", Class::FangSong),
            (b"\xB7\xC2\xCB\xCE_GB2312", Class::FangSong),
            (b"AAAAAA+FZXBSK--GBK1-0", Class::TitleSong),
            (b"FandolSong-Bold", Class::TitleSong),
            (b"NotoSerifCJKsc-Black", Class::TitleSong),
            ("方正小标宋简体".as_bytes(), Class::TitleSong),
            (b"SimSun", Class::Song),
            (b"FandolSong-Regular", Class::Song),
            (b"BCDEEE+SimHei", Class::Hei),
            (b"KaiTi_GB2312", Class::Kai),
            (b"TimesNewRomanPSMT", Class::Other),
        ] {
            assert_eq!(Class::of(name), class, "{}", shown(name));
        }
    }
}
