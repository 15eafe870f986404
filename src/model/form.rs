//! Workbooks that tonghop hands out and may get back: told by one line in them, whatever their file is called by then.

use super::codes::Lang;
use super::date::{Date, When};
use super::field::Field;
use crate::text;

/// A column of a sheet that is answered: its header in both languages, and what it holds. Where several headers hold one field
/// (a birth in full or the year of it) each is a column, and a sheet has one of them.
pub type FormColumn = (&'static str, &'static str, Field);

/// The columns of a ward's sheet, left to right.
pub const WARD_COLUMNS: &[FormColumn] = &[
    ("STT", "No.", Field::Stt),
    ("Họ và tên", "Name", Field::Name),
    ("Năm sinh", "Born", Field::Birth),
    ("Chi đoàn, đơn vị", "Unit", Field::Unit),
    ("Ngày giới thiệu", "Introduced on", Field::SlipDate),
    ("Tình trạng", "State", Field::Ignored),
    ("Phường, xã đã ghi", "As you wrote it", Field::Ignored),
    ("Xác nhận", "Confirmation", Field::Result),
    ("Lý do không tham gia", "Why not", Field::Reason),
    ("Thời gian", "Time", Field::Date),
    ("Ghi chú", "Note", Field::Note),
];

/// What a ward is asked for, above its list, in both languages: it speaks of those who did not take part, and says it of nobody.
pub const WARD_REQUEST: (&str, &str) = (
    "Xin chọn kết quả ở cột “Xác nhận” (ai không tham gia thì chọn thêm lý do), ghi ngày hoặc tháng ở cột “Thời gian”, rồi gửi lại tệp này. Dòng nào chưa rõ xin để trống, khi nào rõ gửi sau.",
    "Please choose the result under “Confirmation” (and why, for whoever did not take part), write the day or month under “Time” and send this file back. Leave a row empty while you do not know; it may follow later.",
);

/// The columns of a unit's sheet, left to right.
pub const UNIT_COLUMNS: &[FormColumn] = &[
    ("STT", "No.", Field::Stt),
    ("Họ và tên", "Name", Field::Name),
    ("Ngày sinh", "Birth", Field::Birth),
    ("Giới thiệu về", "Introduced to", Field::IntroducedTo),
    ("Ngày giới thiệu", "Introduced on", Field::SlipDate),
    ("Phường, xã trả lời", "The ward's word", Field::Ignored),
    (DIFFERS.0, DIFFERS.1, Field::Ignored),
    ("Trả lời", "Answer", Field::Answer),
    ("Lý do không tham gia", "Why not", Field::Reason),
    ("Ghi chú", "Note", Field::Note),
];

/// The column of a unit's sheet that shows what the other side wrote, in both languages.
pub const DIFFERS: (&str, &str) = ("Khác ở chỗ", "What differs");

/// The columns of a sheet of questions, left to right.
pub const QUESTION_COLUMNS: &[FormColumn] = &[
    ("Số", "No.", Field::Stt),
    ("Hỏi về", "About", Field::Ignored),
    ("So với", "Beside", Field::Ignored),
    ("Vì sao hỏi", "Why it is asked", Field::Ignored),
    ("Tạm hiểu là", "Assumed so far", Field::Ignored),
    ("Nếu trả lời khác", "What would change", Field::Ignored),
    ("Trả lời", "Answer", Field::Answer),
    ("Ghi chú", "Note", Field::Note),
    ("Khóa (xin giữ nguyên)", "Key (please leave)", Field::Code),
];

/// The sheet of a workbook of questions whose columns are the lists of its drop-downs, in both languages; by it such a workbook is known
/// whatever it is called.
pub const QUESTION_LISTS: (&str, &str) = ("Danh mục trả lời", "Lists of answers");

/// A ward's answer that it knows nobody of this name, in both languages: no confirmation, and no silence either.
pub const NOT_KNOWN: (&str, &str) = ("Không có tên", "Not known here");

/// Whether a text is [`NOT_KNOWN`].
pub fn says_not_known(answer: &str) -> bool {
    let key = text::plain(answer);
    key == text::plain(NOT_KNOWN.0) || key == text::plain(NOT_KNOWN.1)
}

/// What a unit can answer about a slip of its own member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitAnswer {
    /// The slip no longer holds: its outcome is withdrawn.
    Withdrawn,
    /// The member lives elsewhere now; shown.
    Moved,
    /// The one confirmed under other details is this member: confirmed.
    SamePerson,
    /// The one confirmed under other details is somebody else: not confirmed.
    OtherPerson,
    /// The member did not go there; shown.
    DidNotTakePart,
}

impl UnitAnswer {
    pub const ALL: [Self; 5] =
        [Self::Withdrawn, Self::Moved, Self::SamePerson, Self::OtherPerson, Self::DidNotTakePart];

    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Withdrawn, Lang::Vi) => "Rút phiếu",
            (Self::Moved, Lang::Vi) => "Đã chuyển nơi ở",
            (Self::SamePerson, Lang::Vi) => "Đúng là người này",
            (Self::OtherPerson, Lang::Vi) => "Không phải người này",
            (Self::DidNotTakePart, Lang::Vi) => "Không tham gia",
            (Self::Withdrawn, Lang::En) => "Slip withdrawn",
            (Self::Moved, Lang::En) => "Moved",
            (Self::SamePerson, Lang::En) => "Same person",
            (Self::OtherPerson, Lang::En) => "Another person",
            (Self::DidNotTakePart, Lang::En) => "Did not take part",
        }
    }

    /// The answer a text gives, in either language; None where it is none of ours.
    pub fn parse(answer: &str) -> Option<Self> {
        let key = text::plain(answer);
        let says = |one: &Self| [Lang::Vi, Lang::En].into_iter().any(|lang| text::plain(one.label(lang)) == key);
        Self::ALL.into_iter().find(says)
    }
}

