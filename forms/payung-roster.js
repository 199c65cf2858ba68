import {withRows} from './payung-rows.js';
import {ask, upload} from './payung-server.js';
import {Typed} from './payung-typed.js';

const LARGEST = 5 * 1024 * 1024;
const FIRST_ROWS = 20;
const MOST_TRIES = 6;

/** Puts the list of workers on a form: read, uploaded, pasted and corrected at its own REST, at once. */
export function withRoster(pd, $scope, element, editable) {
    let address;
    let typed;
    const list = pd.list = {rows: [], refused: [], totals: {}, way: '', pasted: '', query: '', all: false, deleting: null, removed: [], changeable: editable};
    const can = () => editable && pd.mine && list.editable;

    pd.proposalRoster = async (proposalId) => {
        address = `/api/proposals/${proposalId}/roster`;
        take({undo: null, ...await ask('GET', address), message: ''});
        if (editable && !typed) {
            typed = new Typed('daftar ' + proposalId, $scope.$root.authentication.name);
            putBack(typed.kept);
        }
    };

    list.can = can;
    list.unconfirmed = () => list.rows.filter((row) => row.warnings.length && !row.confirmed).length;
    list.settled = () => last;
    list.forget = () => typed && typed.forget();
    list.paste = () => change(() => patiently(() => ask('POST', address + '/paste', list.pasted)), () => { list.way = ''; list.pasted = ''; });
    list.sendAgain = () => send(list.unsent);
    list.pastedRows = () => list.pasted.split('\n').filter((line) => line.trim()).length;
    list.confirm = (row) => {
        const {confirmed} = row;
        change(() => ask('PUT', `${address}/rows/${row.id}/confirmation`, {confirmed}), undefined, () => { row.confirmed = !confirmed; });
    };
    list.checkAgain = (row) => change(() => ask('PUT', `${address}/refused/${row.id}`, {cells: row.cells}));
    list.dropRefused = (row) => change(() => ask('DELETE', `${address}/refused/${row.id}`));
    list.reason = (row, column) => row.reasons.filter((reason) => reason.column === column).map((reason) => reason.text).join(' ');
    list.rest = (row) => row.reasons.filter((reason) => !list.columns.some((column) => column.code === reason.column));
    list.isFaulty = (row) => (column) => Boolean(list.reason(row, column.code));
    list.isSound = (row) => (column) => !list.reason(row, column.code);
    list.others = () => list.sift(list.plain.filter((row) => row.name.toLowerCase().includes(list.query.toLowerCase().trim())));
    list.limit = () => (list.all || list.query ? list.plain.length : FIRST_ROWS);

    pd.listFlaws = () => (!editable || !address ? {} : {
        roster: !list.rows.length && !list.refused.length && 'daftar calon peserta',
        typed: list.way === 'type' && list.unsaved().some(([id]) => id === 'typed') && 'satu orang yang diketik belum ditambahkan',
        edited: list.unsaved().some(([id]) => id !== 'typed') && 'perubahan satu baris belum disimpan',
        refused: list.refused.length && `${list.refused.length} baris ditolak`,
        unconfirmed: list.unconfirmed() && `${list.unconfirmed()} peringatan belum diperiksa`
    });

    element.addEventListener('change', (event) => {
        if (event.target.matches('.pd-file')) {
            list.way = '';
            send(event.target.files[0]);
            event.target.value = '';
        }
    });

    function send(file) {
        if (file && file.size > LARGEST) {
            pd.later(() => { list.problem = 'Berkas lebih dari 5 MB. Simpan hanya lembar daftar pekerja, lalu unggah lagi.'; });
        } else if (file) {
            change(() => patiently(() => upload(address + '/file', file, (percent) => pd.later(() => { list.progress = percent; }))),
                undefined, (refusal) => { list.unsent = [0, 401].includes(refusal.status) || refusal.status >= 500 ? file : null; });
        }
    }

    const onReturn = () => list.unsent && !list.busy && send(list.unsent);
    window.addEventListener('online', onReturn);
    $scope.$on('payung.session.back', onReturn);
    $scope.$on('$destroy', () => window.removeEventListener('online', onReturn));

    /** While the server reads many lists, this one waits for its turn. */
    async function patiently(work) {
        for (let tries = 1; ; tries += 1) {
            try {
                return await work();
            } catch (refusal) {
                if (refusal.status !== 503 || tries === MOST_TRIES) {
                    throw refusal;
                }
                const pause = refusal.pause || 5;
                pd.later(() => { list.waiting = `${refusal.message} Dicoba lagi sendiri dalam ${pause} detik.`; });
                await new Promise((resolve) => { setTimeout(resolve, 1000 * pause); });
                pd.later(() => { list.waiting = ''; list.progress = null; });
            }
        }
    }

    let last = Promise.resolve();
    let waiting = 0;
    let changes = 0;
    let newest;

    withRows(pd, list, element, change, () => address);

    /** One after the other; only the answer to the last shows, or it would undo on the screen what still waits. */
    function change(work, onTaken, onRefused) {
        waiting += 1;
        changes += 1;
        pd.later(() => Object.assign(list, {busy: true, problem: '', message: '', near: false, undo: null, deleting: null, returned: false, unsent: null}));
        last = last.then(work).then(
            (roster) => pd.later(() => { newest = roster; (onTaken || Object)(); settle(); }),
            (refusal) => pd.later(() => { (onRefused || Object)(refusal); settle(); refuse(refusal); }));
    }

    function settle() {
        waiting -= 1;
        Object.assign(list, {busy: waiting > 0, progress: null});
        if (!waiting && newest) {
            take(newest);
            newest = undefined;
            keepTypedHere();
        }
    }

    function refuse(refusal) {
        if (refusal.told) {
            return;
        }
        if ([401, 404, 410].includes(refusal.status)) {
            pd.hear(refusal);
        }
        if (![404, 410].includes(refusal.status)) {
            list.problem = refusal.message + (refusal.status ? '' : ' Daftar di layar ini belum tentu berubah; coba sekali lagi.');
        }
        if ([0, 409].includes(refusal.status)) {
            const turn = changes;
            ask('GET', address).then((roster) => pd.later(() => turn === changes && take({...roster, message: '', near: false}))).catch(() => {});
        }
    }

    ['input', 'click'].forEach((event) => element.addEventListener(event, () => typed && setTimeout(keepTypedHere)));

    /** For a reload, or a night between. */
    function keepTypedHere() {
        const edits = list.unsaved();
        const refused = list.refused.filter(isCorrected).map((row) => [row.id, row.cells]);
        if (list.pasted || edits.length || refused.length) {
            typed.keep({way: list.way, pasted: list.pasted, edits, refused});
        } else {
            typed.forget();
        }
    }

    /** What somebody else has changed meanwhile counts as they left it. */
    function putBack({way, pasted, edits, refused} = {way: '', pasted: '', edits: [], refused: []}) {
        const stillAsItWas = edits.filter(([id, , was]) => id === 'typed' || (rowOf(id) && JSON.stringify(list.cellsOf(rowOf(id))) === was));
        const stillRefused = refused.filter(([id]) => list.refused.some((row) => row.id === id));
        stillAsItWas.forEach(([id, cells, was]) => { list.edits[id] = {cells, was, errors: {}}; });
        stillRefused.forEach(([id, cells]) => { list.refused.find((row) => row.id === id).cells = cells; });
        Object.assign(list, {
            way: pasted ? 'paste' : way,
            pasted,
            all: stillAsItWas.length > 0,
            returned: Boolean(pasted || stillAsItWas.length || stillRefused.length)
        });
    }

    const rowOf = (id) => list.rows.find((row) => String(row.id) === String(id));
    const isCorrected = (row) => JSON.stringify(row.cells) !== row.received;

    /** What is being corrected in other rows stays as it was typed. */
    function keepTyped(refused) {
        const typed = new Map(list.refused.filter(isCorrected).map((row) => [row.id, row.cells]));
        refused.forEach((row) => {
            row.received = JSON.stringify(row.cells);
            row.cells = typed.get(row.id) || row.cells;
        });
    }

    function take(roster) {
        keepTyped(roster.refused);
        Object.assign(list, roster);
        Object.keys(list.edits).filter((id) => id !== 'typed' && !rowOf(id)).forEach((id) => { delete list.edits[id]; });
        list.common = common(roster.rows);
        roster.rows.forEach((row) => { row.notes = row.notes.filter((note) => !list.common.some((each) => each.text === note)); });
        // Whoever gives the verdicts looks at everybody; the village, at those who are left.
        list.turnedDown = pd.verdicts ? [] : roster.rows.filter((row) => row.verdict === 'REFUSED');
        const left = roster.rows.filter((row) => !list.turnedDown.includes(row));
        list.exceptions = left.filter((row) => row.warnings.length || row.findings.length);
        list.plain = left.filter((row) => !list.exceptions.includes(row));
        list.prepare();
        if (pd.proposal && editable) {
            pd.totalsChanged(roster.totals);
        }
    }
}

