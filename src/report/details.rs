//! The sheets that list: turns, findings, questions, who has sent, sources.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::RangeInclusive;

use hashbrown::{HashMap, HashSet};

use super::book::{Cell, Sheet, Style, Value};
use super::lines::Lines;
use super::returns::Senders;
use super::sources::{SOURCES, sources_order};
use super::words::Words;
use crate::answers::is_collected;
use crate::finding::{Finding, Severity, render::Show};
use crate::identify::{FileEntry, PersonId, Register, RowId, State};
use crate::model::date::show_day;
use crate::model::{CellRef, ChannelCode, FilePath, Lang, Level, SheetKind, UnitId, When};
use crate::settings::Settings;

pub(super) const TURNS: &str = "Lượt tham gia";

/// A time as people write it.
pub(super) fn shown(when: When) -> String {
    match when {
        When::Day(day) => show_day(day),
        When::Month(month) => format!("{:02}/{}", month.month(), month.year()),
        other => other.to_string(),
    }
}

pub(super) fn unit(register: &Register, id: Option<UnitId>) -> (&str, &str) {
    id.map_or_else(Default::default, |id| {
        let unit = register.units.get(id);
        (unit.code.as_str(), unit.name.as_str())
    })
}

/// File, sheet and number of a row.
pub(super) fn place(register: &Register, row: RowId) -> [String; 3] {
    let entry = &register.rows[row.0 as usize];
    [entry.file.to_string(), entry.sheet.to_string(), (entry.row + 1).to_string()]
}

/// The same in one text; by its cell where that is known.
pub(super) fn placed(register: &Register, row: RowId, cell: Option<CellRef>, words: &Words) -> String {
    let [file, sheet, number] = place(register, row);
    let at = cell.map_or_else(|| format!("{} {number}", words.say("dòng", "row")), |cell| cell.to_string());
    format!("{file} {sheet} {at}")
}

/// A number, or a blank for nought.
fn marked(lines: &mut Lines, number: u64) {
    if number == 0 { lines.empty() } else { lines.number(number) }
}

/// What is written into a text that is used again and again.
fn rewritten<'a>(text: &'a mut String, words: std::fmt::Arguments) -> &'a str {
    text.clear();
    // Writing into a text cannot fail.
    let _ = text.write_fmt(words);
    text
}

/// Columns of "Lượt tham gia" that formulas look at, by letter.
pub(super) mod turn_columns {
    pub const UNIT: &str = "D";
    pub const CHANNEL: &str = "F";
    pub const GROUP: &str = "G";
    pub const MONTH: &str = "I";
    pub const WARD: &str = "J";
    pub const COUNT: &str = "M";
    pub const BY_KEYWORD: &str = "Q";
    pub const FIRST_CHANNEL: &str = "S";
    pub const FIRST_GROUP: &str = "T";
    pub const FIRST_MONTH: &str = "U";
    pub const FIRST_WARD: &str = "V";
}

/// The columns of "Lượt tham gia": how wide, and what heads them in both languages. Those of labels are as wide as the labels are.
const TURN_COLUMNS: [(u16, &str, &str); 22] = [
    (9, "Lượt", "Turn"),
    (9, "Mã người", "Person"),
    (19, "Họ và tên", "Name"),
    (19, "Mã đơn vị", "Unit code"),
    (25, "Đơn vị", "Unit"),
    (0, "Phương thức", "Channel"),
    (0, "Nhóm", "Group"),
    (11, "Thời gian", "Date"),
    (14, "Tháng", "Month"),
    (26, "Địa bàn", "Ward"),
    (23, "Hoạt động", "Activity"),
    (10, "Kết quả", "Grade"),
    (8, "Số lượt", "Turns"),
    (40, "Tệp", "File"),
    (14, "Trang", "Sheet"),
    (8, "Ô", "Cell"),
    (8, "Theo từ khóa", "By keyword"),
    (8, "Người", "Person first"),
    (8, "Người, phương thức", "Person, channel"),
    (8, "Người, nhóm", "Person, group"),
    (8, "Người, tháng", "Person, month"),
    (8, "Người, địa bàn", "Person, ward"),
];
const CHANNEL_AT: u16 = 5;
const GROUP_AT: u16 = 6;
/// Units, groups, wards and what was done, in the senders' words: a text longer than its column is wide runs over several lines.
const NAMED_AT: [u16; 5] = [3, 4, GROUP_AT, 9, 10];

