package id.payungdesa.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.enrolment.bpjs.Tap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What was said on the line to the insurer about one order. */
final class Calls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Calls() {}

    static String reference(Tap.Call call) {
        if (!call.method().equals("POST")) {
            return call.uri().getPath().substring(call.uri().getPath().lastIndexOf('/') + 1);
        }
        try {
            return JSON.readTree(call.body()).path("reference").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often the order went out again though nobody had just heard that it was not known. */
    static int sentBlindly(List<Tap.Call> calls) {
        var blind = 0;
        var unknown = true;
        for (var call : calls) {
            if (call.method().equals("POST")) {
                blind += unknown ? 0 : 1;
                unknown = false;
            } else if (call.answer().status() == 404) {
                unknown = true;
            }
        }
        return blind;
    }
}
