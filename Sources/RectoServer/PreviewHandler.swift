import FlyingFox
import Foundation
import Recto

/// Answers requests with what the site is at the moment. Nothing but its files can be asked for: a path is looked up
/// in a table and is never one of this machine.
struct PreviewHandler: HTTPHandler {
  let store: PreviewStore

  func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
    guard HostName(header: request.headers[.host])?.isTrusted == true else {
      return .refusal(.misdirectedRequest, "This preview answers to addresses and to localhost only.\n")
    }
    guard request.method == .GET || request.method == .HEAD else {
      var response = HTTPResponse.refusal(.methodNotAllowed, "This preview is only read.\n")
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    }
    guard let path = SitePath(request.target.path()) else { return .refusal(.badRequest, "No path of a page.\n") }
    let response =
      path.text.hasPrefix("_recto/")
      ? ownFile(path, request) : await store.site.reply(to: path).response(to: path, request)
    return request.method == .HEAD ? response.withoutBody : response
  }

  /// What belongs to the preview, not to the site.
  private func ownFile(_ path: SitePath, _ request: HTTPRequest) -> HTTPResponse {
    switch path.text {
    case "_recto/reload.js": return .file(PackageResources.reload_js, path.text, request)
    case "_recto/preview.css": return .file(PackageResources.preview_css, path.text, request)
    case "_recto/events":
      guard let page = value("page", request).flatMap({ SitePath($0) }), let digest = value("digest", request) else {
        return .refusal(.badRequest, "No page.\n")
      }
      return .events(PageEvents(store: store, page: page, digest: digest))
    default: return .refusal(.notFound, "There is no such file.\n")
    }
  }

  private func value(_ name: String, _ request: HTTPRequest) -> String? {
    request.query.first { $0.name == name }?.value
  }
}

extension PreviewReply {
  fileprivate func response(to path: SitePath, _ request: HTTPRequest) -> HTTPResponse {
    switch self {
    case .page(let page): return .page(page)
    case .folder:
      return HTTPResponse(
        statusCode: .temporaryRedirect, headers: .preview([.location: request.target.path() + "/"]))
    case .file(.bytes(let bytes), let path): return .file(bytes, path, request)
    case .file(.copy(let source, let folder, let stamp), let path):
      guard let place = SiteFile.place(of: source, in: folder) else { return .refusal(.notFound, "It is gone.\n") }
      return .copy(of: place, stamp, path, request)
    }
  }
}

extension HTTPHeaders {
  /// The headers of every answer, and more.
  ///
  /// The connection ends with the answer: in one that stays open FlyingFox's small packets wait for each other.
  fileprivate static func preview(_ more: [HTTPHeader: String]) -> HTTPHeaders {
    let always = [
      HTTPHeader.connection: "close", .cacheControl: "no-store", HTTPHeader("X-Content-Type-Options"): "nosniff",
      // No page of another site gets to see what is previewed here.
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
    ]
    return HTTPHeaders(always.merging(more) { $1 })
  }
}

extension HTTPResponse {
  fileprivate static func page(_ page: SentPage) -> HTTPResponse {
    let status: HTTPStatusCode =
      switch page.status {
      case .found: .ok
      case .notFound: .notFound
      case .broken: .internalServerError
      }
    return HTTPResponse(
      statusCode: status, headers: .preview([.contentType: contentType(of: ".html")]), body: Data(page.html))
  }

  fileprivate static func file(_ bytes: [UInt8], _ path: String, _ request: HTTPRequest) -> HTTPResponse {
    file(path, tag: String(fnv1a(bytes), radix: 16), request) { HTTPBodySequence(data: Data(bytes)) }
  }

  /// - Parameter place: of a file on the disk, which need not fit into memory.
  fileprivate static func copy(
    of place: String, _ stamp: FileStamp?, _ path: String, _ request: HTTPRequest
  ) -> HTTPResponse {
    file(path, tag: String(fnv1a(stamp?.bytes ?? []), radix: 16), request) {
      try HTTPBodySequence(file: URL(fileURLWithPath: place), suggestedBufferSize: 1 << 16)
    }
  }

  /// - Parameter tag: by which a browser that has the file already knows it, so that fonts and pictures need not be sent
  ///   again with every change of a text.
  private static func file(
    _ path: String, tag: String, _ request: HTTPRequest, body: () throws -> HTTPBodySequence
  ) -> HTTPResponse {
    let tag = "\"\(tag)\""
    let headers = HTTPHeaders.preview([.contentType: contentType(of: path), .cacheControl: "no-cache", .eTag: tag])
    if request.headers[.ifNoneMatch] == tag { return HTTPResponse(statusCode: .notModified, headers: headers) }
    guard let body = try? body() else { return .refusal(.notFound, "It is gone.\n") }
    return HTTPResponse(statusCode: .ok, headers: headers, body: body)
  }

  fileprivate static func events(_ events: PageEvents) -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok, headers: .preview([.contentType: "text/event-stream; charset=utf-8"]),
      body: HTTPBodySequence(from: events))
  }

  fileprivate static func refusal(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: .preview([.contentType: contentType(of: ".txt")]), body: Data(text.utf8))
  }

  /// What is said of the file without the file itself.
  fileprivate var withoutBody: HTTPResponse {
    guard case .httpBody(let body) = payload else { return self }
    var headers = headers
    if let count = body.count { headers[.contentLength] = String(count) }
    return HTTPResponse(statusCode: statusCode, headers: headers)
  }
}
