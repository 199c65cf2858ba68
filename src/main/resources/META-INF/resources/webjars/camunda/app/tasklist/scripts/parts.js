/* global angular */
/* Tasklist without the parts nobody here uses, and with a plain line about who works on a task. */
import { facts } from './kartu.js';
import { say } from './words.js';

const UNUSED = ['create-task-action', 'shortcut-help', 'task-action-comment', 'task-detail-description',
  'task-detail-history', 'tasklist-card-variables', 'tasklist-sorting'];

const SEARCH_WORDS = {
  inputPlaceholder: say('Cari desa atau kecamatan'), invalid: say('Pencarian ini belum lengkap'),
  deleteSearch: say('Hapus pencarian'), type: say('Cari pada'), name: say('Sifat'), operator: say('Pembanding'),
  value: say('Kata yang dicari')
};

/* What the engine says in English of a task that is gone, or that belongs to another desk. */
const GONE = /task is null|No matching task/;
const NOT_YOURS = say('Tugas ini sudah selesai, atau bukan tugas meja Anda.');

/* The facts go when the form has come, which shows them too: they stand last, so that no button moves under a finger. */
const META = `
<a href class="payung-back" payung-back>‹ ${say('Kembali ke daftar tugas')}</a>
<a href class="payung-width" payung-width></a>
<div class="payung-who" role="status" payung-again>
  <p ng-if="!hasAssignee()">
    <span>${say('Belum ada yang mengerjakan. Ambil tugas ini untuk mengisi formulirnya.')}</span>
    <button type="button" class="claim btn btn-primary" ng-click="claim()" ng-disabled="submitInProgress">{{
      'CLAIM_TASK' | translate }}</button>
  </p>
  <p ng-if="hasAssignee() && isAssignee">
    <span>${say('Anda yang mengerjakan tugas ini.')}</span>
    <button type="button" class="unclaim btn btn-default" ng-click="unclaim()" ng-disabled="submitInProgress">{{
      'UNCLAIM_TASK' | translate }}</button>
  </p>
  <p ng-if="hasAssignee() && !isAssignee">
    <span>${say('Sedang dikerjakan oleh')} {{ assignee.firstName || assignee.lastName
      ? (assignee.firstName + ' ' + assignee.lastName).trim() : (assignee.id || task.assignee) }}.</span>
  </p>
</div>
<div payung-facts="task"></div>`;

/* A form is blank until its modules have come; when the line loses one, nobody else says so. */
const LOST = `
<p><span>${say('Formulir belum termuat karena sambungan terputus. Yang sudah tersimpan tetap tersimpan.')}</span>
<button type="button" class="btn btn-primary">${say('Muat ulang')}</button></p>`;

window.addEventListener('unhandledrejection', function ({ reason }) {
  const form = document.querySelector('form.pd:not(.payung-blank)');
  if (form && /module/i.test(reason && reason.message) && !form.querySelector('.pd-bar')) {
    const said = Object.assign(document.createElement('div'), { className: 'payung-who', innerHTML: LOST });
    said.setAttribute('role', 'alert');
    said.querySelector('button').addEventListener('click', function () { location.reload(); });
    form.classList.add('payung-blank');
    form.prepend(said);
  }
});

function searchable(key, words, byDefault) {
  return {
    id: { key: key, value: words }, operators: [{ key: 'Like', value: say('memuat') }], default: byDefault, enforceString: true
  };
}

/** The search speaks of what a card shows; a word alone is looked for in the description, where the village stands. */
function simpleSearch(original) {
  return ['$scope', '$injector', function ($scope, $injector) {
    $injector.invoke(original, this, { $scope: $scope });
    $scope.translations = Object.assign({}, SEARCH_WORDS);
    $scope.types = [
      searchable('description', say('Keterangan'), true),
      searchable('name', say('Nama tugas'), false),
      searchable('processDefinitionName', say('Nama proses'), false)
    ];
  }];
}

angular.module('cam.tasklist.custom')
  .filter('payungSay', function () {
    return function (words) { return words && say(words); };
  })
  .directive('payungFacts', function () {
    return {
      link: function (scope, element, attributes) {
        scope.$watch(attributes.payungFacts, function (task) {
          if (task) {
            element[0].className = 'payung-facts';
            facts(element[0], task);
          }
        });
      }
    };
  })
  .directive('payungBack', ['$location', function ($location) {
    return {
      link: function (scope, element) {
        element.on('click', function (event) {
          event.preventDefault();
          /* With the tab left behind, Tasklist would take this for a change of tabs and keep the task. */
          scope.$apply(function () { $location.search('task', null).search('detailsTab', null); });
        });
      }
    };
  }])
  .directive('payungWidth', function () {
    /* Tasklist's own buttons float over the form, so they are pressed from here, where they scroll with it. */
    return {
      link: function (scope, element) {
        const isWide = function () { return document.body.classList.contains('list-column-close'); };
        const name = function () { element.text(isWide() ? '⤡ ' + say('Tampilkan daftar') : '⤢ ' + say('Perlebar')); };
        name();
        element.on('click', function (event) {
          event.preventDefault();
          document.querySelector(isWide() ? '.task-details .reset-regions' : '.task-details .maximize').click();
          setTimeout(name);
        });
      }
    };
  })
  .directive('payungAgain', ['$timeout', function ($timeout) {
    /* Camunda frees these buttons only once the task has changed hands: a refused claim would lock them. */
    return {
      link: function (scope) {
        scope.$watch('submitInProgress', function (busy) {
          if (busy) {
            $timeout(function () { scope.submitInProgress = false; }, 3000);
          }
        });
      }
    };
  }])
  .config(['$provide', function ($provide) {
    $provide.decorator('Views', ['$delegate', function (Views) {
      const all = Views.getProviders.bind(Views);
      Views.getProviders = function (options) {
        return all(options)
          .filter(function (part) { return UNUSED.indexOf(part.id) < 0; })
          .map(function (part) {
            return part.id === 'task-search' ? Object.assign({}, part, { controller: simpleSearch(part.controller) }) : part;
          });
      };
      return Views;
    }]);
    /* Everybody has the same few lists and nobody makes one, so neither their number nor the right to make one need be asked. */
    $provide.decorator('camAPI', ['$delegate', '$q', function (api, $q) {
      const filters = api.resource('filter');
      filters.count = function () { return $q.when(1); };
      filters.authorizations = function (id, done) { (done || id)(null, { links: [] }); };
      return api;
    }]);
    /* Tasklist looks for further tasks of the case that are the same person's already: who took one knows, who was handed one was told. */
    $provide.decorator('assignNotification', function () { return angular.noop; });
    $provide.decorator('Notifications', ['$delegate', function (notifications) {
      const add = notifications.addError.bind(notifications);
      notifications.addError = function (error) {
        return add(GONE.test(error.message) ? Object.assign({}, error, { message: NOT_YOURS }) : error);
      };
      return notifications;
    }]);
    /* The lists are rows of the engine, named in Indonesian. */
    $provide.decorator('camTasklistFiltersDirective', ['$delegate', function (directives) {
      directives[0].template = directives[0].template
        .replace('{{ filter.name }}', '{{ filter.name | payungSay }}')
        .replace('{{ filter.properties.description }}', '{{ filter.properties.description | payungSay }}');
      return directives;
    }]);
    $provide.decorator('camTasklistTaskMetaDirective', ['$delegate', function (directives) {
      directives[0].template = META;
      return directives;
    }]);
  }]);
