import {ask} from './payung-server.js';

const A_MOMENT = 1200;
const A_WHILE = 8000;
const LONGEST_WHILE = 60000;

/** The decision on the screen and the copy of it at the server. */
export class Draft {
    #address;
    #read;
    #tell;
    #revision;
    #version = 0;
    #saved = null;
    #view;
    #saving = null;
    #unanswered = [];
    #while = A_WHILE;
    #timer;

    /** Keeps at `address` what `read` answers; `tell` hears of saving, saved and refusals. */
    constructor(address, read, tell) {
        this.#address = address;
        this.#read = () => JSON.stringify(read());
        this.#tell = tell;
    }

    /** Fetches task, view and the decision kept so far; then `shown` or `goesOn` has to follow. */
    fetch() {
        return ask('GET', this.#address);
    }

    /** What is on the screen now is what was fetched. */
    shown({task, decision, view}) {
        this.#revision = task && task.revision;
        this.#version = decision.version;
        this.#view = JSON.stringify(view);
        this.#saved = this.#read();
    }

    /** The official has written on meanwhile: of what was fetched only the task counts. */
    goesOn({task}) {
        this.#revision = task && Math.max(this.#revision || 0, task.revision);
    }

    /** Whether what is on the screen is newer than what was fetched. */
    isAheadOf({decision}) {
        return this.isChanged || decision.version < this.#version;
    }

    get isChanged() {
        return this.#saved !== null && this.#read() !== this.#saved;
    }

    /** A decision nobody touched has to be kept once too, or completing would find none. */
    get isUnsaved() {
        return this.#version === 0 || this.isChanged;
    }

    saveSoon() {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.isChanged && this.save().catch(() => {}), A_MOMENT);
    }

    async save() {
        clearTimeout(this.#timer);
        while (this.#saving) {
            await this.#saving.catch(() => {});
        }
        if (this.isUnsaved) {
            this.#saving = this.#put().finally(() => { this.#saving = null; });
            await this.#saving;
        }
    }

    /** What is on the screen shall count, although another tab has saved something else meanwhile. */
    insist({task, decision}) {
        this.#version = decision.version;
        this.#revision = task ? task.revision : this.#revision;
        return this.save();
    }

    /** The form goes away: what is not kept yet is sent on its way. */
    leave() {
        clearTimeout(this.#timer);
        if (this.isChanged) {
            const last = this.#read();
            const send = () => this.#send(last, {keepalive: true}).catch(() => {});
            // What is under way makes a version of its own, which the last words have to follow.
            return this.#saving ? this.#saving.then(send, send) : send();
        }
    }

    /** Nothing may be kept any more. */
    close() {
        clearTimeout(this.#timer);
        this.#saved = null;
    }

    async #put() {
        this.#tell({saving: true});
        try {
            const content = this.#read();
            this.#unanswered.push(content);
            const kept = await this.#send(content).catch((refusal) => this.#sendAgain(refusal, content));
            this.#version = kept.version;
            this.#revision = kept.revision;
            this.#saved = content;
            this.#unanswered = [];
            this.#while = A_WHILE;
            this.#tell({saved: new Date()});
        } catch (refusal) {
            this.#tell({refusal});
            this.#tryLater(refusal);
            throw refusal;
        }
    }

    /** A bad line gets better by itself, and a busy server too. */
    #tryLater({status}) {
        if (this.#saved !== null && (status === 0 || status >= 500)) {
            this.#timer = setTimeout(() => this.save().catch(() => {}), this.#while);
            this.#while = Math.min(2 * this.#while, LONGEST_WHILE);
        }
    }

    #send(content, options) {
        const body = {revision: this.#revision, version: this.#version, content: JSON.parse(content)};
        return ask('PUT', this.#address + '/decision', body, options);
    }

    async #sendAgain(refusal, content) {
        if (refusal.status !== 409) {
            throw refusal;
        }
        const theirs = await ask('GET', this.#address);
        const {task, decision, view} = theirs;
        const revision = task && task.revision;
        // On a bad line an answer gets lost: then what lies there is what was sent from here before.
        if (decision.version > this.#version && this.#unanswered.some((sent) => alike(decision.content, JSON.parse(sent)))) {
            this.#version = decision.version;
            this.#revision = revision;
            return alike(decision.content, JSON.parse(content)) ? {version: decision.version, revision} : this.#send(content);
        }
        // A comment raises the task's revision too: whoever still sees the same case may keep what they wrote.
        if (task && task.mine && revision !== this.#revision && decision.version === this.#version
                && JSON.stringify(view) === this.#view) {
            this.#revision = revision;
            return this.#send(content);
        }
        if (decision.version > this.#version && decision.content && (!task || task.mine)) {
            refusal.theirs = theirs;
        }
        throw refusal;
    }
}

/** Equal but for the order of names, which the database does not keep. */
function alike(one, other) {
    const inOrder = (key, value) => (value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)))
        : value);
    return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}
