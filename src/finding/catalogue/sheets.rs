//! What sheets look like: titles, headers, rows, cells without a value of their own. FINDINGS 1 to 20.

macro_rules! of_sheets {
    ([$next:ident $($more:ident)*] $($before:tt)*) => { $next! { [$($more)*] $($before)*
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
        vi: "Bảng có các dòng mẫu chưa điền, chỉ có số thứ tự hoặc ô chưa đánh dấu; tonghop bỏ qua.",
            "Không cần làm gì.";
        en: "The table has rows that were never filled in, with a number or unticked boxes alone; tonghop passed over them.",
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
    } };
}
