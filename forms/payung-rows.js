import {ask} from './payung-server.js';

const KEYS = {
    no: (row) => row.no,
    finding: (row) => (row.findings[0] || row.warnings[0] || row.notes[0] || LAST).toLowerCase(),
    name: (row) => row.name.toLowerCase(),
    age: (row) => row.age,
    work: (row) => row.occupation.toLowerCase(),
    amount: (row) => (row.standing === 'RESERVE' ? 0 : digits(row.amount))
};
const LAST = '\uffff';
const CHIPS = [
    {code: 'all', name: 'Semua', holds: () => true},
    {code: 'warned', name: 'Dengan peringatan', holds: (row) => row.warnings.length || row.findings.length},
    {code: 'plain', name: 'Tanpa catatan', holds: (row) => !row.warnings.length && !row.findings.length && !row.notes.length},
    {code: 'reserve', name: 'Cadangan', holds: (row) => row.standing === 'RESERVE'},
    {code: 'changed', name: 'Baru atau diubah', holds: (row) => row.change}
];
const HEADS = [{key: 'no', name: 'No.', number: true}, {key: 'name', name: 'Nama dan NIK'}, {key: 'age', name: 'Lahir'}, {name: 'L/P'},
    {key: 'work', name: 'Pekerjaan'}, {key: 'amount', name: 'Iuran', number: true}];
const WAYS = [{key: 'no', name: 'Nomor'}, {key: 'finding', name: 'Catatan'}, {key: 'name', name: 'Nama'}, {key: 'work', name: 'Pekerjaan'}, {key: 'age', name: 'Umur'}];
const COMPARED = [['Nama', 'name'], ['NIK', 'nik'], ['Lahir', 'birthDate'], ['L/P', 'sex'], ['Pekerjaan', 'occupation'], ['Penghasilan', 'income']];
const EXAMPLES = {NIK: '16 angka', BIRTH_DATE: '31/12/1990', SEX: 'L atau P', INCOME: '1.000.000'};
const TYPED = {name: 'NAME', birthDate: 'BIRTH_DATE', sex: 'SEX', occupation: 'OCCUPATION', income: 'INCOME'};

