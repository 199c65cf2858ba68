/* global angular */
/* One login: whoever would meet Camunda's login page or logs out here goes to ours. */
const base = document.querySelector('base');

let leaving = false;

/* Camunda shows its login page after a log-out too, but then the session did not end by itself. */
function toOurLogin() {
  if (!leaving && /^#\/login/.test(location.hash)) {
    location.replace('/login?berakhir');
  }
}

window.addEventListener('hashchange', toOurLogin);
toOurLogin();

angular.module('cam.' + base.getAttribute('app-name') + '.custom').run(['$rootScope', function ($rootScope) {
  $rootScope.$on('authentication.logout.success', function (event) {
    event.preventDefault();
    leaving = true;
    location.replace('/login?keluar');
  });
}]);
