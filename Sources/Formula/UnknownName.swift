import Diagnostics

/// What is called otherwise elsewhere.
private let otherNames = ["ln": "log(x)", "lg": "log10(x)", "fabs": "abs(x)", "ceiling": "ceil(x)"]

/// The diagnostic for a name that nothing declares.
func unknownName(_ name: String, at span: Span, among names: [String]) -> Diagnostic {
  var help: [String] = []
  if let other = otherNames[name] {
    help.append("write `\(other)`")
  } else if let nearest = nearestName(to: name, among: names + Builtins.names) {
    help.append("did you mean `\(nearest)`?")
  }
  return Diagnostic(.unknownName, "nothing is called `\(name)` here", at: span, help: help)
}