/** What is done with single rows of a list: edited, taken off, undone, sorted, sifted and compared. */
export function withRows(pd, list, element, change, address) {
    Object.assign(list, {heads: HEADS, ways: WAYS, edits: {}, typed: {id: 'typed'}, sort: 'no', down: false, chip: 'all', undo: null});

    list.cellsOf = (row) => ({NAME: row.name, NIK: '', BIRTH_DATE: row.birthDate, SEX: row.sex, OCCUPATION: row.occupation, INCOME: row.income});
    list.edit = (row) => {
        const cells = list.cellsOf(row);
        list.edits[row.id] = {cells, was: JSON.stringify(cells), errors: {}};
        focusOn(`edit-${row.id}-NAME`);
    };
    /** [[id, cells]] of what is written into rows, or into the one to add, and not sent. */
    list.unsaved = () => Object.entries(list.edits).map(([id, {cells, was}]) => [id, cells, was])
        .filter(([, cells, was]) => (was === undefined ? Object.values(cells).some((cell) => cell && cell.trim()) : JSON.stringify(cells) !== was));
    list.leave = (row) => {
        delete list.edits[row.id];
        focusOn(`change-${row.id}`);
    };
    list.save = (row) => {
        send(row, 'PUT', `${address()}/rows/${row.id}`, () => told(() => list.leave(row)));
    };
    list.type = () => {
        list.way = list.way === 'type' ? '' : 'type';
        list.edits.typed = list.edits.typed || {cells: {}, errors: {}};
        focusOn('edit-typed-NIK');
    };
    element.addEventListener('input', (event) => event.target.id.startsWith('edit-typed-') && pd.later(Object));
    list.add = () => send(list.typed, 'POST', `${address()}/rows`, () => {
        list.edits.typed = {cells: {}, errors: {}};
        focusOn('edit-typed-NIK');
    });
    list.drop = (row) => {
        change(() => ask('DELETE', `${address()}/rows/${row.id}`), () => told(() => focusOn('undo')));
    };
    list.undoLast = () => {
        const token = list.undo;
        change(() => ask('POST', `${address()}/undo/${token}`), () => told());
    };
    list.example = (row, {code}) => (row.id === 'typed' ? EXAMPLES[code] || '' : code === 'NIK' ? 'Kosongkan bila benar' : '');
    list.isOpen = (column) => !column.sealed || column.code === 'NIK';
    list.isHidden = (column) => !list.isOpen(column);

    list.sortBy = (key) => {
        list.down = list.sort === key && !list.down;
        list.sort = key;
    };
    list.order = (key) => (list.sort !== key ? 'none' : list.down ? 'descending' : 'ascending');
    list.sift = (rows) => rows.filter((row) => holds(row)).sort(inOrder);
    list.holds = holds;

    /** What the server finds wrong stands beside its field. */
    function send(row, method, to, onTaken) {
        const edit = list.edits[row.id];
        edit.errors = {};
        change(() => ask(method, to, {cells: edit.cells}), onTaken, (refusal) => {
            edit.errors = refusal.fields || {};
            refusal.told = Object.keys(edit.errors).length > 0;
            edit.more = list.columns.some((column) => !list.isOpen(column) && edit.errors[column.code]);
            setTimeout(() => {
                const wrong = element.querySelector(`[id^="edit-${row.id}-"][aria-invalid=true]`);
                return wrong && wrong.focus();
            }, 100);
        });
    }

    /** What became of it stands in the bar, beside whatever row it was. */
    function told(then = Object) {
        list.near = true;
        then();
    }

    function holds(row) {
        return CHIPS.find((chip) => chip.code === list.chip).holds(row);
    }

    function inOrder(one, other) {
        const key = KEYS[list.sort];
        const [a, b] = list.down ? [other, one] : [one, other];
        return (key(a) > key(b)) - (key(a) < key(b)) || one.no - other.no;
    }

    /** Once for each list that comes in: what its rows are compared with. */
    list.prepare = () => {
        list.chips = CHIPS.map((chip) => ({...chip, count: list.rows.filter(chip.holds).length})).filter((chip) => chip.count || chip.code === list.chip);
        list.added = list.rows.filter((row) => row.change && row.change.added).length;
        list.altered = list.rows.filter((row) => row.change && !row.change.added).length;
        list.rows.forEach((row) => {
            const twin = row.warnings.length && list.rows.find((other) => other.id === row.twin);
            row.twins = twin ? sideBySide(row, twin, `Nomor ${twin.no}`) : row.elsewhere && {
                mine: `Nomor ${row.no}`, theirs: row.elsewhere,
                cells: COMPARED.map(([name, field]) => ({name, mine: row[field], theirs: field === 'nik' ? '' : 'tidak ditampilkan', same: field === 'nik', unknown: field !== 'nik'}))
            };
        });
        list.refused.forEach((row) => {
            const twin = list.rows.find((other) => other.id === row.twin);
            row.twins = twin && sideBySide(asTyped(row, twin), twin, `Sudah terdaftar, nomor ${twin.no}`, `Baris ${row.no} ini`);
        });
    };

    function asTyped({cells}, twin) {
        const typed = Object.fromEntries(Object.entries(TYPED).map(([field, code]) => [field, cells[code] || '']));
        const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(typed.birthDate) || [];
        const date = year ? `${year.length === 4 ? year : lastCome(Number(year))}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed.birthDate;
        return {...typed, nik: twin.nik, birthDate: pd.day(date)};
    }

    function focusOn(id) {
        setTimeout(() => {
            const target = element.querySelector(`#${id}`);
            return target && target.focus();
        }, 150);
    }
}

function sideBySide(one, other, theirs, mine = `Nomor ${one.no}`) {
    return {mine, theirs, cells: COMPARED.map(([name, field]) => ({
        name, mine: one[field] || '–', theirs: other[field], same: alike(field, one[field], other[field])
    }))};
}

