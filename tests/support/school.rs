//! The school that most tests are about, and units below it: parts of a `config.toml`, put together with `concat!`.

/// `[office]` of the school, `CDN`.
macro_rules! office {
    () => {
        "[office]\ncode = \"CDN\"\nname = \"Đoàn trường Cao đẳng Nghề Sông Hậu\"\nlevel = \"school\"\nprovince = \"Cần Thơ\"\n"
    };
}

/// A `[[unit]]`: code, name, level, and whose it is.
macro_rules! unit {
    ($code:literal, $name:literal, $level:literal) => {
        concat!("[[unit]]\ncode = \"", $code, "\"\nname = \"", $name, "\"\nlevel = \"", $level, "\"\n")
    };
    ($code:literal, $name:literal, $level:literal, $parent:literal) => {
        concat!(unit!($code, $name, $level), "parent = \"", $parent, "\"\n")
    };
}