pub(super) fn turns(register: &Register, settings: &Settings, words: &Words) -> Sheet {
    // Only looked up, never walked.
    let mut seen: [HashSet<(PersonId, u32)>; 5] = Default::default();
    let (mut whens, mut months, mut wards) = (HashMap::new(), HashMap::new(), HashMap::new());
    let mut lines = Lines::new(22, register.turns.len());
    let mut written = String::new();
    for (number, turn) in register.turns.iter().enumerate() {
        let (code, unit_name) = unit(register, turn.unit);
        let member = turn.person.map(|person| register.member(person));
        let name =
            member.map_or_else(|| words.say("(số tổng hợp)", "(aggregate)"), |member| member.shown_name(words.lang));
        let row = turn.rows.first().map(|row| &register.rows[row.0 as usize]);
        lines.unique(rewritten(&mut written, format_args!("T{:06}", number + 1)));
        lines.text(member.map_or("", |member| member.id.as_str()));
        lines.text(name);
        lines.text(code);
        lines.text(unit_name);
        let channel = lines.text(settings.channel_label(&turn.channel));
        let group = lines.text(turn.group.as_ref().map_or("", |group| settings.group_label(group)));
        // A few hundred days, months and wards are written out once and shown by all turns.
        let when = *whens.entry(turn.when).or_insert_with(|| lines.known(&shown(turn.when)));
        lines.again(when);
        let month = turn.when.month(register.period.cut);
        let month = *months
            .entry(month)
            .or_insert_with(|| lines.known(&words.month(month.map(|month| month.to_string()).as_deref())));
        lines.again(month);
        let ward = turn.ward.as_ref();
        let ward = *wards.entry(ward).or_insert_with(|| {
            lines.known(&words.ward(ward.map(|ward| ward.name.as_str()), ward.map(|ward| ward.code.as_str())))
        });
        lines.again(ward);
        lines.text(turn.activity.as_deref().unwrap_or_default());
        lines.text(turn.grade.as_ref().map_or("", |grade| settings.grade_label(grade)));
        lines.number(turn.count.0);
        lines.text(row.map_or("", |row| row.file.as_str()));
        lines.text(row.map_or("", |row| &row.sheet));
        lines.text(if row.is_some() { rewritten(&mut written, format_args!("{}", turn.cell)) } else { "" });
        // In these columns a blank is a nought: sums take it so, and most cells of a long list would be noughts.
        marked(&mut lines, if turn.by_keyword { turn.count.0 } else { 0 });
        // 1 at a member's first turn of all, of a channel, group, month, ward: their sums are the distinct members.
        let keys = [Some(0), Some(channel), turn.group.is_some().then_some(group), Some(month), Some(ward)];
        for (seen, key) in seen.iter_mut().zip(keys) {
            let new = turn.person.zip(key).is_some_and(|one| seen.insert(one));
            marked(&mut lines, u64::from(new));
        }
    }
    let groups = settings.groups.iter().map(|one| settings.group_label(&one.code));
    // Only beside a group a channel has no room to run on.
    let by_group = ChannelCode::new(ChannelCode::GROUP);
    let channels = std::iter::once(settings.channel_label(&by_group));
    let labels = [(CHANNEL_AT, label_width(channels), CHANNEL_WIDTHS), (GROUP_AT, label_width(groups), GROUP_WIDTHS)];
    let mut widths = TURN_COLUMNS.map(|(width, ..)| width);
    for (at, width, limits) in &labels {
        widths[usize::from(*at)] = *width.clamp(limits.start(), limits.end());
    }
    let mut sheet = Sheet::new(TURNS, &widths);
    let channel_too_long = labels[0].1 > *CHANNEL_WIDTHS.end();
    sheet.wrapped = NAMED_AT.into_iter().chain(channel_too_long.then_some(CHANNEL_AT)).collect();
    let header = TURN_COLUMNS.map(|(_, vi, en)| words.say(vi, en));
    sheet.long_list("LuotThamGia", &header, lines);
    sheet.landscape = true;
    // Where a turn stands, and what formulas look at, serves nobody on paper.
    sheet.printed = Some(13);
    sheet
}

