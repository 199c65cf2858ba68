package id.payungdesa.common;

import java.time.LocalDate;

/** A day that is no working day, and the decree that says so. */
public record Holiday(LocalDate day, String name, Kind kind, String decree) {

    public Holiday {
        name = name.strip();
        decree = decree.strip();
    }

    /** Who declared it; collective leave counts as a working day where the regency says so. */
    public enum Kind {
        NATIONAL("Libur nasional"),
        COLLECTIVE_LEAVE("Cuti bersama"),
        REGIONAL("Libur daerah");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public String date() {
        return Indonesian.dayAndDate(day);
    }

    /** Whether a weekend would have been free anyway. */
    public boolean onWeekend() {
        return day.getDayOfWeek().getValue() > 5;
    }
}
