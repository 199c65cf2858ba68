/* This page instead of the one that was expected: what was sent has not been taken (pages/isian.js). */
sessionStorage.removeItem('payung.terkirim');
