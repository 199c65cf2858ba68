/** The guide as pages of the application. */
package id.payungdesa.guide.web;
