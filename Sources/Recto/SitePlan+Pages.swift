// Where the pages stand that no article writes: those of the ledger and of the tags.
extension SitePlan {
  /// The articles that may share one page of the ledger: some two thousand claims.
  static let largestLedger = 64

  /// The page of the ledger that lists a folder's claims, or its articles if the claims are too many for one page.
  ///
  /// - Parameter folder: that of a language with a `/` at its end, or empty.
  func ledger(ofFolder folder: String) -> String { folder + "ledger.html" }

  /// The page of the ledger that lists an article's claims.
  func ledger(of name: String) -> String {
    let folder = folder(of: name)
    return ledgerParts[name].map { ledger(ofFolder: folder, part: $0) } ?? ledger(ofFolder: folder)
  }

  func ledger(ofFolder folder: String, part: Int) -> String { "\(folder)ledger/\(part).html" }

  /// The anchor of an article in the ledger; it can stand in an address as it is.
  func ledgerAnchor(of name: String) -> String { Self.escaped(String(name.dropFirst(folder(of: name).utf8.count))) }

  /// The anchor of an article's claims in the ledger, up to their numbers. It is short, since a page names it at each
  /// of its numbers, and stays the same whatever other articles there are: FNV-1a in 32 bits.
  func claimAnchor(of name: String) -> String {
    let hash = name.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return String(hash, radix: 36) + "-"
  }

  /// The page that lists all tags of a folder.
  func tags(ofFolder folder: String) -> String { folder + "tags.html" }

  /// The page that lists the articles with a tag. Tags that differ in case or in spaces only are one.
  func page(ofTag tag: String, folder: String) -> String { "\(folder)tags/\(fileName(ofTag: tag)).html" }

  /// The address of a page as another page writes it.
  ///
  /// - Parameters:
  ///   - path: the page's, below the site's root.
  ///   - page: that of the page with the link.
  static func href(of path: String, from page: String) -> String {
    let shared = zip(path.utf8, page.utf8).prefix { $0 == $1 }.map(\.0)
    let folder = (shared.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
    return root(of: String(decoding: page.utf8.dropFirst(folder), as: UTF8.self))
      + escaped(String(decoding: path.utf8.dropFirst(folder), as: UTF8.self))
  }
}

/// The name of a tag's page: what no file system minds, lower case, with `-` for everything else.
private func fileName(ofTag tag: String) -> String {
  var name = String.UnicodeScalarView()
  for scalar in tag.lowercased().unicodeScalars {
    switch scalar {
    // A file whose name begins with a dot is hidden.
    case "." where name.isEmpty: continue
    case "a"..."z", "0"..."9", "-", "_", "+", "#", ".", "(", ")", ",", "=", "~": name.append(scalar)
    default: name.append(scalar.isASCII || scalar.properties.isWhitespace ? "-" : scalar)
    }
  }
  return name.isEmpty ? "-" : String(name)
}
