package id.payungdesa.roster;

import id.payungdesa.common.Indonesian;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The template's explanation for the village operator, and the occupations its drop-down offers. */
record TemplateGuide(XSSFWorkbook workbook, TemplateStyles styles) {

    private static final String OCCUPATIONS = "Pekerjaan";

    private static final Map<RosterColumn, String[]> EXPLANATIONS = Map.ofEntries(
            entry(RosterColumn.NUMBER, "Nomor urut, sudah terisi.", "1"),
            entry(RosterColumn.NIK, "Wajib. 16 angka sesuai KTP.", "6503990302039200"),
            entry(RosterColumn.FAMILY_CARD, "16 angka sesuai Kartu Keluarga.", "6503991203149066"),
            entry(RosterColumn.NAME, "Wajib. Sesuai KTP, tanpa gelar. Satu kata pun boleh.", "La'Ode Ba'lan"),
            entry(RosterColumn.BIRTH_PLACE, "Sesuai KTP.", "Nunukan"),
            entry(RosterColumn.BIRTH_DATE, "Tanggal/bulan/tahun. Bila kosong diambil dari NIK.", "03/02/2003"),
            entry(RosterColumn.SEX, "L atau P. Bila kosong diambil dari NIK.", "L"),
            entry(RosterColumn.MOTHER, "Ditanyakan BPJS Ketenagakerjaan saat pendaftaran.", "Nurhayati"),
            entry(RosterColumn.ADDRESS, "RT dan dusun.", "RT 01 Dusun Bahari"),
            entry(RosterColumn.PHONE, "Boleh nomor keluarga serumah.", "081200000000"),
            entry(RosterColumn.OCCUPATION, "Pilih dari daftar (lihat lembar Pekerjaan).", "Nelayan"),
            entry(RosterColumn.INCOME, "Angka saja. Bila kosong dipakai golongan terendah.", "1200000"));

    private static final List<String> ADVICE = List.of(
            "1. Isi lembar \"" + RosterTemplate.LIST + "\", satu baris untuk satu orang. Jangan mengubah baris judul.",
            "2. Peserta berusia 15 sampai belum 65 tahun pada hari pertama perlindungan.",
            "3. NIK dan Nomor KK harus berupa teks. Bila menyalin dari berkas lain, pilih Tempel Khusus lalu Nilai.",
            "4. Simpan sebagai Buku Kerja Excel (.xlsx), lalu unggah. Baris yang keliru akan ditunjukkan.");

    void write(List<Occupation> occupations) {
        write(occupations, List.of());
    }

    void write(List<Occupation> occupations, VillageTemplate village) {
        write(occupations, village.advice());
        if (!village.listed().isEmpty()) {
            writeListed(workbook.createSheet(VillageTemplate.LISTED), village.listed());
        }
    }

    private void write(List<Occupation> occupations, List<String> more) {
        writeGuide(workbook.createSheet("Petunjuk"), more);
        var sheet = workbook.createSheet(OCCUPATIONS);
        sheet.setColumnWidth(0, 50 * 256);
        for (int i = 0; i < occupations.size(); i++) {
            write(sheet, i, occupations.get(i).name());
        }
    }

    static String occupationRange(int count) {
        return OCCUPATIONS + "!$A$1:$A$" + count;
    }

    /** Under headings our reader does not know, or it would take these people for the list that is handed in. */
    private void writeListed(XSSFSheet sheet, List<Candidate> listed) {
        var widths = List.of(10, 22, 30, 22, 32);
        for (int i = 0; i < widths.size(); i++) {
            sheet.setColumnWidth(i, widths.get(i) * 256);
        }
        write(sheet, 0, "Urutan", "NIK tersamar", "Nama terdaftar", "Lahir tanggal", "Bekerja sebagai");
        sheet.getRow(0).forEach(cell -> cell.setCellStyle(styles.heading()));
        sheet.createFreezePane(0, 1);
        for (int i = 0; i < listed.size(); i++) {
            var person = listed.get(i);
            write(
                    sheet,
                    i + 1,
                    String.valueOf(person.position()),
                    person.nikMask(),
                    person.name(),
                    Indonesian.date(person.birthDate()),
                    person.occupation());
        }
    }

    private void writeGuide(XSSFSheet sheet, List<String> more) {
        sheet.setColumnWidth(0, 24 * 256);
        sheet.setColumnWidth(1, 56 * 256);
        sheet.setColumnWidth(2, 24 * 256);
        sheet.setFitToPage(true);
        var title = sheet.createRow(0).createCell(0);
        title.setCellValue("Cara mengisi daftar calon peserta");
        title.setCellStyle(styles.title());
        int next = 1;
        for (var advice : Stream.concat(ADVICE.stream(), more.stream()).toList()) {
            sheet.createRow(next++).createCell(0).setCellValue(advice);
        }
        next++;
        write(sheet, next, "Kolom", "Cara mengisi", "Contoh");
        sheet.getRow(next++).forEach(cell -> cell.setCellStyle(styles.heading()));
        for (var column : RosterColumn.inTemplate()) {
            var explanation = EXPLANATIONS.get(column);
            write(sheet, next++, column.heading(), explanation[0], explanation[1]);
        }
    }

    private void write(XSSFSheet sheet, int index, String... texts) {
        var line = sheet.createRow(index);
        for (int i = 0; i < texts.length; i++) {
            var cell = line.createCell(i);
            cell.setCellValue(texts[i]);
            cell.setCellStyle(styles.wrapped());
        }
    }

    private static Map.Entry<RosterColumn, String[]> entry(RosterColumn column, String explanation, String example) {
        return Map.entry(column, new String[] {explanation, example});
    }
}
