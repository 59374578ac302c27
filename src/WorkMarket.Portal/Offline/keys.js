// One key each for what a page says has one, with aria-keyshortcuts: never while somebody writes, and none once they are turned off.

const off = 'keys-off';
const typed = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])';

function setKeys(isOff) {
  try {
    localStorage[isOff ? 'setItem' : 'removeItem'](off, off);
  } catch {
    // Then it holds for this page alone.
  }
  page.toggleAttribute('data-keys-off', isOff);
}

try {
  setKeys(localStorage.getItem(off) === off);
} catch {
  // Nothing is kept here.
}

document.addEventListener('click', event => {
  const way = event.target.closest('button[data-keys]');
  if (way) setKeys(way.dataset.keys === 'off');
});

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  const field = event.target.closest(typed);
  if (field && event.key === 'Escape') field.blur();
  if (field || event.repeat || event.key.length > 1 || page.hasAttribute('data-keys-off')) return;
  const key = event.key.toUpperCase();
  const own = document.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  const meant = own ?? rowOf(key);
  if (!meant) return;
  event.preventDefault();
  for (let around = meant.closest('details'); around; around = around.parentElement.closest('details')) {
    if (meant.parentElement !== around) around.open = true;
  }
  meant.focus();
  meant.scrollIntoView({ block: 'nearest' });
  if (own && !own.matches(typed)) own.click();
});

// J and K go from row to row of a list; Enter then opens, as everywhere.
function rowOf(key) {
  const by = { J: 1, K: -1 }[key];
  const rows = by ? [...document.querySelectorAll('main :is(.what, .rows.plain > li > div) > a')] : [];
  return rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(document.activeElement) + by))];
}
