import Diagnostics

/// A project that builds and passes at once: an article that shows each syntax, settings, and what a repository needs.
package struct NewProject: Sendable {
  package var files: NewFiles

  /// - Parameters:
  ///   - folder: absent, or one without a project in it.
  ///   - language: of the site and its first article.
  ///   - date: the present day, `2026-11-25`.
  package init(in folder: String, language: String, date: String) throws(Diagnostic) {
    let base = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    for name in ["Content", "Site"] where exists(base + name) {
      throw Diagnostic(
        .outputFolder, "there is a project in '\(folder)' already: it has a '\(name)'", at: nil,
        help: ["`recto new TITLE` adds an article to it"])
    }
    let isChinese = language.hasPrefix("zh")
    let article = (isChinese ? Self.chineseArticle : Self.englishArticle)
      .replacing("DATE", with: date).replacing("LANGUAGE", with: language)
    let wanted = [
      NewFiles.File(path: "\(base)Content/\(language)/\(isChinese ? "第一篇" : "first-article").md", text: article),
      NewFiles.File(
        path: base + "Site/site.yml", text: Self.settings(language, title: isChinese ? "我的笔记" : "My notes")),
      NewFiles.File(path: base + ".gitignore", text: "_site/\n"),
      NewFiles.File(path: base + ".github/workflows/recto.yml", text: Self.workflow),
    ]
    // What a repository has already is its own.
    files = NewFiles(files: wanted.filter { !exists($0.path) })
  }

  private static func settings(_ language: String, title: String) -> String {
    """
    title: \(title)
    description: \(language.hasPrefix("zh") ? "每个印出来的数都经过证明。" : "Notes in which every printed result is proved.")
    # Language tags in the order in which they are offered; each has a folder in Content/.
    languages: [\(language)]
    # Where the site will stand, for canonical links and feeds.
    # baseURL: https://example.org/notes
    # What \\log means in LaTeX where an article does not say: natural, 2 or 10.
    log: natural
    # Macros for every formula.
    # macros:
    #   R: \\mathbb{R}

    """
  }

  private static let workflow = """
    # Checks every number on each push and pull request, and publishes the site of the main branch.
    name: recto
    on:
      push:
        branches: [main]
      pull_request:

    permissions:
      contents: read

    jobs:
      check:
        runs-on: ubuntu-latest
        container: swift:6.2
        steps:
          - uses: actions/checkout@v4
          # Set the variable RECTO_REPOSITORY of this repository to the owner/name of Recto's sources.
          - uses: actions/checkout@v4
            with:
              repository: ${{ vars.RECTO_REPOSITORY }}
              path: .recto
          - uses: actions/cache@v4
            with:
              path: .recto/.build
              key: recto-${{ runner.os }}-${{ hashFiles('.recto/Sources/**', '.recto/Package.swift') }}
          - run: make -C .recto release
          - run: .recto/.build/release/recto check --format github
          - run: .recto/.build/release/recto build
          - uses: actions/upload-pages-artifact@v3
            if: github.ref == 'refs/heads/main'
            with:
              path: _site

      publish:
        if: github.ref == 'refs/heads/main'
        needs: check
        runs-on: ubuntu-latest
        permissions:
          pages: write
          id-token: write
        environment:
          name: github-pages
        steps:
          - uses: actions/deploy-pages@v4

    """
}
