package id.payungdesa.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Reads the {@link Guide}s; what is in the jar does not change, so each is turned into HTML once. */
@Component
public class Guides {

    private static final String FOLDER = "panduan/";

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof Image) {
                    attributes.put("loading", "lazy");
                }
            })
            .build();
    private final Map<Guide, String> known = new ConcurrentHashMap<>();

    /** The guide as HTML, without its heading, which the page has. */
    public String html(Guide guide) {
        return known.computeIfAbsent(guide, this::read);
    }

    private String read(Guide guide) {
        var document = parser.parse(text(guide));
        document.getFirstChild().unlink();
        document.accept(new FromThePage());
        return renderer.render(document);
    }

    private static String text(Guide guide) {
        try {
            return new ClassPathResource(FOLDER + guide.file() + ".md").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("No guide for " + guide, e);
        }
    }

    /** A picture lies beside the text in the repository, and under the guide's address in the application. */
    private static final class FromThePage extends AbstractVisitor {

        @Override
        public void visit(Image image) {
            image.setDestination("/panduan/" + image.getDestination());
            visitChildren((Node) image);
        }
    }
}
