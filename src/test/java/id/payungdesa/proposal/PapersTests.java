package id.payungdesa.proposal;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.Scans;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PapersTests {

    private static final int VILLAGE = 21;
    private static final int NEIGHBOUR = 22;
    private static final int MEGABYTE = 1024 * 1024;

    private static Modules modules;
    private static Dossiers dossiers;
    private static Papers papers;
    private static Official operator;
    private static ProposalId proposal;

    private String task;

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        papers = modules.get(Papers.class);
        operator = dossiers.operator(VILLAGE);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @BeforeEach
    void aTaskIsOpen() {
        proposal = dossiers.drafted(VILLAGE, 1);
        task = dossiers.openStep(operator, "draftProposal", proposal);
    }

    @ParameterizedTest
    @CsvSource({"pdf, application/pdf", "jpg, image/jpeg", "png, image/png"})
    void aPaperIsKeptAsItCame(String format, String mediaType) {
        var content = scan(format);

        put(Paper.MUSDES_MINUTES, content, "Berita Acara." + format);

        var opened = open(only().id());
        assertThat(opened.content()).isEqualTo(content);
        assertThat(opened.mediaType()).isEqualTo(mediaType);
        assertThat(opened.name()).isEqualTo("Berita Acara." + format);
        assertThat(only().size()).isEqualTo(content.length);
        assertThat(only().by()).isEqualTo(operator.name());
        assertThat(only().at()).isEqualTo(modules.clock().instant());
    }

    @Test
    void whatAPaperIsShowsInItsContentOnly() {
        put(Paper.OTHER, Scans.jpeg(), "kwitansi.pdf.exe");

        assertThat(open(only().id()).mediaType()).isEqualTo("image/jpeg");
        assertThat(only().name()).isEqualTo("kwitansi.pdf.exe.jpg");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        "empty",
                        new byte[0],
                        "Berkas ini kosong. Pindai atau foto ulang dokumennya, lalu unggah lagi."),
                Arguments.of("a page of the web", text("<html><script>alert(1)</script></html>"), NOT_TAKEN),
                Arguments.of("a letter from an office program", zip(), NOT_TAKEN),
                Arguments.of("a program", text("MZ\u0090\0\u0003"), NOT_TAKEN),
                Arguments.of("an iPhone's own format", text("\0\0\0\u0018ftypheic"), NOT_TAKEN),
                Arguments.of("only the beginning of a PDF", half(Scans.pdf()), CUT_OFF),
                Arguments.of("a PDF that says only what it is", text("%PDF-1.7\n"), CUT_OFF),
                Arguments.of(
                        "a locked PDF",
                        Scans.pdfWith(CATALOG, "", "/Encrypt 9 0 R"),
                        "PDF ini dikunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi."),
                Arguments.of(
                        "a PDF locked in other letters",
                        Scans.pdfWith(CATALOG, "", "/Encr#79pt 9 0 R"),
                        "PDF ini dikunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi."),
                Arguments.of("a PDF with a script", Scans.pdf(doing("/S /JavaScript /JS (app.alert(1))")), ACTS),
                Arguments.of("a script in other letters", Scans.pdf(doing("/S /J#61v#61Script /JS (1)")), ACTS),
                Arguments.of("a PDF that starts a program", Scans.pdf(doing("/S /Launch /F (cmd.exe)")), ACTS),
                Arguments.of(
                        "a script packed away",
                        Scans.pdfWith(CATALOG, objectStream("/FlateDecode", deflated(doing("/S /JavaScript")))),
                        ACTS),
                Arguments.of(
                        "a script packed away otherwise",
                        Scans.pdfWith(CATALOG, objectStream("/ASCII85Decode", "87cURD]i,\"Ebo80~>")),
                        BROKEN),
                Arguments.of(
                        "objects that cannot be unpacked",
                        Scans.pdfWith(CATALOG, objectStream("/FlateDecode", "not deflated at all")),
                        BROKEN),
                Arguments.of(
                        "more objects than anybody needs",
                        Scans.pdfWith(CATALOG, objectStream("/FlateDecode", deflated(" ".repeat(21 * MEGABYTE)))),
                        BROKEN),
                Arguments.of("half a photograph", half(Scans.jpeg()), NOT_WHOLE),
                Arguments.of("a photograph without its end", without(2, Scans.jpeg()), NOT_WHOLE),
                Arguments.of("only the beginning of a photograph", text("\u00ff\u00d8\u00ff"), NOT_WHOLE),
                Arguments.of("half a picture", half(Scans.png()), NOT_WHOLE),
                Arguments.of("a picture without its end", without(12, Scans.png()), NOT_WHOLE),
                Arguments.of("a picture changed on the way", flipped(Scans.png()), NOT_WHOLE),
                Arguments.of(
                        "too large",
                        Arrays.copyOf(Scans.pdf(), 5 * MEGABYTE + 1),
                        "Berkas ini lebih dari 5 MB. Pindai ulang dengan kualitas lebih rendah atau kecilkan fotonya,"
                                + " lalu unggah lagi."));
    }

    private static final String CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
    private static final String NOT_TAKEN =
            "Hanya PDF, foto JPEG, atau gambar PNG yang diterima. Simpan dokumennya sebagai PDF, lalu unggah lagi.";
    private static final String CUT_OFF =
            "PDF ini terpotong: bagian akhirnya tidak ada. Pindai atau unduh ulang dokumennya, lalu unggah lagi.";
    private static final String ACTS =
            "PDF ini berisi perintah yang berjalan sendiri. Cetak dokumennya ke PDF baru, lalu unggah hasilnya.";
    private static final String BROKEN =
            "PDF ini rusak atau tidak lazim. Cetak dokumennya ke PDF baru, lalu unggah hasilnya.";
    private static final String NOT_WHOLE = "Foto ini rusak atau terpotong. Foto ulang dokumennya, lalu unggah lagi.";

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void whatIsWrongWithAFileIsSaidInASentence(String what, byte[] content, String sentence) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> put(Paper.OTHER, content, "berkas.pdf"))
                .withMessage(sentence);
        assertThat(seen()).isEmpty();
    }

    @Test
    void aLargeFileAndOneThatKeepsItsObjectsPackedAreTaken() {
        put(Paper.OTHER, padded(5 * MEGABYTE), "besar.pdf");
        put(
                Paper.OTHER,
                Scans.pdfWith(CATALOG, objectStream("/FlateDecode", deflated("5 0 << /Type /Metadata >>"))),
                "baru.pdf");

        assertThat(seen()).extracting(Papers.Kept::name).containsExactly("besar.pdf", "baru.pdf");
    }

    @Test
    void aCameraMayWriteMoreBehindAPhotograph() {
        var photograph = Scans.jpeg();
        var moving = Arrays.copyOf(photograph, photograph.length + 4_000);

        put(Paper.OTHER, moving, "gerak.jpg");

        assertThat(open(only().id()).content()).isEqualTo(moving);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C:\\Users\\siti\\Berita Acara.pdf | Berita Acara.pdf",
                "../../etc/passwd | passwd.pdf",
                "SK Kades No. 5/2026.PDF | 2026.pdf",
                "'  spasi   ganda  .pdf' | spasi ganda.pdf",
                "'baris\r\nbaru\".pdf' | barisbaru.pdf",
                "laporan\u202efdp.exe | laporanfdp.exe.pdf",
                "... | berkas.pdf",
                "'' | berkas.pdf"
            })
    void aNameIsCleaned(String sent, String kept) {
        put(Paper.OTHER, Scans.pdf(), sent);

        assertThat(only().name()).isEqualTo(kept);
    }

    @Test
    void aNameIsCutWhereItGetsTooLong() {
        put(Paper.OTHER, Scans.pdf(), "𝄞".repeat(200) + ".pdf");

        assertThat(only().name()).isEqualTo("𝄞".repeat(100) + ".pdf");
    }

    @Test
    void theSameSentAgainIsKeptOnce() {
        var content = Scans.pdf();

        put(Paper.OTHER, content, "satu.pdf");
        put(Paper.OTHER, content, "dua.pdf");
        assertThat(seen()).extracting(Papers.Kept::name).containsExactly("satu.pdf");
        put(Paper.GRANT_LETTER, content, "tiga.pdf");

        assertThat(seen()).hasSize(2);
        assertThat(audited("PAPER_ADDED")).isEqualTo(2);
    }

    @Test
    void ofManyTriesAtOnceOneIsKept() throws Exception {
        var content = Scans.pdf();
        var pool = Executors.newFixedThreadPool(4);
        var tries = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(n -> () -> {
                    put(Paper.OTHER, content, "berkas.pdf");
                    return true;
                })
                .toList();
        for (var done : pool.invokeAll(tries)) {
            assertThat(done.get()).isTrue();
        }
        pool.shutdown();

        assertThat(seen()).hasSize(1);
    }

    @Test
    void aTaskTakesTwentyPapers() {
        IntStream.range(0, 20).forEach(n -> put(Paper.OTHER, Scans.pdf(), "lembar.pdf"));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> put(Paper.OTHER, Scans.pdf(), "lembar.pdf"))
                .withMessage(
                        "Sudah ada 20 berkas pada tugas ini. Gabungkan lembarnya dalam satu PDF, lalu unggah lagi.");
    }

    @Test
    void aPaperIsTakenBackWhileItsTaskIsOpen() {
        put(Paper.OTHER, Scans.pdf(), "salah.pdf");
        var id = only().id();

        modules.does(operator, () -> papers.remove(id));

        assertThat(seen()).isEmpty();
        assertThat(modules.owner()
                        .sql("select count(*) from paper_content where paper_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(audited("PAPER_REMOVED")).isEqualTo(1);
    }

    @Test
    void whatAClosedTaskRestsOnStays() {
        put(Paper.OTHER, Scans.pdf(), "dasar.pdf");
        var id = only().id();
        closes();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> modules.does(operator, () -> papers.remove(id)))
                .withMessage("Tugas ini sudah ditutup, jadi berkasnya tidak dapat diubah lagi.");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> put(Paper.OTHER, Scans.pdf(), "terlambat.pdf"))
                .withMessage("Tugas ini sudah ditutup, jadi berkasnya tidak dapat diubah lagi.");
        assertThat(seen()).hasSize(1);
    }

    @Test
    void theNextDeskSeesWhatADoneTaskRestsOn() {
        put(Paper.MUSDES_MINUTES, Scans.pdf(), "ba.pdf");
        var head = dossiers.head(VILLAGE);
        var next = dossiers.openStep(head, "signProposal", proposal);

        assertThat(modules.as(head, () -> papers.seenFrom(next))).isEmpty();
        closes();

        assertThat(modules.as(head, () -> papers.seenFrom(next)))
                .extracting(Papers.Kept::name, Papers.Kept::filed)
                .containsExactly(tuple("ba.pdf", true));
    }

    @Test
    void whatWentAwayUndoneIsNoPaperOfTheCase() {
        put(Paper.MUSDES_MINUTES, Scans.pdf(), "ba.pdf");
        var head = dossiers.head(VILLAGE);
        var next = dossiers.openStep(head, "signProposal", proposal);

        modules.does(operator, () -> modules.get(Steps.class).drop(task));

        assertThat(modules.as(head, () -> papers.seenFrom(next))).isEmpty();
    }

    @Test
    void contentThatWasChangedIsNotHandedOut() {
        put(Paper.OTHER, Scans.pdf(), "ba.pdf");
        var id = only().id();
        var owner = modules.owner();
        owner.sql("alter table paper_content disable trigger append_only").update();
        owner.sql("update paper_content set content = content || 'x' where paper_id = ?")
                .param(id)
                .update();
        owner.sql("alter table paper_content enable trigger append_only").update();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> open(id))
                .withMessage(
                        "Isi berkas ini tidak sama dengan yang diunggah, jadi tidak dibuka. Laporkan ke pengelola sistem.");
    }

    @Test
    void theFingerprintStandsInTheChainOfTheVillage() {
        put(Paper.OTHER, Scans.pdf(), "ba.pdf");

        assertThat(modules.owner()
                        .sql("""
                        select encode(paper.sha256, 'hex') = audit_entry.body ->> 'sha256'
                        from paper join audit_entry on audit_entry.action = 'PAPER_ADDED'
                            and audit_entry.body ->> 'task' = paper.task_id
                        where paper.task_id = ? and audit_entry.chain = ?
                        """)
                        .params(task, VILLAGE)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void anotherVillageSeesNoPaperOfOurs() {
        put(Paper.OTHER, Scans.pdf(), "rahasia.pdf");
        var id = only().id();
        var neighbour = dossiers.operator(NEIGHBOUR);

        assertThat(modules.as(neighbour, () -> papers.open(id))).isEmpty();
        assertThat(modules.as(neighbour, () -> papers.taskOf(id))).isEmpty();
        assertThat(modules.as(neighbour, () -> papers.seenFrom(task))).isEmpty();
        modules.does(neighbour, () -> papers.remove(id));
        modules.does(neighbour, () -> papers.put(task, Paper.OTHER, Scans.pdf(), "selundupan.pdf"));

        assertThat(seen()).extracting(Papers.Kept::name).containsExactly("rahasia.pdf");
        assertThat(modules.as(modules.official(Role.SYSTEM_OPERATOR, 1), () -> papers.open(id)))
                .as("who keeps the system running")
                .isEmpty();
        assertThat(modules.as(dossiers.atSubdistrict(Role.COMMUNITY_OFFICER, VILLAGE), () -> papers.open(id)))
                .as("the kecamatan")
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update paper set file_name = 'lain.pdf' # append-only",
                "truncate paper cascade # append-only",
                "update paper_content set content = 'x' # append-only",
                "truncate paper_content # append-only",
                "delete from paper # is closed",
                "insert into paper (task_id, subject, kind, file_name, media_type, size, sha256, added_by, added_at)"
                        + " select task_id, subject, 'OTHER', 'x.pdf', 'application/pdf', 1, sha256('another'), added_by, now() from paper"
                        + " # is closed"
            })
    void whatIsFiledStaysAsItIs(String changeAndReason) {
        put(Paper.OTHER, Scans.pdf(), "ba.pdf");
        closes();
        var parts = changeAndReason.split(" # ");

        assertThat(refusal(() -> modules.owner().sql(parts[0]).update())).contains(parts[1]);
    }

    @ParameterizedTest
    @CsvSource({
        "kind, 'SECRET', check",
        "file_name, '../x', check",
        "media_type, 'text/html', check",
        "size, 0, check",
        "sha256, 'short', check",
        "village_id, 22, is closed",
        "village_id, null, is closed",
        "subject, another, is closed",
        "proposal_id, null, village_of_proposal"
    })
    void whatCannotBeIsRefusedByTheTable(String column, String value, String reason) {
        put(Paper.OTHER, Scans.pdf(), "ba.pdf");
        var columns = List.of(
                "task_id",
                "subject",
                "proposal_id",
                "village_id",
                "kind",
                "file_name",
                "media_type",
                "size",
                "sha256",
                "added_by",
                "added_at");
        var values = columns.stream()
                .map(each -> each.equals("sha256") ? "sha256('another')" : each)
                .map(each -> each.startsWith(column) ? literal(value) : each)
                .toList();

        assertThat(refusal(() -> modules.owner()
                        .sql("insert into paper (%s) select %s from paper where task_id = '%s'"
                                .formatted(String.join(", ", columns), String.join(", ", values), task))
                        .update()))
                .contains(reason);
    }

    @Test
    void theApplicationDeletesNoContentByItself() {
        assertThat(refusal(
                        () -> modules.sql("*").sql("delete from paper_content").update()))
                .contains("permission denied");
    }

    private static String literal(String value) {
        return value == null || value.equals("null") || value.matches("\\d+") ? value : "'" + value + "'";
    }

    private void put(Paper kind, byte[] content, String name) {
        modules.does(operator, () -> papers.put(task, kind, content, name));
    }

    private List<Papers.Kept> seen() {
        return modules.as(operator, () -> papers.seenFrom(task));
    }

    private Papers.Kept only() {
        assertThat(seen()).hasSize(1);
        return seen().get(0);
    }

    private Papers.Opened open(long id) {
        return modules.as(operator, () -> papers.open(id)).orElseThrow();
    }

    private void closes() {
        var steps = modules.get(Steps.class);
        modules.does(operator, () -> {
            steps.save(task, operator, 1, 0, "{}");
            steps.close(task, operator, 1);
        });
    }

    private long audited(String action) {
        return modules.owner()
                .sql("select count(*) from audit_entry where action = ? and body ->> 'task' = ?")
                .params(action, task)
                .query(Long.class)
                .single();
    }

    private static byte[] scan(String format) {
        return switch (format) {
            case "pdf" -> Scans.pdf();
            case "jpg" -> Scans.jpeg();
            default -> Scans.png();
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] half(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }

    private static byte[] without(int last, byte[] content) {
        return Arrays.copyOf(content, content.length - last);
    }

    private static byte[] flipped(byte[] content) {
        content[content.length / 2] ^= 1;
        return content;
    }

    private static byte[] padded(int length) {
        var room = length - Scans.pdfWith(CATALOG, "").length - 100;
        var content = Scans.pdfWith(CATALOG, "%" + " ".repeat(room) + "\n");
        assertThat(content.length).isLessThanOrEqualTo(length);
        return content;
    }

    private static String doing(String action) {
        return "<< /Type /Catalog /Pages 2 0 R /OpenAction << %s >> >>".formatted(action);
    }

    private static String objectStream(String filter, String content) {
        return "7 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter %s /Length %d >>\nstream\n%s\nendstream\nendobj\n"
                .formatted(filter, content.length(), content);
    }

    private static String deflated(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(bytes)) {
            deflate.write(text(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
