import CCMarkGFM
import NumericCore

/// Recto's own version, as `--version`, the reports and the pages state it.
package let rectoVersion = "0.1.0"

/// What a report or a page was made by.
package let generator = "recto \(rectoVersion)"

/// Recto's version and those of the libraries that its answers rest on.
package var versionText: String {
  "\(rectoVersion) (\(numericLibraries), cmark-gfm \(String(cString: cmark_version_string())))"
}
