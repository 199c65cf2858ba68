package id.payungdesa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Modules;
import id.payungdesa.common.Refused;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostsTests {

    private static final Modules MODULES = new Modules();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Optional<Letter> LETTER = Optional.of(new Letter("821/1/2026", TODAY.minusDays(3)));

    private static int area;

    private final Posts posts = MODULES.get(Posts.class);
    private final Officials officials = MODULES.get(Officials.class);
    private Official operator;
    private Official secretary;
    private Post camat;

    @AfterAll
    static void close() {
        MODULES.close();
    }

    @BeforeEach
    void inAKecamatanOfTheirOwn() {
        operator = MODULES.official(Role.SYSTEM_OPERATOR, 1);
        area++;
        secretary = MODULES.official(Role.EVALUATION_OFFICER, area);
        camat = new Post(Role.SUBDISTRICT_HEAD, area);
    }

    @Test
    void aDeputyHoldsThePostForItsTimeAndUnderItsTitle() {
        appoint(secretary, camat, Capacity.PLH, LETTER, TODAY.plusDays(1), Optional.of(TODAY.plusDays(3)));
        assertThat(again(secretary).posts()).doesNotContain(camat);

        MODULES.clock().advance(Duration.ofDays(1));
        var deputy = again(secretary);
        assertThat(deputy.posts()).contains(camat);
        assertThat(deputy.titles()).isEqualTo("Petugas Evaluasi APBDes, Plh. Camat");
        assertThat(deputy.title(camat)).isEqualTo("Plh. Camat");
        assertThat(deputy.groups()).contains(camat.group());
        MODULES.clock().advance(Duration.ofDays(3));

        assertThat(again(secretary).titles()).isEqualTo("Petugas Evaluasi APBDes");
        MODULES.clock().reset();
    }

    @ParameterizedTest
    @CsvSource({
        "PLT, false, true, 'Isi nomor dan tanggal surat penunjukan: Plt., Plh., dan Pj. hanya sah dengan surat.'",
        "PLH, true, false, 'Isi hari terakhir penunjukan: Plt. dan Plh. selalu ada batasnya.'",
        "PJ, true, true, 'Penjabat (Pj.) hanya untuk Kepala Desa. Untuk jabatan lain pilih Plt. atau Plh.'"
    })
    void aDeputyNeedsALetterAndAnEnd(Capacity capacity, boolean letter, boolean end, String sentence) {
        assertThat(refusal(() -> appoint(
                        secretary,
                        camat,
                        capacity,
                        LETTER.filter(any -> letter),
                        TODAY,
                        Optional.of(TODAY.plusDays(9)).filter(any -> end))))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "PLT, null, '[2026-11-20,2026-12-01)', deputy_has_a_letter",
        "PLH, '1/2026', '[2026-11-20,)', deputy_has_an_end",
        "PJ, '1/2026', '[2026-11-20,2026-12-01)', acting_head_of_a_village",
        "BOSS, '1/2026', '[2026-11-20,2026-12-01)', post_kind_check"
    })
    void theDatabaseKnowsADeputyToo(String kind, String letter, String valid, String constraint) {
        assertThat(Modules.refusal(() -> MODULES.owner()
                        .sql("""
                                insert into post (official_id, role, subdistrict_id, valid, kind, letter_number, letter_date)
                                values (:official, 'subdistrict_head', :area, cast(:valid as daterange), :kind,
                                    nullif(:letter, 'null'), '2026-11-17')
                                """)
                        .param("official", secretary.id().value())
                        .param("area", area)
                        .param("valid", valid)
                        .param("kind", kind)
                        .param("letter", letter)
                        .update()))
                .contains(constraint);
    }

    @Test
    void nobodyFillsAVacancyWhereSomebodySits() {
        var holder = MODULES.official(Role.SUBDISTRICT_HEAD, area);

        assertThat(refusal(
                        () -> appoint(secretary, camat, Capacity.PLT, LETTER, TODAY, Optional.of(TODAY.plusDays(9)))))
                .startsWith("Jabatan ini masih dipegang " + holder.name());
        appoint(secretary, camat, Capacity.PLH, LETTER, TODAY, Optional.of(TODAY.plusDays(9)));

        assertThat(again(secretary).posts()).contains(camat);
    }

    @Test
    void theSamePostTwiceAtATimeIsRefusedInWords() {
        appoint(secretary, camat, Capacity.DEFINITIVE, Optional.empty(), TODAY, Optional.empty());

        assertThat(refusal(
                        () -> appoint(secretary, camat, Capacity.PLH, LETTER, TODAY, Optional.of(TODAY.plusDays(9)))))
                .isEqualTo("Pejabat ini sudah memegang jabatan itu pada masa tersebut. Periksa tanggalnya.");
    }

    @Test
    void aPostEndsWithItsLastDay() {
        var held = posts.of(secretary.id()).get(0);

        MODULES.does(operator, () -> posts.end(held.id(), TODAY, "Pensiun"));
        assertThat(again(secretary).posts()).hasSize(1);
        MODULES.clock().advance(Duration.ofDays(1));

        assertThat(again(secretary).posts()).isEmpty();
        assertThat(refusal(() -> MODULES.does(operator, () -> posts.end(held.id(), TODAY, "Pensiun"))))
                .isEqualTo("Jabatan ini sudah berakhir.");
        MODULES.clock().reset();
    }

    @Test
    void aPostNeverEndsBeforeItsFirstDay() {
        var held = posts.of(secretary.id()).get(0);

        assertThat(refusal(
                        () -> MODULES.does(operator, () -> posts.end(held.id(), LocalDate.of(2019, 12, 31), "Keliru"))))
                .isEqualTo("Hari terakhir tidak boleh sebelum 1 Januari 2020, hari pertama jabatan ini.");
        assertThat(refusal(() -> MODULES.does(operator, () -> posts.end(held.id(), TODAY, " "))))
                .isEqualTo("Tuliskan alasan jabatan ini berakhir.");
    }

    @Test
    void aClosedAccountHoldsNothingAndIsGivenNothing() {
        MODULES.does(operator, () -> posts.close(secretary.id(), "Pindah ke kabupaten lain"));

        assertThat(again(secretary).posts()).isEmpty();
        assertThat(posts.open(secretary.id())).isFalse();
        assertThat(refusal(() ->
                        appoint(secretary, camat, Capacity.DEFINITIVE, Optional.empty(), TODAY, Optional.empty())))
                .isEqualTo("Akun pejabat ini sudah ditutup. Pilih pejabat lain.");
        assertThat(refusal(() -> MODULES.does(operator, () -> posts.close(secretary.id(), "Lagi"))))
                .isEqualTo("Akun ini sudah ditutup.");
    }

    @Test
    void nobodyChangesTheirOwnPosts() {
        var sentence = "Anda tidak dapat mengubah jabatan atau akun Anda sendiri. Mintalah pengelola sistem yang lain.";
        var own = posts.of(operator.id()).get(0);

        assertThat(refusal(
                        () -> appoint(operator, camat, Capacity.DEFINITIVE, Optional.empty(), TODAY, Optional.empty())))
                .isEqualTo(sentence);
        assertThat(refusal(() -> MODULES.does(operator, () -> posts.end(own.id(), TODAY, "Bosan"))))
                .isEqualTo(sentence);
        assertThat(refusal(() -> MODULES.does(operator, () -> posts.close(operator.id(), "Bosan"))))
                .isEqualTo(sentence);
    }

    @Test
    void everyChangeStandsInTheRegencysChain() {
        appoint(secretary, camat, Capacity.PLT, LETTER, TODAY, Optional.of(TODAY.plusDays(9)));
        var held = posts.of(secretary.id()).get(0);
        MODULES.does(operator, () -> posts.end(held.id(), TODAY.plusDays(1), "Pejabat definitif dilantik"));
        MODULES.does(operator, () -> posts.close(secretary.id(), "Pensiun"));

        assertThat(chain("post " + held.id(), "official " + secretary.id()))
                .containsExactly(
                        "POST_FILLED " + operator.id() + " subdistrict_head-" + area
                                + " PLT 821/1/2026 tanggal 17 November 2026 2026-11-29 ",
                        "POST_ENDED " + operator.id() + " subdistrict_head-" + area
                                + " PLT 821/1/2026 tanggal 17 November 2026 2026-11-21 Pejabat definitif dilantik",
                        "ACCOUNT_CLOSED " + operator.id() + " Pensiun");
    }

    @Test
    void officialsAreFoundByTheirNameAndByTheirPlace() {
        assertThat(officials.search(" " + secretary.login().toUpperCase()))
                .extracting(Official::id)
                .contains(secretary.id());
        var place = MODULES.owner()
                .sql("select name from subdistrict where id = :id")
                .param("id", area)
                .query(String.class)
                .single();
        assertThat(officials.search(place.toUpperCase()))
                .extracting(Official::id)
                .contains(secretary.id());
        assertThat(officials.search("%")).isEmpty();
    }

    private void appoint(
            Official official,
            Post post,
            Capacity capacity,
            Optional<Letter> letter,
            LocalDate from,
            Optional<LocalDate> until) {
        MODULES.does(operator, () -> posts.appoint(official.id(), post, capacity, letter, from, until));
    }

    private Official again(Official official) {
        return officials.get(official.id());
    }

    private static List<String> chain(String... subjects) {
        return MODULES.owner()
                .sql("""
                select concat_ws(' ', action, official_id, body ->> 'post', body ->> 'capacity', body ->> 'letter',
                    body ->> 'until', body ->> 'reason')
                from audit_entry where chain = 0 and subject in (:subjects) order by seq
                """)
                .param("subjects", List.of(subjects))
                .query(String.class)
                .list();
    }

    private static String refusal(Runnable deed) {
        var said = new String[1];
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(deed::run)
                .satisfies(refused -> said[0] = refused.getMessage());
        return said[0];
    }
}
