package id.payungdesa.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compares rows with whom a list names already, and with whom other villages hold for the same months. */
@Component
@Transactional(readOnly = true)
class KnownPeople {

    private final JdbcClient jdbc;
    private final Vault vault;

    KnownPeople(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** The rows with what is to be said of them, but those that stand on the list exactly so; and how many it names. */
    record Compared(List<CheckedRow> rows, int listed) {}

    record Listed(
            long id,
            int position,
            String hash,
            String name,
            LocalDate birthDate,
            String occupation,
            long income,
            boolean excluded) {

        String key() {
            return Spelling.key(name) + birthDate;
        }

        @Override
        public String toString() {
            return "Listed[" + id + "]";
        }
    }

    Compared compare(WorkerList list, List<CheckedRow> rows) {
        var listed = listed(list);
        var byHash = listed.stream().collect(Collectors.toMap(Listed::hash, person -> person));
        var byKey = listed.stream().collect(Collectors.toMap(Listed::key, Listed::position, (first, second) -> first));
        var elsewhere = elsewhere(list, rows);
        var written = written(rows, byHash);
        var left = new ArrayList<CheckedRow>();
        for (var row : rows) {
            var known = row.person().map(person -> byHash.get(vault.hashHex(person.nik())));
            if (known.isEmpty()) {
                left.add(row.person()
                        .map(person -> strange(row, person, elsewhere, byKey))
                        .orElse(row));
            } else if (!isSame(
                    row.person().get(), known.get(), written.get(known.get().id()))) {
                left.add(refused(row, "Orang dengan NIK ini sudah ada di daftar Anda. Hapus baris ini."));
            }
        }
        var taking = (int) listed.stream().filter(person -> !person.excluded()).count();
        return new Compared(left, taking);
    }

    /** A row that is to join the list, compared with everybody on it. */
    CheckedRow compareNew(WorkerList list, CheckedRow row) {
        return compare(list, row, listed(list));
    }

    /** A row in the place of one on the list, compared with all the others. */
    CheckedRow compareChanged(WorkerList list, CheckedRow row, long candidate) {
        return compare(
                list,
                row,
                listed(list).stream().filter(each -> each.id() != candidate).toList());
    }

    private CheckedRow compare(WorkerList list, CheckedRow row, List<Listed> others) {
        if (row.person().isEmpty()) {
            return row;
        }
        var person = row.person().get();
        var twin = others.stream()
                .filter(other -> other.hash().equals(vault.hashHex(person.nik())))
                .findFirst();
        if (twin.isPresent()) {
            return refused(
                    row,
                    "Orang dengan NIK ini sudah ada di daftar Anda, nomor %d."
                            .formatted(twin.get().position()));
        }
        var byKey = others.stream().collect(Collectors.toMap(Listed::key, Listed::position, (first, second) -> first));
        return strange(row, person, elsewhere(list, List.of(row)), byKey);
    }

    /** Whom each of these rows names that stands on the list already. */
    Map<Long, Long> listedAlready(long proposal, List<RefusedRow> rows) {
        var hashes = new HashMap<Long, String>();
        rows.forEach(row -> {
            var nik = row.cells().getOrDefault(RosterColumn.NIK, "");
            if (Nik.faultOf(nik).isEmpty()) {
                hashes.put(row.id(), vault.hashHex(Nik.parse(nik)));
            }
        });
        if (hashes.isEmpty()) {
            return Map.of();
        }
        var listed = new HashMap<String, Long>();
        jdbc.sql("""
                select candidate.id, encode(nik_hash, 'hex') as hash
                from candidate join worker on worker.id = candidate.worker_id
                where candidate.proposal_id = :proposal
                    and nik_hash in (select decode(hash, 'hex') from unnest(:hashes) hash)
                """)
                .param("proposal", proposal)
                .param("hashes", hashes.values().toArray(String[]::new))
                .query(row -> {
                    listed.put(row.getString("hash"), row.getLong("id"));
                });
        return hashes.entrySet().stream()
                .filter(row -> listed.containsKey(row.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, row -> listed.get(row.getValue())));
    }

    private CheckedRow strange(
            CheckedRow row, Person person, Map<String, String> elsewhere, Map<String, Integer> byKey) {
        var village = elsewhere.get(vault.hashHex(person.nik()));
        if (village != null) {
            return refused(
                    row,
                    "Ganda: orang ini sudah diusulkan Desa %s untuk masa yang sama. Hapus baris ini atau hubungi kecamatan."
                            .formatted(village));
        }
        return Optional.ofNullable(byKey.get(Spelling.key(person.name()) + person.birthDate()))
                .map(position -> row.with(new Remark(
                        Severity.WARNING,
                        RosterColumn.NAME,
                        "Nama dan tanggal lahir sama dengan nomor %d di daftar Anda, tetapi NIK berbeda. Pastikan dua orang, lalu beri tanda setuju."
                                .formatted(position))))
                .orElse(row);
    }

    private List<Listed> listed(WorkerList list) {
        return jdbc.sql("""
                select candidate.id, position, encode(nik_hash, 'hex') as hash, name, birth_date, occupation, income, excluded
                from candidate join worker on worker.id = candidate.worker_id
                where candidate.proposal_id = :proposal
                order by position
                """)
                .param("proposal", list.proposal())
                .query(Listed.class)
                .list();
    }

    private Map<String, String> elsewhere(WorkerList list, List<CheckedRow> rows) {
        var villages = new HashMap<String, String>();
        jdbc.sql("""
                select encode(nik_hash, 'hex') as hash, village_name
                from reserved_elsewhere(
                    array(select decode(hash, 'hex') from unnest(:hashes) hash), daterange(:first, :end), :proposal)
                """)
                .param("proposal", list.proposal())
                .param("hashes", hashes(rows))
                .param("first", list.period().firstDay())
                .param("end", list.period().end())
                .query(row -> {
                    villages.putIfAbsent(row.getString("hash"), row.getString("village_name"));
                });
        return villages;
    }

    /** Only whom both name is opened. */
    private Map<Long, VaultPerson> written(List<CheckedRow> rows, Map<String, Listed> byHash) {
        var ids = Arrays.stream(hashes(rows))
                .filter(byHash::containsKey)
                .map(hash -> byHash.get(hash).id())
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : vault.open(ids).stream().collect(Collectors.toMap(VaultPerson::candidate, person -> person));
    }

    private String[] hashes(List<CheckedRow> rows) {
        return rows.stream()
                .flatMap(row -> row.person().stream())
                .map(person -> vault.hashHex(person.nik()))
                .toArray(String[]::new);
    }

    private static boolean isSame(Person person, Listed listed, VaultPerson written) {
        return listed.name().equals(person.name())
                && listed.birthDate().equals(person.birthDate())
                && listed.occupation().equals(person.occupation())
                && listed.income() == person.monthlyIncome().amount()
                && written.sex() == person.sex()
                && written.familyCard().orElse("").equals(person.familyCard())
                && written.birthPlace().orElse("").equals(person.birthPlace())
                && written.motherName().orElse("").equals(person.motherName())
                && written.address().orElse("").equals(person.address())
                && written.phone().orElse("").equals(person.phone());
    }

    private static CheckedRow refused(CheckedRow row, String sentence) {
        return row.with(new Remark(Severity.REFUSAL, RosterColumn.NIK, sentence));
    }
}
