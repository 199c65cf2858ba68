const KEYS = {a: 'ACCEPTED', t: 'REFUSED', p: 'TO_CORRECT'};

/** Puts a verdict beside each person of the list: exceptions one by one, the others together. */
export function withVerdicts(pd, $scope, element) {
    const list = pd.list;
    const given = () => $scope.decision.verdicts || {};

    const verdicts = pd.verdicts = {
        choices: [
            {code: 'ACCEPTED', name: 'Terima', key: 'A'},
            {code: 'REFUSED', name: 'Tolak', key: 'T'},
            {code: 'TO_CORRECT', name: 'Perbaiki', key: 'P'}
        ],
        of: (row) => (row.settled ? undefined : given()[row.id]),
        code: (row) => (verdicts.of(row) || {}).verdict || row.verdict || '',
        exceptions: () => list.exceptions.filter((row) => !row.settled),
        plain: () => list.others().filter((row) => !row.settled).sort(changedFirst),
        exceptionsShown: () => list.sift(verdicts.exceptions()),
        settledPlain: () => list.plain.filter((row) => row.settled).length,
        settled: () => list.rows.filter((row) => row.settled),
        set(row, verdict) {
            const before = given()[row.id] || {};
            $scope.decision.verdicts = {...given(), [row.id]: verdict === 'ACCEPTED' ? {verdict} : {...before, verdict}};
        },
        clear(row) {
            const {[row.id]: dropped, ...others} = given();
            $scope.decision.verdicts = others;
        },
        needsReason: (row) => given()[row.id] && given()[row.id].verdict !== 'ACCEPTED',
        toggle: (row, verdict) => ((given()[row.id] || {}).verdict === verdict ? verdicts.clear(row) : verdicts.set(row, verdict)),
        isWrong: (row) => Boolean(lackOf(row)),
        goal: (row) => (lackOf(row) ? 'reasons' : list.exceptions.includes(row) && !verdicts.code(row) ? 'exceptions' : undefined),
        isTogether: (row) => !verdicts.code(row) && $scope.decision.othersAccepted,
        open: () => verdicts.exceptions().filter((row) => !verdicts.code(row)).length,
        undecided: () => list.rows.filter((row) => !verdicts.code(row)).length,
        left: () => ($scope.decision.othersAccepted ? 0 : verdicts.undecided()),
        count(verdict) {
            const alone = list.rows.filter((row) => verdicts.code(row) === verdict).length;
            return verdict === 'ACCEPTED' && $scope.decision.othersAccepted ? alone + verdicts.undecided() : alone;
        }
    };

    pd.summary = () => `diterima ${verdicts.count('ACCEPTED')}, ditolak ${verdicts.count('REFUSED')}, `
            + `perbaiki ${verdicts.count('TO_CORRECT')}, belum ${verdicts.left()}`;
    pd.listFlaws = () => {
        const unreasoned = list.rows.filter((row) => lackOf(row)).length;
        return {
            exceptions: verdicts.open() && `${verdicts.open()} orang dengan catatan belum diputuskan`,
            reasons: unreasoned && `alasan untuk ${unreasoned} orang`,
            othersAccepted: !$scope.decision.othersAccepted && 'centang untuk yang lain'
        };
    };

    /** Until somebody wants another order. */
    function changedFirst(one, other) {
        return list.sort === 'no' && !list.down ? Boolean(other.change) - Boolean(one.change) : 0;
    }

    function lackOf(row) {
        const verdict = verdicts.of(row);
        return verdict && verdict.verdict !== 'ACCEPTED'
                && (!verdict.reason || (verdict.reason === 'LAINNYA' && !(verdict.note || '').trim()));
    }

    element.addEventListener('keydown', (event) => {
        const person = event.target.closest('.pd-person');
        if (person && !event.target.matches('select, textarea, input[type=text]') && !event.ctrlKey && !event.altKey && !event.metaKey) {
            press(person, event);
        }
    });

    function press(person, event) {
        const verdict = KEYS[event.key.toLowerCase()];
        const row = list.rows.find((each) => String(each.id) === person.dataset.id);
        if (verdict && pd.mine) {
            event.preventDefault();
            pd.later(() => verdicts.set(row, verdict));
            setTimeout(() => (verdict === 'ACCEPTED' ? neighbour(person, 1) : person.querySelector('select')).focus());
        } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            neighbour(person, event.key === 'ArrowDown' ? 1 : -1).focus();
        }
    }

    function neighbour(person, step) {
        const people = [...element.querySelectorAll('.pd-person:not(.pd-settled)')];
        return people[people.indexOf(person) + step] || person;
    }
}

