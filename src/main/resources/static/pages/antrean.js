/* The queue works without this; with it, the bar counts what is chosen, and whoever comes back finds their place again. */
const PLACE = 'payung.antrean';
const CHOSEN = 'payung.antrean.pilih';
const queue = document.querySelector('#queue');

if (location.pathname === '/antrean') {
    const kept = sessionStorage.getItem(PLACE);
    if (!location.search && kept && /\/(camunda\/app\/tasklist|penetapan)\//.test(document.referrer)) {
        location.replace(kept);
    }
    document.querySelectorAll('.to-task').forEach((link) => link.addEventListener('click', () => {
        sessionStorage.setItem(PLACE, location.pathname + location.search + '#' + link.closest('tr').id);
        const ticked = [...document.querySelectorAll('[name=pilih]:checked')].map((box) => box.value);
        sessionStorage.setItem(CHOSEN, JSON.stringify(ticked));
    }));
}

if (queue && queue.querySelector('.choose')) {
    const most = Number(queue.dataset.most);
    const boxes = [...queue.querySelectorAll('[name=pilih]')];
    const all = queue.querySelector('#all');
    const row = (box) => box.closest('tr').dataset;
    const chosen = () => boxes.filter((box) => box.checked);
    const number = (value) => value.toLocaleString('id-ID');

    const count = () => {
        const some = chosen();
        const step = some.length ? row(some[0]).step : null;
        const full = some.length >= most;
        boxes.forEach((box) => {
            box.disabled = !box.checked && (full || step !== null && row(box).step !== step);
        });
        const sum = (name) => some.reduce((total, box) => total + Number(row(box)[name]), 0);
        queue.querySelector('#chosen').textContent = some.length ? `${some.length} usulan dipilih` : 'Pilih tugas di kolom kiri.';
        queue.querySelector('#worth').textContent = some.length
            ? `${number(sum('people'))} orang · Rp${number(sum('amount'))}`
            : `Paling banyak ${most} sekaligus, dari langkah yang sama.`;
        queue.querySelector('.main').disabled = !some.length;
        all.textContent = some.length ? 'Batalkan pilihan' : 'Pilih semua tanpa catatan';
    };

    if (location.hash) {
        const ticked = JSON.parse(sessionStorage.getItem(CHOSEN) || '[]');
        boxes.filter((box) => ticked.includes(box.value)).forEach((box) => { box.checked = true; });
        sessionStorage.removeItem(CHOSEN);
    }

    all.hidden = false;
    all.addEventListener('click', () => {
        if (chosen().length) {
            boxes.forEach((box) => { box.checked = false; });
        } else {
            const step = row(boxes[0]).step;
            boxes.filter((box) => row(box).step === step).slice(0, most).forEach((box) => { box.checked = true; });
        }
        count();
    });
    queue.addEventListener('change', count);
    addEventListener('pageshow', count);
}
