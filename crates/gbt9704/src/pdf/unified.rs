//! Text as a reader would type it. Programs that look a glyph's text up in its font may find a radical (⼈, U+2F08) where a
//! Hanzi (人, U+4EBA) is drawn with the same glyph, or a control character where there is a space.

/// The Hanzi of the Kangxi radicals, U+2F00 to U+2FD5.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
    廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵\
    邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
/// Radicals of simplified characters, and their Hanzi.
const RADICALS: &str = "⻅⻆⻈⻉⻋⻐⻓⻔⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⺟⺠⻄";
const HANZI: &str = "见角讠贝车钅长门青韦页风飞食饣马骨鬼鱼鸟卤麦黄齐齿龙龟母民西";

/// `text` with Hanzi for radicals and spaces for control characters.
pub(crate) fn unified(text: &str) -> String {
    text.chars().map(unified_char).collect()
}

/// A character alone.
pub(crate) fn unified_char(char: char) -> char {
    match char {
        '\u{2F00}'..='\u{2FD5}' => KANGXI.chars().nth(char as usize - 0x2F00).unwrap_or(char),
        '\u{2E80}'..='\u{2EF3}' => {
            let hanzi = RADICALS.chars().zip(HANZI.chars()).find(|(radical, _)| *radical == char);
            hanzi.map_or(char, |(_, hanzi)| hanzi)
        }
        _ if char.is_control() => ' ',
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_hanzi() {
        assert_eq!(unified("⼈民 ⽇⽉⻚⿕\u{1}"), "人民 日月页龠 ");
        assert_eq!(RADICALS.chars().count(), HANZI.chars().count());
    }
}
