package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.database.Scope;
import id.payungdesa.demo.Deeds;
import id.payungdesa.demo.Matter;
import id.payungdesa.demo.Staff;
import id.payungdesa.demo.WorkerList;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import id.payungdesa.sandbox.BankFault;
import id.payungdesa.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Every page and every form as the villages of the demo fill them, for {@link Looks} to look at. */
@InTheBrowser
@Import(Templates.class)
@TestPropertySource(properties = {"payung.journey=contact-sheet", "payung.demo-life=true"})
class ContactSheetJourney {

    private static final String TASK = "/camunda/app/tasklist/default/#/?task=";
    private static final Path LIST = Path.of("src", "test", "resources", "rosters", "tanjung-aru-100.xlsx");

    private static final LocatorAssertions.IsVisibleOptions PATIENTLY = new LocatorAssertions.IsVisibleOptions()
            .setTimeout(Duration.ofMinutes(2).toMillis());

    @RegisterExtension
    final Chromium browser = new Chromium();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Regions regions;

    @Autowired
    DemoAccounts accounts;

    @Autowired
    Sandbox sandbox;

    @Autowired
    Templates templates;

    @Autowired
    Clock clock;

    private Looks looks;
    private Deeds deeds;
    private final Map<String, Desk> desks = new HashMap<>();

    /** A page and who may see it. */
    private record Place(String name, String address, String login) {}

    /** An open task of each kind and somebody whose desk it lies on. */
    private record Open(String step, String task, String login) {}

    @Test
    void everyPageAndEveryFormCanBeUsedByEverybody() throws IOException {
        looks = new Looks(Path.of("target", "contact-sheet"), templates);
        deeds = new Deeds(URI.create(browser.address()), DemoAccounts.PASSWORD, clock, (call, nanos) -> {});
        var wanted = System.getProperty("payung.looks", "");
        goes(wanted, withoutVillages());
        await().atMost(Duration.ofMinutes(8)).until(this::villagesHaveCome);
        goes(wanted, withVillages());
        if (wanted.isEmpty()) {
            looks.sawEverything();
        }
        looks.end();
    }

    /** A stretch of the way, which {@code -Dpayung.looks} may name while one works at it. */
    private record Part(String name, Runnable way) {}

    private void goes(String wanted, Stream<Part> parts) {
        parts.filter(part -> wanted.isEmpty() || wanted.contains(part.name()))
                .forEach(part -> looks.along(part.name(), part.way()));
    }

    /** While the villages of the demo still come. */
    private Stream<Part> withoutVillages() {
        return Stream.of(new Part("front door", this::frontDoor), new Part("officials", this::officials));
    }

    private Stream<Part> withVillages() {
        return Stream.of(
                new Part("places", this::everyPlace),
                new Part("start forms", this::startForms),
                new Part("forms", this::forms),
                new Part("decided together", this::decidedTogether),
                new Part("handed on", this::handedOn),
                new Part("without connection", this::withoutConnection),
                new Part("going on", this::goOn),
                new Part("other ways", this::otherWays),
                new Part("dispute", this::dispute),
                new Part("decree", this::decree),
                new Part("letters", this::letters),
                new Part("slow line", this::slowLine),
                new Part("list", this::listOnASlowLine),
                new Part("bank", this::bank),
                new Part("cockpit", this::cockpit));
    }

    /** Everybody logs in once. */
    private Desk desk(String login) {
        return desks.computeIfAbsent(login, name -> Desk.loggedIn(browser, name))
                .window();
    }

    private void everyPlace() {
        var windows = new HashMap<String, Desk>();
        for (var place : places()) {
            var desk = windows.computeIfAbsent(place.login(), this::desk);
            desk.page.navigate(place.address());
            looks.at(desk.page, place.name());
        }
        windows.values().forEach(desk -> desk.page.close());
    }

    private void startForms() {
        for (var start : List.of(
                new Place("proposalStarted", "villageProposal", "operator.tanjungaru"),
                new Place("roundOpened", "regentEndorsement", "petugas.dpmpd"))) {
            var desk = desk(start.login());
            desk.page.navigate("/camunda/app/tasklist/default/#/?processStart=" + start.address());
            assertThat(desk.page.locator("form.pd").first()).isVisible();
            looks.at(desk.page, start.name());
            desk.page.close();
        }
    }

    /** One of each kind that was not photographed yet. */
    private void forms() {
        for (var open : openTasks()) {
            if (looks.hasSeenForm(open.step())) {
                continue;
            }
            var desk = opens(open);
            looks.at(desk.page, open.step());
            desk.page.close();
        }
    }

