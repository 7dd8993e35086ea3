extension CodeGuide {
  /// The project and its files.
  static let projects: [CodeGuide] = [
    CodeGuide(
      .settings, "`Site/site.yml` is not right",
      """
      It is YAML; an unknown field is an error with the nearest known one, so that no setting is passed over in silence.
      """,
      .files(["Site/site.yml": "tilte: Notes\n", "Content/en/a.md": "Text.\n"])),
    CodeGuide(
      .template, "a template of the site is not right",
      """
      Templates in `Site/templates/` are Mustache; every name in them must be one that a page has. The manual lists \
      them.
      """,
      .files(["Site/templates/article.mustache": "{{#content}}\n", "Content/en/a.md": "Text.\n"])),
    CodeGuide(
      .figure, "a figure cannot be drawn",
      """
      The range must have a length, and the function a value somewhere in it.
      """,
      .article("```swift recto plot\nplot(over: 1...0) { x in x }\n```\n")),
    CodeGuide(
      .encoding, "a file is not UTF-8",
      """
      Recto reads UTF-8 and nothing else; the label shows the first byte that is none. Save the file as UTF-8.
      """,
      .commands("printf 'caf\\351\\n' > latin1.md\nrecto check latin1.md\n")),
    CodeGuide(
      .unreadable, "a file or a folder cannot be read",
      """
      It does not exist, or there is no permission to read it, or it is a link, which is followed only where you name \
      it. The note has the system's reason.
      """,
      .commands("recto check nowhere.md\n")),
    CodeGuide(
      .tooLarge, "a file is larger than 16 MiB, or nested too deeply",
      """
      The rest of the site is still checked. Split the article.
      """,
      .commands("head -c 17000000 /dev/zero | tr '\\0' 'a' > long.md\nrecto check long.md\n")),
    CodeGuide(
      .noArticles, "there is nothing to read",
      """
      Articles are files that end in `.md`, in `Content/` if there is such a folder. `recto init` makes a project.
      """,
      .commands("recto check\n")),
    CodeGuide(
      .outputFolder, "the output cannot be written, or must not be replaced",
      """
      A build replaces its whole output folder, and so takes only one that is absent, empty, or a site that Recto \
      wrote. Otherwise the note has the system's reason: no permission, or no space left. Nothing was changed.
      """,
      .commands("echo Text. > a.md\nmkdir mine\necho diary > mine/diary.txt\nrecto build -o mine\n")),
    CodeGuide(
      .internal, "a defect in Recto",
      """
      This should not happen, and it is not your fault. Please report it with the article that brought it about. The \
      exit status is 70.
      """,
      .none),
  ]
}
