//! What a column holds.

use std::fmt;

use strum::{EnumCount, EnumDiscriminants};

use super::codes::{ChannelCode, GroupCode};
use super::date::When;

/// The field a column holds; names in JSON are DESIGN §7's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumDiscriminants)]
#[strum_discriminants(
    name(FieldKind),
    derive(EnumCount),
    doc = "A field without what its header says beside it; a small number."
)]
pub enum Field {
    Stt,
    /// Code of a unit, in a units sheet.
    Code,
    Name,
    FamilyName,
    GivenName,
    Level,
    Contact,
    Birth,
    BirthMale,
    BirthFemale,
    /// The day, month and year of a birth date that stands in columns of their own.
    BirthDay,
    BirthMonth,
    BirthYear,
    Gender,
    /// A tick column "Nam".
    GenderMale,
    /// A tick column "Nữ".
    GenderFemale,
    StudentNo,
    MemberCode,
    CardNo,
    CitizenId,
    /// Class, chapter or unit of the person; the unit itself in units and aggregate sheets.
    Unit,
    ParentUnit,
    Address,
    Ward,
    Hamlet,
    Phone,
    Email,
    Joined,
    JoinedPlace,
    Category,
    Position,
    Channel,
    Group,
    Activity,
    Date,
    FromDate,
    ToDate,
    Count,
    /// A tick column that says nothing of channel, group or month ("Điểm danh").
    Mark,
    /// A tick or count column whose header says what it marks.
    MarkOf(MarkOf),
    /// A number of members, in an aggregate sheet.
    Members,
    /// What a row of an aggregate sheet states ("Nội dung", "Chỉ tiêu"), where it is more than a group.
    Measure,
    /// The unit in which a row of an aggregate sheet counts ("ĐVT").
    MeasuredIn,
    Result,
    /// A tick column of one grade below "Kết quả", with the grade's words.
    ResultOf(String),
    Evidence,
    Reason,
    IntroducedTo,
    /// The unit that introduced a member, on a ward's sheet.
    IntroducedBy,
    SlipNo,
    /// The day a slip was written ("Ngày giới thiệu"); months the slip names are in `Date`.
    SlipDate,
    Answer,
    Note,
    /// Understood and not kept (ethnicity, religion, Party membership and the like).
    Ignored,
    Unknown,
}

/// What a wide column's header says of its marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkOf {
    pub channel: Option<ChannelCode>,
    pub group: Option<GroupCode>,
    /// A month, a day or a quarter.
    pub when: Option<When>,
    /// The ward as the header names it.
    pub ward: Option<String>,
    /// An activity the header names that belongs to no group by name or alias.
    pub activity: Option<String>,
    /// A ward that no column beside it is of (`Nơi khác`): a cell names it, or only marks it.
    pub elsewhere: bool,
}

impl fmt::Display for MarkOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("mark")?;
        if let Some(channel) = &self.channel {
            write!(f, ":{channel}")?;
        }
        if let Some(group) = &self.group {
            write!(f, ":{group}")?;
        }
        if let Some(ward) = &self.ward {
            write!(f, ":ward:{ward}")?;
        }
        if self.elsewhere {
            f.write_str(":elsewhere")?;
        }
        if let Some(when) = &self.when {
            write!(f, ":{when}")?;
        }
        Ok(())
    }
}

impl Field {
    /// A field by its name in config and JSON (DESIGN §7); of marks those of a channel have one: `mark:monthly`.
    pub fn parse(name: &str) -> Option<Self> {
        if let Some(channel) = name.strip_prefix("mark:") {
            let channel = Some(ChannelCode::new(channel));
            return Some(Self::MarkOf(MarkOf { channel, ..MarkOf::default() }));
        }
        const NAMES: &[(&str, Field)] = &[
            ("stt", Field::Stt),
            ("code", Field::Code),
            ("name", Field::Name),
            ("family_name", Field::FamilyName),
            ("given_name", Field::GivenName),
            ("level", Field::Level),
            ("contact", Field::Contact),
            ("birth", Field::Birth),
            ("birth.male", Field::BirthMale),
            ("birth.female", Field::BirthFemale),
            ("gender", Field::Gender),
            ("gender.male", Field::GenderMale),
            ("gender.female", Field::GenderFemale),
            ("student_no", Field::StudentNo),
            ("member_code", Field::MemberCode),
            ("card_no", Field::CardNo),
            ("citizen_id", Field::CitizenId),
            ("unit", Field::Unit),
            ("parent_unit", Field::ParentUnit),
            ("address", Field::Address),
            ("ward", Field::Ward),
            ("hamlet", Field::Hamlet),
            ("phone", Field::Phone),
            ("email", Field::Email),
            ("joined", Field::Joined),
            ("joined_place", Field::JoinedPlace),
            ("category", Field::Category),
            ("position", Field::Position),
            ("channel", Field::Channel),
            ("group", Field::Group),
            ("activity", Field::Activity),
            ("date", Field::Date),
            ("from_date", Field::FromDate),
            ("to_date", Field::ToDate),
            ("count", Field::Count),
            ("mark", Field::Mark),
            ("result", Field::Result),
            ("evidence", Field::Evidence),
            ("reason", Field::Reason),
            ("introduced_to", Field::IntroducedTo),
            ("introduced_by", Field::IntroducedBy),
            ("slip_no", Field::SlipNo),
            ("slip_date", Field::SlipDate),
            ("members", Field::Members),
            ("measure", Field::Measure),
            ("measured_in", Field::MeasuredIn),
            ("answer", Field::Answer),
            ("note", Field::Note),
            ("ignored", Field::Ignored),
        ];
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| field.clone())
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::MarkOf(of) => return write!(f, "{of}"),
            Self::Stt => "stt",
            Self::Code => "code",
            Self::Name => "name",
            Self::FamilyName => "family_name",
            Self::GivenName => "given_name",
            Self::Level => "level",
            Self::Contact => "contact",
            Self::Birth => "birth",
            Self::BirthMale => "birth.male",
            Self::BirthFemale => "birth.female",
            Self::BirthDay => "birth.day",
            Self::BirthMonth => "birth.month",
            Self::BirthYear => "birth.year",
            Self::Gender => "gender",
            Self::GenderMale => "gender.male",
            Self::GenderFemale => "gender.female",
            Self::StudentNo => "student_no",
            Self::MemberCode => "member_code",
            Self::CardNo => "card_no",
            Self::CitizenId => "citizen_id",
            Self::Unit | Self::IntroducedBy => "unit",
            Self::ParentUnit => "parent_unit",
            Self::Address => "address",
            Self::Ward => "ward",
            Self::Hamlet => "hamlet",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Joined => "joined",
            Self::JoinedPlace => "joined_place",
            Self::Category => "category",
            Self::Position => "position",
            Self::Channel => "channel",
            Self::Group => "group",
            Self::Activity | Self::Measure => "activity",
            Self::Date => "date",
            Self::FromDate | Self::SlipDate => "from_date",
            Self::ToDate => "to_date",
            Self::Count | Self::Members => "count",
            Self::MeasuredIn => "measured_in",
            Self::Mark => "mark",
            Self::Result | Self::ResultOf(_) => "result",
            Self::Evidence => "evidence",
            Self::Reason => "reason",
            Self::IntroducedTo => "introduced_to",
            Self::SlipNo => "slip_no",
            Self::Answer => "answer",
            Self::Note => "note",
            Self::Ignored => "ignored",
            Self::Unknown => "unknown",
        };
        f.write_str(name)
    }
}
