import ArgumentParser
import Diagnostics
import Foundation
import Recto
import RectoServer

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show a project in the browser while you write.",
    discussion: """
      An open page follows its source: save the article, and the page shows it, at the same place. What does not hold is \
      shown on the page and here; the preview stays, whatever is broken, and goes on when it is mended. Nothing is \
      written to the disk. Ctrl-C ends it.

      Only this machine can look at the preview, unless `--host` gives another address to listen at.

      Examples:
        recto serve
        recto serve notes --open             and have the browser show it
        recto serve --drafts --port 4000
        recto serve --host 0.0.0.0           for the phone in the same network
      """)

  @Argument(help: "A folder with `Content/`, or any folder of Markdown.", completion: .directory)
  var folder = "."

  @Option(help: "The port to listen at. (default: the first free one from 8000 on)")
  var port: UInt16?

  @Option(help: "The address to listen at; any but that of this machine alone lets others read the preview.")
  var host = "127.0.0.1"

  @Flag(help: "Show drafts, too.")
  var drafts = false

  @Flag(name: .customLong("open"), help: "Open the home page in the browser.")
  var opensBrowser = false

  @Flag(name: [.short, .long], help: "Say nothing but the address and what is wrong.")
  var quiet = false

  private var listeningHost: String { host == "localhost" ? "127.0.0.1" : host }

  func validate() throws {
    guard isIPv4(listeningHost) || isIPv6(listeningHost) else {
      throw ValidationError("--host is an address in digits, such as 0.0.0.0, or localhost")
    }
  }

  func run() async throws {
    try await end { () throws(Diagnostic) in
      let preview = try Preview(of: folder, showsDrafts: drafts, width: processorCount)
      do throws(ServerError) {
        let listener = try Listener(host: listeningHost, port: port)
        if !Listener.isLoopback(listeningHost) {
          Terminal.say("whoever can reach this machine can read the preview\n")
        }
        let (quiet, opensBrowser) = (quiet, opensBrowser)
        let serving = Task {
          await Self.serve(
            PreviewServer(preview, at: listener), at: listener.url, isQuiet: quiet, opensBrowser: opensBrowser)
        }
        let interruption = Interruption { serving.cancel() }
        let failure = await serving.value
        interruption.end()
        if let failure { throw failure }
        return .clean
      } catch {
        Terminal.say("error: \(error.message)\n  = help: \(error.help)\n")
        return .notBegun
      }
    }
  }

  private static func serve(
    _ server: PreviewServer, at url: String, isQuiet: Bool, opensBrowser: Bool
  ) async -> ServerError? {
    var progress = Progress(isQuiet: isQuiet)
    do throws(ServerError) {
      try await server.run { event in
        switch event {
        case .progress(let done, let total): progress.show(done, of: total)
        case .update(let update):
          progress.clear()
          Terminal.show(update, isQuiet: isQuiet)
        case .listening:
          try? Terminal.write("\(url)\n")
          if opensBrowser, !openInBrowser(url) { Terminal.say("there is no browser to open it\n") }
        case .shortage(let shortage):
          progress.clear()
          Terminal.say("\(shortage.text)\n")
        }
      }
      return nil
    } catch {
      return error
    }
  }
}

extension WatchShortage {
  fileprivate var text: String {
    let fact =
      switch self {
      case .programs: "the system has told too many programs of changes to files already"
      case .folders: "the system tells of changes in no more folders"
      }
    return "\(fact), so they are looked for five times a second\n  = help: raise `\(rawValue)`"
  }
}

extension Terminal {
  /// What has become of the site: the findings of what changed, and one line.
  fileprivate static func show(_ update: PreviewUpdate, isQuiet: Bool) {
    show(update.findings)
    if let problem = update.problem { return showUnplaced(problem) }
    if isQuiet { return }
    let files = update.files.count > 3 ? "\(update.files.count) pages" : update.files.joined(separator: ", ")
    var line = (files.isEmpty ? "" : files + ": ") + update.tally.text
    if update.errors > update.findings.count { line += "; \(update.errors) errors in all" }
    say("\(line) (\(Int(update.duration / .milliseconds(1))) ms)\n")
  }
}

/// - Returns: whether there is a program for it.
private func openInBrowser(_ url: String) -> Bool {
  #if canImport(Darwin)
    let command = "open"
  #else
    let command = "xdg-open"
  #endif
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", "command -v \(command) >/dev/null && exec \(command) \"$0\"", url]
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}
