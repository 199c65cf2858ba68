/** The page on which managers try out other terms. */
package id.payungdesa.simulation.web;
