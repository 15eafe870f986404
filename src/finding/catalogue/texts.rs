//! Names and how letters are written. FINDINGS 21 to 38.

macro_rules! of_texts {
    ([$next:ident $($more:ident)*] $($before:tt)*) => { $next! { [$($more)*] $($before)*
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
        vi: "Ô có ký tự không nhìn thấy được, hoặc ký tự khác nhìn giống chữ thường; tonghop đã bỏ đi hoặc đổi về chữ đúng.",
            "Không cần làm gì.";
        en: "The cell has invisible characters, or others that look like ordinary letters; tonghop took them out or put the right letters.",
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
    } };
}
