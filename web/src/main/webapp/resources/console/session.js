// Warns before a session ends for want of requests, and leaves when it has; tells of requests that nobody answered.
// Windows of one browser share the moment of the last request.
(function () {
  'use strict';
  var limits = document.getElementById('sessionLimits');
  if (!limits) {
    return;
  }
  var SEEN = 'unioncard.seen';
  var idle = Number(limits.dataset.idle) * 1000;
  var warning = Math.min(90000, idle / 2);
  var words = document.getElementById('idleLeft');

  function seen() {
    localStorage.setItem(SEEN, String(Date.now()));
  }

  // What a page asks by itself must not keep a session alive that nobody uses.
  var used = Date.now();
  jQuery(document).on('pointermove pointerdown keydown', function () {
    used = Date.now();
  });
  window.attended = function () {
    return Date.now() - used < idle / 3;
  };

  function look() {
    var left = idle - (Date.now() - Number(localStorage.getItem(SEEN)));
    var dialog = PF('idle');
    if (left <= 0) {
      location.assign(limits.dataset.leave);
    } else if (left <= warning) {
      words.textContent = String(Math.ceil(left / 1000));
      if (!dialog.isVisible()) {
        dialog.show();
      }
    } else if (dialog.isVisible()) {
      dialog.hide();
    }
  }

  seen();
  jQuery(document).on('ajaxComplete pfAjaxComplete', seen);
  jQuery(document).on('pfAjaxError', function (event, answer) {
    var words = answer.status === 429 ? limits.dataset.fast : limits.dataset.away;
    PF('refused').show([{severity: 'error', summary: words, detail: ''}]);
  });
  window.setInterval(look, 1000);
})();
