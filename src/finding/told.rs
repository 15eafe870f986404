//! What a sender is told of a finding: only what it can do itself, and in a letter no value of a cell.
//!
//! The catalogue speaks to the office, which has the questions workbook and every list; a sender has its own file.

use super::{Code, Finding, Severity};
use crate::model::{Lang, Level};

/// What tells cases of one code apart and is no value of a cell.
const CASE: [&str; 2] = ["kind", "field"];

/// Words of config and of ours, which say nothing of anybody.
const OURS: [&str; 2] = ["group", "channel"];

/// What a sender is asked to do about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// To send the file again, in another form: nothing in it is wrong.
    Resend,
    /// To correct the file.
    Correct,
    /// To look, and to correct what is wrong.
    Look,
    /// To say something that no cell of the file could say.
    Answer,
}

impl Finding {
    /// What its sender is asked to do about it.
    pub fn asks(&self) -> Asked {
        match (self.code, self.severity) {
            (
                Code::FileEncrypted
                | Code::FileUnreadable
                | Code::FileNotASheet
                | Code::FileTooLarge
                | Code::FormulaWithoutValue,
                _,
            ) => Asked::Resend,
            (Code::MemberVanished | Code::AgeOver30 | Code::GradingUniform | Code::ChangeUnusual, _) => Asked::Answer,
            (_, Severity::Error) => Asked::Correct,
            (_, Severity::Note | Severity::Query) => Asked::Look,
        }
    }

    /// As [`Self::bare`], and what was taken for it: whoever is asked whether a group is right must see which.
    #[must_use]
    pub fn by_mail(&self) -> Self {
        let ours = self.args.iter().filter(|(name, _)| OURS.contains(name)).cloned();
        let mut bare = self.bare();
        bare.args.extend(ours);
        bare
    }

    /// The same finding without what was seen, and without a unit's code in its place: its words still fit the case, and may stand where no value of a person may.
    #[must_use]
    pub fn bare(&self) -> Self {
        let args = self.args.iter().filter(|(name, _)| CASE.contains(name)).cloned().collect();
        Self { seen: None, repaired: None, unit: None, args, ..self.clone() }
    }

    /// What a sender of this level can do about it.
    pub fn remedy_for(&self, to: Level, lang: Lang) -> String {
        match own_remedy(self, to) {
            Some((vi, en)) => if lang == Lang::En { en } else { vi }.to_owned(),
            None => self.filled(&spoken(self.remedy_words(lang), lang)),
        }
    }

    /// The sentence as its sender reads it.
    pub fn message_for(&self, lang: Lang) -> String {
        self.filled(&spoken(self.words(lang).0, lang))
    }
}

/// The catalogue tells the office what the program did. To a sender the office speaks for itself: which program it keeps its books
/// with is nothing to a chapter or a ward.
fn spoken(words: &str, lang: Lang) -> String {
    const PROGRAM: &str = "tonghop";
    let (first, within) = match lang {
        Lang::Vi => ("Chúng tôi", "chúng tôi"),
        Lang::En => ("The office", "the office"),
    };
    let mut told = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once(PROGRAM) {
        told.push_str(before);
        let so_far = told.trim_end();
        told.push_str(if so_far.is_empty() || so_far.ends_with(['.', ':']) { first } else { within });
        rest = after;
    }
    told + rest
}