    private Desk opens(Open open) {
        var desk = desk(open.login());
        desk.page.navigate(TASK + open.task());
        assertThat(desk.page.locator("form.pd").first()).isVisible();
        var take = desk.button("Ambil tugas").first();
        if (take.isVisible()) {
            take.click();
            assertThat(desk.page.getByText("Anda yang mengerjakan tugas ini.")).isVisible();
        }
        return desk;
    }

    /** The queue decides for a village without a remark, and the counter would take its file. */
    private void decidedTogether() {
        chosenTogether("loket.lumbis", "bersama-terima").page.close();
        chosenTogether("camat.lumbishulu", "bersama-camat").page.close();
        var officer = chosenTogether("kasipmd.lumbis", "bersama");
        officer.choose(officer.tick("Saya sudah memeriksa"));
        looks.after(officer.page, "bersama-hasil", () -> {
            officer.button("Terima calon dari 1 desa").click();
            assertThat(officer.page.getByText("Keputusan sudah dicatat.")).isVisible();
        });
        officer.page.close();
    }

    private Desk chosenTogether(String login, String name) {
        var desk = desk(login);
        desk.page.navigate("/antrean");
        desk.choose(desk.page.locator("[name=pilih]").first());
        desk.button("Putuskan bersama").click();
        looks.at(desk.page, name);
        return desk;
    }

    private void handedOn() {
        var camat = desk("camat.krayanselatan");
        camat.page.navigate("/antrean");
        looks.after(camat.page, "serahkan", camat.page.locator(".held summary").first()::click);
        camat.page.getByLabel("Alasan").fill("Sakit");
        looks.after(camat.page, "diserahkan", camat.button("Serahkan")::click);
        camat.page.close();
    }

    private void withoutConnection() {
        var camat = desk("camat.krayan");
        camat.page.navigate("/tanpa-sambungan");
        looks.at(camat.page, "tanpa-sambungan");
        camat.page
                .locator("[name=village]")
                .selectOption(String.valueOf(village("Pa' Api").id()));
        camat.page.locator("[name=helper]").selectOption("subdistrict_counter");
        camat.page.getByLabel("Sampai dengan").fill("2026-12-31");
        assertThat(camat.page.getByText("Kamis, 31 Desember 2026")).isVisible();
        camat.page.getByLabel("Alasan").fill("Menara rusak sejak banjir");
        looks.after(camat.page, "tanpa-sambungan-ditandai", camat.button("Tandai desa")::click);
        camat.page.close();
    }

    private void officials() {
        var operator = desk("pengelola");
        operator.page.navigate("/pejabat?cari=Zainal");
        looks.at(operator.page, "pejabat-cari");
        operator.link("Zainal Arifin").click();
        looks.at(operator.page, "pejabat-seorang");
        looks.after(
                operator.page,
                "pejabat-akhiri",
                operator.page.locator(".acts summary").first()::click);

        operator.page.navigate("/pejabat/impor");
        looks.after(operator.page, "pejabat-impor-keliru", () -> sends(operator, "Sri Wahyuni;sri;Ketua RT;"));
        looks.after(
                operator.page, "pejabat-impor-benar", () -> sends(operator, "Sri Wahyuni;sri.dpmpd;Petugas DPMPD;"));
        looks.after(operator.page, "pejabat-impor-hasil", operator.button("Impor sekarang")::click);
        var secret = operator.page.locator(".secrets code").nth(1).textContent();
        operator.page.close();

        var newcomer = browser.open();
        newcomer.navigate("/login");
        newcomer.getByLabel("Nama pengguna").fill("sri.dpmpd");
        newcomer.getByLabel("Kata sandi").fill(secret);
        press(newcomer, "Masuk");
        looks.at(newcomer, "sandi-awal");
        newcomer.context().close();
    }

