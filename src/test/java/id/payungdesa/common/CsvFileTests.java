package id.payungdesa.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTests {

    private static final List<String> COLUMNS = List.of("nama", "kode_desa");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nama;kode_desa\nPa' Api, hulu;6503\n",
                "\uFEFFNama;Kode Desa;nama\r\nPa' Api, hulu;6503;lain\r\n",
                "kode_desa,nama\n6503,\"Pa' Api, hulu\"\n",
                "nama\tkode_desa\nPa'\u00A0Api,  hulu\t 6503\n",
                "nama ; kode_desa\n\n;\n\n Pa' Api, hulu ; 6503",
            })
    void columnsAreKnownByTheirHeading(String text) {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)))
                .extracting(CsvFile.Row::cells)
                .containsExactly(Map.of("nama", "Pa' Api, hulu", "kode_desa", "6503"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252"})
    void theLettersOfOldComputersAreRead(String letters) {
        assertThat(read("nama;kode_desa\nRené;6503".getBytes(Charset.forName(letters))))
                .extracting(row -> row.cell("nama"))
                .containsExactly("René");
    }

    @Test
    void aRowKnowsItsLineAndMayEndEarly() {
        assertThat(read("nama;kode_desa\n\nSatu\nDua;2".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        new CsvFile.Row(3, Map.of("nama", "Satu", "kode_desa", "")),
                        new CsvFile.Row(4, Map.of("nama", "Dua", "kode_desa", "2")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                | Berkas ini kosong atau bukan CSV.
            nama;kode_desa\\0                 | Berkas ini kosong atau bukan CSV.
            nama;desa                         | Baris pertama harus berisi judul kolom nama, kode_desa. Yang belum ada: kode_desa.
            nama;kode_desa\\n"Satu;1          | Tanda kutip (") dalam berkas tidak berpasangan.
            nama;kode_desa\\na;1\\nb;2\\nc;3   | Berkas ini lebih dari 2 baris.
            """)
    void aFileThatCannotBeReadIsRefusedInASentence(String text, String sentence) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> read(text.translateEscapes().getBytes(StandardCharsets.UTF_8)))
                .withMessageStartingWith(sentence);
    }

    private static List<CsvFile.Row> read(byte[] content) {
        return CsvFile.read(content, COLUMNS, 2);
    }
}
