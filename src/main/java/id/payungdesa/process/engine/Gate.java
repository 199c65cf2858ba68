package id.payungdesa.process.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Role;
import id.payungdesa.common.WithoutNumbers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything under {@code /camunda/api}: what is not on the list does not exist. What passes is sent on as
 * we would have written it ourselves, so the engine never reads a body that we judged by another reading.
 */
class Gate extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(Gate.class);
    private static final int LARGEST_BODY = 64_000;

    private final CurrentOfficial current;
    private final Endings endings;
    private final Reading reading;
    private final ObjectMapper json = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    Gate(CurrentOfficial current, Endings endings, Reading reading) {
        this.current = current;
        this.endings = endings;
        this.reading = reading;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var use = use(request);
        if (use.isEmpty()) {
            log.info("Refused {} {}", request.getMethod(), WithoutNumbers.in(request.getRequestURI()));
            Denial.NOT_FOUND.answer(response);
            return;
        }
        if (asksWithExpression(request)) {
            Denial.EXPRESSION.answer(response);
            return;
        }
        switch (use.get().body()) {
            case AS_IT_IS -> chain.doFilter(request, response);
            case READ -> lookUp(request, response, answer -> chain.doFilter(request, answer));
            case LIST -> lookUp(request, response, answer -> chain.doFilter(new Bounded(request), answer));
            case NO_VARIABLES -> endings.tell(request, response, told -> submit(request, told, chain));
            case ONESELF -> endings.tell(request, response, told -> claim(request, told, chain));
            case SEARCH -> lookUp(request, response, answer -> search(request, answer, chain));
        }
    }

    /** Cockpit's own queries end a transaction of their own, which would be ours. */
    private void lookUp(HttpServletRequest request, HttpServletResponse response, Endings.Answering answering)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith(request.getContextPath() + Passage.COCKPIT)) {
            answering.to(response);
        } else {
            reading.around(response, answering);
        }
    }

    private Optional<Passage> use(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return Passage.forOfficials(request.getMethod(), path)
                .or(() -> operator() ? Passage.forOperators(request.getMethod(), path) : Optional.empty());
    }

    private boolean operator() {
        return current.find()
                .filter(official -> official.holds(Role.SYSTEM_OPERATOR))
                .isPresent();
    }

    private static boolean asksWithExpression(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null
                && Collections.list(request.getParameterNames()).stream().anyMatch(Gate::isExpression);
    }

    private void submit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = read(request);
        if (body.isEmpty() || !withoutVariables(body.get())) {
            Denial.CONTENT.answer(response);
        } else {
            chain.doFilter(new Rewritten(request, "{\"variables\":{}}"), response);
        }
    }

    private static boolean withoutVariables(JsonNode body) {
        return body.isMissingNode()
                || body.isObject()
                        && (body.isEmpty()
                                || body.size() == 1
                                        && body.path("variables").isObject()
                                        && body.path("variables").isEmpty());
    }

    private void claim(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var me = current.get().id().toString();
        var claimant = read(request).map(body -> body.path("userId").asText()).orElse("");
        if (!claimant.equals(me)) {
            Denial.FOR_ANOTHER.answer(response);
        } else {
            chain.doFilter(new Rewritten(request, "{\"userId\":\"" + me + "\"}"), response);
        }
    }

    private void search(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = read(request);
        if (body.isEmpty() || hasExpression(body.get())) {
            Denial.EXPRESSION.answer(response);
        } else {
            chain.doFilter(
                    new Rewritten(
                            request,
                            body.get().isMissingNode() ? "{}" : body.get().toString()),
                    response);
        }
    }

    private static boolean hasExpression(JsonNode node) {
        if (node.isObject() && node.properties().stream().anyMatch(property -> isExpression(property.getKey()))) {
            return true;
        }
        for (var part : node) {
            if (hasExpression(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExpression(String name) {
        return name.endsWith("Expression") || name.equals("orQueries");
    }

    /** Empty when this is no body we would send on. */
    private Optional<JsonNode> read(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            return Optional.empty();
        }
        try {
            var read = bytes.length == 0 ? MissingNode.getInstance() : json.readTree(bytes);
            return Optional.of(read);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
