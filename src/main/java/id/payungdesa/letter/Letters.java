package id.payungdesa.letter;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.audit.Audit;
import id.payungdesa.database.Scope;
import id.payungdesa.endorsement.RoundId;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.Regions;
import id.payungdesa.region.VillageId;
import id.payungdesa.roster.Vault;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the {@link Letter}s. A letter is printed when somebody first asks for it and not by the step it tells of, which
 * would have everybody at the desks wait for papers that few fetch; what it says lies in rows that the step has frozen, so
 * it is the same whenever that is. From then on its bytes are kept.
 */
@Component
public class Letters {

    private static final String READY = """
            select ready.*, village.name as village, subdistrict.name as subdistrict, proposal.budget_year
            from letter_ready ready
            join proposal on proposal.id = ready.proposal_id
            join village on village.id = ready.village_id
            join subdistrict on subdistrict.id = village.subdistrict
            """;

    private static final Comparator<ReadyLetter> IN_ORDER = Comparator.comparing(ReadyLetter::dated)
            .thenComparing(ReadyLetter::kind)
            .thenComparing(ReadyLetter::subject);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<Kind, Content> contents = new HashMap<>();
    private final Press press;
    private final Regions regions;
    private final Vault vault;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;

    Letters(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            List<Content> contents,
            Press press,
            Regions regions,
            Vault vault,
            Audit audit,
            CurrentOfficial current,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        contents.forEach(content -> content.kinds().forEach(kind -> this.contents.put(kind, content)));
        this.press = press;
        this.regions = regions;
        this.vault = vault;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    /** The letters of these proposals that whoever is logged in may have, in the order of their way. */
    public List<ReadyLetter> of(List<ProposalId> proposals) {
        return mine(transaction.execute(status -> jdbc.sql(READY + "where ready.proposal_id = any (:proposals)")
                .param("proposals", proposals.stream().map(ProposalId::value).toArray(Long[]::new))
                .query(Letters::ready)
                .list()));
    }

    /** What to show of all letters: one kind, villages of a name, and from which on. */
    public record Search(Optional<Kind> kind, String village, int from, int atMost) {}

    /** The letters that whoever is logged in may have, newest first; a round's decree stands there once. */
    public List<ReadyLetter> search(Search search) {
        var reader = current.get();
        var kinds = search.kind().map(List::of).orElse(List.of(Kind.values())).stream()
                .filter(kind -> kind.reader().admits(reader))
                .map(Kind::name)
                .toArray(String[]::new);
        return transaction.execute(
                status -> jdbc.sql("select * from (select distinct on (subject, kind) found.* from (" + READY + """
                where ready.kind = any (:kinds) and (:village = '' or village.name ilike '%' || :village || '%'
                    or subdistrict.name ilike '%' || :village || '%')
                ) found order by subject, kind, proposal_id) once
                order by dated desc, kind desc, subject
                limit :most offset :from
                """)
                        .param("kinds", kinds)
                        .param("village", search.village().strip().replaceAll("([\\\\%_])", "\\\\$1"))
                        .param("most", search.atMost())
                        .param("from", search.from())
                        .query(Letters::ready)
                        .list());
    }

    private List<ReadyLetter> mine(List<ReadyLetter> letters) {
        var reader = current.get();
        return letters.stream()
                .filter(letter -> letter.kind().reader().admits(reader))
                .sorted(IN_ORDER)
                .toList();
    }

    /** A letter as a file. */
    public record Printed(String fileName, byte[] content) {}

    /**
     * The letter of a complete step in this size, printed now if nobody has asked for it before; nothing where there is none,
     * or not for whoever asks. Where people's NIKs stand in it, every time is told to the audit with the reason.
     */
    public Optional<Printed> open(Kind kind, String subject, PaperSize paper, String reason) {
        if (kind.revealsNumbers() && reason.isBlank()) {
            throw new IllegalArgumentException("NIKs are revealed for a reason");
        }
        return ready(kind, subject)
                .filter(letter -> kind.reader().admits(current.get()))
                .map(letter -> within(letter, () -> {
                    var content = content(letter, paper).orElseGet(() -> issue(letter, paper));
                    if (kind.revealsNumbers()) {
                        transaction.executeWithoutResult(status -> revealed(letter, paper, reason.strip()));
                    }
                    return new Printed(letter.fileName(paper), content);
                }));
    }

    private Optional<ReadyLetter> ready(Kind kind, String subject) {
        return transaction.execute(status -> jdbc.sql(
                        READY + "where ready.kind = :kind and ready.subject = :subject order by proposal_id limit 1")
                .param("kind", kind.name())
                .param("subject", subject)
                .query(Letters::ready)
                .optional());
    }

    /** A round's decree names villages that its reader may not look into; that they are in the decree is no secret. */
    private static <T> T within(ReadyLetter letter, Supplier<T> work) {
        return letter.round().isPresent() ? Scope.system(work) : work.get();
    }

    private Optional<byte[]> content(ReadyLetter letter, PaperSize paper) {
        return transaction.execute(status -> jdbc.sql("""
                select content, sealed from letter join letter_content using (document_id)
                where kind = :kind and subject = :subject and paper = :paper
                """)
                .param("kind", letter.kind().name())
                .param("subject", letter.subject())
                .param("paper", paper.name())
                .query((row, n) -> row.getBoolean("sealed")
                        ? vault.openDocument(row.getBytes("content"))
                        : row.getBytes("content"))
                .optional());
    }

    /** No connection is held while it is printed; whoever was faster has issued it. */
    private byte[] issue(ReadyLetter letter, PaperSize paper) {
        var said = transaction.execute(status -> contents.get(letter.kind()).of(letter));
        var id = DocumentId.unused();
        var printed = press.print(letter.kind(), id, paper, letter, said);
        transaction.executeWithoutResult(status -> keep(letter, paper, id, printed));
        return content(letter, paper).orElseThrow();
    }

    private void keep(ReadyLetter letter, PaperSize paper, DocumentId id, byte[] printed) {
        var ofRound = letter.round().isPresent();
        var village = ofRound ? null : letter.village().value();
        var kept = jdbc.sql("""
                insert into letter (document_id, kind, subject, proposal_id, round_id, village_id, revision, paper, number, dated,
                    office, sha256, issued_by, issued_at)
                values (:id, :kind, :subject, :proposal, :round, :village, :revision, :paper, :number, :dated, :office, :sha256,
                    :official, :now)
                on conflict on constraint issued_once do nothing
                """)
                .param("id", id.value())
                .param("kind", letter.kind().name())
                .param("subject", letter.subject())
                .param("proposal", ofRound ? null : letter.proposal().value(), Types.BIGINT)
                .param("round", letter.round().map(RoundId::value).orElse(null), Types.BIGINT)
                .param("village", village, Types.INTEGER)
                .param("revision", letter.revision().orElse(null), Types.INTEGER)
                .param("paper", paper.name())
                .param("number", letter.number().orElse(null), Types.VARCHAR)
                .param("dated", Date.valueOf(letter.dated()))
                .param("office", letter.kind().office(regions.get(letter.village())))
                .param("sha256", sha256(printed))
                .param("official", current.get().id().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (kept == 0) {
            return;
        }
        var sealed = letter.kind().revealsNumbers();
        jdbc.sql("insert into letter_content values (:id, :village, :content, :sealed)")
                .param("id", id.value())
                .param("village", village, Types.INTEGER)
                .param("content", sealed ? vault.sealDocument(printed) : printed)
                .param("sealed", sealed)
                .update();
        told(letter, "LETTER_ISSUED", Map.of("document", id.toString(), "kind", letter.kind(), "paper", paper));
    }

    private void revealed(ReadyLetter letter, PaperSize paper, String reason) {
        told(letter, "NIKS_REVEALED", Map.of("kind", letter.kind(), "paper", paper, "reason", reason));
    }

    private void told(ReadyLetter letter, String action, Map<String, ?> body) {
        if (letter.round().isPresent()) {
            audit.recordForRegency(action, "round " + letter.round().get(), body);
        } else {
            audit.record(
                    letter.village(),
                    action,
                    letter.proposal(),
                    letter.revision().orElse(null),
                    body);
        }
    }

    /** The letter of this id, for anybody who has it in their hands: it tells nothing of a person. */
    public Optional<Letter> find(DocumentId id) {
        return Scope.system(() -> transaction.execute(status ->
                jdbc.sql("""
                select letter.*, village.name as village,
                    case when proposal.stage in ('WITHDRAWN', 'REFUSED') then 'CLOSED'
                        when letter.revision < proposal.revision then 'REPLACED'
                        else 'IN_FORCE' end as state
                from letter
                left join proposal on proposal.id = letter.proposal_id
                left join village on village.id = letter.village_id
                where document_id = :id
                """).param("id", id.value()).query(Letters::letter).optional()));
    }

    public static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ReadyLetter ready(ResultSet row, int number) throws SQLException {
        return new ReadyLetter(
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                new ProposalId(row.getLong("proposal_id")),
                Optional.ofNullable(row.getObject("round_id", Long.class)).map(RoundId::new),
                new VillageId(row.getInt("village_id")),
                row.getString("village"),
                row.getString("subdistrict"),
                row.getInt("budget_year"),
                Optional.ofNullable(row.getObject("revision", Integer.class)),
                Optional.ofNullable(row.getString("number")),
                row.getDate("dated").toLocalDate());
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                new DocumentId(row.getString("document_id")),
                Kind.valueOf(row.getString("kind")),
                PaperSize.valueOf(row.getString("paper")),
                Optional.ofNullable(row.getString("number")),
                row.getDate("dated").toLocalDate(),
                row.getString("office"),
                Optional.ofNullable(row.getString("village")),
                Letter.State.valueOf(row.getString("state")),
                row.getBytes("sha256"));
    }
}
