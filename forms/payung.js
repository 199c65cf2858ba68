import {bySubdistrict, headOf, instalments, ruleFor} from './payung-case.js';
import {Draft} from './payung-draft.js';
import {goTo, lacking, mark} from './payung-missing.js';
import {paperParts, withPapers} from './payung-papers.js';
import {parts} from './payung-parts.js';
import {paymentParts} from './payung-payment.js';
import {rosterParts, withRoster} from './payung-roster.js';
import {rowParts} from './payung-rows.js';
import {roundParts, withRound} from './payung-round.js';
import {Refusal} from './payung-server.js';
import * as text from './payung-text.js';
import {verdictParts, withVerdicts} from './payung-verdicts.js';

export {bySubdistrict};
export {isBefore} from './payung-text.js';

const SOON = 4000;
const DONE = /Anda selesaikan/;
const STARTED = 'Isian ini sudah dipakai untuk memulai. Lihat hasilnya di daftar tugas Anda.';

/**
 * Opens an embedded form of Tasklist. The decision is kept at our REST while it is written;
 * completing posts nothing and waits until everything is kept.
 *
 *   start      process key, only for start forms
 *   action     what the button says, text or decision => text
 *   next       what happens afterwards, one sentence, text or decision => text
 *   final      whether it cannot be taken back, so that what happens next is ticked before; truth or (decision, view) => truth
 *   outcomes   [{code, name, action, next, final, note, hint, done}], instead of action and next; note names the text it needs
 *   needs      {field: name} that must be filled, or (decision, view) => that; a name that is empty is not needed
 *   flaws      (decision, view) => {field: text} of everything else that still stands in the way
 *   begin      view => content of a decision nobody has begun
 *   returns    [step] that hand back to this one; their reasons are shown
 *   roster     true: the list may be changed here; false: the list is shown
 *   verdicts   true: each person on the list gets a verdict
 *   round      true: villages may be taken out of the round
 */
