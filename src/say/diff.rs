//! What `diff` prints.

use crate::model::Lang;

sentences! {
    nothing(before, after) {
        "{before} và {after} không khác nhau về nội dung.";
        "{before} and {after} do not differ in content."
    }
    rows(before, after, same, added, gone, changed) {
        "{before} → {after}: {same} dòng như cũ, {added} thêm, {gone} bớt, {changed} đổi";
        "{before} → {after}: {same} rows the same, {added} added, {gone} gone, {changed} changed"
    }
    added() {
        "Thêm";
        "Added"
    }
    gone() {
        "Bớt";
        "Gone"
    }
    changed() {
        "Đổi";
        "Changed"
    }
    place(sheet, row) {
        "trang {sheet}, dòng {row}";
        "sheet {sheet}, row {row}"
    }
    only_before(columns) {
        "Cột chỉ bản trước có: {columns}";
        "Columns only the earlier one has: {columns}"
    }
    only_after(columns) {
        "Cột chỉ bản sau có: {columns}";
        "Columns only the later one has: {columns}"
    }
    empty() {
        "(trống)";
        "(empty)"
    }
    figures(before, after, count) {
        "{before} → {after}: {count} số liệu khác nhau";
        "{before} → {after}: {count} figures differ"
    }
    no_rows(file) {
        "Không nhận ra bảng nào trong {file}";
        "No table was recognised in {file}"
    }
    see_check(file) {
        "Gõ `tonghop kiem-tra {file}` để xem vì sao.";
        "Type `tonghop check {file}` to see why."
    }
    one_of_each(before, after) {
        "Không so được {before} với {after}: một bên là bài nộp, một bên là số liệu của một kỳ";
        "{before} and {after} cannot be compared: one is a submission, the other the figures of a period"
    }
    two_alike() {
        "Nêu hai bài nộp, hoặc hai kỳ có trong output/ (ví dụ 2021-03 2021-04).";
        "Name two submissions, or two periods that are in output/ (such as 2021-03 2021-04)."
    }
    neither(name) {
        "Không có tệp {name}, cũng không có kỳ ấy trong output/";
        "There is no file {name}, and no such period in output/"
    }
    periods(list) {
        "Các kỳ đang có: {list}.";
        "Periods that are there: {list}."
    }
    not_figures(file) {
        "{file} không phải là so-lieu.json của tonghop";
        "{file} is no so-lieu.json of tonghop"
    }
    joined(month) {
        "Kết nạp {month}";
        "Joined, {month}"
    }
    stated(at) {
        "Số nêu ở nơi khác ({at})";
        "Stated elsewhere ({at})"
    }
    month(month, year) {
        "tháng {month}/{year}";
        "{month}/{year}"
    }
    month_unknown() {
        "chưa rõ tháng";
        "month unknown"
    }
    not_known() {
        "chưa rõ";
        "not known"
    }
    run_again() {
        "Chạy lại kỳ đó để lập tệp mới.";
        "Run that period again."
    }
}

pub use super::pick;

/// (how keys begin, heading): what matters first. The last takes what no other does.
pub const GROUPS: &[(&str, (&str, &str))] = &[
    ("members", ("Chung", "Overview")),
    ("reporting", ("Nộp bài", "Reporting")),
    ("channels", ("Theo phương thức", "By channel")),
    ("groups", ("Theo nhóm hoạt động", "By activity group")),
    ("grades", ("Kết quả", "Grades")),
    ("introductions", ("Giới thiệu", "Introductions")),
    ("units", ("Theo đơn vị", "By unit")),
    ("wards", ("Theo địa bàn", "By ward")),
    ("months", ("Theo tháng", "By month")),
    ("balance", ("Cân đối", "Balance")),
    ("", ("Số khác", "Other figures")),
];

