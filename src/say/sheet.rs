//! What `check` prints: words for severities, states and fields.

use std::fmt::Display;

use crate::finding::Severity;
use crate::identify::FileState;
use crate::intake::Format;
use crate::layout::LineRole;
use crate::model::{Field, GroupCode, Lang, MarkOf};
use crate::settings::Settings;

use super::pick;

sentences! {
    whose(unit, when) {
        "Đơn vị: {unit}; kỳ: {when}";
        "Unit: {unit}; period: {when}"
    }
    unread_unit(unit) {
        "{unit} (đã gửi, tệp không đọc được)";
        "{unit} (sent a file that cannot be read)"
    }
    sheet(name, kind) {
        "Trang {name}: {kind}";
        "Sheet {name}: {kind}"
    }
    header(rows) {
        "Tiêu đề dòng {rows}";
        "Header row {rows}"
    }
    body(first, last) {
        "dữ liệu dòng {first}-{last}";
        "body rows {first}-{last}"
    }
    columns(list) {
        "Cột: {list}";
        "Columns: {list}"
    }
    rows(read, counted, duplicate, waiting, outside) {
        "Dòng: đọc {read} = tính {counted} + trùng {duplicate} + chờ {waiting} + ngoài phạm vi {outside}";
        "Rows: read {read} = counted {counted} + same {duplicate} + waiting {waiting} + out of scope {outside}"
    }
    totals(files, errors, queries, notes) {
        "{files} tệp; {errors} lỗi, {queries} điều cần xem, {notes} ghi chú";
        "{files} files; {errors} errors, {queries} queries, {notes} notes"
    }
    notes_with_v() {
        "Ghi chú là những chỗ đã tự sửa, không ai phải làm gì; thêm -v để xem.";
        "Notes are what was repaired, nobody has to do anything; add -v to see them."
    }
    columns_unknown(list) {
        "Cột KHÔNG HIỂU: {list}";
        "Columns NOT UNDERSTOOD: {list}"
    }
    columns_ignored(list) {
        "Cột không dùng: {list}";
        "Columns not used: {list}"
    }
    no_data(list) {
        "Không phải số liệu: {list}";
        "No data: {list}"
    }
    other_rows(what, rows) {
        "{what}: dòng {rows}";
        "{what}: row {rows}"
    }
    sure(percent) {
        "độ chắc {percent}";
        "{percent} sure"
    }
    on_sheet(name) {
        "Trang {name}";
        "Sheet {name}"
    }
}

/// A tick column by its own header, with the group it stands for.
pub fn mark_of(lang: Lang, header: impl Display, group: Option<&GroupCode>) -> String {
    let group = group.map(|code| format!(" ({code})")).unwrap_or_default();
    format!("{} “{header}”{group}", pick(lang, "đánh dấu", "marks"))
}

/// The heading over findings of one weight.
pub fn section(lang: Lang, severity: Severity, count: usize) -> String {
    let (vi, en) = match severity {
        Severity::Error => ("LỖI, phải sửa", "ERRORS, to be mended"),
        Severity::Query => ("CẦN XEM, nên xem lại", "QUERIES, worth a look"),
        Severity::Note => ("GHI CHÚ, đã tự sửa, không phải làm gì", "NOTES, repaired, nothing to do"),
    };
    format!("{} ({count}):", pick(lang, vi, en))
}

/// How many findings of one weight were not listed, and where they are.
pub fn more(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("… và {count} phát hiện khác (xem hết: thêm -v hoặc --json)."),
        Lang::En => format!("… and {count} more findings (to see all: add -v or --json)."),
    }
}

