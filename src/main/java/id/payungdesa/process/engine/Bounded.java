package id.payungdesa.process.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** The same request with an end to its list: Cockpit sometimes asks for all there is, which the engine refuses. */
class Bounded extends HttpServletRequestWrapper {

    Bounded(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getQueryString() {
        var query = super.getQueryString();
        if (query != null && query.contains("maxResults=")) {
            return query;
        }
        return (query == null ? "" : query + "&") + "maxResults=" + EngineSettings.LARGEST_RESULT;
    }
}
