//! What values mean: activities, wards, persons, results. FINDINGS 75 to 92.

macro_rules! of_meanings {
    ([$next:ident $($more:ident)*] $($before:tt)*) => { $next! { [$($more)*] $($before)*
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
    } };
}