/** The last year with these two digits that has come, as the server reads them. */
function lastCome(digits) {
    const now = new Date().getFullYear();
    const year = now - (now % 100) + digits;
    return year > now ? year - 100 : year;
}

function alike(field, one, other) {
    return field === 'income' ? digits(one) === digits(other) : bare(one) === bare(other);
}

const bare = (text) => String(text || '').toLowerCase().replace(/[^a-z0-9*]/g, '');
const digits = (text) => Number(String(text || '').replace(/\D/g, ''));

export const rowParts = {
    rowSieve: `
<div class="pd-chips" role="group" aria-label="Saring daftar" ng-if="pd.list.chips.length > 1">
  <button type="button" class="pd-chip" ng-repeat="chip in pd.list.chips" aria-pressed="{{pd.list.chip === chip.code}}"
          ng-click="pd.list.chip = chip.code">{{chip.name}} <b>{{chip.count}}</b></button>
</div>`,

    rowOrder: `
<div class="pd-chips pd-order" role="group" aria-label="Urutkan daftar">
  <span aria-hidden="true">Urutkan</span>
  <button type="button" class="pd-chip" ng-repeat="way in pd.list.ways" aria-pressed="{{pd.list.sort === way.key}}" ng-click="pd.list.sortBy(way.key)">{{way.name}}<span
    ng-if="pd.list.sort === way.key"> <span aria-hidden="true">{{pd.list.down ? '↓' : '↑'}}</span><span class="pd-unseen">, {{pd.list.down ? 'menurun' : 'menaik'}}</span></span></button>
</div>`,

    rowSince: `
<div class="pd-since" ng-if="pd.list.since && (pd.list.added || pd.list.altered || pd.list.removed.length)">
  <p><b>Dibandingkan revisi {{pd.list.since}}:</b> {{pd.list.added}} baru, {{pd.list.altered}} diubah, {{pd.list.removed.length}} dikeluarkan.</p>
  <p ng-if="pd.list.removed.length">Dikeluarkan: <span ng-repeat="name in pd.list.removed track by $index"><del>{{name}}</del>{{$last ? '' : ', '}}</span></p>
</div>`,

    rowTag: `
<b class="pd-tag" ng-if="row.standing === 'RESERVE'">Cadangan</b>
<b class="pd-tag pd-changed" ng-if="row.change">{{row.change.added ? 'baru' : 'diubah'}}</b>`,

    rowChange: `
<p class="pd-cell-change" ng-repeat="cell in row.change.cells">{{cell.name}}: <del>{{cell.before}}</del> <span aria-hidden="true">→</span> <ins>{{cell.now}}</ins></p>
<p class="pd-cell-change" ng-if="row.change && !row.change.added && !row.change.cells.length">Yang diubah hanya data yang disamarkan.</p>`,

    rowTwins: `
<table class="pd-twins" ng-if="row.twins">
  <thead><tr><td></td><th scope="col">{{row.twins.mine}}</th><th scope="col">{{row.twins.theirs}}</th></tr></thead>
  <tbody><tr ng-repeat="cell in row.twins.cells" ng-class="{'pd-same': cell.same, 'pd-other': !cell.same && !cell.unknown}">
    <th scope="row">{{cell.name}}</th><td>{{cell.mine}}</td>
    <td ng-class="{'pd-unknown': cell.unknown}">{{cell.theirs}} <small ng-if="!cell.unknown">{{cell.same ? '= sama' : '≠ beda'}}</small></td></tr></tbody>
</table>`,

    rowEdit: `
<div class="pd-card pd-edit" data-pd-goal="edited">
  <h4>Ubah nomor {{row.no}} <span>{{row.name}}</span></h4>
  <div class="pd-cells">
    <div class="pd-field" ng-repeat="column in pd.list.columns | filter: pd.list.isOpen" ng-include="'pd/rowCell'" ng-class="{'pd-wrong': pd.list.edits[row.id].errors[column.code]}"></div>
  </div>
  <details class="pd-more" ng-open="pd.list.edits[row.id].more"><summary>Kolom yang disamarkan</summary>
    <p class="pd-hint">Isi yang tersimpan tidak ditampilkan. Biarkan kosong bila tidak berubah; tulis tanda - untuk menghapusnya.</p>
    <div class="pd-cells">
      <div class="pd-field" ng-repeat="column in pd.list.columns | filter: pd.list.isHidden" ng-include="'pd/rowCell'" ng-class="{'pd-wrong': pd.list.edits[row.id].errors[column.code]}"></div>
    </div>
  </details>
  <p class="pd-actions">
    <button type="button" class="pd-button pd-main" ng-disabled="pd.list.busy" ng-click="pd.list.save(row)">Periksa dan simpan</button>
    <button type="button" class="pd-button" ng-click="pd.list.leave(row)">Batal</button>
  </p>
</div>`,

    rowTyped: `
<div class="pd-card pd-edit" ng-init="row = pd.list.typed" data-pd-goal="typed">
  <div class="pd-cells">
    <div class="pd-field" ng-repeat="column in pd.list.columns | filter: pd.list.isOpen" ng-include="'pd/rowCell'" ng-class="{'pd-wrong': pd.list.edits[row.id].errors[column.code]}"></div>
  </div>
  <details class="pd-more" ng-open="pd.list.edits[row.id].more"><summary>Kolom lain, bila ada</summary>
    <div class="pd-cells">
      <div class="pd-field" ng-repeat="column in pd.list.columns | filter: pd.list.isHidden" ng-include="'pd/rowCell'" ng-class="{'pd-wrong': pd.list.edits[row.id].errors[column.code]}"></div>
    </div>
  </details>
  <p class="pd-actions"><button type="button" class="pd-button pd-main" ng-disabled="pd.list.busy" ng-click="pd.list.add()">Periksa dan tambahkan</button></p>
</div>`,

    rowCell: `
<label for="edit-{{row.id}}-{{column.code}}">{{column.name}} <span ng-if="row.nik && column.code === 'NIK'">(tersimpan {{row.nik}})</span></label>
<input id="edit-{{row.id}}-{{column.code}}" type="text" ng-model="pd.list.edits[row.id].cells[column.code]" autocomplete="off"
       placeholder="{{pd.list.example(row, column)}}" aria-invalid="{{pd.list.edits[row.id].errors[column.code] ? true : false}}"
       aria-describedby="edit-why-{{row.id}}-{{column.code}}">
<p class="pd-error" id="edit-why-{{row.id}}-{{column.code}}" ng-if="pd.list.edits[row.id].errors[column.code]">{{pd.list.edits[row.id].errors[column.code]}}</p>`,

    rowDo: `
<span class="pd-row-do" ng-if="pd.list.deleting !== row.id">
  <button type="button" class="pd-quiet" id="change-{{row.id}}" ng-hide="pd.list.edits[row.id]" ng-click="pd.list.edit(row)" aria-label="Ubah {{row.name}}">Ubah</button>
  <button type="button" class="pd-quiet" ng-click="pd.list.deleting = row.id" aria-label="Hapus {{row.name}}">Hapus</button></span>
<span class="pd-sure" ng-if="pd.list.deleting === row.id">
  <button type="button" class="pd-button pd-danger" ng-disabled="pd.list.busy" ng-click="pd.list.drop(row)">Ya, hapus</button>
  <button type="button" class="pd-quiet" ng-click="pd.list.deleting = null">Batal</button></span>`,

    rowUndo: `
<p class="pd-undo" ng-if="pd.list.near && pd.list.message" role="status"><b class="pd-mark" aria-hidden="true">✓</b> <span>{{pd.list.message}}</span>
  <button type="button" class="pd-quiet" id="undo" ng-if="pd.list.undo" ng-disabled="pd.list.busy" ng-click="pd.list.undoLast()">Urungkan</button></p>`
};
