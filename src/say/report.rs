//! What is wrong with the Word template, and what to do about it.

use crate::model::Lang;
use crate::write::docx::{Why, Wrong};

sentences! {
    unusable(file) {
        "Không dùng được mẫu báo cáo “{file}”";
        "The report template “{file}” cannot be used"
    }
    mistake(file) {
        "Mẫu báo cáo “{file}” có chỗ sai, nên chưa ghi gì";
        "The report template “{file}” has a mistake, so nothing was written"
    }
    bad_part(part) {
        "phần {part} bên trong tệp bị hỏng";
        "its part {part} is damaged"
    }
    save_again() {
        "Mở tệp bằng Word, lưu lại thành .docx rồi chạy lại; hoặc xóa tệp này đi để dùng mẫu có sẵn. Chưa ghi gì.";
        "Open it in Word, save it as .docx and run again; or delete it to use the built-in template. Nothing was written."
    }
    place(part, paragraph, text) {
        "{part}, đoạn {paragraph} “{text}”";
        "{part}, paragraph {paragraph} “{text}”"
    }
    report_at(file) {
        "Báo cáo: {file} (điền số, ngày, người ký và các dòng chấm)";
        "Report: {file} (number, date, signer and the dotted lines are yours to fill in)"
    }
    outdated(lines) {
        "bao-cao.docx được sửa trước khi số liệu đổi: {lines} dòng trong đó còn số cũ";
        "bao-cao.docx was edited before its figures changed: lines in it with old numbers: {lines}"
    }
    outdated_unsure() {
        "bao-cao.docx được sửa trước khi số liệu hoặc mẫu đổi; dòng nào so được thì số đã khớp, xin xem lại những dòng đã viết bằng lời khác";
        "bao-cao.docx was edited before its figures or the template changed; lines that can be compared agree, please look at those in other words"
    }
    report_unreadable(cause) {
        "bao-cao.docx đã bị sửa hoặc thay và không đọc được ({cause}), nên không tự gửi lên cấp trên";
        "bao-cao.docx was edited or replaced and cannot be read ({cause}), so it does not go up by itself"
    }
    report_of_other(title, ours) {
        "bao-cao.docx không chắc là báo cáo của kỳ này: tiêu đề trong thông tin tệp là “{title}”, của kỳ này là “{ours}”";
        "bao-cao.docx may be no report of this period: the title among its properties is “{title}”, this period's is “{ours}”"
    }
    report_unnamed(period) {
        "bao-cao.docx đã bị thay bằng tệp khác và trong đó không thấy ghi “{period}”, nên không biết là báo cáo của kỳ nào";
        "bao-cao.docx was replaced by another file in which “{period}” does not stand, so nobody knows which period it is of"
    }
    renumbered(before, after) {
        "  bản đã sửa ghi “{before}”, số liệu nay: “{after}”";
        "  as edited: “{before}”, now: “{after}”"
    }
    more_lines(count) {
        "  … và {count} dòng khác";
        "  … and {count} more"
    }
    changes_taken(file) {
        "{file} còn vết sửa (Track Changes): báo cáo lấy phần thêm vào, bỏ phần đã xóa.";
        "{file} has tracked changes: the report takes what was inserted and leaves out what was deleted."
    }
}

/// A part of the document as Word's user knows it.
pub fn part(lang: Lang, name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let (vi, en) = match file {
        file if file.starts_with("header") => ("đầu trang", "header"),
        file if file.starts_with("footer") => ("chân trang", "footer"),
        file if file.starts_with("footnotes") => ("chú thích chân trang", "footnotes"),
        file if file.starts_with("endnotes") => ("chú thích cuối văn bản", "endnotes"),
        _ => ("phần thân văn bản", "body"),
    };
    super::pick(lang, vi, en).to_owned()
}

/// Cause and remedy of a file that is no .docx.
pub fn wrong_file(lang: Lang, wrong: Wrong) -> (&'static str, &'static str) {
    let (cause, hint) = match wrong {
        Wrong::Empty => (["tệp rỗng", "it is empty"], SAVE),
        Wrong::Protected => (
            ["tệp đặt mật khẩu", "it is protected by a password"],
            [
                "Mở tệp bằng Word, chọn Tệp > Thông tin > Bảo vệ Tài liệu > Mã hóa bằng Mật khẩu, xóa mật khẩu, lưu lại. Chưa ghi gì.",
                "Open it in Word, remove the password under File > Info > Protect Document, save. Nothing was written.",
            ],
        ),
        Wrong::OldWord => (["tệp ở dạng Word cũ (.doc)", "it is in the old Word format (.doc)"], SAVE),
        Wrong::OpenDocument => (["tệp ở dạng OpenDocument (.odt)", "it is an OpenDocument text (.odt)"], SAVE),
        Wrong::RichText => (["tệp ở dạng RTF", "it is in rich text format"], SAVE),
        Wrong::OtherWord => (
            [
                "tệp ở dạng mẫu hoặc có macro của Word (.dotx, .docm)",
                "it is a Word template or has macros (.dotx, .docm)",
            ],
            SAVE,
        ),
        Wrong::Damaged => (["tệp bị hỏng hoặc chép chưa xong", "it is damaged or was not copied to its end"], SAVE),
        Wrong::TooBig => (
            ["tệp quá lớn (hơn 40 MB)", "it is too big (more than 40 MB)"],
            [
                "Bỏ bớt hoặc nén hình trong mẫu (Word: Định dạng Ảnh > Nén Ảnh) rồi lưu lại. Chưa ghi gì.",
                "Remove or compress the pictures in it (Word: Picture Format > Compress Pictures) and save. Nothing was written.",
            ],
        ),
        Wrong::Other => (["tệp không phải là văn bản Word (.docx)", "it is no Word document (.docx)"], SAVE),
    };
    let at = usize::from(lang == Lang::En);
    (cause[at], hint[at])
}

