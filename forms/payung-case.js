import {number} from './payung-text.js';

/** The band on top of a form: where, and the few facts everybody needs. */
export function headOf(view, task, decision) {
    const {proposal, round, dispute} = view;
    const due = task && task.due ? [{name: 'Batas waktu', text: task.due}] : [];
    if (round) {
        return {place: round.title, region: `Kabupaten Nunukan · tahun ${round.year}`, facts: [
            {name: 'Desa', text: `${round.villageCount} desa`},
            {name: 'Peserta', text: `${number(round.people)} orang`},
            {name: 'Iuran', text: round.amountText},
            ...due
        ]};
    }
    if (proposal) {
        return {place: `Desa ${proposal.village}`, region: `Kecamatan ${proposal.subdistrict} · ${proposal.period}`, facts: [
            {name: 'Peserta', text: `${proposal.people} orang` + (proposal.reserve ? ` + ${proposal.reserve} cadangan` : '')},
            {name: 'Iuran', text: proposal.amountText},
            {name: 'Tahap', text: proposal.stageName},
            ...due
        ]};
    }
    if (dispute) {
        return {place: dispute.title, region: 'Kabupaten Nunukan', facts: [{name: 'Uang', text: dispute.amountText}, ...due]};
    }
    if (view.helped && view.helped.length > 1) {
        return {place: 'Usulan baru', region: `Kecamatan ${view.subdistrict}`, facts: [{name: 'Tanpa sambungan', text: `${view.helped.length} desa`}]};
    }
    const room = view.quotas && view.quotas[decision.year];
    return view.village
        ? {place: `Desa ${view.village}`, region: `Kecamatan ${view.subdistrict}`, facts: room ? [{name: `Sisa kuota ${decision.year}`, text: `${room.left} dari ${room.places} orang`}] : []}
        : {place: 'Gelombang baru', region: 'Kabupaten Nunukan', facts: [{name: 'Siap ditetapkan', text: `${view.ready.length} desa`}]};
}

/** [{subdistrict, people, villages}], in the order given. */
export function bySubdistrict(villages) {
    const groups = new Map();
    villages.forEach((village) => {
        const group = groups.get(village.subdistrict) || {subdistrict: village.subdistrict, people: 0, villages: []};
        group.people += village.people;
        group.villages.push(village);
        groups.set(village.subdistrict, group);
    });
    return [...groups.values()];
}

/** {verdict, citation} of paying from this source, in this year, by this payer. */
export function ruleFor({year, fundSource, payer}, rules) {
    const ofSource = ((rules || {})[year] || {})[fundSource] || {};
    return ofSource[payer] || {};
}

/** How often the contribution is paid. */
export function instalments({months, instalmentMonths}) {
    return instalmentMonths >= months ? 'dibayar sekali' : `dibayar tiap ${instalmentMonths} bulan`;
}
