/* Pages of Pemantauan work without this; with it, what has changed comes by itself while somebody looks. */
const EVERY = 60_000;
const UNATTENDED = 30 * 60_000;
const told = document.querySelector('#refreshed');
let acted = Date.now();
let seen = null;

for (const event of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
    addEventListener(event, () => { acted = Date.now(); }, {passive: true});
}

const clock = () => new Date().toLocaleTimeString('id-ID', {hour: '2-digit', minute: '2-digit'});
const written = (region) => region.innerHTML.replace(/<time class="as-of">.*?<\/time>/g, '');
const typing = (region) => region.querySelector('input:focus, select:focus, textarea:focus');

const same = (element) => {
    if (element.id) {
        return '#' + CSS.escape(element.id);
    }
    const href = element.getAttribute('href');
    return href ? `[href="${CSS.escape(href)}"]` : null;
};

const replace = (region, news) => {
    const focused = region.contains(document.activeElement) ? same(document.activeElement) : null;
    const open = [...region.querySelectorAll('details')].map((details) => details.open);
    const places = [...region.querySelectorAll('.sheet, .across')].map((sheet) => sheet.scrollLeft);
    region.innerHTML = news.innerHTML;
    region.querySelectorAll('.sheet, .across').forEach((sheet, at) => { sheet.scrollLeft = places[at] ?? 0; });
    region.querySelectorAll('details').forEach((details, at) => { details.open = open[at] ?? details.open; });
    if (focused) {
        region.querySelector(focused)?.focus({preventScroll: true});
    }
};

/* A phone shows a part of the map: at first the one with the villages that were asked for, unless they are everywhere. */
const center = (sheet) => {
    const points = [...sheet.querySelectorAll('.points a:not(.faint)')].map((point) => point.getBoundingClientRect());
    const left = Math.min(...points.map((point) => point.left));
    const right = Math.max(...points.map((point) => point.right));
    if (right - left < sheet.clientWidth) {
        sheet.scrollLeft += (left + right) / 2 - sheet.getBoundingClientRect().left - sheet.clientWidth / 2;
    }
};
document.querySelectorAll('.sheet').forEach(center);

const refresh = async () => {
    const answer = await fetch(location.href, {
        headers: {'X-Pantau': 'isi', ...seen && {'If-None-Match': seen}}, redirect: 'error',
    });
    if (answer.status === 304) {
        told.textContent = `Tidak ada perubahan sampai pukul ${clock()}`;
        return;
    }
    if (!answer.ok) {
        throw new Error(answer.status);
    }
    seen = answer.headers.get('ETag');
    const news = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const region of document.querySelectorAll('[data-live]')) {
        const now = news.getElementById(region.id);
        if (now && written(region) !== written(now)) {
            if (typing(region)) {
                seen = null;
            } else {
                replace(region, now);
            }
        }
    }
    document.querySelectorAll('time.as-of').forEach((time, at) => {
        time.textContent = news.querySelectorAll('time.as-of')[at]?.textContent ?? time.textContent;
    });
    told.textContent = `Diperbarui pukul ${clock()}`;
};

const look = async () => {
    if (document.visibilityState !== 'visible' || Date.now() - acted > UNATTENDED) {
        return;
    }
    try {
        await refresh();
    } catch {
        told.textContent = 'Belum dapat diperbarui. Periksa sambungan, lalu muat ulang halaman ini.';
    }
};

if (told) {
    setInterval(look, EVERY);
    document.addEventListener('visibilitychange', look);
    addEventListener('pantau:look', look);
}
