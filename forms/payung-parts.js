/** The parts that forms have in common, as AngularJS templates; a form names them as pd.parts.x in ng-include. */

const head = `
<div class="pd-head" ng-if="pd.ready">
  <p><b class="pd-place">{{pd.head.place}}</b> <span class="pd-region">{{pd.head.region}}</span></p>
  <dl class="pd-facts">
    <div ng-repeat="fact in pd.head.facts"><dt>{{fact.name}}</dt><dd>{{fact.text}}</dd></div>
  </dl>
</div>
<section class="pd-clock" ng-if="pd.ready && pd.task.acting"><p>{{pd.task.acting}}</p></section>
<section class="pd-clock" ng-if="pd.ready && pd.proposal.filledIn && !pd.task.fillsInFor"><p>{{pd.proposal.filledIn}}</p></section>
<p class="pd-loading" ng-if="!pd.ready && !pd.problem" role="status">Memuat …</p>`;

const notes = `
<section class="pd-notes" ng-if="pd.notes.length">
  <h3>Dikembalikan dengan catatan</h3>
  <blockquote ng-repeat="note in pd.notes">
    <p>{{note.text}}</p>
    <footer>{{note.by}} · {{note.at}}</footer>
  </blockquote>
</section>`;

const answer = `
<section class="pd-notes" ng-if="pd.answer">
  <h3>Jawaban desa atas temuan</h3>
  <blockquote><p>{{pd.answer.text}}</p><footer>{{pd.answer.by}} · {{pd.answer.at}}</footer></blockquote>
</section>`;

const findings = `
<section class="pd-findings" ng-if="pd.proposal.findings.length">
  <h3>{{pd.proposal.findings.length}} temuan perlu dijawab</h3>
  <ol>
    <li ng-repeat="finding in pd.proposal.findings">
      <p><b>{{finding.trackName}}<span ng-if="finding.candidate"> · {{finding.candidate}}</span></b><br>{{finding.text}}</p>
      <footer>{{finding.by}} · {{finding.at}}</footer>
    </li>
  </ol>
</section>`;

const proposal = `
<dl class="pd-list">
  <div><dt>Peserta</dt><dd>{{pd.proposal.people}} orang<span ng-if="pd.proposal.reserve">, {{pd.proposal.reserve}} cadangan</span>
    <small>kuota {{pd.proposal.quota}} orang</small></dd></div>
  <div><dt>Iuran</dt><dd><b>{{pd.proposal.amountText}}</b> <small>{{pd.proposal.amountWords}}</small></dd></div>
  <div><dt>Masa perlindungan</dt><dd>{{pd.proposal.period}}
    <small>{{pd.proposal.months}} bulan, {{pd.proposal.monthlyText}} per bulan,
      {{pd.instalments(pd.proposal)}}</small></dd></div>
  <div><dt>Sumber dana</dt><dd>{{pd.proposal.fundSourceName}}
    <small ng-class="{'pd-warning': pd.proposal.fundSourceVerdict === 'WARN'}">
      <span ng-if="pd.proposal.fundSourceVerdict === 'WARN'">Perlu perhatian: </span>{{pd.proposal.fundSourceCitation}}</small></dd></div>
  <div><dt>Pembayar</dt><dd>{{pd.proposal.payerName}}</dd></div>
  <div><dt>Dasar anggaran</dt><dd>{{pd.proposal.basisName}}</dd></div>
  <div><dt>Kegiatan</dt><dd>{{pd.proposal.activityCode}} <small>{{pd.proposal.activityName}}</small></dd></div>
  <div><dt>Rekening</dt><dd>{{pd.proposal.accountCode}} <small>{{pd.proposal.accountName}}</small></dd></div>
  <div ng-if="pd.proposal.letterNumber"><dt>Nomor surat</dt><dd>{{pd.proposal.letterNumber}}
    <small>revisi {{pd.proposal.revision}}</small></dd></div>
</dl>`;

const outcome = `
<fieldset class="pd-choices" data-pd-field="outcome">
  <legend>Keputusan {{pd.task.recordsFor ? pd.task.recordsFor.office : 'Anda'}}</legend>
  <label class="pd-choice" ng-repeat="choice in pd.outcomes" ng-class="{'pd-chosen': decision.outcome === choice.code}">
    <input type="radio" name="outcome" ng-model="decision.outcome" ng-value="choice.code">
    <span><b>{{choice.name}}</b><small>{{choice.next}}</small></span>
  </label>
</fieldset>
<div class="pd-field" data-pd-field="note" ng-if="pd.choice().note">
  <label class="pd-capital" for="note">{{pd.choice().note}}</label>
  <textarea id="note" rows="3" ng-model="decision.note"></textarea>
  <p class="pd-hint">{{pd.choice().hint || 'Dibaca oleh yang menerima kembali. Sebutkan apa yang harus diperbaiki.'}}</p>
</div>`;

