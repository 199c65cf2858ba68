/** How a script of those who help hands a refused order over again. */
package id.payungdesa.outbox.web;
