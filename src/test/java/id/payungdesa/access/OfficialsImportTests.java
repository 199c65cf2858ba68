package id.payungdesa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Modules;
import id.payungdesa.common.CsvFile;
import id.payungdesa.common.Refused;
import id.payungdesa.region.Regions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;

class OfficialsImportTests {

    private static final String HEADING = "nama;nama_pengguna;jabatan;kode_wilayah\n";

    private static Modules modules;
    private static Official operator;

    @BeforeAll
    static void start() {
        modules = new Modules();
        operator = modules.official(Role.SYSTEM_OPERATOR, 1);
        modules.get(Accounts.class).open("sudah.ada", "Sudah Ada", "{noop}x", List.of(new Post(Role.AUDITOR, 1)));
        modules.owner()
                .sql(
                        "insert into official (login, name, password_hash, active) values ('sudah.pergi', 'Pergi', '{noop}x', false)")
                .update();
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ;a.b.c;Camat;65.03.10                       | Isi nama.
            =1+1;a.b.c;Camat;65.03.10                   | Nama hanya boleh berisi huruf
            Budi;;Camat;65.03.10                        | Isi nama_pengguna
            Budi;Budi Santoso;Camat;65.03.10            | Nama pengguna terdiri atas
            Budi;sudah.pergi;Camat;65.03.10             | Akun sudah.pergi sudah ditutup.
            Budi;sudah.ada;Camat;65.03.10               | Nama pengguna sudah.ada sudah dipakai Sudah Ada. Samakan namanya
            Budi;budi;Raja;65.03.10                     | Jabatan "Raja" tidak dikenal. Pakai salah satu: Operator Desa,
            Budi;budi;Camat;                            | Camat bertugas di kecamatan. Isi kode_wilayah kecamatan itu
            Budi;budi;Camat;65.03.10.2004               | Tidak ada kecamatan dengan kode 65.03.10.2004.
            Budi;budi;Kepala Desa;65.03.10              | Tidak ada desa dengan kode 65.03.10. Tulis kode Kemendagri desa
            Budi;budi;Bupati;65.03.10                   | Bupati bertugas di kabupaten. Kosongkan kode_wilayah.
            """)
    void aLineIsRefusedInASentenceThatSaysWhatToDo(String line, String sentence) {
        var check = check(HEADING + "Baik Sekali;baik.sekali;Camat;65.03.10\n" + line);

        assertThat(check.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.sentence()).startsWith(sentence);
        });
    }

    @Test
    void oneLoginIsOnePersonAndNobodyRaisesThemselves() {
        assertThat(check(HEADING + "Satu;sama;Camat;65.03.10\nDua;sama;Camat;65.03.11")
                        .faults())
                .extracting(CsvFile.Fault::sentence)
                .containsExactly(
                        "Nama pengguna sama sudah dipakai Satu (baris 2). Samakan namanya, atau pakai nama pengguna lain.");
        modules.does(operator, () -> modules.owner()
                .sql("update official set name = 'Pengelola' where id = :id")
                .param("id", operator.id().value())
                .update());
        assertThat(check(HEADING + "Pengelola;" + operator.login() + ";Bupati;").faults())
                .extracting(CsvFile.Fault::sentence)
                .singleElement()
                .asString()
                .startsWith("Anda tidak dapat menambah jabatan Anda sendiri.");
    }

    @Test
    void aFileWithOneFaultStoresNothing() {
        var file = HEADING + "Belum Ada;belum.ada;Camat;65.03.10\nRusak;rusak;Raja;";

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> carryOut(file))
                .withMessageStartingWith("Berkas ini masih berisi kekeliruan.");

        assertThat(modules.get(Officials.class).findByLogin("belum.ada")).isEmpty();
    }

    @Test
    void peopleComeWithTheirPostsAndAPasswordToChangeAndASecondTimeNothingHappens() {
        var file = HEADING
                + "Yohanes Paru;Kades.Baru;kades;6503102004\n"
                + "Yohanes Paru;kades.baru;PKA;65.03.10.2004\n"
                + "Rina D'Arc;rina;Petugas DPMPD;\n"
                + "sudah ada;sudah.ada;Bagian Hukum;\n";

        var opened = carryOut(file);

        var village =
                modules.get(Regions.class).search("Tanjung Aru").get(0).id().value();
        var head = modules.get(Officials.class).findByLogin("kades.baru").orElseThrow();
        assertThat(head.posts())
                .containsExactlyInAnyOrder(
                        new Post(Role.VILLAGE_HEAD, village), new Post(Role.ACTIVITY_OFFICER, village));
        assertThat(modules.get(Officials.class)
                        .findByLogin("sudah.ada")
                        .orElseThrow()
                        .posts())
                .containsExactlyInAnyOrder(new Post(Role.AUDITOR, 1), new Post(Role.LEGAL_OFFICER, 1));
        assertThat(opened).extracting(OfficialsImport.Opened::login).containsExactly("kades.baru", "rina");
        assertThat(opened.get(0).password())
                .matches("([a-z2-9]{4}-){3}[a-z2-9]{4}")
                .isNotEqualTo(opened.get(1).password());
        assertThat(opened.toString()).doesNotContain(opened.get(0).password());
        var login = modules.get(UserDetailsService.class).loadUserByUsername("kades.baru");
        assertThat(modules.get(PasswordEncoder.class).matches(opened.get(0).password(), login.getPassword()))
                .isTrue();
        assertThat(login.getAuthorities()).isEqualTo(Set.copyOf(Logins.WITH_INITIAL_PASSWORD));

        var again = check(file);
        assertThat(again.faults()).isEmpty();
        assertThat(again.opens() + again.fills()).isZero();
        assertThat(carryOut(file)).isEmpty();
        assertThat(modules.owner()
                        .sql("select count(*) from post where official_id = :id")
                        .param("id", head.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nama;jabatan\nBudi;Camat", "nama;nama_pengguna;jabatan;kode_wilayah\n\"Budi;x", "a\0b"})
    void whatIsNoListIsRefused(String file) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> check(file));
    }

    @Test
    void theDatabaseKeepsNoNameThatIsAFormula() {
        assertThat(Modules.refusal(() -> modules.owner()
                        .sql("insert into official (login, name, password_hash) values ('rumus', '=1+1', '{noop}x')")
                        .update()))
                .contains("name_is_no_formula");
    }

    private static OfficialsImport.Check check(String file) {
        return as(() -> modules.get(OfficialsImport.class).check(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<OfficialsImport.Opened> carryOut(String file) {
        return as(() -> modules.get(OfficialsImport.class).carryOut(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static <T> T as(Supplier<T> work) {
        return modules.as(operator, work);
    }
}
