import Diagnostics

extension SiteIndex {
  /// Writes the page of all tags of a folder and that of each, if there are any.
  func writeTags(_ index: FolderIndex, _ writer: SiteWriter) throws(Diagnostic) {
    let tags = index.tags
    guard !tags.isEmpty else { return }
    let path = plan.tags(ofFolder: index.folder)
    var context = index.context(at: path)
    context.title = index.wording.tags
    context.tags = index.tagEntries(from: path)
    try writer.add(path, plan.render(context, at: path, in: index.folder, theme, .tags))
    for tag in tags {
      var context = index.context(at: tag.path)
      context.title = index.wording.title(ofTag: tag.name)
      context.articles = index.entries(tag.articles, from: tag.path)
      context.tagsHref = SitePlan.href(of: path, from: tag.path)
      try writer.add(tag.path, plan.render(context, at: tag.path, in: index.folder, theme, .tag))
    }
  }

  /// Writes the page that a server shows for an address that leads nowhere, `404.html`: of any folder, so its links
  /// are whole addresses if the site's is known.
  func writeNotFound(_ writer: SiteWriter) throws(Diagnostic) {
    let folders = plan.languages.isEmpty ? [""] : plan.languages.map { $0 + "/" }
    let indexes = folders.map { FolderIndex($0, self) }
    guard let first = indexes.first else { return }
    let root = plan.settings.baseURL.map { $0 + "/" } ?? ""
    var context = first.context(at: "404.html")
    context.title = first.wording.notFound
    context.root = root
    context.canonical = nil
    context.home = root + context.home
    context.ledgerHref = context.ledgerHref.map { root + $0 }
    context.notices = indexes.map { index in
      Notice(
        language: index.language, title: index.wording.notFound, text: index.wording.notFoundHelp,
        home: "\(root)\(index.folder)index.html", homeTitle: index.wording.home)
    }
    try writer.add("404.html", plan.render(context, at: "404.html", in: first.folder, theme, .notFound))
  }
}