/** [{text, count}] of notes that many rows share; they are told once, above the list. */
function common(rows) {
    const counts = new Map();
    rows.flatMap((row) => row.notes).forEach((note) => counts.set(note, (counts.get(note) || 0) + 1));
    return [...counts].map(([text, count]) => ({text, count})).filter((each) => each.count > 2);
}

export const rosterParts = {
    roster: `
<section class="pd-section pd-roster" data-pd-field="roster" ng-if="pd.list.changeable || !pd.list.rows.length">
  <h3>Daftar calon peserta</h3>
  <div ng-if="pd.list.can()" class="pd-ways">
    <label class="pd-way"><input type="file" class="pd-file" accept=".xlsx,.csv,.txt" ng-disabled="pd.list.busy">
      <b>Unggah berkas</b><small>Excel (.xlsx) atau CSV, paling besar 5 MB</small></label>
    <button type="button" class="pd-way" ng-class="{'pd-chosen': pd.list.way === 'paste'}" ng-disabled="pd.list.busy"
            aria-expanded="{{pd.list.way === 'paste'}}" ng-click="pd.list.way = pd.list.way === 'paste' ? '' : 'paste'">
      <b>Tempel dari Excel</b><small>Salin baris di Excel, tempel di sini</small></button>
    <button type="button" class="pd-way" ng-class="{'pd-chosen': pd.list.way === 'type'}" ng-disabled="pd.list.busy"
            aria-expanded="{{pd.list.way === 'type'}}" ng-click="pd.list.type()">
      <b>Isi satu orang</b><small>Ketik dari KTP, misalnya di HP</small></button>
    <a class="pd-way" ng-href="/api/proposals/{{pd.proposal.id}}/roster-template.xlsx" download>
      <b>Unduh templat</b><small>Excel untuk desa ini, diperiksa sambil diisi tanpa internet</small></a>
  </div>
  <div class="pd-field" ng-if="pd.list.way === 'paste'">
    <label for="pasted">Baris dari Excel</label>
    <textarea id="pasted" rows="6" class="pd-pasted" ng-model="pd.list.pasted" spellcheck="false" wrap="off"
              placeholder="Klik di sini, lalu tekan Ctrl+V"></textarea>
    <p class="pd-hint">Sertakan baris judul kolom. <b ng-if="pd.list.pastedRows()">{{pd.list.pastedRows()}} baris siap diperiksa.</b></p>
    <button type="button" class="pd-button pd-main" ng-disabled="!pd.list.pasted || pd.list.busy" ng-click="pd.list.paste()">Periksa baris ini</button>
  </div>
  <div ng-if="pd.list.way === 'type'" ng-include="'pd/rowTyped'"></div>
  <div class="pd-busy" ng-if="pd.list.busy" role="status">
    <progress ng-if="pd.list.progress && !pd.list.waiting" max="100" value="{{pd.list.progress}}" aria-label="Terunggah"></progress>
    <progress ng-if="!pd.list.progress && !pd.list.waiting" aria-label="Memeriksa daftar"></progress>
    <p class="pd-clock" ng-if="pd.list.waiting">{{pd.list.waiting}}</p>
    {{pd.list.waiting ? '' : pd.list.progress && pd.list.progress < 100 ? 'Mengunggah ' + pd.list.progress + ' %' : 'Memeriksa daftar …'}}
  </div>
  <div class="pd-problem" ng-if="pd.list.problem" role="alert"><p><b class="pd-mark">!</b> {{pd.list.problem}}</p>
    <p class="pd-actions" ng-if="pd.list.unsent"><button type="button" class="pd-button" ng-click="pd.list.sendAgain()">Unggah lagi {{pd.list.unsent.name}}</button></p></div>
  <p class="pd-done" ng-if="pd.list.returned" role="status"><b class="pd-mark">✓</b> Ketikan Anda yang belum diperiksa dimunculkan lagi.</p>
  <p class="pd-done" ng-if="pd.list.message && !pd.list.near" role="status"><b class="pd-mark">✓</b> {{pd.list.message}}</p>
  <div ng-include="'pd/rosterTotals'"></div>
  <p class="pd-hint" ng-repeat="each in pd.list.common">{{each.text}} <b>({{each.count}} orang)</b></p>
  <div ng-include="'pd/rowSince'"></div>
  <div ng-include="'pd/rowSieve'"></div>
  <p class="pd-empty" ng-if="!pd.list.rows.length && !pd.list.refused.length">Belum ada orang di daftar.
    <span ng-if="pd.list.can()">Mulai dengan salah satu cara di atas.</span></p>
</section>

<section class="pd-section" ng-if="pd.list.can() && pd.list.refused.length" data-pd-goal="refused">
  <h3><b class="pd-count pd-refused">{{pd.list.refused.length}}</b> Baris ditolak</h3>
  <p class="pd-hint">Betulkan di sini lalu tekan Periksa lagi, atau hapus barisnya. Baris lain sudah tersimpan.</p>
  <article class="pd-card" ng-repeat="row in pd.list.refused track by row.id">
    <h4>Baris {{row.no}} <span>{{row.cells.NAME || 'tanpa nama'}}</span></h4>
    <p class="pd-error" ng-repeat="reason in pd.list.rest(row)">{{reason.text}}</p>
    <div ng-include="'pd/rowTwins'"></div>
    <div class="pd-cells">
      <div class="pd-field pd-wrong" ng-repeat="column in pd.list.columns | filter: pd.list.isFaulty(row)">
        <label for="cell-{{row.id}}-{{column.code}}">{{column.name}}</label>
        <input id="cell-{{row.id}}-{{column.code}}" type="text" ng-model="row.cells[column.code]" aria-invalid="true"
               aria-describedby="why-{{row.id}}-{{column.code}}" autocomplete="off">
        <p class="pd-error" id="why-{{row.id}}-{{column.code}}">{{pd.list.reason(row, column.code)}}</p>
      </div>
    </div>
    <details class="pd-more"><summary>Kolom lain pada baris ini</summary>
      <div class="pd-cells">
        <div class="pd-field" ng-repeat="column in pd.list.columns | filter: pd.list.isSound(row)">
          <label for="cell-{{row.id}}-{{column.code}}">{{column.name}}</label>
          <input id="cell-{{row.id}}-{{column.code}}" type="text" ng-model="row.cells[column.code]" autocomplete="off">
        </div>
      </div>
    </details>
    <p class="pd-actions">
      <button type="button" class="pd-button pd-main" ng-disabled="pd.list.busy" ng-click="pd.list.checkAgain(row)">Periksa lagi</button>
      <button type="button" class="pd-button" ng-disabled="pd.list.busy" ng-click="pd.list.dropRefused(row)">Hapus baris</button>
    </p>
  </article>
</section>

<section class="pd-section" ng-if="pd.list.turnedDown.length">
  <h3><b class="pd-count pd-refused">{{pd.list.turnedDown.length}}</b> Ditolak kecamatan, tidak ikut</h3>
  <ul class="pd-people">
    <li class="pd-person" ng-repeat="row in pd.list.turnedDown track by row.id">
      <div class="pd-who"><b class="pd-no">{{row.no}}</b><div><p><b>{{row.name}}</b></p><p class="pd-lack">{{row.verdictText}}</p></div></div></li>
  </ul>
</section>

<section class="pd-section" ng-if="pd.list.exceptions.length" data-pd-goal="unconfirmed">
  <h3><b class="pd-count pd-warned">{{pd.list.exceptions.length}}</b> Diterima dengan peringatan</h3>
  <p class="pd-hint" ng-if="pd.list.can()">Cocokkan dengan KTP atau KK. Beri centang bila datanya memang benar.</p>
  <ul class="pd-people">
    <li class="pd-person" ng-repeat="row in pd.list.sift(pd.list.exceptions) track by row.id" ng-include="'pd/rosterPerson'"></li>
  </ul>
</section>

<section class="pd-section" ng-if="pd.list.plain.length">
  <div class="pd-tools">
    <h3><b class="pd-count">{{pd.list.plain.length}}</b> Diterima tanpa peringatan</h3>
    <label class="pd-search">Cari nama <input type="search" ng-model="pd.list.query"></label>
  </div>
  <table class="pd-table pd-workers">
    <thead><tr><th scope="col" ng-repeat="head in pd.list.heads" ng-class="{'pd-number': head.number}" ng-attr-aria-sort="{{head.key && pd.list.order(head.key)}}">
        <button type="button" class="pd-sort" ng-if="head.key" ng-click="pd.list.sortBy(head.key)">{{head.name}}</button><span ng-if="!head.key">{{head.name}}</span></th><th scope="col" ng-if="pd.list.can()"><span class="pd-unseen">Tindakan</span></th></tr></thead>
    <tbody>
      <tr ng-repeat-start="row in pd.list.others() | limitTo: pd.list.limit() track by row.id">
        <td class="pd-number" data-name="No.">{{row.no}}</td>
        <th scope="row">{{row.name}} <span ng-include="'pd/rowTag'"></span><small>{{row.nik}}</small><span class="pd-lack" ng-repeat="note in row.notes">{{note}}</span><span ng-include="'pd/rowChange'"></span></th>
        <td data-name="Lahir">{{row.birthDate}} <small>{{row.age}} tahun</small></td>
        <td data-name="L/P">{{row.sex}}</td>
        <td data-name="Pekerjaan">{{pd.breakable(row.occupation)}} <small>{{row.income}}</small></td>
        <td class="pd-number" data-name="Iuran">{{row.standing === 'RESERVE' ? '–' : row.amount}}</td>
        <td class="pd-tail" ng-if="pd.list.can()" ng-include="'pd/rowDo'"></td>
      </tr>
      <tr class="pd-editing" ng-repeat-end ng-if="pd.list.edits[row.id]"><td colspan="7" ng-include="'pd/rowEdit'"></td></tr>
    </tbody>
  </table>
  <p class="pd-empty" ng-if="!pd.list.others().length">{{pd.list.query ? 'Tidak ada nama “' + pd.list.query + '” di sini.' : 'Tidak ada yang cocok dengan saringan ini.'}}</p>
  <button type="button" class="pd-button pd-wide" ng-if="pd.list.others().length > pd.list.limit()" ng-click="pd.list.all = true">
    Tampilkan semua {{pd.list.plain.length}} orang</button>
</section>`,

    rosterTotals: `
<dl class="pd-totals" ng-if="pd.list.changeable && pd.list.rows.length" aria-live="polite">
  <div><dt>Peserta</dt><dd>{{pd.list.totals.people}} <small>dari sasaran {{pd.list.totals.target}}</small></dd></div>
  <div ng-if="pd.list.totals.reserve"><dt>Cadangan</dt><dd>{{pd.list.totals.reserve}}</dd></div>
  <div class="pd-sum"><dt>Iuran seluruhnya</dt><dd>{{pd.list.totals.amountText}} <small>{{pd.list.totals.amountWords}}</small></dd></div>
</dl>`,

    rosterPerson: `
<div class="pd-who"><b class="pd-no">{{row.no}}</b>
  <div><p><b>{{row.name}}</b> <span ng-include="'pd/rowTag'"></span></p>
    <p class="pd-about">{{row.nik}} · {{row.sex}} · {{row.birthDate}} ({{row.age}} tahun) · {{row.occupation}} · {{row.months}} bulan · {{row.amount}}</p>
    <div ng-include="'pd/rowChange'"></div>
    <p class="pd-finding" ng-repeat="finding in row.findings">{{finding}}</p>
    <p class="pd-warning" ng-repeat="warning in row.warnings">{{warning}}</p>
    <p class="pd-about" ng-repeat="note in row.notes">{{note}}</p></div></div>
<div class="pd-person-do" ng-if="pd.list.can()">
  <label class="pd-tick" ng-if="row.warnings.length"><input type="checkbox" ng-model="row.confirmed" ng-change="pd.list.confirm(row)">
    <span>Sudah diperiksa, datanya benar</span></label>
  <span ng-include="'pd/rowDo'"></span>
</div>
<div class="pd-beside" ng-if="row.twins" ng-include="'pd/rowTwins'"></div>
<div class="pd-editing" ng-if="pd.list.edits[row.id]" ng-include="'pd/rowEdit'"></div>
<p class="pd-about" ng-if="!pd.list.can() && row.confirmed && row.warnings.length">✓ Sudah diperiksa oleh desa</p>`
};
