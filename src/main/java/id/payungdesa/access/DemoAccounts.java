package id.payungdesa.access;

import id.payungdesa.common.Indonesian;
import id.payungdesa.region.Authority;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Everybody one meets on the way of a proposal, with invented names and one known password: only for trying it out. */
@Component
@Order(FirstAdministrator.ORDER + 1)
@ConditionalOnBooleanProperty("payung.demo-accounts")
public class DemoAccounts implements ApplicationRunner {

    public static final String PASSWORD = "payung-desa-2027";

    private static final String TANJUNG_ARU = "65.03.10.2004";
    private static final String PA_API = "65.03.05.2036";
    private static final int REGENCY = 1;

    private final Accounts accounts;
    private final Regions regions;
    private final Clock clock;
    private final String hash;

    DemoAccounts(Accounts accounts, Regions regions, Clock clock) {
        this.accounts = accounts;
        this.regions = regions;
        this.clock = clock;
        this.hash = accounts.hash(PASSWORD);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var tanjungAru = village(TANJUNG_ARU);
        var paApi = village(PA_API);
        open(IN_TANJUNG_ARU, tanjungAru.id().value());
        open(IN_PA_API, paApi.id().value());
        open(IN_SEBATIK_TIMUR, tanjungAru.subdistrict().id().value());
        open(IN_KRAYAN, paApi.subdistrict().id().value());
        open(IN_NUNUKAN, REGENCY);
    }

    /** The logins to offer on the login page. */
    public List<Account> accounts() {
        return List.of(
                IN_TANJUNG_ARU.get(0),
                IN_TANJUNG_ARU.get(4),
                IN_SEBATIK_TIMUR.get(0),
                IN_SEBATIK_TIMUR.get(1),
                IN_SEBATIK_TIMUR.get(2),
                IN_SEBATIK_TIMUR.get(3),
                IN_NUNUKAN.get(0),
                IN_NUNUKAN.get(4));
    }

    /** Opens the accounts that are not there yet, all with the known password, in the area their roles are held in. */
    public void open(List<Account> people, int area) {
        people.forEach(
                person -> accounts.open(person.login(), person.name(), hash, List.of(new Post(person.role(), area))));
    }

    private Village village(String code) {
        var today = Indonesian.today(clock);
        return regions.byCode(Authority.KEMENDAGRI, code, today).orElseThrow();
    }

    /** An invented person and their office. */
    public record Account(String login, String name, Role role) {}

    private static final List<Account> IN_TANJUNG_ARU = List.of(
            new Account("operator.tanjungaru", "Rahmat Hidayatullah", Role.VILLAGE_OPERATOR),
            new Account("pka.tanjungaru", "Nurhayati Saleh", Role.ACTIVITY_OFFICER),
            new Account("sekdes.tanjungaru", "Baharuddin Latif", Role.VILLAGE_SECRETARY),
            new Account("bendahara.tanjungaru", "Sitti Maryam", Role.VILLAGE_TREASURER),
            new Account("kades.tanjungaru", "Andi Mappasessu", Role.VILLAGE_HEAD));

    private static final List<Account> IN_PA_API = List.of(
            new Account("operator.paapi", "Yosua Bulan", Role.VILLAGE_OPERATOR),
            new Account("pka.paapi", "Debora Sakai", Role.ACTIVITY_OFFICER),
            new Account("sekdes.paapi", "Markus Agung", Role.VILLAGE_SECRETARY),
            new Account("bendahara.paapi", "Ruth Lalung", Role.VILLAGE_TREASURER),
            new Account("kades.paapi", "Samuel Tipa Padan", Role.VILLAGE_HEAD));

    private static final List<Account> IN_SEBATIK_TIMUR = List.of(
            new Account("loket.sebatiktimur", "Fitriani Kadir", Role.SUBDISTRICT_COUNTER),
            new Account("evaluator.sebatiktimur", "Muhammad Yunus", Role.EVALUATION_OFFICER),
            new Account("kasipmd.sebatiktimur", "Hasnawati Daud", Role.COMMUNITY_OFFICER),
            new Account("camat.sebatiktimur", "Zainal Arifin", Role.SUBDISTRICT_HEAD));

    private static final List<Account> IN_KRAYAN = List.of(
            new Account("loket.krayan", "Lidia Sang", Role.SUBDISTRICT_COUNTER),
            new Account("evaluator.krayan", "Yohanes Liang", Role.EVALUATION_OFFICER),
            new Account("kasipmd.krayan", "Elisabet Ating", Role.COMMUNITY_OFFICER),
            new Account("camat.krayan", "Petrus Balang", Role.SUBDISTRICT_HEAD));

    private static final List<Account> IN_NUNUKAN = List.of(
            new Account("petugas.dpmpd", "Dewi Lestari Ningsih", Role.DPMPD_OFFICER),
            new Account("kepala.dpmpd", "Hamzah Tandi", Role.DPMPD_HEAD),
            new Account("hukum", "Suryani Batubara", Role.LEGAL_OFFICER),
            new Account("sekda", "Ir. Abdul Gafar", Role.REGIONAL_SECRETARY),
            new Account("bupati", "H. Iskandar Muda Tahir", Role.REGENT),
            new Account("sekretariat", "Wahyu Kurniawan", Role.SECRETARIAT),
            new Account("bendahara.kabupaten", "Maria Goreti Lasa", Role.REGENCY_TREASURER),
            new Account("bpjs", "Fajar Nugroho", Role.INSURER_LIAISON),
            new Account("auditor", "Kartini Palimbong", Role.AUDITOR),
            new Account("pengelola", "Agus Salim", Role.SYSTEM_OPERATOR));
}
