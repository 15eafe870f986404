//! The sheet that is read and signed. Every number refers to "Dữ liệu".

use super::book::{Cell, Sheet, Style};
use super::figure::Figures as Long;
use super::words::Words;
use crate::model::Category;
use crate::settings::Settings;
use crate::tally::Figures;
use crate::tally::previous::Change;

fn head(texts: &[&str]) -> Vec<Cell> {
    texts.iter().map(|text| Cell::text(*text).style(Style::Head)).collect()
}

fn total(mut cells: Vec<Cell>) -> Vec<Cell> {
    cells.iter_mut().for_each(|cell| cell.style = Style::Total);
    cells
}

/// A live sum over a column of this sheet, rows from 0, both included.
fn sum(column: char, first: u32, last: u32, result: u64) -> Cell {
    Cell::formula(format!("SUM({column}{}:{column}{})", first + 1, last + 1), i64::try_from(result).unwrap_or(i64::MAX))
}

/// The number of a line.
fn ordinal(at: usize) -> Cell {
    Cell::number(at as u64 + 1).style(Style::Centred)
}

/// The page that is printed and signed.
pub(super) fn summary(figures: &Figures, settings: &Settings, words: &Words, long: &Long, says_values: bool) -> Sheet {
    let mut sheet = Sheet::new("Tổng hợp", &[5, 62, 12, 12, 14]);
    opening(&mut sheet, words.say("BẢNG TỔNG HỢP", "SUMMARY"), figures, settings, words, long);
    reporting(&mut sheet, figures, words, long);
    balance(&mut sheet, figures, words, long);
    previous(&mut sheet, figures, words, long);
    if says_values {
        let note = words.say(
            "Bảng này mang số, không mang công thức, vì tính lại sẽ chạm hơn mười triệu ô.",
            "This workbook carries values: recalculating it would touch more than ten million cells.",
        );
        sheet.heading(note, Style::Note);
    }
    let signed = sheet.next();
    signature(&mut sheet, settings, words);
    sheet.blocks = sections(&sheet).chain(std::iter::once(signed)).collect();
    sheet
}

/// The rows with which sections begin.
fn sections(sheet: &Sheet) -> impl Iterator<Item = u32> + '_ {
    let begins = |cells: &Vec<Cell>| cells.first().is_some_and(|cell| cell.style == Style::Section);
    (0..).zip(&sheet.rows).filter(move |(_, cells)| begins(cells)).map(|(row, _)| row)
}

/// What every first page begins with: who reports of when, members, channels, groups, grades.
fn opening(sheet: &mut Sheet, title: &str, figures: &Figures, settings: &Settings, words: &Words, long: &Long) {
    official(sheet, figures, settings, words);
    sheet.heading(title, Style::Title);
    let subject =
        words.say("đoàn viên tham gia sinh hoạt tại nơi cư trú", "members' activity at their place of residence");
    sheet.heading(subject, Style::Subtitle);
    sheet.heading(&figures.period.label, Style::Subtitle);
    members(sheet, figures, settings, words, long);
    channels(sheet, figures, words, long);
    groups(sheet, figures, words, long);
    grades(sheet, figures, words, long);
}

/// The first page of a unit's own part: its figures and who below it is missing. Nobody signs it.
pub(super) fn part_summary(
    figures: &Figures,
    settings: &Settings,
    words: &Words,
    long: &Long,
    missing: &[String],
) -> Sheet {
    let mut sheet = Sheet::new("Tổng hợp", &[5, 62, 12, 12, 14]);
    let title = words.say("SỐ LIỆU CỦA ĐƠN VỊ", "THE UNIT'S OWN FIGURES");
    opening(&mut sheet, title, figures, settings, words, long);
    if figures.reporting.expected > 0 {
        reporting(&mut sheet, figures, words, long);
    }
    if !missing.is_empty() {
        sheet.heading(words.say("Đơn vị chưa nộp", "Units that sent nothing"), Style::Section);
        for (at, name) in missing.iter().enumerate() {
            sheet.push(vec![ordinal(at), Cell::text(name).style(Style::Wrapped)]);
        }
        sheet.push(Vec::new());
    }
    sheet.blocks = sections(&sheet).collect();
    sheet
}

