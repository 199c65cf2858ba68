/** What still stands in the way of completing: found, shown beside its field, and jumped to. */

/** [{field, text}]: needed fields that are empty and everything else that is wrong, once for each field and from top to bottom of the form. */
export function lacking(form, decision, needs, flaws) {
    const empty = Object.entries(needs || {}).filter(([field, text]) => text && isEmpty(decision[field]));
    const others = Object.entries(flaws || {}).filter(([, text]) => text);
    const order = [...form.querySelectorAll('[data-pd-field], [data-pd-goal]')].map((each) => each.dataset.pdField || each.dataset.pdGoal);
    return Object.entries(Object.fromEntries([...empty, ...others]))
        .map(([field, text]) => ({field, text, place: order.indexOf(field)}))
        .sort((one, other) => one.place - other.place);
}

/** Marks the fields that lack something, or that the server refused. */
export function mark(form, missing, errors) {
    const sentences = {
        ...Object.fromEntries(missing.map(({field, text}) => [field, 'Belum lengkap: ' + text + '.'])),
        ...errors
    };
    form.querySelectorAll('[data-pd-field]').forEach((field) => markField(field, sentences[field.dataset.pdField]));
}

/** Brings a field, or a part of the form without a field of its own, into view and puts the cursor there. */
export function goTo(form, name) {
    const field = form.querySelector(`[data-pd-field="${name}"], [data-pd-goal="${name}"]`);
    if (field) {
        field.scrollIntoView({block: 'center'});
        const control = field.matches(CONTROLS) ? field : field.querySelector(CONTROLS);
        (control || focusable(field)).focus({preventScroll: true});
    }
}

const CONTROLS = 'input:not([disabled]), select:not([disabled]), textarea:not([disabled]), button:not([disabled])';

function isEmpty(value) {
    return value === undefined || value === null || value === false || value === ''
            || (typeof value === 'string' && !value.trim()) || (Array.isArray(value) && !value.length);
}

function markField(field, sentence) {
    const name = field.dataset.pdField;
    const control = field.querySelector(CONTROLS);
    let error = field.querySelector(':scope > .pd-error');
    field.classList.toggle('pd-wrong', Boolean(sentence));
    if (sentence && !error) {
        error = document.createElement('p');
        error.className = 'pd-error';
        error.id = name + '-error';
        field.append(error);
    }
    if (error) {
        error.textContent = sentence || '';
        error.hidden = !sentence;
    }
    if (control && sentence) {
        control.setAttribute('aria-invalid', 'true');
        control.setAttribute('aria-describedby', name + '-error');
    } else if (control) {
        control.removeAttribute('aria-invalid');
    }
}

function focusable(field) {
    field.tabIndex = -1;
    return field;
}
