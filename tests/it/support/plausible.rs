//! Plausible plans: what an office might well write, put together at random. The same seed is the same plan.

use std::fmt::Write;

/// A stream of small numbers (`SplitMix64`).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x1234_5678_9ABC_DEF1)
    }

    /// A number below `below`.
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % (below.max(1) as u64)).expect("it is small")
    }

    /// A number from `least` to `most`.
    fn within(&mut self, least: usize, most: usize) -> usize {
        least + self.roll(most - least + 1)
    }

    /// True once in `times`.
    fn once_in(&mut self, times: usize) -> bool {
        self.roll(times) == 0
    }

    fn pick<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.roll(words.len())]
    }
}

/// A plan's files: path below plan/ and text.
pub(crate) struct Plausible {
    pub(crate) files: Vec<(String, String)>,
}

const VERBS: &[&str] = &[
    "加强",
    "落实",
    "推进",
    "完善",
    "开展",
    "健全",
    "强化",
    "规范",
    "督促",
    "深化",
    "组织",
    "推动",
    "严格落实",
    "持续提升",
    "扎实推进",
    "统筹做好",
];
const OBJECTS: &[&str] = &[
    "农产品质量安全监管",
    "校园食堂日常检查",
    "冷链运输管理",
    "小作坊综合治理",
    "网络订餐监测",
    "风险隐患排查",
    "追溯体系建设",
    "从业人员培训",
    "食品抽检",
    "投诉举报核查",
    "应急演练",
    "厨余垃圾处理",
    "明厨亮灶工程",
    "信用分级管理",
    "部门协作机制",
    "农村集体聚餐指导",
    "标签标识整治",
    "主体责任清单",
    "属地管理制度",
    "示范创建工作",
    "宣传周活动",
    "节日市场巡查",
];
const LATIN: &[&str] = &[
    "HACCP体系",
    "ISO 22000认证",
    "“互联网+监管”平台",
    "GB 2760—2014标准",
    "App应用",
    "5G网络",
    "DNA快检技术",
    "AI巡查系统",
    "SC证书",
    "Blockchain Traceability",
    "PDCA循环",
    "food safety culture",
];
const TAILS: &[&str] =
    &["全覆盖", "不留死角", "做到底数清、情况明", "形成闭环", "确保按期完成", "并建立长效机制", "把风险消除在萌芽状态"];
const TITLES: &[&str] = &[
    "强化源头治理",
    "防控重点领域风险",
    "压实各方责任",
    "提升监管能力",
    "严惩违法行为",
    "促进社会共治",
    "完善标准体系",
    "加强组织实施",
    "推动产业高质量发展",
    "强化技术支撑和应急处置能力建设",
    "工作目标",
    "保障措施",
    "全面提高全链条、全过程、全环节食品安全治理体系和治理能力现代化水平",
];
const UNITS: &[&str] = &[
    "区教育局",
    "区农业农村局",
    "区卫生健康局",
    "区财政局",
    "区商务局",
    "区公安分局",
    "区市场监管局",
    "区住房和城乡建设局",
    "区城市管理综合行政执法局",
    "各街道办事处",
    "区委宣传部（区委网信办）",
    "区民政局",
    "区交通运输局",
    "区文化广电旅游体育局",
    "市生态环境局青山区分局",
    "区人民检察院",
    "区法院",
    "区林草局",
    "区乡村振兴局",
    "青山区食品药品检验检测中心",
];

/// The plan of a seed.
pub(crate) fn plan(seed: u64) -> Plausible {
    let mut dice = Dice::new(seed);
    let units = units(&mut dice);
    let half_latin = dice.once_in(6);
    let count = match dice.roll(10) {
        0 => dice.within(6, 10),
        _ => dice.within(1, 5),
    };
    let mut writer = Writer { dice, units, half_latin, ids: 0 };
    let mut files = vec![("departments.yaml".to_owned(), writer.register())];
    // Rolled apart, so that the rest of a seed stays what it was: a plan that the notice issues, its tasks often a table.
    let mut layers = Dice::new(!seed);
    let issues = layers.once_in(4).then(|| layers.within(1, count));
    for section in 1..=count {
        let as_table = issues.is_some_and(|first| section >= first) && layers.once_in(2);
        let table = if as_table { "as_table: true\n" } else { "" };
        files.push((format!("2023/{section:02}.yaml"), format!("{table}{}", writer.section())));
    }
    let mut head = writer.head(count);
    if let Some(first) = issues {
        let attached = if layers.once_in(2) { "    attached: true\n" } else { "" };
        writeln!(head, "issued_plans:\n  - title: 青山区食品安全工作方案\n    first_section: '{first:02}'\n{attached}")
            .expect("a string");
    }
    files.push(("2023/plan.yaml".to_owned(), head));
    Plausible { files }
}

