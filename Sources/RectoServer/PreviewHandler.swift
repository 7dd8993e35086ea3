import Recto

/// Answers requests with what the site is at the moment. Nothing but its files can be asked for: a path is looked up
/// in a table and is never one of this machine.
struct PreviewHandler: Sendable {
  let store: PreviewStore

  func response(to request: RequestHead) async -> Response {
    guard HostName(header: request[field: "host"])?.isTrusted == true else {
      return .refusal(.misdirected, "This preview answers to addresses and to localhost only.\n")
    }
    if request.method == .other {
      return .refusal(.methodNotAllowed, "This preview is only read.\n", ["Allow": "GET, HEAD"])
    }
    guard let path = SitePath(request.path) else { return .refusal(.badRequest, "No path of a page.\n") }
    var response =
      path.text.hasPrefix("_recto/") ? ownFile(path, request) : siteFile(await store.site.reply(to: path), request)
    response.hasBody = request.method == .get
    return response
  }

  /// What belongs to the preview, not to the site.
  private func ownFile(_ path: SitePath, _ request: RequestHead) -> Response {
    switch path.text {
    case "_recto/reload.js": return .file(path.text, PackageResources.reload_js, request)
    case "_recto/preview.css": return .file(path.text, PackageResources.preview_css, request)
    case "_recto/events":
      guard let page = request.value("page").flatMap({ SitePath($0) }), let digest = request.value("digest") else {
        return .refusal(.badRequest, "No page.\n")
      }
      return Response(
        .ok, ["Content-Type": "text/event-stream; charset=utf-8"],
        .events(PageEvents(store: store, page: page, digest: digest)))
    default: return .refusal(.notFound, "There is no such file.\n")
    }
  }

  private func siteFile(_ reply: PreviewReply, _ request: RequestHead) -> Response {
    switch reply {
    case .page(let page):
      return Response(page.status.code, ["Content-Type": contentType(of: ".html")], .bytes(page.html))
    case .folder: return Response(.temporaryRedirect, ["Location": request.path + "/"])
    case .file(.bytes(let bytes), let path): return .file(path, bytes, request)
    case .file(.copy(let source, let folder, let stamp), let path):
      guard let body = SiteFile.place(of: source, in: folder).flatMap(Response.Body.file) else {
        return .refusal(.notFound, "It is gone.\n")
      }
      return .file(path, body, tag: fnv1a(stamp?.bytes ?? []), request)
    }
  }
}

extension SentPage.Status {
  fileprivate var code: Response.Status {
    switch self {
    case .found: .ok
    case .notFound: .notFound
    case .broken: .broken
    }
  }
}

extension Response {
  static func refusal(_ status: Status, _ text: String, _ fields: [String: String] = [:]) -> Response {
    Response(status, fields.merging(["Content-Type": contentType(of: ".txt")]) { $1 }, .bytes(Array(text.utf8)))
  }

  fileprivate static func file(_ path: String, _ bytes: [UInt8], _ request: RequestHead) -> Response {
    file(path, .bytes(bytes), tag: fnv1a(bytes), request)
  }

  /// - Parameter tag: by which a browser that has the file already knows it, so that fonts and pictures need not be sent
  ///   again with every change of a text.
  fileprivate static func file(_ path: String, _ body: Body, tag: UInt64, _ request: RequestHead) -> Response {
    let tag = "\"\(String(tag, radix: 16))\""
    let fields = ["Content-Type": contentType(of: path), "Cache-Control": "no-cache", "ETag": tag]
    return request[field: "if-none-match"] == tag ? Response(.notModified, fields) : Response(.ok, fields, body)
  }
}