export const verdictParts = {
    verdicts: `
<section class="pd-section" ng-if="pd.list.rows.length > 1">
  <div ng-include="'pd/rowSince'"></div>
  <div ng-include="'pd/rowSieve'"></div>
  <div ng-include="'pd/rowOrder'"></div>
  <p class="pd-hint pd-keys">Papan ketik: <kbd>A</kbd> terima, <kbd>T</kbd> tolak, <kbd>P</kbd> perbaiki, <kbd>↑</kbd> <kbd>↓</kbd> pindah orang.</p>
</section>
<section class="pd-section" ng-if="pd.verdicts.settled().length">
  <h3><b class="pd-count">{{pd.verdicts.settled().length}}</b> Sudah diputuskan sistem</h3>
  <p class="pd-hint">Tercatat ganda di desa lain atau tidak lolos pemadanan BPJS Ketenagakerjaan. Tidak perlu diputuskan lagi di sini.</p>
  <ul class="pd-people pd-compact">
    <li class="pd-person pd-settled" ng-repeat="row in pd.verdicts.settled() track by row.id" ng-include="'pd/verdictSettled'"></li>
  </ul>
</section>
<section class="pd-section" ng-if="pd.verdicts.exceptions().length">
  <h3><b class="pd-count pd-warned">{{pd.verdicts.exceptions().length}}</b> Perlu diputuskan satu per satu</h3>
  <ul class="pd-people">
    <li class="pd-person" tabindex="0" data-id="{{row.id}}" aria-label="{{row.no}}. {{row.name}}" ng-repeat="row in pd.verdicts.exceptionsShown() track by row.id"
        ng-attr-data-pd-goal="{{pd.verdicts.goal(row)}}" ng-class="{'pd-wrong': pd.tried && pd.verdicts.isWrong(row)}" ng-include="'pd/verdictPerson'"></li>
  </ul>
</section>
<section class="pd-section" ng-if="pd.list.rows.length">
  <div class="pd-tools" ng-if="pd.list.plain.length">
    <h3><b class="pd-count">{{pd.list.plain.length - pd.verdicts.settledPlain()}}</b> Tanpa peringatan</h3>
    <label class="pd-search">Cari nama <input type="search" ng-model="pd.list.query"></label>
  </div>
  <p class="pd-hint" ng-repeat="each in pd.list.common">{{each.text}} <b>({{each.count}} orang)</b></p>
  <label class="pd-tick pd-big" data-pd-field="othersAccepted"><input type="checkbox" ng-model="decision.othersAccepted" ng-disabled="!pd.mine">
    <span ng-if="pd.verdicts.undecided()"><b>Semua yang lain diterima</b> ({{pd.verdicts.undecided()}} orang yang belum diberi keputusan sendiri)</span>
    <span ng-if="!pd.verdicts.undecided()"><b>Semua orang sudah diputuskan satu per satu</b></span></label>
  <ul class="pd-people pd-compact" ng-if="pd.list.plain.length">
    <li class="pd-person" tabindex="0" data-id="{{row.id}}" aria-label="{{row.no}}. {{row.name}}"
        ng-repeat="row in pd.verdicts.plain() track by row.id"
        ng-attr-data-pd-goal="{{pd.verdicts.goal(row)}}" ng-class="{'pd-wrong': pd.tried && pd.verdicts.isWrong(row)}" ng-include="'pd/verdictPerson'"></li>
  </ul>
  <p class="pd-empty" ng-if="pd.list.plain.length && !pd.list.others().length">{{pd.list.query ? 'Tidak ada nama “' + pd.list.query + '” di sini.' : 'Tidak ada yang cocok dengan saringan ini.'}}</p>
</section>`,

    verdictSettled: `
<div class="pd-who"><b class="pd-no">{{row.no}}</b>
  <div><p><b>{{row.name}}</b> <b class="pd-tag">{{row.verdict === 'REFUSED' ? 'Tidak diikutkan' : 'Diperbaiki desa'}}</b></p>
    <p class="pd-about">{{row.nik}} · {{row.sex}} · {{row.birthDate}} ({{row.age}} tahun) · {{row.occupation}}</p>
    <p class="pd-finding">{{row.verdictText}}</p></div></div>
<div class="pd-beside" ng-if="row.twins" ng-include="'pd/rowTwins'"></div>`,

    verdictPerson: `
<div class="pd-who"><b class="pd-no">{{row.no}}</b>
  <div><p><b>{{row.name}}</b> <span ng-include="'pd/rowTag'"></span>
      <span class="pd-together" ng-if="pd.verdicts.isTogether(row)">diterima bersama</span>
      <span class="pd-together" ng-if="row.verdict && !pd.verdicts.of(row)">sebelumnya: {{row.verdictText || 'diterima'}}</span></p>
    <p class="pd-about">{{row.nik}} · {{row.sex}} · {{row.birthDate}} ({{row.age}} tahun) · {{row.occupation}}</p>
    <div ng-include="'pd/rowChange'"></div>
    <p class="pd-finding" ng-repeat="finding in row.findings">{{finding}}</p>
    <p class="pd-warning" ng-repeat="warning in row.warnings">{{warning}} <span class="pd-about" ng-if="row.confirmed">Desa: sudah diperiksa, datanya benar.</span></p>
    <p class="pd-about" ng-repeat="note in row.notes">{{note}}</p></div></div>
<div class="pd-verdict" role="group" aria-label="Keputusan untuk {{row.name}}">
  <button type="button" tabindex="{{row.warnings.length || row.findings.length ? 0 : -1}}" ng-repeat="choice in pd.verdicts.choices" ng-click="pd.verdicts.toggle(row, choice.code)" ng-disabled="!pd.mine"
          class="pd-verdict-{{choice.key}}" aria-pressed="{{pd.verdicts.code(row) === choice.code}}">{{choice.name}}</button>
</div>
<div class="pd-beside" ng-if="row.twins" ng-include="'pd/rowTwins'"></div>
<div class="pd-why" ng-if="pd.verdicts.needsReason(row)">
  <div class="pd-field"><label for="reason-{{row.id}}">Alasan</label>
    <select id="reason-{{row.id}}" ng-model="pd.verdicts.of(row).reason" ng-disabled="!pd.mine"
            ng-options="reason.code as reason.name for reason in pd.view.reasons"><option value="">Pilih alasan</option></select></div>
  <div class="pd-field"><label for="why-{{row.id}}">Keterangan <span ng-if="pd.verdicts.of(row).reason !== 'LAINNYA'">(bila perlu)</span></label>
    <input id="why-{{row.id}}" type="text" ng-model="pd.verdicts.of(row).note" ng-disabled="!pd.mine" autocomplete="off"></div>
</div>`
};
