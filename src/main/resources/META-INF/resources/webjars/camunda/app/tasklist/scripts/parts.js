/* global angular */
/* Tasklist without the parts nobody here uses, and with a plain line about who works on a task. */
import { facts } from './kartu.js';

const UNUSED = ['create-task-action', 'shortcut-help', 'task-action-comment', 'task-detail-description',
  'task-detail-history', 'tasklist-card-variables', 'tasklist-sorting'];

const SEARCHABLE = ['description', 'name', 'processDefinitionName', 'assignee'];

const META = `
<a href class="payung-back" payung-back>‹ Kembali ke daftar tugas</a>
<div payung-facts="task"></div>
<div class="payung-who" role="status">
  <p ng-if="!hasAssignee()">
    <span>Belum ada yang mengerjakan. Ambil tugas ini untuk mengisi formulirnya.</span>
    <button type="button" class="claim btn btn-primary" ng-click="claim()" ng-disabled="submitInProgress">{{
      'CLAIM_TASK' | translate }}</button>
  </p>
  <p ng-if="hasAssignee() && isAssignee">
    <span>Anda yang mengerjakan tugas ini.</span>
    <button type="button" class="unclaim btn btn-default" ng-click="unclaim()" ng-disabled="submitInProgress">{{
      'UNCLAIM_TASK' | translate }}</button>
  </p>
  <p ng-if="hasAssignee() && !isAssignee">
    <span>Sedang dikerjakan oleh {{ assignee.firstName || assignee.lastName
      ? assignee.firstName + ' ' + assignee.lastName : (assignee.id || task.assignee) }}.</span>
  </p>
</div>`;

/** The search speaks of what a card shows; a word alone is looked for in the description, where the village stands. */
function simpleSearch(original) {
  return ['$scope', '$injector', function ($scope, $injector) {
    $injector.invoke(original, this, { $scope: $scope });
    $scope.types = $scope.types
      .filter(function (type) { return SEARCHABLE.indexOf(type.id.key) >= 0; })
      .map(function (type) { return Object.assign({}, type, { default: type.id.key === 'description' }); });
  }];
}

angular.module('cam.tasklist.custom')
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
          scope.$apply(function () { $location.search('task', null); });
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
    $provide.decorator('camTasklistTaskMetaDirective', ['$delegate', function (directives) {
      directives[0].template = META;
      return directives;
    }]);
  }]);
