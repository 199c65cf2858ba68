/** What operators' tools read of the work and the messages, sampled on every node so that a scrape asks the database nothing. */
package id.payungdesa.monitoring.metrics;
