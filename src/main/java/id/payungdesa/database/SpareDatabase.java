package id.payungdesa.database;

/** A second database on the embedded server, for whoever keeps books of their own there. */
public record SpareDatabase(String url, String user) {}
