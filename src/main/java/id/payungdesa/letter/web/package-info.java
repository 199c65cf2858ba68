/** Where officials find their letters, and where anybody sees whether a paper is what was issued. */
package id.payungdesa.letter.web;
