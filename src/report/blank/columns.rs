//! The columns of each kind, by words that layout reads.

use crate::model::Lang;

use super::{Column, Draft, Entry, Kind};

fn column(header: &str, width: u16, entry: Entry) -> Column {
    Column { header: header.to_owned(), width, entry, prompt: "" }
}

fn prompted(header: &str, width: u16, entry: Entry, prompt: &'static str) -> Column {
    Column { prompt, ..column(header, width, entry) }
}

pub(super) fn of(kind: Kind, draft: &mut Draft<'_>) -> Vec<Column> {
    let mut columns = vec![column("STT", 5, Entry::Ordinal)];
    match kind {
        Kind::Roster => roster(&mut columns, draft),
        Kind::Introductions => introductions(&mut columns, draft),
        Kind::Participations => participations(&mut columns, draft),
        Kind::ParticipationsWide => wide(&mut columns, draft),
        Kind::Confirmations => confirmations(&mut columns, draft),
        Kind::Aggregate => aggregate(&mut columns, draft),
        Kind::Units => units(&mut columns, draft),
    }
    columns.push(column("Ghi chú", 18, Entry::Text));
    if draft.settings.lang == Lang::En {
        columns.iter_mut().for_each(in_english);
    }
    columns
}

/// Headers and prompts in English.
const ENGLISH: &[(&str, &str)] = &[
    ("STT", "No."),
    ("Họ và tên", "Full name"),
    ("Ngày sinh", "Date of birth"),
    ("MSSV", "Student no"),
    ("Giới tính", "Gender"),
    ("Số CCCD", "Citizen ID"),
    ("Chi đoàn", "Name of chapter"),
    ("Đối tượng", "Category"),
    ("Ngày vào Đoàn", "Date of joining"),
    ("Chức vụ", "Position"),
    ("Phường/xã", "Ward"),
    ("Số điện thoại", "Phone"),
    ("Nơi giới thiệu đến", "Introduced to"),
    ("Số phiếu", "Slip no"),
    ("Ngày giới thiệu", "Introduced on"),
    ("Phương thức", "Channel"),
    ("Nhóm hoạt động", "Activity group"),
    ("Nội dung hoạt động", "Activity"),
    ("Ngày tham gia", "Date"),
    ("Tháng", "Month"),
    ("Đơn vị giới thiệu", "Introduced by"),
    ("Kết quả", "Grade"),
    ("Minh chứng", "Evidence"),
    ("Mã đơn vị", "Unit code"),
    ("Tên đơn vị", "Unit name"),
    ("Cấp", "Level"),
    ("Đơn vị cấp trên", "Unit above"),
    ("Thư điện tử", "E-mail"),
    ("Người phụ trách", "Contact"),
    ("Ghi chú", "Note"),
    ("Ngày/tháng/năm, ví dụ 05/09/2002", "Day/month/year, such as 05/09/2002"),
    ("Ghi đủ chữ số, kể cả số 0 ở đầu", "Every digit, the zeros in front too"),
    ("Tháng/năm, ví dụ 04/2021", "Month/year, such as 04/2021"),
    ("Chỉ chọn khi sinh hoạt theo nhóm", "Only where the channel is by group"),
];

fn in_english(column: &mut Column) {
    let english = |text: &str| ENGLISH.iter().find(|(vi, _)| *vi == text).map(|(_, en)| *en);
    if let Some(header) = english(&column.header) {
        header.clone_into(&mut column.header);
    }
    column.prompt = english(column.prompt).unwrap_or(column.prompt);
}

/// Who it is, the same in every list of persons.
fn person(columns: &mut Vec<Column>) {
    columns.push(column("Họ và tên", 26, Entry::Text));
    columns.push(day("Ngày sinh"));
    columns.push(id("MSSV", 14));
}

fn day(header: &str) -> Column {
    prompted(header, 12, Entry::Day, "Ngày/tháng/năm, ví dụ 05/09/2002")
}

fn id(header: &str, width: u16) -> Column {
    prompted(header, width, Entry::Id, "Ghi đủ chữ số, kể cả số 0 ở đầu")
}