export function open(form) {
    const {camForm, $scope, inject, start} = form;
    if ($scope.$$destroyed) {
        return;
    }
    const address = start ? `/api/starts/${start}` : `/api/tasks/${camForm.taskId}`;
    const element = camForm.formElement[0];
    const pd = {...text, ready: false, mine: false, missing: [], errors: {}, state: '', start, outcomes: form.outcomes};
    const draft = new Draft(address, () => text.asContent($scope.decision), (news) => later(() => hear(news)));
    let notifications;

    const later = (change) => $scope.$evalAsync(() => { change(); look(); });
    const value = (given) => (typeof given === 'function' ? given($scope.decision, pd.view) : given);

    pd.choice = () => (form.outcomes || []).find((choice) => choice.code === $scope.decision.outcome) || {};
    pd.action = () => {
        if (pd.task && pd.task.recordsFor) {
            return pd.choice().note ? 'Catat pengembalian' : 'Catat tanda tangan';
        }
        return start ? '' : pd.choice().action || value(form.action) || 'Selesaikan';
    };
    pd.next = () => pd.choice().next || value(form.next);
    pd.isFinal = () => Boolean(pd.choice().final || value(form.final));
    pd.go = (field) => {
        const sifted = pd.list && (pd.list.chip !== 'all' || pd.list.query || field === 'edited');
        if (sifted) {
            later(() => Object.assign(pd.list, {chip: 'all', query: '', all: pd.list.all || field === 'edited'}));
        }
        setTimeout(() => goTo(element, field), sifted ? 100 : 0);
    };
    pd.again = () => (pd.ready ? draft.save().catch(() => {}) : load(true));
    pd.canClaim = () => Boolean(claimButton());
    pd.claim = () => setTimeout(() => claimButton().click());
    pd.load = () => load(true);
    pd.mineCounts = () => draft.insist(pd.problem.theirs).catch(() => {});
    pd.hear = (refusal) => later(() => hear({refusal}));
    pd.later = later;
    pd.instalments = instalments;
    pd.rule = () => ruleFor({...pd.proposal, ...$scope.decision}, pd.view.rules);
    pd.findingsOn = (field) => pd.proposal.findings.filter((finding) => finding.field === field);
    pd.copy = (copied) => navigator.clipboard.writeText(copied).then(() => later(() => { pd.copied = copied; })).catch(() => {});
    pd.has = (name, item) => ($scope.decision[name] || []).includes(item);
    pd.toggle = (name, item) => {
        const chosen = $scope.decision[name] || [];
        $scope.decision[name] = chosen.includes(item) ? chosen.filter((each) => each !== item) : [...chosen, item];
    };
    pd.totalsChanged = (totals) => {
        Object.assign(pd.proposal, totals);
        pd.head = headOf(pd.view, pd.task);
    };

    inject(['$templateCache', 'Notifications', function (cache, service) {
        notifications = service;
        pd.parts = cacheParts(cache);
    }]);
    $scope.decision = {};
    $scope.pd = pd;
    withPapers(pd, $scope, element, address);
    if (form.roster !== undefined) {
        withRoster(pd, $scope, element, form.roster);
    }
    if (form.verdicts) {
        withVerdicts(pd, $scope, element);
    }
    if (form.round) {
        withRound(pd, $scope, element);
    }

    let loads = 0;
    /** Tasklist makes the form load more than once; only whoever asks for it loses what they have just written. */
    async function load(afresh) {
        const turn = ++loads;
        try {
            await dressed();
            const seen = await draft.fetch();
            if (pd.proposalRoster && seen.view.proposal) {
                await pd.proposalRoster(seen.view.proposal.id);
            }
            if (turn === loads) {
                later(() => show(seen, afresh));
            }
        } catch (refusal) {
            later(() => hear({refusal}));
        }
    }

    function show(seen, afresh) {
        const {task, decision, view} = seen;
        const begun = decision.content || {...view.suggested, ...(form.begin && form.begin(view))};
        const writesOn = !afresh && pd.mine && (start || task.mine) && draft.isAheadOf(seen);
        Object.assign(pd, {task, view, proposal: view.proposal, mine: start ? true : task.mine, ready: true, problem: null, sure: false});
        pd.papers.take(seen);
        pd.head = headOf(view, task, begun);
        pd.notes = view.proposal && view.proposal.notes.filter((note) => (form.returns || []).includes(note.step));
        pd.answer = view.proposal && view.proposal.notes.find((note) => note.step === 'correctProposal');
        pd.groups = view.round && bySubdistrict(view.round.villages);
        if (writesOn) {
            draft.goesOn(seen);
        } else {
            pd.state = decision.content ? 'Isian tersimpan' : 'Isian tersimpan sendiri';
            $scope.decision = text.withDates(begun);
            draft.shown(seen);
            if (pd.round) {
                pd.round.dropStrangers();
            }
        }
    }

    function look() {
        if (pd.ready) {
            const outcome = form.outcomes && {outcome: 'keputusan', note: pd.choice().note};
            pd.missing = lacking(element, $scope.decision, {...outcome, ...value(form.needs)}, {...value(form.flaws), ...(pd.listFlaws && pd.listFlaws()), ...pd.paperFlaws()});
            if (pd.round || start) {
                pd.head = headOf(pd.round ? {round: pd.round.rest()} : pd.view, pd.task, $scope.decision);
            }
            if (pd.tried) {
                setTimeout(() => mark(element, pd.missing, pd.errors));
            }
        }
    }

    function hear({saving, saved, refusal}) {
        if (saving) {
            pd.state = 'Menyimpan …';
        }
        if (saved) {
            Object.assign(pd, {state: 'Tersimpan ' + text.hour(saved), problem: null, errors: {}});
        }
        if (refusal) {
            pd.state = pd.ready ? (draft.isUnsaved ? 'Belum tersimpan' : 'Isian tersimpan') : '';
            pd.problem = problemOf(refusal, pd.ready, draft.isUnsaved);
            pd.gone = pd.gone || refusal.status === 404 || refusal.status === 410;
            pd.mine = pd.mine && !pd.gone;
            pd.errors = refusal.fields || {};
            pd.tried = pd.tried || Object.keys(pd.errors).length > 0;
            if (pd.gone) {
                $scope.$root.$broadcast('refresh');
            }
            if (pd.problem.login) {
                $scope.$root.$broadcast('payung.session.over');
            }
        }
    }

    camForm.on('store', () => { camForm.storePrevented = true; });
    camForm.on('submit', () => {
        look();
        if (pd.sending) {
            camForm.submitPrevented = true;
            return;
        }
        notifications.clearAll();
        if (!pd.ready || pd.missing.length || (pd.isFinal() && !pd.sure)) {
            camForm.submitPrevented = true;
            insist();
        } else if (draft.isUnsaved || (pd.list && pd.list.busy)) {
            camForm.submitPrevented = true;
            saveAndComplete();
        } else {
            pd.sending = true;
            outcome = setTimeout(learnOutcome, SOON);
        }
    });
    camForm.on('submit-failed', (_, [failure]) => {
        if (pd.sending && !/submission prevented/.test(failure.message)) {
            pd.sending = false;
            learnOutcome(failure);
        }
    });
    camForm.on('submit-success', () => {
        pd.sending = false;
        clearTimeout(outcome);
        draft.close();
        forgetTyped();
        if (!start) {
            notifications.addMessage({status: 'Selesai', message: pd.choice().done || value(form.done) || 'Keputusan Anda sudah dicatat.', duration: 6000});
        }
    });

    let outcome;
    /** When the answer to completing is bad or does not come, how the task stands by now is what counts. */
    function learnOutcome(failure) {
        clearTimeout(outcome);
        const goesOn = () => (failure ? refused(failure) : pd.sending && waitOn());
        draft.fetch().then(
            ({decision}) => later(() => (start && !decision.content ? finished(STARTED) : goesOn())),
            (refusal) => later(() => (DONE.test(refusal.message) ? finished(refusal.message) : unknown(refusal))));
    }

    function waitOn() {
        outcome = setTimeout(learnOutcome, SOON);
    }

    const forgetTyped = () => pd.list && pd.list.forget();

    function finished(sentence) {
        pd.sending = false;
        draft.close();
        forgetTyped();
        notifications.clearAll();
        notifications.addMessage({status: 'Selesai', message: sentence, duration: 10000});
        Object.assign(pd, {finished: sentence, problem: null, gone: true, mine: false});
        $scope.$root.$broadcast('refresh');
    }

    /** Told beside the button: Tasklist tells it at the top, where nobody looks after having pressed it. */
    function refused({status, message}) {
        notifications.clearAll();
        hear({refusal: new Refusal(status || 422, message)});
    }

    function unknown(refusal) {
        pd.sending = false;
        notifications.clearAll();
        hear({refusal});
        if (refusal.status === 0) {
            pd.problem.text = 'Sambungan terputus sebelum jawaban datang. Isian Anda tersimpan; tekan tombolnya sekali lagi, keputusan tidak tercatat dua kali.';
        }
    }

    function insist() {
        pd.tried = true;
        mark(element, pd.missing, pd.errors);
        if (pd.ready) {
            pd.go(pd.missing.length ? pd.missing[0].field : 'sure');
        }
    }

    function saveAndComplete() {
        if (!pd.completing) {
            pd.completing = true;
            Promise.all([draft.save(), pd.list && pd.list.settled()])
                .then(() => setTimeout(() => $scope.$apply(() => { pd.completing = false; $scope.complete(); })))
                .catch(() => later(() => { pd.completing = false; }));
        }
    }

    const onReturn = () => pd.problem && pd.problem.unsent && (pd.ready && !draft.isUnsaved ? load() : pd.again());
    const onLeave = () => draft.leave();
    window.addEventListener('online', onReturn);
    window.addEventListener('focus', onReturn);
    window.addEventListener('pagehide', onLeave);
    $scope.$on('payung.session.over', () => !(pd.problem && pd.problem.login) && later(() => hear({refusal: new Refusal(401, 'Sesi Anda sudah berakhir. Masuk kembali, lalu lanjutkan.')})));
    $scope.$on('payung.session.back', onReturn);
    $scope.$on('$destroy', () => {
        window.removeEventListener('online', onReturn);
        window.removeEventListener('focus', onReturn);
        window.removeEventListener('pagehide', onLeave);
        clearTimeout(outcome);
        draft.leave();
        draft.close();
    });
    $scope.$watch('decision', () => { pd.sure = false; look(); draft.saveSoon(); }, true);
    $scope.$watch('$parent.options.disableForm', () => load());
    $scope.$evalAsync();
}

