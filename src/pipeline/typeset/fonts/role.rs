//! The classes of type that an official document is set in, and which families fill them.

/// The role of a font that is there for single characters.
pub(super) const RARE: &str = "rare";
/// The roles that stand in for one another, in this order.
pub(super) const STAND_INS: [&str; 5] = ["songti", "kaiti", "fangsong", "heiti", "xiaobiaosong"];

/// What a role needs and who can fill it.
#[derive(Debug)]
pub struct Role {
    /// The name that templates use.
    pub name: &'static str,
    /// The name that a person knows.
    pub chinese: &'static str,
    /// CSS weight that is looked for.
    pub weight: u16,
    /// Families in order of preference: the name that Typst uses, and other names of the same font.
    pub families: &'static [(&'static str, &'static [&'static str])],
}

/// GB/T 9704-2012 5.2.2, 7.2.4, 7.3.1, 7.3.3, 7.5: the classes of type that an official document is set in. Names of makers are
/// practice; the standard gives none.
pub static ROLES: [Role; 5] = [
    Role {
        name: "fangsong",
        chinese: "仿宋",
        weight: 400,
        families: &[
            ("FangSong_GB2312", &["仿宋_GB2312"]),
            ("FZFangSong-Z02", &["FZFangSong-Z02S", "方正仿宋简体", "方正仿宋_GBK"]),
            ("FangSong", &["仿宋"]),
            ("STFangsong", &["华文仿宋"]),
            ("FandolFang R", &["FandolFang"]),
            ("Zhuque Fangsong (technical preview)", &["Zhuque Fangsong", "朱雀仿宋"]),
        ],
    },
    Role {
        name: "xiaobiaosong",
        chinese: "小标宋",
        weight: 700,
        families: &[
            ("FZXiaoBiaoSong-B05S", &["方正小标宋简体"]),
            ("FZXiaoBiaoSong-B05", &["方正小标宋_GBK"]),
            ("STZhongsong", &["华文中宋"]),
            ("FandolSong", &[]),
            ("Noto Serif CJK SC", &["Source Han Serif SC", "思源宋体"]),
            ("SimSun", &["宋体"]),
        ],
    },
    Role {
        name: "kaiti",
        chinese: "楷体",
        weight: 400,
        families: &[
            ("KaiTi_GB2312", &["楷体_GB2312"]),
            ("FZKai-Z03", &["FZKai-Z03S", "方正楷体简体", "方正楷体_GBK"]),
            ("KaiTi", &["楷体"]),
            ("STKaiti", &["华文楷体"]),
            ("FandolKai", &[]),
            ("AR PL UKai CN", &["AR PL KaitiM GB"]),
            ("LXGW WenKai", &["霞鹜文楷"]),
        ],
    },
    Role {
        name: "heiti",
        chinese: "黑体",
        weight: 400,
        families: &[
            ("SimHei", &["黑体"]),
            ("FZHei-B01", &["FZHei-B01S", "方正黑体简体", "方正黑体_GBK"]),
            ("STHeiti", &["华文黑体"]),
            ("FandolHei", &[]),
            ("Noto Sans CJK SC", &["Source Han Sans SC", "思源黑体"]),
        ],
    },
    Role {
        name: "songti",
        chinese: "宋体",
        weight: 400,
        families: &[
            ("SimSun", &["宋体"]),
            ("FZShuSong-Z01", &["FZShuSong-Z01S", "方正书宋简体", "方正书宋_GBK"]),
            ("STSong", &["华文宋体"]),
            ("FandolSong", &[]),
            ("Noto Serif CJK SC", &["Source Han Serif SC", "思源宋体"]),
        ],
    },
];

/// The fonts that would serve a role, by the names that a person knows.
pub fn candidates(role: &Role) -> String {
    let names =
        role.families.iter().map(|(family, others)| others.first().filter(|name| !name.is_ascii()).unwrap_or(family));
    names.copied().collect::<Vec<_>>().join(", ")
}
