/** Where DPMPD keeps the dossier, and where anybody sees how far the programme is. */
package id.payungdesa.dossier.web;