fn month() -> Column {
    prompted("Tháng", 10, Entry::Month, "Tháng/năm, ví dụ 04/2021")
}

fn roster(columns: &mut Vec<Column>, draft: &mut Draft<'_>) {
    person(columns);
    columns.push(column("Giới tính", 9, draft.genders()));
    columns.push(id("Số CCCD", 15));
    columns.push(column("Chi đoàn", 16, draft.chapters()));
    columns.push(column("Đối tượng", 18, draft.categories()));
    columns.push(day("Ngày vào Đoàn"));
    columns.push(column("Chức vụ", 12, Entry::Text));
    columns.push(column("Phường/xã", 20, draft.wards()));
    columns.push(id("Số điện thoại", 13));
}

fn introductions(columns: &mut Vec<Column>, draft: &mut Draft<'_>) {
    person(columns);
    columns.push(column("Giới tính", 9, draft.genders()));
    columns.push(column("Chi đoàn", 16, draft.chapters()));
    columns.push(column("Nơi giới thiệu đến", 24, draft.wards()));
    columns.push(column("Số phiếu", 10, Entry::Id));
    columns.push(day("Ngày giới thiệu"));
}

fn participations(columns: &mut Vec<Column>, draft: &mut Draft<'_>) {
    person(columns);
    columns.push(column("Chi đoàn", 16, draft.chapters()));
    columns.push(column("Phương thức", 24, draft.channels()));
    columns.push(prompted("Nhóm hoạt động", 24, draft.groups(), "Chỉ chọn khi sinh hoạt theo nhóm"));
    columns.push(column("Nội dung hoạt động", 28, Entry::Text));
    columns.push(day("Ngày tham gia"));
    columns.push(column("Phường/xã", 20, draft.wards()));
}

fn wide(columns: &mut Vec<Column>, draft: &mut Draft<'_>) {
    person(columns);
    columns.push(column("Chi đoàn", 12, draft.chapters()));
    columns.push(month());
    columns.push(column("Phường/xã", 16, draft.wards()));
    columns.extend(counted(draft, Entry::Mark));
}

/// A column a channel that has no groups, then a column a group, by their labels.
fn counted(draft: &Draft<'_>, entry: Entry) -> Vec<Column> {
    let settings = draft.settings;
    let whole = settings.channels.iter().filter(|one| !one.code.is_group());
    let whole = whole.map(|one| settings.channel_label(&one.code));
    let labels = whole.chain(settings.groups.iter().map(|one| settings.group_label(&one.code)));
    // Headers break between words only.
    let longest = |label: &str| label.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    let width = |label: &str| u16::try_from(longest(label) + 1).unwrap_or(u16::MAX).max(10);
    labels.map(|label| column(label, width(label), entry)).collect()
}

fn confirmations(columns: &mut Vec<Column>, draft: &mut Draft<'_>) {
    person(columns);
    columns.push(column("Đơn vị giới thiệu", 24, Entry::Text));
    columns.push(column("Phương thức", 24, draft.channels()));
    columns.push(prompted("Nhóm hoạt động", 24, draft.groups(), "Chỉ chọn khi sinh hoạt theo nhóm"));
    columns.push(day("Ngày tham gia"));
    columns.push(column("Kết quả", 12, draft.grades()));
    columns.push(column("Minh chứng", 18, Entry::Text));
}

fn aggregate(columns: &mut Vec<Column>, draft: &mut Draft<'_>) {
    columns.push(column("Chi đoàn", 24, draft.chapters()));
    columns.push(month());
    columns.extend(counted(draft, Entry::Count));
}

fn units(columns: &mut Vec<Column>, draft: &mut Draft<'_>) {
    columns.push(column("Mã đơn vị", 14, Entry::Id));
    columns.push(column("Tên đơn vị", 34, Entry::Text));
    columns.push(column("Cấp", 16, draft.levels()));
    columns.push(column("Đơn vị cấp trên", 18, Entry::Text));
    columns.push(column("Thư điện tử", 26, Entry::Text));
    columns.push(column("Người phụ trách", 24, Entry::Text));
    columns.push(column("Đối tượng", 18, draft.categories()));
}
