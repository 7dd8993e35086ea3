import Diagnostics
import Formula

extension JudgedDocument {
  /// The claims that can be mended now, since nothing that is still to be mended decides which digits they want.
  ///
  /// What is computed from the printed cells of tables waits for these: for all of them where only footers and the text
  /// read them, else for those of the columns before. Each footer is read by nobody. In LaTeX a side that is still wrong
  /// decides about those that equations join to it, so that of these only the first claim is mended.
  ///
  /// What a draft leaves open may have to be mended first, or want other digits of the same number: nothing overtakes it.
  func nextToFix(where isFixable: (JudgedClaim) -> Bool) -> [JudgedClaim] {
    let isDraft = evaluated.depth == .draft
    let cells = claims.indices.filter { claims[$0].claim.isCell }
    if isDraft, cells.contains(where: { claims[$0].isOpen }) { return [] }
    let wrongCells = cells.filter { isWrong($0, isFixable) }
    guard wrongCells.isEmpty else { return firstToFix(of: wrongCells) }

    let open = isDraft ? claims.filter(\.isOpen).map(\.claim.literal) : []
    var next = claims.indices.filter { index in
      let claim = claims[index].claim
      return claim.source != .latex && isWrong(index, isFixable)
        && !open.contains(where: { $0.overlaps(claim.literal) })
    }
    for id in document.math.indices {
      next += firstOfEachRun(claims(ofMath: id).filter { claims[$0].claim.source == .latex }, isFixable)
    }
    return next.map { claims[$0] }
  }

  private func isWrong(_ index: Int, _ isFixable: (JudgedClaim) -> Bool) -> Bool {
    !claims[index].verdict.passes && isFixable(claims[index])
  }

  /// Of wrong cells: all of them, or those of the first column where what runs may read the cells of another one.
  private func firstToFix(of cells: [Int]) -> [JudgedClaim] {
    guard document.readsPrintedCells else { return cells.map { claims[$0] } }
    let order = Dictionary(positions.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let first = cells.min { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
    return cells.filter { claims[$0].claim.subject == first.map { claims[$0].claim.subject } }.map { claims[$0] }
  }

  /// Of the claims of one formula, the first wrong one of each run: claims that follow each other have a side in common.
  private func firstOfEachRun(_ formula: [Int], _ isFixable: (JudgedClaim) -> Bool) -> [Int] {
    var first: [Int] = []
    var end = 0
    var isDecided = false
    for index in formula {
      let span = claims[index].claim.span
      if span.start >= end { isDecided = false }
      end = max(end, span.end)
      guard !isDecided else { continue }
      if isWrong(index, isFixable) { first.append(index) }
      isDecided = first.last == index || evaluated.depth == .draft && claims[index].isOpen
    }
    return first
  }
}

extension Span {
  fileprivate func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
}

extension Claim {
  /// Whether a cell makes the claim, and not a footer, which is held against nothing but the cells above it.
  fileprivate var isCell: Bool { source == .table && subject != literal }
}

extension Document {
  /// Whether a block or a rule may compute with the cells of a table as they are printed.
  fileprivate var readsPrintedCells: Bool {
    let word = Array("printed".utf8)
    return program.contains { item in
      switch item {
      case .formula(let block): block.source.bytes.contains(word)
      case .table(let table): table.rules.contains { $0.bytes.contains(word) }
      }
    }
  }
}
