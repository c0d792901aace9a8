// Everything that was read of one device: each fact with its source, or why it was not read.
const dialog = document.getElementById('detail');
const groupTitles = { Result: 'Reading', Product: 'Product', Software: 'AXIS OS', Network: 'Network', Time: 'Time', Access: 'Identity and access', Service: 'Services' };
const stateTexts = { NotSupported: 'not supported', NotPermitted: 'not permitted', Failed: 'failed', NotRequested: 'not asked for' };
let opened = 0;

function entry(title, value, note, isMissing) {
  const shown = element('bdi', { text: value, attributes: { class: isMissing ? 'missing' : 'value' } });
  return element('div', {
    attributes: { class: 'entry' },
    children: [element('dt', { text: title }), element('dd', { children: [shown, ...(note ? [element('span', { text: note, attributes: { class: 'source' } })] : [])] })],
  });
}

function missingText(fact) {
  const [, factState, source, reason] = fact;
  const said = [stateTexts[factState] ?? factState, wordOf(reason)].filter((part) => part).join(': ');
  return [said, wordOf(source) ? `asked: ${wordOf(source)}` : ''];
}

function columnEntry(device, column, index, facts) {
  const value = device.v[index];
  const fact = column.fact === null ? undefined : facts.get(column.fact);
  if (value !== null) {
    return entry(column.title, fullText(column, value), fact?.[1] === 'Value' && wordOf(fact[2]) ? `from ${wordOf(fact[2])}` : '', false);
  }

  if (fact === undefined) {
    return undefined;
  }

  return fact[1] === 'Value' ? entry(column.title, 'not told', '', true) : entry(column.title, ...missingText(fact), true);
}

function section(title, children) {
  return element('section', { children: [element('h3', { text: title }), ...children] });
}

function groupSections(device, facts) {
  return Object.entries(groupTitles).map(([group, title]) => {
    const seen = new Set();
    const entries = columns.map((column, index) => {
      if (column.group !== group || ['Error', 'RecommendedAction'].includes(column.name)) {
        return undefined;
      }

      // Several columns of one fact that was not read say so once.
      const isMissing = device.v[index] === null && column.fact !== null;
      if (isMissing && seen.has(column.fact)) {
        return undefined;
      }

      if (column.fact !== null) {
        seen.add(column.fact);
      }

      return columnEntry(device, column, index, facts);
    }).filter((one) => one !== undefined);
    return entries.length === 0 ? undefined : section(title, [element('dl', { children: entries })]);
  }).filter((one) => one !== undefined);
}

function listSection(title, described, rows, fact) {
  if (rows === null) {
    const [said, asked] = fact !== undefined && fact[1] !== 'Value' ? missingText(fact) : ['not read', ''];
    return section(title, [element('dl', { children: [entry(title, said, asked, true)] })]);
  }

  if (rows.length === 0) {
    return section(title, [element('p', { text: 'None.', attributes: { class: 'hint' } })]);
  }

  const source = fact !== undefined && wordOf(fact[2]) ? [element('p', { text: `from ${wordOf(fact[2])}`, attributes: { class: 'hint' } })] : [];
  const items = rows.map((row) => element('li', {
    children: [
      element('h4', { children: [element('bdi', { text: row[0] ?? row[3] ?? 'without a name' })] }),
      element('dl', {
        children: described.map((column, index) => (row[index] === null || index === 0 ? undefined : entry(column.title, fullText(column, row[index]), '', false)))
          .filter((one) => one !== undefined),
      }),
    ],
  }));
  return section(`${title} (${countOf(rows.length)})`, [...source, element('ul', { attributes: { class: 'items' }, children: items })]);
}

function trouble(device) {
  const error = valueOf(device, 'Error');
  const action = valueOf(device, 'RecommendedAction');
  return error === null ? [] : [element('div', {
    attributes: { class: 'trouble' },
    children: [
      element('p', { children: [document.createTextNode(`${valueOf(device, 'Outcome')}: `), element('bdi', { text: error })] }),
      ...(action === null ? [] : [element('p', { children: [element('bdi', { text: action })] })]),
    ],
  })];
}

function factsSection(device) {
  const missing = device.f.filter((fact) => fact[1] !== 'Value' && fact[1] !== 'NotRequested' && ![...columns].some((column) => column.fact === wordOf(fact[0])))
    .filter((fact) => !['Applications', 'Certificates', 'Storage'].includes(wordOf(fact[0])));
  return missing.length === 0 ? [] : [section('Further facts not read', [element('dl', { children: missing.map((fact) => entry(wordOf(fact[0]), ...missingText(fact), true)) })])];
}

function openDetail(position) {
  const device = state.shown[position];
  const facts = new Map(device.f.map((fact) => [wordOf(fact[0]), fact]));
  opened = position;
  document.getElementById('detail-title').textContent = valueOf(device, 'Model') ?? 'Device not read';
  document.getElementById('detail-place').replaceChildren(...['SerialNumber', 'Address', 'HostName'].map((name) => valueOf(device, name)).filter((part) => part !== null)
    .flatMap((part, index) => [...(index === 0 ? [] : [' · ']), element('bdi', { text: part })]));
  document.getElementById('detail-body').replaceChildren(
    ...trouble(device),
    ...groupSections(device, facts),
    listSection('Certificates', about.certificates, device.c, facts.get('Certificates')),
    listSection('Applications', about.applications, device.a, facts.get('Applications')),
    listSection('Storage', about.storages, device.s, facts.get('Storage')),
    ...factsSection(device),
    ...(device.x.length === 0 ? [] : [section('What else it reported', [element('dl', { children: device.x.map(([name, value]) => entry(name, value, '', false)) })])]));
  dialog.showModal();
  document.getElementById('detail-body').scrollTop = 0;
  document.getElementById('detail-close').focus();
}

dialog.addEventListener('close', () => focusRow(opened));
dialog.addEventListener('click', (event) => {
  if (event.target === dialog) {
    dialog.close();
  }
});
document.getElementById('detail-close').addEventListener('click', () => dialog.close());