/// A column of labels is as wide as the longest of them: on paper a text ends where the next cell begins. Wider than these, and the whole
/// line would be too small to be read; longer labels are wrapped.
const GROUP_WIDTHS: RangeInclusive<u16> = 28..=40;
const CHANNEL_WIDTHS: RangeInclusive<u16> = 20..=34;

/// How wide the longest of these labels is, in digits, which are wider than most letters.
fn label_width<'a>(labels: impl Iterator<Item = &'a str>) -> u16 {
    let longest = labels.map(|one| one.chars().count()).max();
    u16::try_from(longest.map_or(0, |letters| letters * 9 / 10 + 1)).unwrap_or(u16::MAX)
}

/// Errors and queries; notes are in the ledger.
pub(super) fn to_do(register: &Register, findings: &[Finding], settings: &Settings, words: &Words) -> Sheet {
    let show = Show { lang: settings.lang, full: false };
    let mut source_lines: BTreeMap<&str, Vec<(usize, Option<&str>)>> = BTreeMap::new();
    for (at, (file, sheet)) in sources_order(register).into_iter().enumerate() {
        source_lines.entry(file).or_default().push((at, sheet));
    }
    let source_row = |finding: &Finding| {
        let wanted = finding.sheet.as_deref();
        let fits = |sheet: Option<&str>| wanted.is_none() || sheet.is_none() || sheet == wanted;
        let lines = source_lines.get(finding.file.as_ref()?.as_str())?;
        let (at, _) = lines.iter().find(|(_, sheet)| fits(*sheet))?;
        Some(format!("'{SOURCES}'!A{}", at + 2))
    };
    let senders = Senders::of(register, findings);
    let nobody = words.say(
        "Chưa chắc tệp này của ai nên chưa trả lại cho đơn vị nào.",
        "It is not certain whose file this is, so it was returned to nobody.",
    );
    let mut shown: Vec<&Finding> = findings.iter().filter(|one| one.severity > Severity::Note).collect();
    shown.sort_by_key(|one| std::cmp::Reverse(one.severity));
    let line = |one: &&Finding| {
        let object = show.object(one);
        let level = match one.severity {
            Severity::Error => words.say("lỗi", "error"),
            _ => words.say("cần xem", "query"),
        };
        let unsure = one.file.as_ref().is_some_and(|file| senders.of_file(file).is_none() && !is_own(register, file));
        let remedy = if unsure { format!("{} {nobody}", object.remedy) } else { object.remedy };
        // The path itself is no link: some programs never break a link's words over lines, and a path would be cut.
        let level = match source_row(one) {
            Some(target) => Cell { value: Value::Link(target, level.to_owned()), style: Style::Plain },
            None => Cell::text(level),
        };
        let wrapped = |text: String| Cell::text(text).style(Style::Wrapped);
        vec![
            level,
            wrapped(
                object
                    .unit
                    .map(|code| register.units.by_code(&code).map_or(code, |id| register.units.get(id).name.clone()))
                    .unwrap_or_default(),
            ),
            wrapped(object.file.unwrap_or_default()),
            wrapped(object.sheet.unwrap_or_default()),
            wrapped(object.cells.join(" ")),
            wrapped(object.seen.unwrap_or_default()),
            Cell::text(object.message).style(Style::Wrapped),
            Cell::text(remedy).style(Style::Wrapped),
            Cell::text(object.code),
        ]
    };
    let mut sheet = Sheet::new("Cần xử lý", &[9, 20, 34, 11, 10, 17, 42, 42, 26]);
    let header: [&str; 9] = match words.lang {
        Lang::Vi => ["Mức", "Đơn vị", "Tệp", "Trang", "Ô", "Giá trị", "Vấn đề", "Cách xử lý", "Mã"],
        Lang::En => ["Weight", "Unit", "File", "Sheet", "Cells", "Seen", "What", "What to do", "Code"],
    };
    sheet.list("CanXuLy", &header, shown.iter().map(line).collect());
    sheet.landscape = true;
    // Codes are for the screen, where they are looked up.
    sheet.printed = Some(8);
    sheet
}

