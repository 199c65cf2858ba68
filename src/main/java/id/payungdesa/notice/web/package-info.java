/** The page of one's own messages. */
package id.payungdesa.notice.web;
