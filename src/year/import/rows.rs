//! Rows of an annex, their cells parted by tabs, become a table as an annex writes it.

/// The paragraphs of an annex with its tables: two or more rows, none of which has more cells than the first, are one. The
/// end of a row may have lost its empty cells.
pub(super) fn tables(paragraphs: Vec<String>) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    for rows in paragraphs.chunk_by(|above, below| cells(above) > 1 && cells(below) > 1) {
        let is_table = rows.len() > 1 && rows.iter().all(|row| cells(row) <= cells(&rows[0]));
        if is_table && !rows.iter().any(|row| row.contains(['|', '\n'])) {
            done.push(table(rows));
        } else {
            done.extend_from_slice(rows);
        }
    }
    done
}

fn cells(row: &str) -> usize {
    row.split('\t').count()
}

fn table(rows: &[String]) -> String {
    let count = cells(&rows[0]);
    let row = |row: &String| {
        let own = row.split('\t').map(str::trim).chain(std::iter::repeat(""));
        format!("| {} |", own.take(count).collect::<Vec<_>>().join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(row).collect();
    lines.insert(1, format!("|{}", "---|".repeat(count)));
    lines.join("\n")
}
