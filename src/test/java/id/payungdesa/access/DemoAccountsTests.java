package id.payungdesa.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.database.Scope;
import id.payungdesa.region.Regions;
import id.payungdesa.region.VillageId;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@RunningApplication
class DemoAccountsTests {

    @Autowired
    Officials officials;

    @Autowired
    Regions regions;

    @Autowired
    DemoAccounts demo;

    @Autowired
    OfficialScope scope;

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void everyRoleIsHeldBySomebody() {
        var held = officials.all().stream()
                .flatMap(official -> official.posts().stream())
                .map(Post::role)
                .collect(Collectors.toSet());

        assertThat(held).containsExactlyInAnyOrderElementsOf(Arrays.asList(Role.values()));
    }

    @Test
    void theInteriorVillageHasAnApostrophe() {
        var area = officials.findByLogin("kades.paapi").orElseThrow().villageAreas();

        assertThat(area).singleElement().satisfies(id -> assertThat(
                        regions.get(new VillageId(id)).name())
                .isEqualTo("Pa' Api"));
    }

    @Test
    void aSecondStartChangesNothing() {
        var before = officials.all();

        demo.run(null);

        assertThat(officials.all()).isEqualTo(before);
    }

    @Test
    void everybodySeesTheirOwnArea() {
        assertThat(scopeOf("kades.tanjungaru").villages()).isEqualTo("105");
        assertThat(scopeOf("camat.sebatiktimur").villages()).isEqualTo("102,103,104,105");
        assertThat(scopeOf("bupati").villages()).isEqualTo(Scope.ALL.villages());
        assertThat(scopeOf("pengelola").villages()).isEmpty();
        SecurityContextHolder.clearContext();
        assertThat(scope.current()).isEmpty();
    }

    private Scope scopeOf(String login) {
        var id = officials.findByLogin(login).orElseThrow().id().toString();
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(id, null, "OFFICIAL"));
        return scope.current().orElseThrow();
    }
}
