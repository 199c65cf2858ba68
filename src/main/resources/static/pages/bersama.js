import {ask} from '/forms/payung-server.js';

/* The form decides all at once without this; with it, five go at a time and each row tells how it went. */
const FEW = 5;
const form = document.querySelector('#joint');
const rows = [...form.querySelectorAll('[data-task]')];
const progress = form.querySelector('#progress');
const value = (name) => form.elements[name].value.trim();
const DONE = ['DONE', 'DONE_BEFORE'];
const documents = form.dataset.documents.split(' ');

const contents = {
    receiveFile: (row) => ({
        receivedOn: value('tanggal'), receivedAt: value('jam').replace('.', ':').padStart(5, '0'),
        receiptNumber: row.querySelector('[name=nomor]').value.trim(), documents
    }),
    signEvaluation: (row) => ({
        outcome: 'SIGN', result: 'COMPLIANT', number: row.querySelector('[name=nomor]').value.trim(), date: value('tanggal')
    }),
    verifyCandidates: () => ({verdicts: {}, othersAccepted: true, ...(value('catatan') && {note: value('catatan')})})
};

async function send(some) {
    const content = contents[value('langkah')];
    return ask('POST', '/api/decisions', some.map((row) => ({
        task: row.dataset.task, revision: Number(row.dataset.revision), content: content(row)
    })));
}

function show(result) {
    const row = rows.find((each) => each.dataset.task === result.task);
    const done = DONE.includes(result.outcome);
    row.dataset.outcome = done ? 'done' : 'undone';
    const note = row.querySelector('.how') || row.querySelector('th').appendChild(document.createElement('p'));
    note.className = 'how';
    note.textContent = done ? 'Dicatat.' : `Tidak dicatat. ${result.sentence}`;
}

/* One number for two villages is seen before anything is sent. */
form.addEventListener('input', () => {
    const numbers = [...form.querySelectorAll('[name=nomor]')];
    const given = numbers.map((each) => each.value.trim());
    numbers.forEach((each, at) => each.setCustomValidity(
        given[at] && given.indexOf(given[at]) !== at ? 'Setiap desa mendapat nomor sendiri; nomor ini sudah dipakai di atas.' : ''));
});

form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('.decide .button');
    button.disabled = true;
    progress.hidden = false;
    let lost = false;
    const left = () => rows.filter((row) => !row.dataset.outcome);
    try {
        while (left().length) {
            progress.textContent = `${rows.length - left().length} dari ${rows.length} selesai …`;
            (await send(left().slice(0, FEW))).forEach(show);
        }
    } catch (failure) {
        lost = true;
        progress.textContent = failure.message
            + (failure.status === 401 ? ' Masuk lagi di tab lain.' : '')
            + ' Tekan tombolnya sekali lagi: yang sudah tercatat tidak dicatat dua kali.';
        button.disabled = false;
    }
    if (!lost) {
        finish();
    }
});

function finish() {
    form.dispatchEvent(new Event('payung.sent', {bubbles: true}));
    form.querySelectorAll('[name=nomor]').forEach((number) => { number.readOnly = true; });
    const done = rows.filter((row) => row.dataset.outcome === 'done').length;
    const told = document.createElement('p');
    told.className = done === rows.length ? 'told' : 'told warning';
    told.setAttribute('role', 'status');
    told.tabIndex = -1;
    told.textContent = done === rows.length
        ? `${done === 1 ? 'Keputusan' : `Semua ${done} keputusan`} sudah dicatat.`
        : `${done} keputusan dicatat, ${rows.length - done} tidak. Sebabnya tertulis pada desanya.`;
    rows.filter((row) => row.dataset.outcome === 'undone').reverse().forEach((row) => row.parentNode.prepend(row));
    form.querySelector('.card').remove();
    form.prepend(told);
    told.focus();
    document.querySelector('h1').textContent = form.dataset.title;
    const back = document.createElement('a');
    back.className = 'button main';
    back.href = document.querySelector('.way-back a').href;
    back.textContent = 'Kembali ke antrean';
    form.append(back);
}
