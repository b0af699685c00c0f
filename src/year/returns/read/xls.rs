//! A look at a binary workbook before the library reads it: the library lays each sheet out whole, so that two cells in
//! far corners take as much memory as all cells between them.
//!
//! [MS-CFB] for the container, [MS-XLS] 2.3 for the records.

use crate::model::message::Message;

/// The most that all sheets may span, in cells.
const MOST_SPANNED: u64 = 4_000_000;
/// More sectors than the header's own list can name (109 × 128 × 512 bytes) are not looked for.
const LARGEST: usize = 7_000_000;

/// Refuses what would not be read safely.
pub(super) fn look(bytes: &[u8]) -> Result<(), Message> {
    let odd = || Message::new("是旧的 xls，结构少见，没有读；请另存为 xlsx", "an unusual xls; save it as xlsx");
    if bytes.len() > LARGEST {
        return Err(odd());
    }
    let file = Container::open(bytes).ok_or_else(odd)?;
    if file.stream(&["EncryptedPackage"]).is_some() {
        return Err(Message::new("加了密码，打不开；请取消密码后重发", "protected by a password; have it removed"));
    }
    let stream = file.stream(&["Workbook", "Book"]).ok_or_else(odd)?;
    let spanned = spanned(&stream);
    if spanned > MOST_SPANNED {
        return Err(Message::new(
            "表里的格铺得太开，不像填好的报表，没有读；请另存为 xlsx",
            "its cells lie too far apart; save it as xlsx",
        ));
    }
    Ok(())
}

struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    chains: Vec<u32>,
    directory: Vec<u8>,
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

impl<'a> Container<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = 1_usize << half(bytes, 30).filter(|shift| (9..=12).contains(shift))?;
        let mut file = Self { bytes, sector, chains: Vec::new(), directory: Vec::new() };
        for index in 0..109 {
            let Some(table) = word(bytes, 76 + 4 * index).filter(|table| *table < 0xffff_fffa) else { continue };
            let table = file.at(table)?;
            file.chains.extend((0..sector / 4).filter_map(|at| word(table, 4 * at)));
        }
        file.directory = file.chain(word(bytes, 48)?)?;
        Some(file)
    }

    fn at(&self, sector: u32) -> Option<&'a [u8]> {
        let start = (usize::try_from(sector).ok()? + 1).checked_mul(self.sector)?;
        self.bytes.get(start..start.checked_add(self.sector)?.min(self.bytes.len()))
    }

    fn chain(&self, first: u32) -> Option<Vec<u8>> {
        let (mut stream, mut next) = (Vec::new(), first);
        while next < 0xffff_fffa {
            stream.extend_from_slice(self.at(next)?);
            // A chain that runs in a circle is longer than the file.
            if stream.len() > self.bytes.len() {
                return None;
            }
            next = *self.chains.get(usize::try_from(next).ok()?)?;
        }
        Some(stream)
    }

    /// The stream of one of these names. Streams below 4096 bytes lie elsewhere; no program writes so small a workbook.
    fn stream(&self, names: &[&str]) -> Option<Vec<u8>> {
        let entry = self.directory.chunks_exact(128).find(|entry| {
            let length = usize::from(half(entry, 64).unwrap_or(0)).saturating_sub(2).min(62);
            let units: Vec<u16> =
                entry[..length].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            names.iter().any(|name| String::from_utf16_lossy(&units).eq_ignore_ascii_case(name))
        })?;
        (word(entry, 120)? >= 4096).then(|| self.chain(word(entry, 116)?)).flatten()
    }
}

/// Cells between the corners of each substream, in all.
fn spanned(stream: &[u8]) -> u64 {
    let (mut total, mut at) = (0_u64, 0);
    let mut bounds: Option<[u16; 4]> = None;
    let area = |bounds: Option<[u16; 4]>| {
        bounds.map_or(0, |[top, left, bottom, right]| (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1))
    };
    while let (Some(id), Some(length)) = (half(stream, at), half(stream, at + 2)) {
        let data = stream.get(at + 4..).unwrap_or_default();
        match id {
            0x0809 => total = total.saturating_add(area(bounds.take())),
            0x0006 | 0x0203 | 0x0204 | 0x0205 | 0x027e | 0x00bd | 0x00d6 | 0x00fd => {
                if let (Some(row), Some(column)) = (half(data, 0), half(data, 2)) {
                    // A row of numbers names its last column at its end.
                    let last = if id == 0x00bd {
                        half(data, usize::from(length).saturating_sub(2)).unwrap_or(column)
                    } else {
                        column
                    };
                    let [top, left, bottom, right] = bounds.unwrap_or([row, column, row, column]);
                    bounds = Some([top.min(row), left.min(column), bottom.max(row), right.max(last).max(column)]);
                }
            }
            _ => {}
        }
        at += 4 + usize::from(length);
    }
    total.saturating_add(area(bounds))
}