const bill = `
<dl class="pd-list">
  <div><dt>Kode iuran</dt><dd><b class="pd-code">{{pd.view.bill.code}}</b></dd></div>
  <div><dt>Jumlah</dt><dd><b>{{pd.view.bill.amountText}}</b> <small>{{pd.view.bill.amountWords}}</small></dd></div>
  <div><dt>Masa iuran</dt><dd>{{pd.view.bill.period}} <small>{{pd.proposal.people}} orang</small></dd></div>
  <div><dt>Bayar paling lambat</dt><dd>{{pd.namedDay(pd.view.bill.dueOn)}}
    <small>kode berlaku sampai {{pd.day(pd.view.bill.expiresOn)}}</small></dd></div>
  <div ng-if="pd.view.request"><dt>SPP</dt><dd>{{pd.view.request.sppNumber}}
    <small>{{pd.day(pd.view.request.sppDate)}}, diajukan {{pd.view.request.by}}</small></dd></div>
  <div ng-if="pd.view.verifiedBy"><dt>Diverifikasi</dt><dd>{{pd.view.verifiedBy}}</dd></div>
</dl>`;

const bar = `
<div class="pd-bar" ng-if="pd.ready || pd.problem" ng-class="{'pd-lacking': pd.problem || pd.tried && pd.missing.length}">
  <div class="pd-problem" ng-if="pd.problem" role="alert">
    <p><b class="pd-mark" aria-hidden="true">!</b> <span>{{pd.problem.text}}</span></p>
    <p class="pd-actions" ng-if="pd.problem.login || pd.problem.again || pd.problem.theirs || pd.problem.reload">
      <a ng-if="pd.problem.login" class="pd-button" href="/login" target="_blank" rel="opener">Masuk lagi di tab baru</a>
      <button ng-if="pd.problem.again" type="button" class="pd-button" ng-click="pd.again()">{{pd.ready ? 'Simpan lagi' : 'Coba lagi'}}</button>
      <button ng-if="pd.problem.theirs" type="button" class="pd-button" ng-click="pd.mineCounts()">Pakai isian di layar ini</button>
      <button ng-if="pd.problem.theirs" type="button" class="pd-button" ng-click="pd.load()">Pakai isian dari tab lain</button>
      <button ng-if="pd.problem.reload" type="button" class="pd-button" ng-click="pd.load()">Muat ulang tugas</button>
    </p>
  </div>
  <div class="pd-bar-undo" ng-if="pd.list" ng-include="'pd/rowUndo'"></div>
  <p class="pd-bar-text pd-claim pd-finished" ng-if="pd.finished" role="status"><b class="pd-mark" aria-hidden="true">✓</b> <span>{{pd.finished}}</span></p>
  <div class="pd-bar-text" ng-if="pd.mine">
    <p class="pd-missing" ng-if="pd.missing.length" role="{{pd.tried ? 'alert' : 'status'}}">
      <b class="pd-mark" aria-hidden="true">{{pd.tried ? '!' : pd.missing.length}}</b>
      <span>Belum lengkap:
        <span ng-repeat="lack in pd.missing | limitTo: 4 track by lack.field"><button type="button" ng-click="pd.go(lack.field)">{{lack.text}}</button>{{$last ? '' : ', '}}</span><span ng-if="pd.missing.length > 4">, dan <button type="button" ng-click="pd.go(pd.missing[4].field)">{{pd.missing.length - 4}} lagi</button></span></span>
    </p>
    <label class="pd-tick" data-pd-goal="sure" ng-if="!pd.missing.length && pd.isFinal()"><input type="checkbox" ng-model="pd.sure">
      <span><b>Sudah saya periksa.</b> Bila tombolnya ditekan: {{pd.inSentence(pd.next())}} <b class="pd-error" ng-if="pd.tried && !pd.sure" role="alert">Beri centang dulu.</b></span></label>
    <p class="pd-next" ng-if="!pd.missing.length && !pd.isFinal()"><b class="pd-mark" aria-hidden="true">✓</b> <span><b>Siap dikirim.</b> {{pd.next() && 'Bila tombolnya ditekan: ' + pd.inSentence(pd.next())}}</span></p>
    <p class="pd-state" role="status">{{pd.state}}<span ng-if="pd.summary && pd.summary()"> · {{pd.summary()}}</span></p>
  </div>
  <button type="button" class="pd-button pd-main pd-complete" ng-if="pd.mine && pd.action()" ng-disabled="pd.completing || pd.sending" ng-click="complete()">{{pd.action()}}</button>
  <p class="pd-bar-text pd-claim" ng-if="pd.ready && !pd.mine && !pd.gone" role="status"><b class="pd-mark" aria-hidden="true">i</b>
    <span>Ambil tugas ini dulu. Setelah itu isiannya dapat diubah.</span></p>
  <button type="button" class="pd-button pd-main" ng-if="pd.ready && !pd.mine && !pd.gone && pd.canClaim()" ng-click="pd.claim()">Ambil tugas</button>
</div>`;

export const parts = {head, notes, answer, findings, proposal, outcome, bill, bar};
