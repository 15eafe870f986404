//! Encoders from the public code charts.

use unicode_normalization::UnicodeNormalization;

/// The marks of a letter: its base, its own mark (breve, circumflex, horn), its tone.
fn parted(letter: char) -> (char, Option<char>, Option<char>) {
    let mut base = letter;
    let (mut own, mut tone) = (None, None);
    for (at, one) in std::iter::once(letter).nfd().enumerate() {
        match one {
            _ if at == 0 => base = one,
            '\u{302}' | '\u{306}' | '\u{31b}' => own = Some(one),
            _ => tone = Some(one),
        }
    }
    (base, own, tone)
}

/// TCVN 5712:1993, VN3: vowel, then its bytes with no tone, grave, hook, tilde, acute, dot below. 0: plain ASCII.
const VN3: &[(char, [u8; 6])] = &[
    ('a', [0, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9]),
    ('ă', [0xa8, 0xbb, 0xbc, 0xbd, 0xbe, 0xc6]),
    ('â', [0xa9, 0xc7, 0xc8, 0xc9, 0xca, 0xcb]),
    ('e', [0, 0xcc, 0xce, 0xcf, 0xd0, 0xd1]),
    ('ê', [0xaa, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6]),
    ('i', [0, 0xd7, 0xd8, 0xdc, 0xdd, 0xde]),
    ('o', [0, 0xdf, 0xe1, 0xe2, 0xe3, 0xe4]),
    ('ô', [0xab, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9]),
    ('ơ', [0xac, 0xea, 0xeb, 0xec, 0xed, 0xee]),
    ('u', [0, 0xef, 0xf1, 0xf2, 0xf3, 0xf4]),
    ('ư', [0xad, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9]),
    ('y', [0, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe]),
];

/// Capitals without a tone.
const VN3_CAPITALS: &[(char, u8)] =
    &[('Ă', 0xa1), ('Â', 0xa2), ('Ê', 0xa3), ('Ô', 0xa4), ('Ơ', 0xa5), ('Ư', 0xa6), ('Đ', 0xa7), ('đ', 0xae)];

const ORDER: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// As a workbook in a `.Vn` font has it: each byte as the letter of Windows-1252. None where a capital with a tone stands
/// beside small letters, or alone: the charset has none. Words of capitals keep small ones under a font of capitals.
pub(super) fn tcvn3(name: &str) -> Option<String> {
    let words: Option<Vec<String>> = name.split(' ').map(tcvn3_word).collect();
    words.map(|words| words.join(" "))
}

fn tcvn3_word(word: &str) -> Option<String> {
    let ascii = word.chars().filter(char::is_ascii_uppercase).count();
    let capitals = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let mut out = String::new();
    for letter in word.chars() {
        if let Some((_, byte)) = VN3_CAPITALS.iter().find(|(one, _)| *one == letter) {
            out.push(char::from(*byte));
            continue;
        }
        let (base, own, tone) = parted(letter);
        let vowel: String = std::iter::once(base.to_ascii_lowercase()).chain(own).nfc().collect();
        let row = VN3.iter().find(|(one, _)| vowel.starts_with(*one) && vowel.chars().count() == 1);
        let column = tone.map_or(0, |tone| ORDER.iter().position(|one| *one == tone).unwrap() + 1);
        match row.map(|(_, row)| row[column]).filter(|byte| *byte != 0) {
            None => out.push(letter),
            // A font of capitals is only known by two letters that are capitals anyway.
            Some(_) if letter.is_uppercase() && !(capitals && ascii > 1) => return None,
            Some(byte) => out.push(char::from(byte)),
        }
    }
    Some(out)
}

/// VNI for Windows: the marks follow the vowel, in the case of the vowel.
pub(super) fn vni(name: &str) -> String {
    name.chars().map(vni_letter).collect()
}

fn vni_letter(letter: char) -> String {
    let small: char = letter.to_lowercase().next().unwrap();
    let alone = match small {
        'đ' => Some("ñ"),
        'í' => Some("í"),
        'ì' => Some("ì"),
        'ỉ' => Some("æ"),
        'ĩ' => Some("ó"),
        'ị' => Some("ò"),
        'ỵ' => Some("î"),
        'ơ' => Some("ô"),
        'ư' => Some("ö"),
        _ => None,
    };
    let (base, own, tone) = parted(small);
    let written = match (alone, base, own, tone) {
        (Some(alone), ..) => alone.to_owned(),
        (_, base, own, tone) => {
            let stem = match own {
                Some('\u{31b}') if base == 'o' => "ô".to_owned(),
                Some('\u{31b}') => "ö".to_owned(),
                _ => base.to_string(),
            };
            let mark = match (own, tone) {
                (Some('\u{302}'), None) => "â",
                (Some('\u{302}'), Some('\u{301}')) => "á",
                (Some('\u{302}'), Some('\u{300}')) => "à",
                (Some('\u{302}'), Some('\u{309}')) => "å",
                (Some('\u{302}'), Some('\u{303}')) => "ã",
                (Some('\u{302}'), Some(_)) => "ä",
                (Some('\u{306}'), None) => "ê",
                (Some('\u{306}'), Some('\u{301}')) => "é",
                (Some('\u{306}'), Some('\u{300}')) => "è",
                (Some('\u{306}'), Some('\u{309}')) => "ú",
                (Some('\u{306}'), Some('\u{303}')) => "ü",
                (Some('\u{306}'), Some(_)) => "ë",
                (_, Some('\u{301}')) => "ù",
                (_, Some('\u{300}')) => "ø",
                (_, Some('\u{309}')) => "û",
                (_, Some('\u{303}')) => "õ",
                (_, Some('\u{323}')) => "ï",
                _ => "",
            };
            stem + mark
        }
    };
    if letter == small { written } else { written.to_uppercase() }
}

/// RFC 1456. None for names whose only marks are tones: `.`, `'` and `?` alone are ordinary signs.
pub(super) fn viqr(name: &str) -> Option<String> {
    let out = viqr_signs(name);
    // At least one word of two letters or more with a mark that is no ordinary sign.
    let sure = name.is_ascii() || out.split(' ').any(|word| word.len() > 3 && word.contains(['^', '(', '+']));
    sure.then_some(out)
}

/// RFC 1456, whatever the marks.
pub(super) fn viqr_signs(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        match letter {
            'đ' | 'Đ' => out.push_str(if letter == 'đ' { "dd" } else { "DD" }),
            _ => {
                let (base, own, tone) = parted(letter);
                out.push(base);
                out.extend(own.map(|own| match own {
                    '\u{302}' => '^',
                    '\u{306}' => '(',
                    _ => '+',
                }));
                out.extend(tone.map(|tone| match tone {
                    '\u{300}' => '`',
                    '\u{309}' => '?',
                    '\u{303}' => '~',
                    '\u{301}' => '\'',
                    _ => '.',
                }));
            }
        }
    }
    out
}
