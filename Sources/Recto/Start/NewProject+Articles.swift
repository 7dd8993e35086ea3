extension NewProject {
  /// Shows each syntax once, and passes.
  static let englishArticle = ##"""
    ---
    title: A first article
    date: DATE
    lang: LANGUAGE
    tags: [examples]
    description: One of each thing that Recto checks, to be read beside its source.
    log: natural
    ---

    Open `Content/LANGUAGE/first-article.md` beside this page. Change a digit of any result and run `recto check`: it says
    what the number should be. `recto fix` puts it right.

    ## Formula blocks

    What stands behind `let` is given. What stands behind a relation is a result, and is proved.

    ```swift recto steps
    let p = [0.7, 0.2, 0.1]   // given: three probabilities
    let H = entropy(p)        // ≈ 0.802 nats
    ```

    There are more relations than `≈`, and several claims may stand on one line:

    ```swift recto
    sum(p)                  // = 1
    H / log(2)              // ≈ 1.157 bits; < log2(3)
    H                       // ≈ 0.8018…; ≈ 0.80 ± 0.01; ∈ 0.80...0.81
    -log(p)                 // ≈ [0.357, 1.609, 2.303]
    H < log(3)
    forAll(in: 0.01...0.99) { x in binaryEntropy(x) <= log(2) }
    ```

    Functions are written as in Swift, and sums as one would say them:

    ```swift recto code
    func surprise(_ x: Real) -> Real { -log(x) }
    surprise(1/2)                                 // ≈ 0.693 nats
    sum((1...10).map { k in 1 / k ** 2 })         // ≈ 1.5498
    ```

    ## Numbers in the text

    On average an outcome tells **0.802**<!-- = H --> nats, which is 73.0%<!-- = H / log(3) --> of what it could be. The
    rarest one tells 2.30<!-- = -log(p[2]) -->, and 1.2 × 10⁻³<!-- = 0.0012 --> is understood as well.

    ## Tables

    | outcome  | $p$ | $I$   |
    |----------|----:|------:|
    | boots    | 0.7 | 0.357 |
    | does not | 0.2 | 1.609 |
    | explodes | 0.1 | 2.303 |
    | Σ        | 1.0 |       |
    <!-- recto: let I = -log(p) -->

    The column $p$ is held against the vector above, and $I$ is computed from it.

    ## Formulas in LaTeX

    A formula needs no annotation: $-\log 0.6 \approx 0.511$, and

    $$0.7 \times 0.36 + 0.2 \times 1.61 + 0.1 \times 2.30 = 0.804 \label{eq:sum}$$

    by terms that were rounded before they were added. Letters have no value of their own; a comment right behind the formula
    gives them one:

    $$H(p) = -\sum_i p_i \log p_i \approx 0.802$$ <!-- = H -->

    A deliberate falsehood such as $0 = 1$ <!-- recto: exempt --> says so.

    ## Figures

    A block may draw what it computes. The points of a curve are computed as rigorously as any claim, and can be read as a
    table:

    ```swift recto plot
    plot(over: 0.01...1, title: "How much an outcome tells",
      description: "The curve falls from 4.6 nats for an outcome of one in a hundred to 0 for a certain one. The three outcomes lie on it.",
      xLabel: "p", yLabel: "−log p (nats)", label: "−log p") { x in -log(x) }
    points(p, -log(p), label: "the three outcomes")
    ```

    ## Errata

    > [!WARNING]
    > The sum \eqref{eq:sum} is often printed as the entropy. It is not 0.804<!-- ≉ H -->.

    Everything else is Markdown.[^gfm]

    [^gfm]: Tables, task lists, footnotes and alerts, as on GitHub.

    """##

  static let chineseArticle = ##"""
    ---
    title: 第一篇
    date: DATE
    lang: LANGUAGE
    tags: [示例]
    description: Recto 检查的每一种写法各一例，请对照源文件阅读。
    log: natural
    ---

    请同时打开 `Content/LANGUAGE/第一篇.md`。改动任何一个结果的一位数字，再运行 `recto check`，它会说出正确的数；`recto fix` 会把它改好。

    ## 公式块

    `let` 后面的是已知量；关系符号后面的是结果，都要证明。

    ```swift recto steps
    let p = [0.7, 0.2, 0.1]   // 已知：三个概率
    let H = entropy(p)        // ≈ 0.802 nats
    ```

    除了 `≈` 还有别的关系，一行里可以写几个：

    ```swift recto
    sum(p)                  // = 1
    H / log(2)              // ≈ 1.157 bits; < log2(3)
    H                       // ≈ 0.8018…; ≈ 0.80 ± 0.01; ∈ 0.80...0.81
    -log(p)                 // ≈ [0.357, 1.609, 2.303]
    H < log(3)
    forAll(in: 0.01...0.99) { x in binaryEntropy(x) <= log(2) }
    ```

    函数的写法和 Swift 一样：

    ```swift recto code
    func surprise(_ x: Real) -> Real { -log(x) }
    surprise(1/2)                                 // ≈ 0.693 nats
    sum((1...10).map { k in 1 / k ** 2 })         // ≈ 1.5498
    ```

    ## 正文里的数

    平均每个结果带来 **0.802**<!-- = H --> nats 的信息，是最多可能的 73.0%<!-- = H / log(3) -->。最罕见的一个带来
    2.30<!-- = -log(p[2]) -->；1.2 × 10⁻³<!-- = 0.0012 --> 这样的写法也看得懂。

    ## 表格

    | 结果 | $p$ | $I$   |
    |------|----:|------:|
    | 启动 | 0.7 | 0.357 |
    | 失败 | 0.2 | 1.609 |
    | 爆炸 | 0.1 | 2.303 |
    | 合计 | 1.0 |       |
    <!-- recto: let I = -log(p) -->

    $p$ 这一列与上面的向量核对，$I$ 由它算出。

    ## LaTeX 公式

    公式不需要任何标注：$-\log 0.6 \approx 0.511$，以及

    $$0.7 \times 0.36 + 0.2 \times 1.61 + 0.1 \times 2.30 = 0.804 \label{eq:sum}$$

    这里的各项是先舍入再相加的。字母本身没有值，紧跟在公式后面的注释给它一个：

    $$H(p) = -\sum_i p_i \log p_i \approx 0.802$$ <!-- = H -->

    故意写错的式子，如 $0 = 1$ <!-- recto: exempt -->，要注明。

    ## 图

    公式块也可以把算出来的画成图。曲线上的点和断言一样严格算出，还可以当作表格来读：

    ```swift recto plot
    plot(over: 0.01...1, title: "一个结果带来多少信息",
      description: "曲线从百分之一概率处的 4.6 奈特降到必然结果处的 0，三个结果都在曲线上。",
      xLabel: "p", yLabel: "−log p（奈特）", label: "−log p") { x in -log(x) }
    points(p, -log(p), label: "三个结果")
    ```

    ## 勘误

    > [!WARNING]
    > 式 \eqref{eq:sum} 的和常被当作熵印出来，但熵不是 0.804<!-- ≉ H -->。

    其余都是普通的 Markdown。[^gfm]

    [^gfm]: 表格、任务列表、脚注和提示框，和 GitHub 上一样。

    """##
}
