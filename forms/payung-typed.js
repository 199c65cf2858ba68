/*
 * What is typed into a list and has not reached the server. It tells of people, so it stays in this tab and with this official:
 * logging out and whoever logs in next throw it away by the beginning of its name (pages/isian.js, Tasklist's scripts/sso.js).
 */
const KEPT = 'payung.isian ';

export class Typed {
    #name;
    #who;

    /** Keeps under `name` what `who`, an official's id, types. */
    constructor(name, who) {
        this.#name = KEPT + name;
        this.#who = String(who);
    }

    /** What was kept last, or nothing. */
    get kept() {
        const {who, typed} = JSON.parse(sessionStorage.getItem(this.#name) || '{}');
        return who === this.#who ? typed : undefined;
    }

    keep(typed) {
        try {
            sessionStorage.setItem(this.#name, JSON.stringify({who: this.#who, typed}));
        } catch (full) {
            // A full storage stops no list.
        }
    }

    forget() {
        sessionStorage.removeItem(this.#name);
    }
}
