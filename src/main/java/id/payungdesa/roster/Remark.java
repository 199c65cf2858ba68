package id.payungdesa.roster;

/** What the village operator should know about a cell, in a sentence of Indonesian that says what to do. */
public record Remark(Severity severity, RosterColumn column, String sentence) {}
