use super::*;

/// Publishes files that hold a line of text each.
fn try_run(root: &Path, files: &[(&str, &str)]) -> Result<Published, Fatal> {
    let staging = Staging::begin(root, Lang::Vi)?;
    publish(&staging, "2021-04", staged(&staging, files), |_| Ok(None))
}

fn staged(staging: &Staging, files: &[(&str, &str)]) -> Vec<OutFile> {
    files.iter().map(|(path, text)| staging.put(path, text.as_bytes()).unwrap()).collect()
}

fn run(root: &Path, files: &[(&str, &str)]) -> Published {
    try_run(root, files).unwrap()
}

fn text(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join("output/2021-04").join(path)).unwrap_or_else(|_| "(none)".to_owned())
}

fn names(root: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root.join("output"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_second_run_rebuilds_and_removes_what_is_no_longer_made() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    run(root, &[("tong-hop.xlsx", "a"), ("phan-hoi/K10A/ds.xlsx", "b")]);
    fs::create_dir_all(root.join("output/2021-04/thu/moi")).unwrap();
    fs::write(root.join("output/2021-04/thu/moi/x.eml"), "mail").unwrap();
    fs::write(root.join("output/2021-04/ghi-chu.txt"), "hers").unwrap();

    let second = run(root, &[("tong-hop.xlsx", "a2"), ("bao-cao.docx", "c")]);
    assert_eq!(second.written, ["bao-cao.docx", "tong-hop.xlsx"]);
    assert_eq!(second.removed, ["phan-hoi/K10A/ds.xlsx"]);
    assert_eq!((text(root, "tong-hop.xlsx"), text(root, "bao-cao.docx")), ("a2".into(), "c".into()));
    assert!(!root.join("output/2021-04/phan-hoi").exists());
    assert_eq!((text(root, "thu/moi/x.eml"), text(root, "ghi-chu.txt")), ("mail".into(), "hers".into()));

    let third = run(root, &[("tong-hop.xlsx", "a2"), ("bao-cao.docx", "c")]);
    assert_eq!((third.written.len(), third.unchanged.len()), (0, 2));
    assert_eq!(names(root), ["2021-04"]);
}

#[test]
fn what_a_person_edited_is_kept_and_the_new_one_stands_beside_it() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    run(root, &[("bao-cao.docx", "one")]);
    fs::write(root.join("output/2021-04/bao-cao.docx"), "edited").unwrap();

    let second = run(root, &[("bao-cao.docx", "two")]);
    let kept = Kept { path: "bao-cao.docx".into(), new: Some("bao-cao-moi.docx".into()) };
    assert_eq!(second.kept.as_slice(), std::slice::from_ref(&kept));
    assert_eq!((text(root, "bao-cao.docx"), text(root, "bao-cao-moi.docx")), ("edited".into(), "two".into()));

    let third = run(root, &[("bao-cao.docx", "three")]);
    assert_eq!(third.kept, [kept]);
    assert_eq!((text(root, "bao-cao.docx"), text(root, "bao-cao-moi.docx")), ("edited".into(), "three".into()));

    fs::write(root.join("output/2021-04/bao-cao-moi.docx"), "edited too").unwrap();
    run(root, &[("bao-cao.docx", "four")]);
    assert_eq!(text(root, "bao-cao-moi.docx"), "edited too");
    assert_eq!(text(root, "bao-cao-moi-2.docx"), "four");

    fs::write(root.join("output/2021-04/bao-cao.docx"), "one").unwrap();
    fs::remove_file(root.join("output/2021-04/bao-cao-moi.docx")).unwrap();
    let last = run(root, &[("bao-cao.docx", "five")]);
    assert_eq!(last.removed, ["bao-cao-moi-2.docx"]);
    assert_eq!(text(root, "bao-cao.docx"), "five");
}

