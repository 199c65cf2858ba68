package id.payungdesa.review;

import jakarta.validation.constraints.AssertTrue;

/** The village's word that it has brought what the counter missed in its file. */
public record FileBrought(
        @AssertTrue(message = "Centang bahwa dokumen yang kurang sudah diserahkan ke loket kecamatan.")
        boolean complete) {}
