//! `send`.
use super::{Io, Stop};
use crate::cli::Common;
use crate::error::Exit;
use crate::model::Date;
use crate::settings::Settings;

pub(super) fn send(common: &Common, today: Date, yes: bool, io: &mut Io<'_>) -> Result<Exit, Stop> {
    let (settings, _) = super::settings(common, today)?;
    deliver(common, &settings, yes, io)
}

pub(super) fn deliver(_common: &Common, _settings: &Settings, _yes: bool, _io: &mut Io<'_>) -> Result<Exit, Stop> {
    Ok(Exit::Done)
}
