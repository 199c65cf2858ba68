/* Tasklist asks one thing after the other before a list or a form stands, and on a slow line each answer takes seconds. The
   address, or a click on a card, names the task, and what the list begins with is known from the last time, so everything is asked
   here at once; whoever asks first is given that answer, everybody after asks the server. What cannot change while the page stands
   is asked once: what a task says of itself names its form, and a form is the same file for every task of its step. Whoever takes
   a task is not told anew what they have just read. */
(function () {
  window.payungVersion = new URL(document.currentScript.src).searchParams.get('bust');

  const API = document.querySelector('base').getAttribute('app-root') + '/api/';
  const HAL = 'application/hal+json, application/json; q=0.5';
  const JSON_ONLY = 'application/json';
  /* Said along with a question, without a bearing on the answer. */
  const CHATTER = ['noCache', 'userId', 'engineName', 'taskId'];
  /* Older answers are no longer today's. */
  const FRESH = 30000;
  const SEARCH = /\/filter\/[^/]+\/list/;
  const TASK = /\/task\/([\w-]+)(\/form|\/deployed-form)?(?:\?|$)/;
  const CLAIM = /\/task\/([\w-]+)\/claim(?:\?|$)/;
  const SHOWN = /\/api\/tasks\/([\w-]+)$/;
  const ROSTER = /\/api\/proposals\/\d+\/roster$/;
  const PROFILE = /\/user\/\d+\/profile(?:\?|$)/;

  /* What Tasklist asks before its list, and where it is kept for the next time. */
  const FIRST = /\/engine\/default\/filter(?:\?|$)/;
  const OPENING = 'payung.opening';

  const OURS = /\/forms\/payung\.js/;

  const answers = new Map();
  /* What was read last of a list, a task, its form and its people; taking a task leaves it, any other writing does not. */
  const read = new Map();
  const tasks = new Map();
  const sheets = new Map();
  const ask = window.fetch.bind(window);
  const { open, send, setRequestHeader } = XMLHttpRequest.prototype;
  let opening = [];
  let written = 0;
  let claim = null;
  let me = null;

  function question(address, accept, body) {
    const url = new URL(address, document.baseURI);
    CHATTER.forEach(function (name) { url.searchParams.delete(name); });
    return [url.href, accept, body || ''].join(' ');
  }

  function isFresh(moment) {
    /* A clock that goes on while the phone sleeps. */
    return Math.abs(Date.now() - moment) < FRESH;
  }

  function of(address) {
    const [, id, part] = TASK.exec(address) || [];
    return { id: id, part: part };
  }

  /* A list and a task say what their tasks are. A page that the line's owner puts in the place of a form is not kept. */
  function learn({ address, key, askedAt }, heard) {
    const { id, part } = of(address);
    if (part) {
      if (part === '/deployed-form' && OURS.test(heard.text)) {
        sheets.set(id, heard);
      }
      return heard;
    }
    const told = JSON.parse(heard.text);
    if (PROFILE.test(address)) {
      me = told;
    } else if (askedAt > written) {
      read.forEach(function (one, other) { if (!isFresh(one.askedAt)) { read.delete(other); } });
      read.set(key, { text: heard.text, type: heard.answer.headers.get('Content-Type'), askedAt: askedAt });
    }
    if (id || SEARCH.test(address)) {
      (id ? [told] : (told._embedded || {}).task || []).forEach(function (task) { tasks.set(task.id, task); });
    }
    return heard;
  }

  /** What is known already of a task's form. */
  function known(address) {
    const { id, part } = of(address);
    const task = tasks.get(id);
    if (!task || !task.formKey || !part) {
      return null;
    }
    return part === '/form' ? nameOfForm(task) : sheetOf(task);
  }

  function given(text, type) {
    return { answer: new Response(text, { headers: { 'Content-Type': type } }), text: text };
  }

  function nameOfForm(task) {
    return given(JSON.stringify({ key: task.formKey, camundaFormRef: task.camundaFormRef, contextPath: null }), JSON_ONLY);
  }

  function sheetOf(task) {
    const same = Array.from(sheets.keys()).find(function (id) {
      const other = tasks.get(id);
      return other && other.formKey === task.formKey && other.processDefinitionId === task.processDefinitionId;
    });
    return sheets.get(same) || null;
  }

  /* Whoever takes a task makes it theirs, and changes nothing else; empty for what this cannot be said of. */
  function taken(address, text) {
    const told = JSON.parse(text);
    const parts = told._embedded || {};
    if (ROSTER.test(address)) {
      return told;
    }
    if (SHOWN.test(address)) {
      if (told.task.id !== claim.task || told.task.mine) {
        return null;
      }
      Object.assign(told.task, { mine: true, revision: told.task.revision + 1 });
      return told;
    }
    const isList = SEARCH.test(address);
    const task = (isList ? parts.task || [] : [told]).find(function (one) { return one.id === claim.task; });
    if (!task || !me || task.assignee) {
      return null;
    }
    task.assignee = me.id;
    const people = isList ? 'assignee' : 'user';
    parts[people] = (parts[people] || []).concat(Object.assign({ _links: { self: { href: '/user/' + me.id } }, _embedded: null }, me));
    if (!isList) {
      parts.identityLink = (parts.identityLink || []).concat({
        _links: { user: { href: '/user/' + me.id } }, _embedded: null, type: 'assignee', userId: me.id, taskId: task.id
      });
    }
    return told;
  }

  /** What was read before the task was taken, as it is since; once, and only while it is today's. */
  function sinceTaken(address, key) {
    const before = read.get(key);
    const isSo = before && claim && claim.request.status === 204 && before.askedAt < claim.at && isFresh(before.askedAt);
    const told = isSo && taken(address, before.text);
    if (!told) {
      return null;
    }
    read.delete(key);
    return Promise.resolve(given(JSON.stringify(told), before.type));
  }

  /* As AbortSignal.timeout, which older phones do not know. */
  function patience() {
    const control = new AbortController();
    setTimeout(function () { control.abort(); }, FRESH);
    return control.signal;
  }

  /** Asks ahead; only a good answer is handed on, and whoever waits for one on a broken line asks anew. */
  function begin(address, accept, body) {
    const asking = { address: address, key: question(address, accept, body), askedAt: Date.now() };
    const asked = ask(address, {
      method: body ? 'POST' : 'GET', body: body, credentials: 'same-origin', signal: patience(),
      headers: Object.assign({ Accept: accept }, body && { 'Content-Type': JSON_ONLY, 'X-XSRF-TOKEN': token() })
    })
      .then(function (answer) {
        return answer.ok
          ? answer.clone().text().then(function (text) { return learn(asking, { answer: answer, text: text }); })
          : null;
      })
      .catch(function () { return null; });
    answers.set(asking.key, { asked: asked, askedAt: asking.askedAt });
    return asked;
  }

  function token() {
    return (/(?:^|;\s*)XSRF-TOKEN=([^;]+)/.exec(document.cookie) || [])[1] || '';
  }

  function take(address, key) {
    const lasting = known(address);
    if (lasting) {
      return Promise.resolve(lasting);
    }
    const begun = answers.get(key);
    answers.delete(key);
    return begun && isFresh(begun.askedAt) ? begun.asked : sinceTaken(address, key);
  }

  /* Whoever writes changes what was answered before. */
  function forgetWhenWriting(method, address) {
    if (!/^(GET|HEAD|OPTIONS)$/i.test(method) && !SEARCH.test(address)) {
      const claims = CLAIM.test(address);
      answers.clear();
      read.forEach(function (one, key) { if (!claims || one.askedAt < written) { read.delete(key); } });
      written = Date.now();
    }
  }

  function hand(request, { answer, text }) {
    const own = {
      readyState: 4, status: answer.status, statusText: answer.statusText, responseText: text,
      response: request.responseType === 'json' ? JSON.parse(text) : text, responseURL: answer.url,
      getResponseHeader: function (name) { return answer.headers.get(name); },
      getAllResponseHeaders: function () {
        return Array.from(answer.headers, function (header) { return header.join(': '); }).join('\r\n');
      }
    };
    Object.keys(own).forEach(function (name) { Object.defineProperty(request, name, { configurable: true, value: own[name] }); });
    ['readystatechange', 'load', 'loadend'].forEach(function (event) { request.dispatchEvent(new ProgressEvent(event)); });
  }

  XMLHttpRequest.prototype.open = function (method, address) {
    forgetWhenWriting(method, String(address));
    this.payungAsks = { address: String(address), accept: '*/*', reads: /^GET$/i.test(method) || SEARCH.test(address) };
    return open.apply(this, arguments);
  };

  XMLHttpRequest.prototype.setRequestHeader = function (name, value) {
    if (/^accept$/i.test(name)) {
      this.payungAsks.accept = value;
    }
    return setRequestHeader.apply(this, arguments);
  };

  /* Kept until Tasklist is opened the next time, unless somebody turned the page or searched. */
  function note({ address, accept }, body) {
    if (!opening || !(FIRST.test(address) || SEARCH.test(address))) {
      return;
    }
    opening.push([address, accept, body]);
    if (SEARCH.test(address)) {
      const noted = JSON.stringify(opening);
      opening = null;
      if (/"firstResult":0/.test(body) && !/Like"/.test(body)) {
        try { localStorage.setItem(OPENING, noted); } catch { /* One thing after the other next time. */ }
      }
    }
  }

  function goes(request, key, body) {
    const { address, reads } = request.payungAsks;
    const asking = { address: address, key: key, askedAt: Date.now() };
    if (reads && (SEARCH.test(address) || PROFILE.test(address) || of(address).id)) {
      request.addEventListener('load', function () {
        if (request.status === 200) {
          try {
            learn(asking, given(request.responseText, request.getResponseHeader('Content-Type')));
          } catch { /* A page of the line's owner teaches nothing. */ }
        }
      });
    }
    return send.call(request, body);
  }

  XMLHttpRequest.prototype.send = function (body) {
    const request = this;
    const { address, accept, reads } = request.payungAsks;
    const key = question(address, accept, SEARCH.test(address) && body);
    const begun = reads && take(address, key);
    if (reads) {
      note(request.payungAsks, body);
    }
    if (CLAIM.test(address)) {
      claim = { task: CLAIM.exec(address)[1], request: request, at: Date.now() };
    }
    if (!begun) {
      return goes(request, key, body);
    }
    begun.then(function (answered) { return answered ? hand(request, answered) : goes(request, key, body); });
  };

  window.fetch = function (address, options) {
    const method = (options && options.method) || 'GET';
    const accept = options && options.headers && options.headers.Accept;
    forgetWhenWriting(method, String(address));
    const key = typeof address === 'string' && method === 'GET' && accept && question(address, accept);
    const begun = key && take(address, key);
    if (!begun) {
      /* What the server says now is not learned here, so what was known before is too old. */
      read.delete(key);
      return ask(address, options);
    }
    return begun.then(function (answered) { return answered ? answered.answer.clone() : ask(address, options); });
  };

  /** Everything that stands between a task and its form. */
  function askFor(id) {
    const there = API + 'engine/engine/default/task/' + id;
    begin(there, HAL);
    const sheet = known(there + '/deployed-form');
    const form = sheet ? Promise.resolve(sheet) : begin(there + '/deployed-form', '*/*');
    begin('/api/tasks/' + id, JSON_ONLY).then(function (shown) {
      const proposal = shown && JSON.parse(shown.text).view.proposal;
      /* A form says whether it shows the list. */
      return proposal && form.then(function (file) {
        return file && /^\s*roster: /m.test(file.text) && begin('/api/proposals/' + proposal.id + '/roster', JSON_ONLY);
      });
    }).catch(function () {});
  }

  function named(address) {
    return (/[?&]task=([\w-]+)/.exec(address) || [])[1];
  }

  document.addEventListener('click', function (event) {
    const card = event.target.closest('.tasks-list li');
    const link = card && card.querySelector('a[href*="task="]');
    const id = link && named(link.getAttribute('href'));
    if (id && id !== named(location.hash)) {
      askFor(id);
    }
  }, true);

  function lastOpening() {
    try { return Array.from(JSON.parse(localStorage.getItem(OPENING)) || []); } catch { return []; }
  }

  /** What the list begins with. */
  function askAgain() {
    const [, filter] = /[?&]filter=([\w-]+)/.exec(location.hash) || [];
    lastOpening().forEach(function ([address, accept, body]) {
      if (!body || !filter || address.includes('/filter/' + filter + '/')) {
        begin(address, accept, body);
      }
    });
  }

  begin(API + 'admin/auth/user/default', 'application/json, text/plain, */*');
  if (named(location.hash)) {
    askFor(named(location.hash));
  } else {
    askAgain();
  }
})();
