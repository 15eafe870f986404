//! What a file is, and what befell it.

use super::{Code, UNORDERED, Variant};

pub(super) static VARIANTS: &[Variant] = &[
    Variant {
        code: Code::TotalDiffers,
        kind: "parts",
        vi: (
            "Số cộng không khớp với các số thành phần của nó (ghi: {seen}; cộng lại được: {repaired}); tonghop dùng số cộng lại.",
            "Xin xem có thiếu thành phần nào không, hoặc số cộng ghi sai.",
        ),
        en: (
            "A sum does not fit its parts (stated: {seen}; added up: {repaired}); tonghop uses what the parts add up to.",
            "Please look whether a part is missing, or whether the sum is wrong.",
        ),
    },
    Variant {
        code: Code::TotalDiffers,
        kind: "among",
        vi: (
            "Các số thành phần (“trong đó”) chỉ nói rõ một phần của số này (ghi: {seen}; đã nêu: {repaired}); tonghop tính đủ số ghi, phần còn lại ({rest}) tính không có nhóm.",
            "Xin xem có thiếu dòng “trong đó” nào không; nếu có, xin ghi thêm.",
        ),
        en: (
            "What stands beside it as parts (“of these”) tells only some of this number (stated: {seen}; told: {repaired}); tonghop counts the whole number, what is left ({rest}) without a group.",
            "Please look whether a part is missing; if so, please add it.",
        ),
    },
    Variant {
        code: Code::TextEncoding,
        kind: "page",
        vi: (
            "Tệp là trang web (HTML) được lưu dưới tên bảng tính và dùng bảng mã khác; tonghop đã tự nhận ra (bảng mã: {format}).",
            "Không cần làm gì.",
        ),
        en: (
            "The file is a web page (HTML) saved under the name of a workbook, in another encoding; tonghop found it out (encoding: {format}).",
            "Nothing to do.",
        ),
    },
    Variant {
        code: Code::CellColour,
        kind: "struck",
        vi: (
            "Bảng có ô bị gạch ngang, có thể là đã bỏ hoặc đã làm xong; tonghop không đoán ý nghĩa và vẫn tính như các ô khác.",
            "Nếu gạch ngang nghĩa là bỏ dòng đó, xin xoá hẳn dòng rồi gửi lại; nếu có ý nghĩa khác, xin ghi rõ bằng chữ vào một cột.",
        ),
        en: (
            "The sheet has cells that are struck through, which may mean taken back or done; tonghop does not guess what and counts them as any other.",
            "If it means that the row is to go, please delete the row and send the file again; if it means something else, please say it in words in a column.",
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
];
