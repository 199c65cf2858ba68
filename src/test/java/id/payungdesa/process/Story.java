package id.payungdesa.process;

import static org.awaitility.Awaitility.await;

import id.payungdesa.Clerk;
import id.payungdesa.access.Level;
import id.payungdesa.access.Role;
import id.payungdesa.database.Scope;
import id.payungdesa.enrolment.Registrations;
import id.payungdesa.outbox.Dispatcher;
import id.payungdesa.outbox.Stalls;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.Regions;
import id.payungdesa.review.PersonChanges;
import id.payungdesa.roster.RosterColumn;
import id.payungdesa.roster.RosterFile;
import id.payungdesa.roster.RosterIntake;
import id.payungdesa.roster.RosterRows;
import id.payungdesa.sandbox.Sandbox;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.test.context.TestComponent;

/** Where a story finds what it needs: a village nobody else has, its officials, the insurer's answers, and an end. */
@TestComponent
class Story {

    private static final int REGENCY = 1;
    private static final Map<String, String> ROUND_DESKS = Map.of(
            "recommendRound", "kepala.dpmpd",
            "initialByLegal", "hukum",
            "initialBySecretary", "sekda",
            "signDecree", "bupati");

    final Desks desks;
    final Tables tables;
    final Calendar calendar;
    final Sandbox sandbox;
    private final Proposals proposals;
    private final RosterIntake intake;
    private final RosterRows rows;
    private final PersonChanges changes;
    private final Registrations registrations;
    private final Dispatcher dispatcher;
    private final Stalls stalls;
    private final Withdrawals withdrawals;
    private final Regions regions;
    private final RuntimeService runtime;
    private Iterator<Integer> villages;
    private int lastSubdistrict;
    private int decrees;

    Story(
            Desks desks,
            Tables tables,
            Calendar calendar,
            Sandbox sandbox,
            Proposals proposals,
            RosterIntake intake,
            RosterRows rows,
            PersonChanges changes,
            Registrations registrations,
            Dispatcher dispatcher,
            Stalls stalls,
            Withdrawals withdrawals,
            Regions regions,
            RuntimeService runtime) {
        this.desks = desks;
        this.tables = tables;
        this.calendar = calendar;
        this.sandbox = sandbox;
        this.proposals = proposals;
        this.intake = intake;
        this.rows = rows;
        this.changes = changes;
        this.registrations = registrations;
        this.dispatcher = dispatcher;
        this.stalls = stalls;
        this.withdrawals = withdrawals;
        this.regions = regions;
        this.runtime = runtime;
    }

    /** The next village no story has used yet; two in a row lie in different kecamatan. */
    VillageStory village() {
        var village = unusedVillage();
        while (village.subdistrict() == lastSubdistrict) {
            village = unusedVillage();
        }
        lastSubdistrict = village.subdistrict();
        return village;
    }

    private VillageStory unusedVillage() {
        if (villages == null || !villages.hasNext()) {
            if (villages != null) {
                villagesAreFounded();
            }
            villages = tables.rows("""
                    select village.id from village
                    where village.kind = 'VILLAGE' and not exists (select from post where village_id = village.id)
                    order by row_number() over (partition by subdistrict order by id), subdistrict
                    """).stream().map(Integer::valueOf).iterator();
        }
        var village = villages.next();
        var subdistrict = (int) tables.number("select subdistrict from village where id = ?", village);
        return new VillageStory(this, village, subdistrict);
    }

    /** That many villages of one kecamatan which no story has used yet. */
    List<VillageStory> neighbours(int many) {
        var found = IntStream.iterate(0, n -> n < 1000, n -> n + 1)
                .mapToObj(n -> village().subdistrict())
                .map(subdistrict -> unused(subdistrict, many))
                .filter(unused -> unused.size() == many)
                .findFirst()
                .orElseThrow();
        villages = null;
        return found;
    }

    private List<VillageStory> unused(int subdistrict, int most) {
        return tables.rows("""
                select village.id from village
                where village.subdistrict = ? and village.kind = 'VILLAGE'
                    and not exists (select from post where village_id = village.id)
                    and not exists (select from proposal where village_id = village.id)
                order by name limit ?
                """, subdistrict, most).stream()
                .map(id -> new VillageStory(this, Integer.parseInt(id), subdistrict))
                .toList();
    }