fn official(sheet: &mut Sheet, figures: &Figures, settings: &Settings, words: &Words) {
    let office = |left: &str, left_style, right: &str, right_style, sheet: &mut Sheet| {
        let mut cells = vec![Cell::default(); 5];
        cells[0] = Cell::text(left).style(left_style);
        cells[2] = Cell::text(right).style(right_style);
        let row = sheet.push(cells);
        sheet.joined.extend([(row, 0, 1), (row, 2, 4)]);
    };
    let parent = figures.office.parent.as_deref().unwrap_or_default().to_uppercase();
    let union = words.say("ĐOÀN TNCS HỒ CHÍ MINH", "HO CHI MINH COMMUNIST YOUTH UNION");
    office(&parent, Style::Official, union, Style::OfficialBold, sheet);
    let place = settings.office.place.as_deref().or(settings.office.province.as_deref()).unwrap_or("............");
    let date = format!("{place}, {}", words.say("ngày ..... tháng ..... năm ..........", "date ..................."));
    let name = figures.office.name.to_uppercase();
    office(&name, Style::OfficialBold, &date, Style::Italic, sheet);
    office("***", Style::Official, "", Style::Official, sheet);
    sheet.push(Vec::new());
}

fn members(sheet: &mut Sheet, figures: &Figures, settings: &Settings, words: &Words, long: &Long) {
    sheet.heading(words.say("1. Đoàn viên", "1. Members"), Style::Section);
    sheet.push(head(&[words.say("TT", "No."), words.say("Đối tượng", "Category"), words.say("Đoàn viên", "Members")]));
    let first = sheet.next();
    for (at, category) in Category::ALL.into_iter().enumerate() {
        let key = format!("members.by_category.{}", category.code());
        sheet.push(vec![ordinal(at), Cell::text(category.label(settings.lang)), long.cell(&key)]);
    }
    let last = sheet.next() - 1;
    let all = sum('C', first, last, figures.members.total.0);
    sheet.push(total(vec![Cell::default(), Cell::text(words.say("Tổng số", "Total")), all]));
    let total_row = sheet.next();
    for (label, key) in [
        (words.say("Kết nạp trong kỳ", "Joined in the period"), "members.joined_in_period"),
        (
            words.say("Số người tham gia (kể cả không có trong danh sách)", "Took part (also those on no roster)"),
            "members.participants",
        ),
        (words.say("Tham gia nhưng không có trong danh sách", "Took part, on no roster"), "members.not_on_roster"),
    ] {
        sheet.push(vec![Cell::default(), Cell::text(label), long.cell(key)]);
    }
    for (at, stated) in figures.members.stated.iter().enumerate() {
        let source = stated.file.as_deref().map_or_else(
            || settings.stated.source.clone().unwrap_or_else(|| "config.toml".to_owned()),
            |file| format!("{file} {}", stated.cell.as_deref().unwrap_or_default()),
        );
        let label = format!("{} ({source})", words.say("Nơi khác nêu", "Stated"));
        sheet.push(vec![
            Cell::default(),
            Cell::text(label).style(Style::Wrapped),
            long.cell(&format!("members.stated.{at}.total")),
        ]);
        let row = sheet.next();
        let difference = Cell::formula(format!("C{row}-C{total_row}"), stated.difference);
        let style = if stated.difference == 0 { Style::Plain } else { Style::Warning };
        let label = words.say("Chênh lệch (nêu trừ đếm)", "Difference (stated minus counted)");
        sheet.push(vec![Cell::default(), Cell::text(label).style(style), difference.style(style)]);
    }
    sheet.push(Vec::new());
}

