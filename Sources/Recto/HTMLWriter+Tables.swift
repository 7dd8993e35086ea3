extension HTMLWriter {
  mutating func write(_ table: TableBlock) {
    newLine()
    // A wide table scrolls by itself, and so must be reachable with the keyboard.
    if !isPlain {
      html.append(html: "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"")
      html.append(escaping: rendering.tableLabel)
      html.append(html: "\">\n")
    }
    html.append(html: "<table>\n<thead>\n<tr>\n")
    for (column, cell) in table.header.enumerated() {
      html.append(html: isPlain ? "<th" : "<th scope=\"col\"")
      writeCell(cell, table.alignments[column])
      html.append(html: "</th>\n")
    }
    html.append(html: "</tr>\n</thead>\n")
    if !table.rows.isEmpty {
      html.append(html: "<tbody>\n")
      for row in table.rows {
        html.append(html: "<tr>\n")
        for (column, cell) in row.enumerated() {
          html.append(html: "<td")
          writeCell(cell, table.alignments[column])
          html.append(html: "</td>\n")
        }
        html.append(html: "</tr>\n")
      }
      html.append(html: "</tbody>\n")
    }
    html.append(html: "</table>\n")
    if !isPlain { html.append(html: "</div>\n") }
  }

  private mutating func writeCell(_ content: [Inline], _ alignment: TableBlock.Alignment) {
    switch alignment {
    case .none: break
    case .left: html.append(html: isPlain ? " align=\"left\"" : " class=\"left\"")
    case .center: html.append(html: isPlain ? " align=\"center\"" : " class=\"center\"")
    case .right: html.append(html: isPlain ? " align=\"right\"" : " class=\"right\"")
    }
    html.append(UInt8(ascii: ">"))
    write(content)
  }
}
