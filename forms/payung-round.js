import {rupiah} from './payung-text.js';

/** Lets villages be taken out of a round, each with whereto and why; the totals follow. */
export function withRound(pd, $scope, element) {
    const out = () => $scope.decision.takenOut || {};
    const sum = (name, villages) => villages.reduce((total, each) => total + each[name], 0);

    const round = pd.round = {
        fates: [
            {code: 'POOL', name: 'Tunggu gelombang berikutnya', next: 'Usulan tetap siap ditetapkan.'},
            {code: 'HANDED_BACK', name: 'Kembalikan ke desa', next: 'Desa memperbaiki, lalu diperiksa lagi.'},
            {code: 'REFUSED', name: 'Tolak', next: 'Usulan berakhir. Tidak dapat dibatalkan.'}
        ],
        tracks: [
            {code: 'BUDGET', name: 'Anggaran dan berkas'},
            {code: 'CANDIDATES', name: 'Daftar calon peserta'}
        ],
        of: (village) => out()[village.id],
        staying: (villages = pd.view.round.villages) => villages.filter((each) => !round.of(each)),
        people: (villages) => sum('people', round.staying(villages)),
        amount: () => sum('amount', round.staying()),
        /** The round as it would go on. */
        rest: () => ({
            ...pd.view.round, villageCount: round.staying().length, people: round.people(), amountText: rupiah(round.amount())
        }),
        gone: () => pd.view.round.villages.length - round.staying().length,
        isWrong: (village) => round.of(village) && !(round.of(village).fate && (round.of(village).reason || '').trim()),
        takeOut(village) {
            $scope.decision.takenOut = {...out(), [village.id]: {}};
            focus(`#fate-${village.id} input`);
        },
        keep(village) {
            const {[village.id]: dropped, ...others} = out();
            $scope.decision.takenOut = others;
            focus(`#leave-${village.id}`);
        },
        choose(village, fate) {
            if (fate === 'HANDED_BACK') {
                round.of(village).track = round.of(village).track || 'BUDGET';
            } else {
                delete round.of(village).track;
            }
        },
        /** Who has left the round since the decision was begun cannot be taken out of it any more. */
        dropStrangers() {
            const members = new Set(pd.view.round.villages.map((each) => String(each.id)));
            const strangers = Object.keys(out()).filter((id) => !members.has(id));
            if (strangers.length) {
                $scope.decision.takenOut = Object.fromEntries(Object.entries(out()).filter(([id]) => members.has(id)));
            }
        }
    };

    pd.summary = () => (round.gone() ? `${round.staying().length} desa tetap, ${round.gone()} dikeluarkan` : '');
    pd.listFlaws = () => {
        const wrong = pd.view.round.villages.filter(round.isWrong).length;
        const nobody = !round.staying().length && ['APPROVE', 'RESUBMIT'].includes($scope.decision.outcome);
        return {
            takenOut: wrong && `tujuan dan alasan ${wrong} desa yang dikeluarkan`,
            outcome: nobody && 'semua desa dikeluarkan, jadi pilih ' + pd.outcomes[1].name
        };
    };

    function focus(where) {
        setTimeout(() => element.querySelector(where).focus());
    }
}

