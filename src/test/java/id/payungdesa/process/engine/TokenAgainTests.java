package id.payungdesa.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Clerk;
import id.payungdesa.RunningApplication;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningApplication
class TokenAgainTests {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String LOGO = "/camunda/app/tasklist/images/payung.svg";
    private static final String IMAGE = "image/avif,image/webp,image/svg+xml,*/*;q=0.8";

    @LocalServerPort
    int port;

    @Test
    void whoseFirstAnswerWasLostOpensTasklistAndWorks() {
        var clerk = new Clerk(port, "bupati");
        clerk.forget("XSRF-TOKEN");

        clerk.get(TASKLIST);

        assertThat(listsTasks(clerk)).isEqualTo(200);
        assertThat(clerk.get("/pemberitahuan").statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasAnotherSessionsTokenGetsTheirOwn() {
        var clerk = new Clerk(port, "bupati");
        var other = new Clerk(port, "sekda").cookie("XSRF-TOKEN");
        clerk.forget("XSRF-TOKEN");

        clerk.send(clerk.request(TASKLIST)
                .header("Accept", "text/html")
                .header("Cookie", "XSRF-TOKEN=" + other)
                .GET());

        assertThat(clerk.cookie("XSRF-TOKEN")).isNotNull().isNotEqualTo(other);
        assertThat(listsTasks(clerk)).isEqualTo(200);
    }

    @Test
    void aPictureThatComesLateTakesNoTokenAway() {
        var clerk = new Clerk(port, "bupati");
        var token = clerk.cookie("XSRF-TOKEN");

        clerk.get(TASKLIST);
        clerk.forget("XSRF-TOKEN");
        clerk.get(LOGO, IMAGE);

        assertThat(clerk.cookie("XSRF-TOKEN")).isNull();
        assertThat(list(clerk, token)).isEqualTo(200);
    }

    private int listsTasks(Clerk clerk) {
        return list(clerk, clerk.cookie("XSRF-TOKEN"));
    }

    private int list(Clerk clerk, String token) {
        var filter = clerk.read(clerk.get(Clerk.ENGINE + "filter?firstResult=0&maxResults=2000&resourceType=Task"))
                .path(0)
                .path("id")
                .asText();
        return clerk.send(clerk.request(Clerk.ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15")
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("X-XSRF-TOKEN", token)
                        .POST(BodyPublishers.ofString("{}")))
                .statusCode();
    }
}
