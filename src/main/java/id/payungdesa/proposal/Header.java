package id.payungdesa.proposal;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.YearMonth;

/** What is filled in to start a proposal; the village comes from the login, and is named only by who helps one. */
public record Header(
        @NotNull(message = "Pilih tahun anggaran.") Integer year,

        @NotNull(message = "Pilih bulan pertama perlindungan.")
        YearMonth firstMonth,

        @NotNull(message = "Isi jumlah bulan.")
        @Min(value = 1, message = "Jumlah bulan paling sedikit 1.")
        @Max(value = 12, message = "Jumlah bulan paling banyak 12.")
        Integer months,

        @NotNull(message = "Pilih cara bayar.") Integer instalmentMonths,
        @NotBlank(message = "Pilih sumber dana.") String fundSource,
        @NotNull(message = "Pilih pembayar iuran.") Payer payer,
        @NotNull(message = "Pilih dasar anggaran.") Basis basis,
        String regulationNumber,
        LocalDate regulationDate,
        @NotBlank(message = "Pilih kegiatan.") String activityCode,
        @NotBlank(message = "Pilih kode rekening.") String accountCode,
        Integer village) {

    /** For the village of whoever fills it in. */
    public Header(
            Integer year,
            YearMonth firstMonth,
            Integer months,
            Integer instalmentMonths,
            String fundSource,
            Payer payer,
            Basis basis,
            String regulationNumber,
            LocalDate regulationDate,
            String activityCode,
            String accountCode) {
        this(
                year,
                firstMonth,
                months,
                instalmentMonths,
                fundSource,
                payer,
                basis,
                regulationNumber,
                regulationDate,
                activityCode,
                accountCode,
                null);
    }

    @AssertTrue(message = "Isi nomor dan tanggal Perdes APBDes yang sudah ditetapkan.")
    boolean isRegulationNamed() {
        return basis != Basis.ENACTED
                || (regulationNumber != null && !regulationNumber.isBlank() && regulationDate != null);
    }

    @AssertTrue(message = "Bulan pertama perlindungan harus di dalam tahun anggaran.")
    boolean isWithinYear() {
        return year == null || firstMonth == null || firstMonth.getYear() == year;
    }

    @AssertTrue(message = "Cara bayar harus membagi habis jumlah bulan (1, 3, 6 atau 12 bulan sekali bayar).")
    boolean isPaidInWholeInstalments() {
        return months == null
                || instalmentMonths == null
                || (java.util.Set.of(1, 3, 6, 12).contains(instalmentMonths) && months % instalmentMonths == 0);
    }
}
