/** Shows tables on pages, and hands out every table that a page shows as a file. */
package id.payungdesa.report.web;
