package id.payungdesa.dossier.web;

import id.payungdesa.dossier.Entry;
import id.payungdesa.dossier.Field;
import id.payungdesa.dossier.Register;
import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import java.time.Instant;
import java.util.List;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** What stands in a register: a column for each field but what is only ticked, and who wrote it when. */
final class EntryTable {

    private EntryTable() {}

    static Table<Entry> of(Register register, List<Entry> entries, Instant asOf) {
        var table = Table.of(register.slug(), "Daftar " + StringUtils.uncapitalize(register.title()), asOf, entries);
        var fields = register.fields().stream()
                .filter(field -> field.shape() != Field.Shape.TICK)
                .toList();
        for (var field : fields) {
            table = table.column(field.title(), kind(field), entry -> value(field, entry));
            if (field.equals(fields.get(0))) {
                table = table.linked(entry -> "/paritrana/isian/%s/%d".formatted(register.slug(), entry.id()));
            }
        }
        if (register.takesFile()) {
            table = table.text("Berkas", entry -> entry.file().map(Entry.Attached::name))
                    .linked(entry -> entry.file().map(EntryTable::address).orElse(null));
        }
        return table.text("Ditulis oleh", Entry::writtenBy).column("Waktu", Kind.TIME, Entry::writtenAt);
    }

    private static Kind kind(Field field) {
        return switch (field.shape()) {
            case DAY -> Kind.DAY;
            case NUMBER -> Kind.NUMBER;
            case RUPIAH -> Kind.RUPIAH;
            default -> Kind.TEXT;
        };
    }

    private static Object value(Field field, Entry entry) {
        if (entry.text(field.key()).isEmpty()) {
            return null;
        }
        return switch (field.shape()) {
            case DAY -> entry.day(field.key());
            case NUMBER, RUPIAH -> entry.number(field.key());
            default -> entry.written(field.key());
        };
    }

    private static String address(Entry.Attached file) {
        return UriComponentsBuilder.fromPath("/paritrana/isian/berkas/{id}/{name}")
                .encode()
                .buildAndExpand(file.id(), file.name())
                .toUriString();
    }
}
