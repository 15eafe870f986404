//! Words of the workbook in both languages, one place.

use crate::identify::{State, UnitState};
use crate::model::date::show_day;
use crate::model::{Date, Lang};
use crate::tally::UnitFigures;

/// Speaks one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    pub lang: Lang,
}

impl Words {
    pub(super) fn say<'a>(&self, vi: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// The line by which a workbook that comes back is known.
    pub(super) fn marked(&self, form: &crate::model::Form) -> String {
        let words =
            self.say("Mã bảng (xin giữ nguyên dòng này)", "Code of this form (please leave this line as it is)");
        format!("{words}: {}", form.mark())
    }

    pub(super) fn outcome(&self, outcome: crate::identify::Outcome) -> &'static str {
        use crate::identify::Outcome::{Confirmed, Elsewhere, OtherPeriod, PersonDiffers, Unconfirmed, Withdrawn};
        match (outcome, self.lang) {
            (Confirmed, Lang::Vi) => "đã xác nhận",
            (Elsewhere, Lang::Vi) => "nơi khác xác nhận",
            (OtherPeriod, Lang::Vi) => "xác nhận kỳ khác",
            (PersonDiffers, Lang::Vi) => "chưa chắc cùng một người",
            (Withdrawn, Lang::Vi) => "đã rút phiếu",
            (Unconfirmed, Lang::Vi) => "chưa xác nhận",
            (other, Lang::En) => other.code(),
        }
    }

    /// What was read and what became of it, by the keys of `so-lieu.json`.
    pub(super) fn fates(&self) -> [(&'static str, &'static str); 5] {
        [
            ("read", self.say("Đã đọc", "Read")),
            ("counted", self.say("Được tính", "Counted")),
            ("duplicate", self.say("Trùng", "Duplicate")),
            ("waiting", self.say("Chờ", "Waiting")),
            ("out_of_scope", self.say("Ngoài phạm vi", "Out of scope")),
        ]
    }

    /// What belongs to no direct unit of the office.
    pub(super) fn unplaced(&self) -> &'static str {
        self.say("Ngoài các đơn vị trực thuộc", "Of no direct unit")
    }

    /// How a unit reported; whoever only answered what we asked is not called silent.
    pub(super) fn reported(&self, unit: &UnitState) -> &'static str {
        match (unit.state, unit.answered) {
            (State::Accepted | State::Missing, _) if unit.exempt => self.exempt(),
            (State::Returned, _) if unit.kept => self.kept(),
            (State::Missing, true) => {
                self.say("đã trả lời đối chiếu, chưa nộp báo cáo", "answered the reconciliation, no report yet")
            }
            (state, _) => self.state(state.code()),
        }
    }

    /// The same of a line of the figures.
    pub(super) fn state_of(&self, unit: &UnitFigures) -> &'static str {
        if unit.exempt && ["accepted", "missing"].contains(&unit.state) {
            self.exempt()
        } else if unit.kept {
            self.kept()
        } else {
            self.state(unit.state)
        }
    }

    /// Of whom there is nothing to give back, though something is wrong.
    fn kept(&self) -> &'static str {
        self.say("cần sửa, chưa chắc tệp của ai", "to be corrected, not certain whose")
    }

    fn exempt(&self) -> &'static str {
        self.say("không phải nộp", "nothing due")
    }

    fn state(&self, code: &str) -> &'static str {
        match (code, self.lang) {
            ("waived", Lang::Vi) => "được miễn",
            ("missing", Lang::Vi) => "chưa nộp",
            ("unreadable", Lang::Vi) => "không đọc được",
            ("returned", Lang::Vi) => "cần sửa, trả lại",
            ("nothing-to-report", Lang::Vi) => "không phát sinh",
            ("late", Lang::Vi) => "nộp trễ",
            (_, Lang::Vi) => "đã nhận",
            ("waived", Lang::En) => "waived",
            ("missing", Lang::En) => "missing",
            ("unreadable", Lang::En) => "unreadable",
            ("returned", Lang::En) => "returned",
            ("nothing-to-report", Lang::En) => "nothing to report",
            ("late", Lang::En) => "late",
            (_, Lang::En) => "accepted",
        }
    }

    pub(super) fn file_state(&self, state: crate::identify::FileState) -> &'static str {
        use crate::identify::FileState::{Read, Same, Superseded, Unreadable};
        match (state, self.lang) {
            (Read, Lang::Vi) => "đã đọc",
            (Same, Lang::Vi) => "gửi lại y nguyên",
            (Superseded, Lang::Vi) => "đã có bản mới thay",
            (Unreadable, Lang::Vi) => "không đọc được",
            (other, Lang::En) => other.code(),
        }
    }

    /// What the reader of a format cannot know of its sheets.
    pub(super) fn untold(&self, format: crate::intake::Format) -> &'static str {
        use crate::intake::Format::{Csv, Html, SpreadsheetMl};
        match (format, self.lang) {
            (Csv | Html, Lang::Vi) => "phông chữ, màu, ghi chú kèm ô, dòng cột ẩn",
            (Csv | Html, Lang::En) => "fonts, colours, comments, hidden rows and columns",
            (SpreadsheetMl, Lang::Vi) => "phông chữ, màu, ghi chú kèm ô",
            (SpreadsheetMl, Lang::En) => "fonts, colours, comments",
            _ => "",
        }
    }

    /// The last day on which somebody may send.
    pub(super) fn due(&self, day: Date) -> String {
        format!("{} {}", self.say("hạn", "due"), show_day(day))
    }

    /// A month as criteria can find it: never a text that Excel takes for a date.
    pub(super) fn month(&self, month: Option<&str>) -> String {
        let shown = |month: &str| match month.split_once('-') {
            Some((year, month)) => format!("{} {month}/{year}", self.say("Tháng", "Month")),
            None => month.to_owned(),
        };
        month.map_or_else(|| self.say("Chưa rõ tháng", "Month unknown").to_owned(), shown)
    }

    /// A ward as criteria can find it.
    pub(super) fn ward(&self, name: Option<&str>, code: Option<&str>) -> String {
        match (name, code) {
            (Some(name), Some(code)) => format!("{name} ({code})"),
            _ => self.say("Chưa rõ địa bàn", "Ward unknown").to_owned(),
        }
    }
}
