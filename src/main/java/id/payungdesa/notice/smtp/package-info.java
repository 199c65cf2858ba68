/** The mail server, over SMTP. */
package id.payungdesa.notice.smtp;
