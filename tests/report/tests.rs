use std::path::{Path, PathBuf};

use tonghop::deliver::template;
use tonghop::model::Lang;

use super::{english, vietnamese};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The shipped templates are what the programs beside this make; the one in `templates/` is a copy of the built-in one.
#[test]
fn the_shipped_templates_are_the_ones_made_here() {
    let made = [(Lang::Vi, vietnamese::template()), (Lang::En, english::template())];
    for (lang, bytes) in made {
        let name = template::name(lang);
        let mut shipped: Vec<PathBuf> = vec![root().join("src/data/templates").join(name)];
        if lang == Lang::Vi {
            shipped.push(root().join("templates").join(name));
        }
        for path in shipped {
            if std::env::var("GOLDEN").is_ok_and(|mode| mode == "write") {
                std::fs::write(&path, &bytes).unwrap();
                continue;
            }
            let known = std::fs::read(&path).unwrap();
            assert!(known == bytes, "{} is not what tests/report makes; run with GOLDEN=write", path.display());
        }
    }
}