/// What a handed-out workbook is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormKind {
    /// What a sender has to correct (`phan-hoi/`).
    Returned,
    /// Whom we introduced to a ward, with its answers.
    Ward,
    /// What became of a unit's slips, with its answers.
    Unit,
    /// A faculty's own part of the consolidated workbook.
    Slice,
    /// What only a person can tell (`cau-hoi.xlsx`).
    Questions,
}

impl FormKind {
    const ALL: [Self; 5] = [Self::Returned, Self::Ward, Self::Unit, Self::Slice, Self::Questions];

    const fn code(self) -> &'static str {
        match self {
            Self::Returned => "phan-hoi",
            Self::Ward => "doi-chieu-phuong",
            Self::Unit => "doi-chieu-don-vi",
            Self::Slice => "phan-don-vi",
            Self::Questions => "cau-hoi",
        }
    }

    /// The columns of a sheet whose answers are read when it comes back; none of the others.
    pub const fn columns(self) -> &'static [FormColumn] {
        match self {
            Self::Ward => WARD_COLUMNS,
            Self::Unit => UNIT_COLUMNS,
            Self::Questions => QUESTION_COLUMNS,
            Self::Returned | Self::Slice => &[],
        }
    }

    /// The field in which answers stand.
    pub const fn answer(self) -> Field {
        match self {
            Self::Ward => Field::Result,
            Self::Unit | Self::Returned | Self::Slice | Self::Questions => Field::Answer,
        }
    }

    /// The field that says whom or what a row is about.
    pub const fn subject(self) -> Field {
        match self {
            Self::Questions => Field::Code,
            Self::Ward | Self::Unit | Self::Returned | Self::Slice => Field::Name,
        }
    }
}

/// The line by which such a workbook is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub kind: FormKind,
    /// The period it was made for.
    pub from: Date,
    pub to: Date,
    /// The ward it asks, by code; only for [`FormKind::Ward`].
    pub ward: Option<String>,
    /// The unit it was made for, by code; a ward without a registered union has none.
    pub unit: Option<String>,
}

/// What every such line has in it.
const MARK: &str = "tonghop/1 ";

/// The beginning of the mark of a sheet of questions, for whoever looks for it in the bytes of a file.
pub const QUESTIONS_MARK: &str = "tonghop/1 cau-hoi ";

impl Form {
    /// `tonghop/1 doi-chieu-phuong 2021-04-01..2021-04-30 31168 P-BT`, with `-` for what there is none of.
    pub fn mark(&self) -> String {
        let (ward, unit) = (self.ward.as_deref().unwrap_or("-"), self.unit.as_deref().unwrap_or("-"));
        format!("{MARK}{} {}..{} {ward} {unit}", self.kind.code(), self.from, self.to)
    }

    /// Finds the mark in the text of a cell, after whatever explains it to people.
    pub fn parse(text: &str) -> Option<Self> {
        // Nearly all cells hold less than the shortest mark.
        if text.len() < MARK.len() + "x 2000-01-01..2000-01-01".len() {
            return None;
        }
        let (_, rest) = text.split_once(MARK)?;
        let mut words = rest.splitn(4, ' ');
        let code = words.next()?;
        let kind = FormKind::ALL.into_iter().find(|kind| kind.code() == code)?;
        let (from, to) = words.next()?.split_once("..")?;
        let known = |word: &str| Some(word.trim().to_owned()).filter(|word| !word.is_empty() && word != "-");
        let (ward, unit) = (words.next().and_then(known), words.next().and_then(known));
        Some(Self { kind, from: from.parse().ok()?, to: to.parse().ok()?, ward, unit })
    }

    /// Whether it is a workbook of questions: what is answered there is read before everything else.
    pub fn asks(&self) -> bool {
        self.kind == FormKind::Questions
    }

    pub fn when(&self) -> When {
        When::Span(self.from, self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_found_behind_its_explanation() {
        let (from, to) = (jiff::civil::date(2021, 4, 1), jiff::civil::date(2021, 4, 30));
        for (ward, unit) in [(Some("31168"), Some("P BT/1")), (Some("31168"), None), (None, Some("K10"))] {
            let (ward, unit) = (ward.map(str::to_owned), unit.map(str::to_owned));
            let form = Form { kind: FormKind::Ward, from, to, ward, unit };
            assert_eq!(Form::parse(&format!("Xin giữ nguyên dòng này: {}", form.mark())), Some(form));
        }
        assert_eq!(Form::parse("tonghop/1 gi-do 2021-04-01..2021-04-30 - -"), None);
        assert_eq!(Form::parse("tonghop/1"), None);
        let asks = Form { kind: FormKind::Questions, from, to, ward: None, unit: None };
        assert!(asks.mark().starts_with(QUESTIONS_MARK));
    }
}
