//! Names of files and attachments, as everywhere.

pub use crate::text::slug::{file_slug, slug};
