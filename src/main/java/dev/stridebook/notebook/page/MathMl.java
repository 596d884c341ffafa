package dev.stridebook.notebook.page;

import dev.stridebook.notebook.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Converts LaTeX mathematics to MathML Core, which browsers typeset themselves, without scripts, fonts or network. It supports
 * what lessons use: fractions, roots, scripts, sums, fences, matrices, {@code aligned}, {@code cases}, text and the usual
 * symbols.
 */
final class MathMl {
    private static final class UnknownLatex extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownLatex(String what) {
            super(what);
        }
    }

    private static final Map<String, String> IDENTIFIERS =
            table("alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε "
                    + "zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi ϕ "
                    + "varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω "
                    + "infty ∞ partial ∂ nabla ∇ ell ℓ emptyset ∅ hbar ℏ");

    private static final Map<String, String> OPERATORS = table("cdot · times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ "
            + "bullet • oplus ⊕ otimes ⊗ odot ⊙ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ "
            + "propto ∝ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ cup ∪ cap ∩ setminus ∖ to → "
            + "rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦ "
            + "longrightarrow ⟶ iff ⇔ implies ⇒ land ∧ lor ∨ neg ¬ forall ∀ exists ∃ mid ∣ colon : "
            + "ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ dagger † lt < gt > % % $ $ # # & & _ _");

    private static final Map<String, String> FENCES = table("lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ langle ⟨ rangle ⟩ "
            + "{ { } } lbrace { rbrace } lvert | rvert | vert | | ‖ lVert ‖ rVert ‖ Vert ‖ lbrack [ rbrack ]");

    private static final Map<String, String> BIG_OPERATORS =
            table("sum ∑ prod ∏ int ∫ bigcup ⋃ bigcap ⋂ bigoplus ⨁ max max min min argmax argmax argmin argmin "
                    + "lim lim sup sup inf inf");

    private static final Map<String, String> ACCENTS =
            table("hat ^ widehat ^ bar ¯ overline ¯ tilde ~ widetilde ~ vec → dot ˙ ddot ¨ overbrace ⏞");

    private static final Map<String, String> SPACES =
            table(", 0.17em : 0.22em ; 0.28em ! -0.17em quad 1em qquad 2em space 0.33em enspace 0.5em");

    private static final Map<String, String> ALPHABETS = Map.of(
            "mathbb", "𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ",
            "mathcal", "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵",
            "mathbf",
                    "𝐀𝐁𝐂𝐃𝐄𝐅𝐆𝐇𝐈𝐉𝐊𝐋𝐌𝐍𝐎𝐏𝐐𝐑𝐒𝐓𝐔𝐕𝐖𝐗𝐘𝐙𝐚𝐛𝐜𝐝𝐞𝐟𝐠𝐡𝐢𝐣𝐤𝐥𝐦𝐧𝐨𝐩𝐪𝐫𝐬𝐭𝐮𝐯𝐰𝐱𝐲𝐳");

    private static final Set<String> FUNCTIONS = Set.of(
            "log", "ln", "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "arg", "det", "dim", "gcd", "deg", "Pr");

    private static final Set<String> TEXT = Set.of("text", "textrm", "textit", "textbf", "texttt", "mbox");
    private static final Set<String> UPRIGHT = Set.of("operatorname", "mathrm", "mathsf", "mathtt", "mathit");
    private static final Set<String> SIZES =
            Set.of("big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr");
    private static final Set<String> IGNORED =
            Set.of("limits", "nolimits", "displaystyle", "textstyle", "nonumber", "boldsymbol", "hline");
    private static final String END = "";

    private final List<String> tokens;
    private int position;

    private MathMl(List<String> tokens) {
        this.tokens = tokens;
    }

    /**
     * Returns a {@code <math>} element; empty if the LaTeX uses something that is not supported.
     *
     * @param block true for a display formula
     */
    static Optional<String> of(String latex, boolean block) {
        try {
            MathMl parser = new MathMl(tokens(latex));
            String body = parser.row(Set.of());
            if (!parser.peek().equals(END)) {
                throw new UnknownLatex(parser.peek());
            }
            return Optional.of("<math%s>%s</math>".formatted(block ? " display=\"block\"" : "", body));
        } catch (UnknownLatex e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> table(String namesAndSymbols) {
        String[] parts = namesAndSymbols.split(" ");
        return Stream.iterate(0, i -> i < parts.length, i -> i + 2)
                .collect(Collectors.toMap(i -> parts[i], i -> parts[i + 1]));
    }

    /** Commands keep their backslash; a number is one token; the text of a \text command is one token too. */
    private static List<String> tokens(String latex) {
        List<String> tokens = new ArrayList<>();
        int i = 0;
        while (i < latex.length()) {
            int start = i;
            char c = latex.charAt(i);
            if (c == '\\' && i + 1 < latex.length()) {
                i += 2;
                if (Character.isLetter(latex.charAt(start + 1))) {
                    while (i < latex.length() && (Character.isLetter(latex.charAt(i)) || latex.charAt(i) == '*')) {
                        i++;
                    }
                }
                tokens.add(latex.substring(start, i));
                if (TEXT.contains(latex.substring(start + 1, i)) && i < latex.length() && latex.charAt(i) == '{') {
                    int close = closingBrace(latex, i);
                    tokens.add(latex.substring(i + 1, close));
                    i = close + 1;
                }
            } else if (Character.isDigit(c)) {
                while (i < latex.length()
                        && (Character.isDigit(latex.charAt(i)) || isDecimalPoint(latex, i) || isThousands(latex, i))) {
                    i += isThousands(latex, i) ? 3 : 1;
                }
                tokens.add(latex.substring(start, i).replace("{,}", ","));
            } else {
                i += Character.charCount(latex.codePointAt(i));
                if (!Character.isWhitespace(c)) {
                    tokens.add(latex.substring(start, i));
                }
            }
        }
        return tokens;
    }

    private static boolean isDecimalPoint(String latex, int i) {
        return latex.charAt(i) == '.' && i + 1 < latex.length() && Character.isDigit(latex.charAt(i + 1));
    }

    private static boolean isThousands(String latex, int i) {
        return latex.startsWith("{,}", i);
    }

    private static int closingBrace(String latex, int open) {
        int depth = 0;
        for (int i = open; i < latex.length(); i++) {
            depth += latex.charAt(i) == '{' ? 1 : latex.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new UnknownLatex("an open brace");
    }

    private String peek() {
        return position < tokens.size() ? tokens.get(position) : END;
    }

    private String next() {
        if (position == tokens.size()) {
            throw new UnknownLatex("the end");
        }
        return tokens.get(position++);
    }

    private void expect(String token) {
        if (!next().equals(token)) {
            throw new UnknownLatex("no " + token);
        }
    }

    /** Returns the elements up to one of these tokens, or to the end. */
    private String row(Set<String> until) {
        StringBuilder row = new StringBuilder("<mrow>");
        while (!peek().equals(END) && !until.contains(peek())) {
            if (peek().equals("}") || peek().equals("&") || peek().equals("\\\\") || peek().equals("\\right")) {
                throw new UnknownLatex(peek());
            }
            row.append(scripted());
        }
        return row.append("</mrow>").toString();
    }

    private String scripted() {
        boolean isBig = peek().startsWith("\\")
                && (BIG_OPERATORS.containsKey(peek().substring(1)) || peek().equals("\\underbrace"));
        String base = atom();
        String below = null;
        String above = null;
        while (true) {
            if (peek().equals("_") && below == null) {
                next();
                below = atom();
            } else if (peek().equals("^") && above == null) {
                next();
                above = atom();
            } else if (peek().equals("'") && above == null) {
                next();
                above = "<mo>′</mo>";
            } else {
                break;
            }
        }
        String under = isBig ? "under" : "sub";
        String over = isBig ? "over" : "sup";
        if (below == null && above == null) {
            return base;
        }
        String tag = "m" + (below == null ? "" : under) + (above == null ? "" : over);
        return "<%s>%s%s%s</%s>".formatted(tag, base, below == null ? "" : below, above == null ? "" : above, tag);
    }

    private String atom() {
        String token = next();
        if (token.equals("{")) {
            String group = row(Set.of("}"));
            expect("}");
            return group;
        }
        if (token.startsWith("\\") && token.length() > 1) {
            return command(token.substring(1));
        }
        int c = token.codePointAt(0);
        if (Character.isDigit(c)) {
            return "<mn>" + token + "</mn>";
        }
        if (Character.isLetter(c)) {
            return "<mi>" + token + "</mi>";
        }
        if (token.equals("~")) {
            return space("0.33em");
        }
        if (token.equals("^") || token.equals("_") || token.equals("}")) {
            throw new UnknownLatex(token);
        }
        boolean isFence = "()[]|⌊⌋⌈⌉".contains(token);
        return "<mo%s>%s</mo>".formatted(isFence ? " stretchy=\"false\"" : "", operator(token));
    }

    private static String operator(String token) {
        return token.equals("-") ? "−" : token.equals("*") ? "∗" : Html.escape(token);
    }

    private String command(String name) {
        if (IDENTIFIERS.containsKey(name)) {
            return "<mi>" + IDENTIFIERS.get(name) + "</mi>";
        }
        if (OPERATORS.containsKey(name)) {
            return "<mo>" + Html.escape(OPERATORS.get(name)) + "</mo>";
        }
        if (FENCES.containsKey(name)) {
            return "<mo stretchy=\"false\">" + FENCES.get(name) + "</mo>";
        }
        if (BIG_OPERATORS.containsKey(name)) {
            return "<mo movablelimits=\"true\">" + BIG_OPERATORS.get(name) + "</mo>";
        }
        if (SPACES.containsKey(name)) {
            return space(SPACES.get(name));
        }
        if (name.equals(" ")) {
            return space("0.33em");
        }
        if (FUNCTIONS.contains(name)) {
            return upright(name) + space("0.1em");
        }
        if (TEXT.contains(name)) {
            return "<mtext>" + Html.escape(next()).replace(" ", "&#160;") + "</mtext>";
        }
        if (UPRIGHT.contains(name)) {
            return upright(plain());
        }
        if (ALPHABETS.containsKey(name)) {
            return inAlphabet(ALPHABETS.get(name), plain());
        }
        if (ACCENTS.containsKey(name)) {
            String stretchy = name.startsWith("over") || name.startsWith("wide") ? "true" : "false";
            return "<mover accent=\"true\">%s<mo stretchy=\"%s\">%s</mo></mover>"
                    .formatted(atom(), stretchy, ACCENTS.get(name));
        }
        if (SIZES.contains(name)) {
            return atom();
        }
        if (IGNORED.contains(name)) {
            return "";
        }
        return switch (name) {
            case "frac", "dfrac", "tfrac" -> "<mfrac>" + atom() + atom() + "</mfrac>";
            case "binom" -> "<mo>(</mo><mfrac linethickness=\"0\">" + atom() + atom() + "</mfrac><mo>)</mo>";
            case "sqrt" -> root();
            case "underbrace", "underline" ->
                "<munder>%s<mo stretchy=\"true\">%s</mo></munder>"
                        .formatted(atom(), name.equals("underline") ? "_" : "⏟");
            case "left" -> fenced();
            case "begin" -> environment();
            default -> throw new UnknownLatex("\\" + name);
        };
    }

    private static String space(String width) {
        return "<mspace width=\"" + width + "\"></mspace>";
    }

    private static String upright(String text) {
        return "<mi mathvariant=\"normal\">" + Html.escape(text) + "</mi>";
    }

    /** Returns the letters of a group that is text rather than mathematics, as in \mathrm{ReLU}. */
    private String plain() {
        if (!peek().equals("{")) {
            return next();
        }
        next();
        StringBuilder text = new StringBuilder();
        while (!peek().equals("}")) {
            if (peek().startsWith("\\") || peek().equals("{")) {
                throw new UnknownLatex(peek());
            }
            text.append(next());
        }
        next();
        return text.toString();
    }

    private static String inAlphabet(String alphabet, String letters) {
        int[] glyphs = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (char c : letters.toCharArray()) {
            int index = c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ? 26 + c - 'a' : -1;
            text.append(index >= 0 && index < glyphs.length ? Character.toString(glyphs[index]) : String.valueOf(c));
        }
        return "<mi>" + Html.escape(text.toString()) + "</mi>";
    }

    private String root() {
        if (!peek().equals("[")) {
            return "<msqrt>" + atom() + "</msqrt>";
        }
        next();
        String degree = row(Set.of("]"));
        expect("]");
        return "<mroot>" + atom() + degree + "</mroot>";
    }

    private String fenced() {
        String open = fence("prefix");
        String body = row(Set.of("\\right"));
        expect("\\right");
        return "<mrow>" + open + body + fence("postfix") + "</mrow>";
    }

    private String fence(String form) {
        String token = next();
        String symbol = token.startsWith("\\") ? FENCES.get(token.substring(1)) : token;
        if (symbol == null) {
            throw new UnknownLatex(token);
        }
        return symbol.equals(".")
                ? ""
                : "<mo form=\"%s\" stretchy=\"true\">%s</mo>".formatted(form, Html.escape(symbol));
    }

    private String environment() {
        String name = plain().replace("*", "");
        if (name.equals("array")) {
            plain();
        }
        boolean isAligned = Set.of("aligned", "align", "split").contains(name);
        StringBuilder table =
                new StringBuilder(isAligned || name.equals("gathered") ? "<mtable displaystyle=\"true\">" : "<mtable>");
        Set<String> ends = Set.of("&", "\\\\", "\\end");
        String last;
        do {
            table.append("<mtr>");
            int column = 0;
            do {
                table.append("<mtd%s>".formatted(alignment(name, isAligned, column)))
                        .append(row(ends))
                        .append("</mtd>");
                column++;
                last = next();
            } while (last.equals("&"));
            table.append("</mtr>");
        } while (last.equals("\\\\") && !peek().equals("\\end"));
        if (last.equals("\\\\")) {
            next();
        }
        plain();
        table.append("</mtable>");
        return switch (name) {
            case "pmatrix" -> "<mrow><mo>(</mo>" + table + "<mo>)</mo></mrow>";
            case "bmatrix" -> "<mrow><mo>[</mo>" + table + "<mo>]</mo></mrow>";
            case "vmatrix" -> "<mrow><mo>|</mo>" + table + "<mo>|</mo></mrow>";
            case "cases" -> "<mrow><mo>{</mo>" + table + "</mrow>";
            case "aligned", "align", "split", "gathered", "matrix", "array", "equation" -> table.toString();
            default -> throw new UnknownLatex(name);
        };
    }

    private static String alignment(String environment, boolean isAligned, int column) {
        if (isAligned) {
            return column % 2 == 0
                    ? " style=\"text-align:right;padding-right:0\""
                    : " style=\"text-align:left;padding-left:0\"";
        }
        return environment.equals("cases") ? " style=\"text-align:left\"" : "";
    }
}
