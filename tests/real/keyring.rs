//! The password of the mailbox from the keyring of a desktop.

use std::process::Command;

#[test]
#[ignore = "needs dbus, gnome-keyring and libsecret-tools"]
fn real_keyring_gives_the_password() {
    let folder = tempfile::tempdir().unwrap();
    let mail = "[mail]\nfrom = \"a@example.vn\"\nhost = \"127.0.0.1\"\nport = 1\nsecurity = \"none\"\nuser = \"a@example.vn\"\nkeyring = true\n";
    std::fs::write(folder.path().join("config.toml"), mail).unwrap();
    std::fs::create_dir(folder.path().join("input")).unwrap();
    let doctor =
        format!("'{}' -C '{}' doctor --offline || true", env!("CARGO_BIN_EXE_tonghop"), folder.path().display());
    let shell = format!(
        "printf kho | gnome-keyring-daemon --unlock --components=secrets >/dev/null; {doctor}; \
         printf 'mat khau' | secret-tool store --label=tonghop service tonghop username a@example.vn; {doctor}"
    );
    let mut session = Command::new("dbus-run-session");
    session.args(["--", "sh", "-c", &shell]);
    // A home of its own, so that nobody's keyring is touched.
    for (name, below) in
        [("HOME", ""), ("XDG_DATA_HOME", "data"), ("XDG_RUNTIME_DIR", "run"), ("XDG_CONFIG_HOME", "config")]
    {
        let place = folder.path().join("home").join(below);
        std::fs::create_dir_all(&place).unwrap();
        session.env(name, place);
    }
    let done = session.env_remove("TONGHOP_SMTP_PASSWORD").output().unwrap();
    let told = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    let before = told.find("Kho mật khẩu của máy chưa có mật khẩu của a@example.vn");
    let after = told.find("có mật khẩu của a@example.vn; không thử kết nối (--offline)");
    assert!(before.is_some() && before < after, "{told}");
    assert!(told.contains("secret-tool store --label=tonghop service tonghop username a@example.vn"), "{told}");
    assert!(!told.contains("mat khau"), "a password is never shown: {told}");
}
