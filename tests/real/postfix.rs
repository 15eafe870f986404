//! A month's letters through Postfix: encrypted, behind a login, with a recipient it refuses and one it cannot take yet.

use std::collections::BTreeMap;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use mail_parser::MessageParser;

use crate::smtp::secure::Authority;

const PASSWORD: &str = "mat-khau-thu";
const REFUSED: &str = "cd-han-k43a@example.vn";
const NOT_YET: &str = "k-dien@example.vn";

/// One Postfix with everything it has in a folder of its own; it stops with the test.
struct Postfix {
    folder: tempfile::TempDir,
    port: u16,
}

impl Postfix {
    fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let one = Self { folder: tempfile::tempdir().unwrap(), port };
        let at = one.folder.path();
        for folder in ["conf/sasl", "queue", "data", "mail"] {
            std::fs::create_dir_all(at.join(folder)).unwrap();
        }
        let authority = Authority::issuing("127.0.0.1");
        std::fs::write(at.join("ca.pem"), &authority.pem).unwrap();
        std::fs::write(at.join("server.pem"), authority.key.serialize_pem() + &authority.certificate.pem()).unwrap();
        one.configure(&format!(
            "check_recipient_access inline:{{ {{ {REFUSED} = 550 5.1.1 no such mailbox }}, {{ {NOT_YET} = 450 4.2.2 mailbox full }} }}, "
        ));
        let services = [
            ("cleanup unix n - n - 0", "cleanup"),
            ("qmgr unix n - n 300 1", "qmgr"),
            ("tlsmgr unix - - n 1000? 1", "tlsmgr"),
            ("rewrite unix - - n - -", "trivial-rewrite"),
            ("bounce unix - - n - 0", "bounce"),
            ("defer unix - - n - 0", "bounce"),
            ("virtual unix - n n - -", "virtual"),
            ("error unix - - n - -", "error"),
            ("retry unix - - n - -", "error"),
            ("anvil unix - - n - 1", "anvil"),
            ("proxymap unix - - n - -", "proxymap"),
            ("postlog unix-dgram n - n - 1", "postlogd"),
        ];
        let mut master = format!("127.0.0.1:{port} inet n - n - - smtpd\n");
        services.iter().for_each(|(line, program)| master += &format!("{line} {program}\n"));
        std::fs::write(at.join("conf/master.cf"), master).unwrap();
        let sasl = format!(
            "pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\nsasldb_path: {}\n",
            at.join("sasldb2").display()
        );
        std::fs::write(at.join("conf/sasl/smtpd.conf"), sasl).unwrap();
        let shell = format!(
            "set -e; cd '{}'; chmod 755 . conf conf/sasl; chown postfix data; chown nobody mail; \
             echo '{PASSWORD}' | saslpasswd2 -p -c -f sasldb2 -u example.vn doantruong; chmod 644 sasldb2",
            at.display()
        );
        done(Command::new("sh").args(["-c", &shell]));
        one.command("start");
        let patience = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(patience.elapsed() < Duration::from_secs(30), "Postfix does not answer:\n{}", one.log());
            std::thread::sleep(Duration::from_millis(50));
        }
        one
    }

    fn configure(&self, restrictions: &str) {
        let at = self.folder.path().display();
        let nobody = String::from_utf8(done(Command::new("id").args(["-u", "nobody"])).stdout).unwrap();
        let text = format!(
            "compatibility_level = 3.6\nqueue_directory = {at}/queue\ndata_directory = {at}/data\ncommand_directory = /usr/sbin\n\
             daemon_directory = /usr/lib/postfix/sbin\nmail_owner = postfix\nsetgid_group = postdrop\nmyhostname = mail.example.vn\n\
             mydestination =\nnotify_classes =\ninet_interfaces = 127.0.0.1\ninet_protocols = ipv4\nmaillog_file = {at}/log\nmaillog_file_prefixes = {at}\n\
             virtual_mailbox_domains = example.vn\nvirtual_mailbox_base = {at}/mail\nvirtual_mailbox_maps = static:all/\n\
             virtual_uid_maps = static:{}\nvirtual_gid_maps = static:65534\nvirtual_minimum_uid = 1\nmessage_size_limit = 40000000\n\
             virtual_mailbox_limit = 0\nsmtpd_tls_chain_files = {at}/server.pem\nsmtpd_tls_security_level = encrypt\n\
             smtpd_tls_auth_only = yes\nsmtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = cyrus\nsmtpd_sasl_path = smtpd\n\
             smtpd_recipient_restrictions = {restrictions}permit_sasl_authenticated, reject\n",
            nobody.trim()
        );
        std::fs::write(self.folder.path().join("conf/main.cf"), text).unwrap();
    }

    fn command(&self, what: &str) {
        done(Command::new("postfix").arg("-c").arg(self.folder.path().join("conf")).arg(what));
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// What was delivered, by its Message-ID: for whom, and the message as the mailbox holds it. Waits for `count`.
    fn delivered(&self, count: usize) -> BTreeMap<String, (String, String)> {
        let patience = Instant::now();
        loop {
            let folder = self.folder.path().join("mail/all/new");
            let files: Vec<PathBuf> =
                folder.read_dir().map_or(Vec::new(), |all| all.map(|one| one.unwrap().path()).collect());
            if files.len() >= count {
                // One that came too many would come soon.
                std::thread::sleep(Duration::from_millis(500));
                let all = folder.read_dir().unwrap().map(|one| std::fs::read_to_string(one.unwrap().path()).unwrap());
                return all.map(|text| (message_id(&text), (original_recipient(&text), text))).collect();
            }
            assert!(patience.elapsed() < Duration::from_secs(60), "{} of {count}:\n{}", files.len(), self.log());
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        // A test that failed must not hide why behind a second failure.
        let _ = Command::new("postfix").arg("-c").arg(self.folder.path().join("conf")).arg("stop").status();
    }
}

fn done(command: &mut Command) -> Output {
    let done = command.output().unwrap();
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
    done
}

fn message_id(text: &str) -> String {
    MessageParser::default().parse(text).unwrap().message_id().unwrap().to_owned()
}

fn original_recipient(text: &str) -> String {
    text.lines().find_map(|line| line.strip_prefix("X-Original-To: ")).unwrap().to_owned()
}

/// The letters of one folder of the outbox, as a mailbox would hold them, by their Message-ID.
fn letters(output: &Path, folder: &str) -> BTreeMap<String, String> {
    let entries = output.join("thu").join(folder).read_dir().map_or(Vec::new(), |all| all.flatten().collect());
    let paths =
        entries.iter().map(std::fs::DirEntry::path).filter(|path| path.extension().is_some_and(|end| end == "eml"));
    paths
        .map(|path| std::fs::read_to_string(path).unwrap().replace("\r\n", "\n"))
        .map(|text| (message_id(&text), text))
        .collect()
}

fn send(folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(["-C", folder.to_str().unwrap(), "send", "--yes", "--today", "2021-05-18"]);
    command.env("TONGHOP_SMTP_PASSWORD", PASSWORD).output().unwrap()
}

#[test]
#[ignore = "needs Postfix, sasl2-bin and the rights to start them"]
fn real_postfix_takes_every_letter_once() {
    let postfix = Postfix::start();
    let server = format!("host = \"127.0.0.1\"\nport = {}\nca_file = \"ca.pem\"\n", postfix.port);
    let (folder, output) =
        super::ran_with(|config| config.replace("host = \"smtp.example.vn\"\nport = 587\n", &server));
    std::fs::copy(postfix.folder.path().join("ca.pem"), folder.path().join("ca.pem")).unwrap();
    let made = letters(&output, "moi");
    let (refused, waiting, parked) = (1, 2, letters(&output, "can-xem").len());
    let sent = made.len() - refused - waiting;

    let first = send(folder.path());
    let told = String::from_utf8_lossy(&first.stdout).into_owned() + &String::from_utf8_lossy(&first.stderr);
    assert_eq!(first.status.code(), Some(3), "written, but some mail was not sent: {told}\n{}", postfix.log());
    let there = postfix.delivered(sent);
    assert_eq!(letters(&output, "da-gui").keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
    assert_eq!(there.len(), sent);
    for (id, (recipient, text)) in &there {
        let letter = &made[id];
        // Byte by byte what lay in the outbox, behind what the server puts before it, and to nobody else.
        assert!(text.trim_end().ends_with(letter.trim_end()), "{id} was changed on its way");
        assert!(
            letter.contains(&format!("\nTo: {recipient}\n")) || letter.contains(&format!("<{recipient}>")),
            "{id} reached {recipient}"
        );
        assert!(![REFUSED, NOT_YET].contains(&recipient.as_str()));
    }
    assert_eq!(letters(&output, "can-xem").len(), parked + refused);
    assert!(told.contains("no such mailbox"), "{told}");
    assert_eq!(letters(&output, "moi").len(), waiting);

    // The mailbox has room again: what waited goes, the refused one stays, nobody gets a letter twice.
    postfix.configure("");
    postfix.command("reload");
    // What is parked waits for a person all the same, and the exit code says so.
    let waits = Some(if parked > 0 { 3 } else { 0 });
    assert_eq!(send(folder.path()).status.code(), waits, "{}", postfix.log());
    let there = postfix.delivered(sent + waiting);
    assert_eq!(there.values().filter(|(recipient, _)| recipient == NOT_YET).count(), waiting);
    assert_eq!(send(folder.path()).status.code(), waits);
    assert_eq!(postfix.delivered(sent + waiting).len(), sent + waiting);
}
