package id.payungdesa.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything there is for the dossier of a year at one moment: entries by hand and numbers of the programme. */
public record Dossier(Numbers numbers, Map<Register, List<Entry>> entries, Map<Integer, List<Entry>> segmentsBefore) {

    public int year() {
        return numbers.year();
    }

    public List<Entry> entries(Register register) {
        return entries.getOrDefault(register, List.of());
    }

    public Optional<Entry> single(Register register) {
        return entries(register).stream().findFirst();
    }

    public List<Chapter> chapters() {
        return Chapters.of(this);
    }

    public List<Chapter.Missing> missing() {
        return chapters().stream()
                .flatMap(chapter -> chapter.missing().stream())
                .toList();
    }

    /** The criteria with the weight that was entered, if any was. */
    public Map<String, String> weights() {
        var entered = single(Register.WEIGHTS).map(Entry::body).orElse(Map.of());
        var weights = new LinkedHashMap<String, String>();
        Register.WEIGHTS
                .fields()
                .forEach(field -> weights.put(
                        field.title(),
                        entered.containsKey(field.key()) ? entered.get(field.key()) + " %" : "tidak dibobot"));
        return weights;
    }

    public boolean isWeighed() {
        return single(Register.WEIGHTS).filter(entry -> !entry.body().isEmpty()).isPresent();
    }

    /** A part of the narrative, in paragraphs. */
    public record Told(String title, List<String> paragraphs) {}

    public List<Told> told() {
        var told = new ArrayList<Told>();
        single(Register.NARRATIVE).ifPresent(entry -> Register.NARRATIVE.fields().stream()
                .filter(field -> entry.body().containsKey(field.key()))
                .forEach(field -> told.add(new Told(field.title(), field.paragraphs(entry.text(field.key()))))));
        return told;
    }

    public Optional<String> told(String key) {
        return single(Register.NARRATIVE).map(entry -> entry.text(key)).filter(text -> !text.isEmpty());
    }
}
