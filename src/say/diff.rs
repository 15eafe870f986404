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
    run_again() {
        "Chạy lại kỳ đó để lập tệp mới.";
        "Run that period again."
    }
}