/// Figures with words of their own.
pub const FIGURES: &[(&str, &str, &str)] = &[
    ("members.total", "Đoàn viên", "Members"),
    ("members.participants", "Số người đã tham gia", "Persons who took part"),
    ("members.not_on_roster", "Người tham gia không có trong danh sách đoàn viên", "Participants on no roster"),
    ("members.joined_in_period", "Kết nạp trong kỳ", "Joined in the period"),
    ("members.by_category.student", "Đoàn viên: HSSV", "Members: students"),
    ("members.by_category.lecturer", "Đoàn viên: giảng viên", "Members: lecturers"),
    ("members.by_category.staff", "Đoàn viên: viên chức", "Members: staff"),
    ("members.by_category.other", "Đoàn viên: khác", "Members: others"),
    ("members.by_category.unknown", "Đoàn viên: chưa rõ đối tượng", "Members: category unknown"),
    ("turns.total", "Lượt tham gia", "Turns"),
    ("turns.unnamed", "Lượt không ghi tên người", "Turns without a name"),
    ("introductions.introduced", "phiếu giới thiệu", "slips"),
    ("introductions.ageing.under_7", "phiếu chờ dưới 7 ngày", "slips waiting under 7 days"),
    ("introductions.ageing.from_7", "phiếu chờ 7 - 29 ngày", "slips waiting 7 - 29 days"),
    ("introductions.ageing.from_30", "phiếu chờ 30 - 59 ngày", "slips waiting 30 - 59 days"),
    ("introductions.ageing.from_60", "phiếu chờ từ 60 ngày", "slips waiting from 60 days"),
    ("introductions.ageing.undated", "phiếu chờ, không rõ ngày giới thiệu", "slips waiting, day unknown"),
    ("reporting.expected", "Đơn vị trực thuộc phải nộp", "Direct units expected"),
    ("reporting.received", "Đơn vị trực thuộc đã nộp", "Direct units received"),
    ("reporting.on_time", "Nộp đúng hạn", "On time"),
    (
        "duplicates.merged",
        "Người ghi ở nhiều dòng khác nhau, đã gộp làm một",
        "Persons written in several ways, joined as one",
    ),
    ("duplicates.questions", "Câu hỏi chưa trả lời", "Open questions"),
    ("duplicates.answered", "Câu hỏi đã trả lời", "Answered questions"),
];

/// What keys of several figures are about, by how they begin.
pub const SUBJECTS: &[(&str, &str, &str)] = &[
    ("balance.rows.", "Dòng", "Rows"),
    ("balance.claims.", "Lượt khai", "Claims"),
    ("balance.introductions.", "Phiếu giới thiệu", "Slips"),
    ("duplicates.members.", "Dòng đoàn viên ghi lại", "Rows that name a member again"),
    ("unplaced.", "Ngoài các đơn vị trực thuộc", "Of no direct unit"),
];

/// What the last part of a key counts.
pub const MEASURES: &[(&str, &str, &str)] = &[
    ("turns", "lượt", "turns"),
    ("members", "đoàn viên", "members"),
    ("participants", "đoàn viên tham gia", "participants"),
    ("by_keyword", "lượt xếp theo từ khóa", "turns told by keyword"),
    ("files", "tệp", "files"),
    ("expected", "phải nộp", "expected"),
    ("received", "đã nộp", "received"),
    ("introduced", "đã giới thiệu", "introduced"),
    ("confirmed", "đã xác nhận", "confirmed"),
    ("unconfirmed", "chưa xác nhận", "unconfirmed"),
    ("elsewhere", "nơi khác xác nhận", "confirmed elsewhere"),
    ("other_period", "xác nhận cho kỳ khác", "confirmed for another period"),
    ("person_differs", "xác nhận khác thông tin", "confirmed with other details"),
    ("withdrawn", "đã rút phiếu", "withdrawn"),
    ("unannounced", "xác nhận mà không có phiếu", "confirmed without a slip"),
    ("read", "đã đọc", "read"),
    ("counted", "được tính", "counted"),
    ("duplicate", "trùng", "duplicate"),
    ("waiting", "đang chờ", "waiting"),
    ("out_of_scope", "ngoài phạm vi", "out of scope"),
    ("residual", "còn thừa", "left over"),
    ("total", "số nêu", "stated"),
    ("difference", "chênh lệch với số đếm được", "difference to what was counted"),
    ("within_file", "trong một tệp", "in one file"),
    ("between_files", "giữa các tệp của một đơn vị", "in two files of a unit"),
    ("between_units", "ở hai đơn vị", "on the rosters of two units"),
    ("double_membership", "giảng viên, viên chức ở hai đơn vị", "lecturers and staff of two units"),
    ("between_periods", "từ danh sách kỳ trước", "from an earlier roster"),
];
