package id.payungdesa.letter;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Dossiers;
import id.payungdesa.InsurerForTests;
import id.payungdesa.Modules;
import id.payungdesa.Scans;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.Rupiah;
import id.payungdesa.dossier.Entries;
import id.payungdesa.dossier.Register;
import id.payungdesa.enrolment.MatchCode;
import id.payungdesa.enrolment.OrderStatus;
import id.payungdesa.enrolment.RegistrationAnswer;
import id.payungdesa.enrolment.Registrations;
import id.payungdesa.enrolment.Replacement;
import id.payungdesa.enrolment.Replacements;
import id.payungdesa.outbox.Dispatcher;
import id.payungdesa.outbox.Order;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Signature;
import id.payungdesa.review.AccompanyingDocument;
import id.payungdesa.review.CamatDecision;
import id.payungdesa.review.Criterion;
import id.payungdesa.review.Evaluations;
import id.payungdesa.review.Preparation;
import id.payungdesa.review.Receipt;
import id.payungdesa.review.Reviews;
import id.payungdesa.review.Verification;
import id.payungdesa.roster.Candidate;
import id.payungdesa.roster.RosterColumn;
import id.payungdesa.roster.RosterRow;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LettersTests {

    private static final int PA_API = 58;
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Map<PaperSize, List<String>> SIDES =
            Map.of(PaperSize.A4, List.of("210", "297"), PaperSize.F4, List.of("215", "330"));
    private static final AtomicInteger NEXT = new AtomicInteger(59);

    private static Modules modules;
    private static Dossiers dossiers;
    private static Letters letters;

    @BeforeAll
    static void officialsWithNames() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        letters = modules.get(Letters.class);
        modules.owner()
                .sql("insert into quota (village, year, places, reason) values (:village, 2027, 500, 'x')")
                .param("village", PA_API)
                .update();
        named(dossiers.head(PA_API), "Samuel Tipa Padan, S.Pd.");
        named(dossiers.atRegency(Role.REGENT), "H. Irwan Basri, S.E., M.M.");
        named(dossiers.atSubdistrict(Role.COMMUNITY_OFFICER, PA_API), "Elisabet Ating");
        named(dossiers.atSubdistrict(Role.SUBDISTRICT_COUNTER, PA_API), "Lidia Sang");
        named(dossiers.atSubdistrict(Role.EVALUATION_OFFICER, PA_API), "Yohanes Liang");
        named(dossiers.atSubdistrict(Role.SUBDISTRICT_HEAD, PA_API), "Drs. Petrus Balang, M.Si.");
        named(modules.official(Role.ACTIVITY_OFFICER, PA_API), "Debora Sakai");
        named(modules.official(Role.VILLAGE_SECRETARY, PA_API), "Markus Agung");
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    private static void named(Official official, String name) {
        modules.owner()
                .sql("update official set name = :name where id = :id")
                .param("name", name)
                .param("id", official.id().value())
                .update();
    }

    @Test
    void aSignedProposalHasItsLetterToTheCamat() {
        var id = dossiers.submitted(PA_API, 3);

        var letter = printed(dossiers.head(PA_API), Kind.PROPOSAL, id, PaperSize.A4);

        looksRightInBothSizes("surat-usulan", dossiers.head(PA_API), Kind.PROPOSAL, id);
        assertThat(letter.pages()).isEqualTo(1);
        assertThat(letter.text())
                .contains("PEMERINTAH KABUPATEN NUNUKAN KECAMATAN KRAYAN DESA PA' API")
                .contains("Pa' Api, 20 November 2026", "Yth. Camat Krayan")
                .contains(
                        "Jumlah peserta : 3 (tiga) orang",
                        "12 (dua belas) bulan, Januari 2027 sampai dengan Desember 2027")
                .contains("Rp16.800 (enam belas ribu delapan ratus rupiah)")
                .contains("Rp604.800 (enam ratus empat ribu delapan ratus rupiah)")
                .contains("Kepala Desa Pa' Api, SAMUEL TIPA PADAN, S.Pd.")
                .contains("Tembusan: 1. Kepala Dinas Pemberdayaan Masyarakat dan Pembangunan Desa")
                .contains("Halaman 1 dari 1")
                .doesNotContain("BSrE", "BSSN");
    }

    /** Along or across, on the paper one chose, with its own fonts; and pictures of it for the eye. */
    private void looksRightInBothSizes(String name, Official reader, Kind kind, ProposalId id) {
        SIDES.forEach((paper, sides) -> {
            var letter = printed(reader, kind, id, paper);
            letter.look(name + "-" + paper.name().toLowerCase(Locale.ROOT));
            assertThat(letter.size().split(" x "))
                    .as("%s on %s", name, paper)
                    .containsExactlyInAnyOrderElementsOf(sides);
            assertThat(letter.fonts())
                    .isNotEmpty()
                    .allMatch(PDFont::isEmbedded)
                    .extracting(PDFont::getName)
                    .allMatch(font -> font.contains("Liberation"));
        });
    }

    @Test
    void aCivilServantSignsWithRankAndNumber() {
        var village = NEXT.getAndIncrement();
        var id = evaluated(village, Criterion.CEILINGS, CamatDecision.Result.NOT_COMPLIANT);
        var camat = dossiers.atSubdistrict(Role.SUBDISTRICT_HEAD, village);
        modules.does(modules.official(Role.SYSTEM_OPERATOR, 1), () -> modules.get(CivilServants.class)
                .enter(camat.id(), CivilServant.parse("19750817 200003 1 002", "Pembina Tk. I")));

        assertThat(printed(camat, Kind.SUBDISTRICT_DECREE, id, PaperSize.A4).text())
                .contains("Drs. PETRUS BALANG, M.Si. Pembina Tk. I NIP 19750817 200003 1 002");
    }

    @Test
    void aLetterIsTheSameFileForWhoeverComesLater() {
        var id = dossiers.submitted(PA_API, 1);
        var once = printed(dossiers.head(PA_API), Kind.PROPOSAL, id, PaperSize.F4);

        modules.owner()
                .sql("update official set name = 'Orang Lain' where login = 'village_head.58'")
                .update();
        var later = printed(dossiers.atRegency(Role.DPMPD_OFFICER), Kind.PROPOSAL, id, PaperSize.F4);
        named(dossiers.head(PA_API), "Samuel Tipa Padan, S.Pd.");

        assertThat(later.content()).isEqualTo(once.content());
        assertThat(row(
                        "sha256 = sha256(content) and issued_by = "
                                + dossiers.head(PA_API).id(),
                        id))
                .isTrue();
        assertThat(audited(id)).containsOnlyOnce("LETTER_ISSUED");
    }

    @Test
    void whoSignedForSomebodyIsNamedAsSuchHoweverLateTheLetterIsFetched() {
        var village = NEXT.getAndIncrement();
        var acting = modules.official(Role.VILLAGE_HEAD, village);
        modules.owner()
                .sql(
                        "update post set kind = 'PJ', letter_number = '1', letter_date = '2026-01-05' where official_id = :id")
                .param("id", acting.id().value())
                .update();
        var id = dossiers.signing(village, Dossiers.header(Basis.ENACTED), Dossiers.people(1));
        dossiers.decided(dossiers.head(village), "signProposal", id, "{}");
        dossiers.submit(village, id);
        modules.owner()
                .sql("update post set kind = 'DEFINITIVE' where official_id = :id")
                .param("id", acting.id().value())
                .update();

        assertThat(printed(dossiers.head(village), Kind.PROPOSAL, id, PaperSize.A4)
                        .text())
                .contains("Pj. Kepala Desa");
    }

    @Test
    void theCounterTheOfficerAndTheCamatWriteOnTheDraft() {
        registered("subdistrict", "PERDA", "4", "Pengelolaan Keuangan Desa");
        var id = evaluated(PA_API, Criterion.CEILINGS, CamatDecision.Result.NOT_COMPLIANT);
        var counter = dossiers.atSubdistrict(Role.SUBDISTRICT_COUNTER, PA_API);

        var receipt = printed(counter, Kind.RECEIPT, id, PaperSize.F4);
        var sheet = printed(counter, Kind.EVALUATION_SHEET, id, PaperSize.F4);
        var decree = printed(counter, Kind.SUBDISTRICT_DECREE, id, PaperSize.F4);

        looksRightInBothSizes("tanda-terima", counter, Kind.RECEIPT, id);
        looksRightInBothSizes("lembar-evaluasi", counter, Kind.EVALUATION_SHEET, id);
        looksRightInBothSizes("keputusan-camat", counter, Kind.SUBDISTRICT_DECREE, id);
        assertThat(receipt.text())
                .contains("TANDA TERIMA BERKAS Nomor: TT-" + id + "/2026", "Jumat, 20 November 2026 pukul 09.00 WITA")
                .contains("1 Surat pengantar Ada", "Perdes dana cadangan (jika ada) Tidak ada")
                .contains("20 (dua puluh) hari kerja", "Petugas Loket Kecamatan,", "LIDIA SANG");
        assertThat(sheet.text())
                .contains("LEMBAR EVALUASI", "Tidak sesuai, perlu penyempurnaan", "Siltap 34 % dari belanja")
                .contains("Petugas Evaluasi APBDes, YOHANES LIANG");
        assertThat(decree.text())
                .contains("3. Peraturan Daerah Kabupaten Nunukan Nomor 4 Tahun 2026 tentang Pengelolaan Keuangan Desa;")
                .contains(
                        "KEPUTUSAN CAMAT KRAYAN NOMOR 900/" + id + "/2026",
                        "MEMUTUSKAN:",
                        "tidak sesuai dengan ketentuan")
                .contains(
                        "Batas belanja: Siltap 34 % dari belanja", "Ditetapkan di Krayan pada tanggal 20 November 2026")
                .contains("CAMAT KRAYAN, Drs. PETRUS BALANG, M.Si.");
    }

    @Test
    void whoSignedOnPaperIsNamedWithWhoRecordedIt() {
        var village = NEXT.getAndIncrement();
        var camat = dossiers.atSubdistrict(Role.SUBDISTRICT_HEAD, village);
        var id = dossiers.submitted(village, Dossiers.header(Basis.DRAFT_ORIGINAL), Dossiers.people(1));
        receive(village, id);
        prepare(village, id, null);
        modules.does(dossiers.atSubdistrict(Role.SUBDISTRICT_COUNTER, village), () -> modules.get(CurrentOfficial.class)
                .record(camat, () -> sign(id, CamatDecision.Result.COMPLIANT)));

        assertThat(printed(camat, Kind.SUBDISTRICT_DECREE, id, PaperSize.A4).text())
                .contains("Drs. PETRUS BALANG, M.Si. Ditandatangani di atas kertas; dicatat oleh Lidia Sang")
                .contains("sesuai dengan ketentuan", "menetapkan rancangan tersebut menjadi Peraturan Desa");
    }

    @Test
    void silenceIsNoDecreeOfTheCamat() {
        var village = NEXT.getAndIncrement();
        var id = dossiers.submitted(village, Dossiers.header(Basis.DRAFT_ORIGINAL), Dossiers.people(1));
        receive(village, id);
        prepare(village, id, null);
        modules.system(() -> modules.get(Evaluations.class).takeEffectBySilence(id));

        assertThat(kinds(dossiers.head(village), id))
                .containsExactly(Kind.PROPOSAL, Kind.RECEIPT, Kind.EVALUATION_SHEET);
        assertThat(printed(dossiers.head(village), Kind.EVALUATION_SHEET, id, PaperSize.A4)
                        .text())
                .contains("Berlaku dengan sendirinya");
    }

    @Test
    void theListNamesEverybodyAndHidesTheirNiks() {
        var village = NEXT.getAndIncrement();
        named(dossiers.head(village), "Daud Yordan Lian, S.Pd.");
        var id = verified(village, longNames(103));

        var list =
                printed(dossiers.atSubdistrict(Role.COMMUNITY_OFFICER, village), Kind.NOMINAL_LIST, id, PaperSize.F4);

        looksRightInBothSizes(
                "daftar-nominatif", dossiers.atSubdistrict(Role.COMMUNITY_OFFICER, village), Kind.NOMINAL_LIST, id);
        assertThat(list.size()).isEqualTo("330 x 215");
        assertThat(list.pages()).isBetween(4, 8);
        assertThat(list.text())
                .contains("DAFTAR NOMINATIF CALON PESERTA", "650399******", "DAFTAR CADANGAN")
                .contains("100 (seratus) orang", "Rp20.160.000 (dua puluh juta seratus enam puluh ribu rupiah)")
                .contains("DAUD YORDAN LIAN, S.Pd.", "Mengetahui, Diperiksa,")
                .doesNotContainPattern("\\b650399\\d{10}\\b")
                .doesNotContain("Ibu Rahasia", "0812");
    }

    @Test
    void niksAreOnPaperForThoseWhoAnswerForTheListAndEveryTimeIsTold() {
        var village = NEXT.getAndIncrement();
        named(dossiers.head(village), "Yakub Tagal");
        var id = verified(village, longNames(5));
        var officer = dossiers.atSubdistrict(Role.COMMUNITY_OFFICER, village);

        var list = printed(officer, Kind.FULL_NOMINAL_LIST, id, PaperSize.A4);
        var again = printed(dossiers.operator(village), Kind.FULL_NOMINAL_LIST, id, PaperSize.A4);

        assertThat(list.text()).containsPattern("\\b650399\\d{10}\\b").contains("RAHASIA", "Jalan Poros");
        assertThat(again.content()).isEqualTo(list.content());
        assertThat(audited(id)).filteredOn("NIKS_REVEALED"::equals).hasSize(2);
        assertThat(row("sealed and position('%PDF'::bytea in content) = 0 and kind = 'FULL_NOMINAL_LIST'", id))
                .isTrue();
        assertThat(kinds(dossiers.atSubdistrict(Role.SUBDISTRICT_COUNTER, village), id))
                .contains(Kind.NOMINAL_LIST)
                .doesNotContain(Kind.FULL_NOMINAL_LIST);
        assertThat(kinds(dossiers.atRegency(Role.REGENT), id)).containsExactly(Kind.PROPOSAL);
        assertThat(open(dossiers.atRegency(Role.REGENT), Kind.FULL_NOMINAL_LIST, "list-" + id + "-1"))
                .isEmpty();
        looksRightInBothSizes("daftar-nominatif-nik", officer, Kind.FULL_NOMINAL_LIST, id);
    }

    private static void registered(String decree, String kind, String number, String subject) {
        var body = Map.of("kind", kind, "number", number, "day", "3 Maret 2026", "subject", subject, decree, "on");
        modules.does(modules.official(Role.DPMPD_OFFICER, 1), () -> modules.get(Entries.class)
                .add(Register.REGULATION, 2026, body, Optional.of(new Entries.Upload(Scans.pdf(), "naskah.pdf"))));
    }

    @Test
    void theBupatisDecreeListsVillagesByKecamatanAndNobodyByName() {
        var sebatik = 17;
        var id = dossiers.ready(PA_API, 96);
        var other = dossiers.ready(sebatik, 2);
        registered("regent", "PERBUP", "12", "Pelindungan Jaminan Sosial Ketenagakerjaan bagi Pekerja Rentan Desa");
        dossiers.decreed(dossiers.round(id, other));

        var decree = printed(dossiers.head(PA_API), Kind.REGENT_DECREE, id, PaperSize.F4);

        looksRightInBothSizes("keputusan-bupati", dossiers.head(PA_API), Kind.REGENT_DECREE, id);
        assertThat(decree.text())
                .contains("KEPUTUSAN BUPATI NUNUKAN", "GELOMBANG I TAHUN ANGGARAN 2027", "MEMUTUSKAN:")
                .contains("2 (dua) desa dengan 98 (sembilan puluh delapan) peserta")
                .contains("Kecamatan Krayan", "Pa' Api", "96 19.353.600")
                .as("the village of another kecamatan too, whoever asks first")
                .contains("2 403.200", "JUMLAH SELURUHNYA 98 19.756.800")
                .contains("sembilan belas juta tujuh ratus lima puluh enam ribu delapan ratus rupiah")
                .contains("BUPATI NUNUKAN, H. IRWAN BASRI, S.E., M.M.")
                .as("what the regency has enacted itself, behind the higher rules")
                .contains("5. Instruksi Presiden Nomor 2 Tahun 2021")
                .contains("6. Peraturan Bupati Nunukan Nomor 12 Tahun 2026 tentang Pelindungan Jaminan Sosial")
                .doesNotContain("650399", "Warga Ke");
        assertThat(printed(dossiers.head(sebatik), Kind.REGENT_DECREE, other, PaperSize.F4)
                        .content())
                .isEqualTo(decree.content());
        assertThat(open(dossiers.head(19), Kind.REGENT_DECREE, "round-1")).isEmpty();
    }

    /** Nobody puts their initials on what they could not read. */
    @Test
    void theDesksOfTheRegencyReadTheDecreeBeforeItIsSigned() {
        var village = NEXT.getAndIncrement();
        var round = dossiers.round(dossiers.ready(village, 2));
        var drafts = modules.get(DraftDecrees.class);

        var draft = modules.as(dossiers.atRegency(Role.LEGAL_OFFICER), () -> drafts.of(round, PaperSize.F4))
                .orElseThrow();

        var printed = new PrintedLetter(draft.content());
        printed.look("rancangan-keputusan-bupati");
        assertThat(printed.text())
                .contains("RANCANGAN KEPUTUSAN BUPATI NUNUKAN NOMOR ……………………", "2 (dua) peserta", "403.200")
                .contains("RANCANGAN, belum ditetapkan dan belum berlaku.")
                .contains("Menetapkan : KEPUTUSAN BUPATI TENTANG PENETAPAN DESA DAN PESERTA")
                .doesNotContain("diterbitkan melalui Payung Desa");
        assertThat(modules.as(dossiers.head(village), () -> drafts.of(round, PaperSize.F4)))
                .isEmpty();
        assertThat(modules.owner()
                        .sql("select count(*) from letter where kind = 'REGENT_DECREE' and round_id = ?")
                        .param(round.value())
                        .query(Long.class)
                        .single())
                .as("nothing is issued")
                .isZero();
    }

    @Test
    void whatGoesWithThePaymentRequestIsNoPaymentRequest() {
        var bill = dossiers.billed(PA_API, 5);
        dossiers.approved(PA_API, bill);

        var annex = printed(dossiers.head(PA_API), Kind.PAYMENT_ANNEX, bill.proposal(), PaperSize.A4);

        looksRightInBothSizes("lampiran-spp", dossiers.head(PA_API), Kind.PAYMENT_ANNEX, bill.proposal());
        assertThat(annex.text())
                .contains("SPP Siskeudes Nomor SPP-1, tanggal 20 November 2026", "5 12 16.800 1.008.000")
                .contains("satu juta delapan ribu rupiah", "Lampiran ini bukan SPP")
                .contains("DEBORA SAKAI", "MARKUS AGUNG", "SAMUEL TIPA PADAN, S.Pd.");
    }

    @Test
    void whoTurns65WithinThePeriodIsPaidForUntilThen() {
        var village = NEXT.getAndIncrement();
        var id = dossiers.drafted(village, 3);
        modules.owner()
                .sql("update candidate set months = 5 where id = (select min(id) from candidate where proposal_id = ?)")
                .param(id.value())
                .update();
        dossiers.handToHead(village, id);
        dossiers.submit(village, id);
        dossiers.decreed(dossiers.round(dossiers.verified(village, id)));
        dossiers.approved(village, dossiers.billed(village, id, 12));

        var annex = printed(dossiers.head(village), Kind.PAYMENT_ANNEX, id, PaperSize.A4);

        looksRightInBothSizes("lampiran-spp-65-tahun", dossiers.head(village), Kind.PAYMENT_ANNEX, id);
        assertThat(annex.text()).contains("2 12 16.800 403.200", "1 5 16.800 84.000", "Jumlah tagihan 487.200");
    }

    @Test
    void whoStepsInForTheRefusedIsWrittenDown() {
        var village = NEXT.getAndIncrement();
        modules.owner()
                .sql("insert into quota (village, year, places, reason) values (:village, 2027, 2, 'x')")
                .param("village", village)
                .update();
        var id = dossiers.endorsed(village, 4);
        replaced(village, id);

        var minutes = printed(dossiers.head(village), Kind.REPLACEMENT_MINUTES, id, PaperSize.A4);

        looksRightInBothSizes("berita-acara-penggantian", dossiers.head(village), Kind.REPLACEMENT_MINUTES, id);
        assertThat(minutes.text())
                .contains("BERITA ACARA PENGGANTIAN PESERTA", "Nomor: 400.10/BA-001/DS-" + village + "/XI/2026")
                .contains("Jumat, tanggal dua puluh bulan November tahun dua ribu dua puluh enam (20-11-2026)")
                .contains("Sebanyak 1 (satu) peserta", "Tercatat sudah", "meninggal dunia", "650399******")
                .contains("Ketua BPD", "Mengetahui,")
                .doesNotContainPattern("\\b650399\\d{10}\\b");
    }

    @Test
    void whoIsProtectedGetsTheirMembersNumberFromTheVillage() {
        var village = NEXT.getAndIncrement();
        var bill = dossiers.billed(village, 3);
        dossiers.paid(village, bill);
        assertThat(kinds(dossiers.head(village), bill.proposal()))
                .as("before the money has arrived")
                .doesNotContain(Kind.MEMBER_LIST);
        dossiers.settled(bill, bill.amount(), modules.clock().instant());
        modules.system(() -> modules.get(Dispatcher.Feed.class).fetch());

        var list = printed(dossiers.operator(village), Kind.MEMBER_LIST, bill.proposal(), PaperSize.A4);

        looksRightInBothSizes("daftar-nomor-peserta", dossiers.operator(village), Kind.MEMBER_LIST, bill.proposal());
        assertThat(list.text())
                .contains("DAFTAR NOMOR PESERTA BPJS KETENAGAKERJAAN", "RAHASIA", "3 (tiga) orang", "1 Januari 2027")
                .containsPattern("KPJ\\d+")
                .doesNotContainPattern("\\b650399\\d{10}\\b");
        assertThat(row("sealed and position('%PDF'::bytea in content) = 0 and kind = 'MEMBER_LIST'", bill.proposal()))
                .isTrue();
        assertThat(kinds(dossiers.atSubdistrict(Role.SUBDISTRICT_COUNTER, village), bill.proposal()))
                .doesNotContain(Kind.MEMBER_LIST);
    }

    @Test
    void theCodeAtTheFootOfEveryPageLeadsToWhatIsKnownOfThePaper() {
        var village = NEXT.getAndIncrement();
        var id = verified(village, longNames(40));

        var list = printed(dossiers.head(village), Kind.NOMINAL_LIST, id, PaperSize.A4);

        var issued = modules.owner()
                .sql("select document_id from letter where proposal_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        assertThat(list.codes())
                .hasSize(list.pages())
                .hasSizeGreaterThan(1)
                .containsOnly("http://localhost:8080/dokumen/" + new DocumentId(issued));
        assertThat(letters.find(new DocumentId(issued)))
                .as("without anybody logged in")
                .hasValueSatisfying(letter -> assertThat(letter.sha256()).isEqualTo(Letters.sha256(list.content())));
    }

    @Test
    void whoAsksAtTheSameMomentGetsTheSameFile() {
        var id = dossiers.submitted(PA_API, 1);
        var reader = dossiers.head(PA_API);

        var files = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> printed(reader, Kind.PROPOSAL, id, PaperSize.A4)))
                .toList();

        assertThat(files.stream().map(CompletableFuture::join).map(file -> HexFormat.of()
                        .formatHex(file.content())))
                .hasSize(4)
                .containsOnly(HexFormat.of().formatHex(files.get(0).join().content()));
        assertThat(audited(id)).containsOnlyOnce("LETTER_ISSUED");
    }

    @Test
    void whatWasIssuedStaysAsItIs() {
        var id = dossiers.submitted(PA_API, 1);
        printed(dossiers.head(PA_API), Kind.PROPOSAL, id, PaperSize.A4);

        for (var change : List.of(
                "update letter set number = 'x'",
                "delete from letter",
                "truncate letter cascade",
                "update letter_content set content = 'x'",
                "delete from letter_content")) {
            assertThat(refusal(() -> modules.owner().sql(change).update()))
                    .as(change)
                    .contains("append-only");
            assertThat(refusal(() -> modules.sql("*").sql(change).update()))
                    .as(change)
                    .contains("permission denied");
        }
        assertThat(refusal(() -> modules.owner().sql("""
                with another as (
                    insert into letter select 'ZZZZZZZZZZZZ', kind, subject || 'x', proposal_id, round_id, village_id, revision, paper,
                        number, dated, office, sha256, issued_by, issued_at
                    from letter where kind = 'PROPOSAL' limit 1 returning document_id, village_id
                )
                select 1 from another
                """).query().listOfRows())).isEqualTo("nothing refused it");
        assertThat(refusal(() -> modules.owner()
                        .sql("insert into letter_content select document_id, village_id, 'forged', false from letter"
                                + " where document_id = 'ZZZZZZZZZZZZ'")
                        .update()))
                .contains("not what was issued");
    }

    @Test
    void anIdIsReadAsPeopleTypeIt() {
        assertThat(DocumentId.parse(" k7qf 3m2x-9dtp ")).contains(new DocumentId("K7QF3M2X9DTP"));
        assertThat(DocumentId.parse("OIL0-0000-0000")).contains(new DocumentId("011000000000"));
        assertThat(DocumentId.parse("K7QF-3M2X")).isEmpty();
        assertThat(DocumentId.parse("K7QF-3M2X-9DTU")).isEmpty();
        assertThat(new DocumentId("K7QF3M2X9DTP")).hasToString("K7QF-3M2X-9DTP");
    }

    private ProposalId evaluated(int village, Criterion faulty, CamatDecision.Result result) {
        var id = dossiers.submitted(village, Dossiers.header(Basis.DRAFT_ORIGINAL), Dossiers.people(2));
        receive(village, id);
        prepare(village, id, faulty);
        modules.does(dossiers.atSubdistrict(Role.SUBDISTRICT_HEAD, village), () -> sign(id, result));
        return id;
    }

    private void sign(ProposalId id, CamatDecision.Result result) {
        modules.get(Evaluations.class)
                .decide(
                        id,
                        new CamatDecision(Signature.Outcome.SIGN, result, "900/%s/2026".formatted(id), FRIDAY, null));
    }

    private void receive(int village, ProposalId id) {
        var complete = Arrays.stream(AccompanyingDocument.values())
                .filter(AccompanyingDocument::required)
                .collect(Collectors.toSet());
        modules.does(dossiers.atSubdistrict(Role.SUBDISTRICT_COUNTER, village), () -> modules.get(Evaluations.class)
                .receive(
                        id, new Receipt(FRIDAY, LocalTime.of(9, 0), "TT-%s/2026".formatted(id), Set.copyOf(complete))));
    }

    private void prepare(int village, ProposalId id, Criterion faulty) {
        var checks = Arrays.stream(Criterion.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        criterion -> criterion == faulty
                                ? new Preparation.Check(
                                        false, "Siltap 34 % dari belanja", Preparation.FindingScope.OTHER)
                                : new Preparation.Check(true, null, null)));
        modules.does(dossiers.atSubdistrict(Role.EVALUATION_OFFICER, village), () -> modules.get(Evaluations.class)
                .prepare(id, new Preparation(checks, null)));
    }

    private ProposalId verified(int village, List<RosterRow> people) {
        var id = dossiers.submitted(village, Dossiers.header(Basis.ENACTED), people);
        modules.does(dossiers.atSubdistrict(Role.COMMUNITY_OFFICER, village), () -> {
            var reviews = modules.get(Reviews.class);
            reviews.verify(id, new Verification(Map.of(), true, null));
            reviews.conclude(id);
        });
        return id;
    }

    /** As long as names in the interior are, with an address and a family card. */
    private static List<RosterRow> longNames(int count) {
        return Dossiers.people(count).stream()
                .map(row -> {
                    var cells = new HashMap<>(row.cells());
                    if (row.number() % 4 == 0) {
                        cells.put(
                                RosterColumn.NAME,
                                cells.get(RosterColumn.NAME) + " Muhammad Abdurrahman Wahid bin Haji Sulaiman");
                    }
                    cells.put(RosterColumn.ADDRESS, "Jalan Poros Lintas Batas RT 003 Dusun Pa' Kebuan Hulu");
                    return new RosterRow(row.number(), cells);
                })
                .toList();
    }

    /** The first of two is refused, and somebody of the reserve steps in. */
    private void replaced(int village, ProposalId id) {
        var registrations = modules.get(Registrations.class);
        var people =
                dossiers.candidates(village, id).stream().map(Candidate::id).toList();
        modules.system(() -> {
            var first = registrations.open(id);
            modules.get(InsurerForTests.class)
                    .answers(OrderStatus.answered(
                            "R-" + first,
                            new RegistrationAnswer(
                                    List.of(new RegistrationAnswer.Accepted(
                                            String.valueOf(people.get(1)), "26000000777")),
                                    List.of(new RegistrationAnswer.Refused(
                                            String.valueOf(people.get(0)), MatchCode.MENINGGAL, null)),
                                    Optional.of(new RegistrationAnswer.IssuedBill(
                                            "REPLACED-" + village,
                                            Rupiah.of(201_600),
                                            YearMonth.of(2027, 1),
                                            12,
                                            LocalDate.of(2027, 1, 15),
                                            LocalDate.of(2027, 1, 31))))));
            var order = new Order(0, "REGISTRATION", "s", village, id.value(), "R-" + first, "SENT", 1);
            modules.inTransaction(() -> {
                registrations.ask(order).orElseThrow().store().run();
                return null;
            });
            modules.does(dossiers.operator(village), () -> modules.get(Replacements.class)
                    .decide(first, new Replacement(List.of(people.get(2)), null)));
        });
    }

    private List<Kind> kinds(Official reader, ProposalId id) {
        return modules.as(
                reader,
                () -> letters.of(List.of(id)).stream().map(ReadyLetter::kind).toList());
    }

    private Optional<Letters.Printed> open(Official reader, Kind kind, String subject) {
        return modules.as(reader, () -> letters.open(kind, subject, PaperSize.A4, "arsip"));
    }

    private boolean row(String condition, ProposalId id) {
        return modules.owner()
                .sql(
                        "select exists (select from letter join letter_content using (document_id) where proposal_id = :id and "
                                + condition + ")")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private List<String> audited(ProposalId id) {
        return modules.owner()
                .sql("select action from audit_entry where subject = :id")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }

    private PrintedLetter printed(Official reader, Kind kind, ProposalId id, PaperSize paper) {
        return modules.as(reader, () -> {
            var ready = letters.of(List.of(id)).stream()
                    .filter(letter -> letter.kind() == kind)
                    .findFirst()
                    .orElseThrow();
            return new PrintedLetter(letters.open(kind, ready.subject(), paper, "dicetak untuk arsip")
                    .orElseThrow()
                    .content());
        });
    }
}
