//! The lists by unit, by ward and by month. Every number refers to "Dữ liệu".

use super::book::{Cell, Chart, Sheet, Style, Value};
use super::figure::Figures as Long;
use super::words::Words;
use crate::model::{ChannelCode, Lang, Level};
use crate::settings::Settings;
use crate::tally::{Figures, UnitFigures};

pub(super) fn by_unit(figures: &Figures, words: &Words, long: &Long) -> Sheet {
    let mut sheet = Sheet::new("Theo đơn vị", &[21, 44, 16, 13, 16, 12, 18]);
    let header: [&str; 7] = match words.lang {
        Lang::Vi => ["Mã", "Đơn vị", "Cấp", "Đoàn viên", "Người tham gia", "Lượt", "Tình trạng"],
        Lang::En => ["Code", "Unit", "Level", "Members", "Participants", "Turns", "State"],
    };
    // Parents before their children, so that the list reads as the hierarchy does.
    let mut rows = Vec::new();
    let tops = figures.units.iter().filter(|one| one.parent.is_none());
    let mut stack: Vec<(usize, &UnitFigures)> = tops.map(|one| (0, one)).collect();
    // The hierarchy first, then the wards beside it.
    stack.sort_by_key(|(_, one)| (one.level == Level::Ward.code(), &one.code));
    stack.reverse();
    while let Some((depth, one)) = stack.pop() {
        let level = Level::ALL.into_iter().find(|level| level.code() == one.level);
        let cell = |measure: &str| long.cell(&format!("units.{}.{measure}", one.code));
        rows.push(vec![
            Cell::text(&one.code),
            Cell::text(format!("{}{}", "   ".repeat(depth), one.name)),
            Cell::text(level.map_or(one.level, |level| level.label(words.lang))),
            cell("members"),
            cell("participants"),
            cell("turns"),
            Cell::text(words.state_of(one)),
        ]);
        let children: Vec<_> =
            figures.units.iter().filter(|other| other.parent.as_deref() == Some(&one.code)).collect();
        stack.extend(children.into_iter().rev().map(|child| (depth + 1, child)));
    }
    if !figures.unplaced.is_empty() {
        let cell = |measure: &str| long.cell(&format!("unplaced.{measure}"));
        let numbers = [cell("members"), cell("participants"), cell("turns")];
        let mut row = vec![Cell::default(), Cell::text(words.unplaced()), Cell::default()];
        row.extend(numbers);
        row.push(Cell::default());
        rows.push(row);
    }
    sheet.list("TheoDonVi", &header, rows);
    sheet.landscape = true;
    sheet
}

pub(super) fn by_ward(figures: &Figures, words: &Words, long: &Long) -> Sheet {
    let mut sheet = Sheet::new("Theo địa bàn", &[12, 44, 12, 13]);
    let header: [&str; 4] = match words.lang {
        Lang::Vi => ["Mã", "Phường, xã", "Lượt", "Số người"],
        Lang::En => ["Code", "Ward", "Turns", "Persons"],
    };
    let rows = figures
        .wards
        .iter()
        .map(|one| {
            let code = one.code.as_deref().unwrap_or("null");
            let name = one.name.as_deref().unwrap_or(words.say("Chưa rõ địa bàn", "Ward unknown"));
            let cell = |measure: &str| long.cell(&format!("wards.{code}.{measure}"));
            vec![Cell::text(one.code.as_deref().unwrap_or_default()), Cell::text(name), cell("turns"), cell("members")]
        })
        .collect();
    sheet.list("TheoDiaBan", &header, rows);
    sheet
}

/// Rows that the chart lies over.
const CHART_ROWS: u32 = 17;

pub(super) fn by_month(figures: &Figures, settings: &Settings, words: &Words, long: &Long) -> Sheet {
    let mut sheet = Sheet::new("Theo tháng", &[18, 11, 12, 14, 14, 14]);
    let codes: Vec<&str> = figures.channels.iter().map(|one| one.code.as_str()).collect();
    let short = |code: &str| match code {
        "monthly" => words.say("Định kỳ", "Monthly").to_owned(),
        "group" => words.say("Theo nhóm", "Group").to_owned(),
        "on-demand" => words.say("Theo yêu cầu", "On demand").to_owned(),
        other => settings.channel_label(&ChannelCode::new(other)).to_owned(),
    };
    let names: Vec<String> = codes.iter().map(|code| short(code)).collect();
    let mut header = vec![words.say("Tháng", "Month"), words.say("Lượt", "Turns"), words.say("Số người", "Persons")];
    header.extend(names.iter().map(String::as_str));
    let rows: Vec<Vec<Cell>> = figures
        .months
        .iter()
        .map(|one| {
            let month = one.month.as_deref().unwrap_or("null");
            let mut cells = vec![
                Cell { value: Value::Text(words.month(one.month.as_deref())), style: Style::Plain },
                long.cell(&format!("months.{month}.turns")),
                long.cell(&format!("months.{month}.members")),
            ];
            cells.extend(codes.iter().map(|code| long.cell(&format!("months.{month}.channels.{code}"))));
            cells
        })
        .collect();
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.list("TheoThang", &header, rows);
    let values =
        names.iter().enumerate().map(|(at, name)| (u16::try_from(at).unwrap_or(0) + 3, name.clone())).collect();
    let title = words.say("Lượt tham gia theo tháng", "Turns by month").to_owned();
    if last > 0 {
        // Below the list, so that paper is no wider than the list; it moves to a page of its own as a whole.
        let at = last + 2;
        (0..=CHART_ROWS).for_each(|_| _ = sheet.push(Vec::new()));
        sheet.blocks = vec![0, at];
        sheet.charts.push(Chart { title, sheet: sheet.name.clone(), rows: (1, last), names: 0, values, at: (at, 0) });
    }
    sheet
}
