package id.payungdesa.sandbox;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.sandbox.Bank.Account;
import id.payungdesa.sandbox.Bank.Receipt;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The bank's counter: look a billing code up, pay it once, see the receipt ever after. */
class Counter {

    private final Bank bank;
    private final Pages pages;

    Counter(Bank bank, Pages pages) {
        this.bank = bank;
        this.pages = pages;
    }

    Response show(Request request) {
        var code = code(request);
        if (code.isEmpty()) {
            return pages.page("bank", Map.of());
        }
        return bank.find(code)
                .map(account -> show(account, request.value("baru").equals("ya")))
                .orElseGet(() -> problem(code, "Kode iuran ini tidak dikenal. Periksa lagi ke-16 angkanya."));
    }

    Response pay(Request request) {
        var code = code(request);
        var fault = fault(request.value("kekeliruan"));
        boolean taken = fault.isPresent() ? bank.pay(code, fault) : bank.pay(code);
        return Response.seeOther(
                "/bank?kode=" + URLEncoder.encode(code, StandardCharsets.UTF_8) + (taken ? "&baru=ya" : ""));
    }

    private static Optional<BankFault> fault(String name) {
        return Arrays.stream(BankFault.values())
                .filter(fault -> fault.name().equals(name))
                .findFirst();
    }

    private Response show(Account account, boolean fresh) {
        if (account.receipt().isPresent() && (fresh || account.isPaid())) {
            return receipt(account, account.receipt().get(), fresh);
        }
        if (account.dead()) {
            return pages.page("bank", Map.of("code", account.code(), "dead", true, "problem", whyDead(account)));
        }
        return pages.page("bill", Map.of("bill", Bill.of(account, account.due())));
    }

    private static String whyDead(Account account) {
        return account.replaced()
                ? "Kode iuran ini sudah diganti dengan kode baru. Bayarlah dengan kode yang baru itu."
                : "Kode iuran ini berlaku sampai %s dan tidak dapat dibayar lagi. Mintalah kode baru."
                        .formatted(Indonesian.date(account.expiresOn()));
    }

    private Response receipt(Account account, Receipt receipt, boolean fresh) {
        return pages.page(
                "receipt",
                Map.of(
                        "bill", Bill.of(account, account.paid()),
                        "fresh", fresh,
                        "reference", receipt.reference(),
                        "paidAt", Indonesian.time(receipt.paidAt())));
    }

    private Response problem(String code, String sentence) {
        return pages.page("bank", Map.of("code", code, "problem", sentence));
    }

    /** As people copy it, with blanks, dots or dashes inside. */
    private static String code(Request request) {
        return request.value("kode").replaceAll("[\\s.-]", "");
    }

    private record Bill(String code, String payer, String amount, String period, String expiresOn) {

        private static Bill of(Account account, long amount) {
            var first = account.firstMonth();
            var last = first.plusMonths(account.months() - 1L);
            return new Bill(
                    account.code(),
                    account.payer(),
                    Rupiah.of(amount).toString(),
                    first.equals(last)
                            ? Indonesian.month(first)
                            : Indonesian.month(first) + " sampai " + Indonesian.month(last),
                    Indonesian.date(account.expiresOn()));
        }
    }
}
