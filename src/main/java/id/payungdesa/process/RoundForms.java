package id.payungdesa.process;

import id.payungdesa.common.Indonesian;
import id.payungdesa.endorsement.Offices;
import id.payungdesa.endorsement.Rounds;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a round show. */
@Component
@Transactional(readOnly = true)
class RoundForms {

    private final Rounds rounds;

    RoundForms(Rounds rounds) {
        this.rounds = rounds;
    }

    Object roundOpened() {
        return Map.of(
                "ready",
                rounds.ready().stream()
                        .map(ready -> Map.of(
                                "id", ready.id(),
                                "village", ready.village(),
                                "subdistrict", ready.subdistrict(),
                                "people", ready.people(),
                                "amount", ready.amount().amount(),
                                "amountText", ready.amount().toString(),
                                "since", Indonesian.time(ready.since()),
                                "before",
                                        ready.takenOutOf()
                                                .map("Pernah dikeluarkan dari "::concat)
                                                .orElse("")))
                        .toList());
    }

    Object round(CaseKey key) {
        var round = rounds.get(Cases.round(key));
        var view = new LinkedHashMap<String, Object>();
        view.put("id", round.id().value());
        view.put("title", round.title());
        view.put("year", round.year());
        view.put("villageCount", round.villages().size());
        view.put("people", round.people());
        view.put("amount", round.amount().amount());
        view.put("amountText", round.amount().toString());
        view.put("amountWords", round.amount().inWords());
        view.put(
                "villages",
                round.villages().stream()
                        .map(member -> Map.of(
                                "id", member.proposal(),
                                "village", member.village(),
                                "subdistrict", member.subdistrict(),
                                "people", member.people(),
                                "amount", member.amount().amount(),
                                "amountText", member.amount().toString()))
                        .toList());
        view.put(
                "initials",
                round.initials().stream()
                        .map(initial -> Map.of(
                                "office", desk(initial.step()),
                                "by", initial.by(),
                                "recordedBy", initial.recordedBy(),
                                "at", Indonesian.time(initial.at())))
                        .toList());
        view.put(
                "leavers",
                round.leavers().stream()
                        .map(leaver -> Map.of(
                                "village", leaver.village(),
                                "subdistrict", leaver.subdistrict(),
                                "fate", leaver.fate().title(),
                                "reason", leaver.reason(),
                                "office", Offices.at(leaver.step()),
                                "by", leaver.by(),
                                "at", Indonesian.time(leaver.at())))
                        .toList());
        view.put(
                "returns",
                round.returns().stream()
                        .map(each -> Map.of(
                                "office", Offices.at(each.step()),
                                "by", each.by(),
                                "at", Indonesian.time(each.at()),
                                "text", each.note()))
                        .toList());
        return Map.of("round", view);
    }

    private static String desk(String step) {
        return switch (step) {
            case "recommendRound" -> "Rekomendasi DPMPD";
            case "initialByLegal" -> "Paraf Bagian Hukum";
            case "initialBySecretary" -> "Paraf Sekretaris Daerah";
            default -> "Tanda tangan Bupati";
        };
    }
}
