// On paper every device that matches has its row, not only those in sight.
const printed = ['Model', 'SerialNumber', 'Address', 'HostName', 'OsVersion', 'OsTrack', 'SupportEnd', 'CertificateNotAfter', 'Identity', 'Outcome'];

function buildPrint() {
  const place = document.getElementById('print');
  if (place.firstChild !== null) {
    return;
  }

  const filters = [...state.facets].map(([group, facet]) => `${group}: ${facet.label}`);
  if (state.query.trim() !== '') {
    filters.push(`search: ${state.query.trim()}`);
  }

  const rows = state.shown.map((device) => element('tr', {
    children: printed.map((name) => {
      const text = shortText(device, columnOf.get(name));
      return element('td', { children: [element('bdi', { text: text.length > 120 ? `${text.slice(0, 120)}…` : text })] });
    }),
  }));
  place.append(
    element('p', { text: `${document.getElementById('status').textContent}${filters.length === 0 ? '' : `; ${filters.join('; ')}`}` }),
    element('table', {
      children: [
        element('colgroup', { children: makeWidths(printed) }),
        element('thead', { children: [element('tr', { children: printed.map((name) => element('th', { text: columnOf.get(name).title, attributes: { scope: 'col' } })) })] }),
        element('tbody', { children: rows }),
      ],
    }));
}

const clearPrint = () => document.getElementById('print').replaceChildren();

window.addEventListener('beforeprint', buildPrint);
window.addEventListener('afterprint', clearPrint);
window.matchMedia('print').addEventListener('change', (event) => (event.matches ? buildPrint() : clearPrint()));
