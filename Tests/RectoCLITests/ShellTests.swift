import Foundation
import Testing

private func hasShell(_ name: String) -> Bool {
  ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
  }
}

/// Recto in a shell and in a pipeline.
struct ShellTests {
  @Test func bashCompletesCommandsAndOptions() throws {
    let outcome = try Sandbox().shell(
      """
      cat > try.sh <<'END'
      recto --generate-completion-script bash > recto.bash && bash -n recto.bash && . ./recto.bash
      complete_words() {
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
        _recto recto "${COMP_WORDS[$COMP_CWORD]}" "${COMP_WORDS[$((COMP_CWORD - 1))]}"
        printf '%s ' "${COMPREPLY[@]}" | tr -s ' '
        echo
      }
      complete_words recto ch
      complete_words recto fix --dr
      complete_words recto explain claim-r
      mkdir Content && echo 1 > Content/a.md
      complete_words recto explain Con
      complete_words recto fix --only Con
      END
      bash try.sh
      """)
    #expect(
      outcome.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == [
        "check", "--dry-run", "claim-refuted", "Content/a.md", "Content/a.md",
      ], "\(outcome)")
  }

  /// Zsh completes in a terminal alone: `zpty` is one. What stands in the line after the tab is written down.
  @Test(.enabled(if: hasShell("zsh"), "zsh is not installed")) func zshCompletes() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/en/entropy.md", "2<!-- = 1 + 1 -->\n")
    try sandbox.write("Site/site.yml", "title: T\n")
    try sandbox.write(
      "try.zsh",
      #"""
      recto --generate-completion-script zsh > _recto
      zmodload zsh/zpty
      zpty z zsh -f -i
      zpty -w z "PS1= fpath=($PWD \$fpath); autoload -Uz compinit; compinit -u -D; KEYTIMEOUT=1; \
        show() { print -r -- \"<\$BUFFER>\" >> lines; BUFFER= }; zle -N show; bindkey '^G' show; : > lines"
      count=0
      wait_for_lines() {
        for turn in {1..200}; do
          [[ -e lines && $(wc -l < lines) -ge $1 ]] && return
          sleep 0.05
        done
      }
      wait_for_lines 0
      for line in "$@"; do
        zpty -w -n z "$line"$'\t\a'
        wait_for_lines $((++count))
      done
      zpty -d z
      cat lines
      """#)
    let outcome = try sandbox.shell(
      """
      zsh -f try.zsh 'recto ch' 'recto fix --dr' 'recto explain claim-r' 'recto explain Con' 'recto fix --only Con' \
        'recto check --format sa' 'recto check Con' 'recto build --output Si'
      """)
    #expect(
      outcome.output.split(separator: "\n") == [
        "<recto check >", "<recto fix --dry-run >", "<recto explain claim-refuted >",
        "<recto explain Content/en/entropy.md >", "<recto fix --only Content/en/entropy.md >",
        "<recto check --format sarif >", "<recto check Content/>", "<recto build --output Site/>",
      ], "\(outcome)")
  }

  /// What `explain` takes, fish completes in a terminal alone.
  @Test(.enabled(if: hasShell("fish"), "fish is not installed")) func fishCompletes() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/en/entropy.md", "2<!-- = 1 + 1 -->\n")
    try sandbox.write("Site/site.yml", "title: T\n")
    let outcome = try sandbox.shell(
      """
      fish --no-config -c '
        recto --generate-completion-script fish | source
        for line in "recto ch" "recto fix --dr" "recto check --format sa" "recto check Con" "recto build -o Si"
          complete -C $line | string replace -r "\\t.*" ""
        end'
      """)
    #expect(
      outcome.output.split(separator: "\n") == ["check", "--dry-run", "sarif", "Content/", "Site/"], "\(outcome)")
    #expect(outcome.errors == "")
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func everyShellHasAScript(shell: String) throws {
    let outcome = try Sandbox().run("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    for command in ["build", "check", "fix", "explain", "init", "new", "eval", "render", "tangle"] {
      #expect(outcome.output.contains(command))
    }
  }

  @Test func coverageCanBeAskedFor() throws {
    let sandbox = try Sandbox()
    try sandbox.write("a.md", "0.7<!-- = log(2) --> and 0.8, and 0.9 in 2018.\n")
    let table = try sandbox.run("check", "--coverage")
    #expect(table.status == 0)
    #expect(
      table.output.hasPrefix(
        """
                       numbers  verified  failing  inputs  exempt  unbound  covered
        a.md                 3         1        0       0       0        2   33.3 %
          in the text        3         1        0       0       0        2   33.3 %
        not counted: 1 whole numbers that nothing binds
        1 claim in 1 file: 1 verified
        """), "\(table.output)")
    #expect(try sandbox.run("check", "-q", "--min-coverage", "33").status == 0)
    let low = try sandbox.run("check", "-q", "--min-coverage", "33.4")
    #expect(low.status == 1)
    #expect(low.errors == "coverage is 33.3 %, and 33.4 % are asked for\n")
    #expect(low.output == "")
    #expect(try sandbox.run("check", "--min-coverage", "101").status == 64)
    let json = try sandbox.run("check", "--coverage", "--format", "json").output
    let report = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let files = try #require(report["coverage"] as? [[String: Any]])
    #expect((files.first?["total"] as? [String: Int])?["unbound"] == 2)
  }

  @Test(arguments: ["json", "sarif", "github", "junit"]) func machinesReadStandardOutputAlone(format: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write("a.md", "0.9<!-- = log(2) -->\n")
    let outcome = try sandbox.run("check", "--format", format)
    #expect(outcome.status == 1)
    #expect(outcome.errors == "")
    #expect(outcome.output.contains("claim-refuted"))
    #expect(outcome.output.hasSuffix("\n"))
  }

  @Test func colourIsForTerminals() throws {
    let sandbox = try Sandbox()
    try sandbox.write("a.md", "0.9<!-- = log(2) -->\n")
    #expect(try !sandbox.run("check").errors.contains("\u{1B}"))
    // `script` gives it a terminal.
    guard try sandbox.shell("command -v script").status == 0 else { return }
    let colored = try sandbox.shell("env -u NO_COLOR TERM=xterm script -qec 'recto check a.md' /dev/null")
    #expect(colored.output.contains("\u{1B}[1;31m"))
    let plain = try sandbox.shell("env TERM=xterm NO_COLOR=1 script -qec 'recto check a.md' /dev/null")
    #expect(plain.output.contains("error[claim-refuted]"))
    #expect(!plain.output.contains("\u{1B}"))
  }
}
