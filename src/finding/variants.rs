//! Codes whose sentence depends on what a file is, or on what was found: a photo wants something else done about it than a locked
//! zip, a list copied from a neighbour than one copied from last month.
//!
//! The menu words are those of Excel, Windows and Outlook in Vietnamese.

use super::{Code, Finding};
use crate::model::Lang;

/// A code for one kind of file or case, with its sentence and what to do about it, in both languages.
struct Variant {
    code: Code,
    /// The finding's `kind`: a format's code, or what befell the file.
    kind: &'static str,
    vi: (&'static str, &'static str),
    en: (&'static str, &'static str),
}

/// The name of the argument that tells the kind.
const KIND: &str = "kind";
/// The kind of a cell that a repair was tried on and that is not used: the rule's own sentence says that it was repaired.
const UNREAD: &str = "unread";
/// The kind of what one row lacks, not the whole table.
const ROW: &str = "row";
/// The kind of two versions of which nobody knows the later.
const UNORDERED: &str = "unordered";

impl Finding {
    /// Says that nothing came of the cell, where the code has words for it.
    pub fn unread(self) -> Self {
        let known = VARIANTS.iter().any(|one| one.code == self.code && one.kind == UNREAD);
        if known { self.arg(KIND, UNREAD) } else { self }
    }

    /// Its code and kind alone, for words that hold for all findings of both.
    pub fn case(&self) -> Self {
        let kind = self.args.iter().find(|(key, _)| *key == KIND);
        kind.iter().fold(Self::new(self.code), |bare, (_, kind)| bare.arg(KIND, kind))
    }

    /// Says that single rows lack it, each at its own place.
    pub fn of_row(self) -> Self {
        self.arg(KIND, ROW)
    }

    /// Says that of two versions neither is known to be the later.
    pub fn unordered(self) -> Self {
        self.arg(KIND, UNORDERED)
    }
}

