package id.payungdesa.notice;

import id.payungdesa.access.OfficialId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one person should hear of: the village (none where the whole regency is concerned), and what it is about, which is a
 * step, a kind of notice or a stage.
 */
record Happened(
        OfficialId official,
        String event,
        Kind kind,
        Optional<String> village,
        String about,
        Optional<String> sentence,
        Optional<String> task,
        Optional<LocalDate> due,
        boolean ofVillage,
        Manner manner) {}
