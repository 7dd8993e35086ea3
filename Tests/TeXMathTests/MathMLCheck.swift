import Diagnostics
import Formula
import Foundation

@testable import TeXMath

#if canImport(FoundationXML)
  import FoundationXML
#endif

func mathML(_ formula: TeXFormula, isDisplay: Bool = true) -> String {
  var buffer: [UInt8] = []
  writeMathML(typeset(formula, isDisplay: isDisplay), display: isDisplay, into: &buffer)
  return String(decoding: buffer, as: UTF8.self)
}

/// All numbers of a tree with their places.
func numbers(_ nodes: [TeXNode]) -> [(String, Span)] {
  nodes.flatMap { node -> [(String, Span)] in
    switch node.content {
    case .number(let digits): [(digits, node.span)]
    case .group(let nodes), .text(let nodes), .math(let nodes), .styled(_, let nodes), .enclosed(_, let nodes),
      .classed(_, let nodes), .fenced(_, let nodes, _):
      numbers(nodes)
    case .scripts(let base, let sub, let sup, _): numbers([base, sub, sup].compactMap { $0 })
    case .fraction(let a, let b, _): numbers([a, b])
    case .root(let a, let degree): numbers([a] + (degree.map { [$0] } ?? []))
    case .accent(_, let base): numbers([base])
    case .environment(let environment): environment.rows.flatMap { $0.cells.flatMap { numbers($0.nodes) } }
    default: []
    }
  }
}

/// Checks a formula against the elements, attributes and numbers of children of MathML Core
/// (W3C, https://www.w3.org/TR/mathml-core/); links stand in `mtext`, as HTML allows.
final class MathMLCheck: NSObject, XMLParserDelegate {
  private(set) var problems: [String] = []
  private var open: [(name: String, children: Int)] = []

  private static let global: Set<String> = ["class", "id", "displaystyle", "scriptlevel", "mathcolor", "mathsize"]
  private static let attributes: [String: Set<String>] = [
    "math": ["display"], "mrow": [], "mi": ["mathvariant"], "mn": [], "mtext": [],
    "mo": ["form", "lspace", "rspace", "stretchy", "symmetric", "movablelimits", "minsize", "maxsize"],
    "mspace": ["width", "height", "depth"],
    "mfrac": ["linethickness"], "msqrt": [], "mroot": [], "msub": [], "msup": [], "msubsup": [],
    "munder": ["accentunder"], "mover": ["accent"], "munderover": [], "mmultiscripts": [], "mprescripts": [],
    "mstyle": ["mathbackground"], "mphantom": [], "mpadded": ["width", "height", "depth"], "mtable": [], "mtr": [],
    "mtd": ["columnspan"], "a": ["href"],
  ]
  private static let children: [String: Int] = [
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3,
    "mmultiscripts": 6,
  ]

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    if !parser.parse() { problems.append("not well-formed: \(text)") }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if name == "a", open.last?.name != "mtext" { problems.append("a link outside of a text") }
    if let parent = open.indices.last { open[parent].children += 1 }
    open.append((name, 0))
    guard let known = Self.attributes[name] else {
      problems.append("no element of Core: \(name)")
      return
    }
    for attribute in attributes.keys where !known.contains(attribute) && !Self.global.contains(attribute) {
      problems.append("\(name) \(attribute)")
    }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    let (_, count) = open.removeLast()
    if let expected = Self.children[name], expected != count { problems.append("\(name) has \(count) children") }
  }
}