/// Whether a file is the office's own, whatever folder it lies in: its questions with their answers, its register of units.
fn is_own(register: &Register, file: &FilePath) -> bool {
    let units = |entry: &FileEntry| {
        let mut kinds = entry.sheets.iter().filter_map(|sheet| sheet.kind).peekable();
        kinds.peek().is_some() && kinds.all(|kind| kind == SheetKind::Units)
    };
    let asks = |entry: &FileEntry| entry.sheets.iter().any(|sheet| sheet.asks);
    is_collected(file) || register.file(file).is_some_and(|entry| asks(entry) || units(entry))
}

pub(super) fn questions(register: &Register, words: &Words) -> Sheet {
    let line = |one: &crate::identify::Question| {
        vec![
            Cell::text(one.kind.label(words.lang)),
            Cell::text(&one.subject).style(Style::Wrapped),
            Cell::text(&one.other).style(Style::Wrapped),
            Cell::text(&one.reasons).style(Style::Wrapped),
            Cell::text(&one.assumed).style(Style::Wrapped),
            Cell::text(&one.id),
        ]
    };
    let mut sheet = Sheet::new("Câu hỏi", &[20, 48, 48, 40, 30, 13]);
    let header: [&str; 6] = match words.lang {
        Lang::Vi => ["Câu hỏi", "Hỏi về", "So với", "Vì sao hỏi", "Tạm hiểu là", "Mã"],
        Lang::En => ["Question", "About", "Beside", "Why it is asked", "Assumed so far", "Id"],
    };
    sheet.list("CauHoi", &header, register.questions.iter().map(line).collect());
    sheet.landscape = true;
    // As of findings, the code is for the screen.
    sheet.printed = Some(5);
    sheet
}

pub(super) fn states(register: &Register, words: &Words) -> Sheet {
    let line = |id: UnitId| {
        let (unit, state) = (register.units.get(id), &register.states[id.0 as usize]);
        let parent = unit.parent.map_or_else(String::new, |parent| register.units.get(parent).name.clone());
        // Where nobody knows whether it was in time, until when it is asked for.
        let asked = unit.level != Level::Ward && !state.exempt && state.state != State::Waived;
        let due = register.due.filter(|_| asked).map(|day| words.due(day)).unwrap_or_default();
        let on_time = match state.on_time {
            Some(true) => words.say("đúng hạn", "in time"),
            Some(false) => words.say("trễ hạn", "late"),
            None => &due,
        };
        vec![
            Cell::text(unit.code.as_str()),
            Cell::text(&unit.name),
            Cell::text(unit.level.label(words.lang)),
            Cell::text(parent),
            Cell::text(words.reported(state)),
            Cell::number(state.files),
            Cell::text(on_time),
        ]
    };
    let mut sheet = Sheet::new("Tình hình nộp", &[21, 36, 18, 34, 18, 9, 18]);
    let header: [&str; 7] = match words.lang {
        Lang::Vi => ["Mã", "Đơn vị", "Cấp", "Cấp trên", "Tình trạng", "Số tệp", "Thời hạn"],
        Lang::En => ["Code", "Unit", "Level", "Above", "State", "Files", "In time"],
    };
    let office = |id: &UnitId| Some(*id) != register.units.office;
    sheet.list("TinhHinhNop", &header, register.units.ids().filter(office).map(line).collect());
    sheet.landscape = true;
    sheet
}
