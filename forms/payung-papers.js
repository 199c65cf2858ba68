import {ask, upload} from './payung-server.js';

const LARGE_PHOTO = 1.5 * 1024 * 1024;
const LONGEST_SIDE = 2400;
const A_WHILE = 8000;
const LONGEST_WHILE = 60000;

/** Puts the papers of a task on its form: sent, opened and taken back at once, apart from the decision. */
export function withPapers(pd, $scope, element, address) {
    const papers = pd.papers = {asked: [], signed: [], filed: [], sending: {}, removing: null};

    papers.take = ({papers: asked = [], filed = [], largestPaper}) => {
        pd.sure = false;
        Object.assign(papers, {
            asked: asked.filter((paper) => paper.code !== 'SIGNED_PAPER'),
            signed: asked.filter((paper) => paper.code === 'SIGNED_PAPER'),
            filed,
            largest: largestPaper,
            removing: null
        });
    };
    papers.again = (code) => send(code, papers.sending[code].file);
    papers.forget = (code) => { delete papers.sending[code]; };
    papers.remove = async (code, file) => {
        try {
            const seen = await ask('DELETE', `/api/papers/${file.id}`);
            pd.later(() => papers.take(seen));
        } catch (refusal) {
            refuse(code, refusal);
        }
    };
    papers.size = (bytes) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB`
        : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`);

    pd.paperFlaws = () => {
        const flaws = Object.fromEntries([...papers.signed, ...papers.asked].map((paper) => ['paper-' + paper.code,
            isUnderWay(paper.code) ? `unggahan ${paper.name}` : paper.required && !paper.files.length && paper.name]));
        const {recordsFor} = pd.task || {};
        return {...flaws, paperDate: recordsFor && !($scope.decision.paper || {}).date && 'tanggal tanda tangan di kertas'};
    };

    let timer;
    let pause = A_WHILE;
    const isUnderWay = (code) => papers.sending[code] && (!papers.sending[code].problem || papers.sending[code].again);

    element.addEventListener('change', ({target}) => {
        if (target.matches('.pd-paper-file') && target.files[0]) {
            const [file] = target.files;
            shrunk(file).then((small) => send(target.dataset.kind, small));
            papers.sending[target.dataset.kind] = {file, percent: 0};
            target.value = '';
            pd.later(() => {});
        }
    });

    async function send(code, file) {
        if (file.size > papers.largest) {
            const largest = papers.size(papers.largest).replace(',0', '');
            show(code, {file, problem: `Berkas ini lebih dari ${largest}. Pindai ulang dengan kualitas lebih rendah, lalu unggah lagi.`});
            return;
        }
        show(code, {file, percent: 0});
        try {
            const seen = await upload(`${address}/papers/${code}`, file, (percent) => show(code, {file, percent}));
            pause = A_WHILE;
            pd.later(() => { papers.forget(code); papers.take(seen); });
        } catch (refusal) {
            refuse(code, refusal, file);
        }
    }

    /** A file that did not get through waits here for the line to come back; sent twice it is kept once. */
    function refuse(code, refusal, file) {
        if ([401, 404, 410].includes(refusal.status)) {
            pd.hear(refusal);
        }
        const again = Boolean(file) && ([0, 401].includes(refusal.status) || refusal.status >= 500);
        show(code, {file, again, problem: refusal.message + (again ? ' Berkasnya belum terkirim.' : '')});
        if (again && refusal.status !== 401 && pause <= LONGEST_WHILE) {
            clearTimeout(timer);
            timer = setTimeout(onReturn, pause);
            pause *= 2;
        }
    }

    const show = (code, state) => pd.later(() => { papers.sending[code] = state; });
    const onReturn = () => Object.keys(papers.sending).filter((code) => papers.sending[code].again).forEach(papers.again);
    window.addEventListener('online', onReturn);
    $scope.$on('payung.session.back', onReturn);
    $scope.$on('$destroy', () => {
        clearTimeout(timer);
        window.removeEventListener('online', onReturn);
    });
}

/** A photograph as small as it stays readable, and as JPEG whatever the phone makes; anything else as it is. */
async function shrunk(file) {
    const isCommon = ['image/jpeg', 'image/png'].includes(file.type);
    if (!file.type.startsWith('image/') || (isCommon && file.size < LARGE_PHOTO)) {
        return file;
    }
    try {
        const image = await createImageBitmap(file);
        const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
        const canvas = document.createElement('canvas');
        Object.assign(canvas, {width: Math.round(image.width * scale), height: Math.round(image.height * scale)});
        const paint = canvas.getContext('2d');
        paint.fillStyle = '#fff';
        paint.fillRect(0, 0, canvas.width, canvas.height);
        paint.drawImage(image, 0, 0, canvas.width, canvas.height);
        const photo = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', 0.85); });
        const smaller = photo && (!isCommon || photo.size < file.size);
        return smaller ? new File([photo], file.name.replace(/\.\w+$/, '') + '.jpg', {type: 'image/jpeg'}) : file;
    } catch {
        return file;
    }
}

