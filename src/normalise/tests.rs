//! Sheets by hand to the claims they make.
