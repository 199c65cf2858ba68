/* global angular */
/* One login: whoever would meet Camunda's login page or logs out here goes to ours. */
const base = document.querySelector('base');
const WHO = base.getAttribute('app-root') + '/api/admin/auth/user/default';

let leaving = false;

/* What was typed and not sent (forms/payung-typed.js, pages/isian.js) is nobody's but whose it is. */
function forget(which) {
  Object.keys(sessionStorage)
    .filter(function (key) { return key.startsWith('payung.isian ') && which(JSON.parse(sessionStorage.getItem(key))); })
    .forEach(function (key) { sessionStorage.removeItem(key); });
}

/* Camunda shows its login page after a log-out too, but then the session did not end by itself. */
function toOurLogin() {
  if (!leaving && /^#\/login/.test(location.hash)) {
    location.replace('/login?berakhir');
  }
}

window.addEventListener('hashchange', toOurLogin);
toOurLogin();

/* Camunda throws everything away as soon as the session is over. Whoever is filling in a form keeps it on the screen,
   is told by the form, logs in elsewhere and goes on. */
function keepForms($rootScope) {
  const broadcast = $rootScope.$broadcast;
  let who = null;
  let over = false;

  function isLoss(name, news) {
    return name === 'authentication.login.required' || (name === 'authentication.changed' && !news);
  }

  /* Every scope inherits this from the root. */
  $rootScope.$broadcast = function (name, news) {
    if (!leaving && isLoss(name, news) && document.querySelector('form.pd')) {
      setTimeout(function () {
        $rootScope.$apply(function () { $rootScope.authentication = who || $rootScope.authentication; });
      });
      return broadcast.call($rootScope, 'payung.session.over');
    }
    return broadcast.apply(this, arguments);
  };

  $rootScope.$watch('authentication', function (now) {
    who = now || who;
    if (now && now.name) {
      forget(function (kept) { return kept.who !== now.name; });
    }
  });
  $rootScope.$on('payung.session.over', function () { over = true; });

  /* Asking who is logged in also brings the new session's token, without which nothing could be completed. */
  function lookAgain() {
    if (over) {
      fetch(WHO, { credentials: 'same-origin' }).then(function (answer) {
        if (answer.ok && over) {
          over = false;
          $rootScope.$apply(function () {
            broadcast.call($rootScope, 'payung.session.back');
            broadcast.call($rootScope, 'refresh');
          });
        }
      }).catch(function () {});
    }
  }

  window.addEventListener('focus', lookAgain);
  document.addEventListener('visibilitychange', lookAgain);
}

angular.module('cam.' + base.getAttribute('app-name') + '.custom').run(['$rootScope', function ($rootScope) {
  keepForms($rootScope);
  $rootScope.$on('authentication.logout.success', function (event) {
    event.preventDefault();
    leaving = true;
    forget(function () { return true; });
    location.replace('/login?keluar');
  });
}]);
