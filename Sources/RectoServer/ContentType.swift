/// The media types of what sites are made of, by the ending of a path.
func contentType(of path: String) -> String {
  let name = path.split(separator: "/").last ?? ""
  let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  return contentTypes[ending] ?? "application/octet-stream"
}

private let contentTypes = [
  "html": "text/html; charset=utf-8", "htm": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
  "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
  "json": "application/json; charset=utf-8", "map": "application/json; charset=utf-8",
  "webmanifest": "application/manifest+json; charset=utf-8", "xml": "application/xml; charset=utf-8",
  "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8", "csv": "text/csv; charset=utf-8",
  "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
  "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "bmp": "image/bmp",
  "woff2": "font/woff2", "woff": "font/woff", "ttf": "font/ttf", "otf": "font/otf",
  "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "ogg": "audio/ogg", "wav": "audio/wav",
  "pdf": "application/pdf", "zip": "application/zip", "wasm": "application/wasm",
]
