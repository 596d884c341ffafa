package dev.stridebook.notebook.page;

import dev.stridebook.notebook.Html;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** Converts the Markdown that notebooks and the documentation use, CommonMark with tables and {@code $mathematics$}, to HTML. */
public final class Markdown {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .customInlineContentParserFactory(new MathParserFactory())
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .nodeRendererFactory(MathRenderer::new)
            .build();

    private Markdown() {}

    /**
     * Returns the HTML. Headings have the ids that GitHub gives them, so that links to them work.
     *
     * @param images turns an image's address into one that needs no network, if it can
     * @param links turns a link's address into one of the page
     */
    public static String toHtml(String markdown, UnaryOperator<String> images, UnaryOperator<String> links) {
        Node document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                image.setDestination(images.apply(image.getDestination()));
                visitChildren(image);
            }

            @Override
            public void visit(Link link) {
                link.setDestination(links.apply(link.getDestination()));
                visitChildren(link);
            }
        });
        return RENDERER.render(document);
    }

    /** Returns a formula as MathML, or as its LaTeX source if it cannot be converted. */
    static String math(String latex, boolean block) {
        return MathMl.of(latex, block).orElseGet(() -> {
            String code = "<code class=\"latex\">" + Html.escape(latex.strip()) + "</code>";
            return block ? "<div>" + code + "</div>" : code;
        });
    }

    private static final class Formula extends CustomNode {
        private final String latex;
        private final boolean block;

        Formula(String latex, boolean block) {
            this.latex = latex;
            this.block = block;
        }
    }

    private static final class MathParserFactory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return MathParserFactory::tryParse;
        }

        private static ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            boolean block = scanner.matchMultiple('$') == 2;
            Position start = scanner.position();
            if (!block && Character.isWhitespace(scanner.peek())) {
                return ParsedInline.none();
            }
            while (scanner.find('$') >= 0) {
                Position end = scanner.position();
                String latex = scanner.getSource(start, end).getContent();
                int dollars = scanner.matchMultiple('$');
                boolean isEscaped = latex.endsWith("\\");
                if (!isEscaped && (block ? dollars == 2 : dollars == 1 && closesInline(latex, scanner.peek()))) {
                    return ParsedInline.of(new Formula(latex, block), scanner.position());
                }
            }
            return ParsedInline.none();
        }

        /** "$5 and $10" are prices. */
        private static boolean closesInline(String latex, char next) {
            return !latex.isBlank()
                    && !Character.isWhitespace(latex.charAt(latex.length() - 1))
                    && !Character.isDigit(next);
        }
    }

    private record MathRenderer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Formula.class);
        }

        @Override
        public void render(Node node) {
            Formula formula = (Formula) node;
            context.getWriter().raw(math(formula.latex, formula.block));
        }
    }
}