/// What a row is that is no data; `blank` where it is a numbered row nobody filled in.
pub const fn role(lang: Lang, role: LineRole, blank: bool) -> &'static str {
    match role {
        LineRole::Title => pick(lang, "phần đầu bảng", "title block"),
        LineRole::PlaceDate => pick(lang, "nơi và ngày lập", "place and date"),
        LineRole::Header => pick(lang, "tiêu đề lặp lại", "header again"),
        LineRole::Context => pick(lang, "tên nhóm", "name of a group"),
        LineRole::Total => pick(lang, "dòng cộng", "total"),
        LineRole::Signature => pick(lang, "phần ký tên", "signatures"),
        LineRole::Note if blank => pick(lang, "dòng mẫu chưa điền", "rows left empty"),
        LineRole::Note => pick(lang, "lời ghi chú", "remark"),
    }
}

/// A cell, a row or a column, by its number 0 to 2.
pub const fn area(lang: Lang, kind: u8) -> &'static str {
    match kind {
        0 => pick(lang, "ô", "cell"),
        1 => pick(lang, "dòng", "row"),
        _ => pick(lang, "cột", "column"),
    }
}

pub const fn whole_file(lang: Lang) -> &'static str {
    pick(lang, "Cả tệp", "The whole file")
}

pub const fn no_header(lang: Lang) -> &'static str {
    pick(lang, "(không có tên cột)", "(no header)")
}

pub const fn hidden(lang: Lang) -> &'static str {
    pick(lang, "trang ẩn", "hidden")
}

pub const fn unrecognised(lang: Lang) -> &'static str {
    pick(lang, "không nhận ra bảng nào", "no table recognised")
}

pub const fn unknown(lang: Lang) -> &'static str {
    pick(lang, "chưa rõ", "unknown")
}

pub const fn whole_run(lang: Lang) -> &'static str {
    pick(lang, "cả thư mục", "the whole folder")
}

pub const fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => pick(lang, "lỗi", "error"),
        Severity::Query => pick(lang, "cần xem", "query"),
        Severity::Note => pick(lang, "ghi chú", "note"),
    }
}

/// How grave a finding is for its sender: whether a row or a file is left out because of it.
pub const fn weight(lang: Lang, severity: Severity, left_out: bool) -> &'static str {
    match severity {
        Severity::Error if left_out => pick(lang, "lỗi, chưa tính", "error, not counted"),
        other => self::severity(lang, other),
    }
}

pub const fn state(lang: Lang, state: FileState) -> &'static str {
    match state {
        FileState::Read => pick(lang, "đã đọc", "read"),
        FileState::Same => pick(lang, "gửi lại y nguyên", "sent again"),
        FileState::Superseded => pick(lang, "đã có bản mới thay", "replaced by a newer one"),
        FileState::Unreadable => pick(lang, "không đọc được", "unreadable"),
    }
}

/// What a file is, for people: a sheet by the ending its name should have, anything else by what it is called.
pub const fn format(lang: Lang, format: Format) -> &'static str {
    match format {
        Format::SpreadsheetMl | Format::Outlook | Format::Pdf | Format::Word | Format::Slides | Format::Iwork => {
            format.label()
        }
        Format::Encrypted => pick(lang, "có mật khẩu", "with a password"),
        Format::Picture => pick(lang, "ảnh", "picture"),
        Format::Zip | Format::Archive => pick(lang, "tệp nén", "archive"),
        Format::Mail => pick(lang, "thư .eml", "mail .eml"),
        Format::Empty => pick(lang, "tệp rỗng", "empty file"),
        Format::Other => pick(lang, "không rõ", "unknown"),
        format => format.code(),
    }
}

/// What a column holds, for people; of marks with what they mark.
pub fn column(settings: &Settings, field: &Field) -> String {
    match field {
        Field::MarkOf(of) => mark(settings, of),
        field => self::field(settings.lang, field),
    }
}