/// Only an organ leads or does a task alone; 各街道办事处 are several.
fn is_organ(unit: &str) -> bool {
    !unit.starts_with('各')
}

fn units(dice: &mut Dice) -> Vec<&'static str> {
    let count = dice.within(1, 4);
    let first = dice.roll(UNITS.len());
    let first = if is_organ(UNITS[first]) { first } else { 0 };
    (0..count).map(|step| UNITS[(first + 3 * step) % UNITS.len()]).collect()
}

struct Writer {
    dice: Dice,
    units: Vec<&'static str>,
    half_latin: bool,
    ids: usize,
}

impl Writer {
    fn register(&self) -> String {
        let mut text = "departments:\n  - name: 青山区食品安全委员会办公室\n".to_owned();
        for unit in &self.units {
            let kind = match *unit {
                "各街道办事处" => "group",
                "区人民检察院" => "procuratorate",
                "区法院" => "court",
                _ => "government",
            };
            writeln!(text, "  - name: {unit}\n    kind: {kind}").expect("a string");
        }
        text
    }

    /// A phrase: verb and object, now and then with Latin in it.
    fn phrase(&mut self) -> String {
        let latin = self.half_latin && !self.dice.once_in(3) || self.dice.once_in(24);
        let verb = self.dice.pick(VERBS);
        let object = if latin { self.dice.pick(LATIN) } else { self.dice.pick(OBJECTS) };
        format!("{verb}{object}")
    }

    /// A sentence without its stop.
    fn sentence(&mut self) -> String {
        let count = match self.dice.roll(6) {
            0 => 1,
            1 => 5,
            _ => self.dice.within(2, 4),
        };
        let mut phrases: Vec<String> = (0..count).map(|_| self.phrase()).collect();
        if self.dice.once_in(3) {
            phrases.push(self.dice.pick(TAILS).to_owned());
        }
        phrases.join("，")
    }

    fn sentences(&mut self, least: usize, most: usize) -> String {
        let count = self.dice.within(least, most);
        (0..count).map(|_| self.sentence()).collect::<Vec<_>>().join("。")
    }

    fn section(&mut self) -> String {
        let mut text = format!("title: {}\n", self.dice.pick(TITLES));
        match self.dice.roll(8) {
            // Text below the heading, no items.
            0 => self.clauses(&mut text, 0, 3),
            // 1. directly below 一、.
            1 => {
                text.push_str("items:\n");
                let titled = self.dice.once_in(2);
                for number in 1..=self.dice.within(2, 6) {
                    self.item(&mut text, 0, titled, Some(number), 0);
                }
            }
            shape => {
                text.push_str("items:\n");
                // Most sections have titles on all their items, some on none, some on a few.
                let titled = shape < 6;
                for _ in 0..self.dice.within(1, 6) {
                    let nested = if self.dice.once_in(6) { self.dice.within(1, 4) } else { 0 };
                    let titled = titled != self.dice.once_in(12);
                    self.item(&mut text, 0, titled, None, nested);
                }
            }
        }
        text
    }

    fn item(&mut self, text: &mut String, depth: usize, titled: bool, number: Option<usize>, nested: usize) {
        let indent = " ".repeat(2 + 4 * depth);
        let mut lead = "- ";
        let mut line = |text: &mut String, words: String| {
            writeln!(text, "{indent}{lead}{words}").expect("a string");
            lead = "  ";
        };
        if let Some(number) = number {
            line(text, format!("number: '{number}.'"));
        }
        if titled {
            let title = if self.dice.once_in(8) { self.sentence() } else { self.phrase() };
            line(text, format!("title: {title}"));
            if self.dice.once_in(6) {
                line(text, "own_line: true".to_owned());
            }
        }
        if nested == 0 || !titled || self.dice.once_in(3) {
            let mut own = String::new();
            self.clauses(&mut own, 4 + 4 * depth, if titled { 3 } else { 2 });
            for words in own.lines() {
                line(text, words.strip_prefix(&" ".repeat(4 + 4 * depth)).expect("it is indented").to_owned());
            }
        }
        if nested > 0 {
            line(text, "items:".to_owned());
            for _ in 0..nested {
                self.item(text, depth + 1, titled, None, 0);
            }
        }
    }

