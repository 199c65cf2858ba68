/** Pages that tell where everything stands: a village's own proposals, and every village one may see. */
package id.payungdesa.monitoring.web;
