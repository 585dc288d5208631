// Warns before a session ends for want of requests, and leaves when it has; tells of requests that nobody answered.
// Windows of one browser share the moment of the last request of a person. What a page asks by itself is none: neither here nor, told by
// the header, at the server.
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

  // A poll, and a remote command that a push calls, are scripts; whatever a person uses is an element of the page.
  function unasked(source) {
    var element = typeof source === 'string' ? document.getElementById(source) : source;
    return Boolean(source) && (!element || element.tagName === 'SCRIPT');
  }

  jQuery.ajaxPrefilter(function (settings, own, request) {
    if (unasked(settings.source)) {
      settings.unasked = true;
      request.setRequestHeader('Union-Unasked', 'yes');
    }
  });

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
  jQuery(document).on('ajaxComplete pfAjaxComplete', function (event, request, settings) {
    if (!settings || !settings.unasked) {
      seen();
    }
  });
  jQuery(document).on('pfAjaxError', function (event, answer) {
    var words = answer.status === 429 ? limits.dataset.fast : limits.dataset.away;
    PF('refused').show([{severity: 'error', summary: words, detail: ''}]);
  });
  window.setInterval(look, 1000);
})();
