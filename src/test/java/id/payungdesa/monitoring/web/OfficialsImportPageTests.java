package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.database.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RunningApplication
class OfficialsImportPageTests {

    private static final String HEADING = "nama;nama_pengguna;jabatan;kode_wilayah\n";
    private static final Pattern PASSWORD = Pattern.compile(">(([a-z2-9]{4}-){3}[a-z2-9]{4})<");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aFileIsLookedAtThenImportedAndItsPasswordsAreShownOnce() {
        var operator = visitor("pengelola");
        var file = HEADING + "Impor Pertama;impor.pertama;Petugas DPMPD;\n";

        assertThat(upload(operator, file)).contains("Akun baru</dt><dd>1</dd>", "Impor sekarang");
        assertThat(known("impor.pertama")).isFalse();
        assertThat(operator.form("/pejabat/impor/simpan", Map.of()).headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/pejabat/impor/hasil");
        var shown = operator.get("/pejabat/impor/hasil");
        var password = PASSWORD.matcher(shown.body());

        assertThat(password.find()).isTrue();
        assertThat(shown.body())
                .contains("Impor Pertama", "impor.pertama", "Petugas DPMPD, Kabupaten Nunukan", "data:text/csv");
        assertThat(shown.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
        assertThat(operator.get("/pejabat/impor/hasil").body())
                .contains("kata sandi awal hanya muncul satu kali")
                .doesNotContain(password.group(1));
        assertThat(new Visitor(port).login("impor.pertama", password.group(1)).statusCode())
                .isEqualTo(302);
        assertThat(upload(operator, file)).contains("Semua sudah tercatat.").doesNotContain("Impor sekarang");
    }

    @Test
    void faultsAreListedByLineAndNothingCanBeImported() {
        var operator = visitor("pengelola");

        assertThat(upload(operator, HEADING + "Baik;impor.baik;Auditor Inspektorat;\n<b>x;impor.jahat;Raja;\n"))
                .contains("Baris 3", "Nama hanya boleh berisi huruf", "Belum ada yang disimpan.")
                .doesNotContain("Impor sekarang", "<b>x");
        operator.form("/pejabat/impor/simpan", Map.of());

        assertThat(known("impor.baik")).isFalse();
        assertThat(upload(operator, "")).contains("Berkas ini kosong atau bukan CSV.");
    }

    @Test
    void nobodyElseImports() {
        var village = visitor("operator.tanjungaru");

        assertThat(village.get("/pejabat/impor").statusCode()).isEqualTo(403);
        assertThat(village.get("/pejabat/impor/hasil").statusCode()).isEqualTo(403);
        assertThat(village.upload("/pejabat/impor", "x.csv", HEADING.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(403);
        assertThat(village.form("/pejabat/impor/simpan", Map.of()).statusCode()).isEqualTo(403);
        assertThat(village.form("/pejabat/1/sandi", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void whoHasForgottenAPasswordIsGivenANewOneToChange() {
        jdbc.sql("insert into official (login, name, password_hash) values ('lupa.sandi', 'Lupa Sandi', '{noop}x')"
                        + " on conflict do nothing")
                .update();
        var id = jdbc.sql("select id from official where login = 'lupa.sandi'")
                .query(Long.class)
                .single();
        var operator = visitor("pengelola");

        operator.form("/pejabat/" + id + "/sandi", Map.of());
        var password = PASSWORD.matcher(operator.get("/pejabat/" + id).body());

        assertThat(password.find()).isTrue();
        assertThat(PASSWORD.matcher(operator.get("/pejabat/" + id).body()).find())
                .as("shown once")
                .isFalse();
        var back = new Visitor(port);
        back.login("lupa.sandi", password.group(1));
        assertThat(back.get("/sandi").body()).contains("Kata sandi awal");
        int recorded = Scope.system(() -> transaction.execute(status -> jdbc.sql("""
                select count(*) from audit_entry where action = 'PASSWORD_RESET' and subject = :subject
                """)
                .param("subject", "official " + id)
                .query(Integer.class)
                .single()));
        assertThat(recorded).isOne();
    }

    @Test
    void nobodyGivesThemselvesAnInitialPassword() {
        var operator = visitor("pengelola");
        var me = jdbc.sql("select id from official where login = 'pengelola'")
                .query(Long.class)
                .single();

        operator.form("/pejabat/" + me + "/sandi", Map.of());

        assertThat(operator.get("/pejabat/" + me).body())
                .contains("Kata sandi Anda sendiri diganti di halaman Ganti kata sandi.");
        assertThat(new Visitor(port).login("pengelola", DemoAccounts.PASSWORD).statusCode())
                .isEqualTo(302);
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }

    private static String upload(Visitor visitor, String file) {
        var answer = visitor.upload("/pejabat/impor", "pejabat.csv", file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode())
                .as("answer to the upload, " + answer.headers().map())
                .isEqualTo(200);
        return answer.body();
    }

    private boolean known(String login) {
        return jdbc.sql("select exists (select from official where login = :login)")
                .param("login", login)
                .query(Boolean.class)
                .single();
    }
}
