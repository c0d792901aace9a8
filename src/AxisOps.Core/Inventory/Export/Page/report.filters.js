// Which devices are shown, and in which order.
const state = { query: '', facets: new Map(), sort: 'Model', descending: false, shown: devices };
const listeners = [];

const daysLeft = (value) => (Date.parse(value) - createdAt) / day;

/** Where a certificate stands in its life, by the time of the export. */
function certificateAge(device) {
  const end = valueOf(device, 'CertificateNotAfter');
  if (end === null) {
    return 'Not known';
  }

  if (end.startsWith('9999')) {
    return 'No end (device identity)';
  }

  const left = daysLeft(end);
  return left < 0 ? 'Expired' : left <= 30 ? 'Within 30 days' : left <= 90 ? 'Within 90 days' : left <= 365 ? 'Within a year' : 'Later';
}

const supportHasEnded = (device) => {
  const end = valueOf(device, 'SupportEnd');
  return end !== null && end < about.createdAt.slice(0, 10);
};

function supportText(device) {
  const end = valueOf(device, 'SupportEnd');
  return end === null ? 'no end known' : `${supportHasEnded(device) ? 'ended' : 'until'} ${end}${valueOf(device, 'SupportConfirmed') ? '' : ', not confirmed'}`;
}

const trackOf = (device) => (valueOf(device, 'OsVersion') === null ? 'Not read' : valueOf(device, 'OsTrack') ?? 'No known track');

/** Turns a filter on, or off when it is on already. One of each group is in force at a time. */
function toggleFacet(group, label, test) {
  if (state.facets.get(group)?.label === label) {
    state.facets.delete(group);
  } else {
    state.facets.set(group, { label, test });
  }

  refresh();
}

const isOn = (group, label) => state.facets.get(group)?.label === label;

function comparer() {
  const column = columnOf.get(state.sort);
  const raw = (device) => device.v[column.index];
  const sign = state.descending ? -1 : 1;
  const keys = new Map();
  if (column.type === 'Version') {
    devices.forEach((device) => raw(device) !== null && keys.set(device, versionKey(raw(device))));
  }

  const compare = {
    Number: (left, right) => raw(left) - raw(right),
    Boolean: (left, right) => raw(left) - raw(right),
    Version: (left, right) => compareVersions(keys.get(left), keys.get(right)),
    Text: (left, right) => collator.compare(raw(left), raw(right)),
  }[column.type] ?? ((left, right) => (raw(left) < raw(right) ? -1 : raw(left) > raw(right) ? 1 : 0));

  // What is not known comes last in both directions.
  return (left, right) => {
    const missing = (raw(left) === null) - (raw(right) === null);
    return missing !== 0 ? missing : raw(left) === null ? left.index - right.index : sign * compare(left, right) || left.index - right.index;
  };
}

let sorted = devices;
let sortedBy = '';

function refresh() {
  const order = `${state.sort} ${state.descending}`;
  if (order !== sortedBy) {
    sorted = [...devices].sort(comparer());
    sortedBy = order;
  }

  const words = state.query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const tests = [...state.facets.values()].map((facet) => facet.test);
  state.shown = words.length === 0 && tests.length === 0
    ? sorted
    : sorted.filter((device) => tests.every((test) => test(device)) && words.every((word) => device.search.includes(word)));
  listeners.forEach((listener) => listener());
}

function drawChips() {
  const chips = [...state.facets].map(([group, facet]) => element('li', {
    children: [element('button', {
      text: `${group}: ${facet.label} ✕`,
      attributes: { type: 'button', 'aria-label': `Remove the filter ${group}: ${facet.label}` },
      on: { click: () => removeFacet(group) },
    })],
  }));
  if (chips.length > 1 || (chips.length > 0 && state.query !== '')) {
    chips.push(element('li', { children: [element('button', { text: 'Remove all', attributes: { type: 'button', class: 'plain' }, on: { click: removeAll } })] }));
  }

  document.getElementById('chips').replaceChildren(...chips);
}

/** The button that was pressed goes away: the keyboard stays near it. */
function removeFacet(group) {
  state.facets.delete(group);
  refresh();
  (document.querySelector('#chips button') ?? document.getElementById('search')).focus();
}

function removeAll() {
  state.facets.clear();
  state.query = '';
  document.getElementById('search').value = '';
  refresh();
  document.getElementById('search').focus();
}

function tellCount() {
  const all = devices.length;
  const shown = state.shown.length;
  document.getElementById('status').textContent = shown === all ? `${countOf(all)} ${all === 1 ? 'device' : 'devices'}` : `${countOf(shown)} of ${countOf(all)} devices`;
}

listeners.push(drawChips, tellCount);
