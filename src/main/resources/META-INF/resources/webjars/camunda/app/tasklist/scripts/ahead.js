/* Tasklist asks one thing after the other before a form stands, and on a slow line each answer takes seconds. The address, or a
   click on a card, names the task, so everything is asked here at once; whoever asks first is given that answer, everybody after
   asks the server. What cannot change while the page stands is asked once: what a task says of itself names its form, and a form
   is the same file for every task of its step. */
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

  const OURS = /\/forms\/payung\.js/;

  const answers = new Map();
  const tasks = new Map();
  const sheets = new Map();
  const ask = window.fetch.bind(window);
  const { open, send, setRequestHeader } = XMLHttpRequest.prototype;

  function question(address, accept) {
    const url = new URL(address, document.baseURI);
    CHATTER.forEach(function (name) { url.searchParams.delete(name); });
    return url.href + ' ' + accept;
  }

  function of(address) {
    const [, id, part] = TASK.exec(address) || [];
    return { id: id, part: part };
  }

  /* A list and a task say what their tasks are. A page that the line's owner puts in the place of a form is not kept. */
  function learn(address, heard) {
    const { id, part } = of(address);
    if (part === '/deployed-form') {
      if (OURS.test(heard.text)) {
        sheets.set(id, heard);
      }
    } else if (SEARCH.test(address) || (id && !part)) {
      const found = JSON.parse(heard.text);
      const told = id ? [found] : (found._embedded || {}).task || [];
      told.forEach(function (task) { tasks.set(task.id, task); });
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

  /** Asks ahead; only a good answer is handed on, and whoever waits for one on a broken line asks anew. */
  function begin(address, accept) {
    const asked = ask(address, { credentials: 'same-origin', headers: { Accept: accept }, signal: AbortSignal.timeout(FRESH) })
      .then(function (answer) {
        return answer.ok
          ? answer.clone().text().then(function (text) { return learn(address, { answer: answer, text: text }); })
          : null;
      })
      .catch(function () { return null; });
    answers.set(question(address, accept), { asked: asked, at: performance.now() });
    return asked;
  }

  function take(address, accept) {
    const lasting = known(address);
    if (lasting) {
      return Promise.resolve(lasting);
    }
    const key = question(address, accept);
    const begun = answers.get(key);
    answers.delete(key);
    return begun && performance.now() - begun.at < FRESH ? begun.asked : null;
  }

  /* Whoever writes changes what was answered before. */
  function forgetWhenWriting(method, address) {
    if (!/^(GET|HEAD|OPTIONS)$/i.test(method) && !SEARCH.test(address)) {
      answers.clear();
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
    this.payungAsks = { address: String(address), accept: '*/*', reads: /^GET$/i.test(method) };
    return open.apply(this, arguments);
  };

  XMLHttpRequest.prototype.setRequestHeader = function (name, value) {
    if (/^accept$/i.test(name)) {
      this.payungAsks.accept = value;
    }
    return setRequestHeader.apply(this, arguments);
  };

  function goes(request, body) {
    const { address, reads } = request.payungAsks;
    if (SEARCH.test(address) || (reads && of(address).id)) {
      request.addEventListener('load', function () {
        if (request.status === 200) {
          learn(address, given(request.responseText, request.getResponseHeader('Content-Type')));
        }
      });
    }
    return send.call(request, body);
  }

  XMLHttpRequest.prototype.send = function (body) {
    const request = this;
    const begun = request.payungAsks.reads && take(request.payungAsks.address, request.payungAsks.accept);
    if (!begun) {
      return goes(request, body);
    }
    begun.then(function (answered) { return answered ? hand(request, answered) : goes(request, body); });
  };

  window.fetch = function (address, options) {
    const method = (options && options.method) || 'GET';
    const accept = options && options.headers && options.headers.Accept;
    forgetWhenWriting(method, String(address));
    const begun = typeof address === 'string' && method === 'GET' && accept && take(address, accept);
    return begun
      ? begun.then(function (answered) { return answered ? answered.answer.clone() : ask(address, options); })
      : ask(address, options);
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

  begin(API + 'admin/auth/user/default', 'application/json, text/plain, */*');
  if (named(location.hash)) {
    askFor(named(location.hash));
  }
})();