    /** The same official before a browser, with a password of their own. */
    Clerk clerk(int port, String login) {
        tables.change("update official set password_hash = ? where login = ?", "{noop}" + Clerk.PASSWORD, login);
        return new Clerk(port, login);
    }

    /** There are more stories than villages in Nunukan. */
    private void villagesAreFounded() {
        tables.changeAsOwner("""
                with founded as (
                    insert into village
                    select (select max(id) from village) + row_number() over (order by id), subdistrict,
                        name || ' ' || (select max(id) from village), kind, latitude, longitude
                    from village where kind = 'VILLAGE'
                    returning id
                ), coded as (
                    insert into village_code (village, authority, code, valid)
                    select id, 'KEMENDAGRI', '65.99.' || to_char(id / 1000, 'FM00') || '.2' || to_char(id % 1000, 'FM000'),
                        daterange('2025-01-01', null)
                    from founded
                )
                insert into chain_head (chain, hash)
                select id, sha256(convert_to('payung desa ' || id, 'UTF8')) from founded
                """);
        regions.refresh();
    }

    /** Whoever holds this office today; hired when first asked for, and anew when the last one has left. */
    String official(Role role, int area) {
        var login = role.id().replace('_', '.') + "." + area;
        var known = tables.rows("select login from official where login = ? or login like ?", login, login + ".%");
        return known.stream()
                .filter(holder -> holds(holder, role, area))
                .findFirst()
                .orElseGet(() -> official(known.isEmpty() ? login : login + "." + known.size(), area, role));
    }

    private boolean holds(String login, Role role, int area) {
        return tables.number("""
                        select count(*) from official join post on post.official_id = official.id
                        where login = ? and active and role = ? and area = ? and valid @> ?::date
                        """, login, role.id(), area, calendar.today()) == 1;
    }

    String regencyOfficial(String login, Role... roles) {
        return official(login, REGENCY, roles);
    }

    /** A person with all these posts in the area. */
    String official(String login, int area, Role... roles) {
        if (tables.number("select count(*) from official where login = ?", login) == 0) {
            tables.change("insert into official (login, name, password_hash) values (?, ?, '{noop}')", login, login);
        }
        for (var role : roles) {
            tables.change(
                    """
                    insert into post (official_id, role, village_id, subdistrict_id, regency_id, valid)
                    select id, ?, ?::int, ?::int, ?::int, '[2026-01-01,)' from official
                    where login = ? and not exists (
                        select from post where official_id = official.id and role = ? and area = ?)
                    """,
                    role.id(),
                    role.level() == Level.VILLAGE ? area : null,
                    role.level() == Level.SUBDISTRICT ? area : null,
                    role.level() == Level.REGENCY ? area : null,
                    login,
                    role.id(),
                    area);
        }
        return login;
    }

    /** Fewer places than the hundred that a village has by itself. */
    void quota(int village, int places) {
        tables.changeAsOwner(
                "insert into quota (village, year, places, reason) values (?, 2027, ?, 'cerita')", village, places);
    }

    RosterIntake.Outcome takesList(ProposalId proposal, List<Resident> residents) {
        var pasted = residents.stream().map(Resident::row).reduce(Resident.COLUMNS, String::concat);
        return intake.take(proposals.get(proposal).list(), RosterFile.paste(pasted));
    }

    /** The sentences by which rows were refused, which are then dropped. */
    List<String> dropsRefusedRows(ProposalId proposal) {
        var refused = intake.refused(proposal.value());
        refused.forEach(row -> intake.drop(proposals.get(proposal).list(), row.id()));
        return refused.stream()
                .flatMap(row -> row.reasons().stream())
                .map(reason -> reason.text())
                .toList();
    }

    void withdraws(String login, ProposalId proposal, String reason) {
        desks.as(login, () -> {
            withdrawals.withdraw(proposal, reason);
            return null;
        });
    }

    /** Lets every message that somebody waits for arrive. */
    void newsTravels() {
        tables.change("update inbox_message set next_at = clock_timestamp() where delivered_at is null and not moot");
        dispatches();
    }

    PersonChanges.Edited edits(ProposalId proposal, long candidate, Map<RosterColumn, String> cells) {
        return changes.edit(proposals.get(proposal), candidate, cells);
    }

    void takesOff(ProposalId proposal, long candidate) {
        rows.remove(proposal.value(), candidate);
    }