    private static void sends(Desk operator, String row) {
        var file = "nama;nama_pengguna;jabatan;kode_wilayah\n" + row + "\n";
        operator.page
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("pejabat.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        operator.button("Periksa berkas").click();
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Where the villages of the demo rest, some desks have nothing to do; two of the villages go on. */
    private void goOn() {
        var pays = village("Sungai Pancang");
        var payers = Staff.of(pays);
        deeds.does(payers.at("verifyPaymentRequest"), "verifyPaymentRequest", proposal(pays));
        var waits = village("Makmur");
        var round = deeds.openRound("petugas.dpmpd", "Gelombang Tulin Onsoi", List.of(proposal(waits)));
        forms();
        deeds.does(payers.at("approvePayment"), "approvePayment", proposal(pays));
        deeds.does(payers.at("recommendRound"), "recommendRound", round);
        forms();
        deeds.does(
                payers.at("initialByLegal"),
                "initialByLegal",
                round,
                Map.of("outcome", "RETURN", "note", "Nama desa pada lampiran keliru."));
        forms();
    }

    /** No village of the demo has enacted its budget already, had its file or draft handed back, or lets the regency pay. */
    private void otherWays() {
        var incomplete = submits("Liang Bunyu", Map.of());
        var counter = Staff.of(village("Liang Bunyu")).at("receiveFile");
        deeds.handBack(counter, "receiveFile", incomplete, "Perdes RKPDes");
        submits("Bambangan", Map.of("basis", "ENACTED", "regulationNumber", "7/2026", "regulationDate", "2026-11-02"));
        var faulted = village("Srinanti");
        for (var step : List.of("correctProposal", "signProposal")) {
            deeds.does(Staff.of(faulted).at(step), step, proposal(faulted));
        }
        var paidFor = submits("Binalawan", Map.of("payer", "REGENCY", "fundSource", "PBK"));
        var desks = Staff.of(village("Binalawan"));
        deeds.does(desks.at("verifyCandidates"), "verifyCandidates", paidFor);
        var officer = desks.at("openRound");
        await().atMost(Duration.ofMinutes(1)).until(() -> deeds.isReady(officer, paidFor));
        var round = deeds.openRound(officer, "Gelombang Kabupaten", List.of(paidFor));
        for (var step : List.of("recommendRound", "initialByLegal", "initialBySecretary", "signDecree")) {
            deeds.does(desks.at(step), step, round);
        }
        comes("payForVillage");
        forms();
    }

    private Matter submits(String name, Map<String, ?> otherwise) {
        var village = village(name);
        var desks = Staff.of(village);
        desks.hire(accounts, village);
        var proposal = deeds.startProposal(desks.at("startProposal"), otherwise);
        var list = WorkerList.of(village.id().value(), 3).xlsx();
        deeds.draftProposal(desks.at("draftProposal"), proposal, "daftar.xlsx", list);
        deeds.does(desks.at("signProposal"), "signProposal", proposal);
        return proposal;
    }

    private void comes(String step) {
        await().atMost(Duration.ofMinutes(1)).until(() -> open(step).isPresent());
    }

    /** The bank takes too much, and two people settle it. */
    private void dispute() {
        var village = village("Sungai Pancang");
        sandbox.errAtTheBank(BankFault.OVER);
        deeds.payContribution(Staff.of(village).at("payContribution"), proposal(village));
        comes("resolvePayment");
        forms();
        var liaison = opens(open("resolvePayment").orElseThrow());
        liaison.choose(liaison.choice("Kelebihan sudah dikembalikan"));
        liaison.page.locator("#refundReference").fill("BPJS-RF-0021/2026");
        liaison.completes("Ajukan penyelesaian");
        liaison.page.close();
        forms();
    }

    private Village village(String name) {
        return regions.all().stream()
                .filter(village -> village.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Matter proposal(Village village) {
        var id = Scope.system(
                () -> transaction.execute(status -> jdbc.sql("select id from proposal where village_id = ?")
                        .param(village.id().value())
                        .query(Long.class)
                        .single()));
        return Matter.proposal(id, village.name(), village.subdistrict().name());
    }

    /** The round of the demo waits at the Sekda's desk. */
    private void decree() {
        open("initialBySecretary").ifPresent(open -> {
            var secretary = opens(open);
            secretary.choose(secretary.tick("Rancangan Keputusan Bupati"));
            secretary.completes("Beri paraf", "Paraf Sekretaris Daerah dicatat.");
            secretary.page.close();
        });
        forms();
        var regent = desk("bupati");
        regent.page.navigate("/antrean");
        looks.at(regent.page, "antrean-bupati");
        regent.link("Baca dan tanda tangani di satu halaman").click();
        looks.at(regent.page, "penetapan");
        looks.after(regent.page, "penetapan-kurang", regent.button("Lanjut ke tanda tangan")::click);
        regent.page.locator("[name=nomor]").fill("188.45/815/2026");
        looks.after(regent.page, "penetapan-periksa", regent.button("Lanjut ke tanda tangan")::click);
        regent.choose(regent.tick("Saya menetapkan"));
        looks.after(regent.page, "penetapan-selesai", regent.button("Tanda tangani keputusan")::click);
        regent.page.close();
    }

    private void letters() {
        var desk = desk("petugas.dpmpd");
        desk.page.navigate("/surat");
        looks.at(desk.page, "surat");
        desk.page.waitForDownload(() -> desk.page
                .locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("A4"))
                .first()
                .click());
        desk.page.close();
        var stranger = browser.open();
        stranger.navigate("/dokumen");
        looks.at(stranger, "dokumen-tanya");
        stranger.navigate("/dokumen/"
                + Scope.system(() -> transaction.execute(status -> jdbc.sql("select document_id from letter")
                        .query(String.class)
                        .list()
                        .get(0))));
        looks.at(stranger, "dokumen");
        stranger.context().close();
    }

    /** The bank that the treasurer meets is the sandbox. */
    private void bank() {
        var page = browser.open();
        for (var place : Map.of("home", "/", "bank", "/bank", "book", "/buku", "missing", "/tidak-ada")
                .entrySet()) {
            page.navigate(sandbox.url() + place.getValue());
            looks.at(page, "sandbox-" + place.getKey());
        }
        page.navigate(sandbox.url() + "/bank");
        page.getByLabel("Kode iuran").fill(unpaid());
        looks.after(page, "sandbox-bill", page.getByText("Lihat tagihan")::click);
        looks.after(
                page,
                "sandbox-receipt",
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bayar Rp"))::click);
        page.context().close();
    }

    private String unpaid() {
        return Scope.system(() ->
                transaction.execute(status -> jdbc.sql("""
                select code from bill
                where not dead and not exists (select from payment where payment.bill_id = bill.id) limit 1
                """).query(String.class).single()));
    }

    /** Whoever keeps the system running looks into the engine, in Indonesian. */
    private void cockpit() {
        var page = desk("pengelola").page;
        for (var section : List.of("dashboard", "processes", "decisions", "tasks", "repository", "batch")) {
            page.navigate("about:blank");
            page.navigate("/camunda/app/cockpit/default/#/" + section);
            looks.atCockpit(page, "cockpit-" + section);
        }
        page.navigate("/camunda/app/cockpit/default/#/processes");
        page.locator("td a").getByText("Usulan desa").first().click();
        looks.atCockpit(page, "cockpit-proses");
        page.locator("td a[href*=process-instance]").first().click();
        for (var tab : List.of("Data", "Gangguan", "Tugas petugas", "Pekerjaan")) {
            page.locator(".nav-tabs a").getByText(tab).first().click();
            looks.atCockpit(page, "cockpit-berkas-" + tab.replace(' ', '-').toLowerCase(Locale.ROOT));
        }
        page.close();
    }

    /** A village head who was here before, on a line of 50 kbit/s that takes two seconds to answer. */
    private void slowLine() {
        if (open("signProposal").isEmpty()) {
            return;
        }
        var head = desk("kades.atap");
        head.page.navigate("/usulan-desa");
        head.link("Kerjakan tugas").first().click();
        assertThat(head.choice("Tanda tangani")).isVisible();
        isSlow(head.page);

        looks.timed("usulan-desa on a slow line", () -> head.page.navigate("/usulan-desa"));
        assertThat(looks.timed("a form on a slow line", () -> {
                    head.link("Kerjakan tugas").first().click();
                    assertThat(head.choice("Tanda tangani")).isVisible(PATIENTLY);
                }))
                .isLessThan(Duration.ofSeconds(15));
        looks.timed("a decision on a slow line", () -> {
            var take = head.button("Ambil tugas").first();
            if (take.isVisible()) {
                take.click();
                assertThat(head.page.getByText("Anda yang mengerjakan tugas ini."))
                        .isVisible(PATIENTLY);
            }
            head.choose(head.choice("Tanda tangani"));
            head.makesSure();
            head.button("Tanda tangani usulan").click();
            assertThat(head.page.getByText("Keputusan Anda sudah dicatat.")).isVisible(PATIENTLY);
        });
        head.page.close();
    }

    /** Whoever has a list to send, 12 KB for a hundred people, and waits until each is checked. */
    private void listOnASlowLine() {
        var operator = opens(open("draftProposal").orElseThrow());
        isSlow(operator.page);
        looks.timed("a list of 100 people on a slow line", () -> {
            operator.page.locator(".pd-file").setInputFiles(LIST);
            assertThat(operator.page.locator(".pd-roster .pd-done")).isVisible(PATIENTLY);
        });
        operator.page.close();
    }

    private static void isSlow(Page page) {
        var slow = new JsonObject();
        slow.addProperty("offline", false);
        slow.addProperty("latency", 2000);
        slow.addProperty("downloadThroughput", 50_000 / 8);
        slow.addProperty("uploadThroughput", 50_000 / 8);
        var line = page.context().newCDPSession(page);
        line.send("Network.enable");
        line.send("Network.emulateNetworkConditions", slow);
        page.setDefaultTimeout(Duration.ofMinutes(2).toMillis());
    }

    private boolean villagesHaveCome() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("demo-life"));
    }

    private void frontDoor() {
        var stranger = browser.open();
        stranger.navigate("/login");
        looks.at(stranger, "login");
        stranger.navigate("/login?berakhir");
        looks.at(stranger, "sesi-berakhir");
        stranger.getByLabel("Nama pengguna").fill("bupati");
        stranger.getByLabel("Kata sandi").fill("lupa");
        looks.after(stranger, "login-keliru", () -> press(stranger, "Masuk"));
        stranger.context().close();
    }

    private static List<Place> places() {
        return List.of(
                new Place("usulan-desa", "/usulan-desa", "operator.balansiku"),
                new Place("usulan-desa-temuan", "/usulan-desa", "kades.srinanti"),
                new Place("pantau", "/pantau", "petugas.dpmpd"),
                new Place("kalender", "/kalender", "pengelola"),
                new Place("pejabat", "/pejabat", "pengelola"),
                new Place("pejabat-impor", "/pejabat/impor", "pengelola"),
                new Place("tersendat", "/tersendat", "pengelola"),
                new Place("antrean", "/antrean", "kasipmd.krayanselatan"),
                new Place("pemberitahuan", "/pemberitahuan", "operator.srinanti"),
                new Place("panduan", "/panduan", "camat.sebatiktimur"),
                new Place("sandi", "/sandi", "bupati"),
                new Place("tidak-ada", "/tidak-ada", "bupati"),
                new Place("ditolak", "/pejabat", "bupati"),
                new Place("keliru", "/antrean/bersama?pilih=x", "bupati"),
                new Place("gangguan", "/error", "bupati"),
                new Place("tahun", "/tahun", "petugas.dpmpd"),
                new Place("tahun-satu", "/tahun/2027", "petugas.dpmpd"),
                new Place("tahun-kuota", "/tahun/2027/kuota?cari=krayan", "petugas.dpmpd"),
                new Place("tahun-kuota-berkas", "/tahun/2027/kuota/berkas", "petugas.dpmpd"),
                new Place("simulasi", "/simulasi", "bupati"),
                new Place("pantau-peta", "/pantau/peta", "petugas.dpmpd"),
                new Place("pantau-tenggat", "/pantau/tenggat", "petugas.dpmpd"),
                new Place("pantau-desa", "/pantau/desa/106", "petugas.dpmpd"),
                new Place("proses", "/pantau/proses", "petugas.dpmpd"),
                new Place("langkah", "/pantau/proses/villageProposal/verifyCandidates", "petugas.dpmpd"),
                new Place("kerja", "/pantau/kerja", "petugas.dpmpd"),
                new Place("meja", "/pantau/kerja/community_officer/10", "petugas.dpmpd"),
                new Place("uang", "/pantau/uang", "petugas.dpmpd"),
                new Place("uang-rincian", "/pantau/uang/rincian", "petugas.dpmpd"),
                new Place("paritrana", "/paritrana", "petugas.dpmpd"),
                new Place("paritrana-bab", "/paritrana/bab/program", "bupati"),
                new Place("paritrana-isian", "/paritrana/isian/segmen", "petugas.dpmpd"),
                new Place("paritrana-regulasi", "/paritrana/isian/regulasi", "petugas.dpmpd"),
                new Place("transparansi", "/transparansi", "bupati"));
    }

    private Optional<Open> open(String step) {
        return openTasks().stream().filter(open -> open.step().equals(step)).findFirst();
    }

    /** At the desk of whoever has been there longest: a newcomer of an earlier part has a password of their own. */
    private List<Open> openTasks() {
        return Scope.system(() ->
                transaction.execute(status -> jdbc.sql("""
                select distinct on (step.step) step.step, step.task_id as task, official.login
                from step
                join post on post.role = step.role and post.area = step.area and post.valid @> current_date
                join official on official.id = post.official_id
                where step.closed_at is null
                order by step.step, step.opened_at, official.id
                """).query(Open.class).list()));
    }
}