static VARIANTS: &[Variant] = &[
    Variant {
        code: Code::AnswerUnknown,
        kind: "unit",
        vi: (
            "Câu trả lời này không phải mã hay tên của đơn vị nào đã đăng ký (ghi: “{seen}”); tonghop chưa dùng câu này, các câu khác vẫn dùng.",
            "Xin chọn một đơn vị trong danh sách của ô đó. Nếu đơn vị chưa có ở đó, xin thêm một dòng vào tệp input/don-vi.xlsx (mã, tên, cấp, đơn vị cấp trên) rồi chạy lại tonghop; câu trả lời này khi ấy dùng được.",
        ),
        en: (
            "This answer is neither code nor name of a registered unit (text: “{seen}”); tonghop does not use it, the others hold.",
            "Please choose a unit from the list of that cell. If the unit is not there, add a row to input/don-vi.xlsx (code, name, level, parent) and run tonghop again; this answer then holds.",
        ),
    },
    Variant {
        code: Code::MarkNegative,
        kind: "unconfirmed",
        vi: (
            "Ô ghi là chưa hoặc không được xác nhận (ví dụ: “{seen}”); tonghop không tính dòng này là có xác nhận và không tính lượt nào.",
            "Không cần làm gì; khi đã có xác nhận, xin ghi lại rồi gửi lại danh sách.",
        ),
        en: (
            "The cell says that nobody confirmed it, or not yet (for example: “{seen}”); tonghop takes the row for no confirmation and counts no turn.",
            "Nothing to do; once it is confirmed, please say so and send the list again.",
        ),
    },
    Variant {
        code: Code::MarkVariant,
        kind: "unconfirmed",
        vi: (
            "Dòng này được tính là có tham gia nhưng ô bên cạnh ghi là chưa hoặc không được xác nhận (ghi: “{seen}”).",
            "Xin xem lại dòng này; nếu lượt này không được tính, xin xóa dấu, số hoặc ngày tham gia.",
        ),
        en: (
            "This row counts as taken part, but a cell beside says that nobody confirmed it, or not yet (it says: “{seen}”).",
            "Please look at the row again; if the turn should not count, delete its mark, number or date.",
        ),
    },
    Variant {
        code: Code::ConfirmedPersonDiffers,
        kind: "alike",
        vi: (
            "Bản xác nhận có người cùng họ tên và không ghi gì khác, nhưng chừng đó chưa đủ để chắc là một người (danh sách giới thiệu ghi: “{seen}”; bản xác nhận ghi: “{other}”).",
            "Xin bổ sung đủ ngày, tháng, năm sinh hoặc mã số ở cả hai danh sách, hoặc cho biết có phải cùng một người.",
        ),
        en: (
            "The confirmation has somebody of the same name and says nothing different, but too little to be sure that it is one person (introduction: “{seen}”; confirmation: “{other}”).",
            "Please add the full birth date or a number on both lists, or say whether it is the same person.",
        ),
    },
    Variant {
        code: Code::TurnReportedTwice,
        kind: "summary",
        vi: (
            "Trang này tổng hợp lại các danh sách trong cùng tệp (trang: {other}); tonghop chỉ tính một lần những lượt ghi ở cả hai nơi.",
            "Không cần làm gì.",
        ),
        en: (
            "This sheet sums up the lists of its file (sheets: {other}); tonghop counts once what both of them state.",
            "Nothing to do.",
        ),
    },
    Variant {
        code: Code::TurnReportedTwice,
        kind: "summary-more",
        vi: (
            "Trang này tổng hợp lại các danh sách trong cùng tệp (trang: {other}); tonghop chỉ tính một lần những lượt ghi ở cả hai nơi, còn số lượt chỉ trang này ghi ({left}) vẫn được tính.",
            "Xin xem các danh sách có thiếu dòng nào không, hoặc sửa lại trang tổng hợp.",
        ),
        en: (
            "This sheet sums up the lists of its file (sheets: {other}); tonghop counts once what both of them state, and the turns only this sheet states ({left}) as well.",
            "Please look whether a row of the lists is missing, or correct the summary.",
        ),
    },
    Variant {
        code: Code::UnitUnknown,
        kind: "row",
        vi: (
            "Tên đơn vị trong bảng không có trong danh sách đơn vị (thấy ghi: “{seen}”); tonghop tính dòng này cho đơn vị gửi bảng.",
            "Xin ghi tên đơn vị đúng như trong danh sách đơn vị, hoặc bổ sung đơn vị hay cách viết này vào danh sách.",
        ),
        en: (
            "The table names a unit that is not in the register (text: “{seen}”); tonghop counts the row for the unit that sent the table.",
            "Please write the unit's name as the register has it, or add the unit or this spelling to the register.",
        ),
    },
    Variant {
        code: Code::UnitUnknown,
        kind: "named",
        vi: (
            "Tên đơn vị gửi tệp không có trong danh sách đơn vị (thấy ghi: “{seen}”); số liệu của đơn vị này vẫn được tính, nhưng tonghop chưa coi đó là đơn vị trực thuộc.",
            "Nếu đây là đơn vị của mình, xin thêm một dòng vào tệp input/don-vi.xlsx (tên, cấp, đơn vị cấp trên: {row}); nếu đơn vị đã có trong danh sách dưới tên khác, xin trả lời trong tệp câu hỏi.",
        ),
        en: (
            "The file names a sender that is not in the register (text: “{seen}”); what it sent counts, but tonghop does not take it for one of the office's units.",
            "If it is one of yours, please add a row to input/don-vi.xlsx (name, level, parent: {row}); if the register has it under another name, answer in the questions workbook.",
        ),
    },
    Variant {
        code: Code::IdLostZero,
        kind: UNREAD,
        vi: (
            "Số giấy tờ thiếu hoặc thừa chữ số, thêm lại số 0 cũng không khớp mã tỉnh và năm sinh; tonghop không dùng số này.",
            "Xin ghi đủ 12 số của căn cước; nên định dạng cột là Văn bản (Text) trước khi gõ.",
        ),
        en: (
            "The identity number has too few or too many digits, and with a zero put back province or year do not fit; tonghop does not use it.",
            "Please write all 12 digits of the citizen card; format the column as Text before typing.",
        ),
    },
    Variant {
        code: Code::IdLostTwoZeros,
        kind: UNREAD,
        vi: (
            "Số giấy tờ chỉ có 10 chữ số: có thể là số CCCD mất hai số 0 ở đầu, cũng có thể là số điện thoại, và không có năm sinh nào khớp để biết chắc; tonghop không dùng số này.",
            "Xin ghi đủ 12 số của căn cước; nên định dạng cột là Văn bản (Text) trước khi gõ.",
        ),
        en: (
            "The identity number has only 10 digits: a citizen number that lost two leading zeros, or a phone number, and no birth year that fits tells which; tonghop does not use it.",
            "Please write all 12 digits of the citizen card; format the column as Text before typing.",
        ),
    },
    Variant {
        code: Code::ChannelAssumed,
        kind: UNREAD,
        vi: (
            "Cột phương thức có chỗ tonghop không hiểu (ghi: “{seen}”); tạm tính theo phương thức mặc định (phương thức: {channel}).",
            "Xin ghi phương thức bằng chữ (định kỳ, theo nhóm, theo yêu cầu), hoặc thêm dòng ghi chú mỗi số, mỗi chữ tắt nghĩa là gì.",
        ),
        en: (
            "The column of channels says something tonghop does not understand (text: “{seen}”); it takes the default (channel: {channel}).",
            "Please write the channel in words, or add a note of what each number or short form means.",
        ),
    },
    Variant {
        code: Code::MarkNegative,
        kind: "list",
        vi: (
            "Đây là danh sách người không tham gia (ghi: “{seen}”); tonghop không tính lượt nào cho những dòng này.",
            "Không cần làm gì; nếu đây là danh sách người có tham gia thì xin sửa tiêu đề rồi gửi lại.",
        ),
        en: (
            "This is a list of who did not take part (text: “{seen}”); tonghop counts no turn for these rows.",
            "Nothing to do; if it is a list of who did take part, please mend its title and send it again.",
        ),
    },
    Variant {
        code: Code::ColumnUnknown,
        kind: "marks",
        vi: (
            "Có cột chứa dấu hoặc số lần mà tonghop không hiểu (tên cột: “{seen}”): có thể chính cột này cho biết ai đã tham gia, nên những dòng không ghi gì khác đang chờ, chưa được tính.",
            "Xin đặt tên cột theo mẫu (“Tham gia”, “Số lượt”, “Tháng 9”) hoặc trả lời trong tệp câu hỏi cột này là gì.",
        ),
        en: (
            "A column holds marks or counts that tonghop does not understand (name: “{seen}”): it may be the very one that says who took part, so rows that say nothing else wait and are not counted.",
            "Please give the column a name of the form (“Tham gia”, “Số lượt”, “Tháng 9”), or say in the questions workbook what it is.",
        ),
    },
    Variant {
        code: Code::SheetUnsure,
        kind: "some-members",
        vi: (
            "Theo tên bảng, đây là danh sách một số đoàn viên (như ưu tú, khen thưởng, kết nạp, chuyển đi), có thể không đủ đoàn viên của đơn vị (các cột: “{seen}”); các dòng của bảng đang chờ, chưa được tính.",
            "Xin trả lời trong tệp câu hỏi: chọn “danh sách đoàn viên” nếu bảng có đủ đoàn viên, khi đó bảng được tính là danh sách đoàn viên của đơn vị; chọn “Không phải số liệu” nếu chỉ là một số người, khi đó không dòng nào được tính.",
        ),
        en: (
            "By its title this is a list of some of the members (such as outstanding, rewarded, admitted, transferred), perhaps not of all (columns: “{seen}”); its rows wait and are not counted.",
            "Please answer in the questions workbook: “roster” if it holds all members, so that it counts as the unit's list of members; “Nothing to report” if it holds only some, so that no row of it counts.",
        ),
    },
    Variant {
        code: Code::ColumnUnknown,
        kind: "marks-beside",
        vi: (
            "Có cột chứa dấu hoặc số lần mà tonghop không hiểu (tên cột: “{seen}”); các dòng vẫn được tính theo những cột khác, chưa tính lượt nào từ cột này.",
            "Nếu cột này ghi lượt tham gia, xin đặt tên cột theo mẫu (“Tham gia”, “Số lượt”, “Tháng 9”) hoặc trả lời trong tệp câu hỏi cột này là gì.",
        ),
        en: (
            "A column holds marks or counts that tonghop does not understand (name: “{seen}”); rows count by the other columns, and no turn by this one yet.",
            "If the column says who took part, please give it a name of the form (“Tham gia”, “Số lượt”, “Tháng 9”), or say in the questions workbook what it is.",
        ),
    },
    Variant {
        code: Code::ColumnUnknown,
        kind: "members",
        vi: (
            "Danh sách đoàn viên có cột không rõ ghi năng khiếu, tổ nhóm của đoàn viên hay lượt tham gia (tên cột: “{seen}”); tonghop tính đoàn viên trong danh sách và không tính lượt nào từ cột này.",
            "Nếu cột này ghi lượt tham gia, xin trả lời trong tệp câu hỏi cột này là gì và ghi tháng ở tiêu đề; nếu không, xin trả lời “Không dùng”.",
        ),
        en: (
            "A list of members has a column that may hold talents or teams of members or turns (name: “{seen}”): tonghop counts the members on the list and no turns from this column.",
            "If the column says who took part, please say in the questions workbook what it is and name the month in the title; if not, please answer “Not used”.",
        ),
    },
    Variant {
        code: Code::NotAMember,
        kind: "blank",
        vi: (
            "Cột hỏi ai là đoàn viên có đánh dấu ở các dòng khác và để trống ở dòng này (tên cột: “{other}”), nên tonghop không tính người này vào số đoàn viên.",
            "Nếu người này là đoàn viên, xin đánh dấu vào cột đó rồi gửi lại; nếu không thì không cần làm gì.",
        ),
        en: (
            "The column that asks who is a member is ticked in other rows and blank in this one (name: “{other}”), so tonghop does not count this person as a member.",
            "If the person is a member, please tick the column and send it again; otherwise nothing to do.",
        ),
    },
    Variant {
        code: Code::HeaderMissing,
        kind: "continued",
        vi: (
            "Trang này không có tiêu đề và dòng tên cột; số thứ tự nối tiếp trang trước (trang: {other}), nên tonghop đọc theo tiêu đề và các cột của trang đó.",
            "Không cần làm gì.",
        ),
        en: (
            "This sheet has no title and no row of column names; its numbers go on from the sheet before (sheet: {other}), so tonghop read it by the title and the columns of that sheet.",
            "Nothing to do.",
        ),
    },
    Variant {
        code: Code::HeaderDuplicate,
        kind: "each",
        vi: (
            "Hai cột trong bảng có cùng một tên (tên cột: “{seen}”); tonghop đọc cả hai, mỗi cột là một lần tham gia.",
            "Nếu đúng là hai lần, xin ghi thêm ngày hoặc số thứ tự vào tên cột; nếu không, xin xóa cột thừa.",
        ),
        en: (
            "Two columns of the sheet have the same name (name: “{seen}”); tonghop reads both, each as an occasion of its own.",
            "If they are two occasions, please add a day or a number to the names; if not, please delete the one too many.",
        ),
    },
    Variant {
        code: Code::HeaderDuplicate,
        kind: "unused",
        vi: (
            "Hai cột trong bảng có cùng một tên (tên cột: “{seen}”); tonghop giữ cả hai và không dùng cột nào để tính.",
            "Nếu một trong hai cột cần tính, xin đặt tên cột theo mẫu; nếu không, xin đổi tên một cột cho khác nhau.",
        ),
        en: (
            "Two columns of the sheet have the same name (name: “{seen}”); tonghop keeps both and counts neither.",
            "If one of them should count, please give it the name of the form; if not, please rename one of the two.",
        ),
    },
    Variant {
        code: Code::IdLetterForDigit,
        kind: UNREAD,
        vi: (
            "Số giấy tờ có chữ cái nên tonghop không đọc được; số này không được dùng.",
            "Xin ghi lại số giấy tờ, chỉ gồm chữ số.",
        ),
        en: (
            "The identity number has letters, so tonghop cannot read it; it is not used.",
            "Please write the number again, digits only.",
        ),
    },
    Variant {
        code: Code::PhoneLostZero,
        kind: UNREAD,
        vi: (
            "Ô này không đọc được thành một số điện thoại của Việt Nam; tonghop không dùng số này.",
            "Xin ghi lại số điện thoại đủ 10 số.",
        ),
        en: (
            "This cell cannot be read as a Vietnamese phone number; tonghop does not use it.",
            "Please write the phone number again, all 10 digits.",
        ),
    },
    Variant {
        code: Code::MarkVariant,
        kind: UNREAD,
        vi: (
            "Không rõ ô này có nghĩa là có tham gia hay không (ví dụ: “{seen}”); tonghop không tính lượt nào từ ô này.",
            "Xin ghi x, ngày tham gia hoặc số lần; nếu không tham gia thì để trống.",
        ),
        en: (
            "It is not clear whether this cell means taking part (for example: “{seen}”); tonghop counts no turn by it.",
            "Please write x, the day or how often; leave it empty where nobody took part.",
        ),
    },
    Variant {
        code: Code::MarkVariant,
        kind: "rate",
        vi: (
            "Không rõ ô này ghi số buổi đã tham gia trên tổng số buổi hay ghi ngày, tháng (ghi: “{seen}”); tonghop tạm tính 1 lượt.",
            "Xin ghi rõ: “3/4 buổi” nếu là số buổi, đủ ngày, tháng, năm nếu là ngày.",
        ),
        en: (
            "It is not clear whether this cell says how many meetings of how many, or a day and a month (text: “{seen}”); tonghop counts 1 turn for now.",
            "Please write it out: “3/4 buổi” for meetings, or day, month and year.",
        ),
    },
    Variant {
        code: Code::MarkVariant,
        kind: "remark",
        vi: (
            "Dòng này được tính là có tham gia nhưng lời ghi bên cạnh nói là vắng hoặc nghỉ (ghi: “{seen}”).",
            "Xin xem lại: nếu không tham gia thì xóa dấu, xóa dòng hoặc chỉ ghi “vắng”; nếu có tham gia thì bỏ lời ghi đó.",
        ),
        en: (
            "This row counts as taking part, while the remark beside it says absent (text: “{seen}”).",
            "Please look again: remove the mark or the row, or write only “vắng”, if the person was absent; else remove the remark.",
        ),
    },
    Variant {
        code: Code::UnitMissing,
        kind: "answered",
        vi: (
            "Đơn vị này đã trả lời danh sách đối chiếu nhưng chưa nộp báo cáo của kỳ này (đơn vị: {unit}).",
            "Xin nhắc đơn vị gửi danh sách; nếu kỳ này không có gì để báo, đơn vị gửi một bảng ghi “Không có”.",
        ),
        en: (
            "This unit answered the list of reconciliation and has sent no report of the period yet (unit: {unit}).",
            "Please remind the unit; if it has nothing to report, it may send a sheet that says so.",
        ),
    },
    Variant {
        code: Code::DateImpossible,
        kind: UNREAD,
        vi: (
            "Ô này không cho biết rõ ngày, tháng, năm nào (ghi: “{seen}”); tonghop không dùng ô này để xếp thời gian.",
            "Xin ghi đủ ngày, tháng, năm, ví dụ 15/03/2026.",
        ),
        en: (
            "This cell does not say which day, month and year (text: “{seen}”); tonghop does not use it.",
            "Please write day, month and year, for example 15/03/2026.",
        ),
    },
    Variant {
        code: Code::DateImpossible,
        kind: "around",
        vi: (
            "Ngày này không có trong lịch (ví dụ: “{seen}”); tonghop bỏ ngày này và lấy thời gian ghi ở tiêu đề, tên trang hoặc tên tệp cho dòng đó.",
            "Xin xem lại giấy tờ và ghi lại ngày đúng.",
        ),
        en: (
            "There is no such day in the calendar (for example: “{seen}”); tonghop dropped it and took the time that the title, the sheet or the file names for the row.",
            "Please look at the papers and write the right date.",
        ),
    },
    Variant {
        code: Code::DateOutOfRange,
        kind: "around",
        vi: (
            "Ngày này không thể đúng (ví dụ: “{seen}”); tonghop bỏ ngày này và lấy thời gian ghi ở tiêu đề, tên trang hoặc tên tệp cho dòng đó.",
            "Xin xem lại giấy tờ và ghi lại ngày đúng.",
        ),
        en: (
            "This date cannot be right (for example: “{seen}”); tonghop dropped it and took the time that the title, the sheet or the file names for the row.",
            "Please look at the papers and write the right date.",
        ),
    },
    Variant {
        code: Code::DateImpossible,
        kind: "weekday",
        vi: (
            "Ô này chỉ ghi thứ trong tuần hoặc giờ, không ghi ngày (ghi: “{seen}”); tonghop lấy thời gian chung của bảng.",
            "Không cần làm gì.",
        ),
        en: (
            "This cell gives days of the week or hours and no date (text: “{seen}”); tonghop takes the time of the sheet.",
            "Nothing to do.",
        ),
    },
    Variant {
        code: Code::DateImpossible,
        kind: "weekday-or-month",
        vi: (
            "Không rõ ô này ghi thứ trong tuần hay ghi tháng (ghi: “{seen}”); tonghop lấy thời gian chung của bảng.",
            "Xin ghi “Thứ 2, thứ 4” nếu là thứ trong tuần, “Tháng 2, tháng 4” nếu là tháng.",
        ),
        en: (
            "It is not clear whether this cell gives days of the week or months (text: “{seen}”); tonghop takes the time of the sheet.",
            "Please write “Thứ 2, thứ 4” for days of the week, “Tháng 2, tháng 4” for months.",
        ),
    },
    Variant {
        code: Code::DateMonthOnly,
        kind: UNREAD,
        vi: (
            "Ô này chỉ ghi một tháng, không có năm (ví dụ: “{seen}”); tonghop không đoán năm.",
            "Xin ghi đủ ngày, tháng, năm.",
        ),
        en: (
            "This cell names a month without a year (for example: “{seen}”); tonghop does not guess the year.",
            "Please write day, month and year.",
        ),
    },
    Variant {
        code: Code::SheetForm,
        kind: "turned",
        vi: (
            "Bảng này ghi mỗi người ở một cột; tonghop đọc mỗi cột thành một dòng (các mục: “{seen}”).",
            "Không cần làm gì.",
        ),
        en: (
            "This table has a person in each column; tonghop read each column as one row (entries: “{seen}”).",
            "Nothing to do.",
        ),
    },
    Variant {
        code: Code::CountAsText,
        kind: "day",
        vi: (
            "Ô ghi số buổi đã tham gia trên tổng số buổi bị bảng tính đổi thành ngày; tonghop đọc lại thành số buổi (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì; lần sau nên gõ cả chữ, ví dụ “3/4 buổi”, để bảng tính không đổi.",
        ),
        en: (
            "The spreadsheet made a day of how many meetings of how many; tonghop reads it as a number of meetings again (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do; typed with a word, as “3/4 buổi”, it stays what it is.",
        ),
    },
    Variant {
        code: Code::CountAsText,
        kind: UNREAD,
        vi: (
            "Không đọc được số trong ô này (ví dụ: “{seen}”); tonghop không dùng ô này.",
            "Xin ghi bằng một số nguyên.",
        ),
        en: (
            "The number in this cell cannot be read (for example: “{seen}”); tonghop does not use it.",
            "Please write it as a whole number.",
        ),
    },
    Variant {
        code: Code::ColumnMissing,
        kind: ROW,
        vi: (
            "Dòng này không ghi một mục cần phải có (mục: {field}); dòng chưa được tính.",
            "Xin ghi thêm mục này vào dòng (thêm cột nếu bảng chưa có), hoặc xóa dòng thừa, rồi gửi lại tệp.",
        ),
        en: (
            "This row lacks something it cannot do without (entry: {field}); the row is not counted yet.",
            "Please add it to the row (and the column if there is none), or delete a row that is not needed, and send the file again.",
        ),
    },
    Variant {
        code: Code::FileSuperseded,
        kind: UNORDERED,
        vi: (
            "Có hai bản khác nhau của cùng một bảng và không rõ bản nào mới hơn (bản kia: {other}).",
            "Xin cho biết bản nào đúng, hoặc chỉ gửi một bản.",
        ),
        en: (
            "There are two different versions of one table, and it is not clear which is the newer (other version: {other}).",
            "Please say which one is right, or send one of them only.",
        ),
    },
    Variant {
        code: Code::CellDitto,
        kind: UNREAD,
        vi: (
            "Ô ghi dấu “như trên” (ví dụ: “{seen}”) nhưng phía trên không có gì để lấy; tonghop không dùng ô này.",
            "Xin ghi đầy đủ vào ô này rồi gửi lại tệp.",
        ),
        en: (
            "The cell says “as above” (for example: “{seen}”) and there is nothing above to take; tonghop does not use it.",
            "Please write the value in full and send the file again.",
        ),
    },
    Variant {
        code: Code::StudentNoMended,
        kind: UNREAD,
        vi: (
            "Mã số sinh viên ngắn hơn các mã khác trong cột, có thể do Excel bỏ mất số 0; chưa chắc nên tonghop giữ nguyên.",
            "Xin so lại mã số với thẻ sinh viên; nên định dạng cột là Văn bản (Text) trước khi gõ.",
        ),
        en: (
            "The student number is shorter than the others of the column, and Excel may have dropped zeros; tonghop is not sure and keeps it as it is.",
            "Please compare it with the student card; format the column as Text before typing.",
        ),
    },
    Variant {
        code: Code::GenderWord,
        kind: UNREAD,
        vi: (
            "Không đọc được giới tính trong ô này (ví dụ: “{seen}”); tonghop để giới tính là chưa rõ.",
            "Xin ghi Nam hoặc Nữ.",
        ),
        en: (
            "The gender in this cell cannot be read (for example: “{seen}”); tonghop leaves it unknown.",
            "Please write “Nam” or “Nữ”.",
        ),
    },
    Variant {
        code: Code::ResultUnmapped,
        kind: UNREAD,
        vi: (
            "Kết quả đánh giá ghi trong ô không có trong thang quy định (ví dụ: “{seen}”); tonghop chưa xếp được kết quả này.",
            "Xin ghi Đạt, Không đạt hoặc một kết quả của thang quy định.",
        ),
        en: (
            "The grade in this cell is none of the scale (for example: “{seen}”); tonghop could not place it.",
            "Please write “Đạt”, “Không đạt” or another grade of the scale.",
        ),
    },
    Variant {
        code: Code::FileNotASheet,
        kind: "pdf",
        vi: (
            "Đây là tệp PDF, không phải bảng tính Excel; tonghop ghi là đã nhận nhưng không đọc được dòng nào.",
            "Xin gửi chính tệp Excel đã dùng để xuất ra PDF này (trong Excel chọn Tệp > Lưu Như > Sổ làm việc Excel (*.xlsx)); nếu không còn, xin nhập lại danh sách vào Excel theo mẫu.",
        ),
        en: (
            "This is a PDF and no spreadsheet; tonghop lists it as received but cannot read a row of it.",
            "Please send the Excel file from which the PDF was made (in Excel: File > Save As > Excel Workbook (*.xlsx)); if it is gone, please enter the list in Excel by the form.",
        ),
    },
    Variant {
        code: Code::FileNotASheet,
        kind: "picture",
        vi: (
            "Đây là ảnh, không phải bảng tính Excel; tonghop ghi là đã nhận nhưng không đọc được chữ trong ảnh.",
            "Xin gửi tệp Excel thay cho ảnh chụp; nếu chỉ có bản giấy, xin nhập danh sách vào Excel theo mẫu, chọn Tệp > Lưu Như > Sổ làm việc Excel (*.xlsx) rồi gửi lại.",
        ),
        en: (
            "This is a picture and no spreadsheet; tonghop lists it as received but reads no letters in pictures.",
            "Please send the Excel file instead of the photo; if there is only paper, please enter the list in Excel by the form, choose File > Save As > Excel Workbook (*.xlsx) and send it.",
        ),
    },
    Variant {
        code: Code::FileNotASheet,
        kind: "word",
        vi: (
            "Đây là tệp Word, không phải bảng tính Excel; tonghop ghi là đã nhận nhưng không đọc được.",
            "Xin chép bảng trong Word sang một sổ Excel mới, chọn Tệp > Lưu Như > Sổ làm việc Excel (*.xlsx) rồi gửi lại.",
        ),
        en: (
            "This is a Word document and no spreadsheet; tonghop lists it as received but cannot read it.",
            "Please copy the table from Word into a new Excel workbook, choose File > Save As > Excel Workbook (*.xlsx) and send it again.",
        ),
    },
    Variant {
        code: Code::FileNotASheet,
        kind: "slides",
        vi: (
            "Đây là tệp trình chiếu PowerPoint, không phải bảng tính Excel; tonghop ghi là đã nhận nhưng không đọc được.",
            "Xin chép bảng trong tệp trình chiếu sang một sổ Excel mới, chọn Tệp > Lưu Như > Sổ làm việc Excel (*.xlsx) rồi gửi lại.",
        ),
        en: (
            "This is a presentation and no spreadsheet; tonghop lists it as received but cannot read it.",
            "Please copy the table from the slides into a new Excel workbook, choose File > Save As > Excel Workbook (*.xlsx) and send it again.",
        ),
    },
    Variant {
        code: Code::FileNotASheet,
        kind: "iwork",
        vi: (
            "Đây là tệp Numbers hoặc Pages của máy Apple; tonghop ghi là đã nhận nhưng không đọc được.",
            "Xin mở tệp trên máy Apple, chọn Tệp > Xuất sang > Excel rồi gửi tệp .xlsx.",
        ),
        en: (
            "This is a file of Apple's Numbers or Pages; tonghop lists it as received but cannot read it.",
            "Please open it on the Apple device, choose File > Export To > Excel and send the .xlsx.",
        ),
    },
    Variant {
        code: Code::FileNotASheet,
        kind: "fods",
        vi: (
            "Đây là bảng tính LibreOffice lưu ở dạng phẳng (.fods), là dạng tonghop không đọc; chưa có dòng nào trong tệp này được tính.",
            "Xin mở tệp bằng LibreOffice, chọn Tập tin > Lưu dưới dạng, chọn kiểu Excel 2007-365 (.xlsx) hoặc Bảng tính ODF (.ods) rồi gửi lại.",
        ),
        en: (
            "This is a LibreOffice spreadsheet saved as flat XML (.fods), which tonghop does not read; no row of it is counted.",
            "Please open it in LibreOffice, choose File > Save As, the type Excel 2007-365 (.xlsx) or ODF Spreadsheet (.ods), and send it again.",
        ),
    },
    Variant {
        code: Code::FileEncrypted,
        kind: "ods",
        vi: (
            "Bảng tính LibreOffice (.ods) này có đặt mật khẩu nên tonghop không mở được; chưa có dòng nào trong tệp này được tính.",
            "Xin mở tệp bằng LibreOffice, chọn Tập tin > Lưu dưới dạng, bỏ dấu chọn ở ô Lưu với mật khẩu, lưu rồi gửi lại.",
        ),
        en: (
            "This LibreOffice spreadsheet (.ods) has a password, so tonghop cannot open it; no row of it is counted.",
            "Please open it in LibreOffice, choose File > Save As, clear the box Save with password, and send it again.",
        ),
    },
    Variant {
        code: Code::FileNotASheet,
        kind: "outlook",
        vi: (
            "Đây là thư lưu riêng theo kiểu Outlook (.msg, winmail.dat); tonghop không mở được tệp đính kèm bên trong.",
            "Xin mở thư bằng Outlook, chọn Tệp > Lưu Phần đính kèm, rồi gửi hoặc thả vào input/ chính các tệp Excel đó; thư lưu thành .eml thì đọc được.",
        ),
        en: (
            "This is a mail in Outlook's own form (.msg, winmail.dat); tonghop cannot open what is attached to it.",
            "Please open it in Outlook, choose File > Save Attachments, and send the Excel files themselves or drop them into input/; a mail saved as .eml can be read.",
        ),
    },
    Variant {
        code: Code::FileNotASheet,
        kind: "zip",
        vi: (
            "Tệp nén .zip này không có tệp nào bên trong, hoặc nén lồng nhau quá nhiều lớp; chưa có dòng nào được tính.",
            "Xin kiểm tra lại tệp nén, hoặc gửi thẳng các tệp Excel.",
        ),
        en: (
            "This .zip has no files in it, or too many archives within each other; no row of it is counted.",
            "Please look at the archive again, or send the Excel files themselves.",
        ),
    },
    Variant {
        code: Code::FileNotASheet,
        kind: "mail",
        vi: (
            "Thư này không kèm tệp nào; tonghop ghi là đã nhận nhưng không có bảng nào để đọc.",
            "Xin gửi lại thư có đính kèm tệp Excel; tệp chia sẻ bằng đường dẫn (Google Drive, OneDrive, Zalo) thì tải về rồi đính kèm.",
        ),
        en: (
            "Nothing is attached to this mail; tonghop lists it as received, and there is no table to read.",
            "Please send it again with the Excel file attached; download what is shared by a link (Google Drive, OneDrive, Zalo) and attach it.",
        ),
    },
    Variant {
        code: Code::FileNotASheet,
        kind: "archive",
        vi: (
            "Đây là tệp nén RAR hoặc 7z; tonghop chỉ mở được tệp nén .zip nên chưa đọc tệp nào bên trong.",
            "Xin giải nén rồi gửi thẳng các tệp Excel, hoặc nén lại thành .zip (trong Windows bấm chuột phải vào tệp, chọn Nén thành tệp ZIP).",
        ),
        en: (
            "This is a RAR or 7z archive; tonghop opens .zip only and has read none of the files in it.",
            "Please unpack it and send the Excel files themselves, or pack them as .zip (in Windows: right click, Compress to ZIP file).",
        ),
    },
    Variant {
        code: Code::FileEncrypted,
        kind: "zip",
        vi: (
            "Tệp nén có đặt mật khẩu nên tonghop không mở được; chưa có dòng nào trong đó được tính.",
            "Xin nén lại mà không đặt mật khẩu, hoặc gửi thẳng các tệp Excel.",
        ),
        en: (
            "The archive has a password, so tonghop cannot open it; no row in it is counted.",
            "Please pack it again without a password, or send the Excel files themselves.",
        ),
    },
    Variant {
        code: Code::FileUnreadable,
        kind: "cut-off",
        vi: (
            "Tệp bị cắt cụt, thiếu phần cuối: tải về hoặc chép chưa hết; chưa có dòng nào trong tệp này được tính.",
            "Xin tải lại hoặc gửi lại tệp; nếu tệp gốc cũng hỏng, trong Excel chọn Tệp > Mở, bấm mũi tên cạnh nút Mở, chọn Mở và Sửa chữa, rồi Tệp > Lưu Như > Sổ làm việc Excel (*.xlsx).",
        ),
        en: (
            "The file is cut off, its end is missing: it was not downloaded or copied whole; no row of it is counted.",
            "Please download or send it again; if the original is damaged too, choose File > Open in Excel, the arrow beside Open, Open and Repair, then File > Save As > Excel Workbook (*.xlsx).",
        ),
    },
    Variant {
        code: Code::FileUnreadable,
        kind: "empty",
        vi: (
            "Tệp trống, không có gì bên trong (0 byte); chưa có dòng nào được tính.",
            "Xin mở tệp gốc bằng Excel, chọn Tệp > Lưu Như > Sổ làm việc Excel (*.xlsx) rồi gửi lại.",
        ),
        en: (
            "The file is empty (0 bytes); no row is counted.",
            "Please open the original in Excel, choose File > Save As > Excel Workbook (*.xlsx) and send it again.",
        ),
    },
    Variant {
        code: Code::FileUnreadable,
        kind: "zip",
        vi: (
            "Tệp nén .zip bị hỏng hoặc tải về chưa hết (lý do: {cause}); chưa có dòng nào trong đó được tính.",
            "Xin tải lại, nén lại, hoặc gửi thẳng các tệp Excel.",
        ),
        en: (
            "The .zip is damaged or was not downloaded whole (cause: {cause}); no row in it is counted.",
            "Please download it or pack it again, or send the Excel files themselves.",
        ),
    },
    Variant {
        code: Code::FileUnreadable,
        kind: "mail",
        vi: (
            "Tệp thư .eml bị hỏng, không lấy được tệp đính kèm (lý do: {cause}); chưa có dòng nào trong đó được tính.",
            "Xin mở thư trong hộp thư, lưu các tệp đính kèm ra rồi thả vào input/.",
        ),
        en: (
            "The .eml is damaged, and what is attached cannot be taken out (cause: {cause}); no row in it is counted.",
            "Please open the mail in the mailbox, save what is attached and drop it into input/.",
        ),
    },
    Variant {
        code: Code::FileTooLarge,
        kind: "zip",
        vi: (
            "Tệp nén bung ra quá lớn (giới hạn: {limit}); tonghop không mở và chưa tính dòng nào trong đó.",
            "Xin chỉ nén các tệp Excel, bỏ ảnh và phim, hoặc chia thành nhiều tệp nén rồi gửi lại.",
        ),
        en: (
            "The archive unpacks to too much (limit: {limit}); tonghop did not open it and counts no row in it.",
            "Please pack Excel files only, without pictures and films, or split it into several archives, and send it again.",
        ),
    },
    Variant {
        code: Code::ListCopied,
        kind: "unit",
        vi: (
            "Danh sách này gần như giống hệt danh sách của một đơn vị khác trong cùng tháng: cùng người, cùng hoạt động, cùng kết quả (trùng {counted} trên {total} dòng; tháng: {seen}; danh sách kia: {other}).",
            "Xin xem có gửi nhầm danh sách của đơn vị khác không.",
        ),
        en: (
            "This list is nearly that of another unit in the same month: the same persons, activities and grades ({counted} of {total} rows; month: {seen}; other list: {other}).",
            "Please look whether another unit's list was sent by mistake.",
        ),
    },
    Variant {
        code: Code::ChangeUnusual,
        kind: "others",
        vi: (
            "Số lượt của riêng đơn vị này tăng hoặc giảm khác hẳn các đơn vị còn lại (đơn vị: {unit}; kỳ này: {seen}; trước đây: {repaired}).",
            "Xin xem lại có thiếu hoặc thừa tệp nào không; nếu đúng, xin ghi lý do.",
        ),
        en: (
            "The unit's own number of turns rose or fell unlike that of all other units (unit: {unit}; now: {seen}; before: {repaired}).",
            "Please look whether a file is missing or sent twice; if it is right, say why.",
        ),
    },
    Variant {
        code: Code::PersonTwoUnits,
        kind: "employed",
        vi: (
            "Giảng viên hoặc viên chức này có tên trong danh sách của hai đơn vị, như được phép (đơn vị kia: {other}); tonghop chỉ tính một lần.",
            "Không cần làm gì.",
        ),
        en: (
            "This lecturer or member of staff is on the lists of two units, as they may be (other unit: {other}); tonghop counts them once.",
            "Nothing to do.",
        ),
    },
];

