/* What is typed on a page goes with the form. Should the session have ended, or somebody go back, it is put there again: for the
   same official, in the same tab, until the server has taken it. access/belum.js says what it has not taken. */
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

function keep(event) {
    const form = event.target;
    if (event.defaultPrevented || !keeps(form)) {
        return;
    }
    if (form.getAttribute('action') === '/logout') {
        forget(keys());
        return;
    }
    const typed = fieldsOf(form).filter(isTyped).map((field) => [field.name, field.value, isPicked(field) && field.checked]);
    if (typed.length) {
        store.setItem(keyOf(form), JSON.stringify({who, typed}));
        store.setItem(SENT, form.hasAttribute('data-goes-on') ? '' : keyOf(form));
    }
}

function put(field, typed) {
    const found = typed.find(([name, value]) => name === field.name && (!isPicked(field) || value === field.value));
    const [, value, checked] = found || [];
    if (!found || (isPicked(field) ? field.checked === checked : field.value === value)) {
        return false;
    }
    if (isPicked(field)) {
        field.checked = checked;
    } else {
        field.value = value;
    }
    for (let part = field.closest('details'); part; part = part.parentElement.closest('details')) {
        part.open = true;
    }
    ['input', 'change'].forEach((event) => field.dispatchEvent(new Event(event, {bubbles: true})));
    return true;
}

function putBack(form) {
    const kept = keeps(form) && store.getItem(keyOf(form));
    if (!kept) {
        return;
    }
    forget([keyOf(form)]);
    const changed = fieldsOf(form).filter(isTyped).filter((field) => put(field, JSON.parse(kept).typed));
    if (changed.length) {
        const told = Object.assign(document.createElement('p'), {className: 'told', textContent: 'Isian Anda yang belum terkirim sudah dikembalikan. Periksa, lalu kirim.'});
        told.setAttribute('role', 'status');
        form.prepend(told);
        told.scrollIntoView({block: 'center'});
    }
}

/* A page of ours is the answer to what was sent, unless somebody came back to it. */
const [{type} = {}] = performance.getEntriesByType('navigation');
if (store.getItem(SENT) && type === 'navigate') {
    forget([store.getItem(SENT)]);
}
store.removeItem(SENT);
forget(keys().filter((key) => JSON.parse(store.getItem(key)).who !== who));
document.querySelectorAll('form').forEach(putBack);
document.addEventListener('submit', keep);
