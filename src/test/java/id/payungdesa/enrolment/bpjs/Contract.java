package id.payungdesa.enrolment.bpjs;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;

/** {@code insurer/openapi.yaml} as judge over both sides. */
final class Contract {

    private static final OpenApiInteractionValidator JUDGE =
            OpenApiInteractionValidator.createFor("/insurer/openapi.yaml").build();

    private Contract() {}

    static ValidationReport ofRequest(Tap.Call call) {
        var request = new SimpleRequest.Builder(call.method(), call.uri().getPath());
        call.key().ifPresent(key -> request.withHeader("X-Api-Key", key));
        if (call.uri().getQuery() != null) {
            var pair = call.uri().getQuery().split("=");
            request.withQueryParam(pair[0], pair[1]);
        }
        if (call.body().length > 0) {
            request.withContentType("application/json").withBody(call.body());
        }
        return JUDGE.validateRequest(request.build());
    }

    static ValidationReport ofAnswer(Tap.Call call, Tap.Answer answer) {
        return JUDGE.validateResponse(
                call.uri().getPath(),
                Request.Method.valueOf(call.method()),
                SimpleResponse.Builder.status(answer.status())
                        .withContentType(answer.type())
                        .withBody(answer.body())
                        .build());
    }
}