/// The sentence and the remedy of a code for the kind of file its finding names; None where the rule's own words hold.
pub(super) fn words(code: Code, args: &[(&'static str, String)], lang: Lang) -> Option<(&'static str, &'static str)> {
    let (_, kind) = args.iter().find(|(name, _)| *name == KIND)?;
    let variant = VARIANTS.iter().find(|one| one.code == code && one.kind == kind)?;
    Some(if lang == Lang::En { variant.en } else { variant.vi })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_words_of_its_own_and_any_other_the_rules() {
        let of = |kind: &str| Finding::new(Code::FileNotASheet).arg(KIND, kind).arg("format", "?");
        assert!(of("pdf").message(Lang::Vi).starts_with("Đây là tệp PDF"));
        assert!(of("archive").remedy(Lang::Vi).contains("Nén thành tệp ZIP"));
        assert!(of("word").remedy(Lang::En).contains("File > Save As > Excel Workbook (*.xlsx)"));
        assert_eq!(
            of("other").message(Lang::Vi),
            Finding::new(Code::FileNotASheet).arg("format", "?").message(Lang::Vi)
        );
        let locked = Finding::new(Code::FileEncrypted).arg(KIND, "xlsx").remedy(Lang::Vi);
        assert!(locked.contains("Tệp > Thông tin > Bảo vệ Sổ làm việc > Mã hóa bằng Mật khẩu"));
    }

    #[test]
    fn a_cell_that_is_not_used_is_not_said_to_be_repaired() {
        let of = |code| Finding::new(code).seen("1203001234").unread().message(Lang::Vi);
        assert!(of(Code::IdLostTwoZeros).ends_with("tonghop không dùng số này."));
        assert!(Finding::new(Code::IdLostTwoZeros).message(Lang::Vi).contains("tonghop đã thêm lại"));
        assert_eq!(of(Code::DateOutOfRange), Finding::new(Code::DateOutOfRange).seen("1203001234").message(Lang::Vi));
    }

    #[test]
    fn every_sentence_ends_and_the_pairs_are_distinct() {
        for (at, one) in VARIANTS.iter().enumerate() {
            for text in [one.vi.0, one.vi.1, one.en.0, one.en.1] {
                assert!(text.ends_with('.'), "{text}");
            }
            assert!(
                VARIANTS[..at].iter().all(|other| (other.code, other.kind) != (one.code, one.kind)),
                "{}",
                one.kind
            );
        }
    }
}
