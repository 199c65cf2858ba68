/** Asking our own REST; every "no" comes back as a {@link Refusal} that an official can read. */

export class Refusal extends Error {
    constructor(status, message, fields, pause) {
        super(message);
        this.status = status;
        this.fields = fields || {};
        this.pause = pause;
    }
}

const PATIENCE = 30000;

/** As AbortSignal.timeout, which older phones do not know. */
function patience(milliseconds) {
    const control = new AbortController();
    setTimeout(() => control.abort(), milliseconds);
    return control.signal;
}

/** Asks and answers JSON; text goes out as it is. Whoever hears nothing for long enough takes the line for broken. */
export async function ask(method, path, body, options) {
    const isText = typeof body === 'string';
    const response = await fetch(path, {
        method,
        credentials: 'same-origin',
        headers: headers(isText ? 'text/plain;charset=UTF-8' : 'application/json'),
        body: body === undefined || isText ? body : JSON.stringify(body),
        signal: patience(isText ? 3 * PATIENCE : PATIENCE),
        ...options
    }).catch(() => refuse(0));
    const answer = await response.json().catch(() => (response.ok ? refuse(0) : {}));
    return response.ok ? answer : refuse(response.status, answer, response.headers.get('Retry-After'));
}

/** Sends a file and tells how far it is, in percent; fetch cannot do that. A line that says nothing any more is given up. */
export function upload(path, file, tell) {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open('POST', path);
        Object.entries(headers()).forEach(([name, value]) => request.setRequestHeader(name, value));
        request.responseType = 'json';
        let silence;
        const goesOn = () => {
            clearTimeout(silence);
            silence = setTimeout(() => request.abort(), 2 * PATIENCE);
        };
        request.upload.onprogress = (event) => { goesOn(); tell(Math.round(100 * event.loaded / event.total)); };
        request.onerror = request.onabort = () => reject(refusal(0));
        request.onloadend = () => clearTimeout(silence);
        request.onload = () => (request.status < 300
            ? resolve(request.response)
            : reject(refusal(request.status, request.response, request.getResponseHeader('Retry-After'))));
        const parts = new FormData();
        parts.append('file', file);
        goesOn();
        request.send(parts);
    });
}

const SENTENCES = {
    0: 'Sambungan terputus.',
    401: 'Sesi Anda berakhir.',
    403: 'Anda tidak berhak mengubah tugas ini.',
    404: 'Tugas ini tidak ada lagi.',
    409: 'Tugas ini berubah sejak Anda membukanya.',
    410: 'Tugas ini sudah selesai.',
    413: 'Berkas terlalu besar, paling besar 5 MB. Kecilkan berkasnya, lalu unggah lagi.',
    422: 'Ada isian yang belum benar.'
};

function refusal(status, answer, pause) {
    const sentence = answer && answer.message;
    return new Refusal(status, sentence || SENTENCES[status] || 'Terjadi gangguan di server.', answer && answer.fields, Number(pause) || 0);
}

function refuse(status, answer, pause) {
    throw refusal(status, answer, pause);
}

function headers(contentType) {
    const cookie = /(?:^|;\s*)APP-XSRF=([^;]+)/.exec(document.cookie);
    return {
        'Accept': 'application/json',
        ...(contentType && {'Content-Type': contentType}),
        ...(cookie && {'X-APP-XSRF': decodeURIComponent(cookie[1])})
    };
}
