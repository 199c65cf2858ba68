/* Tasklist asks one thing after the other before a form stands, and on a slow line each answer takes seconds. The address names
   the task, so everything is asked here at once; whoever asks first is given that answer, everybody after asks the server. */
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

  const answers = new Map();
  const ask = window.fetch.bind(window);
  const { open, send, setRequestHeader } = XMLHttpRequest.prototype;

  function question(address, accept) {
    const url = new URL(address, document.baseURI);
    CHATTER.forEach(function (name) { url.searchParams.delete(name); });
    return url.href + ' ' + accept;
  }

  /** Asks ahead; only a good answer is handed on, and whoever waits for one on a broken line asks anew. */
  function begin(address, accept) {
    const asked = ask(address, { credentials: 'same-origin', headers: { Accept: accept }, signal: AbortSignal.timeout(FRESH) })
      .then(function (answer) {
        return answer.ok ? answer.clone().text().then(function (text) { return { answer: answer, text: text }; }) : null;
      })
      .catch(function () { return null; });
    answers.set(question(address, accept), { asked: asked, at: performance.now() });
    return asked;
  }

  function take(address, accept) {
    const key = question(address, accept);
    const known = answers.get(key);
    answers.delete(key);
    return known && performance.now() - known.at < FRESH ? known.asked : null;
  }

  /* Whoever writes changes what was answered before. */
  function forgetWhenWriting(method, address) {
    if (!/^(GET|HEAD|OPTIONS)$/i.test(method) && !SEARCH.test(address)) {
      answers.clear();
    }
  }

  function hand(request, given) {
    const own = {
      readyState: 4, status: given.answer.status, statusText: given.answer.statusText, responseText: given.text,
      response: request.responseType === 'json' ? JSON.parse(given.text) : given.text, responseURL: given.answer.url,
      getResponseHeader: function (name) { return given.answer.headers.get(name); },
      getAllResponseHeaders: function () {
        return Array.from(given.answer.headers, function (header) { return header.join(': '); }).join('\r\n');
      }
    };
    Object.keys(own).forEach(function (name) { Object.defineProperty(request, name, { configurable: true, value: own[name] }); });
    ['readystatechange', 'load', 'loadend'].forEach(function (event) { request.dispatchEvent(new ProgressEvent(event)); });
  }

  XMLHttpRequest.prototype.open = function (method, address) {
    forgetWhenWriting(method, String(address));
    this.payungAsks = /^GET$/i.test(method) ? { address: address, accept: '*/*' } : null;
    return open.apply(this, arguments);
  };

  XMLHttpRequest.prototype.setRequestHeader = function (name, value) {
    if (this.payungAsks && /^accept$/i.test(name)) {
      this.payungAsks.accept = value;
    }
    return setRequestHeader.apply(this, arguments);
  };

  XMLHttpRequest.prototype.send = function (body) {
    const request = this;
    const known = request.payungAsks && take(request.payungAsks.address, request.payungAsks.accept);
    if (!known) {
      return send.call(request, body);
    }
    known.then(function (given) { return given ? hand(request, given) : send.call(request, body); });
  };

  window.fetch = function (address, options) {
    const method = (options && options.method) || 'GET';
    const accept = options && options.headers && options.headers.Accept;
    forgetWhenWriting(method, String(address));
    const known = typeof address === 'string' && method === 'GET' && accept && take(address, accept);
    return known
      ? known.then(function (given) { return given ? given.answer : ask(address, options); })
      : ask(address, options);
  };

  const task = /[?&]task=([\w-]+)/.exec(location.hash);
  begin(API + 'admin/auth/user/default', 'application/json, text/plain, */*');
  if (task) {
    const there = API + 'engine/engine/default/task/' + task[1];
    begin(there, HAL);
    begin(there + '/form', HAL);
    const form = begin(there + '/deployed-form', '*/*');
    begin('/api/tasks/' + task[1], JSON_ONLY).then(function (known) {
      const proposal = known && JSON.parse(known.text).view.proposal;
      /* A form says whether it shows the list. */
      return proposal && form.then(function (sheet) {
        return sheet && /^\s*roster: /m.test(sheet.text) && begin('/api/proposals/' + proposal.id + '/roster', JSON_ONLY);
      });
    }).catch(function () {});
  }
})();
