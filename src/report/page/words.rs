//! Fixed words of the page: headings and labels, by the name the template uses.

use std::collections::BTreeMap;

use crate::model::Lang;
use crate::say::pick;

/// (name, Vietnamese, English).
const WORDS: &[(&str, &str, &str)] = &[
    ("overview", "Tổng quan", "Overview"),
    ("subject", "Đoàn viên sinh hoạt tại nơi cư trú", "Members' activity at their place of residence"),
    ("contents", "Trong trang này", "On this page"),
    ("balance", "Số liệu có cân không", "Does it balance"),
    ("balance_row", "Số phận", "What became of it"),
    ("rows", "Dòng", "Rows"),
    ("claims", "Lượt khai", "Claims"),
    (
        "balance_note",
        "Dòng là dòng của các bảng đã nhận. Lượt khai là một lượt mà một dòng, một dấu hoặc một con số khẳng định.",
        "Rows are rows of the sheets that were sent. A claim is one turn that a row, a mark or a count asserts.",
    ),
    ("needs", "Việc cần người xem", "What needs a person"),
    ("do", "Cần làm:", "What to do:"),
    ("code", "Mã để tra cứu", "Code to look it up by"),
    ("files_of", "Ở các tệp", "In these files"),
    ("waiting", "Dòng đang chờ, theo đơn vị", "Waiting rows by unit"),
    ("unit", "Đơn vị", "Unit"),
    ("waiting_rows", "Dòng chờ", "Waiting"),
    ("absent", "Ai chưa nộp", "Who has not sent"),
    ("all_sent", "Đã nộp đủ, không phải sửa gì.", "All have sent, nothing to correct."),
    ("above", "Trực thuộc", "Above it"),
    ("state", "Tình trạng", "State"),
    ("charts", "Kết quả bằng hình", "The figures drawn"),
    ("turns", "Lượt", "Turns"),
    ("persons", "Người", "Persons"),
    ("legend_turns", "lượt tham gia (thanh dày)", "turns (thick bar)"),
    ("legend_persons", "người tham gia (thanh mảnh)", "persons (thin bar)"),
    ("month", "Tháng", "Month"),
    ("months_table", "Bảng số theo tháng", "The months as a table"),
    ("stated", "Số nơi khác nêu và số đếm được", "Totals stated elsewhere beside those counted"),
    ("what", "Chỉ số", "Figure"),
    ("source", "Nơi nêu", "Stated in"),
    ("stated_number", "Nêu", "Stated"),
    ("counted_number", "Đếm", "Counted"),
    ("difference", "Chênh", "Difference"),
    ("previous", "So với kỳ trước", "Compared with the period before"),
    ("before", "Kỳ trước", "Before"),
    ("now", "Kỳ này", "Now"),
    ("change", "Tăng, giảm", "Difference"),
    ("for_units", "Gửi gì cho từng đơn vị", "What goes to each unit"),
    ("files", "Tệp để mở", "Files to open"),
    ("outputs", "Mở kết quả", "Open the results"),
    ("next", "Làm gì tiếp theo", "What to do next"),
    ("run", "Lần chạy này đã làm gì", "What this run did"),
    (
        "footer",
        "Trang này là một tệp duy nhất, không tải gì từ mạng. Mọi con số lấy từ so-lieu.json; xem từng dòng ở tong-hop.xlsx.",
        "This page is one file and fetches nothing. Every figure is that of so-lieu.json; every row stands in tong-hop.xlsx.",
    ),
];

/// The words of a language by name.
pub(super) fn words(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    WORDS.iter().map(|(name, vi, en)| (*name, pick(lang, vi, en))).collect()
}