    /** One round from its opening to the Bupati's signature, for these villages. */
    void decrees(VillageStory... villages) {
        goesOnTo("decreePublished", opensRound(villages));
    }

    /** The round passes one desk after the other, each of which agrees, until it lies at this one, or has ended. */
    void goesOnTo(String step, CaseKey round) {
        for (var open = desks.openSteps(round);
                !open.isEmpty() && !open.contains(step);
                open = desks.openSteps(round)) {
            atDesk(open.get(0), round, Map.of());
        }
    }

    /** Whoever sits at this desk agrees with the round, but for what is said otherwise. */
    void atDesk(String step, CaseKey round, Map<String, ?> otherwise) {
        var agreed = step.equals("signDecree") ? decree() : Map.of("agreed", true);
        desks.does(ROUND_DESKS.get(step), round, step, both(agreed, otherwise));
    }

    void isRevised(CaseKey round, Map<String, ?> revision) {
        desks.does("petugas.dpmpd", round, "reviseRound", revision);
    }

    static Map<String, ?> both(Map<String, ?> one, Map<String, ?> other) {
        var all = new HashMap<String, Object>(one);
        all.putAll(other);
        return all;
    }

    static Map<String, ?> returning(String note) {
        return Map.of("outcome", "RETURN", "note", note);
    }

    /** A decision by which this village leaves the round. */
    static Map<String, ?> without(VillageStory village, String fate, String reason) {
        return Map.of("takenOut", Map.of(village.proposal().toString(), Map.of("fate", fate, "reason", reason)));
    }

    CaseKey opensRound(VillageStory... villages) {
        return opensRound("petugas.dpmpd", villages);
    }

    CaseKey opensRound(String login, VillageStory... villages) {
        var proposals = List.of(villages).stream()
                .map(village -> village.proposal().value())
                .toList();
        var instance = desks.starts(
                login, "regentEndorsement", Map.of("title", "Gelombang " + proposals, "proposals", proposals));
        return CaseKey.parse(runtime.createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey());
    }

    Map<String, Object> decree() {
        decrees++;
        return Map.of("agreed", true, "number", "188.45/" + decrees + "/2026", "date", "2026-11-20");
    }

    /** Pays the proposal's billing code at the counter of the bank and brings home the reference. */
    String paysAtTheBank(ProposalId proposal) {
        var code = Scope.system(() -> registrations.bill(proposal).code());
        return sandbox.pay(code).orElseThrow();
    }

    /** The code under which the proposal's contribution can be paid. */
    String code(VillageStory village) {
        return Scope.system(() -> registrations.bill(village.proposal()).code());
    }

    /** What lies in each account because of this village. */
    List<String> ledger(VillageStory village) {
        return tables.rows("""
                select account || ' ' || sum(amount) from ledger_posting where village_id = ? group by account order by account
                """, village.id());
    }

    /** Lets the insurer answer until the condition holds; nobody waits for the pause between two tries. */
    void waitsUntil(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    dispatchesAtOnce();
                    return condition.getAsBoolean();
                });
    }

    /** Whoever watches over orders and messages looks once. */
    void watches() {
        stalls.watch();
    }

    /** Somebody of the regency who may hands a refused order over again. */
    void retries(long order) {
        desks.as(regencyOfficial("penghubung.bpjs", Role.INSURER_LIAISON), () -> {
            stalls.retry(order);
            return order;
        });
    }

    void dispatchesAtOnce() {
        tables.change("update outbox_order set next_at = clock_timestamp() where lease_until is null");
        tables.change("update inbox_message set next_at = clock_timestamp() where delivered_at is null and not moot");
        dispatches();
    }

    void dispatches() {
        Scope.system(() -> {
            dispatcher.dispatch();
            return null;
        });
    }

    /** Ends what is still under way, so that the next story meets nobody from this one. */
    void ends() {
        sandbox.behave();
        Scope.system(() -> {
            runtime.createProcessInstanceQuery()
                    .rootProcessInstances()
                    .list()
                    .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "The story is told"));
            return null;
        });
        tables.change("update outbox_order set state = 'REFUSED' where state <> 'ANSWERED'");
        tables.change(
                "update inbox_message set delivered_at = clock_timestamp() where delivered_at is null and not moot");
        calendar.isOverForThisStory();
    }
}
