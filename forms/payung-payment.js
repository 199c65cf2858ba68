/** What is paid, what the insurer tells of it, and what does not fit: the parts of the forms of a payment. */

const dispute = `
<section class="pd-section">
  <h3>{{pd.view.dispute.title}}: {{pd.view.dispute.amountText}}</h3>
  <p>{{pd.view.dispute.sentence}} <small>Ditemukan {{pd.view.dispute.raised}}.</small></p>
  <dl class="pd-list" ng-if="pd.view.payment">
    <div><dt>Tagihan</dt><dd><b>{{pd.view.payment.amountText}}</b> <small>dibayar {{pd.view.payment.payer}}</small></dd></div>
    <div><dt>Kode iuran</dt><dd><b class="pd-code">{{pd.view.payment.billingCode}}</b></dd></div>
    <div><dt>Catatan {{pd.view.payment.treasurer}}</dt>
      <dd ng-if="pd.view.payment.bankReference">{{pd.view.payment.bankReference}}
        <small>{{pd.view.payment.paidOn}}, {{pd.view.payment.paidBy}}</small></dd>
      <dd ng-if="!pd.view.payment.bankReference">Belum dicatat</dd></div>
  </dl>
</section>
<section class="pd-section">
  <h3>Uang yang dikabarkan BPJS Ketenagakerjaan</h3>
  <p ng-if="!pd.view.arrivals.length">Belum ada.</p>
  <dl class="pd-list" ng-if="pd.view.arrivals.length">
    <div ng-repeat="arrival in pd.view.arrivals"><dt>{{arrival.amountText}}</dt>
      <dd>{{arrival.bankReference}} <small>kode {{arrival.billingCode}}, dibayar {{arrival.paidAt}}</small></dd></div>
  </dl>
</section>`;

const paying = `
<section class="pd-notes" ng-if="pd.view.disputes.length || pd.view.foundPaid || pd.view.rest">
  <h3>Baca dulu sebelum membayar</h3>
  <blockquote ng-if="pd.view.foundPaid"><p>BPJS Ketenagakerjaan sudah menerima uang untuk kode ini. Jangan bayar lagi; catat saja bukti banknya.</p></blockquote>
  <blockquote ng-if="pd.view.rest"><p>Pembayaran ini dibuka lagi. Bayar <b>{{pd.view.rest.amountText}}</b>
    ({{pd.view.rest.amountWords}}), lalu catat bukti bank yang baru.</p></blockquote>
  <blockquote ng-repeat="dispute in pd.view.disputes"><p>{{dispute.title}}. {{dispute.sentence}}
    Tunggu penyelesaiannya sebelum membayar apa pun.</p></blockquote>
</section>
<section class="pd-section">
  <h3>1. Bayar kode iuran ini di bank</h3>
  <div ng-include="pd.parts.bill"></div>
  <p class="pd-actions">
    <a class="pd-button pd-main" ng-if="pd.view.bankUrl" ng-href="{{pd.view.bankUrl}}" target="_blank" rel="noopener">Buka halaman bank (tab baru)</a>
    <button type="button" class="pd-button" ng-click="pd.copy(pd.view.bill.code)">{{pd.copied === pd.view.bill.code ? 'Kode tersalin' : 'Salin kode iuran'}}</button>
  </p>
</section>
<fieldset class="pd-section" ng-disabled="!pd.mine">
  <h3>2. Catat bukti pembayaran</h3>
  <div class="pd-row">
    <div class="pd-field" data-pd-field="bankReference"><label for="bankReference">Nomor referensi bank</label>
      <input id="bankReference" type="text" autocomplete="off" ng-model="decision.bankReference">
      <p class="pd-hint">Tertulis di bukti bayar dari bank.</p></div>
    <div class="pd-field" data-pd-field="paidOn"><label for="paidOn">Tanggal bayar</label>
      <input id="paidOn" type="date" ng-model="decision.paidOn"><output for="paidOn">{{pd.namedDay(decision.paidOn)}}</output></div>
  </div>
</fieldset>
<div ng-include="pd.parts.papers"></div>`;

export const paymentParts = {dispute, paying};
