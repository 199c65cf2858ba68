package id.payungdesa.access;

import id.payungdesa.common.CsvFile;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Scope;
import id.payungdesa.region.Regions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the accounts of a whole regency from one file. Everything is checked before anything is stored; whoever is there
 * already may gain posts and loses none, so the same file a second time changes nothing.
 */
@Component
public class OfficialsImport {

    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M} .,'’()/-]{1,99}");

    private final JdbcClient jdbc;
    private final Officials officials;
    private final CurrentOfficial current;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Posts posts;
    private final Regions regions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OfficialsImport(
            JdbcClient jdbc,
            Officials officials,
            CurrentOfficial current,
            Accounts accounts,
            Passwords passwords,
            Posts posts,
            Regions regions,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.officials = officials;
        this.current = current;
        this.accounts = accounts;
        this.passwords = passwords;
        this.posts = posts;
        this.regions = regions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Somebody in the file, with the posts they do not hold yet; the official where there is one already. */
    public record Person(String login, String name, Optional<Official> known, Set<Post> gains) {}

    /** What an import would do. */
    public record Check(List<Person> people, List<CsvFile.Fault> faults) {

        public long opens() {
            return people.stream().filter(person -> person.known().isEmpty()).count();
        }

        public long fills() {
            return people.stream().mapToLong(person -> person.gains().size()).sum();
        }
    }

    /** An account that was opened, with the password it is told to its owner with; its text leaves that out. */
    public record Opened(String login, String name, List<Post> posts, String password) {

        @Override
        public String toString() {
            return "Opened[" + login + "]";
        }
    }

    public Check check(byte[] file) {
        var known = officials.all().stream().collect(Collectors.toMap(Official::login, official -> official));
        var closed = Set.copyOf(jdbc.sql("select login from official where not active")
                .query(String.class)
                .list());
        var places = new PostsByCode(regions, Indonesian.today(clock));
        Map<String, Person> people = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        var faults = new ArrayList<CsvFile.Fault>();
        for (var line : OfficialsFile.read(file)) {
            try {
                var person = people.getOrDefault(
                        line.login(), person(line, Optional.ofNullable(known.get(line.login())), closed));
                requireSameName(line, person.name(), lines.getOrDefault(line.login(), 0));
                gain(person, places.post(role(line), line.code()));
                people.put(line.login(), person);
                lines.putIfAbsent(line.login(), line.number());
            } catch (Refused refused) {
                faults.add(new CsvFile.Fault(line.number(), refused.getMessage()));
            }
        }
        return new Check(List.copyOf(people.values()), faults);
    }

    private static Person person(OfficialsFile.Line line, Optional<Official> known, Set<String> closed) {
        Refused.unless(
                NAME.matcher(line.name()).matches(),
                line.name().isEmpty()
                        ? "Isi nama."
                        : "Nama hanya boleh berisi huruf, spasi, dan tanda . , ' ( ) / - dan diawali huruf. Perbaiki namanya.");
        Refused.unless(
                Logins.LOGIN.matcher(line.login()).matches(),
                line.login().isEmpty()
                        ? "Isi nama_pengguna, misalnya kades.tanjungaru."
                        : "Nama pengguna terdiri atas 3 sampai 64 huruf kecil, angka, titik, atau garis, tanpa spasi,"
                                + " misalnya kades.tanjungaru.");
        Refused.unless(
                !closed.contains(line.login()),
                "Akun %s sudah ditutup. Pakai nama pengguna lain.".formatted(line.login()));
        return new Person(line.login(), known.map(Official::name).orElse(line.name()), known, new LinkedHashSet<>());
    }

    private static void requireSameName(OfficialsFile.Line line, String name, int other) {
        Refused.unless(
                line.name().equalsIgnoreCase(name),
                "Nama pengguna %s sudah dipakai %s%s. Samakan namanya, atau pakai nama pengguna lain."
                        .formatted(line.login(), name, other == 0 ? "" : " (baris " + other + ")"));
    }

    private static Role role(OfficialsFile.Line line) {
        return Titles.find(line.title())
                .orElseThrow(() -> new Refused(
                        "Jabatan \"%s\" tidak dikenal. Pakai salah satu: %s.".formatted(line.title(), Titles.all())));
    }

    private void gain(Person person, Post post) {
        if (person.known().filter(official -> official.posts().contains(post)).isEmpty()) {
            Refused.unless(
                    person.known().filter(current.get()::equals).isEmpty(),
                    "Anda tidak dapat menambah jabatan Anda sendiri. Mintalah pengelola sistem yang lain, atau hapus baris ini.");
            person.gains().add(post);
        }
    }

    /** All of it or nothing; tells the initial passwords, which are kept nowhere. */
    public List<Opened> carryOut(byte[] file) {
        return Scope.system(() -> transaction.execute(status -> {
            var check = check(file);
            Refused.unless(
                    check.faults().isEmpty(), "Berkas ini masih berisi kekeliruan. Perbaiki dahulu, lalu unggah lagi.");
            return check.people().stream()
                    .flatMap(person -> carryOut(person).stream())
                    .toList();
        }));
    }

    private Optional<Opened> carryOut(Person person) {
        var password = passwords.initial();
        var id = person.known().map(Official::id).orElseGet(() -> accounts.create(
                        person.login(), person.name(), passwords.initialHash(password), true)
                .map(OfficialId::new)
                .orElseThrow(() -> new Refused(
                        "Akun %s baru saja dibuka orang lain. Unggah lagi berkasnya.".formatted(person.login()))));
        person.gains()
                .forEach(post -> posts.appoint(
                        id, post, Capacity.DEFINITIVE, Optional.empty(), Indonesian.today(clock), Optional.empty()));
        return person.known().isPresent()
                ? Optional.empty()
                : Optional.of(new Opened(person.login(), person.name(), List.copyOf(person.gains()), password));
    }
}