    fn clauses(&mut self, text: &mut String, indent: usize, most: usize) {
        let pad = " ".repeat(indent);
        writeln!(text, "{pad}clauses:").expect("a string");
        let count = self.dice.within(1, most);
        for index in 0..count {
            self.ids += 1;
            let id = self.ids;
            let words = self.sentences(1, 3);
            let owner = self.owner();
            // The responsibility brings its stop; text without one has its own.
            let stop = if owner.is_empty() { "。" } else { "" };
            writeln!(text, "{pad}  - id: 任务{id}\n{pad}    text: {words}{stop}").expect("a string");
            for line in owner.lines() {
                writeln!(text, "{pad}    {line}").expect("a string");
            }
            if index > 0 && self.dice.once_in(4) {
                writeln!(text, "{pad}    new_paragraph: true").expect("a string");
            }
            if self.dice.once_in(5) {
                let name = self.dice.pick(OBJECTS);
                let percent = self.dice.within(60, 100);
                writeln!(text, "{pad}    targets: [{{ name: {name}覆盖率, operator: ≥, value: {percent}% }}]")
                    .expect("a string");
            }
            if self.dice.once_in(5) {
                writeln!(text, "{pad}    deadline: {}月底前", self.dice.within(3, 12)).expect("a string");
            }
        }
    }

    fn owner(&mut self) -> String {
        let mut units = self.units.clone();
        units.rotate_left(self.dice.roll(self.units.len()));
        let several = units[..self.dice.within(1, units.len())].to_vec();
        let leads = is_organ(several[0]);
        let one = *units.iter().find(|unit| is_organ(unit)).expect("the first of all units is one");
        match self.dice.roll(8) {
            0 if self.ids > 1 => String::new(),
            1..=3 => format!("responsible: [{one}]"),
            4..=5 if several.len() > 1 => format!("responsible: [{}]", several.join(", ")),
            _ if several.len() > 1 && leads => format!("lead: [{}]\nwith: [{}]", several[0], several[1..].join(", ")),
            _ => format!("responsible: [{one}]"),
        }
    }

    fn title(&mut self) -> String {
        let wanted = self.dice.within(5, 60);
        let mut subject = String::new();
        while subject.chars().count() + 9 < wanted {
            subject.push_str(self.dice.pick(&[
                "青山区",
                "2023年",
                "食品安全",
                "重点工作",
                "校园",
                "农村",
                "放心工程",
                "专项整治",
                "监督管理",
                "提升行动",
                "冷链食品",
                "综合治理",
                "三年",
                "实施",
                "质量",
            ]));
        }
        match (wanted, self.dice.roll(3)) {
            (..12, _) => format!("{subject}工作通知"),
            (_, 0) => format!("关于做好{subject}工作的通知"),
            (_, 1) => format!("青山区人民政府关于{subject}工作的通知"),
            _ => format!("关于印发{subject}安排的通知"),
        }
    }

    fn head(&mut self, sections: usize) -> String {
        let mut text = format!("year: 2023\ntitle: {}\n", self.title());
        let mut put = |words: String| writeln!(text, "{words}").expect("a string");
        let authority = self.dice.pick(&[
            "青山区人民政府",
            "青山区人民政府办公室",
            "青山区食品安全委员会",
            "区食安办",
            "青山省长河市青山区人民政府办公室",
        ]);
        put(format!("issuing_authority: {authority}"));
        if !self.dice.once_in(5) {
            put(format!("document_number: 青政发〔2023〕{}号", self.dice.within(1, 120)));
        }
        let recipients = match self.dice.roll(8) {
            0 => self.dice.within(8, 30),
            _ => self.dice.within(1, 6),
        };
        let names: Vec<&str> = (0..recipients).map(|step| UNITS[(step * 7 + recipients) % UNITS.len()]).collect();
        put(format!("recipients: [{}]", names.join(", ")));
        if !self.dice.once_in(6) {
            put(format!("preamble: {}。", self.sentences(1, 4)));
        }
        let list: Vec<String> = (1..=sections).map(|section| format!("'{section:02}'")).collect();
        put(format!("sections: [{}]", list.join(", ")));
        if self.dice.once_in(4) {
            put(format!("closing: {}。", self.sentences(1, 2)));
        }
        self.tail(&mut text, authority);
        self.settings(&mut text);
        text
    }