/** Tasklist's own button, which may be far up the page. */
function claimButton() {
    return document.querySelector('.task-card .claim');
}

function problemOf({status, message, theirs}, ready, changed) {
    const unsent = [0, 401].includes(status) || status >= 500;
    const kept = changed ? ' Isian Anda masih utuh di layar ini, tetapi belum tersimpan.' : ' Isian Anda sudah tersimpan.';
    return {
        text: theirs ? 'Isian ini sudah diubah di tab atau perangkat lain. Pilih isian mana yang dipakai.' : message + (unsent && ready ? kept : ''),
        login: status === 401,
        unsent,
        again: unsent && (changed || !ready),
        theirs,
        reload: !theirs && (status === 409 || status === 403)
    };
}

function cacheParts(cache) {
    return Object.fromEntries(Object.entries({...parts, ...paymentParts, ...rosterParts, ...rowParts, ...roundParts, ...verdictParts, ...paperParts}).map(([name, template]) => {
        cache.put(`pd/${name}`, template);
        return [name, `pd/${name}`];
    }));
}

let style;
/** The style sheets, once per page. */
function dressed() {
    style = style || Promise.all(['payung.css', 'payung-papers.css'].map((sheet) => new Promise((resolve) => {
        const link = document.createElement('link');
        Object.assign(link, {rel: 'stylesheet', href: addressOf(sheet), onload: resolve, onerror: resolve});
        document.head.append(link);
    })));
    return style;
}

/** Tasklist's page knows the versions of these files; an older browser asks for whichever there is. */
function addressOf(sheet) {
    return import.meta.resolve ? import.meta.resolve(`./${sheet}`) : new URL(sheet, import.meta.url).href;
}
