package id.payungdesa.enrolment;

import id.payungdesa.outbox.Channel;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Says in words for those who help what the insurer's silence and its refusals mean. */
final class BpjsCalls {

    private BpjsCalls() {}

    /** An answer about other people than were ordered cannot be trusted. */
    static void requireWhole(Collection<Long> asked, Stream<String> answered) {
        var expected = asked.stream().map(String::valueOf).sorted().toList();
        if (!expected.equals(answered.sorted().toList())) {
            throw doubt(new InsurerSilent("The answer is about other people than the order"));
        }
    }

    static void send(Runnable call) {
        ask(() -> {
            call.run();
            return true;
        });
    }

    /** A reference that is taken was taken by an earlier try of ours, so what became of it is asked. */
    static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (InsurerSilent e) {
            throw doubt(e);
        } catch (InsurerRefused e) {
            throw refusal(e);
        }
    }

    private static Channel.Doubt doubt(InsurerSilent silence) {
        return new Channel.Doubt(
                "Belum ada jawaban BPJS Ketenagakerjaan yang dapat dipercaya. Tanyakan lagi; bila tetap begini, hubungi BPJS"
                        + " Ketenagakerjaan.",
                silence);
    }

    private static RuntimeException refusal(InsurerRefused refusal) {
        return switch (refusal.reason()) {
            case INVALID ->
                new Channel.Rejected(
                        "BPJS Ketenagakerjaan menolak kiriman ini. Perbaiki penyebabnya bersama BPJS Ketenagakerjaan, lalu coba"
                                + " lagi. Jawabannya: “%s”".formatted(refusal.getMessage()),
                        refusal);
            case KEY_REFUSED ->
                new Channel.Doubt(
                        "BPJS Ketenagakerjaan tidak menerima kunci aplikasi ini. Minta Pengelola Sistem memeriksanya, lalu"
                                + " tanyakan lagi.",
                        refusal);
            case REFERENCE_TAKEN ->
                new Channel.Doubt(
                        "Nomor kiriman ini sudah terpakai di BPJS Ketenagakerjaan. Tanyakan lagi; bila tetap begini, hubungi"
                                + " BPJS Ketenagakerjaan.",
                        refusal);
        };
    }
}
