// Answers the visible texts whose contrast against what is behind them is below 4.5, with both colours.
() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const channels = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, bottom) => [0, 1, 2].map((i) => top[i] * top[3] + bottom[i] * (1 - top[3])).concat(1);
  const light = (color) => {
    const [red, green, blue] = color.map((channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    const layers = [];
    for (let at = element; at !== null; at = at.parentElement) {
      layers.push(channels(getComputedStyle(at).backgroundColor));
    }

    return layers.reduceRight((bottom, top) => over(top, bottom), channels(getComputedStyle(document.documentElement).colorScheme === 'dark' ? 'black' : 'white'));
  };
  const contrast = (color, element) => {
    const ground = behind(element);
    const [high, low] = [light(over(channels(color), ground)), light(ground)].sort((left, right) => right - left);
    return (high + 0.05) / (low + 0.05);
  };
  const found = [];
  let seen = 0;
  const judge = (text, color, element) => {
    seen++;
    const value = contrast(color, element);
    if (value < 4.5) {
      found.push(`${value.toFixed(2)} ${element.tagName}.${element.className} "${text.trim().slice(0, 40)}" ${color}`);
    }
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.textContent.trim() !== '' && element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName)) {
      judge(node.textContent, getComputedStyle(element).color, element);
    }
  }

  for (const field of document.querySelectorAll('input[placeholder]')) {
    judge(field.placeholder, getComputedStyle(field, '::placeholder').color, field);
  }

  for (const cell of document.querySelectorAll('[data-label]')) {
    const style = getComputedStyle(cell, '::before');
    if (style.content !== 'none' && style.display !== 'none') {
      judge(cell.dataset.label, style.color, cell);
    }
  }

  return { seen, found };
}
