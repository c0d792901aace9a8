// The cards and charts above the table. Each bar is a button that filters the table; its label and number are its text alternative.
const toggles = [];

function toggle(button, group, label, test) {
  button.addEventListener('click', () => toggleFacet(group, label, test));
  toggles.push(() => button.setAttribute('aria-pressed', String(isOn(group, label))));
}

function card(label, title, test, tone) {
  const count = devices.filter(test).length;
  const parts = [element('span', { text: countOf(count), attributes: { class: `number ${count > 0 ? tone : 'good'}` } }), element('span', { text: title, attributes: { class: 'what' } })];
  if (count === 0) {
    return element('li', { children: [element('div', { attributes: { class: 'card' }, children: parts })] });
  }

  const button = element('button', { attributes: { type: 'button', class: 'card' }, children: parts });
  toggle(button, 'Attention', label, test);
  return element('li', { children: [button] });
}

function drawCards() {
  const read = devices.filter((device) => valueOf(device, 'Outcome') === 'Succeeded').length;
  const all = element('div', {
    attributes: { class: 'card' },
    children: [
      element('span', { text: countOf(devices.length), attributes: { class: 'number' } }),
      element('span', { text: `devices, ${countOf(read)} read`, attributes: { class: 'what' } }),
    ],
  });
  document.getElementById('cards').append(
    element('li', { children: [all] }),
    card('not read', 'not read', (device) => valueOf(device, 'Outcome') !== 'Succeeded', 'bad'),
    card('support ended', 'past support end, confirmed', (device) => supportHasEnded(device) && valueOf(device, 'SupportConfirmed') === true, 'bad'),
    card('certificate', 'certificates expired or within 30 days', (device) => ['Expired', 'Within 30 days'].includes(certificateAge(device)), 'bad'),
    card('needs setup', 'need setup', (device) => valueOf(device, 'Setup') === 'NeedsSetup', 'warn'),
    card('identity not trusted', 'neither proven nor pinned', (device) => !['Proven', 'Enrolled'].includes(valueOf(device, 'Identity')), 'warn'));
}

function groupBy(key) {
  const groups = new Map();
  for (const device of devices) {
    const name = key(device);
    const group = groups.get(name);
    if (group === undefined) {
      groups.set(name, [device]);
    } else {
      group.push(device);
    }
  }

  return groups;
}

function bar({ group, label, note, count, most, tone = 'plain', test }) {
  const width = count === 0 ? 0 : Math.max(1, (count / most) * 100);
  const button = element('button', {
    attributes: { type: 'button', class: 'bar' },
    children: [
      element('span', { attributes: { class: 'bar-label' }, children: [element('bdi', { text: label }), ...(note ? [element('span', { text: note, attributes: { class: 'bar-note' } })] : [])] }),
      element('span', { text: countOf(count), attributes: { class: 'bar-count' } }),
      drawing('svg', { class: 'bar-track', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' }, [
        drawing('rect', { class: 'back', width: '100', height: '6' }),
        drawing('rect', { class: `fill ${tone}`, width: String(width), height: '6' }),
      ]),
    ],
  });
  toggle(button, group, label, test);
  return element('li', { children: [button] });
}

function chart(title, note, bars, picture) {
  const id = `chart-${document.querySelectorAll('#charts section').length}`;
  const most = Math.max(0, ...bars.map((one) => one.count));
  const list = element('ul', { children: bars.map((one) => bar({ ...one, group: title, most })) });
  const empty = bars.length === 0 ? [element('p', { text: 'No devices.', attributes: { class: 'hint' } })] : [];
  document.getElementById('charts').append(element('section', {
    attributes: { class: 'chart', 'aria-labelledby': id },
    children: [
      element('h3', { text: title, attributes: { id } }),
      element('p', { text: note, attributes: { class: 'hint' } }),
      element('div', { attributes: { class: 'chart-body' }, children: [...(picture ? [picture] : []), list, ...empty] }),
    ],
  }));
}

