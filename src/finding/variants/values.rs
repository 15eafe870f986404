//! Numbers, dates and marks.

use super::{AROUND, Code, UNREAD, Variant};

pub(super) static VARIANTS: &[Variant] = &[
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
        code: Code::IdLostZero,
        kind: UNREAD,
        vi: (
            "Số giấy tờ thiếu hoặc thừa chữ số, thêm lại số 0 cũng không khớp mã tỉnh, giới tính hoặc năm sinh; tonghop không dùng số này.",
            "Xin ghi đủ 12 số của căn cước; nên định dạng cột là Văn bản (Text) trước khi gõ.",
        ),
        en: (
            "The identity number has too few or too many digits, and with a zero put back province, gender or year do not fit; tonghop does not use it.",
            "Please write all 12 digits of the citizen card; format the column as Text before typing.",
        ),
    },
    Variant {
        code: Code::IdCmnd,
        kind: "expired",
        vi: (
            "Cột này dành cho số căn cước 12 số, ô lại ghi số chứng minh nhân dân 9 số là loại giấy tờ cũ; tonghop giữ lại như số cũ.",
            "Xin ghi số căn cước 12 số của người này; nếu chưa có thẻ căn cước thì xin báo lại.",
        ),
        en: (
            "The column is for the 12 digits of a citizen card, and the cell has the 9 digits of the old identity card, an expired document type; tonghop keeps it as such.",
            "Please write the 12 digits of this person's citizen card, or say that there is none yet.",
        ),
    },
    Variant {
        code: Code::IdContradictsPerson,
        kind: "form",
        vi: (
            "Số CCCD có mã tỉnh, mã thế kỷ hoặc năm sinh không có trong quy định; tonghop giữ nguyên số này.",
            "Xin so lại số CCCD với thẻ; nếu đúng như thẻ thì không cần sửa.",
        ),
        en: (
            "The citizen number has a province, a century or a year of birth that there is none of; tonghop keeps the number as it is.",
            "Please compare it with the card; if the card says so, nothing to correct.",
        ),
    },
    Variant {
        code: Code::IdSeparators,
        kind: "worded",
        vi: ("Trong ô có chữ đi kèm số giấy tờ; tonghop chỉ lấy số.", "Không cần làm gì; lần sau xin chỉ ghi số."),
        en: (
            "The cell has words beside the identity number; tonghop took the number alone.",
            "Nothing to do; next time please write the number alone.",
        ),
    },
    Variant {
        code: Code::IdSeparators,
        kind: "several",
        vi: (
            "Một ô ghi nhiều số giấy tờ; tonghop dùng số căn cước 12 số.",
            "Xin chỉ ghi số căn cước 12 số trong cột này.",
        ),
        en: (
            "One cell has several identity numbers; tonghop uses the 12 digits of the citizen card.",
            "Please write the 12 digits of the citizen card alone in this column.",
        ),
    },
    Variant {
        code: Code::IdSeparators,
        kind: UNREAD,
        vi: (
            "Một ô ghi nhiều số giấy tờ cùng loại, không rõ số nào của người này; tonghop không dùng số nào.",
            "Xin chỉ ghi một số căn cước 12 số trong ô này.",
        ),
        en: (
            "One cell has several identity numbers of one kind, and nobody can tell which is this person's; tonghop uses none.",
            "Please write one citizen number of 12 digits in the cell.",
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
        kind: "days",
        vi: (
            "Không rõ số trong ô này là ngày hay là số lần, vì ô khác trong cột ghi nhiều ngày (ghi: “{seen}”); tonghop tạm tính là số lần.",
            "Xin ghi rõ: đủ ngày, tháng nếu là ngày tham gia, “3 lần” nếu là số lần.",
        ),
        en: (
            "It is not clear whether the number in this cell is a day or how often, as another cell of the column lists days (text: “{seen}”); tonghop takes it for how often.",
            "Please write it out: day and month if it is a day, “3 lần” if it is how often.",
        ),
    },
    Variant {
        code: Code::MarkVariant,
        kind: "excuse",
        vi: (
            "Ô trả lời ghi là có tham gia nhưng cột lý do không tham gia cũng có lời ghi (ghi: “{seen}”); tonghop theo ô trả lời và chưa dùng lý do.",
            "Xin xem lại: nếu không tham gia thì chọn lại câu trả lời, nếu có tham gia thì xóa lý do, rồi gửi lại tệp.",
        ),
        en: (
            "The answer says that this person took part, and a reason for not taking part stands beside it (text: “{seen}”); tonghop goes by the answer and does not use the reason.",
            "Please look again: choose another answer if the person did not take part, else remove the reason, and send the file again.",
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
        code: Code::DateImpossible,
        kind: UNREAD,
        vi: (
            "Ô này không cho biết rõ ngày, tháng, năm nào (ghi: “{seen}”); tonghop không dùng ô này.",
            "Xin ghi đủ ngày, tháng, năm, ví dụ 15/03/2026.",
        ),
        en: (
            "This cell does not say which day, month and year (text: “{seen}”); tonghop does not use it.",
            "Please write day, month and year, for example 15/03/2026.",
        ),
    },
    Variant {
        code: Code::DateImpossible,
        kind: AROUND,
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
        kind: AROUND,
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
        kind: "words",
        vi: (
            "Ô này không ghi ngày sinh nào (ghi: “{seen}”); tonghop vẫn tính người này, không có ngày sinh.",
            "Xin ghi ngày sinh theo giấy tờ, hoặc để trống ô này nếu chưa biết.",
        ),
        en: (
            "No date of birth is written in this cell (text: “{seen}”); tonghop counts the person all the same, without a birth.",
            "Please write the date of birth as the papers have it, or leave the cell empty while it is not known.",
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
        code: Code::StudentNoMended,
        kind: "zero",
        vi: (
            "Phần lớn mã số sinh viên trong cột ngắn hơn những mã bắt đầu bằng số 0, có thể đã bị mất số 0 ở đầu; chưa chắc nên tonghop giữ nguyên.",
            "Xin so lại mã số với thẻ sinh viên; nên định dạng cột là Văn bản (Text) trước khi gõ.",
        ),
        en: (
            "Most student numbers of the column are shorter than those that begin with 0, and may have lost their first zero; tonghop is not sure and keeps them as they are.",
            "Please compare them with the student cards; format the column as Text before typing.",
        ),
    },
    Variant {
        code: Code::StudentNoMended,
        kind: "length",
        vi: (
            "Mã số sinh viên dài hoặc ngắn hơn các mã khác trong cột; tonghop giữ nguyên.",
            "Xin so lại mã số với thẻ sinh viên; nếu đúng như thẻ thì không cần sửa.",
        ),
        en: (
            "The student number is longer or shorter than the others of the column; tonghop keeps it as it is.",
            "Please compare it with the student card; if the card says so, nothing to correct.",
        ),
    },
    Variant {
        code: Code::DateSeparator,
        kind: "letters",
        vi: (
            "Ngày có chữ cái gõ thay cho chữ số (như chữ O thay số 0) hoặc tháng viết bằng số La Mã; tonghop vẫn đọc được (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì nếu ngày đã hiểu là đúng.",
        ),
        en: (
            "The date has letters typed for digits (such as O for 0), or its month in Roman numerals; tonghop read it all the same (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do if the day taken is right.",
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
];
