//! Codes that no single cell explains.

macro_rules! of_the_whole {
    ([$next:ident $($more:ident)*] $($before:tt)*) => { $next! { [$($more)*] $($before)*
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
        vi: "Bản xác nhận ghi khác họ tên, ngày sinh, giới tính hoặc mã số (khác ở: {what}; danh sách giới thiệu ghi: “{seen}”; bản xác nhận ghi: “{other}”).",
            "Xin đối chiếu với phường, xã xem có phải cùng một người.";
        en: "The confirmation has another name, birth date, gender or number (different: {what}; introduction: “{seen}”; confirmation: “{other}”).",
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
        vi: "Theo ngày vào Đoàn đã ghi, người này vào Đoàn khi chưa đủ 15 tuổi 1 ngày (ví dụ: “{seen}”); tonghop vẫn tính.",
            "Xin xem lại ngày sinh và ngày vào Đoàn.";
        en: "By the day of admission this person joined before being 15 years and a day old (for example: “{seen}”); tonghop counts the row all the same.",
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
    } };
}