export const paperParts = {
    papers: `
<fieldset class="pd-section" ng-if="pd.papers.asked.length || pd.papers.filed.length" ng-disabled="!pd.mine">
  <h3>Berkas</h3>
  <p class="pd-hint" ng-if="pd.papers.asked.length">PDF atau foto, paling besar {{pd.papers.size(pd.papers.largest).replace(',0', '')}}. Dengan HP, dokumennya dapat langsung difoto.</p>
  <ul class="pd-papers" ng-if="pd.papers.asked.length">
    <li class="pd-paper" ng-repeat="paper in pd.papers.asked track by paper.code" data-pd-field="paper-{{paper.code}}" ng-include="'pd/paperKind'"></li>
  </ul>
  <div class="pd-filed" ng-if="pd.papers.filed.length">
    <h4>Dari meja sebelumnya</h4>
    <ul class="pd-papers">
      <li class="pd-paper" ng-repeat="file in pd.papers.filed track by file.id">
        <p><a ng-href="/api/papers/{{file.id}}" target="_blank" rel="noopener">{{file.kind}}</a>
          <small>{{file.name}} · {{pd.papers.size(file.size)}} · {{file.by}}, {{file.at}}</small></p>
      </li>
    </ul>
  </div>
</fieldset>`,

    onPaper: `
<fieldset class="pd-section pd-on-paper" ng-if="pd.task.recordsFor" ng-disabled="!pd.mine">
  <h3>Ditandatangani di atas kertas</h3>
  <p class="pd-hint" ng-if="pd.task.recordsFor.name">Anda mencatat tanda tangan {{pd.task.recordsFor.office}}, <b>{{pd.task.recordsFor.name}}</b>.
    Keputusannya atas nama beliau; nama Anda tertulis sebagai “dicatat oleh”.</p>
  <p class="pd-problem" ng-if="!pd.task.recordsFor.name"><b class="pd-mark" aria-hidden="true">!</b>
    Jabatan {{pd.task.recordsFor.office}} sedang kosong, jadi tanda tangannya belum dapat dicatat. Minta pengelola sistem mengisinya.</p>
  <div class="pd-row">
    <div class="pd-field" data-pd-field="paperDate"><label for="paperDate">Tanggal tanda tangan di kertas</label>
      <input id="paperDate" type="date" ng-model="decision.paper.date"><output for="paperDate">{{pd.namedDay(decision.paper.date)}}</output></div>
    <div class="pd-field" data-pd-field="paperNumber"><label for="paperNumber">Nomor di kertas <span>(bila ada)</span></label>
      <input id="paperNumber" type="text" autocomplete="off" ng-model="decision.paper.number"></div>
  </div>
  <div class="pd-paper" ng-repeat="paper in pd.papers.signed track by paper.code" data-pd-field="paper-{{paper.code}}" ng-include="'pd/paperKind'"></div>
</fieldset>`,

    paperKind: `
<div class="pd-paper-head">
  <p><b>{{paper.name}}</b> <small ng-if="!paper.required && !paper.files.length">tidak wajib</small></p>
  <label class="pd-button pd-paper-add" ng-if="pd.mine && !(pd.papers.sending[paper.code] && !pd.papers.sending[paper.code].problem)">
    <input type="file" class="pd-paper-file" accept="image/*,application/pdf" data-kind="{{paper.code}}"
           aria-label="Unggah {{paper.name}}">{{paper.files.length ? 'Tambah' : 'Unggah'}}</label>
</div>
<ul class="pd-files" ng-if="paper.files.length">
  <li ng-repeat="file in paper.files track by file.id">
    <b class="pd-mark" aria-hidden="true">✓</b>
    <p><a ng-href="/api/papers/{{file.id}}" target="_blank" rel="noopener">{{file.name}}</a>
      <small>{{pd.papers.size(file.size)}} · {{file.by}}, {{file.at}}</small></p>
    <button type="button" class="pd-quiet" ng-if="pd.mine && pd.papers.removing !== file.id" ng-click="pd.papers.removing = file.id"
            aria-label="Hapus {{file.name}}">Hapus</button>
    <span class="pd-sure" ng-if="pd.papers.removing === file.id">
      <button type="button" class="pd-button pd-danger" ng-click="pd.papers.remove(paper.code, file)">Ya, hapus</button>
      <button type="button" class="pd-quiet" ng-click="pd.papers.removing = null">Batal</button></span>
  </li>
</ul>
<div class="pd-busy" ng-if="pd.papers.sending[paper.code] && !pd.papers.sending[paper.code].problem" role="status">
  <progress max="100" value="{{pd.papers.sending[paper.code].percent}}"></progress>
  {{pd.papers.sending[paper.code].percent < 100 ? 'Mengunggah ' + pd.papers.sending[paper.code].percent + ' %' : 'Memeriksa berkas …'}}
</div>
<div class="pd-unsent" ng-if="pd.papers.sending[paper.code].problem" role="alert">
  <p class="pd-finding"><b ng-if="pd.papers.sending[paper.code].file">{{pd.papers.sending[paper.code].file.name}}:</b> {{pd.papers.sending[paper.code].problem}}</p>
  <p class="pd-actions">
    <button type="button" class="pd-button" ng-if="pd.papers.sending[paper.code].again" ng-click="pd.papers.again(paper.code)">Kirim lagi</button>
    <button type="button" class="pd-quiet" ng-click="pd.papers.forget(paper.code)">Tutup</button>
  </p>
</div>`
};
