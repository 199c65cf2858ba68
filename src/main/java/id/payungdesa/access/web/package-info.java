/** The login page, the chains behind it, and what people see when they may not pass. */
package id.payungdesa.access.web;
