import ArgumentParser
import Diagnostics
import Recto

/// How a run ends; 64, for wrong usage, is the argument parser's.
enum Ending: Int32 {
  case clean = 0
  /// At least one error in what was read.
  case errors = 1
  /// The run could not begin: nothing to read, a path that does not exist, an output that must not be replaced; or what it
  /// yields could not be written.
  case notBegun = 2
  /// A defect in Recto.
  case defect = 70

  init(_ diagnostics: some Sequence<LocatedDiagnostic>) {
    let errors = diagnostics.lazy.filter { $0.diagnostic.severity == .error }
    self =
      errors.contains { $0.diagnostic.code == .internal } ? .defect : errors.contains { _ in true } ? .errors : .clean
  }
}

/// Runs a command, and ends the process with its status. What is thrown kept it from beginning.
func end(_ command: () async throws(Diagnostic) -> Ending) async throws {
  let ending: Ending
  do throws(Diagnostic) {
    ending = try await command()
  } catch {
    Terminal.showUnplaced(error)
    ending = error.code == .internal ? .defect : .notBegun
  }
  if ending != .clean { throw ExitCode(ending.rawValue) }
}
