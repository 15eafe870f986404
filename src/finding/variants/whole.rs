//! What units and lists say of each other.

use super::{Code, NAMELESS, ROW, UNREAD, Variant};

pub(super) static VARIANTS: &[Variant] = &[
    Variant {
        code: Code::OtherSchool,
        kind: "initials",
        vi: (
            "Tên trường được viết tắt (ghi: “{seen}”); tonghop hiểu là trường ta ({repaired}) và tính dòng này.",
            "Nếu là trường khác có cùng chữ viết tắt, xin ghi đủ tên trường.",
        ),
        en: (
            "The school is written by its initials (as: “{seen}”); tonghop takes it for ours ({repaired}) and counts the row.",
            "If it is another school with the same initials, please write its name in full.",
        ),
    },
    Variant {
        code: Code::OtherSchool,
        kind: "letters",
        vi: (
            "Tên trường chỉ là mấy chữ viết tắt, không rõ là trường nào (ghi: “{seen}”); tonghop tạm tính dòng này là của trường ta.",
            "Xin ghi đủ tên trường; nếu là trường khác, tonghop sẽ không tính nữa.",
        ),
        en: (
            "The school is a few letters that may be any school's (as: “{seen}”); tonghop counts the row as ours for now.",
            "Please write the school's name in full; if it is another school, the row counts no longer.",
        ),
    },
    Variant {
        code: Code::OtherSchool,
        kind: "hamlet",
        vi: (
            "Người này của chi đoàn địa phương và không có trong danh sách đoàn viên nào của ta (đơn vị: “{seen}”); tonghop không tính.",
            "Không cần làm gì; nếu đúng là đoàn viên của ta, xin gửi danh sách đoàn viên có người này.",
        ),
        en: (
            "This person is of a hamlet's chapter and stands on none of our lists of members (unit: “{seen}”); tonghop does not count the row.",
            "Nothing to do; if it is a member of ours after all, please send the list of members with this person.",
        ),
    },
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
        code: Code::DecisionContradiction,
        kind: "unit-sheet",
        vi: (
            "Các câu trả lời về một người trong bảng đối chiếu mâu thuẫn với nhau (câu trả lời: “{seen}”; mâu thuẫn với: {other}); tonghop không dùng các câu này.",
            "Xin giữ một câu trả lời đúng trong bảng đối chiếu, xóa câu kia rồi gửi lại tệp.",
        ),
        en: (
            "Answers about one person on the sheet of reconciliation contradict each other (answer: “{seen}”; against: {other}); tonghop uses none of them.",
            "Please leave the one that is right on the sheet of reconciliation, remove the other and send the file again.",
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
        kind: "plan",
        vi: (
            "Theo tên bảng, đây là kế hoạch, dự kiến hoặc phân công, và không cột nào cho biết ai đã tham gia (các cột: “{seen}”); các dòng của bảng đang chờ, chưa được tính.",
            "Xin trả lời trong tệp câu hỏi: chọn “danh sách tham gia” nếu những người này đã tham gia như ghi trong bảng; chọn “Không phải số liệu” nếu đây chỉ là kế hoạch.",
        ),
        en: (
            "By its title this is a plan, and no column says who took part (columns: “{seen}”); its rows wait and are not counted.",
            "Please answer in the questions workbook: “participations” if these persons took part as it says; “Nothing to report” if it is only a plan.",
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
        kind: "blood",
        vi: (
            "Có cột ghi số lần hiến máu bên cạnh cột ghi việc đã làm (tên cột: “{seen}”), không rõ là của kỳ này hay từ trước đến nay; tonghop không tính lượt nào từ cột này, các dòng vẫn được tính theo những cột khác.",
            "Nếu cột này ghi số lượt của kỳ này, xin ghi hiến máu vào cột hoạt động hoặc trả lời trong tệp câu hỏi cột này là gì; nếu không, không cần làm gì.",
        ),
        en: (
            "Beside the column of what was done stands how often somebody gave blood (name: “{seen}”), and nothing says whether in this period or ever; tonghop counts no turn by it, and rows count by the other columns.",
            "If it holds the turns of this period, write giving blood among the activities, or say in the questions workbook what the column is; if not, nothing to do.",
        ),
    },
    Variant {
        code: Code::ColumnUnknown,
        kind: "before",
        vi: (
            "Có cột ghi số lần của những lần trước, hay lần này là lần thứ mấy (tên cột: “{seen}”); tonghop không tính lượt nào từ cột này, các dòng vẫn được tính theo những cột khác.",
            "Không cần làm gì; nếu cột này ghi số lượt của kỳ này, xin đặt tên cột là “Số lượt” hoặc trả lời trong tệp câu hỏi cột này là gì.",
        ),
        en: (
            "A column says how often it was before, or the how manyth time this is (name: “{seen}”); tonghop counts no turn by it, and rows count by the other columns.",
            "Nothing to do; if it holds the turns of this period, please name the column “Số lượt”, or say in the questions workbook what it is.",
        ),
    },
    Variant {
        code: Code::ColumnUnknown,
        kind: "unclaimed",
        vi: (
            "Bảng xác nhận có cột ghi số lần nhưng không chỗ nào ghi phương thức hoặc hoạt động (tên cột: “{seen}”); tonghop ghi nhận xác nhận và kết quả, chưa tính lượt nào từ cột này.",
            "Xin ghi phương thức ở tên cột hoặc tiêu đề bảng (ví dụ “Số lần sinh hoạt định kỳ với chi đoàn khu vực”), hoặc chọn phương thức của cột này trong tệp câu hỏi.",
        ),
        en: (
            "A list of confirmations has a column of numbers, and nothing names a channel or an activity (column: “{seen}”); tonghop took confirmation and result, and no turn from this column yet.",
            "Please name the channel in the header of the column or in the title (for example “Số lần sinh hoạt định kỳ với chi đoàn khu vực”), or choose the channel of the column in the questions workbook.",
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
        code: Code::ColumnMissing,
        kind: NAMELESS,
        vi: (
            "Dòng này chỉ có mã số, còn thiếu một mục (mục: {field}); dòng vẫn được tính theo mã số, và nếu không bảng nào khác có tên người này thì ghi là “(chưa có họ tên)”.",
            "Xin ghi họ tên vào dòng rồi gửi lại tệp.",
        ),
        en: (
            "This row gives a number and lacks an entry (entry: {field}); it counts by the number, and where no other list names the person, “(no name given)” is shown.",
            "Please write the name in the row and send the file again.",
        ),
    },
    Variant {
        code: Code::PersonCandidate,
        kind: "names",
        vi: (
            "Các bảng của đơn vị chỉ ghi họ tên, không ghi ngày sinh hay mã số, nên chưa chắc người cùng họ tên ở các bảng là một người (ví dụ: “{seen}”); tạm tính là nhiều người.",
            "Xin trả lời trong tệp câu hỏi một lần cho cả đơn vị, hoặc ghi thêm ngày sinh hay mã số sinh viên.",
        ),
        en: (
            "The unit's lists give names without birth or number, so it is not certain that equal names are one person (for example “{seen}”); they are counted as several.",
            "Please answer once for the unit in the questions workbook, or add birth dates or student numbers.",
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
];
