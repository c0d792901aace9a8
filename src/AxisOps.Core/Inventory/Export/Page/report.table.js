// The table. Only the rows in sight are in the document; their numbers tell assistive technology where they are.
// Widths in rem: a serial number, an address and "not confirmed" are never cut. What is not named is as wide as its heading.
const widths = {
  Model: 8, SerialNumber: 8.5, Address: 8.25, OsVersion: 5.75, OsTrack: 5.5, SupportEnd: 11.5, CertificateNotAfter: 8.25, Identity: 7.25, Outcome: 6.75, Site: 5,
  FullName: 16, Error: 18, IPAddresses: 14, HostName: 12, MacAddress: 9.5, CertificateSubject: 16, CertificateIssuer: 16, ReadAt: 9.5, Keystores: 11, TimeServers: 14, BootId: 12, Firewall: 12, Syslog: 12,
};
const widthOf = (name) => widths[name] ?? Math.max(6.5, 2.5 + (columnOf.get(name).title.length * .5));
const totalOf = (names) => names.reduce((sum, name) => sum + widthOf(name), 0);
const cardColumns = ['Model', 'Outcome', 'SerialNumber', 'Address', 'OsVersion', 'SupportEnd'];
const listed = columns.filter((column) => column.name !== 'RecommendedAction');
const usual = ['Model', 'SerialNumber', 'Address', 'OsVersion', 'OsTrack', 'SupportEnd', 'CertificateNotAfter', 'Identity', 'Outcome'];
const narrow = window.matchMedia('(max-width: 720px)');
const overscan = 8;

const scroller = document.getElementById('scroller');
const grid = document.getElementById('grid');
const body = document.getElementById('rows');
const above = element('tr', { attributes: { class: 'spacer', 'aria-hidden': 'true' }, children: [element('td')] });
const below = element('tr', { attributes: { class: 'spacer', 'aria-hidden': 'true' }, children: [element('td')] });
const drawn = new Map();
let visible = [...usual, ...(devices.some((device) => valueOf(device, 'Site') !== null) ? ['Site'] : [])];
let rowHeight = 40;
let active = 0;

const tones = { Failed: 'bad', Succeeded: 'good', Unchanged: 'good', Skipped: 'rest', Cancelled: 'warn', Unknown: 'warn', Proven: 'good', Enrolled: 'good', Claim: 'warn', Unprotected: 'warn' };

function cell(device, name) {
  const column = columnOf.get(name);
  const isInferred = name === 'SupportEnd' && valueOf(device, name) !== null && !valueOf(device, 'SupportConfirmed');
  const text = isInferred ? valueOf(device, name) : shortText(device, column);
  const isTone = name === 'Outcome' || name === 'Identity';
  const content = element('bdi', isTone && text !== '' ? { text, attributes: { class: `badge ${tones[text] ?? 'rest'}` } } : { text: text === '' && name === 'Model' ? 'Not read' : text });
  return element('td', {
    attributes: { role: name === 'Model' ? 'rowheader' : 'gridcell', 'data-column': name, 'data-label': text === '' ? '' : column.title, class: column.type === 'Number' ? 'number-cell' : '' },
    children: isInferred ? [content, element('span', { text: ' not confirmed', attributes: { class: 'cell-note' } })] : [content],
  });
}

function makeWidths(names) {
  return names.map((name) => {
    const made = element('col');
    made.style.width = `${(widthOf(name) / totalOf(names)) * 100}%`;
    return made;
  });
}

function makeRow(position) {
  const device = state.shown[position];
  const names = narrow.matches ? cardColumns : visible;
  return element('tr', {
    attributes: { role: 'row', 'aria-rowindex': String(position + 2), 'data-position': String(position), tabindex: position === active ? '0' : '-1', class: 'device' },
    children: names.map((name) => cell(device, name)),
  });
}

/** The first and the last row in sight, and some around them. */
function range() {
  const outer = scroller.getBoundingClientRect();
  const inner = body.getBoundingClientRect();
  const top = (narrow.matches ? 0 : outer.top) - inner.top;
  const bottom = (narrow.matches ? window.innerHeight : outer.bottom) - inner.top;
  const count = state.shown.length;

  // Some rows are there even where none is in sight: the keyboard has to reach one.
  const first = Math.min(Math.max(0, Math.floor(top / rowHeight) - overscan), Math.max(0, count - overscan));
  return [first, Math.max(first, Math.min(count, Math.max(0, Math.ceil(bottom / rowHeight)) + overscan))];
}

