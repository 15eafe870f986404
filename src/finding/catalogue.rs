//! The catalogue of findings: one literal a rule, its words beside it. FINDINGS explains each defect and its treatment.
//!
//! A sentence may use `{seen}`, `{repaired}`, `{cells}`, `{n}` (number of areas) and the names given by [`super::Finding::arg`].
//! Placeholders stand in round brackets only, in parts divided by `; `: a part whose value is missing is left out, so that a
//! sentence reads well without it (`words` fills them). Numbers of persons and phones are never quoted.

use super::Severity;

/// One kind of finding.
#[derive(Debug)]
pub struct Rule {
    /// Stable, kebab-case, never reused.
    pub code: &'static str,
    pub severity: Severity,
    /// Notes about structure are left out of `check` without `-v`.
    pub structure: bool,
    /// The sentence in Vietnamese, and what to do about it.
    pub vi: (&'static str, &'static str),
    /// The same in English.
    pub en: (&'static str, &'static str),
}

macro_rules! rules {
    (@structure structure) => { true };
    (@structure content) => { false };
    ($($name:ident $code:literal $severity:ident $kind:ident {
        vi: $vi:literal, $vi_remedy:literal;
        en: $en:literal, $en_remedy:literal;
    })*) => {
        /// A finding's code. Ordered as the catalogue is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(clippy::enum_variant_names, reason = "Code::CellColour and the like are named as the codes people know")]
        pub enum Code { $($name),* }

        /// Every rule, in the order of [`Code`].
        pub static RULES: &[Rule] = &[$(Rule {
            code: $code,
            severity: Severity::$severity,
            structure: rules!(@structure $kind),
            vi: ($vi, $vi_remedy),
            en: ($en, $en_remedy),
        }),*];

        impl Code {
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

rules! {
    TitleBlock "title-block" Note structure {
        vi: "Phía trên dòng tiêu đề có phần tên đơn vị, tên bảng; tonghop đọc bảng từ dòng tiêu đề trở xuống.",
            "Không cần làm gì.";
        en: "There is a title above the header row; tonghop reads the table from the header row down.",
            "Nothing to do.";
    }
    HeaderMerged "header-merged" Note structure {
        vi: "Tiêu đề bảng gồm nhiều dòng hoặc nhiều ô gộp; tonghop đã ghép lại thành tên của từng cột.",
            "Không cần làm gì.";
        en: "The header takes several rows or merged cells; tonghop joined them into one name for each column.",
            "Nothing to do.";
    }
    HeaderWhitespace "header-whitespace" Note structure {
        vi: "Tên cột có chỗ xuống dòng hoặc thừa khoảng trắng; tonghop vẫn hiểu đúng cột (tên cột: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The column name has line breaks or spare blanks; the column was still understood (name: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    CellWhitespace "cell-whitespace" Note content {
        vi: "Ô có khoảng trắng thừa; tonghop đã bỏ phần thừa (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The cell has spare blanks; tonghop took them out (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    HeaderDuplicate "header-duplicate" Query content {
        vi: "Hai cột trong bảng có cùng một tên (tên cột: “{seen}”); tonghop giữ cả hai và tạm dùng cột đứng trước.",
            "Xin đổi tên một trong hai cột cho khác nhau, hoặc trả lời trong tệp câu hỏi cột nào là cột đúng.";
        en: "Two columns of the sheet have the same name (name: “{seen}”); tonghop keeps both and uses the first one for now.",
            "Please rename one of the two, or say in the questions workbook which one is right.";
    }
    HeaderMissing "header-missing" Query content {
        vi: "Danh sách không có dòng tên cột; tonghop hiểu từng cột theo nội dung và vẫn tính (hiểu là: “{seen}”).",
            "Xin thêm dòng tên cột (STT, Họ và tên, Ngày sinh, ...), mỗi nội dung một cột, rồi gửi lại nếu tonghop hiểu chưa đúng.";
        en: "The list has no row of column names; tonghop told each column by its content and counted it all the same (taken as: “{seen}”).",
            "If that is wrong, please add a row of column names (number, name, date of birth and so on), one thing a column, and send it again.";
    }
    SheetForm "sheet-form" Note structure {
        vi: "Trang này là phiếu của từng người, không phải danh sách; tonghop đọc mỗi phiếu thành một dòng (các mục: “{seen}”).",
            "Không cần làm gì.";
        en: "This sheet is a form a person fills in and no list; tonghop read each form as one row (entries: “{seen}”).",
            "Nothing to do.";
    }
    HeaderContradictsContent "header-contradicts-content" Query content {
        vi: "Tên cột không khớp với nội dung bên dưới (tên cột: “{seen}”; nội dung giống: “{repaired}”); tonghop hiểu cột theo nội dung.",
            "Xin sửa lại tên cột cho đúng với nội dung, hoặc chép nội dung về đúng cột.";
        en: "The column's name does not fit what stands below it (name: “{seen}”; content looks like: “{repaired}”); tonghop goes by the content.",
            "Please correct the column's name, or move the content to its own column.";
    }
    HeaderOrder "header-order" Note structure {
        vi: "Các cột không đứng theo thứ tự như ở bảng trước của cùng đơn vị (bảng trước: {other}; cột đổi chỗ: “{seen}”); tonghop nhận ra cột theo tên nên vẫn đọc đúng.",
            "Không cần làm gì.";
        en: "The columns do not stand in the order of the unit's table before (table before: {other}; moved: “{seen}”); tonghop knows them by name, so they were read correctly.",
            "Nothing to do.";
    }
    SheetHidden "sheet-hidden" Note structure {
        vi: "Trang tính này đang bị ẩn nên tonghop không đọc (trang: “{seen}”).",
            "Nếu trang này có số liệu cần tính, xin bỏ ẩn rồi gửi lại; nếu không thì không cần làm gì.";
        en: "This sheet is hidden, so tonghop did not read it (sheet: “{seen}”).",
            "If it holds data that should count, please unhide it and send the file again; otherwise nothing to do.";
    }
    SheetSeveral "sheet-several" Note structure {
        vi: "Tệp có nhiều trang tính; tonghop đọc mọi trang có bảng số liệu và bỏ qua trang trống.",
            "Không cần làm gì.";
        en: "The file has several sheets; tonghop read every sheet with a table and passed over empty ones.",
            "Nothing to do.";
    }
    ContextFromName "context-from-name" Note structure {
        vi: "Đơn vị, thời gian hoặc hoạt động được lấy từ tên tệp, tên thư mục hoặc tên trang tính, vì trong bảng không ghi (lấy từ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The unit, time or activity was taken from the name of the file, folder or sheet, because the table does not say it (from: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    RowHidden "row-hidden" Query content {
        vi: "Có dòng hoặc cột đang bị ẩn hay bị lọc; tonghop vẫn đọc và vẫn tính.",
            "Xin bỏ ẩn, bỏ lọc để xem lại; dòng nào không muốn báo cáo thì xóa hẳn rồi gửi lại.";
        en: "Some rows or columns are hidden or filtered away; tonghop read and counted them all the same.",
            "Please unhide them and look; delete what should not be reported, then send the file again.";
    }
    ContextRow "context-row" Note structure {
        vi: "Dòng này là tên nhóm cho các dòng bên dưới, không phải một đoàn viên (nội dung: “{seen}”); tonghop dùng nó cho cả nhóm.",
            "Không cần làm gì.";
        en: "This row names the group of rows below it and is no member (text: “{seen}”); tonghop applies it to the whole group.",
            "Nothing to do.";
    }
    SttGap "stt-gap" Note content {
        vi: "Số thứ tự bị nhảy, bị lặp hoặc không phải là số; tonghop không dùng số thứ tự để tính.",
            "Xin xem lại có bị mất dòng nào không; nếu không mất thì không cần làm gì.";
        en: "The serial numbers jump, repeat or are no numbers; tonghop does not count by them.",
            "Please look whether a row was lost; if not, nothing to do.";
    }
    TotalRow "total-row" Note structure {
        vi: "Dòng này là dòng cộng, không phải một đoàn viên (nội dung: “{seen}”); tonghop không tính mà chỉ dùng để đối chiếu.",
            "Không cần làm gì.";
        en: "This row is a total and no member (text: “{seen}”); tonghop does not count it and only compares with it.",
            "Nothing to do.";
    }
    SignatureRow "signature-row" Note structure {
        vi: "Từ dòng này trở đi là phần ký tên; tonghop hiểu là bảng đã hết.",
            "Không cần làm gì.";
        en: "From this row on stand the signatures; tonghop takes it as the end of the table.",
            "Nothing to do.";
    }
    RowEmptyTemplate "row-empty-template" Note structure {
        vi: "Cuối bảng có các dòng mẫu chỉ có số thứ tự, chưa điền; tonghop bỏ qua.",
            "Không cần làm gì.";
        en: "At the end of the table stand numbered rows that were never filled in; tonghop passed over them.",
            "Nothing to do.";
    }
    RowNote "row-note" Query content {
        vi: "Giữa bảng có dòng giống một lời ghi chú (nội dung: “{seen}”); tonghop không tính dòng này là đoàn viên.",
            "Xin chuyển lời ghi chú xuống dưới bảng; nếu đây là một đoàn viên, xin điền đủ họ tên và các cột khác.";
        en: "Inside the table stands a row that looks like a remark (text: “{seen}”); tonghop does not take it for a member.",
            "Please move the remark below the table; if it is a member, fill in the name and the other columns.";
    }
    CellDitto "cell-ditto" Note content {
        vi: "Ô ghi dấu “như trên” (ví dụ: “{seen}”; hiểu là: “{repaired}”); tonghop lấy giá trị của dòng trên.",
            "Không cần làm gì; lần sau nên ghi đầy đủ từng dòng.";
        en: "The cell says “as above” (for example: “{seen}”; taken as: “{repaired}”); tonghop took the value of the row above.",
            "Nothing to do; next time please write every row in full.";
    }
    CellMergedDown "cell-merged-down" Note content {
        vi: "Một ô được gộp cho nhiều dòng; tonghop lấy giá trị đó cho các dòng nằm trong ô gộp (giá trị: “{seen}”).",
            "Không cần làm gì.";
        en: "One cell is merged over several rows; tonghop takes its value for the rows inside the merged cell (value: “{seen}”).",
            "Nothing to do.";
    }
    CellBlankAsAbove "cell-blank-as-above" Query content {
        vi: "Ô để trống và có vẻ có nghĩa là giống dòng trên (hiểu là: “{repaired}”).",
            "Xin điền rõ giá trị vào từng dòng.";
        en: "The cell is empty and seems to mean the same as the row above (taken as: “{repaired}”).",
            "Please write the value in every row.";
    }
    NameSplit "name-split" Note content {
        vi: "Họ và tên nằm ở hai cột; tonghop đã ghép lại thành một (ví dụ: “{repaired}”).",
            "Không cần làm gì.";
        en: "The name stands in two columns; tonghop joined them (for example: “{repaired}”).",
            "Nothing to do.";
    }
    NameUppercase "name-uppercase" Note content {
        vi: "Họ tên viết toàn chữ hoa; tonghop hiển thị theo cách viết thường lệ (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The name is all in capitals; tonghop shows it in the usual way (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    NameLowercase "name-lowercase" Note content {
        vi: "Họ tên viết thường hoặc viết hoa không đều; tonghop hiển thị theo cách viết thường lệ (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The name is in small letters or mixed; tonghop shows it in the usual way (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    NameNoDiacritics "name-no-diacritics" Query content {
        vi: "Họ tên không có dấu (ví dụ: “{seen}”); tonghop giữ nguyên, không tự thêm dấu, và chỉ ghép với người có đúng tên ấy khi có thông tin khác xác nhận.",
            "Xin ghi lại họ tên có đầy đủ dấu.";
        en: "The name has no diacritics (for example: “{seen}”); tonghop keeps it, adds none by itself, and matches it to a person only where something else agrees.",
            "Please write the name with all its diacritics.";
    }
    TextDecomposed "text-decomposed" Note content {
        vi: "Chữ có dấu được gõ theo kiểu tách rời (thường gặp ở máy Mac hoặc biểu mẫu trên mạng); tonghop đã chuyển về kiểu thông dụng.",
            "Không cần làm gì.";
        en: "Accented letters are stored in parts (usual on a Mac or in web forms); tonghop joined them.",
            "Nothing to do.";
    }
    TextEth "text-eth" Note content {
        vi: "Chữ Đ được gõ bằng một ký tự khác nhìn giống hệt; tonghop đã đổi về chữ Đ đúng (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The letter “Đ” was typed as another character that looks the same; tonghop put the right one (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do.";
    }
    TextToneStyle "text-tone-style" Note content {
        vi: "Dấu thanh đặt theo kiểu khác (như hoà và hòa); tonghop coi là một và giữ nguyên cách viết (ghi: “{seen}”; chỗ khác ghi: “{repaired}”).",
            "Không cần làm gì.";
        en: "The tone mark is placed in the other style (like “hoà” and “hòa”); tonghop takes both as the same and keeps the spelling (text: “{seen}”; elsewhere: “{repaired}”).",
            "Nothing to do.";
    }
    TextIY "text-i-y" Query content {
        vi: "Hai cách viết chỉ khác nhau ở chữ i và y (ví dụ: “{seen}”; so với: “{repaired}”).",
            "Xin xem đây là một người hay hai người; nếu là một, xin ghi tên giống nhau ở mọi tệp.";
        en: "Two spellings differ only in i and y (for example: “{seen}”; against: “{repaired}”).",
            "Please look whether it is one person or two; if one, write the name the same way in every file.";
    }
    TextTcvn3 "text-tcvn3" Note content {
        vi: "Chữ được gõ bằng bảng mã cũ TCVN3 (phông .Vn); tonghop đã chuyển sang chữ Việt hiện nay (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì; lần sau nên gõ bằng Unicode (phông Times New Roman hoặc Arial).";
        en: "The text is in the old TCVN3 encoding (.Vn fonts); tonghop converted it (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do; next time please type in Unicode (Times New Roman or Arial).";
    }
    TextVni "text-vni" Note content {
        vi: "Chữ được gõ bằng bảng mã cũ VNI; tonghop đã chuyển sang chữ Việt hiện nay (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì; lần sau nên gõ bằng Unicode (phông Times New Roman hoặc Arial).";
        en: "The text is in the old VNI encoding; tonghop converted it (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do; next time please type in Unicode (Times New Roman or Arial).";
    }
    TextMojibake "text-mojibake" Note content {
        vi: "Chữ bị hỏng do mở sai bảng mã; tonghop đã khôi phục được (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Xin xem lại chữ đã khôi phục có đúng không; nếu đúng thì không cần làm gì.";
        en: "The text was garbled by a wrong encoding; tonghop restored it (for example: “{seen}”; taken as: “{repaired}”).",
            "Please look whether the restored text is right; if so, nothing to do.";
    }
    TextViqr "text-viqr" Note content {
        vi: "Chữ được gõ theo kiểu VIQR, không dấu thật; tonghop đã đổi sang tiếng Việt có dấu (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì; lần sau nên gõ tiếng Việt bằng bảng mã Unicode.";
        en: "The text is typed in VIQR, with signs for marks; tonghop turned it into Vietnamese (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do; next time please type Vietnamese in Unicode.";
    }
    TextLostLetters "text-lost-letters" Error content {
        vi: "Chữ bị mất dấu thành dấu hỏi, không khôi phục được (ví dụ: “{seen}”); tonghop không dùng được giá trị này.",
            "Xin gõ lại cho đầy đủ rồi gửi lại tệp.";
        en: "Letters were lost and stand as question marks (for example: “{seen}”); tonghop cannot use this value.",
            "Please type it again in full and send the file again.";
    }
    TextSplitSyllable "text-split-syllable" Query content {
        vi: "Có tiếng bị tách đôi, thường do chép từ tệp PDF (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Xin gõ lại cho liền chữ.";
        en: "A syllable is split in two, usually by copying from a PDF (for example: “{seen}”; taken as: “{repaired}”).",
            "Please type it again as one.";
    }
    TextInvisible "text-invisible" Note content {
        vi: "Ô có ký tự không nhìn thấy được; tonghop đã bỏ đi.",
            "Không cần làm gì.";
        en: "The cell has invisible characters; tonghop took them out.",
            "Nothing to do.";
    }
    NameTitle "name-title" Note content {
        vi: "Ô họ tên có thêm danh xưng hoặc ghi chú; tonghop chỉ giữ họ tên (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì; lần sau nên ghi chức vụ, ghi chú ở cột riêng.";
        en: "The name cell also has a title or a remark; tonghop kept the name alone (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do; next time please put titles and remarks in a column of their own.";
    }
    NameTwoPeople "name-two-people" Error content {
        vi: "Một ô ghi tên của hai người (nội dung: “{seen}”); tonghop không biết dòng này là của ai.",
            "Xin tách mỗi người một dòng rồi gửi lại tệp.";
        en: "One cell names two people (text: “{seen}”); tonghop cannot tell whose row it is.",
            "Please give each person a row of their own and send the file again.";
    }
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
        vi: "Ngày này không thể đúng: ở tương lai, hoặc tuổi không hợp với đoàn viên (ví dụ: “{seen}”); tonghop bỏ ngày này.",
            "Xin xem lại giấy tờ và ghi lại ngày đúng.";
        en: "This date cannot be right: it lies in the future, or the age does not fit a member (for example: “{seen}”); tonghop dropped it.",
            "Please look at the papers and write the right date.";
    }
    DateTimeFraction "date-time-fraction" Note content {
        vi: "Ngày có kèm giờ; tonghop chỉ lấy ngày (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì.";
        en: "The date carries a time; tonghop took the day alone (for example: “{seen}”; taken as: “{repaired}”).",
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
        vi: "Số CCCD thiếu số 0 ở đầu (Excel tự bỏ); tonghop đã thêm lại vì mã tỉnh, giới tính và năm sinh đều khớp.",
            "Không cần làm gì; lần sau nên định dạng cột là Văn bản (Text) trước khi gõ.";
        en: "The citizen number lost its leading zero (Excel drops it); tonghop put it back because province, gender and year fit.",
            "Nothing to do; next time please format the column as Text before typing.";
    }
    IdLostTwoZeros "id-lost-two-zeros" Note content {
        vi: "Số CCCD thiếu hai số 0 ở đầu (Excel tự bỏ); tonghop đã thêm lại vì mã tỉnh và năm sinh đều khớp.",
            "Không cần làm gì; lần sau nên định dạng cột là Văn bản (Text) trước khi gõ.";
        en: "The citizen number lost two leading zeros (Excel drops them); tonghop put them back because province and year fit.",
            "Nothing to do; next time please format the column as Text before typing.";
    }
    IdScientificText "id-scientific-text" Error content {
        vi: "Số CCCD đã bị Excel đổi thành dạng rút gọn có chữ E và mất các số cuối; tonghop bỏ số này.",
            "Xin định dạng cột là Văn bản (Text), gõ lại đủ 12 số rồi gửi lại tệp.";
        en: "Excel shortened the citizen number to a form with an E and its last digits are lost; tonghop dropped it.",
            "Please format the column as Text, type all 12 digits again and send the file again.";
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
        vi: "Một ô ghi hai số điện thoại; tonghop dùng số thứ nhất.",
            "Không cần làm gì nếu số thứ nhất là số chính.";
        en: "One cell has two phone numbers; tonghop uses the first.",
            "Nothing to do if the first one is the main number.";
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
    ActivitySeveral "activity-several" Note content {
        vi: "Một ô ghi nhiều hoạt động (ví dụ: “{seen}”); tonghop tính mỗi hoạt động một lượt.",
            "Không cần làm gì nếu đúng là nhiều hoạt động khác nhau.";
        en: "One cell names several activities (for example: “{seen}”); tonghop counts a turn for each.",
            "Nothing to do if they really are different activities.";
    }
    ActivityByKeyword "activity-by-keyword" Query content {
        vi: "Hoạt động không ghi rõ nhóm (ví dụ: “{seen}”); tonghop xếp nhóm theo từ khóa (nhóm: {group}).",
            "Xin xem nhóm đã xếp có đúng không; nếu sai, xin ghi đúng tên nhóm hoặc trả lời trong tệp câu hỏi.";
        en: "The activity does not name its group (for example: “{seen}”); tonghop chose the group by keyword (group: {group}).",
            "Please look whether the group is right; if not, write the group's name or answer in the questions workbook.";
    }
    ActivityUnmapped "activity-unmapped" Query content {
        vi: "Không xếp được hoạt động này vào nhóm nào (ví dụ: “{seen}”); tonghop tạm tính vào nhóm khác.",
            "Xin ghi rõ tên một trong chín nhóm hoạt động, hoặc trả lời trong tệp câu hỏi.";
        en: "This activity fits no known group (for example: “{seen}”); tonghop counts it in the group of others for now.",
            "Please name one of the nine groups, or answer in the questions workbook.";
    }
    ActivityAlias "activity-alias" Note content {
        vi: "Tên nhóm hoạt động được viết khác; tonghop vẫn nhận ra (ví dụ: “{seen}”; nhóm: {group}).",
            "Không cần làm gì.";
        en: "The group's name is written in another way; tonghop recognised it (for example: “{seen}”; group: {group}).",
            "Nothing to do.";
    }
    WardAlias "ward-alias" Note content {
        vi: "Tên phường, xã được viết khác hoặc viết tắt; tonghop vẫn nhận ra (ví dụ: “{seen}”; hiểu là: {ward}).",
            "Không cần làm gì.";
        en: "The ward's name is written in another way; tonghop recognised it (for example: “{seen}”; taken as: {ward}).",
            "Nothing to do.";
    }
    WardAbolished "ward-abolished" Note content {
        vi: "Phường, xã này đã được sắp xếp lại; tonghop tính cho đơn vị mới và vẫn giữ tên cũ (ví dụ: “{seen}”; nay là: {ward}).",
            "Không cần làm gì.";
        en: "This ward was merged into another; tonghop counts it there and keeps the old name (for example: “{seen}”; now: {ward}).",
            "Nothing to do.";
    }
    WardAmbiguous "ward-ambiguous" Query content {
        vi: "Tên phường, xã này có thể là nhiều nơi (ví dụ: “{seen}”; tạm hiểu là: {ward}).",
            "Xin ghi thêm quận, huyện hoặc tên phường, xã hiện nay, hoặc trả lời trong tệp câu hỏi.";
        en: "This ward's name fits several places (for example: “{seen}”; taken for now as: {ward}).",
            "Please add the district or the present name of the ward, or answer in the questions workbook.";
    }
    WardElsewhere "ward-elsewhere" Note content {
        vi: "Phường, xã này thuộc tỉnh, thành khác (ví dụ: “{seen}”; hiểu là: {ward}).",
            "Không cần làm gì.";
        en: "This ward belongs to another province (for example: “{seen}”; taken as: {ward}).",
            "Nothing to do.";
    }
    AddressParsed "address-parsed" Note content {
        vi: "Phường, xã được lấy từ địa chỉ đầy đủ (ví dụ: “{seen}”; hiểu là: {ward}).",
            "Không cần làm gì.";
        en: "The ward was taken from the full address (for example: “{seen}”; taken as: {ward}).",
            "Nothing to do.";
    }
    WardIsHamlet "ward-is-hamlet" Query content {
        vi: "Ô phường, xã lại ghi tên khu vực hoặc ấp (ví dụ: “{seen}”); tonghop chưa biết thuộc phường, xã nào.",
            "Xin ghi tên phường hoặc xã; khu vực, ấp ghi ở cột riêng.";
        en: "The ward cell names a hamlet or quarter (for example: “{seen}”); tonghop cannot tell the ward.",
            "Please write the ward; put the hamlet in a column of its own.";
    }
    PersonInTwoFiles "person-in-two-files" Note content {
        vi: "Người này có trong nhiều tệp; tonghop tính là một người (tệp kia: {other}).",
            "Không cần làm gì.";
        en: "This person stands in several files; tonghop counts one person (other file: {other}).",
            "Nothing to do.";
    }
    RowRepeated "row-repeated" Note content {
        vi: "Dòng này lặp lại một dòng khác; tonghop chỉ tính một lần (dòng kia: {other}).",
            "Không cần làm gì nếu đúng là ghi lặp; nếu là hai lần khác nhau, xin ghi rõ ngày hoặc hoạt động.";
        en: "This row repeats another one; tonghop counts it once (other row: {other}).",
            "Nothing to do if it is a repetition; if they are two occasions, please write day or activity.";
    }
    TurnReportedTwice "turn-reported-twice" Note content {
        vi: "Lượt này được hai nơi cùng báo; tonghop chỉ tính một lần và giữ cả hai nguồn (nguồn kia: {other}).",
            "Không cần làm gì.";
        en: "Two senders reported this turn; tonghop counts it once and keeps both sources (other source: {other}).",
            "Nothing to do.";
    }
    PersonSameName "person-same-name" Query content {
        vi: "Có người khác trùng họ tên (họ tên: “{seen}”; chỗ kia: {other}); tonghop tính là hai người khác nhau.",
            "Xin bổ sung ngày sinh hoặc mã số sinh viên; nếu là một người, xin trả lời trong tệp câu hỏi.";
        en: "Somebody else has the same name (name: “{seen}”; other place: {other}); tonghop counts two persons.",
            "Please add the birth date or student number; if it is one person, answer in the questions workbook.";
    }
    PersonTwoUnits "person-two-units" Query content {
        vi: "Người này có tên trong danh sách của hai đơn vị (đơn vị kia: {other}); tonghop chỉ tính một lần.",
            "Xin xác định hiện người này sinh hoạt ở đơn vị nào và xóa khỏi danh sách kia.";
        en: "This person is on the lists of two units (other unit: {other}); tonghop counts them once.",
            "Please settle which unit the person belongs to now and take them off the other list.";
    }
    NotAMember "not-a-member" Error content {
        vi: "Dòng này ghi là chưa phải đoàn viên (nội dung: “{seen}”); tonghop không tính vào số đoàn viên.",
            "Nếu người này đã vào Đoàn, xin sửa lại; nếu chưa, xin bỏ khỏi danh sách đoàn viên.";
        en: "The row says this is no member of the Union (text: “{seen}”); tonghop does not count them as one.",
            "If the person has joined, please correct it; if not, take them off the list of members.";
    }
    MemberLeft "member-left" Query content {
        vi: "Dòng này ghi người đã chuyển đi, nghỉ học hoặc ra trường (nội dung: “{seen}”); tonghop tính theo thời điểm rời đi.",
            "Xin ghi ngày chuyển đi; nếu người này vẫn còn sinh hoạt, xin xóa lời ghi chú.";
        en: "The row says this person moved, left or graduated (text: “{seen}”); tonghop counts by the date of leaving.",
            "Please write the date of leaving; if the person is still here, delete the remark.";
    }
    ResultUnmapped "result-unmapped" Note content {
        vi: "Kết quả đánh giá được ghi theo cách khác với thang quy định (ví dụ: “{seen}”; hiểu là: “{repaired}”).",
            "Không cần làm gì nếu đã hiểu đúng; lần sau nên ghi Đạt hoặc Không đạt.";
        en: "The grade is written in other words than the scale has (for example: “{seen}”; taken as: “{repaired}”).",
            "Nothing to do if it was taken rightly; next time please write “Đạt” or “Không đạt”.";
    }
    ResultWithoutTurn "result-without-turn" Query content {
        vi: "Có kết quả đánh giá nhưng không thấy lần tham gia nào (kết quả: “{seen}”).",
            "Xin đánh dấu các lần đã tham gia, hoặc xem lại kết quả.";
        en: "There is a grade but no participation (grade: “{seen}”).",
            "Please mark the participations, or look at the grade again.";
    }
    CellError "cell-error" Query content {
        vi: "Công thức trong ô bị lỗi (ô ghi: “{seen}”); tonghop không lấy được giá trị.",
            "Xin sửa công thức hoặc gõ thẳng giá trị vào ô rồi gửi lại.";
        en: "The formula in the cell fails (cell: “{seen}”); tonghop cannot take a value from it.",
            "Please mend the formula or type the value, then send the file again.";
    }
    FormulaWithoutValue "formula-without-value" Query content {
        vi: "Ô có công thức nhưng tệp không lưu kết quả; tonghop không lấy được giá trị.",
            "Xin mở tệp bằng Excel, bấm Lưu rồi gửi lại.";
        en: "The cell has a formula but the file holds no result of it; tonghop cannot take a value from it.",
            "Please open the file in Excel, save it and send it again.";
    }
    TotalDiffers "total-differs" Query content {
        vi: "Dòng cộng không khớp với các dòng bên trên (ghi: {seen}; cộng lại được: {repaired}); tonghop dùng số cộng lại.",
            "Xin xem công thức ở dòng cộng có đủ các dòng không, hoặc có dòng nào bị thiếu.";
        en: "The total does not fit the rows above it (stated: {seen}; added up: {repaired}); tonghop uses what the rows add up to.",
            "Please look whether the total's formula covers all rows, or whether a row is missing.";
    }
    FileEncrypted "file-encrypted" Error content {
        vi: "Tệp có đặt mật khẩu nên tonghop không mở được; chưa có dòng nào trong tệp này được tính.",
            "Xin mở tệp bằng Excel, chọn Tệp > Thông tin > Bảo vệ Sổ làm việc > Mã hóa bằng Mật khẩu, xóa mật khẩu rồi lưu và gửi lại.";
        en: "The file has a password, so tonghop cannot open it; no row of it is counted.",
            "Please open it in Excel, choose File > Info > Protect Workbook > Encrypt with Password, delete the password, save and send it again.";
    }
    FileUnreadable "file-unreadable" Error content {
        vi: "Tệp bị hỏng hoặc không mở được (lý do: {cause}); chưa có dòng nào trong tệp này được tính.",
            "Xin mở tệp bằng Excel, chọn Tệp > Lưu Như, lưu thành tệp .xlsx mới rồi gửi lại.";
        en: "The file is damaged or cannot be opened (cause: {cause}); no row of it is counted.",
            "Please open it in Excel, choose File > Save As, save it as a new .xlsx and send it again.";
    }
    FileOtherFormat "file-other-format" Note content {
        vi: "Đuôi tệp không đúng với nội dung bên trong (thật ra là: {format}); tonghop vẫn đọc được theo nội dung.",
            "Không cần làm gì; lần sau nên lưu thành tệp .xlsx.";
        en: "The file's ending does not fit what is inside (in fact: {format}); tonghop read it by its content.",
            "Nothing to do; next time please save it as .xlsx.";
    }
    FileOldFormat "file-old-format" Note content {
        vi: "Tệp theo định dạng Excel cũ (.xls); tonghop vẫn đọc được.",
            "Không cần làm gì; lần sau nên lưu thành tệp .xlsx.";
        en: "The file is in the old Excel format (.xls); tonghop read it all the same.",
            "Nothing to do; next time please save it as .xlsx.";
    }
    TextEncoding "text-encoding" Note content {
        vi: "Tệp CSV dùng bảng mã hoặc dấu ngăn cột khác; tonghop đã tự nhận ra (bảng mã: {format}).",
            "Không cần làm gì.";
        en: "The CSV file has another encoding or separator; tonghop found it out (encoding: {format}).",
            "Nothing to do.";
    }
    FileNotASheet "file-not-a-sheet" Error content {
        vi: "Tệp này không phải bảng tính Excel (loại tệp: {format}); tonghop ghi là đã nhận nhưng không đọc được.",
            "Xin nhập danh sách vào tệp Excel (.xlsx) theo mẫu rồi gửi lại.";
        en: "This file is no spreadsheet (type: {format}); tonghop lists it as received but cannot read it.",
            "Please enter the list in an Excel file (.xlsx) by the form and send it again.";
    }
    CellColour "cell-colour" Query content {
        vi: "Bảng có ô tô màu hoặc ghi chú kèm ô, có thể mang ý nghĩa; tonghop không đoán ý nghĩa của màu.",
            "Nếu màu hoặc ghi chú có ý nghĩa (như vắng mặt), xin ghi rõ bằng chữ vào một cột.";
        en: "The sheet has coloured cells or comments that may mean something; tonghop does not guess what.",
            "If they mean something (such as absent), please say it in words in a column.";
    }
    FileSameAgain "file-same-again" Note content {
        vi: "Tệp này giống hệt một tệp đã gửi (tệp kia: {other}); tonghop chỉ đọc một tệp.",
            "Không cần làm gì.";
        en: "This file is the same as one sent already (other file: {other}); tonghop reads one of them.",
            "Nothing to do.";
    }
    FileSuperseded "file-superseded" Note content {
        vi: "Tệp này đã được thay bằng một bản khác (bản kia: {other}); tonghop tính theo bản mới.",
            "Không cần làm gì nếu bản kia đúng là bản mới nhất.";
        en: "Another version replaces this file (other version: {other}); tonghop counts by the newer one.",
            "Nothing to do if the other one really is the newest.";
    }
    FileTooLarge "file-too-large" Error content {
        vi: "Tệp quá lớn (giới hạn: {limit}); tonghop không đọc và chưa tính dòng nào trong tệp này.",
            "Xin xóa các dòng, cột trống và hình ảnh thừa, hoặc chia thành nhiều tệp rồi gửi lại.";
        en: "The file is too large (limit: {limit}); tonghop did not read it and counts no row of it.",
            "Please delete spare empty rows, columns and pictures, or split it into several files, and send it again.";
    }
    SheetUnrecognised "sheet-unrecognised" Error content {
        vi: "Không tìm thấy dòng tiêu đề trong trang tính này (dòng giống nhất: {row}; điểm: {score}); chưa có dòng nào của trang được tính.",
            "Xin thêm dòng tiêu đề có tên cột theo mẫu (như Họ và tên, Ngày sinh, Phường), rồi gửi lại; nếu trang chỉ là nháp, xin xóa đi.";
        en: "No header row was found on this sheet (most likely row: {row}; score: {score}); no row of it is counted.",
            "Please add a header row with column names as in the form (such as “Họ và tên”, “Ngày sinh”, “Phường”) and send it again; if the sheet is a draft, delete it.";
    }
    SheetUnsure "sheet-unsure" Error content {
        vi: "Chưa chắc đây là bảng gì (tạm hiểu là: {repaired}; độ chắc: {score}; các cột: “{seen}”); các dòng của bảng đang chờ, chưa được tính.",
            "Xin trả lời trong tệp câu hỏi đây là bảng gì, hoặc ghi tên bảng và tên cột theo mẫu rồi gửi lại; nếu không phải số liệu cần báo cáo thì chọn “Không phải số liệu”.";
        en: "It is not sure what this table is (best guess: {repaired}; confidence: {score}; columns: “{seen}”); its rows wait and are not counted.",
            "Please say in the questions workbook what it is, or give title and columns the names of the form and send it again; if it is nothing to report, choose “Nothing to report”.";
    }
    ColumnMissing "column-missing" Error content {
        vi: "Bảng thiếu một cột cần phải có (cột: {field}); các dòng của bảng chưa được tính.",
            "Xin thêm cột này theo mẫu rồi gửi lại tệp.";
        en: "The table lacks a column it cannot do without (column: {field}); its rows are not counted yet.",
            "Please add the column as in the form and send the file again.";
    }
    ColumnUnknown "column-unknown" Note structure {
        vi: "Có cột tonghop không hiểu (tên cột: “{seen}”; bảng trước của đơn vị có cột {field} tên là: “{other}”); cột được liệt kê nhưng không dùng để tính.",
            "Nếu cột này cần tính, xin đặt tên theo mẫu hoặc trả lời trong tệp câu hỏi; nếu không thì không cần làm gì.";
        en: "There is a column tonghop does not understand (name: “{seen}”; the sender's table before has a column {field} named: “{other}”); it is listed and not used.",
            "If it should count, please name it as in the form or answer in the questions workbook; otherwise nothing to do.";
    }
    UnitUnknown "unit-unknown" Error content {
        vi: "Không biết tệp này của đơn vị nào: đường dẫn, tên tệp và tiêu đề đều không nói (thấy ghi: “{seen}”).",
            "Xin ghi tên đơn vị ở đầu bảng, hoặc đặt tệp vào thư mục mang tên đơn vị, hoặc trả lời trong tệp câu hỏi.";
        en: "It cannot be told which unit sent this file: neither path, file name nor title says so (text: “{seen}”).",
            "Please write the unit's name above the table, put the file in a folder named after the unit, or answer in the questions workbook.";
    }
    UnitAmbiguous "unit-ambiguous" Error content {
        vi: "Tên đơn vị không rõ là đơn vị nào, hoặc tiêu đề, thư mục và cột đơn vị nói khác nhau (ghi: “{seen}”; hiểu là: {unit}; chỗ khác ghi: {other}).",
            "Xin ghi đầy đủ tên đơn vị ở đầu bảng, xem lại cột đơn vị và đặt tệp vào đúng thư mục.";
        en: "It is not clear which unit is meant, or title, folder and unit column differ (text: “{seen}”; taken as: {unit}; elsewhere: {other}).",
            "Please write the unit's full name above the table, look at the unit column and put the file in the right folder.";
    }
    PeriodUnknown "period-unknown" Error content {
        vi: "Không biết lần tham gia này vào thời gian nào: dòng, tiêu đề, tên trang, tên tệp và thư mục đều không ghi đủ ngày hoặc tháng và năm; dòng này đang chờ.",
            "Xin ghi ngày hoặc tháng, kèm năm, ở cột ngày hoặc ở tiêu đề bảng, rồi gửi lại.";
        en: "It cannot be told when this was: neither row, title, sheet, file nor folder names a day or month with its year; the row waits.",
            "Please write the day or month with its year in the date column or in the title, and send the file again.";
    }
    ChannelAssumed "channel-assumed" Query content {
        vi: "Trong bảng không ghi phương thức tham gia; tonghop tạm tính theo phương thức mặc định (phương thức: {channel}).",
            "Xin ghi phương thức ở tiêu đề bảng hoặc ở một cột, nếu không phải phương thức này.";
        en: "Nothing on the sheet says by which channel members took part; tonghop takes the default (channel: {channel}).",
            "Please name the channel in the title or in a column if it is another one.";
    }
    PeriodOutside "period-outside" Note content {
        vi: "Dòng này đúng nhưng thuộc kỳ khác (thời gian: {seen}); tonghop không tính vào kỳ này.",
            "Không cần làm gì.";
        en: "This row is valid but belongs to another period (time: {seen}); tonghop does not count it in this one.",
            "Nothing to do.";
    }
    PersonCandidate "person-candidate" Query content {
        vi: "Hai dòng có thể là của cùng một người (họ tên: “{seen}”; dòng kia: {other}); tonghop tạm tính là hai người.",
            "Xin trả lời trong tệp câu hỏi: là một người hay hai người.";
        en: "Two rows may be of one person (name: “{seen}”; other row: {other}); tonghop counts two persons for now.",
            "Please answer in the questions workbook: one person or two.";
    }
    PersonConflict "person-conflict" Query content {
        vi: "Hai dòng có cùng số giấy tờ hoặc mã số nhưng khác họ tên hay ngày sinh (dòng kia: {other}); tonghop không tự gộp.",
            "Xin xem lại số giấy tờ, mã số của hai người và sửa lại chỗ sai.";
        en: "Two rows have the same number but different names or birth dates (other row: {other}); tonghop does not merge them by itself.",
            "Please look at both persons' numbers and correct the wrong one.";
    }
    DecisionContradiction "decision-contradiction" Error content {
        vi: "Các câu trả lời mâu thuẫn với nhau (câu trả lời: “{seen}”; mâu thuẫn với: {other}); tonghop không dùng các câu này.",
            "Xin mở tệp câu hỏi và sửa lại một trong các câu trả lời.";
        en: "Answers contradict each other (answer: “{seen}”; against: {other}); tonghop uses none of them.",
            "Please open the questions workbook and change one of the answers.";
    }
    AnswerUnknown "answer-unknown" Query content {
        vi: "Câu trả lời này không có trong danh sách để chọn (ghi: “{seen}”); tonghop chưa dùng câu này, các câu khác vẫn dùng.",
            "Xin chọn một câu trong danh sách của ô đó (có thể trả lời: {expected}).";
        en: "This answer is none of those on offer (text: “{seen}”); tonghop does not use it, the others hold.",
            "Please choose one from the list of that cell (what can be answered: {expected}).";
    }
    IntroductionUnconfirmed "introduction-unconfirmed" Query content {
        vi: "Đã giới thiệu về nơi cư trú nhưng chưa có xác nhận của phường, xã (nơi giới thiệu: {ward}; đã chờ đến hết kỳ: {age}; phường, xã trả lời: “{answer}”).",
            "Xin liên hệ Đoàn phường, xã hoặc nhắc đoàn viên xin xác nhận.";
        en: "Introduced to the ward, and no confirmation from it yet (ward: {ward}; waiting at the end of the period: {age}; its answer: “{answer}”).",
            "Please ask the ward union, or remind the member to get the confirmation.";
    }
    ConfirmationUnannounced "confirmation-unannounced" Query content {
        vi: "Phường, xã xác nhận một người chưa thấy trong danh sách giới thiệu (nơi xác nhận: {ward}).",
            "Xin bổ sung người này vào danh sách giới thiệu, hoặc xem lại họ tên.";
        en: "A ward confirms somebody who is on no list of introductions (ward: {ward}).",
            "Please add the person to the introductions, or look at the name again.";
    }
    ConfirmedElsewhere "confirmed-elsewhere" Query content {
        vi: "Người này được một phường, xã khác với nơi giới thiệu xác nhận (nơi giới thiệu: {ward}; nơi xác nhận: {other}).",
            "Xin xem người này đã đổi chỗ ở chưa và giới thiệu lại nếu cần.";
        en: "Another ward than the one introduced to confirms this person (introduced to: {ward}; confirmed by: {other}).",
            "Please look whether the person has moved, and introduce them anew if needed.";
    }
    ConfirmedOtherPeriod "confirmed-other-period" Query content {
        vi: "Xác nhận cho tháng khác với tháng được giới thiệu (giới thiệu: {seen}; xác nhận: {repaired}).",
            "Xin xem lại thời gian trên phiếu giới thiệu và trên bản xác nhận.";
        en: "Confirmed for another month than introduced for (introduced: {seen}; confirmed: {repaired}).",
            "Please look at the dates on the slip and on the confirmation.";
    }
    ConfirmedPersonDiffers "confirmed-person-differs" Query content {
        vi: "Bản xác nhận ghi khác họ tên, ngày sinh hoặc mã số (danh sách giới thiệu ghi: “{seen}”; bản xác nhận ghi: “{other}”).",
            "Xin đối chiếu với phường, xã xem có phải cùng một người.";
        en: "The confirmation has another name, birth date or number (introduction: “{seen}”; confirmation: “{other}”).",
            "Please settle with the ward whether it is the same person.";
    }
    MemberUnknown "member-unknown" Query content {
        vi: "Người này có tham gia nhưng không có trong danh sách đoàn viên nào đã gửi; lượt vẫn được tính.",
            "Xin gửi danh sách đoàn viên có người này, hoặc xem lại họ tên và mã số.";
        en: "This person took part and is on no list of members that was sent; the turn counts all the same.",
            "Please send the list of members with this person, or look at the name and number again.";
    }
    OtherSchool "other-school" Note content {
        vi: "Người này của trường khác và không có trong danh sách đoàn viên nào của ta (trường: “{seen}”); tonghop không tính.",
            "Không cần làm gì; nếu đúng là đoàn viên của ta, xin gửi danh sách đoàn viên có người này.";
        en: "This person is of another school and stands on none of our lists of members (school: “{seen}”); tonghop does not count the row.",
            "Nothing to do; if it is a member of ours after all, please send the list of members with this person.";
    }
    StatedTotalDiffers "stated-total-differs" Query content {
        vi: "Số được báo khác với số đếm được (chỉ tiêu: {what}; báo: {stated}; đếm được: {counted}; chênh lệch: {difference}); tonghop ghi cả hai số.",
            "Xin xem còn thiếu danh sách nào, hoặc sửa lại số đã báo.";
        en: "A stated number differs from what was counted (figure: {what}; stated: {stated}; counted: {counted}; difference: {difference}); tonghop shows both.",
            "Please look whether a list is missing, or correct the stated number.";
    }
    ConsolidatedDiffers "consolidated-differs" Query content {
        vi: "Có số trong bảng tổng hợp của cấp dưới không bằng tổng các dòng chi tiết của chính bảng đó (ghi: {seen}; cộng lại được: {repaired}); tonghop dùng số cộng lại.",
            "Xin hỏi lại đơn vị: có thể số đã bị sửa tay, hoặc đã bị xóa bớt dòng. Xin gửi lại đúng tệp mà tonghop đã ghi.";
        en: "A figure in a lower level's workbook is not what its own finest lines add up to (stated: {seen}; added up: {repaired}); tonghop uses what they add up to.",
            "Please ask the unit: a number may have been changed by hand, or lines deleted. Please send the file as tonghop wrote it.";
    }
    OtherShareHigh "other-share-high" Query content {
        vi: "Số lượt ở nhóm khác chiếm phần quá lớn (tỷ lệ: {seen}), nên bảng chưa nói rõ đoàn viên đã làm gì.",
            "Xin ghi rõ tên nhóm hoạt động ở các dòng đang thuộc nhóm khác.";
        en: "Too large a part of the turns is in the group of others (share: {seen}), so the table hardly says what members did.",
            "Please name the group of the activities that are counted as others.";
    }
    GradingUniform "grading-uniform" Query content {
        vi: "Mọi đoàn viên của đơn vị đều có cùng một kết quả đánh giá (kết quả: “{seen}”).",
            "Xin xác nhận kết quả này là đúng, hoặc đánh giá lại từng người.";
        en: "All members of the unit have the same grade (grade: “{seen}”).",
            "Please confirm that this is right, or grade each member anew.";
    }
    ListCopied "list-copied" Query content {
        vi: "Danh sách này gần như chép lại danh sách của tháng trước: cùng người, cùng hoạt động, cùng kết quả (trùng {counted} trên {total} dòng; tháng này: {seen}; tháng kia: {repaired}; danh sách kia: {other}).",
            "Xin xem có gửi nhầm bản cũ không; nếu tháng này đúng là như vậy thì không cần làm gì.";
        en: "This list is nearly that of an earlier month over again: the same persons, activities and grades ({counted} of {total} rows; this month: {seen}; the other: {repaired}; other list: {other}).",
            "Please look whether an old version was sent by mistake; if the month was like that, nothing to do.";
    }
    ChangeUnusual "change-unusual" Query content {
        vi: "Số lượt của riêng đơn vị này khác nhiều so với các kỳ trước của chính mình (đơn vị: {unit}; kỳ này: {seen}; thường là: {repaired}).",
            "Xin xem lại có thiếu hoặc thừa tệp nào không; nếu đúng, xin ghi lý do.";
        en: "The unit's own number of turns is far from those of its earlier periods (unit: {unit}; now: {seen}; usually: {repaired}).",
            "Please look whether a file is missing or sent twice; if it is right, say why.";
    }
    UnitMissing "unit-missing" Query content {
        vi: "Đơn vị này chưa gửi gì cho kỳ này (đơn vị: {unit}).",
            "Xin nhắc đơn vị gửi danh sách; nếu kỳ này không có gì để báo, đơn vị gửi một bảng ghi “Không có”.";
        en: "This unit has sent nothing for the period (unit: {unit}).",
            "Please remind the unit; if it has nothing to report, it may send a sheet that says so.";
    }
    TextFormula "text-formula" Note content {
        vi: "Ô bắt đầu bằng dấu mà Excel có thể hiểu là công thức (ví dụ: “{seen}”); tonghop giữ nguyên là chữ.",
            "Không cần làm gì.";
        en: "The cell begins with a sign that Excel may take for a formula (for example: “{seen}”); tonghop keeps it as text.",
            "Nothing to do.";
    }
    SheetOutside "sheet-outside" Query content {
        vi: "Mọi dòng trong trang tính này đều thuộc kỳ khác hoặc nơi khác; tonghop không tính dòng nào.",
            "Xin xem có gửi nhầm tệp hoặc ghi nhầm tháng, năm không.";
        en: "Every row of this sheet belongs to another period or office; tonghop counts none of them.",
            "Please look whether the wrong file was sent, or month and year are wrong.";
    }
    PeriodIsolated "period-isolated" Query content {
        vi: "Có một tháng cách xa các tháng còn lại, hoặc chỉ có ở vài ô ghi khác tháng trên tiêu đề bảng (tháng: {seen}); tonghop vẫn tính vào, nên kỳ báo cáo kéo dài thêm.",
            "Xin xem năm ghi có đúng không, hoặc chọn kỳ báo cáo bằng tùy chọn --period.";
        en: "One month is far from all others, or only stands in a few cells that differ from the month above their table (month: {seen}); tonghop counts it all the same, which makes the period longer.",
            "Please look whether the year is right, or choose the period with --period.";
    }
    RosterStale "roster-stale" Query content {
        vi: "Danh sách đoàn viên mới nhất của đơn vị đã quá một năm học (danh sách: {other}; ngày: {seen}); tonghop vẫn dùng.",
            "Xin gửi danh sách đoàn viên mới của năm học này.";
        en: "The unit's newest list of members is more than a school year old (list: {other}; date: {seen}); tonghop uses it all the same.",
            "Please send this school year's list of members.";
    }
    RosterLater "roster-later" Query content {
        vi: "Chỉ có danh sách đoàn viên lập sau kỳ báo cáo (danh sách: {other}; ngày: {seen}); tonghop vẫn dùng.",
            "Xin gửi danh sách đoàn viên của kỳ báo cáo, nếu có.";
        en: "The only list of members is dated after the period (list: {other}; date: {seen}); tonghop uses it all the same.",
            "Please send the list of members of the period, if there is one.";
    }
    AgeBelow15 "age-below-15" Error content {
        vi: "Theo ngày sinh, người này chưa đủ 15 tuổi 1 ngày nên chưa thể là đoàn viên (ví dụ: “{seen}”); tonghop không tính vào số đoàn viên, lượt tham gia vẫn được tính.",
            "Xin xem lại ngày sinh; nếu đúng, xin bỏ khỏi danh sách cho đến khi được kết nạp.";
        en: "By the birth date this person is not yet 15 years and a day old and can be no member (for example: “{seen}”); tonghop does not count them as one, turns count all the same.",
            "Please look at the birth date again; if it is right, leave the person out until they are admitted.";
    }
    AgeUnsure "age-unsure" Query content {
        vi: "Theo ngày sinh, người này chưa đủ 15 tuổi 1 ngày vào ngày cuối kỳ (ví dụ: “{seen}”), nhưng kỳ do tonghop tự suy ra, còn ngày lập danh sách thì không cho biết điều đó; tonghop vẫn tính là đoàn viên.",
            "Xin xem lại kỳ báo cáo trước (--period); nếu kỳ đúng, xin xem lại ngày sinh.";
        en: "By the birth date this person is not yet 15 years and a day old on the period's last day (for example: “{seen}”), but nobody set the period, and the roster's own date does not tell; tonghop counts them as a member all the same.",
            "Look at the period first (--period); if it is right, at the birth date.";
    }
    AgeOver30 "age-over-30" Query content {
        vi: "Người này đã quá 30 tuổi, không phải giảng viên, viên chức và không giữ chức vụ Đoàn (ví dụ: “{seen}”); tonghop vẫn tính.",
            "Xin xem lại ngày sinh; nếu đúng, xin cho biết chi đoàn đã đồng ý cho ở lại Đoàn chưa.";
        en: "This person is over 30, no lecturer or staff, and holds no post in the Union (for example: “{seen}”); tonghop counts them all the same.",
            "Please look at the birth date again; if it is right, say whether the chapter has agreed to their staying.";
    }
    AgeOver35 "age-over-35" Query content {
        vi: "Người này đã quá 35 tuổi và không giữ chức vụ Đoàn nên không còn là đoàn viên theo Điều lệ (ví dụ: “{seen}”); tonghop vẫn tính.",
            "Xin xem lại ngày sinh; nếu đúng, xin làm lễ trưởng thành Đoàn hoặc ghi chức vụ đang giữ.";
        en: "This person is over 35 and holds no post in the Union, so the charter has them no more (for example: “{seen}”); tonghop counts them all the same.",
            "Please look at the birth date again; if it is right, hold the farewell or write down the post.";
    }
    JoinedBefore15 "joined-before-15" Query content {
        vi: "Ngày vào Đoàn sớm hơn khi đủ 15 tuổi 1 ngày (ví dụ: “{seen}”); tonghop vẫn tính.",
            "Xin xem lại ngày sinh và ngày vào Đoàn.";
        en: "The day of admission is before the age of 15 years and a day (for example: “{seen}”); tonghop counts the row all the same.",
            "Please look at the birth date and the day of admission.";
    }
    TurnBeforeJoining "turn-before-joining" Query content {
        vi: "Lượt này trước ngày người này vào Đoàn (ví dụ: “{seen}”); tonghop vẫn tính.",
            "Xin xem lại ngày tham gia và ngày vào Đoàn.";
        en: "This turn is before the person joined the Union (for example: “{seen}”); it counts all the same.",
            "Please look at the date of the turn and the day of joining.";
    }
    TurnAfterLeaving "turn-after-leaving" Query content {
        vi: "Lượt này sau khi người này đã chuyển đi, nghỉ học hoặc ra trường (ví dụ: “{seen}”); tonghop vẫn tính.",
            "Xin xem lại ngày tham gia, hoặc ghi chú trong danh sách đoàn viên.";
        en: "This turn is after the person moved, left or graduated (for example: “{seen}”); it counts all the same.",
            "Please look at the date of the turn, or at the remark on the list of members.";
    }
    ReasonUnmapped "reason-unmapped" Note content {
        vi: "Lý do không tham gia không có trong danh mục (ví dụ: “{seen}”); tonghop giữ nguyên lời ghi và tính vào lý do khác.",
            "Không cần làm gì; lý do hay gặp thì thêm vào mục [[reason]] của config.toml.";
        en: "A reason for not taking part is on no list (for example: “{seen}”); tonghop keeps the words and counts it as another reason.",
            "Nothing to do; a reason that is met often may be added to [[reason]] in config.toml.";
    }
    MemberVanished "member-vanished" Query content {
        vi: "Có người trong danh sách trước mà không còn trong danh sách đoàn viên đang dùng, cũng không thấy ghi chuyển đi, ra trường (đơn vị: {unit}; họ tên: {seen}).",
            "Xin cho biết những người này đã chuyển đi đâu, khi nào, hoặc bổ sung vào danh sách mới nếu bị sót.";
        en: "Members of the earlier list stand no more on the one that counts, and nothing says that they moved or graduated (unit: {unit}; names: {seen}).",
            "Please say where they went and when, or add them to the new list if they were forgotten.";
    }
    ResultContradicts "result-contradicts" Query content {
        vi: "Cùng một người, cùng ngày nhưng có hai kết quả đánh giá khác nhau (kết quả: “{seen}”; chỗ kia: {other}); tonghop lấy kết quả thấp hơn.",
            "Xin hỏi lại nơi đánh giá và sửa cho thống nhất.";
        en: "One person has two different grades of the same date (grade: “{seen}”; elsewhere: {other}); tonghop takes the lower one.",
            "Please ask who graded and make both the same.";
    }
}

impl Code {
    pub fn rule(self) -> &'static Rule {
        &RULES[self as usize]
    }

    /// `id-lost-zero`.
    pub fn as_str(self) -> &'static str {
        self.rule().code
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every name a sentence may use.
    const KNOWN: &[&str] = &[
        "expected",
        "seen",
        "repaired",
        "cells",
        "n",
        "unit",
        "stated",
        "counted",
        "difference",
        "what",
        "other",
        "channel",
        "group",
        "ward",
        "row",
        "score",
        "field",
        "header",
        "format",
        "limit",
        "cause",
        "answer",
        "total",
        "age",
    ];

    fn sentences(rule: &Rule) -> [&'static str; 4] {
        [rule.vi.0, rule.vi.1, rule.en.0, rule.en.1]
    }

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let codes: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
        for rule in RULES {
            let plain = rule.code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            assert!(plain && !rule.code.starts_with('-') && !rule.code.ends_with('-'), "{}", rule.code);
            assert_eq!(Code::parse(rule.code).map(Code::as_str), Some(rule.code));
        }
    }

    #[test]
    fn every_sentence_is_whole_in_both_languages() {
        for rule in RULES {
            for text in sentences(rule) {
                assert!(text.chars().count() > 10 && text.ends_with('.'), "{}: {text}", rule.code);
                assert!(!text.contains("TODO") && !text.contains("  "), "{}: {text}", rule.code);
                assert!(text.starts_with(char::is_uppercase) || text.starts_with("tonghop"), "{}: {text}", rule.code);
            }
            assert_ne!(rule.vi.0, rule.en.0, "{}", rule.code);
        }
    }

    #[test]
    fn placeholders_are_known_and_stand_in_round_brackets() {
        for rule in RULES {
            for text in sentences(rule) {
                let mut depth = 0_i32;
                let mut rest = text;
                while let Some(at) = rest.find(['(', ')', '{']) {
                    match rest.as_bytes()[at] {
                        b'(' => depth += 1,
                        b')' => depth -= 1,
                        _ => {
                            assert_eq!(depth, 1, "{}: {text}", rule.code);
                            let end = at + rest[at..].find('}').expect("a placeholder ends");
                            assert!(KNOWN.contains(&&rest[at + 1..end]), "{}: {text}", rule.code);
                        }
                    }
                    rest = &rest[at + 1..];
                }
                assert_eq!(depth, 0, "{}: {text}", rule.code);
            }
        }
    }

    #[test]
    fn numbers_of_persons_are_never_quoted() {
        for rule in RULES.iter().filter(|rule| rule.code.starts_with("id-") || rule.code.starts_with("phone-")) {
            assert!(sentences(rule).iter().all(|text| !text.contains('{')), "{}", rule.code);
        }
    }
}
