package id.payungdesa.sandbox;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import java.util.Map;
import java.util.Optional;

/** What a person finds at the sandbox's address. */
class Site {

    private final Ledger ledger;
    private final Counter counter;
    private final Pages pages;

    Site(Ledger ledger, Counter counter, Pages pages) {
        this.ledger = ledger;
        this.counter = counter;
        this.pages = pages;
    }

    Response answer(Request request) {
        if (request.is("POST", "/bank")) {
            return counter.pay(request);
        }
        if (!request.method().equals("GET")) {
            return pages.missing();
        }
        if (pages.isFile(request.path())) {
            return pages.file(request.path());
        }
        return switch (request.path()) {
            case "/" -> pages.page("home", Map.of());
            case "/bank" -> counter.show(request);
            case "/buku" -> book();
            default -> pages.missing();
        };
    }

    private Response book() {
        return pages.page(
                "book",
                Map.of(
                        "counts", ledger.counts(),
                        "bills", ledger.newestBills().stream().map(Row::of).toList(),
                        "members", ledger.newestMembers()));
    }

    private record Row(String code, String payer, String persons, String amount, String state) {

        private static Row of(Ledger.Bill bill) {
            return new Row(
                    bill.code(),
                    bill.payerName(),
                    Indonesian.number(bill.persons()),
                    Rupiah.of(bill.amount()).toString(),
                    Optional.ofNullable(bill.bankReference())
                            .map(reference -> "Dibayar, " + reference)
                            .orElseGet(() -> "Belum dibayar, berlaku sampai " + Indonesian.date(bill.expiresOn())));
        }
    }
}
