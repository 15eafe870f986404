//! The system's keyring, where the password of the mailbox may lie under the name `tonghop`: Windows' credential manager through a
//! crate, elsewhere the program that each system ships for it.

/// The name under which it lies there.
const NAME: &str = "tonghop";

/// The password of the mailbox `user`; None where the keyring has none.
///
/// # Errors
/// Where the keyring cannot be asked, in the system's words.
#[cfg(windows)]
pub fn password(user: &str) -> Result<Option<String>, String> {
    use keyring_core::Error;
    use keyring_core::api::CredentialStoreApi;
    let told = |error: Error| error.to_string();
    let store = windows_native_keyring_store::Store::new().map_err(told)?;
    let target = std::collections::HashMap::from([("target", NAME)]);
    match store.build(NAME, user, Some(&target)).map_err(told)?.get_password() {
        Ok(password) => Ok(Some(password)),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(told(error)),
    }
}

/// The password of the mailbox `user`; None where the keyring has none.
///
/// # Errors
/// Where the keyring cannot be asked, in the system's words.
#[cfg(not(windows))]
pub fn password(user: &str) -> Result<Option<String>, String> {
    use super::machine::{Ended, Here, Machine};
    let words: &[&str] = if cfg!(target_os = "macos") {
        &["security", "find-generic-password", "-s", NAME, "-a", user, "-w"]
    } else {
        &["secret-tool", "lookup", "service", NAME, "username", user]
    };
    match Here.ask(words) {
        Ok(said) => Ok(Some(said.trim_end_matches(['\r', '\n']).to_owned()).filter(|password| !password.is_empty())),
        // Both end badly and without a word, or with "could not be found", where there is no such entry.
        Err(Ended::Badly(said)) if said.is_empty() || said.contains("could not be found") => Ok(None),
        Err(Ended::Badly(said)) => Err(said),
        Err(Ended::NotThere | Ended::Well) => Err(words[0].to_owned()),
    }
}
