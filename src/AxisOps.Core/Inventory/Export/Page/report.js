// Puts the page together.
function tellWhen() {
  const times = devices.map((device) => valueOf(device, 'ReadAt')).sort();
  const short = (value) => value.slice(0, 16).replace('T', ' ');
  const read = times.length === 0 ? 'No device was read'
    : short(times[0]) === short(times.at(-1)) ? `Read ${short(times[0])} UTC` : `Read ${short(times[0])} to ${short(times.at(-1)).slice(times[0].slice(0, 10) === times.at(-1).slice(0, 10) ? 11 : 0)} UTC`;
  document.getElementById('read-at').textContent = `${countOf(devices.length)} ${devices.length === 1 ? 'device' : 'devices'} · ${read} · written ${short(about.createdAt)} UTC`;
}

let waits = false;
function drawSoon() {
  if (!waits) {
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      drawRows();
    });
  }
}

tellWhen();
drawCards();
drawModels();
drawTracks();
drawCertificates();
drawOutcomes();
drawChooser();
body.append(above, below);
// No taller than all its rows, its heading and a scroll bar.
scroller.style.maxHeight = `${Math.max(12, (devices.length * 2.5) + 4)}rem`;
refresh();
drawHeadings();

document.getElementById('search').addEventListener('input', (event) => {
  state.query = event.target.value;
  active = 0;
  scroller.scrollTop = 0;
  refresh();
});
document.getElementById('sort-by').addEventListener('change', (event) => sortBy(event.target.value, false));
document.getElementById('sort-direction').addEventListener('click', () => sortBy(state.sort, !state.descending));
document.addEventListener('keydown', (event) => {
  const chooser = document.getElementById('chooser');
  if (event.key === 'Escape' && chooser.open && !dialog.open) {
    chooser.open = false;
    chooser.querySelector('summary').focus();
  }
});
document.addEventListener('click', (event) => {
  const chooser = document.getElementById('chooser');
  if (chooser.open && !chooser.contains(event.target)) {
    chooser.open = false;
  }
});
scroller.addEventListener('keydown', moveByKey);
scroller.addEventListener('scroll', drawSoon, { passive: true });
window.addEventListener('scroll', drawSoon, { passive: true });
window.addEventListener('resize', drawSoon);
narrow.addEventListener('change', redraw);
body.addEventListener('click', (event) => {
  const row = event.target.closest('tr.device');
  if (row !== null && String(window.getSelection()) === '') {
    openDetail(Number(row.dataset.position));
  }
});
