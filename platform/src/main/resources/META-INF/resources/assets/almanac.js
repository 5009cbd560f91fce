// What pages do in the browser beyond htmx. Each behaviour is asked for by an attribute in the page, and without
// this script every form and link still works.
'use strict';

(() => {
  // <time datetime> : the reader's own zone on hover.
  const ownZone = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

  function addOwnZone(root) {
    for (const time of root.querySelectorAll('time[datetime]')) {
      const at = new Date(time.dateTime);
      if (!Number.isNaN(at.getTime())) {
        time.title = ownZone.format(at);
      }
    }
  }

  // <form data-confirm="Really?"> : asks before it is sent.
  function confirmed(form) {
    return !form.dataset.confirm || window.confirm(form.dataset.confirm);
  }

  // <form data-upload-progress> : shows how much of a file is sent. The form holds
  // <div class="upload-progress" hidden><progress max="1"></progress><span role="status"></span></div>
  function sendWithProgress(form, submitter) {
    const box = form.querySelector('.upload-progress');
    const bar = box.querySelector('progress');
    const text = box.querySelector('span');
    const request = new XMLHttpRequest();
    const buttons = form.querySelectorAll('button');
    const body = new FormData(form, submitter);

    function stop(message) {
      text.textContent = message;
      buttons.forEach((button) => { button.disabled = false; });
    }

    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) {
        bar.value = event.loaded / event.total;
        text.textContent = event.loaded < event.total
          ? Math.floor(100 * bar.value) + ' % sent' : 'Sent; being checked …';
      }
    });
    request.addEventListener('load', () => showAnswer(request, form, stop));
    request.addEventListener('error', () => stop('The connection broke, or the file is too large. Nothing was stored.'));
    buttons.forEach((button) => { button.disabled = true; });
    box.hidden = false;
    bar.value = 0;
    request.open('POST', form.action);
    request.send(body);
  }

  // A redirect was followed: go there. Else the answer is this page again, with messages beside the fields.
  function showAnswer(request, form, stop) {
    if (request.status < 300 && request.responseURL !== form.action) {
      window.location.assign(request.responseURL);
      return;
    }
    const answer = new DOMParser().parseFromString(request.responseText, 'text/html').querySelector('main');
    if (answer === null) {
      stop('The server did not take the file (status ' + request.status + ').');
      return;
    }
    const main = document.querySelector('main');
    main.replaceChildren(...answer.childNodes);
    addOwnZone(main);
    showFitting();
    if (window.htmx) {
      window.htmx.process(main);
    }
    const wrong = main.querySelector('[aria-invalid], [role=alert]');
    (wrong || main).scrollIntoView({ block: 'center' });
    if (wrong && wrong.focus) {
      wrong.focus();
    }
  }

  // <div data-shown-for="weekly"> : shown while the select before it in the form has that value.
  function showFitting() {
    const frequency = document.querySelector('select[name=frequency]');
    for (const part of document.querySelectorAll('[data-shown-for]')) {
      part.hidden = frequency !== null && part.dataset.shownFor !== frequency.value;
    }
  }

  document.addEventListener('change', showFitting);
  showFitting();

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!confirmed(form)) {
      event.preventDefault();
    } else if (form.hasAttribute('data-upload-progress')) {
      event.preventDefault();
      sendWithProgress(form, event.submitter);
    }
  });

  document.addEventListener('htmx:afterSettle', (event) => addOwnZone(event.target));
  addOwnZone(document);
})();
