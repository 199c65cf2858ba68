package id.payungdesa.demo;

import id.payungdesa.access.DemoAccounts;
import id.payungdesa.access.DemoAccounts.Account;
import id.payungdesa.access.Level;
import id.payungdesa.access.Role;
import id.payungdesa.region.Village;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Who works where on the way of a proposal from one village, by login. */
public record Staff(String village, String subdistrict) {

    private static final Map<Role, String> DESKS = Map.of(
            Role.VILLAGE_OPERATOR, "operator",
            Role.ACTIVITY_OFFICER, "pka",
            Role.VILLAGE_SECRETARY, "sekdes",
            Role.VILLAGE_TREASURER, "bendahara",
            Role.VILLAGE_HEAD, "kades",
            Role.SUBDISTRICT_COUNTER, "loket",
            Role.EVALUATION_OFFICER, "evaluator",
            Role.COMMUNITY_OFFICER, "kasipmd",
            Role.SUBDISTRICT_HEAD, "camat");

    private static final Map<String, Role> IN_AREA = new HashMap<>(Map.of(
            "startProposal", Role.VILLAGE_OPERATOR,
            "draftProposal", Role.VILLAGE_OPERATOR,
            "signProposal", Role.VILLAGE_HEAD,
            "receiveFile", Role.SUBDISTRICT_COUNTER,
            "prepareEvaluation", Role.EVALUATION_OFFICER,
            "signEvaluation", Role.SUBDISTRICT_HEAD,
            "checkBudgetLine", Role.EVALUATION_OFFICER,
            "checkRevisedDraft", Role.EVALUATION_OFFICER,
            "verifyCandidates", Role.COMMUNITY_OFFICER,
            "correctProposal", Role.VILLAGE_OPERATOR));

    static {
        IN_AREA.putAll(Map.of(
                "recordEnactment", Role.VILLAGE_SECRETARY,
                "replaceWorkers", Role.VILLAGE_OPERATOR,
                "requestPayment", Role.ACTIVITY_OFFICER,
                "verifyPaymentRequest", Role.VILLAGE_SECRETARY,
                "approvePayment", Role.VILLAGE_HEAD,
                "payContribution", Role.VILLAGE_TREASURER));
    }

    private static final Map<String, String> IN_REGENCY = Map.of(
            "openRound", "petugas.dpmpd",
            "recommendRound", "kepala.dpmpd",
            "initialByLegal", "hukum",
            "initialBySecretary", "sekda",
            "signDecree", "bupati");

    public static Staff of(Village village) {
        return new Staff(letters(village.name()), letters(village.subdistrict().name()));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** Opens an account for everybody of the village and its kecamatan who has none yet. */
    public void hire(DemoAccounts accounts, Village place) {
        accounts.open(accounts(Level.VILLAGE), place.id().value());
        accounts.open(accounts(Level.SUBDISTRICT), place.subdistrict().id().value());
    }

    private List<Account> accounts(Level level) {
        return Stream.of(Role.values())
                .filter(role -> role.level() == level)
                .map(role -> new Account(login(role), name(role), role))
                .toList();
    }

    private String name(Role role) {
        return Names.of(login(role).hashCode() >>> 8, role == Role.VILLAGE_TREASURER || role == Role.COMMUNITY_OFFICER);
    }

    public String login(Role role) {
        return DESKS.get(role) + "." + (role.level() == Level.VILLAGE ? village : subdistrict);
    }

    /** Who does this step. */
    public String at(String step) {
        return IN_REGENCY.containsKey(step) ? IN_REGENCY.get(step) : login(IN_AREA.get(step));
    }
}
