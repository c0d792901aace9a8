'use strict';

// What was read. Everything a device said stays text: it reaches the page through textContent alone.
const readBlock = (id) => JSON.parse(document.getElementById(id).textContent);
const about = readBlock('about');
const strings = readBlock('strings');
const devices = readBlock('devices');

const columns = about.columns;
const columnOf = new Map(columns.map((column, index) => [column.name, { ...column, index }]));
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const createdAt = Date.parse(about.createdAt);
const day = 86_400_000;

const wordOf = (value) => (typeof value === 'number' ? strings[value] : value);
const valueOf = (device, name) => device.v[columnOf.get(name).index];
const countOf = (number) => number.toLocaleString('en');

/** Makes an element with text and children; attributes go through setAttribute, never as markup. */
function element(tag, { text, attributes = {}, children = [], on = {} } = {}) {
  const made = document.createElement(tag);
  if (text !== undefined) {
    made.textContent = text;
  }

  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }

  for (const [name, handler] of Object.entries(on)) {
    made.addEventListener(name, handler);
  }

  made.append(...children);
  return made;
}

function drawing(tag, attributes, children = []) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }

  made.append(...children);
  return made;
}

const momentText = (value) => value.replace('T', ' ').replace('Z', ' UTC');

function durationText(seconds) {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3_600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  return days > 0 ? `${days} d ${hours} h` : hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`;
}

function bytesText(bytes) {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${units[power]}`;
}

/** The whole value, for the detail view. */
function fullText(column, value) {
  if (value === null) {
    return '';
  }

  switch (column.type) {
    case 'Boolean':
      return value ? 'yes' : 'no';
    case 'Instant':
      return value.startsWith('9999') ? `no end (${momentText(value)})` : momentText(value);
    case 'Number':
      return column.name === 'UptimeSeconds' ? `${value} (${durationText(value)})`
        : column.name.endsWith('Bytes') ? `${value} (${bytesText(value)})`
          : String(value);
    default:
      return value;
  }
}

/** The value in few characters, for the table. */
function shortText(device, column) {
  const value = device.v[column.index];
  if (value === null) {
    return '';
  }

  if (column.type === 'Instant') {
    return value.startsWith('9999') ? 'no end' : column.name === 'ReadAt' ? value.slice(0, 16).replace('T', ' ') : value.slice(0, 10);
  }

  if (column.name === 'SupportEnd') {
    return valueOf(device, 'SupportConfirmed') ? value : `${value} not confirmed`;
  }

  const text = column.name === 'UptimeSeconds' ? durationText(value) : fullText(column, value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** Everything that is told of a device, in lower case, for the search. */
function searchText(device) {
  const parts = device.v.map((value, index) => (value === null ? '' : columns[index].type === 'Boolean' ? '' : String(value)));
  for (const rows of [device.a, device.c, device.s, device.x]) {
    for (const row of rows ?? []) {
      parts.push(row.filter((value) => typeof value === 'string').join(' '));
    }
  }

  for (const [name, state, , reason] of device.f) {
    if (state !== 'Value' && state !== 'NotRequested') {
      parts.push(`${wordOf(name)} ${state} ${wordOf(reason) ?? ''}`);
    }
  }

  return parts.join('\n').toLowerCase();
}

/** A version as its numbers; what follows them decides between equal ones. */
function versionKey(text) {
  const numbers = /^[0-9.]*/.exec(text)[0];
  return { numbers: numbers.split('.').map(Number), rest: text.slice(numbers.length) };
}

function compareVersions(left, right) {
  for (let i = 0; i < Math.max(left.numbers.length, right.numbers.length); i++) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }

  return left.rest < right.rest ? -1 : left.rest > right.rest ? 1 : 0;
}

devices.forEach((device, index) => {
  device.index = index;
  device.search = searchText(device);
});
