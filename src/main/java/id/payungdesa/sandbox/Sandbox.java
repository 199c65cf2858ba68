package id.payungdesa.sandbox;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The sandbox insurer and bank: starts and stops with the application, and keeps its books in between. */
public class Sandbox implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sandbox.class);

    private final SandboxProperties properties;
    private final Clock clock;
    private final Mood mood = new Mood();
    private Book book;
    private Bank bank;
    private Door door;

    public Sandbox(SandboxProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        book = new Book(properties.datasource());
        try {
            bank = new Bank(book, mood, clock, properties.settleAfter());
            door = new Door(properties.port(), mood, desks());
        } catch (RuntimeException failure) {
            book.close();
            throw failure;
        }
        log.info("The sandbox insurer and bank are at {}", url());
    }

    private Function<Request, Response> desks() {
        var bills = new Bills(book, clock);
        var members = new Members(book, bills, clock);
        var desk = new InsurerDesk(book, members, bills, clock, properties.answerAfter());
        var api = new InsurerApi(desk, new Settlements(book, clock), clock, properties.apiKey());
        var pages = new Pages();
        var site = new Site(new Ledger(book), new Counter(bank, pages), pages);
        var control = new Control(mood, bank);
        return request -> {
            if (request.path().startsWith("/v1/")) {
                return api.answer(request);
            }
            return request.is("POST", "/control") ? control.answer(request) : site.answer(request);
        };
    }

    /** Where it listens while it runs. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + door.port());
    }

    /** Treats the next calls to the insurer badly. */
    public void misbehave(Misbehaviour misbehaviour) {
        mood.turn(misbehaviour);
    }

    /** Does something wrong with the next payment at the bank. */
    public void errAtTheBank(BankFault fault) {
        mood.turn(fault, 1);
    }

    public void behave() {
        mood.calm();
    }

    /** Tells the insurer of every payment it was not told of. */
    public void passOnWhatWasKept() {
        bank.passOnWhatWasKept();
    }

    /** Pays at the bank; gives its reference, the last one if it was paid before, or nothing for a dead code. */
    public Optional<String> pay(String billingCode) {
        bank.pay(billingCode);
        return bank.find(billingCode).flatMap(Bank.Account::receipt).map(Bank.Receipt::reference);
    }

    @Override
    public void stop() {
        door.close();
        door = null;
        book.close();
    }

    @Override
    public boolean isRunning() {
        return door != null;
    }
}
