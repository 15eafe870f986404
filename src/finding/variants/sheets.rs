//! What a sheet lacks or holds twice.

use super::{Code, UNREAD, Variant};

pub(super) static VARIANTS: &[Variant] = &[
    Variant {
        code: Code::RowEmptyTemplate,
        kind: "example",
        vi: (
            "Trong bảng còn dòng ví dụ của biểu mẫu (ghi: “{seen}”); tonghop bỏ qua dòng này, không tính là đoàn viên.",
            "Không cần làm gì; lần sau nên xóa dòng ví dụ trước khi gửi.",
        ),
        en: (
            "The example row of the form was left in the table (text: “{seen}”); tonghop passed over it and takes it for nobody.",
            "Nothing to do; next time please delete the example row before sending.",
        ),
    },
    Variant {
        code: Code::RowEmptyTemplate,
        kind: "anybody",
        vi: (
            "Dòng đầu bảng mang tên hay dùng làm mẫu (ghi: “{seen}”) nhưng không chỗ nào ghi là ví dụ; tonghop vẫn tính là một người.",
            "Xin xóa dòng này nếu là dòng mẫu của biểu; nếu đúng là tên người, không cần làm gì.",
        ),
        en: (
            "The list begins with a name that stands for any (text: “{seen}”), and nothing calls it an example; tonghop counts it as a person.",
            "Please delete the row if it is the form's example; if somebody bears this name, nothing to do.",
        ),
    },
    Variant {
        code: Code::RowEmptyTemplate,
        kind: "hints",
        vi: (
            "Dưới dòng tên cột có dòng hướng dẫn cách điền (ghi: “{seen}”); tonghop bỏ qua dòng này, không tính là đoàn viên.",
            "Không cần làm gì.",
        ),
        en: (
            "Below the header stands a row that says how to fill in its columns (text: “{seen}”); tonghop passed over it and takes it for nobody.",
            "Nothing to do.",
        ),
    },
    Variant {
        code: Code::HeaderContradictsContent,
        kind: "class",
        vi: (
            "Excel đã đổi tên lớp thành ngày (ô hiện: “{seen}”; hiểu là lớp: “{repaired}”); tonghop vẫn tính các dòng này theo lớp.",
            "Xin định dạng cột này là Văn bản (Text) rồi gõ lại tên lớp, để Excel không đổi nữa.",
        ),
        en: (
            "Excel made a date of the name of a class (cell: “{seen}”; taken as class: “{repaired}”); tonghop counts these rows by class all the same.",
            "Please format this column as Text and type the classes again, so that Excel leaves them alone.",
        ),
    },
    Variant {
        code: Code::RowNote,
        kind: "figure",
        vi: (
            "Dòng này ghi một số không phải là lượt tham gia (nội dung: “{seen}”; số: {repaired}); tonghop không tính và không đem so với số đoàn viên.",
            "Không cần làm gì; nếu đây là số lượt, xin ghi rõ chữ “lượt” ở nội dung hoặc ở cột đơn vị tính.",
        ),
        en: (
            "This row states a number that is none of turns (text: “{seen}”; number: {repaired}); tonghop does not count it and does not compare it with the members.",
            "Nothing to do; if it is a number of turns, please write “lượt” in its text or in the column of units.",
        ),
    },
    Variant {
        code: Code::RowNote,
        kind: "persons",
        vi: (
            "Tiêu đề nói các số bên dưới là số đoàn viên (tiêu đề: “{seen}”); tonghop vẫn tính mỗi người một lượt.",
            "Nếu có người tham gia nhiều lần, xin ghi số lượt; nếu đây đúng là số lượt, xin ghi chữ “lượt” ở tiêu đề hoặc tên cột.",
        ),
        en: (
            "The title says that the numbers below it are members (title: “{seen}”); tonghop counts each of them as a turn all the same.",
            "If somebody took part more than once, please state the number of turns; if these are turns, please write “lượt” in the title or over the columns.",
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
        kind: "names",
        vi: (
            "Hai cột cùng tên “{seen}” ghi tên những người khác nhau trên một dòng; tonghop không biết dòng nào là của ai nên chưa tính dòng nào của bảng này.",
            "Xin chỉ để lại một cột họ tên, hoặc tách thành hai danh sách có dòng tên cột riêng, rồi gửi lại.",
        ),
        en: (
            "Two columns called “{seen}” name different persons in one row; tonghop cannot tell whose a row is, so no row of this table counts yet.",
            "Please leave one column of names, or make two lists with header rows of their own, and send it again.",
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
        code: Code::RowNote,
        kind: "name",
        vi: (
            "Ô họ tên không giống tên của một người (ghi: “{seen}”); tonghop vẫn tính dòng này như một người.",
            "Xin ghi đủ họ tên; nếu là lời ghi chú, xin chuyển ra khỏi bảng.",
        ),
        en: (
            "What stands in the column of names does not look like somebody's name (text: “{seen}”); tonghop counts the row as a person all the same.",
            "Please write the full name; if it is a remark, move it out of the table.",
        ),
    },
    Variant {
        code: Code::SheetForm,
        kind: "rota",
        vi: (
            "Bảng này ghi tên người dưới từng ngày hoặc từng việc; tonghop đọc mỗi tên thành một dòng (các cột: “{seen}”).",
            "Không cần làm gì.",
        ),
        en: (
            "This table has names below days or activities; tonghop read each name as one row (columns: “{seen}”).",
            "Nothing to do.",
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
];
