//! What a word or a list means.

use super::{Code, UNREAD, Variant};

pub(super) static VARIANTS: &[Variant] = &[
    Variant {
        code: Code::ActivitySeveral,
        kind: "unlike",
        vi: (
            "Số hoạt động, số ngày hoặc số lần ghi trong ô không khớp số lượt của dòng (ghi: “{seen}”; hiểu là: {repaired}); tonghop tính theo số lượt.",
            "Xin xem lại: ghi số lượt bằng số hoạt động, số ngày hoặc số lần đã ghi, hoặc bỏ bớt phần không tính.",
        ),
        en: (
            "The cell does not name as many activities, days or times as the row counts turns (text: “{seen}”; taken as: {repaired}); tonghop goes by the count.",
            "Please look again: write as many turns as there are activities, days or times, or remove what is not counted.",
        ),
    },
    Variant {
        code: Code::WardAmbiguous,
        kind: "unknown",
        vi: (
            "Không tìm thấy phường, xã nào theo chữ ghi trong ô này (ghi: “{seen}”); tonghop để nơi này là chưa rõ.",
            "Xin ghi rõ tên phường, xã, thêm quận, huyện hoặc tỉnh, hoặc trả lời trong tệp câu hỏi.",
        ),
        en: (
            "No ward is found by what the cell says (text: “{seen}”); tonghop leaves the place unknown.",
            "Please write the ward's name with its district or province, or answer in the questions workbook.",
        ),
    },
    Variant {
        code: Code::TextTcvn3,
        kind: "column",
        vi: (
            "Chữ có vẻ được gõ bằng bảng mã cũ TCVN3 (phông .Vn), nhưng các ô khác trong cột dùng Unicode; tonghop tạm chuyển sang chữ Việt hiện nay (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Xin xem chữ đã chuyển có đúng không; nếu sai, xin gõ lại ô này bằng Unicode.",
        ),
        en: (
            "The text seems to be in the old TCVN3 encoding (.Vn fonts), while the other cells of the column are in Unicode; tonghop converted it for now (for example: “{seen}”; taken as: “{repaired}”).",
            "Please look whether it is right; if not, type the cell again in Unicode.",
        ),
    },
    Variant {
        code: Code::TextTcvn3,
        kind: UNREAD,
        vi: (
            "Chữ có vẻ được gõ bằng bảng mã cũ TCVN3 (phông .Vn) nhưng có chỗ không chuyển được; tonghop giữ nguyên như đã gửi (ví dụ: “{seen}”).",
            "Xin gõ lại ô này bằng Unicode (phông Times New Roman hoặc Arial).",
        ),
        en: (
            "The text seems to be in the old TCVN3 encoding (.Vn fonts), and part of it cannot be converted; tonghop keeps it as it was sent (for example: “{seen}”).",
            "Please type the cell again in Unicode (Times New Roman or Arial).",
        ),
    },
    Variant {
        code: Code::TextVni,
        kind: "column",
        vi: (
            "Chữ có vẻ được gõ bằng bảng mã cũ VNI, nhưng các ô khác trong cột dùng Unicode; tonghop tạm chuyển sang chữ Việt hiện nay (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Xin xem chữ đã chuyển có đúng không; nếu sai, xin gõ lại ô này bằng Unicode.",
        ),
        en: (
            "The text seems to be in the old VNI encoding, while the other cells of the column are in Unicode; tonghop converted it for now (for example: “{seen}”; taken as: “{repaired}”).",
            "Please look whether it is right; if not, type the cell again in Unicode.",
        ),
    },
    Variant {
        code: Code::TextVni,
        kind: UNREAD,
        vi: (
            "Chữ có vẻ được gõ bằng bảng mã cũ VNI nhưng có chỗ không chuyển được; tonghop giữ nguyên như đã gửi (ví dụ: “{seen}”).",
            "Xin gõ lại ô này bằng Unicode (phông Times New Roman hoặc Arial).",
        ),
        en: (
            "The text seems to be in the old VNI encoding, and part of it cannot be converted; tonghop keeps it as it was sent (for example: “{seen}”).",
            "Please type the cell again in Unicode (Times New Roman or Arial).",
        ),
    },
    Variant {
        code: Code::TextMojibake,
        kind: UNREAD,
        vi: (
            "Chữ bị hỏng do mở sai bảng mã và đã mất một phần, không khôi phục được; tonghop giữ nguyên như đã gửi (ví dụ: “{seen}”).",
            "Xin gõ lại ô này rồi gửi lại tệp.",
        ),
        en: (
            "The text was garbled by a wrong encoding and part of it is lost, so that it cannot be restored; tonghop keeps it as it was sent (for example: “{seen}”).",
            "Please type the cell again and send the file again.",
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
        code: Code::NotAMember,
        kind: "took-part",
        vi: (
            "Dòng này ghi là chưa phải đoàn viên (nội dung: “{seen}”); tonghop không tính lượt của người này.",
            "Không cần làm gì; nếu người này đã vào Đoàn, xin sửa lại rồi gửi lại.",
        ),
        en: (
            "The row says this is no member of the Union (text: “{seen}”); tonghop does not count this person's turns.",
            "Nothing to do; if the person has joined, please correct it and send it again.",
        ),
    },
    Variant {
        code: Code::NotAMember,
        kind: "listed",
        vi: (
            "Dòng này ghi là chưa phải đoàn viên (nội dung: “{seen}”) nhưng người này có tên trong danh sách đoàn viên; tonghop vẫn tính lượt của người này.",
            "Xin xem người này đã vào Đoàn chưa: nếu chưa, xin bỏ khỏi danh sách đoàn viên; nếu rồi, xin sửa lại dòng này.",
        ),
        en: (
            "The row says this is no member of the Union (text: “{seen}”), and a list of members has this person; tonghop counts the turns all the same.",
            "Please look whether the person has joined: if not, take them off the list of members; if so, correct this row.",
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
        code: Code::ResultUnmapped,
        kind: "answer",
        vi: (
            "Câu trả lời này không có trong danh sách để chọn của ô (ghi: “{seen}”); tonghop chưa dùng câu này.",
            "Xin chọn một câu trong danh sách của ô (có thể trả lời: {expected}) rồi gửi lại tệp.",
        ),
        en: (
            "This answer is none of those its cell offers (text: “{seen}”); tonghop does not use it.",
            "Please choose one from the list of the cell (what can be answered: {expected}) and send the file again.",
        ),
    },
    Variant {
        code: Code::ResultUnmapped,
        kind: "nobody",
        vi: (
            "Câu trả lời này nói về một người được phường, xã xác nhận, nhưng chưa có ai để so với người này (ghi: “{seen}”); tonghop chưa dùng câu này.",
            "Xin chọn một câu khác trong danh sách của ô, hoặc để trống cho đến khi có xác nhận.",
        ),
        en: (
            "This answer is about somebody whom a ward confirms, and there is nobody to compare this person with (text: “{seen}”); tonghop does not use it.",
            "Please choose another answer from the list of the cell, or leave it empty until there is a confirmation.",
        ),
    },
    Variant {
        code: Code::ResultUnmapped,
        kind: "unanswered",
        vi: (
            "Dòng này có lời ghi nhưng ô trả lời để trống (ghi: “{seen}”); tonghop chưa biết kết quả nên chưa dùng dòng này.",
            "Xin chọn câu trả lời cho dòng này (có thể trả lời: {expected}) rồi gửi lại tệp; nếu chưa rõ kết quả thì để trống, khi nào rõ gửi sau.",
        ),
        en: (
            "Something is written in this row while its answer is empty (text: “{seen}”); without the answer tonghop does not use the row.",
            "Please choose the answer of this row (what can be answered: {expected}) and send the file again; leave it empty while you do not know.",
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
