package id.payungdesa.endorsement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.Set;

/** The proposals DPMPD puts into a new round, and the name people will know it by. */
public record Opening(
        @NotBlank(message = "Isi nama gelombang, misalnya \"Gelombang I\"; tahunnya ditambahkan sendiri.")
        String title,

        @NotEmpty(message = "Pilih paling sedikit satu desa.")
        Set<Long> proposals) {}
