/* The card of a task: what its description says as chips, and its deadline in words. */
import { english, say } from './words.js';

const ZONE = 'Asia/Makassar';
const WORDS = new Intl.DateTimeFormat(english ? 'en-GB' : 'id-ID', { timeZone: ZONE, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });

function dayNumber(instant) {
  return Math.round(Date.parse(DAY.format(instant)) / 86400000);
}

function span(className, text) {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

/** How far a deadline is: {text, words, mood} where mood is late, soon or calm. */
export function deadline(due, now) {
  const instant = new Date(due.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  const left = dayNumber(instant) - dayNumber(now);
  const late = instant < now;
  const text = late ? (left === 0 ? say('lewat hari ini') : say('lewat # hari', -left))
    : left === 0 ? say('hari ini') : left === 1 ? say('besok') : say('# hari lagi', left);
  return { text: text, words: WORDS.format(instant), mood: late ? 'late' : left <= 2 ? 'soon' : 'calm' };
}

/* What ends the card of a task that was on this desk before. */
const BACK = 'Kembali';
const COUNT = /^(\d+) (orang|desa)$/;

function translated(fact) {
  const [, number, what] = COUNT.exec(fact) || [];
  return number ? say('# ' + what, number) : fact === BACK ? say('Kembali') : fact;
}

/** Writes the facts of a task into a node, as text only. */
export function facts(node, task) {
  node.textContent = '';
  const chips = document.createElement('div');
  chips.className = 'payung-chips';
  (task.description || '').split(' · ').filter(Boolean).forEach(function (fact, place) {
    chips.appendChild(span(place === 0 ? 'chip place' : fact === BACK ? 'chip back' : 'chip', translated(fact)));
  });
  node.appendChild(chips);
  if (task.due) {
    const until = deadline(task.due, new Date());
    const line = document.createElement('div');
    line.className = 'payung-due ' + until.mood;
    line.appendChild(span('when', say('Batas waktu') + ' ' + until.words));
    line.appendChild(span('left', until.text));
    node.appendChild(line);
  }
}

export default {
  id: 'payung-kartu',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render: function (node, parameters, scope) {
    node.className = 'payung-facts';
    facts(node, scope.task);
  }
};
