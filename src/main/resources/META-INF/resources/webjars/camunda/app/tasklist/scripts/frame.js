/* global angular */
/* The frame around Camunda's pages: our header and footer, the same words and places as on our own pages. */
import { english, LANGUAGE, say } from './words.js';

const base = document.querySelector('base');
const root = base.getAttribute('app-root');
const app = base.getAttribute('app-name');
const EMBLEM = root + '/app/tasklist/images/payung.svg' + (window.payungVersion ? '?v=' + window.payungVersion : '');

const speaking = app !== 'admin';
const other = english ? 'id' : 'en';
const CHOICE = `<li><a href lang="${other}" data-payung-language="${other}">${english ? 'Bahasa Indonesia' : 'English'}</a></li>`;

const HEADER = `
<div class="navbar-header">
  <button type="button" class="navbar-toggle" aria-expanded="{{ !!navbarOpen }}"
          ng-class="{open: !!navbarOpen}" ng-click="navbarOpen = !navbarOpen">
    <em class="sr-only">${say('Buka atau tutup menu')}</em>
    <span></span><span></span><span></span>
  </button>
  <a class="navbar-brand" href="${root}/app/tasklist/default/">
    <img src="${EMBLEM}" alt="" width="30" height="30">Payung Desa
  </a>
</div>
<nav class="payung-menu" aria-label="${say('Menu utama')}" ng-class="{open: !!navbarOpen}">
  <ul class="payung-places" ng-if="authentication.name">
    <li ng-class="{active: currentApp === 'tasklist'}"><a href="${root}/app/tasklist/default/">${say('Tugas')}</a></li>
    <li><a href="/antrean">${say('Antrean')}</a></li>
    <li><a href="/usulan-desa">${say('Usulan desa')}</a></li>
    <li><a href="/pantau">${say('Pemantauan')}</a></li>
  </ul>
  <div class="payung-sections" ng-transclude></div>
  <ul class="payung-person" ng-if="authentication.name">
    <li ng-repeat="(name, other) in apps" ng-if="name !== 'tasklist'">
      <a ng-href="${root}/app/{{ name }}/default/">{{ other.label }}</a>
    </li>
    ${speaking ? CHOICE : ''}
    <li><a href="/panduan">${say('Panduan')}</a></li>
    <li class="who">{{ userName || authentication.name }}</li>
    <li><a href class="leave" ng-click="logout()">${say('Keluar')}</a></li>
  </ul>
</nav>`;

const FOOTER = `<p>Payung Desa · Satu Desa 100 Pekerja Rentan · Kabupaten Nunukan</p>`;

function wearing(template) {
  return ['$delegate', function (directives) {
    directives[0].template = template;
    return directives;
  }];
}

/* Most officials start nothing: the button is there for those who do. */
if (app === 'tasklist') {
  fetch('/api/starts', { credentials: 'same-origin' })
    .then(function (answer) { return answer.json(); })
    .then(function (processes) { document.body.classList.toggle('payung-starts', processes.length > 0); })
    .catch(function () {});
}

if (speaking) {
  document.documentElement.lang = english ? 'en' : 'id';
}
document.addEventListener('click', function (event) {
  const choice = event.target.closest('[data-payung-language]');
  if (choice) {
    event.preventDefault();
    localStorage.setItem(LANGUAGE, choice.getAttribute('data-payung-language'));
    location.reload();
  }
});
const icon = document.querySelector('link[rel=icon]');
icon.type = 'image/svg+xml';
icon.href = EMBLEM;

angular.module('cam.' + app + '.custom').config(['$provide', function ($provide) {
  $provide.decorator('camWidgetHeaderDirective', wearing(HEADER));
  $provide.decorator('camWidgetFooterDirective', wearing(FOOTER));
  $provide.decorator('camWidgetBpmnViewerDirective', ['$delegate', function (directives) {
    directives[0].template = directives[0].template
      .replace(/zoom in/g, say('Perbesar'))
      .replace(/zoom out/g, say('Perkecil'))
      .replace(/reset zoom/g, say('Tampilkan seluruh alur'));
    return directives;
  }]);
}]);
