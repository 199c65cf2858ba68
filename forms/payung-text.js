/** Numbers, days and hours as officials write them. */

const DAY = new Intl.DateTimeFormat('id-ID', {day: 'numeric', month: 'long', year: 'numeric'});
const NAMED_DAY = new Intl.DateTimeFormat('id-ID', {weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'});
const MONTH = new Intl.DateTimeFormat('id-ID', {month: 'long', year: 'numeric'});
const HOUR = new Intl.DateTimeFormat('id-ID', {hour: '2-digit', minute: '2-digit'});
const NUMBER = new Intl.NumberFormat('id-ID');
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

/** 1680000 as 1.680.000. */
export const number = (value) => NUMBER.format(value || 0);

/** 1680000 as Rp1.680.000. */
export const rupiah = (value) => 'Rp' + number(value);

/** 20 November 2026, from a Date or 2026-11-20; any other text stays as it is. */
export const day = (value) => inWords(DAY, value);

/** Jumat, 20 November 2026. */
export const namedDay = (value) => inWords(NAMED_DAY, value);

/** November 2026, from 2026-11. */
export const month = (value) => (value ? MONTH.format(dayOf(value + '-01')) : '');

/** 09.31, now. */
export const hour = (moment) => HOUR.format(moment);

/** Whether a day comes before another, each a Date or 2026-11-20; never, where one is missing. */
export const isBefore = (one, other) => Boolean(one && other) && asDay(one) < asDay(other);

/** A sentence as it goes on behind a colon; names keep their capitals. */
export const inSentence = (text) => text.replace(/^(?!(Kepala|Sekretaris|Kaur|Bupati|Camat|Perdes|Raperdes)\b)[A-Z](?=[a-z])/, (first) => first.toLowerCase());

/** Words joined by slashes may break after each slash. */
export const breakable = (words) => (words || '').replace(/\//g, '/\u200b');

/** The twelve months of a year as 2027-01 ... 2027-12. */
export const monthsOf = (year) => Array.from({length: 12}, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);

/** How long until a deadline, in days. */
export const daysLeft = (days, due) => (days < 0 ? `Batas waktu lewat pada ${due}.`
        : days === 0 ? `Batas waktunya hari ini, ${due}.` : `${days} hari kalender lagi, sampai ${due}.`);

/** 9.30, 0930 or 09:30 as 09:30; anything else stays, so that it can be corrected. */
export function timeOfDay(text) {
    const parts = /^\s*([01]?\d|2[0-3])\s*[.:]?\s*([0-5]\d)\s*$/.exec(text || '');
    return parts ? parts[1].padStart(2, '0') + ':' + parts[2] : text;
}

/** A decision as date inputs want it: days become Dates. */
export function withDates(content) {
    return Object.fromEntries(Object.entries(content).map(([name, value]) =>
            [name, isPart(value) ? withDates(value) : typeof value === 'string' && ISO_DAY.test(value) ? dayOf(value) : value]));
}

/** A decision as our REST wants it: Dates become days again, cleared inputs disappear. */
export function asContent(decision) {
    return Object.fromEntries(Object.entries(decision)
            .filter(([, value]) => value !== undefined && value !== null && value !== '')
            .map(([name, value]) => [name, value instanceof Date ? isoDay(value) : isPart(value) ? asContent(value) : value]));
}

function isPart(value) {
    return Boolean(value) && Object.getPrototypeOf(value) === Object.prototype;
}

function inWords(format, value) {
    const date = typeof value === 'string' && ISO_DAY.test(value) ? dayOf(value) : value;
    return date instanceof Date ? format.format(date) : date || '';
}

function dayOf(text) {
    const [year, monthOfYear, dayOfMonth] = text.split('-').map(Number);
    const date = new Date(2000, monthOfYear - 1, dayOfMonth);
    // The constructor takes the year 26 for 1926, and the field would be empty.
    date.setFullYear(year, monthOfYear - 1, dayOfMonth);
    return date;
}

function asDay(value) {
    return value instanceof Date ? isoDay(value) : value;
}

function isoDay(date) {
    const two = (value) => String(value).padStart(2, '0');
    return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
