//! Dates, gender, identifiers, phones, counts and marks. FINDINGS 39 to 74.

macro_rules! of_values {
    ([$next:ident $($more:ident)*] $($before:tt)*) => { $next! { [$($more)*] $($before)*
    DateAsText "date-as-text" Note structure {
        vi: "Ngày được gõ như chữ; tonghop đọc theo thứ tự ngày, tháng, năm (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The date is typed as text; tonghop read it as day, month, year (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    DateLeadingBlank "date-leading-blank" Note content {
        vi: "Trước ngày có khoảng trắng hoặc dấu nháy; tonghop đã bỏ đi (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "A blank or an apostrophe stands before the date; tonghop took it out (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    DateDayMonthSwapped "date-day-month-swapped" Query content {
        vi: "Trong cột này có vẻ Excel đã đảo ngày với tháng (ví dụ: “{seen}”; có thể là: “{repaired}”).",
            "Xin so lại vài ngày với giấy tờ; nếu bị đảo, xin định dạng cột là Văn bản (Text), gõ lại ngày/tháng/năm rồi gửi lại.";
        en: "In this column Excel seems to have swapped day and month (for example: “{seen}”; may be: “{repaired}”).",
            "Please compare some dates with the papers; if they are swapped, format the column as Text, type day/month/year again and send the file again.";
    }
    DateTwoDigitYear "date-two-digit-year" Note content {
        vi: "Năm chỉ ghi hai chữ số; tonghop đã hiểu thành bốn chữ số (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì nếu năm đúng; lần sau nên ghi đủ bốn chữ số.";
        en: "The year has two digits only; tonghop took it as four (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do if the year is right; next time please write four digits.";
    }
    DateSeparator "date-separator" Note content {
        vi: "Ngày viết bằng dấu ngăn khác thường; tonghop vẫn đọc được (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The date is written with other separators; tonghop read it all the same (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    DateYearOnly "date-year-only" Note content {
        vi: "Chỉ ghi năm; tonghop giữ đúng là năm, không tự thêm ngày tháng (ví dụ: “{seen}”).",
            "Không cần làm gì.";
        en: "Only a year is given; tonghop keeps it as a year and invents no day (for example: “{seen}”).",
            "Nothing to do.";
    }
    DateYearAsSerial "date-year-as-serial" Note content {
        vi: "Excel đã đổi năm thành một ngày của năm 1905; tonghop hiểu lại là năm (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "Excel turned the year into a day of 1905; tonghop took it as the year (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    DateMonthOnly "date-month-only" Note content {
        vi: "Chỉ ghi tháng và năm; tonghop giữ đúng như vậy, không tự thêm ngày (ví dụ: “{seen}”).",
            "Không cần làm gì.";
        en: "Only month and year are given; tonghop keeps them and invents no day (for example: “{seen}”).",
            "Nothing to do.";
    }
    DateImpossible "date-impossible" Error content {
        vi: "Ngày này không có trong lịch (ví dụ: “{seen}”); tonghop bỏ ngày này.",
            "Xin xem lại giấy tờ và ghi lại ngày đúng.";
        en: "There is no such day in the calendar (for example: “{seen}”); tonghop dropped the date.",
            "Please look at the papers and write the right date.";
    }
    DateOutOfRange "date-out-of-range" Error content {
        vi: "Ngày này không thể đúng: ở tương lai, quá xa trong quá khứ, hoặc tuổi không hợp với đoàn viên (ví dụ: “{seen}”); tonghop bỏ ngày này.",
            "Xin xem lại giấy tờ và ghi lại ngày đúng.";
        en: "This date cannot be right: it lies in the future or too far in the past, or the age does not fit a member (for example: “{seen}”); tonghop dropped it.",
            "Please look at the papers and write the right date.";
    }
    DateTimeFraction "date-time-fraction" Note content {
        vi: "Ngày có kèm giờ; tonghop chỉ lấy ngày (hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The date carries a time; tonghop took the day alone (taken as: “{repaired}”).",
            "Nothing to do.";
    }
    Date1904 "date-1904" Note content {
        vi: "Tệp dùng cách tính ngày của máy Mac cũ (từ năm 1904); tonghop đã tính lại cho đúng.",
            "Không cần làm gì.";
        en: "The file counts days in the way of old Macs (from 1904); tonghop reckoned with that.",
            "Nothing to do.";
    }
    GenderBoth "gender-both" Query content {
        vi: "Ngày sinh được ghi ở cả cột Nam và cột Nữ; tonghop để giới tính là chưa rõ.",
            "Xin chỉ ghi ngày sinh ở một cột.";
        en: "The birth date stands under both male and female; tonghop leaves the gender unknown.",
            "Please write the birth date in one column only.";
    }
    GenderNone "gender-none" Note content {
        vi: "Không thấy ngày sinh ở cột Nam lẫn cột Nữ; tonghop để giới tính là chưa rõ.",
            "Nếu biết, xin bổ sung ngày sinh vào đúng cột; nếu không thì không cần làm gì.";
        en: "There is no birth date under male or female; tonghop leaves the gender unknown.",
            "If it is known, please add the birth date in its column; otherwise nothing to do.";
    }
    GenderWord "gender-word" Note content {
        vi: "Giới tính được ghi theo cách khác; tonghop vẫn hiểu được (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The gender is written in another way; tonghop understood it (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    IdLostZero "id-lost-zero" Note content {
        vi: "Số CCCD thiếu số 0 ở đầu (Excel tự bỏ); tonghop đã thêm lại vì số ấy có mã tỉnh hợp lệ và không trái với giới tính, năm sinh ghi cùng dòng.",
            "Không cần làm gì; lần sau nên định dạng cột là Văn bản (Text) trước khi gõ.";
        en: "The citizen number lost its leading zero (Excel drops it); tonghop put it back because its province then is one that there is, and nothing in the row contradicts its gender and year.",
            "Nothing to do; next time please format the column as Text before typing.";
    }
    IdLostTwoZeros "id-lost-two-zeros" Note content {
        vi: "Số CCCD thiếu hai số 0 ở đầu (Excel tự bỏ); tonghop đã thêm lại vì mã tỉnh và năm sinh đều khớp.",
            "Không cần làm gì; lần sau nên định dạng cột là Văn bản (Text) trước khi gõ.";
        en: "The citizen number lost two leading zeros (Excel drops them); tonghop put them back because province and year fit.",
            "Nothing to do; next time please format the column as Text before typing.";
    }
    IdScientificText "id-scientific-text" Error content {
        vi: "Số trong ô đã bị Excel đổi thành dạng rút gọn có chữ E và mất các số cuối; tonghop bỏ số này.",
            "Xin định dạng cột là Văn bản (Text), gõ lại đủ các chữ số rồi gửi lại tệp.";
        en: "Excel shortened the number to a form with an E and its last digits are lost; tonghop dropped it.",
            "Please format the column as Text, type all its digits again and send the file again.";
    }
    IdNumeric "id-numeric" Note content {
        vi: "Số CCCD được lưu như một con số; tonghop đọc lại đủ các chữ số.",
            "Không cần làm gì; lần sau nên định dạng cột là Văn bản (Text) trước khi gõ.";
        en: "The citizen number is stored as a number; tonghop read all its digits.",
            "Nothing to do; next time please format the column as Text before typing.";
    }
    IdSeparators "id-separators" Note content {
        vi: "Số giấy tờ có dấu chấm hoặc khoảng trắng ở giữa; tonghop đã bỏ đi.",
            "Không cần làm gì.";
        en: "The number has dots or blanks inside; tonghop took them out.",
            "Nothing to do.";
    }
    IdLetterForDigit "id-letter-for-digit" Note content {
        vi: "Số giấy tờ có chữ cái gõ nhầm thay cho chữ số (như chữ O thay số 0); tonghop đã sửa lại.",
            "Xin xem lại số đã sửa có đúng không; nếu đúng thì không cần làm gì.";
        en: "The number has a letter typed for a digit (such as O for 0); tonghop mended it.",
            "Please look whether the mended number is right; if so, nothing to do.";
    }
    IdCmnd "id-cmnd" Note content {
        vi: "Đây là số chứng minh nhân dân cũ (9 số); tonghop giữ lại như số cũ.",
            "Nếu đã có thẻ căn cước, lần sau nên ghi số căn cước 12 số.";
        en: "This is an old identity card number (9 digits); tonghop keeps it as such.",
            "If there is a citizen card by now, please write its 12 digits next time.";
    }
    IdCmndLostZero "id-cmnd-lost-zero" Query content {
        vi: "Số chứng minh nhân dân chỉ có 8 số, có lẽ thiếu số 0 ở đầu; tonghop không tự thêm.",
            "Xin xem lại giấy tờ và ghi đủ số.";
        en: "The old identity card number has 8 digits only, perhaps a leading zero is missing; tonghop adds none by itself.",
            "Please look at the card and write all digits.";
    }
    IdContradictsPerson "id-contradicts-person" Query content {
        vi: "Số CCCD không khớp với giới tính hoặc năm sinh ghi cùng dòng; tonghop giữ nguyên cả hai.",
            "Xin xem lại số CCCD, giới tính và ngày sinh của người này.";
        en: "The citizen number does not fit the gender or the year of birth in the same row; tonghop keeps both as they are.",
            "Please look again at this person's citizen number, gender and birth date.";
    }
    PhoneLostZero "phone-lost-zero" Note content {
        vi: "Số điện thoại thiếu số 0 ở đầu (Excel tự bỏ); tonghop đã thêm lại.",
            "Không cần làm gì.";
        en: "The phone number lost its leading zero (Excel drops it); tonghop put it back.",
            "Nothing to do.";
    }
    PhoneOldPrefix "phone-old-prefix" Note content {
        vi: "Số điện thoại theo đầu số 11 số cũ; tonghop đã đổi sang đầu số 10 số hiện nay.",
            "Không cần làm gì.";
        en: "The phone number has an old 11-digit prefix; tonghop changed it to the present 10 digits.",
            "Nothing to do.";
    }
    PhoneCountryCode "phone-country-code" Note content {
        vi: "Số điện thoại có mã nước 84; tonghop đã đổi thành số 0 ở đầu.",
            "Không cần làm gì.";
        en: "The phone number has the country code 84; tonghop changed it to a leading zero.",
            "Nothing to do.";
    }
    PhoneTwoNumbers "phone-two-numbers" Note content {
        vi: "Một ô ghi hai số điện thoại; tonghop dùng số thứ nhất và ghi lại số thứ hai bên cạnh.",
            "Xin xem số thứ nhất có phải số chính không; nếu không, xin ghi số chính lên trước.";
        en: "One cell has two phone numbers; tonghop uses the first and keeps the second beside it.",
            "Please look whether the first one is the main number; if not, put the main number first.";
    }
    PhoneOfParent "phone-of-parent" Query content {
        vi: "Số điện thoại có vẻ là của cha mẹ; tonghop không đưa số này vào bảng tổng hợp.",
            "Xin ghi số của chính đoàn viên, hoặc để trống.";
        en: "The phone number seems to be a parent's; tonghop leaves it out of the workbook.",
            "Please write the member's own number, or leave it empty.";
    }
    StudentNoMended "student-no-mended" Note content {
        vi: "Mã số sinh viên bị Excel đổi dạng (mất số 0 hoặc thêm .0); tonghop sửa theo độ dài chung của cột, chỗ nào chưa chắc thì giữ nguyên.",
            "Xin so lại mã số với thẻ sinh viên nếu là “cần xem”; lần sau nên định dạng cột là Văn bản (Text) trước khi gõ.";
        en: "Excel changed the student number (lost zeros or an added .0); tonghop mended it by the usual length in the column, and kept what it could not be sure of.",
            "If this is a query, please compare it with the student card; next time please format the column as Text before typing.";
    }
    CountAsText "count-as-text" Note content {
        vi: "Số lần được gõ như chữ; tonghop vẫn đọc được (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The count is typed as text; tonghop read it all the same (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    CountThousands "count-thousands" Note content {
        vi: "Số có dấu ngăn hàng nghìn; tonghop đọc đúng là hàng nghìn (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The number has a thousands separator; tonghop read it as thousands (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    MarkVariant "mark-variant" Note structure {
        vi: "Dấu đánh tham gia được viết khác nhau; tonghop hiểu đều là có tham gia (ví dụ: “{seen}”).",
            "Không cần làm gì.";
        en: "Marks for taking part are written in different ways; tonghop takes them all as taking part (for example: “{seen}”).",
            "Nothing to do.";
    }
    MarkAndCount "mark-and-count" Query content {
        vi: "Trong cột vừa có dấu đánh x vừa có số; tonghop tính dấu x là 1 lần, số là bấy nhiêu lần.",
            "Xin ghi thống nhất một kiểu trong cả cột: dấu x, hoặc số lần.";
        en: "The column has both marks and numbers; tonghop counts a mark as 1 and a number as that many.",
            "Please use one way in the whole column: marks, or numbers.";
    }
    MarkNegative "mark-negative" Note content {
        vi: "Ô ghi là không tham gia (ví dụ: “{seen}”); tonghop tính là 0.",
            "Không cần làm gì.";
        en: "The cell says not taken part (for example: “{seen}”); tonghop counts 0.",
            "Nothing to do.";
    }
    } };
}
