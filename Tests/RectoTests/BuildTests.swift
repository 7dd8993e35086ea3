import Foundation
import Recto
import Testing

/// Building is a function of the project: neither the run nor the number of articles under way shows in the bytes.
@Suite struct BuildTests {
  @Test func everyBuildGivesTheSameBytes() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "recto-build-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let project = try Project.load([ContentFolder.root.deletingLastPathComponent().path])
    var trees: [[String: Data]] = []
    for (name, width) in [("one", 1), ("many", 4), ("again", 4), ("again", 1)] {
      let output = folder.appending(path: name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let report = try await project.build(into: output.path, width: width)
      #expect(!report.hasErrors)
      trees.append(try tree(output))
    }
    #expect(trees[0].count > 6)
    for tree in trees.dropFirst() {
      #expect(tree.keys.sorted() == trees[0].keys.sorted())
      for (path, bytes) in tree { #expect(bytes == trees[0][path], "\(path)") }
    }
  }

  private func tree(_ root: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let file = root.appending(path: path)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      files[path] = try Data(contentsOf: file)
    }
    return files
  }
}
