package id.payungdesa.region;

/** An approximate middle point in degrees, good enough for a dot on a map of the regency. */
public record Location(double latitude, double longitude) {}
