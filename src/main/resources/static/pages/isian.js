/* What is typed on a page is kept as it is typed. Should the page be loaded again, the session have ended, or somebody go back, it
   is put there again: for the same official, in the same tab, until the server has taken it. access/belum.js says what it has not
   taken; a page that sends by itself tells it with the event payung.sent. */
const KEPT = 'payung.isian ';
const SENT = 'payung.terkirim';
const who = document.documentElement.dataset.official;
const store = sessionStorage;

const keys = () => Object.keys(store).filter((key) => key.startsWith(KEPT));
const fieldsOf = (form) => [...form.elements].filter((field) => field.name && field.type !== 'hidden');
const isTyped = (field) => /^(text|search|number|date|time|tel|url|email|textarea|radio|checkbox|select-one)$/.test(field.type)
    && !(field.type === 'checkbox' && field.required);

/** A form is known by where it goes and what it says by itself; a secret is never kept. */
function keyOf(form) {
    const own = [...form.querySelectorAll('input[type=hidden]:not([name=_csrf])')].map((field) => field.name + '=' + field.value);
    return KEPT + new URL(form.getAttribute('action') || '', location.href).pathname + '?' + own.join('&');
}

const keeps = (form) => form.method === 'post' && !form.querySelector('[type=password]');
const isPicked = (field) => field.type === 'radio' || field.type === 'checkbox';

function forget(some) {
    some.forEach((key) => store.removeItem(key));
}

/** What differs from what the page came with; the rest may have been changed by somebody else meanwhile. */
const isTouched = (field) => (isPicked(field) ? field.checked !== field.defaultChecked
    : field.options ? !([...field.options].find((option) => option.defaultSelected) || field.options[0]).selected
        : field.value !== field.defaultValue);

function keep(form, which) {
    const fields = fieldsOf(form).filter(isTyped);
    const typed = fields.filter(which).map((field) => ({
        name: field.name, place: fields.filter(({name}) => name === field.name).indexOf(field), value: field.value, checked: field.checked
    }));
    if (typed.length) {
        store.setItem(keyOf(form), JSON.stringify({who, typed}));
    } else {
        forget([keyOf(form)]);
    }
}

function keepSent(event) {
    const form = event.target;
    if (event.defaultPrevented || !keeps(form)) {
        return;
    }
    if (form.getAttribute('action') === '/logout') {
        forget(keys());
    } else {
        // A page that comes back with a flaw comes with what was typed, so all of it counts.
        keep(form, Boolean);
        store.setItem(SENT, form.hasAttribute('data-goes-on') ? '' : keyOf(form));
    }
}

/** The box with its value; of fields in which something is written, the one at its place among those of its name. */
function fieldOf(fields, {name, place, value}) {
    const named = fields.filter((field) => field.name === name);
    return named.find((field) => isPicked(field) && field.value === value) || (named[place] && !isPicked(named[place]) && named[place]);
}

function put(field, {value, checked}) {
    if (isPicked(field)) {
        field.checked = checked;
    } else {
        field.value = value;
    }
    for (let part = field.closest('details'); part; part = part.parentElement.closest('details')) {
        part.open = true;
    }
    ['input', 'change'].forEach((event) => field.dispatchEvent(new Event(event, {bubbles: true})));
}

function putBack(form) {
    const kept = keeps(form) && store.getItem(keyOf(form));
    if (!kept) {
        return;
    }
    const fields = fieldsOf(form).filter(isTyped);
    const found = JSON.parse(kept).typed.map((typed) => [fieldOf(fields, typed), typed])
        .filter(([field, typed]) => field && (isPicked(field) ? field.checked !== typed.checked : field.value !== typed.value));
    found.forEach(([field, typed]) => put(field, typed));
    if (found.length) {
        tellOf(form);
    }
}

function tellOf(form) {
    const told = Object.assign(document.createElement('p'), {className: 'told returned', textContent: 'Isian Anda yang belum terkirim dimunculkan lagi. Periksa, lalu kirim. '});
    const away = Object.assign(document.createElement('button'), {type: 'button', className: 'button', textContent: 'Buang isian ini'});
    away.addEventListener('click', () => { forget([keyOf(form)]); location.reload(); });
    told.setAttribute('role', 'status');
    told.append(away);
    form.prepend(told);
    told.scrollIntoView({block: 'center'});
}

/* A page of ours is the answer to what was sent, unless somebody came back to it, or to us from the browser's own word of a broken line. */
const [{type} = {}] = performance.getEntriesByType('navigation');
if (store.getItem(SENT) && type === 'navigate' && document.referrer.startsWith(location.origin)) {
    forget([store.getItem(SENT)]);
}
store.removeItem(SENT);
forget(keys().filter((key) => JSON.parse(store.getItem(key)).who !== who));
document.addEventListener('input', ({target: {form}}) => form && keeps(form) && keep(form, isTouched));
document.addEventListener('submit', keepSent);
document.addEventListener('payung.sent', ({target}) => {
    forget([keyOf(target)]);
    target.querySelectorAll('.returned').forEach((told) => told.remove());
});
document.querySelectorAll('form').forEach(putBack);
