//! What `status` prints.

use crate::identify::State;
use crate::model::Lang;

use super::pick;

sentences! {
    due(day) {
        "hạn nộp {day}";
        "due {day}"
    }
    days_over(days) {
        "quá hạn {days} ngày";
        "{days} days over"
    }
    answered() {
        "đã trả lời đối chiếu";
        "answered the reconciliation"
    }
    days_late(days) {
        "trễ {days} ngày";
        "{days} days late"
    }
    counted(state, units) {
        "{state} ({units})";
        "{state} ({units})"
    }
    refused_addresses(count) {
        "Địa chỉ bị máy chủ thư từ chối ({count}), sửa rồi chạy lại; chưa sửa thì không gửi lại tới đó";
        "Addresses the mail server refused ({count}); correct them and run again, until then nothing more goes there"
    }
    directly_under(office) {
        "Trực thuộc {office}";
        "Directly under {office}"
    }
}

pub const fn nothing_expected(lang: Lang) -> &'static str {
    pick(
        lang,
        "Chưa biết đơn vị nào phải nộp: hãy đặt danh sách đơn vị vào input/don-vi.xlsx, hoặc khai [[unit]] trong config.toml.",
        "No unit is known that has to report: put a list of units into input/don-vi.xlsx, or name them as [[unit]] in config.toml.",
    )
}

pub const fn kept(lang: Lang) -> &'static str {
    pick(lang, "chưa chắc tệp của ai nên chưa trả lại", "not returned, for it is not certain whose the file is")
}

pub const fn no_unit_above(lang: Lang) -> &'static str {
    pick(lang, "Chưa rõ cấp trên", "No unit above is known")
}

pub const fn state(lang: Lang, state: State) -> &'static str {
    match state {
        State::Missing => pick(lang, "Chưa nộp", "Missing"),
        State::Unreadable => pick(lang, "Không đọc được", "Unreadable"),
        State::Returned => pick(lang, "Cần sửa, trả lại", "Returned"),
        State::Late => pick(lang, "Nộp trễ", "Late"),
        State::NothingToReport => pick(lang, "Không phát sinh", "Nothing to report"),
        State::Accepted => pick(lang, "Đã nhận", "Accepted"),
        State::Waived => pick(lang, "Được miễn", "Waived"),
    }
}