/// The words for a sender, where the catalogue's are for the office; None where they serve both.
fn own_remedy(finding: &Finding, to: Level) -> Option<(&'static str, &'static str)> {
    Some(match (finding.code, to) {
        (Code::HeaderDuplicate, _) => (
            "Xin đổi tên một trong hai cột cho khác nhau, hoặc xóa cột không dùng.",
            "Please rename one of the two columns, or delete the one that is not used.",
        ),
        (Code::ColumnUnknown, _) if finding.args.iter().any(|(name, kind)| *name == "kind" && kind == "unclaimed") => (
            "Xin ghi phương thức ở tên cột hoặc tiêu đề bảng (ví dụ “Số lần sinh hoạt định kỳ với chi đoàn khu vực”) rồi gửi lại.",
            "Please name the channel in the header of the column or in the title (for example “Số lần sinh hoạt định kỳ với chi đoàn khu vực”) and send it again.",
        ),
        (Code::ColumnUnknown, _) => (
            "Nếu cột này cần tính, xin đặt tên cột theo mẫu; nếu không thì không cần làm gì.",
            "If the column should count, please name it as in the form; otherwise nothing to do.",
        ),
        (Code::SheetUnsure, _) => (
            "Xin ghi tên bảng và tên cột theo mẫu rồi gửi lại; nếu trang này không phải số liệu cần báo cáo, xin cho biết.",
            "Please give title and columns the names of the form and send it again; if it is nothing to report, please say so.",
        ),
        (Code::UnitUnknown, _) => (
            "Xin ghi đúng tên đơn vị ở đầu bảng hoặc trong ô rồi gửi lại.",
            "Please write the unit's right name above the table or in the cell and send it again.",
        ),
        (Code::ActivityByKeyword, _) => (
            "Xin xem nhóm đã xếp có đúng không; nếu sai, xin ghi đúng tên nhóm vào ô.",
            "Please look whether the group is right; if not, write the group's name in the cell.",
        ),
        (Code::ActivityUnmapped, _) => {
            ("Xin ghi rõ tên một trong chín nhóm hoạt động vào ô.", "Please write one of the nine groups in the cell.")
        }
        (Code::WardAmbiguous, _) => (
            "Xin ghi thêm quận, huyện hoặc tên phường, xã hiện nay.",
            "Please add the district or the present name of the ward.",
        ),
        (Code::PersonSameName | Code::PersonCandidate, _) => (
            "Xin bổ sung ngày sinh hoặc mã số sinh viên ở các dòng có người này.",
            "Please add the birth date or the student number in the rows with this person.",
        ),
        (Code::ConsolidatedDiffers, _) => (
            "Có thể số đã bị sửa tay, hoặc đã bị xóa bớt dòng; xin gửi lại đúng tệp mà tonghop đã ghi.",
            "A number may have been changed by hand, or lines deleted; please send the file as tonghop wrote it.",
        ),
        (
            Code::ConfirmationUnannounced
            | Code::ConfirmedElsewhere
            | Code::ConfirmedPersonDiffers
            | Code::MemberUnknown
            | Code::PersonTwoUnits
            | Code::AgeBelow15
            | Code::AgeOver30
            | Code::AgeOver35
            | Code::AgeUnsure
            | Code::JoinedBefore15
            | Code::TurnBeforeJoining
            | Code::TurnAfterLeaving,
            Level::Ward,
        ) => (
            "Xin xem lại họ tên và ngày sinh; nếu đúng thì không cần làm gì.",
            "Please look at the name and birth date again; if they are right, nothing to do.",
        ),
        (Code::PeriodIsolated, _) => (
            "Xin xem năm ghi trong bảng có đúng không; nếu sai, xin sửa rồi gửi lại.",
            "Please look whether the year in the table is right; if not, correct it and send the file again.",
        ),
        (Code::AgeUnsure, _) => ("Xin xem lại ngày sinh.", "Please look at the birth date again."),
        (Code::PersonTwoUnits, _) => (
            "Xin xác định hiện người này sinh hoạt ở đơn vị nào; nếu không còn ở đơn vị mình, xin xóa khỏi danh sách.",
            "Please settle which unit the person belongs to now; if it is no longer yours, take them off your list.",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sender_is_sent_to_what_only_the_office_has() {
        // What is said of answers is about the office's own workbook and goes to no sender.
        for &code in Code::ALL.iter().filter(|code| **code != Code::DecisionContradiction) {
            for level in Level::ALL {
                let vi = Finding::new(code).remedy_for(level, Lang::Vi);
                let en = Finding::new(code).remedy_for(level, Lang::En);
                assert!(!vi.contains("tệp câu hỏi") && !vi.contains("--period"), "{code:?} {vi}");
                assert!(!en.contains("questions workbook") && !en.contains("--period"), "{code:?} {en}");
            }
        }
    }

    #[test]
    fn a_ward_is_not_asked_for_lists_of_members() {
        let unknown = Finding::new(Code::MemberUnknown);
        assert!(unknown.remedy_for(Level::Chapter, Lang::Vi).starts_with("Xin gửi danh sách đoàn viên"));
        let said = "Xin xem lại họ tên và ngày sinh; nếu đúng thì không cần làm gì.";
        assert_eq!(unknown.remedy_for(Level::Ward, Lang::Vi), said);
        assert_eq!(Finding::new(Code::AgeOver35).remedy_for(Level::Ward, Lang::Vi), said);
    }

    #[test]
    fn a_bare_finding_keeps_its_case_and_no_value() {
        let lost = Finding::new(Code::PhoneLostZero).seen("09x").unread();
        assert_eq!(lost.bare().message(Lang::Vi), lost.message(Lang::Vi));
        let lacking = Finding::new(Code::ColumnMissing).seen("Nguyễn Văn An").arg("field", "họ và tên");
        assert_eq!(lacking.bare().seen, None);
        assert!(lacking.bare().message(Lang::Vi).contains("cột: họ và tên"));
        let elsewhere = Finding::new(Code::PersonTwoUnits).arg("other", "Chi đoàn K9");
        assert!(elsewhere.bare().args.is_empty());
        let gone =
            Finding::new(Code::MemberVanished).arg("unit", "Chi đoàn K9").unit(&crate::model::UnitCode::new("K9"));
        assert!(!gone.by_mail().message(Lang::Vi).contains("đơn vị: "), "{}", gone.by_mail().message(Lang::Vi));
        let placed = Finding::new(Code::ActivityByKeyword).seen("Nguyễn Văn An dọn rác").arg("group", "Nông thôn mới");
        assert_eq!(placed.bare().message(Lang::Vi), "Hoạt động không ghi rõ nhóm; tonghop xếp nhóm theo từ khóa.");
        let told = "Hoạt động không ghi rõ nhóm; tonghop xếp nhóm theo từ khóa (nhóm: Nông thôn mới).";
        assert_eq!(placed.by_mail().message(Lang::Vi), told);
    }

    #[test]
    fn the_office_speaks_to_a_sender_and_not_its_program() {
        for &code in Code::ALL {
            let one = Finding::new(code);
            for lang in [Lang::Vi, Lang::En] {
                let message = one.message_for(lang);
                assert!(!message.contains("tonghop"), "{message}");
                // A workbook of the program's own is another office's, which knows it.
                if code == Code::ConsolidatedDiffers {
                    continue;
                }
                let remedy = one.remedy_for(Level::Ward, lang);
                assert!(!remedy.contains("tonghop"), "{remedy}");
            }
        }
        let twice = Finding::new(Code::TurnReportedTwice).arg("other", "tonghop cu.xlsx").message_for(Lang::Vi);
        let told = "; chúng tôi chỉ tính một lần và giữ cả hai nguồn (nguồn kia: tonghop cu.xlsx).";
        assert!(twice.contains(told), "what somebody wrote stays: {twice}");
    }

    #[test]
    fn whoever_is_asked_is_not_told_that_there_is_nothing_to_do() {
        for &code in Code::ALL {
            for severity in [Severity::Query, Severity::Error] {
                let raised = Finding::new(code).severity(severity);
                for level in Level::ALL {
                    let vi = raised.remedy_for(level, Lang::Vi);
                    assert!(
                        !vi.starts_with("Không cần làm gì.") && !vi.starts_with("Không cần làm gì;"),
                        "{code:?} {vi}"
                    );
                    let en = raised.remedy_for(level, Lang::En);
                    assert!(!en.starts_with("Nothing to do.") && !en.starts_with("Nothing to do;"), "{code:?} {en}");
                }
            }
        }
    }
}
