import Diagnostics

/// What ends the parsing of a statement: a diagnostic on its way out, in one word, so that the frames of the recursive
/// descent stay small.
indirect enum Failure: Error {
  case found(Diagnostic)

  var diagnostic: Diagnostic {
    switch self {
    case .found(let diagnostic): diagnostic
    }
  }
}