fn channels(sheet: &mut Sheet, figures: &Figures, words: &Words, long: &Long) {
    sheet.heading(words.say("2. Theo phương thức", "2. By channel"), Style::Section);
    sheet.push(head(&[
        words.say("TT", "No."),
        words.say("Phương thức", "Channel"),
        words.say("Lượt", "Turns"),
        words.say("Số người", "Persons"),
    ]));
    let first = sheet.next();
    for (at, one) in figures.channels.iter().enumerate() {
        let cells = [format!("channels.{}.turns", one.code), format!("channels.{}.members", one.code)];
        let label = Cell::text(&one.label).style(Style::Wrapped);
        sheet.push(vec![ordinal(at), label, long.cell(&cells[0]), long.cell(&cells[1])]);
    }
    let all = sum('C', first, sheet.next() - 1, figures.turns.total.0);
    let persons = long.cell("members.participants");
    sheet.push(total(vec![Cell::default(), Cell::text(words.say("Tổng số", "Total")), all, persons]));
    let note = words.say(
        "Một người có thể có nhiều lượt, ở nhiều phương thức; vì vậy cột số người không cộng dồn.",
        "A person may have several turns in several channels, so the column of persons does not add up.",
    );
    sheet.heading(note, Style::Note);
    if figures.turns.unnamed.0 > 0 {
        let number = crate::say::number(words.lang, figures.turns.unnamed.0);
        let note = match words.lang {
            crate::model::Lang::Vi => format!(
                "Trong đó {number} lượt chỉ có số, không có tên người; các cột số người không gồm những người của các lượt này."
            ),
            crate::model::Lang::En => {
                format!("{number} of these turns are known as numbers only; no column of persons has anybody of them.")
            }
        };
        sheet.heading(&note, Style::Note);
    }
    sheet.push(Vec::new());
}

fn groups(sheet: &mut Sheet, figures: &Figures, words: &Words, long: &Long) {
    sheet.heading(words.say("3. Theo nhóm hoạt động", "3. By activity group"), Style::Section);
    let keyword = words.say("Xếp theo từ khóa", "By keyword");
    sheet.push(head(&[
        words.say("TT", "No."),
        words.say("Nhóm", "Group"),
        words.say("Lượt", "Turns"),
        words.say("Số người", "Persons"),
        keyword,
    ]));
    let first = sheet.next();
    for (at, one) in figures.groups.iter().enumerate() {
        let cell = |measure: &str| long.cell(&format!("groups.{}.{measure}", one.code));
        let label = Cell::text(&one.label).style(Style::Wrapped);
        sheet.push(vec![ordinal(at), label, cell("turns"), cell("members"), cell("by_keyword")]);
    }
    let last = sheet.next() - 1;
    let turns: u64 = figures.groups.iter().map(|one| one.turns.0).sum();
    let keywords: u64 = figures.groups.iter().map(|one| one.by_keyword.0).sum();
    let label = Cell::text(words.say("Tổng số", "Total"));
    let persons = figures.channels.iter().find(|one| one.code == crate::model::ChannelCode::GROUP);
    let persons = persons.map_or_else(Cell::default, |one| long.cell(&format!("channels.{}.members", one.code)));
    sheet.push(total(vec![
        Cell::default(),
        label,
        sum('C', first, last, turns),
        persons,
        sum('E', first, last, keywords),
    ]));
    sheet.push(Vec::new());
}

fn grades(sheet: &mut Sheet, figures: &Figures, words: &Words, long: &Long) {
    sheet.heading(words.say("4. Kết quả đánh giá", "4. Grades"), Style::Section);
    sheet.push(head(&[words.say("TT", "No."), words.say("Kết quả", "Grade"), words.say("Số người", "Persons")]));
    let first = sheet.next();
    for (at, one) in figures.grades.iter().enumerate() {
        let cell = long.cell(&format!("grades.{}.members", one.code));
        sheet.push(vec![ordinal(at), Cell::text(&one.label), cell]);
    }
    let all = figures.grades.iter().map(|one| one.members.0).sum();
    let sum = sum('C', first, sheet.next() - 1, all);
    sheet.push(total(vec![Cell::default(), Cell::text(words.say("Được đánh giá", "Graded")), sum]));
    sheet.push(Vec::new());
}

fn reporting(sheet: &mut Sheet, figures: &Figures, words: &Words, long: &Long) {
    sheet.heading(words.say("5. Tình hình nộp", "5. Reporting"), Style::Section);
    sheet.push(head(&[
        "",
        words.say("Cấp", "Level"),
        words.say("Đã nộp", "Received"),
        words.say("Phải nộp", "Expected"),
    ]));
    let own = words.say("Đơn vị trực thuộc", "Direct units");
    sheet.push(vec![
        Cell::default(),
        Cell::text(own),
        long.cell("reporting.received"),
        long.cell("reporting.expected"),
    ]);
    for one in &figures.reporting.levels {
        let level = crate::model::Level::ALL.into_iter().find(|level| level.code() == one.level);
        let label = level.map_or(one.level, |level| level.label(words.lang));
        let cell = |measure: &str| long.cell(&format!("reporting.levels.{}.{measure}", one.level));
        sheet.push(vec![Cell::default(), Cell::text(label), cell("received"), cell("expected")]);
    }
    sheet.push(Vec::new());
}

