'use strict';
/*
 * Sorts, filters and pages the table of students, which is complete without this script. What is shown is in the page's address after #,
 * such as #exercise=S3.5&result=full&sort=-score&page=2, so links, bookmarks and the browser's back button lead to it.
 */
(() => {
  const PAGE = 100;
  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const UNANSWERED = 0, FULL = 2;
  const byId = (id) => document.getElementById(id);
  const body = byId('class').tBodies[0];
  const form = byId('filters');
  const fields = form.elements;
  const pages = byId('pages');
  const pageField = pages.querySelector('input');
  const exercises = [...fields.exercise.options].slice(1).map((option) => option.value);
  const mistakes = [...document.querySelectorAll('[data-mistake]')];

  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const students = [...body.rows].map((row, place) => {
    const [name, score, answered, made] = row.cells;
    return {
      row, place,
      link: name.querySelector('a'),
      isGraded: !row.classList.contains('alarm'),
      text: plain(name.textContent),
      name: plain(name.firstChild.textContent),
      score: parseFloat(score.textContent),
      answered: +answered.textContent,
      mistakes: +made.textContent,
      states: row.dataset.r || '',
      made: row.dataset.m || '',
    };
  });
  const state = (student, exercise) => DIGITS.indexOf(student.states[Math.floor(exercise / 3)] || 'A') >> 2 * (exercise % 3) & 3;
  const states = (student, exercise) => exercise < 0 ? exercises.map((_, i) => state(student, i)) : [state(student, exercise)];
  /** Two digits of each mistake stand beside each other. */
  const hasMade = (student, mistake) => {
    const digits = DIGITS[Math.floor(mistake / DIGITS.length)] + DIGITS[mistake % DIGITS.length];
    for (let i = student.made.indexOf(digits); i >= 0; i = student.made.indexOf(digits, i + 1)) {
      if (i % 2 === 0) {
        return true;
      }
    }
    return false;
  };
  const RESULTS = {
    answered: (states) => states.some((one) => one > UNANSWERED),
    unanswered: (states) => states.every((one) => one === UNANSWERED),
    full: (states) => states.every((one) => one === FULL),
    part: (states) => states.some((one) => one > UNANSWERED) && states.some((one) => one < FULL),
  };

  /** The page gives the texts, in its language; this puts numbers in place of the words in braces. */
  const filled = (text, numbers) => text.replace(/\{(\w+)\}/g, (_, name) => numbers[name].toLocaleString('en'));

  let shown = [];

  /** What the address asks for. A link to a section of the page asks for nothing. */
  const asked = () => new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '');

  const ask = (changes, isTyping) => {
    const wanted = asked();
    for (const [key, value] of Object.entries(changes)) {
      value ? wanted.set(key, value) : wanted.delete(key);
    }
    const hash = '#' + (wanted.toString() || 'students');
    isTyping ? history.replaceState(null, '', hash) : history.pushState(null, '', hash);
    show();
  };

  const isShown = (wanted) => {
    const q = plain(wanted.get('q') || '').trim();
    const exercise = exercises.indexOf(wanted.get('exercise'));
    const result = wanted.get('result');
    const mistake = mistakes.findIndex((row) => row.dataset.mistake === wanted.get('mistake'));
    return (student) => (!q || student.text.includes(q))
      && (!wanted.get('mistake') || mistake >= 0 && student.isGraded && hasMade(student, mistake))
      && (!result || (result === 'notgraded' ? !student.isGraded
        : student.isGraded && (!RESULTS[result] || RESULTS[result](states(student, exercise)))));
  };

  const sorted = (list, sort) => {
    const key = sort.replace('-', '');
    const sign = sort.startsWith('-') ? -1 : 1;
    const compare = key === 'name'
      ? (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
      : (a, b) => (Number.isNaN(a[key]) ? -1 : a[key]) - (Number.isNaN(b[key]) ? -1 : b[key]);
    return list.sort((a, b) => sign * compare(a, b) || a.place - b.place);
  };

  const show = () => {
    const wanted = asked();
    const sort = wanted.get('sort') || 'name';
    shown = sorted(students.filter(isShown(wanted)), sort);
    const last = Math.max(1, Math.ceil(shown.length / PAGE));
    const page = Math.min(last, Math.max(1, parseInt(wanted.get('page'), 10) || 1));
    const start = (page - 1) * PAGE;
    const some = shown.slice(start, start + PAGE);
    const mistake = mistakes.find((row) => row.dataset.mistake === wanted.get('mistake'));
    const exercise = wanted.get('exercise') || (mistake ? mistake.dataset.mistake.replace(/-[0-9a-f]+$/, '') : '');
    some.forEach((student) => { student.link.hash = exercise; });
    body.replaceChildren(...some.map((student) => student.row));
    const told = byId('shown').dataset;
    byId('shown').textContent = shown.length
      ? filled(shown.length < students.length ? told.some : told.all,
        { first: start + 1, last: start + some.length, shown: shown.length, all: students.length })
      : told.none;
    for (const name of ['q', 'exercise', 'result']) {
      if (fields[name].value !== (wanted.get(name) || '')) {
        fields[name].value = wanted.get(name) || '';
      }
    }
    byId('mistake').hidden = !wanted.get('mistake');
    byId('mistake').firstElementChild.textContent = mistake ? mistake.cells[0].textContent : byId('mistake').dataset.nobody;
    pages.hidden = last === 1;
    pageField.value = page;
    pageField.max = last;
    const pageCount = pages.querySelector('span');
    pageCount.textContent = filled(pageCount.dataset.of, { last });
    pages.querySelector('[name=previous]').disabled = page === 1;
    pages.querySelector('[name=next]').disabled = page === last;
    for (const heading of document.querySelectorAll('[data-sort]')) {
      const key = heading.dataset.sort;
      heading.setAttribute('aria-sort', sort === key ? 'ascending' : sort === '-' + key ? 'descending' : 'none');
    }
    return page;
  };

  const turn = (page) => {
    ask({ page: page > 1 ? String(page) : '' });
    byId('students').scrollIntoView();
  };

  for (const heading of document.querySelectorAll('[data-sort]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    heading.append(button);
    const key = heading.dataset.sort;
    // Names begin at A, numbers at the largest.
    const first = key === 'name' ? key : '-' + key;
    const second = key === 'name' ? '-' + key : key;
    button.addEventListener('click', () => ask({ sort: (asked().get('sort') || 'name') === first ? second : first, page: '' }));
  }
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    ask({ q: '', exercise: '', result: '', mistake: '', page: '' });
  });
  fields.q.addEventListener('input', () => ask({ q: fields.q.value, page: '' }, true));
  for (const name of ['exercise', 'result']) {
    fields[name].addEventListener('change', () => ask({ [name]: fields[name].value, page: '' }));
  }
  pages.querySelector('[name=previous]').addEventListener('click', () => turn(show() - 1));
  pages.querySelector('[name=next]').addEventListener('click', () => turn(show() + 1));
  pageField.addEventListener('change', () => turn(parseInt(pageField.value, 10) || 1));
  addEventListener('popstate', show);
  // Someone followed a link to some of the students.
  const arrive = () => {
    show();
    if (location.hash.includes('=')) {
      byId('students').focus();
      byId('students').scrollIntoView();
    }
  };
  addEventListener('hashchange', arrive);
  form.hidden = false;
  arrive();
  body.hidden = false;
})();
