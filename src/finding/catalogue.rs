//! The catalogue of findings: one literal a rule, its words beside it. FINDINGS explains each defect and its treatment.
//!
//! A sentence may use `{seen}`, `{repaired}`, `{cells}`, `{n}` (number of cells) and the names given by [`super::Finding::arg`].

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
        vi: "TODO-WORDS title-block", "TODO-WORDS";
        en: "TODO-WORDS title-block", "TODO-WORDS";
    }
    HeaderMerged "header-merged" Note structure {
        vi: "TODO-WORDS header-merged", "TODO-WORDS";
        en: "TODO-WORDS header-merged", "TODO-WORDS";
    }
    HeaderWhitespace "header-whitespace" Note structure {
        vi: "TODO-WORDS header-whitespace", "TODO-WORDS";
        en: "TODO-WORDS header-whitespace", "TODO-WORDS";
    }
    CellWhitespace "cell-whitespace" Note content {
        vi: "TODO-WORDS cell-whitespace", "TODO-WORDS";
        en: "TODO-WORDS cell-whitespace", "TODO-WORDS";
    }
    HeaderDuplicate "header-duplicate" Query content {
        vi: "TODO-WORDS header-duplicate", "TODO-WORDS";
        en: "TODO-WORDS header-duplicate", "TODO-WORDS";
    }
    HeaderContradictsContent "header-contradicts-content" Query content {
        vi: "TODO-WORDS header-contradicts-content", "TODO-WORDS";
        en: "TODO-WORDS header-contradicts-content", "TODO-WORDS";
    }
    HeaderOrder "header-order" Note structure {
        vi: "TODO-WORDS header-order", "TODO-WORDS";
        en: "TODO-WORDS header-order", "TODO-WORDS";
    }
    SheetHidden "sheet-hidden" Note structure {
        vi: "TODO-WORDS sheet-hidden", "TODO-WORDS";
        en: "TODO-WORDS sheet-hidden", "TODO-WORDS";
    }
    SheetSeveral "sheet-several" Note structure {
        vi: "TODO-WORDS sheet-several", "TODO-WORDS";
        en: "TODO-WORDS sheet-several", "TODO-WORDS";
    }
    ContextFromName "context-from-name" Note structure {
        vi: "TODO-WORDS context-from-name", "TODO-WORDS";
        en: "TODO-WORDS context-from-name", "TODO-WORDS";
    }
    RowHidden "row-hidden" Query content {
        vi: "TODO-WORDS row-hidden", "TODO-WORDS";
        en: "TODO-WORDS row-hidden", "TODO-WORDS";
    }
    ContextRow "context-row" Note structure {
        vi: "TODO-WORDS context-row", "TODO-WORDS";
        en: "TODO-WORDS context-row", "TODO-WORDS";
    }
    SttGap "stt-gap" Note content {
        vi: "TODO-WORDS stt-gap", "TODO-WORDS";
        en: "TODO-WORDS stt-gap", "TODO-WORDS";
    }
    TotalRow "total-row" Note structure {
        vi: "TODO-WORDS total-row", "TODO-WORDS";
        en: "TODO-WORDS total-row", "TODO-WORDS";
    }
    SignatureRow "signature-row" Note structure {
        vi: "TODO-WORDS signature-row", "TODO-WORDS";
        en: "TODO-WORDS signature-row", "TODO-WORDS";
    }
    RowEmptyTemplate "row-empty-template" Note structure {
        vi: "TODO-WORDS row-empty-template", "TODO-WORDS";
        en: "TODO-WORDS row-empty-template", "TODO-WORDS";
    }
    RowNote "row-note" Query content {
        vi: "TODO-WORDS row-note", "TODO-WORDS";
        en: "TODO-WORDS row-note", "TODO-WORDS";
    }
    CellDitto "cell-ditto" Note content {
        vi: "TODO-WORDS cell-ditto", "TODO-WORDS";
        en: "TODO-WORDS cell-ditto", "TODO-WORDS";
    }
    CellMergedDown "cell-merged-down" Note content {
        vi: "TODO-WORDS cell-merged-down", "TODO-WORDS";
        en: "TODO-WORDS cell-merged-down", "TODO-WORDS";
    }
    CellBlankAsAbove "cell-blank-as-above" Query content {
        vi: "TODO-WORDS cell-blank-as-above", "TODO-WORDS";
        en: "TODO-WORDS cell-blank-as-above", "TODO-WORDS";
    }
    NameSplit "name-split" Note content {
        vi: "TODO-WORDS name-split", "TODO-WORDS";
        en: "TODO-WORDS name-split", "TODO-WORDS";
    }
    NameUppercase "name-uppercase" Note content {
        vi: "TODO-WORDS name-uppercase", "TODO-WORDS";
        en: "TODO-WORDS name-uppercase", "TODO-WORDS";
    }
    NameLowercase "name-lowercase" Note content {
        vi: "TODO-WORDS name-lowercase", "TODO-WORDS";
        en: "TODO-WORDS name-lowercase", "TODO-WORDS";
    }
    NameNoDiacritics "name-no-diacritics" Query content {
        vi: "TODO-WORDS name-no-diacritics", "TODO-WORDS";
        en: "TODO-WORDS name-no-diacritics", "TODO-WORDS";
    }
    TextDecomposed "text-decomposed" Note content {
        vi: "TODO-WORDS text-decomposed", "TODO-WORDS";
        en: "TODO-WORDS text-decomposed", "TODO-WORDS";
    }
    TextEth "text-eth" Note content {
        vi: "TODO-WORDS text-eth", "TODO-WORDS";
        en: "TODO-WORDS text-eth", "TODO-WORDS";
    }
    TextToneStyle "text-tone-style" Note content {
        vi: "TODO-WORDS text-tone-style", "TODO-WORDS";
        en: "TODO-WORDS text-tone-style", "TODO-WORDS";
    }
    TextIY "text-i-y" Query content {
        vi: "TODO-WORDS text-i-y", "TODO-WORDS";
        en: "TODO-WORDS text-i-y", "TODO-WORDS";
    }
    TextTcvn3 "text-tcvn3" Note content {
        vi: "TODO-WORDS text-tcvn3", "TODO-WORDS";
        en: "TODO-WORDS text-tcvn3", "TODO-WORDS";
    }
    TextVni "text-vni" Note content {
        vi: "TODO-WORDS text-vni", "TODO-WORDS";
        en: "TODO-WORDS text-vni", "TODO-WORDS";
    }
    TextMojibake "text-mojibake" Note content {
        vi: "TODO-WORDS text-mojibake", "TODO-WORDS";
        en: "TODO-WORDS text-mojibake", "TODO-WORDS";
    }
    TextLostLetters "text-lost-letters" Error content {
        vi: "TODO-WORDS text-lost-letters", "TODO-WORDS";
        en: "TODO-WORDS text-lost-letters", "TODO-WORDS";
    }
    TextSplitSyllable "text-split-syllable" Query content {
        vi: "TODO-WORDS text-split-syllable", "TODO-WORDS";
        en: "TODO-WORDS text-split-syllable", "TODO-WORDS";
    }
    TextInvisible "text-invisible" Note content {
        vi: "TODO-WORDS text-invisible", "TODO-WORDS";
        en: "TODO-WORDS text-invisible", "TODO-WORDS";
    }
    NameTitle "name-title" Note content {
        vi: "TODO-WORDS name-title", "TODO-WORDS";
        en: "TODO-WORDS name-title", "TODO-WORDS";
    }
    NameTwoPeople "name-two-people" Error content {
        vi: "TODO-WORDS name-two-people", "TODO-WORDS";
        en: "TODO-WORDS name-two-people", "TODO-WORDS";
    }
    DateAsText "date-as-text" Note structure {
        vi: "TODO-WORDS date-as-text", "TODO-WORDS";
        en: "TODO-WORDS date-as-text", "TODO-WORDS";
    }
    DateLeadingBlank "date-leading-blank" Note content {
        vi: "TODO-WORDS date-leading-blank", "TODO-WORDS";
        en: "TODO-WORDS date-leading-blank", "TODO-WORDS";
    }
    DateDayMonthSwapped "date-day-month-swapped" Query content {
        vi: "TODO-WORDS date-day-month-swapped", "TODO-WORDS";
        en: "TODO-WORDS date-day-month-swapped", "TODO-WORDS";
    }
    DateTwoDigitYear "date-two-digit-year" Note content {
        vi: "TODO-WORDS date-two-digit-year", "TODO-WORDS";
        en: "TODO-WORDS date-two-digit-year", "TODO-WORDS";
    }
    DateSeparator "date-separator" Note content {
        vi: "TODO-WORDS date-separator", "TODO-WORDS";
        en: "TODO-WORDS date-separator", "TODO-WORDS";
    }
    DateYearOnly "date-year-only" Note content {
        vi: "TODO-WORDS date-year-only", "TODO-WORDS";
        en: "TODO-WORDS date-year-only", "TODO-WORDS";
    }
    DateYearAsSerial "date-year-as-serial" Note content {
        vi: "TODO-WORDS date-year-as-serial", "TODO-WORDS";
        en: "TODO-WORDS date-year-as-serial", "TODO-WORDS";
    }
    DateMonthOnly "date-month-only" Note content {
        vi: "TODO-WORDS date-month-only", "TODO-WORDS";
        en: "TODO-WORDS date-month-only", "TODO-WORDS";
    }
    DateImpossible "date-impossible" Error content {
        vi: "TODO-WORDS date-impossible", "TODO-WORDS";
        en: "TODO-WORDS date-impossible", "TODO-WORDS";
    }
    DateOutOfRange "date-out-of-range" Error content {
        vi: "TODO-WORDS date-out-of-range", "TODO-WORDS";
        en: "TODO-WORDS date-out-of-range", "TODO-WORDS";
    }
    DateTimeFraction "date-time-fraction" Note content {
        vi: "TODO-WORDS date-time-fraction", "TODO-WORDS";
        en: "TODO-WORDS date-time-fraction", "TODO-WORDS";
    }
    Date1904 "date-1904" Note content {
        vi: "TODO-WORDS date-1904", "TODO-WORDS";
        en: "TODO-WORDS date-1904", "TODO-WORDS";
    }
    GenderBoth "gender-both" Query content {
        vi: "TODO-WORDS gender-both", "TODO-WORDS";
        en: "TODO-WORDS gender-both", "TODO-WORDS";
    }
    GenderNone "gender-none" Note content {
        vi: "TODO-WORDS gender-none", "TODO-WORDS";
        en: "TODO-WORDS gender-none", "TODO-WORDS";
    }
    GenderWord "gender-word" Note content {
        vi: "TODO-WORDS gender-word", "TODO-WORDS";
        en: "TODO-WORDS gender-word", "TODO-WORDS";
    }
    IdLostZero "id-lost-zero" Note content {
        vi: "TODO-WORDS id-lost-zero", "TODO-WORDS";
        en: "TODO-WORDS id-lost-zero", "TODO-WORDS";
    }
    IdLostTwoZeros "id-lost-two-zeros" Note content {
        vi: "TODO-WORDS id-lost-two-zeros", "TODO-WORDS";
        en: "TODO-WORDS id-lost-two-zeros", "TODO-WORDS";
    }
    IdScientificText "id-scientific-text" Error content {
        vi: "TODO-WORDS id-scientific-text", "TODO-WORDS";
        en: "TODO-WORDS id-scientific-text", "TODO-WORDS";
    }
    IdNumeric "id-numeric" Note content {
        vi: "TODO-WORDS id-numeric", "TODO-WORDS";
        en: "TODO-WORDS id-numeric", "TODO-WORDS";
    }
    IdSeparators "id-separators" Note content {
        vi: "TODO-WORDS id-separators", "TODO-WORDS";
        en: "TODO-WORDS id-separators", "TODO-WORDS";
    }
    IdLetterForDigit "id-letter-for-digit" Note content {
        vi: "TODO-WORDS id-letter-for-digit", "TODO-WORDS";
        en: "TODO-WORDS id-letter-for-digit", "TODO-WORDS";
    }
    IdCmnd "id-cmnd" Note content {
        vi: "TODO-WORDS id-cmnd", "TODO-WORDS";
        en: "TODO-WORDS id-cmnd", "TODO-WORDS";
    }
    IdCmndLostZero "id-cmnd-lost-zero" Query content {
        vi: "TODO-WORDS id-cmnd-lost-zero", "TODO-WORDS";
        en: "TODO-WORDS id-cmnd-lost-zero", "TODO-WORDS";
    }
    IdContradictsPerson "id-contradicts-person" Query content {
        vi: "TODO-WORDS id-contradicts-person", "TODO-WORDS";
        en: "TODO-WORDS id-contradicts-person", "TODO-WORDS";
    }
    PhoneLostZero "phone-lost-zero" Note content {
        vi: "TODO-WORDS phone-lost-zero", "TODO-WORDS";
        en: "TODO-WORDS phone-lost-zero", "TODO-WORDS";
    }
    PhoneOldPrefix "phone-old-prefix" Note content {
        vi: "TODO-WORDS phone-old-prefix", "TODO-WORDS";
        en: "TODO-WORDS phone-old-prefix", "TODO-WORDS";
    }
    PhoneCountryCode "phone-country-code" Note content {
        vi: "TODO-WORDS phone-country-code", "TODO-WORDS";
        en: "TODO-WORDS phone-country-code", "TODO-WORDS";
    }
    PhoneTwoNumbers "phone-two-numbers" Note content {
        vi: "TODO-WORDS phone-two-numbers", "TODO-WORDS";
        en: "TODO-WORDS phone-two-numbers", "TODO-WORDS";
    }
    PhoneOfParent "phone-of-parent" Query content {
        vi: "TODO-WORDS phone-of-parent", "TODO-WORDS";
        en: "TODO-WORDS phone-of-parent", "TODO-WORDS";
    }
    StudentNoMended "student-no-mended" Note content {
        vi: "TODO-WORDS student-no-mended", "TODO-WORDS";
        en: "TODO-WORDS student-no-mended", "TODO-WORDS";
    }
    CountAsText "count-as-text" Note content {
        vi: "TODO-WORDS count-as-text", "TODO-WORDS";
        en: "TODO-WORDS count-as-text", "TODO-WORDS";
    }
    CountThousands "count-thousands" Note content {
        vi: "TODO-WORDS count-thousands", "TODO-WORDS";
        en: "TODO-WORDS count-thousands", "TODO-WORDS";
    }
    MarkVariant "mark-variant" Note structure {
        vi: "TODO-WORDS mark-variant", "TODO-WORDS";
        en: "TODO-WORDS mark-variant", "TODO-WORDS";
    }
    MarkAndCount "mark-and-count" Query content {
        vi: "TODO-WORDS mark-and-count", "TODO-WORDS";
        en: "TODO-WORDS mark-and-count", "TODO-WORDS";
    }
    MarkNegative "mark-negative" Note content {
        vi: "TODO-WORDS mark-negative", "TODO-WORDS";
        en: "TODO-WORDS mark-negative", "TODO-WORDS";
    }
    ActivitySeveral "activity-several" Note content {
        vi: "TODO-WORDS activity-several", "TODO-WORDS";
        en: "TODO-WORDS activity-several", "TODO-WORDS";
    }
    ActivityByKeyword "activity-by-keyword" Query content {
        vi: "TODO-WORDS activity-by-keyword", "TODO-WORDS";
        en: "TODO-WORDS activity-by-keyword", "TODO-WORDS";
    }
    ActivityUnmapped "activity-unmapped" Query content {
        vi: "TODO-WORDS activity-unmapped", "TODO-WORDS";
        en: "TODO-WORDS activity-unmapped", "TODO-WORDS";
    }
    ActivityAlias "activity-alias" Note content {
        vi: "TODO-WORDS activity-alias", "TODO-WORDS";
        en: "TODO-WORDS activity-alias", "TODO-WORDS";
    }
    WardAlias "ward-alias" Note content {
        vi: "TODO-WORDS ward-alias", "TODO-WORDS";
        en: "TODO-WORDS ward-alias", "TODO-WORDS";
    }
    WardAbolished "ward-abolished" Note content {
        vi: "TODO-WORDS ward-abolished", "TODO-WORDS";
        en: "TODO-WORDS ward-abolished", "TODO-WORDS";
    }
    WardAmbiguous "ward-ambiguous" Query content {
        vi: "TODO-WORDS ward-ambiguous", "TODO-WORDS";
        en: "TODO-WORDS ward-ambiguous", "TODO-WORDS";
    }
    WardElsewhere "ward-elsewhere" Note content {
        vi: "TODO-WORDS ward-elsewhere", "TODO-WORDS";
        en: "TODO-WORDS ward-elsewhere", "TODO-WORDS";
    }
    AddressParsed "address-parsed" Note content {
        vi: "TODO-WORDS address-parsed", "TODO-WORDS";
        en: "TODO-WORDS address-parsed", "TODO-WORDS";
    }
    WardIsHamlet "ward-is-hamlet" Query content {
        vi: "TODO-WORDS ward-is-hamlet", "TODO-WORDS";
        en: "TODO-WORDS ward-is-hamlet", "TODO-WORDS";
    }
    PersonInTwoFiles "person-in-two-files" Note content {
        vi: "TODO-WORDS person-in-two-files", "TODO-WORDS";
        en: "TODO-WORDS person-in-two-files", "TODO-WORDS";
    }
    RowRepeated "row-repeated" Note content {
        vi: "TODO-WORDS row-repeated", "TODO-WORDS";
        en: "TODO-WORDS row-repeated", "TODO-WORDS";
    }
    TurnReportedTwice "turn-reported-twice" Note content {
        vi: "TODO-WORDS turn-reported-twice", "TODO-WORDS";
        en: "TODO-WORDS turn-reported-twice", "TODO-WORDS";
    }
    PersonSameName "person-same-name" Query content {
        vi: "TODO-WORDS person-same-name", "TODO-WORDS";
        en: "TODO-WORDS person-same-name", "TODO-WORDS";
    }
    PersonTwoUnits "person-two-units" Query content {
        vi: "TODO-WORDS person-two-units", "TODO-WORDS";
        en: "TODO-WORDS person-two-units", "TODO-WORDS";
    }
    NotAMember "not-a-member" Error content {
        vi: "TODO-WORDS not-a-member", "TODO-WORDS";
        en: "TODO-WORDS not-a-member", "TODO-WORDS";
    }
    MemberLeft "member-left" Query content {
        vi: "TODO-WORDS member-left", "TODO-WORDS";
        en: "TODO-WORDS member-left", "TODO-WORDS";
    }
    ResultUnmapped "result-unmapped" Note content {
        vi: "TODO-WORDS result-unmapped", "TODO-WORDS";
        en: "TODO-WORDS result-unmapped", "TODO-WORDS";
    }
    ResultWithoutTurn "result-without-turn" Query content {
        vi: "TODO-WORDS result-without-turn", "TODO-WORDS";
        en: "TODO-WORDS result-without-turn", "TODO-WORDS";
    }
    CellError "cell-error" Query content {
        vi: "TODO-WORDS cell-error", "TODO-WORDS";
        en: "TODO-WORDS cell-error", "TODO-WORDS";
    }
    FormulaWithoutValue "formula-without-value" Query content {
        vi: "TODO-WORDS formula-without-value", "TODO-WORDS";
        en: "TODO-WORDS formula-without-value", "TODO-WORDS";
    }
    TotalDiffers "total-differs" Query content {
        vi: "TODO-WORDS total-differs", "TODO-WORDS";
        en: "TODO-WORDS total-differs", "TODO-WORDS";
    }
    FileEncrypted "file-encrypted" Error content {
        vi: "TODO-WORDS file-encrypted", "TODO-WORDS";
        en: "TODO-WORDS file-encrypted", "TODO-WORDS";
    }
    FileUnreadable "file-unreadable" Error content {
        vi: "TODO-WORDS file-unreadable", "TODO-WORDS";
        en: "TODO-WORDS file-unreadable", "TODO-WORDS";
    }
    FileOtherFormat "file-other-format" Note content {
        vi: "TODO-WORDS file-other-format", "TODO-WORDS";
        en: "TODO-WORDS file-other-format", "TODO-WORDS";
    }
    FileOldFormat "file-old-format" Note content {
        vi: "TODO-WORDS file-old-format", "TODO-WORDS";
        en: "TODO-WORDS file-old-format", "TODO-WORDS";
    }
    TextEncoding "text-encoding" Note content {
        vi: "TODO-WORDS text-encoding", "TODO-WORDS";
        en: "TODO-WORDS text-encoding", "TODO-WORDS";
    }
    FileNotASheet "file-not-a-sheet" Error content {
        vi: "TODO-WORDS file-not-a-sheet", "TODO-WORDS";
        en: "TODO-WORDS file-not-a-sheet", "TODO-WORDS";
    }
    CellColour "cell-colour" Query content {
        vi: "TODO-WORDS cell-colour", "TODO-WORDS";
        en: "TODO-WORDS cell-colour", "TODO-WORDS";
    }
    FileSameAgain "file-same-again" Note content {
        vi: "TODO-WORDS file-same-again", "TODO-WORDS";
        en: "TODO-WORDS file-same-again", "TODO-WORDS";
    }
    FileSuperseded "file-superseded" Note content {
        vi: "TODO-WORDS file-superseded", "TODO-WORDS";
        en: "TODO-WORDS file-superseded", "TODO-WORDS";
    }
    FileTooLarge "file-too-large" Error content {
        vi: "TODO-WORDS file-too-large", "TODO-WORDS";
        en: "TODO-WORDS file-too-large", "TODO-WORDS";
    }
    SheetUnrecognised "sheet-unrecognised" Error content {
        vi: "TODO-WORDS sheet-unrecognised", "TODO-WORDS";
        en: "TODO-WORDS sheet-unrecognised", "TODO-WORDS";
    }
    ColumnMissing "column-missing" Error content {
        vi: "TODO-WORDS column-missing", "TODO-WORDS";
        en: "TODO-WORDS column-missing", "TODO-WORDS";
    }
    ColumnUnknown "column-unknown" Note structure {
        vi: "TODO-WORDS column-unknown", "TODO-WORDS";
        en: "TODO-WORDS column-unknown", "TODO-WORDS";
    }
    UnitUnknown "unit-unknown" Error content {
        vi: "TODO-WORDS unit-unknown", "TODO-WORDS";
        en: "TODO-WORDS unit-unknown", "TODO-WORDS";
    }
    UnitAmbiguous "unit-ambiguous" Error content {
        vi: "TODO-WORDS unit-ambiguous", "TODO-WORDS";
        en: "TODO-WORDS unit-ambiguous", "TODO-WORDS";
    }
    PeriodUnknown "period-unknown" Error content {
        vi: "TODO-WORDS period-unknown", "TODO-WORDS";
        en: "TODO-WORDS period-unknown", "TODO-WORDS";
    }
    ChannelAssumed "channel-assumed" Query content {
        vi: "TODO-WORDS channel-assumed", "TODO-WORDS";
        en: "TODO-WORDS channel-assumed", "TODO-WORDS";
    }
    PeriodOutside "period-outside" Note content {
        vi: "TODO-WORDS period-outside", "TODO-WORDS";
        en: "TODO-WORDS period-outside", "TODO-WORDS";
    }
    PersonCandidate "person-candidate" Query content {
        vi: "TODO-WORDS person-candidate", "TODO-WORDS";
        en: "TODO-WORDS person-candidate", "TODO-WORDS";
    }
    PersonConflict "person-conflict" Query content {
        vi: "TODO-WORDS person-conflict", "TODO-WORDS";
        en: "TODO-WORDS person-conflict", "TODO-WORDS";
    }
    DecisionContradiction "decision-contradiction" Error content {
        vi: "TODO-WORDS decision-contradiction", "TODO-WORDS";
        en: "TODO-WORDS decision-contradiction", "TODO-WORDS";
    }
    IntroductionUnconfirmed "introduction-unconfirmed" Query content {
        vi: "TODO-WORDS introduction-unconfirmed", "TODO-WORDS";
        en: "TODO-WORDS introduction-unconfirmed", "TODO-WORDS";
    }
    ConfirmationUnannounced "confirmation-unannounced" Query content {
        vi: "TODO-WORDS confirmation-unannounced", "TODO-WORDS";
        en: "TODO-WORDS confirmation-unannounced", "TODO-WORDS";
    }
    ConfirmedElsewhere "confirmed-elsewhere" Query content {
        vi: "TODO-WORDS confirmed-elsewhere", "TODO-WORDS";
        en: "TODO-WORDS confirmed-elsewhere", "TODO-WORDS";
    }
    ConfirmedOtherPeriod "confirmed-other-period" Query content {
        vi: "TODO-WORDS confirmed-other-period", "TODO-WORDS";
        en: "TODO-WORDS confirmed-other-period", "TODO-WORDS";
    }
    ConfirmedPersonDiffers "confirmed-person-differs" Query content {
        vi: "TODO-WORDS confirmed-person-differs", "TODO-WORDS";
        en: "TODO-WORDS confirmed-person-differs", "TODO-WORDS";
    }
    MemberUnknown "member-unknown" Query content {
        vi: "TODO-WORDS member-unknown", "TODO-WORDS";
        en: "TODO-WORDS member-unknown", "TODO-WORDS";
    }
    StatedTotalDiffers "stated-total-differs" Query content {
        vi: "TODO-WORDS stated-total-differs", "TODO-WORDS";
        en: "TODO-WORDS stated-total-differs", "TODO-WORDS";
    }
    OtherShareHigh "other-share-high" Query content {
        vi: "TODO-WORDS other-share-high", "TODO-WORDS";
        en: "TODO-WORDS other-share-high", "TODO-WORDS";
    }
    GradingUniform "grading-uniform" Query content {
        vi: "TODO-WORDS grading-uniform", "TODO-WORDS";
        en: "TODO-WORDS grading-uniform", "TODO-WORDS";
    }
    ListCopied "list-copied" Query content {
        vi: "TODO-WORDS list-copied", "TODO-WORDS";
        en: "TODO-WORDS list-copied", "TODO-WORDS";
    }
    ChangeUnusual "change-unusual" Query content {
        vi: "TODO-WORDS change-unusual", "TODO-WORDS";
        en: "TODO-WORDS change-unusual", "TODO-WORDS";
    }
    UnitMissing "unit-missing" Query content {
        vi: "TODO-WORDS unit-missing", "TODO-WORDS";
        en: "TODO-WORDS unit-missing", "TODO-WORDS";
    }
    TextFormula "text-formula" Note content {
        vi: "TODO-WORDS text-formula", "TODO-WORDS";
        en: "TODO-WORDS text-formula", "TODO-WORDS";
    }
    SheetOutside "sheet-outside" Query content {
        vi: "TODO-WORDS sheet-outside", "TODO-WORDS";
        en: "TODO-WORDS sheet-outside", "TODO-WORDS";
    }
    PeriodIsolated "period-isolated" Query content {
        vi: "TODO-WORDS period-isolated", "TODO-WORDS";
        en: "TODO-WORDS period-isolated", "TODO-WORDS";
    }
    RosterStale "roster-stale" Query content {
        vi: "TODO-WORDS roster-stale", "TODO-WORDS";
        en: "TODO-WORDS roster-stale", "TODO-WORDS";
    }
    RosterLater "roster-later" Query content {
        vi: "TODO-WORDS roster-later", "TODO-WORDS";
        en: "TODO-WORDS roster-later", "TODO-WORDS";
    }
    ResultContradicts "result-contradicts" Query content {
        vi: "TODO-WORDS result-contradicts", "TODO-WORDS";
        en: "TODO-WORDS result-contradicts", "TODO-WORDS";
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