    /// Attachments, signature, note, imprint.
    fn tail(&mut self, text: &mut String, authority: &str) {
        let attachments = match self.dice.roll(6) {
            0 => self.dice.within(5, 30),
            1..=2 => self.dice.within(1, 4),
            _ => 0,
        };
        if attachments > 0 {
            text.push_str("attachments:\n");
        }
        for number in 1..=attachments {
            let (name, more) = (self.dice.pick(OBJECTS), self.dice.pick(OBJECTS));
            let name =
                if self.dice.once_in(4) { format!("{name}和{more}以及评分标准说明") } else { name.to_owned() };
            writeln!(text, "  - title: 青山区{name}方案{number}").expect("a string");
            if attachments < 6 || self.dice.once_in(4) {
                let (first, second) = (self.sentences(1, 4), self.sentences(1, 2));
                writeln!(text, "    text: |\n      {first}。\n\n      {second}。").expect("a string");
            } else {
                writeln!(text, "    text: {}。", self.sentence()).expect("a string");
            }
        }
        if !self.dice.once_in(5) {
            writeln!(text, "signature: {authority}").expect("a string");
        }
        if !self.dice.once_in(5) {
            let (month, day) = (self.dice.within(1, 12), self.dice.within(1, 28));
            writeln!(text, "date_of_issue: 2023年{month}月{day}日\nprinting_date: 2023年{month}月{day}日")
                .expect("a string");
        }
        if self.dice.once_in(3) {
            text.push_str("seal: false\n");
        }
        match self.dice.roll(4) {
            0 => text.push_str("note: 此件公开发布\n"),
            1 => {
                let words = self.sentence();
                let telephone = self.dice.within(1000, 9999);
                writeln!(text, "note: 联系人：王明，联系电话：0458-123{telephone}；{words}").expect("a string");
            }
            _ => {}
        }
        if self.dice.once_in(4) {
            text.push_str("copy_number: '000012'\n");
        }
        if self.dice.once_in(4) {
            writeln!(text, "urgency: {}", self.dice.pick(&["特急", "加急"])).expect("a string");
        }
        match self.dice.roll(3) {
            0 => text.push_str("copy_recipients: []\n"),
            1 => text.push_str("copy_recipients: [区委办公室, 区人大常委会办公室, 区政协办公室]\n"),
            _ => {}
        }
        if !self.dice.once_in(4) {
            text.push_str("printing_authority: 青山区人民政府办公室\n");
        }
    }

    /// Letters and reports.
    fn settings(&mut self, text: &mut String) {
        let form = self.dice.pick(&["函", "函", "责任书", "任务清单"]);
        writeln!(
            text,
            "letters:\n  form: {form}\n  sender: 青山区食品安全委员会办公室\n  basis: 青政发〔2023〕1号第三项"
        )
        .expect("a string");
        if !self.dice.once_in(3) {
            text.push_str("  sender_full_name: 青山区食品安全委员会办公室\n");
        }
        if !self.dice.once_in(3) {
            text.push_str("  date_of_issue: 2023年12月29日\n  document_number: 青食安办函〔2023〕7号\n");
        }
        if self.dice.once_in(2) {
            text.push_str(
                "  contact: { name: 王明, telephone: 0458-1234567, email: qsb@example.cn, address: 青山区人民路1号 }\n",
            );
        }
        text.push_str(
            "reports:\n  basis: 青政发〔2023〕1号第四项\n  return_to: 青山区食品安全委员会办公室\n  periods:\n",
        );
        let periods = [
            ("第一季度", "1月1日至3月31日", "4月10日"),
            ("上半年", "1月1日至6月30日", "7月10日"),
            ("全年", "1月1日至12月31日", "12月31日"),
        ];
        for (name, covers, due) in periods.iter().take(self.dice.within(1, 3)) {
            writeln!(text, "    - name: {name}\n      covers: 2023年{covers}\n      due: 2023年{due}")
                .expect("a string");
        }
    }
}
