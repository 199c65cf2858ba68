// Compares the file here, so that it leaves nobody's machine; where the browser cannot, the form sends it.
const form = document.querySelector('.compare');
const file = form.querySelector('input[type=file]');
const outcome = form.querySelector('.outcome');

async function compare(chosen) {
    say('', 'Sedang memeriksa…');
    const hash = await crypto.subtle.digest('SHA-256', await chosen.arrayBuffer());
    const hex = Array.from(new Uint8Array(hash), byte => byte.toString(16).padStart(2, '0')).join('');
    if (hex === form.dataset.sha256) {
        say('good', 'Berkas ini sama dengan yang diterbitkan.');
    } else {
        say('bad', 'Berkas ini tidak sama dengan yang diterbitkan. Mintalah berkas aslinya kepada kantor yang menerbitkan.');
    }
}

function say(kind, sentence) {
    outcome.className = 'outcome ' + kind;
    outcome.textContent = sentence;
}

if (window.crypto && crypto.subtle) {
    form.classList.add('alone');
    form.addEventListener('submit', event => event.preventDefault());
    const chosen = () => file.files.length && compare(file.files[0]);
    file.addEventListener('change', chosen);
    // Somebody may have been faster than this script.
    chosen();
    form.addEventListener('dragover', event => {
        event.preventDefault();
        form.classList.add('over');
    });
    form.addEventListener('dragleave', () => form.classList.remove('over'));
    form.addEventListener('drop', event => {
        event.preventDefault();
        form.classList.remove('over');
        if (event.dataTransfer.files.length) {
            file.files = event.dataTransfer.files;
            file.dispatchEvent(new Event('change'));
        }
    });
}