#[test]
fn a_failure_on_the_way_leaves_the_previous_output_whole() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    run(root, &[("a.xlsx", "old"), ("b.xlsx", "old"), ("c.xlsx", "old")]);
    // A file where a folder must be: the third rename fails.
    fs::write(root.join("output/2021-04/z"), "in the way").unwrap();
    let manifest = text(root, MANIFEST);
    let fatal = try_run(root, &[("a.xlsx", "new"), ("d.xlsx", "new"), ("z/e.xlsx", "new")]).unwrap_err();
    assert!(fatal.what.contains("e.xlsx") && fatal.hint.unwrap().contains("Excel"), "{}", fatal.what);
    for name in ["a.xlsx", "b.xlsx", "c.xlsx"] {
        assert_eq!(text(root, name), "old", "{name}");
    }
    assert_eq!(text(root, "d.xlsx"), "(none)");
    assert_eq!(text(root, MANIFEST), manifest);
    assert_eq!(names(root), ["2021-04"]);
}

#[test]
fn a_run_killed_between_two_renames_leaves_nothing_that_looks_edited() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    run(root, &[("a.xlsx", "old"), ("b.xlsx", "old")]);
    let folder = root.join("output/2021-04");
    let before = read_manifest(&folder);
    let staging = Staging::begin(root, Lang::Vi).unwrap();
    let outputs = staged(&staging, &[("a.xlsx", "new"), ("b.xlsx", "new")]);
    let plan = plan(&folder, outputs, &before, |_| Ok(None), Lang::Vi).unwrap();
    let mut steps = stage(staging.folder(), &folder, &plan, &before).unwrap();
    steps.truncate(2);
    apply(staging.folder(), steps).unwrap();
    assert_eq!((text(root, "a.xlsx"), text(root, "b.xlsx")), ("new".into(), "old".into()));

    let after = run(root, &[("a.xlsx", "newer"), ("b.xlsx", "newer")]);
    assert!(after.kept.is_empty());
    assert_eq!((text(root, "a.xlsx"), text(root, "b.xlsx")), ("newer".into(), "newer".into()));
}

#[test]
fn paths_that_leave_the_folder_or_enter_a_record_stop_the_run() {
    let root = tempfile::tempdir().unwrap();
    for path in ["../x", "/x", "thu/moi/x.eml", "da-chot/x", "a//b", "", "a\\..\\b", "C:x", MANIFEST] {
        assert!(try_run(root.path(), &[(path, "x")]).is_err(), "{path}");
    }
    assert!(try_run(root.path(), &[("A", "x"), ("a", "y")]).is_err());
}

#[test]
fn the_last_output_knows_what_becomes_of_the_others() {
    let root = tempfile::tempdir().unwrap();
    let publish = |text: &str| {
        let staging = Staging::begin(root.path(), Lang::Vi).unwrap();
        super::publish(&staging, "2021-04", staged(&staging, &[("a.xlsx", text)]), |others| {
            let kept: Vec<&str> = others.kept.iter().filter_map(|one| one.new.as_deref()).collect();
            staging.put("page.html", kept.join(" ").as_bytes()).map(Some)
        })
        .unwrap()
    };
    let first = publish("one");
    assert_eq!((first.written, first.kept), (vec!["a.xlsx".to_owned(), "page.html".to_owned()], Vec::new()));
    std::fs::write(first.folder.join("a.xlsx"), "edited").unwrap();
    let second = publish("two");
    assert_eq!(second.newest("a.xlsx"), "a-moi.xlsx");
    assert_eq!(second.newest("page.html"), "page.html");
    assert_eq!(std::fs::read_to_string(second.folder.join("page.html")).unwrap(), "a-moi.xlsx");
    // What cannot be made leaves everything as it is.
    let staging = Staging::begin(root.path(), Lang::Vi).unwrap();
    let outputs = staged(&staging, &[("a.xlsx", "three")]);
    assert!(super::publish(&staging, "2021-04", outputs, |_| Err(Fatal::new("no"))).is_err());
    drop(staging);
    assert_eq!(std::fs::read_to_string(second.folder.join("a-moi.xlsx")).unwrap(), "two");
    assert_eq!(names(root.path()), ["2021-04"]);
}