function drawRows() {
  const [first, last] = range();
  for (const [position, row] of drawn) {
    if (position < first || position >= last) {
      if (row === document.activeElement) {
        scroller.focus({ preventScroll: true });
      }

      row.remove();
      drawn.delete(position);
    }
  }

  let next = below;
  for (let position = last - 1; position >= first; position--) {
    let row = drawn.get(position);
    if (row === undefined) {
      row = makeRow(position);
      body.insertBefore(row, next);
      drawn.set(position, row);
    }

    next = row;
  }

  above.style.height = `${first * rowHeight}px`;
  below.style.height = `${(state.shown.length - last) * rowHeight}px`;
  if (!drawn.has(active) && drawn.size > 0) {
    drawn.get(first).tabIndex = 0;
  }

  const height = drawn.get(first)?.getBoundingClientRect().height ?? rowHeight;
  if (Math.abs(height - rowHeight) > 0.5 && height > 0) {
    rowHeight = height;
    drawRows();
  }
}

function redraw() {
  drawn.forEach((row) => row.remove());
  drawn.clear();
  active = Math.min(active, Math.max(0, state.shown.length - 1));
  grid.setAttribute('aria-rowcount', String(state.shown.length + 1));
  document.getElementById('nothing').hidden = state.shown.length > 0;
  drawRows();
}

function drawHeadings() {
  document.getElementById('headings').replaceChildren(...visible.map((name) => {
    const column = columnOf.get(name);
    const order = state.sort !== name ? 'none' : state.descending ? 'descending' : 'ascending';
    const mark = order === 'none' ? '' : state.descending ? ' ▼' : ' ▲';
    return element('th', {
      attributes: { role: 'columnheader', scope: 'col', 'aria-sort': order },
      children: [element('button', {
        attributes: { type: 'button', 'data-column': name, title: column.description },
        children: [document.createTextNode(column.title), element('span', { text: mark, attributes: { 'aria-hidden': 'true' } })],
        on: { click: () => sortBy(name, state.sort === name && !state.descending) },
      })],
    });
  }));
  document.getElementById('widths').replaceChildren(...makeWidths(visible));
  grid.style.minWidth = `${totalOf(visible)}rem`;
  grid.setAttribute('aria-colcount', String(visible.length));
  document.getElementById('sort-by').value = state.sort;
  document.getElementById('sort-direction').textContent = state.descending ? 'Descending' : 'Ascending';
}

function sortBy(name, descending) {
  const held = document.activeElement?.closest('#headings button')?.dataset.column;
  state.sort = name;
  state.descending = descending;
  active = 0;
  scroller.scrollTop = 0;
  refresh();
  drawHeadings();
  if (held !== undefined) {
    document.querySelector(`#headings button[data-column="${held}"]`)?.focus();
  }
}

function focusRow(position) {
  if (state.shown.length === 0) {
    return;
  }

  const wanted = Math.min(Math.max(0, position), state.shown.length - 1);
  drawn.forEach((row) => { row.tabIndex = -1; });
  active = wanted;
  if (!drawn.has(wanted)) {
    const target = wanted * rowHeight;
    if (getComputedStyle(scroller).overflowY === 'auto') {
      scroller.scrollTop = target - (scroller.clientHeight / 2);
    } else {
      window.scrollTo({ top: window.scrollY + body.getBoundingClientRect().top + target - (window.innerHeight / 2) });
    }

    drawRows();
  }

  // A browser may take a moment to scroll; the row is drawn then, and can be reached with the keyboard all the same.
  const row = drawn.get(wanted);
  if (row === undefined) {
    return;
  }

  row.tabIndex = 0;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  drawRows();
}

function moveByKey(event) {
  if (event.target.closest('button') !== null || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }

  const page = Math.max(1, Math.floor(Math.min(scroller.clientHeight, window.innerHeight) / rowHeight) - 2);
  const steps = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: state.shown.length - 1 };
  if (event.key in steps) {
    event.preventDefault();
    focusRow(steps[event.key]);
  } else if ((event.key === 'Enter' || event.key === ' ') && event.target.closest('tr.device') !== null) {
    event.preventDefault();
    openDetail(Number(event.target.closest('tr.device').dataset.position));
  }
}

function drawChooser() {
  document.getElementById('columns').append(...listed.map((column) => {
    const box = element('input', { attributes: { type: 'checkbox' } });
    box.checked = visible.includes(column.name);
    box.addEventListener('change', () => {
      visible = box.checked ? [...visible, column.name] : visible.filter((name) => name !== column.name);
      if (visible.length === 0) {
        visible = ['Model'];
      }

      drawHeadings();
      redraw();
    });
    return element('label', { children: [box, document.createTextNode(` ${column.title}`)] });
  }));
  document.getElementById('sort-by').append(...listed.map((column) => element('option', { text: column.title, attributes: { value: column.name } })));
}

listeners.push(redraw);