const SAVE: [&str; 2] = [
    "Mở tệp, chọn Lưu thành, kiểu Tài liệu Word (.docx); hoặc xóa tệp này đi để dùng mẫu có sẵn. Chưa ghi gì.",
    "Open it and save it as a Word document (.docx); or delete it to use the built-in template. Nothing was written.",
];

/// What is wrong with a placeholder, and what to do.
pub fn why(lang: Lang, why: &Why) -> (String, String) {
    let vi = lang == Lang::Vi;
    let known = if vi {
        "Các tên dùng được ghi ở HUONG-DAN.md và là các khóa của so-lieu.json. Sửa chỗ đó trong Word, lưu, chạy lại."
    } else {
        "The names are the keys of so-lieu.json, listed in HUONG-DAN.md. Correct it in Word, save, run again."
    };
    let fix =
        if vi { "Sửa chỗ đó trong Word, lưu, chạy lại." } else { "Correct it in Word, save, run again." };
    let (text, hint) = match why {
        Why::Unclosed(tag) if vi => (format!("“{tag}” mở ngoặc mà không đóng trong cùng đoạn"), fix),
        Why::Unclosed(tag) => (format!("“{tag}” is not closed in its paragraph"), fix),
        Why::Unopened(tag) if vi => (format!("có “{tag}” mà không có ngoặc mở"), fix),
        Why::Unopened(tag) => (format!("“{tag}” was never opened"), fix),
        Why::Statement(tag) if vi => (
            format!("không hiểu “{tag}”"),
            "Trong mẫu chỉ dùng for, if, elif, else, endfor, endif và set. Sửa chỗ đó trong Word, lưu, chạy lại.",
        ),
        Why::Statement(tag) => {
            (format!("“{tag}” is not understood"), "A template may use for, if, elif, else, endfor, endif and set.")
        }
        Why::NeverEnded(tag) if vi => (format!("“{tag}” không có chỗ kết thúc (endfor, endif)"), fix),
        Why::NeverEnded(tag) => (format!("“{tag}” has no end (endfor, endif)"), fix),
        Why::NeverBegun(tag) if vi => (format!("“{tag}” không có chỗ bắt đầu tương ứng"), fix),
        Why::NeverBegun(tag) => (format!("“{tag}” has no beginning"), fix),
        Why::Apart(tag, end) if vi => (
            format!("“{tag}” mở ở đây nhưng đóng ở chỗ khác hẳn: “{end}”"),
            "Để chỗ mở và chỗ đóng cùng trong một đoạn, cùng trong một ô, hoặc cùng trong một bảng.",
        ),
        Why::Apart(tag, end) => (
            format!("“{tag}” begins here and ends somewhere else: “{end}”"),
            "Put beginning and end into one paragraph, one cell, or one table.",
        ),
        Why::Beside(tag) if vi => (
            format!("“{tag}” có chữ khác đứng kề"),
            "Câu lệnh kéo dài qua nhiều đoạn hoặc nhiều dòng bảng phải đứng riêng một đoạn (một dòng bảng).",
        ),
        Why::Beside(tag) => (
            format!("other words stand beside “{tag}”"),
            "A statement over several paragraphs or rows stands in a paragraph (a row) of its own.",
        ),
        Why::Name(tag, near) => {
            let near = near.as_ref();
            let text = if vi {
                format!(
                    "không có số liệu nào tên như trong “{tag}”{}",
                    near.map_or_else(String::new, |near| format!("; có phải là {near}?"))
                )
            } else {
                format!(
                    "no figure is called as in “{tag}”{}",
                    near.map_or_else(String::new, |near| format!("; did you mean {near}?"))
                )
            };
            (text, known)
        }
        Why::Unknown(tag) if vi => (format!("“{tag}” dùng lệnh không có"), known),
        Why::Unknown(tag) => (format!("“{tag}” uses what does not exist"), known),
        Why::Syntax(tag, said) if vi => {
            (format!("“{tag}” viết sai cú pháp ({})", super::mail::template_detail(lang, said)), fix)
        }
        Why::Syntax(tag, said) => (format!("“{tag}” is not written as a placeholder ({said})"), fix),
        Why::Engine(tag, said) if vi => (format!("“{tag}” không tính được ({said})"), known),
        Why::Engine(tag, said) => (format!("“{tag}” cannot be worked out ({said})"), known),
    };
    (text, hint.to_owned())
}