export const roundParts = {
    round: `
<section class="pd-notes" ng-if="pd.view.round.returns.length">
  <h3>Gelombang ini pernah dikembalikan</h3>
  <blockquote ng-repeat="note in pd.view.round.returns">
    <p>{{note.text}}</p>
    <footer>{{note.office}}, {{note.by}} · {{note.at}}</footer>
  </blockquote>
</section>
<section class="pd-section">
  <h3>Desa dalam gelombang ini</h3>
  <p class="pd-hint"><a ng-href="/surat/rancangan/{{pd.view.round.id}}?kertas=F4">Baca rancangan Keputusan Bupati (PDF)</a>, atau
    <a ng-href="/penetapan/{{pd.view.round.id}}">lihat catatan setiap desa</a>.</p>
  <p class="pd-empty" ng-if="!pd.view.round.villages.length">Tidak ada desa lagi dalam gelombang ini.</p>
  <table class="pd-table pd-villages" ng-if="pd.view.round.villages.length">
    <thead><tr><th scope="col">Desa</th><th scope="col" class="pd-number">Orang</th><th scope="col" class="pd-number">Iuran</th>
      <th scope="col"><span class="pd-unseen">Keluarkan</span></th></tr></thead>
    <tbody ng-repeat="group in pd.groups track by group.subdistrict">
      <tr class="pd-group"><th scope="rowgroup" colspan="4">Kecamatan {{group.subdistrict}}
        <span class="pd-about">· {{pd.number(pd.round.people(group.villages))}} orang</span></th></tr>
      <tr ng-repeat-start="village in group.villages track by village.id" ng-class="{'pd-gone': pd.round.of(village)}">
        <th scope="row">{{village.village}} <b class="pd-tag" ng-if="pd.round.of(village)">dikeluarkan</b></th>
        <td class="pd-number">{{pd.number(village.people)}}</td><td class="pd-number">{{village.amountText}}</td>
        <td class="pd-tail"><button type="button" class="pd-quiet" id="leave-{{village.id}}" ng-if="!pd.round.of(village)" ng-disabled="!pd.mine"
              ng-click="pd.round.takeOut(village)">Keluarkan<span class="pd-unseen"> Desa {{village.village}}</span></button>
          <button type="button" class="pd-quiet" ng-if="pd.round.of(village)" ng-disabled="!pd.mine"
              ng-click="pd.round.keep(village)">Batalkan<span class="pd-unseen">, Desa {{village.village}} tetap ikut</span></button></td></tr>
      <tr ng-repeat-end ng-if="pd.round.of(village)" class="pd-leaving"><td colspan="4">
        <fieldset id="fate-{{village.id}}" ng-disabled="!pd.mine" ng-attr-data-pd-goal="{{pd.round.isWrong(village) ? 'takenOut' : undefined}}"
                  ng-class="{'pd-wrong': pd.tried && pd.round.isWrong(village)}">
          <legend class="pd-unseen">Desa {{village.village}} dikeluarkan</legend>
          <div class="pd-fates">
            <label class="pd-choice" ng-repeat="fate in pd.round.fates" ng-class="{'pd-chosen': pd.round.of(village).fate === fate.code, 'pd-bad': fate.code === 'REFUSED'}">
              <input type="radio" name="fate-{{village.id}}" ng-model="pd.round.of(village).fate" ng-value="fate.code" ng-change="pd.round.choose(village, fate.code)">
              <span><b>{{fate.name}}</b><small>{{fate.next}}</small></span></label>
          </div>
          <fieldset class="pd-pair" ng-if="pd.round.of(village).fate === 'HANDED_BACK'">
            <legend>Yang perlu diperbaiki</legend>
            <label class="pd-choice" ng-repeat="track in pd.round.tracks" ng-class="{'pd-chosen': pd.round.of(village).track === track.code}">
              <input type="radio" name="track-{{village.id}}" ng-model="pd.round.of(village).track" ng-value="track.code"><span>{{track.name}}</span></label>
          </fieldset>
          <div class="pd-field"><label for="why-{{village.id}}">Alasan <span>(dibaca Kepala Desa {{village.village}})</span></label>
            <textarea id="why-{{village.id}}" rows="2" ng-model="pd.round.of(village).reason"></textarea></div>
          <p class="pd-error" ng-if="pd.tried && pd.round.isWrong(village)">Pilih tujuannya dan tulis alasannya.</p>
        </fieldset></td></tr>
    </tbody>
    <tfoot aria-live="polite">
      <tr><th scope="row">{{pd.round.staying().length}} desa<span ng-if="pd.round.gone()"> tetap</span></th>
        <td class="pd-number">{{pd.number(pd.round.people())}}</td><td class="pd-number">{{pd.rupiah(pd.round.amount())}}</td><td></td></tr>
      <tr class="pd-before" ng-if="pd.round.gone()"><th scope="row">semula {{pd.view.round.villageCount}} desa</th>
        <td class="pd-number">{{pd.number(pd.view.round.people)}}</td><td class="pd-number">{{pd.view.round.amountText}}</td><td></td></tr></tfoot>
  </table>
  <p class="pd-words" ng-if="!pd.round.gone() && pd.view.round.villages.length">{{pd.view.round.amountWords}}</p>
</section>
<section class="pd-section" ng-if="pd.view.round.leavers.length">
  <h3>Sudah keluar dari gelombang ini</h3>
  <ol class="pd-initials">
    <li ng-repeat="leaver in pd.view.round.leavers"><b>{{leaver.village}} <small>Kec. {{leaver.subdistrict}}</small></b>
      <span>{{leaver.fate}}. {{leaver.reason}} <small>{{leaver.office}}, {{leaver.by}} · {{leaver.at}}</small></span></li>
  </ol>
</section>
<section class="pd-section" ng-if="pd.view.round.initials.length">
  <h3>Sudah memberi paraf</h3>
  <ol class="pd-initials">
    <li ng-repeat="initial in pd.view.round.initials"><b>{{initial.office}}</b> <span>{{initial.by}} <small>{{initial.at}}<span ng-if="initial.recordedBy">, dicatat oleh {{initial.recordedBy}}</span></small></span></li>
  </ol>
</section>`,

    optionalNote: `
<div class="pd-field" data-pd-field="note">
  <label for="note">Catatan <span>(bila perlu)</span></label>
  <textarea id="note" rows="2" ng-model="decision.note"></textarea>
</div>`
};
