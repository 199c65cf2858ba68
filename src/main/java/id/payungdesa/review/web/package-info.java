/** The REST of a proposal's list, with what the reviewers say of each person. */
package id.payungdesa.review.web;