fn balance(sheet: &mut Sheet, figures: &Figures, words: &Words, long: &Long) {
    sheet.heading(words.say("6. Cân đối", "6. Balance"), Style::Section);
    sheet.push(head(&[
        "",
        words.say("Số phận của dòng", "What became of it"),
        words.say("Dòng", "Rows"),
        words.say("Lượt khai", "Claims"),
    ]));
    let first = sheet.next();
    for (name, label) in words.fates() {
        let cell = |kind: &str| long.cell(&format!("balance.{kind}.{name}"));
        sheet.push(vec![Cell::default(), Cell::text(label), cell("rows"), cell("claims")]);
    }
    let residual = |column: char, result: i64| {
        Cell::formula(format!("{column}{}-SUM({column}{}:{column}{})", first + 1, first + 2, first + 5), result)
    };
    let (rows, claims) = (figures.balance.rows.residual, figures.balance.claims.residual);
    let label = Cell::text(words.say("Còn dư (phải bằng 0)", "Residual (must be 0)"));
    sheet.push(total(vec![Cell::default(), label, residual('C', rows), residual('D', claims)]));
    sheet.push(Vec::new());
}

/// Before, now and the difference; only where the output of the period before is there.
fn previous(sheet: &mut Sheet, figures: &Figures, words: &Words, long: &Long) {
    let Some(previous) = &figures.previous else { return };
    sheet.heading(words.say("7. So với kỳ trước", "7. Compared with the period before"), Style::Section);
    sheet.heading(&format!("{}: {}", words.say("Kỳ trước", "Before"), previous.period.label), Style::Note);
    sheet.push(head(&[
        "",
        words.say("Chỉ số", "Figure"),
        words.say("Kỳ trước", "Before"),
        words.say("Kỳ này", "Now"),
        words.say("Tăng, giảm", "Difference"),
    ]));
    let mut line = |label: &str, key: &str, now: &str, change: &Change| {
        let row = sheet.next() + 1;
        let difference = change.difference.map(|result| Cell::formula(format!("D{row}-C{row}"), result));
        let label = Cell::text(label).style(Style::Wrapped);
        let before = long.cell(&format!("previous.{key}.before"));
        sheet.push(vec![Cell::default(), label, before, long.cell(now), difference.unwrap_or_default()]);
    };
    line(words.say("Đoàn viên", "Members"), "members", "members.total", &previous.members);
    line(
        words.say("Số người tham gia", "Participants"),
        "participants",
        "members.participants",
        &previous.participants,
    );
    line(words.say("Tổng số lượt", "All turns"), "turns", "turns.total", &previous.turns);
    for (kind, list) in [("channels", &previous.channels), ("groups", &previous.groups)] {
        for one in list {
            let key = format!("{kind}.{}", one.code);
            line(&one.label, &key, &format!("{key}.turns"), &one.turns);
        }
    }
    sheet.push(Vec::new());
}

fn signature(sheet: &mut Sheet, settings: &Settings, words: &Words) {
    let mut line = |left: &str, right: &str, style| {
        let mut cells = vec![Cell::default(); 5];
        cells[0] = Cell::text(left).style(style);
        cells[2] = Cell::text(right).style(style);
        let row = sheet.push(cells);
        sheet.joined.extend([(row, 0, 1), (row, 2, 4)]);
    };
    line(
        words.say("Người lập bảng", "Prepared by"),
        words.say("TM. BAN CHẤP HÀNH", "FOR THE COMMITTEE"),
        Style::OfficialBold,
    );
    line("", words.say("BÍ THƯ", "SECRETARY"), Style::OfficialBold);
    // Room to sign, whoever does.
    for _ in 0..4 {
        line("", "", Style::OfficialBold);
    }
    line("", settings.office.signer.as_deref().unwrap_or_default(), Style::OfficialBold);
}
