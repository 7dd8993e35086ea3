import CSystem
import Diagnostics
import Foundation
import Formula
import TeXMath

// `FormulaBenchmark FILE [ROUNDS]`: what a formula in LaTeX costs by itself, without the article around it. The file has
// one formula on each line. Prints medians of CPU time.

guard CommandLine.arguments.count > 1, let text = try? String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
else {
  FileHandle.standardError.write(Data("usage: FormulaBenchmark FILE [ROUNDS]\n".utf8))
  exit(64)
}
recto_keep_memory()
let rounds = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 9 : 9
let sources = text.split(separator: "\n").map { Excerpt(SourceFile(path: "formula", bytes: Array($0.utf8))) }

func cpuTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func seconds(_ work: () -> Void) -> Double {
  let start = cpuTime()
  work()
  return cpuTime() - start
}

var parse: [Double] = []
var check: [Double] = []
var write: [Double] = []
var claims = 0
var bytes = 0
for _ in 0..<rounds {
  var times = (parse: 0.0, check: 0.0, write: 0.0)
  let memory = FormulaMemory()
  (claims, bytes) = (0, 0)
  // As many at a time as some articles have: not all of them fit into the caches.
  for start in stride(from: 0, to: sources.count, by: 100) {
    let article = sources[start..<min(start + 100, sources.count)]
    var formulas: [TeXFormula] = []
    var html: [UInt8] = []
    times.parse += seconds {
      for source in article {
        var macros = MacroTable()
        formulas.append(parseTeX(source, macros: &macros))
      }
    }
    times.check += seconds {
      for formula in formulas where formula.hasNumber { claims += latexClaims(in: formula).claims.count }
    }
    times.write += seconds {
      for (formula, source) in zip(formulas, article) {
        memory.append(formula, source.bytes, isDisplay: false, to: &html) {
          writeMathML(typeset(formula, isDisplay: false), display: false, into: &$0)
        }
      }
    }
    bytes += html.count
  }
  parse.append(times.parse)
  check.append(times.check)
  write.append(times.write)
}

func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] / Double(sources.count) * 1e6 }
let parts = [("parse", median(parse)), ("check", median(check)), ("write", median(write))]
print("\(sources.count) formulas, \(claims) claims, \(bytes) bytes of MathML, \(rounds) rounds, medians")
for (name, time) in parts + [("all", parts.reduce(0) { $0 + $1.1 })] {
  print("\(name)  \(String(format: "%6.2f", time)) µs a formula")
}