function drawModels() {
  const groups = [...groupBy((device) => valueOf(device, 'Model') ?? 'Not read')].sort((left, right) => right[1].length - left[1].length || collator.compare(left[0], right[0]));
  const room = groups.length > 11 ? 10 : groups.length;
  const bars = groups.slice(0, room).map(([label, list]) => ({ label: label.slice(0, 200), count: list.length, test: (device) => (valueOf(device, 'Model') ?? 'Not read') === label }));
  if (groups.length > room) {
    const top = new Set(groups.slice(0, room).map(([label]) => label));
    const rest = groups.slice(room);
    bars.push({
      label: 'Other models',
      note: `${countOf(rest.length)} models`,
      count: rest.reduce((sum, [, list]) => sum + list.length, 0),
      tone: 'rest',
      test: (device) => !top.has(valueOf(device, 'Model') ?? 'Not read'),
    });
  }

  chart('Model', groups.length > room ? 'The ten most frequent' : 'All models', bars);
}

function drawTracks() {
  const noteOf = (device) => (valueOf(device, 'OsTrack') === null && valueOf(device, 'SupportEnd') === null ? '' : supportText(device));
  const isRest = (device) => ['Not read', 'No known track'].includes(trackOf(device));
  const end = (device) => valueOf(device, 'SupportEnd') ?? '9999';
  const groups = [...groupBy((device) => `${trackOf(device)}\n${noteOf(device)}`).values()].sort(([left], [right]) => isRest(left) - isRest(right)
    || collator.compare(end(right), end(left)) || collator.compare(trackOf(left), trackOf(right)));
  const bars = groups.slice(0, 14).map((list) => {
    const [first] = list;
    const label = trackOf(first);
    const note = noteOf(first);
    return {
      label: label.slice(0, 200), note, count: list.length,
      // Green says that support goes on; of a track without a known end nobody can say so.
      tone: isRest(first) || valueOf(first, 'SupportEnd') === null ? 'rest' : !supportHasEnded(first) ? 'good' : valueOf(first, 'SupportConfirmed') === true ? 'bad' : 'warn',
      test: (device) => trackOf(device) === label && noteOf(device) === note,
    };
  });
  chart('AXIS OS track', 'With the end of its support', bars);
}

function drawCertificates() {
  const tones = new Map([['Expired', 'bad'], ['Within 30 days', 'bad'], ['Within 90 days', 'warn'], ['Within a year', 'plain'], ['Later', 'good'], ['No end (device identity)', 'good'], ['Not known', 'rest']]);
  const groups = groupBy(certificateAge);
  const bars = [...tones].map(([label, tone]) => ({ label, tone, count: groups.get(label)?.length ?? 0, test: (device) => certificateAge(device) === label }));
  chart('Certificate', `End of the certificate it served, seen from ${about.createdAt.slice(0, 10)}`, devices.length === 0 ? [] : bars);
}

function drawOutcomes() {
  const tones = { Succeeded: 'good', Unchanged: 'good', Skipped: 'rest', Failed: 'bad', Cancelled: 'warn', Unknown: 'warn' };
  const groups = groupBy((device) => valueOf(device, 'Outcome'));
  const bars = Object.entries(tones).filter(([label]) => groups.has(label)).map(([label, tone]) => ({ label, tone, count: groups.get(label).length, test: (device) => valueOf(device, 'Outcome') === label }));
  let at = 0;
  const ring = drawing('svg', { class: 'ring', viewBox: '0 0 42 42', role: 'img', 'aria-label': `Outcome: ${bars.map((one) => `${one.label} ${one.count}`).join(', ')}` }, bars.map((one) => {
    const share = (one.count / devices.length) * 100;
    at += share;
    return drawing('circle', { class: `arc ${one.tone}`, cx: '21', cy: '21', r: '15.915', 'stroke-dasharray': `${share} ${100 - share}`, 'stroke-dashoffset': String(125 - at + share) });
  }));
  chart('Outcome', 'How the readings ended', bars, devices.length === 0 ? undefined : ring);
}

listeners.push(() => toggles.forEach((show) => show()));