/// What a field holds, for people.
pub fn field(lang: Lang, field: &Field) -> String {
    let words = match field {
        Field::Stt => ("số thứ tự", "number"),
        Field::Code => ("mã đơn vị", "unit code"),
        Field::Name => ("họ và tên", "name"),
        Field::FamilyName => ("họ và tên đệm", "family name"),
        Field::GivenName => ("tên", "given name"),
        Field::Level => ("cấp", "level"),
        Field::Contact => ("người phụ trách", "contact"),
        Field::Birth => ("ngày sinh", "birth"),
        Field::BirthMale => ("ngày sinh (nam)", "birth (male)"),
        Field::BirthFemale => ("ngày sinh (nữ)", "birth (female)"),
        Field::BirthDay => ("ngày sinh: ngày", "birth: day"),
        Field::BirthMonth => ("ngày sinh: tháng", "birth: month"),
        Field::BirthYear => ("ngày sinh: năm", "birth: year"),
        Field::ResultOf(grade) => return format!("{} “{grade}”", pick(lang, "kết quả", "result")),
        Field::Gender => ("giới tính", "gender"),
        Field::GenderMale => ("đánh dấu nam", "mark male"),
        Field::GenderFemale => ("đánh dấu nữ", "mark female"),
        Field::StudentNo => ("MSSV", "student number"),
        Field::MemberCode => ("mã đoàn viên", "member code"),
        Field::CardNo => ("số thẻ đoàn", "card number"),
        Field::CitizenId => ("CCCD/CMND", "citizen id"),
        Field::Unit => ("lớp, chi đoàn, đơn vị", "unit"),
        Field::ParentUnit => ("đơn vị cấp trên", "unit above"),
        Field::Address => ("địa chỉ", "address"),
        Field::Ward => ("phường, xã", "ward"),
        Field::Hamlet => ("khu vực, ấp", "hamlet"),
        Field::Phone => ("điện thoại", "phone"),
        Field::Email => ("thư điện tử", "e-mail"),
        Field::Joined => ("ngày vào Đoàn", "joined"),
        Field::JoinedPlace => ("nơi vào Đoàn", "place of joining"),
        Field::Category => ("đối tượng", "category"),
        Field::Position => ("chức vụ", "position"),
        Field::Channel => ("phương thức", "channel"),
        Field::Group => ("nhóm hoạt động", "group"),
        Field::Activity => ("nội dung hoạt động", "activity"),
        Field::Date => ("thời gian", "date"),
        Field::FromDate => ("từ ngày", "from"),
        Field::ToDate => ("đến ngày", "to"),
        Field::Count => ("số lượt", "count"),
        Field::Mark | Field::MarkOf(_) => ("đánh dấu tham gia", "mark"),
        Field::Members => ("số đoàn viên", "members"),
        Field::Measure => ("chỉ tiêu", "measure"),
        Field::MeasuredIn => ("đơn vị tính", "unit of measure"),
        Field::Result => ("kết quả", "result"),
        Field::Evidence => ("minh chứng", "evidence"),
        Field::Reason => ("lý do", "reason"),
        Field::IntroducedTo => ("nơi giới thiệu đến", "introduced to"),
        Field::IntroducedBy => ("đơn vị giới thiệu", "introduced by"),
        Field::SlipNo => ("số phiếu", "slip number"),
        Field::SlipDate => ("ngày giới thiệu", "slip date"),
        Field::Answer => ("trả lời", "answer"),
        Field::Note => ("ghi chú", "note"),
        Field::Ignored => ("hiểu và không giữ", "understood, not kept"),
        Field::Unknown => ("không hiểu", "not understood"),
    };
    pick(lang, words.0, words.1).to_owned()
}

fn mark(settings: &Settings, of: &MarkOf) -> String {
    let mut parts = Vec::new();
    parts.extend(of.channel.as_ref().map(|code| settings.channel_label(code).to_owned()));
    parts.extend(of.group.as_ref().map(|code| settings.group_label(code).to_owned()));
    parts.extend(of.when.as_ref().map(ToString::to_string));
    parts.extend(of.ward.clone());
    parts.extend(of.activity.clone());
    format!("{} {}", pick(settings.lang, "đánh dấu", "mark"), parts.join(", "))
}
