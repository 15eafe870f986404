//! Formulas, and files as a whole. FINDINGS 93 to 100.

macro_rules! of_files {
    ([$next:ident $($more:ident)*] $($before:tt)*) => { $next! { [$($more)*] $($before)*
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
    } };
}
