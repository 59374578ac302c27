// What a page does beyond itself: its forms are sent from here, so that one whose answer is lost is asked again and counts once.

const page = document.documentElement;
const sending = new Set();
const minute = 60_000;
const words = { waiting: 'Waiting to be sent', sent: 'Sent', refused: 'Refused, because' };
let pause = 0;
let timer;

document.addEventListener('submit', event => {
  const form = event.target;
  const path = new URL(form.action).pathname;
  const act = path === '/sign-out' ? leave : form.dataset.uploads ? upload : path.startsWith('/do/') ? submit : undefined;
  if (!act) return;
  event.preventDefault();
  if (sending.has(form)) return;
  sending.add(form);
  act(form, event.submitter, path).finally(() => sending.delete(form));
});

const newKey = () => crypto.randomUUID().replaceAll('-', '');
const aboutOf = assignment =>
  document.querySelector(`main a[href="${assignment}"]`)?.textContent ?? document.title.replace(/ – WorkMarket$/, '');
const wakeLater = () => navigator.serviceWorker?.getRegistration().then(worker => worker?.sync?.register('outbox')).catch(() => {});

async function submit(form, submitter, path) {
  // A page that is kept, or a form that was used, has a key that was used.
  if (page.dataset.kept || form.dataset.used) form.elements._key.value = newKey();
  form.dataset.used = true;
  const by = page.dataset.by;
  const fields = [...new FormData(form, submitter), ...by ? [['_by', by]] : []];
  return by && Later.test(path) ? sendLater(form, submitter, path, fields) : sendNow(form, path, fields);
}

async function sendNow(form, path, fields) {
  for (let tries = 0; tries < 8; tries++) {
    say(form, tries === 0 ? 'Being sent…' : `No answer yet. It is sent again, and counts once. Tries until now: ${tries}.`);
    const answer = await post(path, fields);
    if (answer.page) return show(answer.page, form);
    if (answer.state === 'sent') return sent(form, answer.next);
    if (answer.state === 'refused') return refused(form, path, fields, answer.reason);
    if (answer.signedOut)
      return say(form, 'You are signed out, and this was not sent. Sign in again in another tab, then press the button again.', 'not-done');
    await new Promise(resolve => setTimeout(resolve, Math.max(answer.after || 0, Math.min(1000 * 2 ** tries, minute / 3))));
  }
  return say(form, 'There is no answer. Press the button again later.', 'not-done');
}

// Kept first, with the time at which it was done; then sent, and again until there is an answer.
async function sendLater(form, submitter, path, fields) {
  const assignment = path.match(Later)[1];
  const value = name => fields.find(field => field[0] === name)?.[1];
  let item = {
    by: page.dataset.by, key: value('_key'), action: path, fields, page: assignment, zone: value('_zone'),
    at: Date.now(), made: page.dataset.made,
    isTimed: !path.includes('/visits/') || Boolean(value('at')), state: 'waiting', text: value('text'),
    what: submitter?.textContent.trim(), about: aboutOf(assignment),
  };
  try {
    item = await put(item);
  } catch (failure) {
    const answer = await post(path, fields);
    return answer.state === 'sent' ? sent(form, answer.next)
      : answer.state === 'refused' ? refused(form, path, fields, answer.reason)
        : say(form, `Neither kept nor sent: there is no room on this device (${failure.name}), and no answer.`, 'not-done');
  }
  navigator.storage?.persist?.();
  say(form, 'Kept on this device with its time. Being sent…');
  await sendEach(false, item.by);
  item = (await itemsOf(item.by)).find(one => one.order === item.order) ?? { state: 'sent' };
  if (item.state !== 'waiting' && item.order) await remove(item);
  if (item.state === 'sent') return sent(form, value('_next') ?? value('_page'));
  if (item.state === 'refused') return refused(form, path, item.fields, item.reason);
  form.reset();
  await arrive();
  say(form, item.signedOut ? 'You are signed out. It is kept here, and sent once you have signed in again.'
    : 'There is no answer. It is kept here with its time, and sent when there is a network.', 'warn');
  return wakeLater();
}

const sent = (form, next) => go(next, form).catch(() => say(form, 'Sent.'));

// The page again, with what was refused beside its field.
async function refused(form, path, fields, reason) {
  try {
    await show(await fetch(path, { method: 'POST', headers: { Accept: 'text/html' }, body: new URLSearchParams(fields) }), form);
  } catch {
    say(form, `${words.refused} ${reason}`, 'not-done');
  }
}

const go = async (path, form) =>
  show(await fetch(path, { headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(Patience) }), form);

async function show(answer, form) {
  const html = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const isForm = new URL(answer.url).pathname.startsWith('/do/');
  const isHere = isForm || answer.url === location.href;
  const script = of => of.querySelector('script[src]')?.getAttribute('src');
  // A release came between.
  if (!isForm && script(html) !== script(document)) return location.assign(answer.url);
  if (!isHere) history.pushState(null, '', answer.url);
  document.title = html.title;
  for (const name of Object.keys(page.dataset)) delete page.dataset[name];
  Object.assign(page.dataset, html.documentElement.dataset);
  const kept = unsent(form);
  document.body.replaceWith(html.body);
  putBack(kept);
  if (!isHere) scrollTo(0, 0);
  const main = document.querySelector('main');
  const first = main.querySelector('[role=alert]') ?? main;
  first.tabIndex = -1;
  first.focus({ preventScroll: isHere && first === main });
  await arrive();
}

// Says how a form fares, at its end.
function say(form, text, kind) {
  const status = form.querySelector(':scope > [role=status]') ?? form.appendChild(make('p', { role: 'status' }));
  status.className = kind ? `notice ${kind}` : 'soft';
  status.textContent = text;
}

// What was looked at goes with whoever leaves; what waits stays, and is sent when the person is here again.
async function leave(form) {
  const by = page.dataset.by;
  const waiting = by ? (await itemsOf(by)).filter(item => item.state === 'waiting').length : 0;
  if (waiting > 0 && !form.dataset.asked) {
    form.dataset.asked = true;
    return say(form, `${waiting} waiting to be sent: kept on this device until you sign in here again. Press again to sign out.`, 'warn');
  }
  await caches.delete(`pages-${by}`);
  await rememberPerson();
  return form.submit();
}

// An element with its text: nothing that somebody wrote becomes markup.
function make(name, options = {}, ...inside) {
  const made = Object.assign(document.createElement(name), options);
  made.append(...inside);
  return made;
}

// As the pages write it: British English has no short names for America's zones, and American English puts the month first.
function when(at, timeZone) {
  const shown = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone };
  const zone = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short', timeZone }).formatToParts(at);
  return `${new Intl.DateTimeFormat('en-GB', shown).format(at)} ${zone.find(part => part.type === 'timeZoneName').value}`;
}

const stateOf = item => item.state === 'refused' ? `${words.refused}: ${item.reason}`
  : item.signedOut ? `${words.waiting}, once you have signed in again`
    : item.state === 'waiting' && item.blocks ? `${words.waiting}: ${sentOf(item)}` : words[item.state];

function row(item) {
  const told = make('div', {},
    make('strong', {}, item.what, item.text ? `: ${item.text}` : ''),
    make('p', {}, make('a', { href: item.page }, item.about), ' · ',
      make('time', { dateTime: new Date(item.at).toISOString() }, when(item.at, item.zone))),
    make('p', { className: item.state === 'refused' ? 'bad' : '' }, stateOf(item)));
  if (item.state === 'sent') return make('li', {}, told);
  const away = words => make('button', { type: 'button', onclick: () => remove(item).then(arrive) }, words);
  if (item.state === 'refused') return make('li', {}, told, away('I have read it'));
  const now = make('button', { type: 'button', onclick: () => attend() }, 'Send now');
  if (!item.uploads) return make('li', {}, told, now);
  told.append(
    make('progress', { id: `sent-${item.key}`, max: blockCount(item), value: item.blocks, ariaLabel: `${item.name}, sent` }),
    make('div', { className: 'bar' }, now, away('Do not send')));
  return make('li', {}, told);
}

function countInHeader(items) {
  document.querySelectorAll('.top > .outbox').forEach(one => one.remove());
  for (const state of ['waiting', 'refused']) {
    const count = items.filter(item => item.state === state).length;
    if (count) document.querySelector('.top > .menu')?.before(
      make('a', { className: `outbox waiting ${state === 'refused' ? 'bad' : ''}`, href: '/outbox' }, `${count} ${state}`));
  }
}

// Puts onto the page what waits, and what became of it.
async function arrive() {
  const by = page.dataset.by;
  const items = by ? await itemsOf(by).catch(() => []) : [];
  const main = document.querySelector('main');
  const head = main.querySelector(':scope > .head');
  const top = section => head ? head.after(section) : main.prepend(section);
  document.querySelectorAll('.outbox').forEach(one => one.remove());
  countInHeader(items);
  const here = items.filter(item =>
    ['/outbox', '/today'].includes(location.pathname) || location.pathname.startsWith(item.page));
  const uploads = main.querySelector('form[data-uploads]');
  if (uploads && !uploads.dataset.asks) {
    uploads.elements.file.multiple = true;
    uploads.elements.file.labels[0].textContent = 'Choose files, or drag them here';
  }
  const others = here.filter(item => item.action !== uploads?.getAttribute('action'));
  if (others.length) {
    const section = make('section', { className: 'panel full outbox' },
      make('h2', { id: 'outbox' }, 'Kept on this device ', make('span', { className: 'soft' }, String(others.length))),
      make('ul', { className: 'rows plain' }, ...others.map(row)));
    section.setAttribute('aria-labelledby', 'outbox');
    top(section);
  }
  main.querySelector('.nothing-waits')?.toggleAttribute('hidden', here.length > 0);
  if (page.dataset.kept) top(make('p', { className: 'notice warn full outbox' },
    `WorkMarket can’t be reached. This page is as it was ${when(new Date(page.dataset.kept))}.`));
  // Who has checked in without a network may check out without one.
  for (const form of document.querySelectorAll('form[action*="/visits/check-"]')) {
    const base = form.getAttribute('action').replace(/check-(in|out)$/, '');
    const last = items.findLast(item => item.state === 'waiting' && item.action.startsWith(`${base}check-`));
    if (!last) continue;
    const isIn = last.action.endsWith('check-in');
    form.setAttribute('action', base + (isIn ? 'check-out' : 'check-in'));
    form.querySelector('button').textContent = isIn ? 'Check out now' : 'Check in now';
  }
  const listed = [...main.querySelectorAll('.files a')].map(link => link.textContent);
  const files = here.filter(item => item.action === uploads?.getAttribute('action')
    && !(item.state === 'sent' && listed.includes(item.name)));
  if (files.length) uploads.before(make('ul', { className: 'rows plain outbox', ariaLabel: 'Files on their way' }, ...files.map(row)));
  await offerInstallation();
  // What was sent has been seen here.
  for (const item of here) if (item.state === 'sent') await remove(item);
  clearTimeout(timer);
  if (items.some(item => item.state === 'waiting')) timer = setTimeout(attend, Math.min(minute / 12 * 2 ** pause, 2 * minute));
}

// Sends what waits, and shows the page anew where that has changed it, unless somebody writes on it.
async function attend(isBack = false) {
  const by = page.dataset.by;
  let isOld = isBack && Boolean(page.dataset.kept);
  const fared = (item, answer) => {
    moves(item);
    if (!answer) return;
    // It is tried less often the longer there is no answer.
    pause = item.state === 'waiting' ? pause + 1 : 0;
    if (item.state === 'waiting') return;
    isOld = true;
    // The page comes anew after the files that are sent beside, which takes minutes on a weak signal: the header counts right at once.
    itemsOf(by).then(countInHeader, () => {});
  };
  if (by) await send(by, fared).catch(() => {});
  await freshen(isOld);
}

async function freshen(isOld) {
  await (isOld && unsent().length === 0 ? go(location.pathname + location.search).catch(arrive) : arrive());
}

// A worker's pages are here before there is no network: this one, and from a list those of the work on it.
async function keepPages() {
  const by = page.dataset.by;
  if (!('worker' in page.dataset) || page.dataset.kept) return;
  if (!navigator.serviceWorker.controller)
    await new Promise(resolve => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
  const links = ['/today', '/assignments'].includes(location.pathname)
    ? [...document.querySelectorAll('main a[href^="/assignments/"]')].map(link => link.pathname) : [];
  const own = links.filter(path => path.split('/').length === 3).slice(0, 10);
  const kept = await caches.open(`pages-${by}`);
  for (const path of new Set([location.pathname + location.search, '/outbox', ...own])) {
    if (!await kept.match(path)) await fetch(path, { headers: { Accept: 'text/html' } });
  }
}

addEventListener('popstate', () => location.reload());
addEventListener('online', () => { pause = 0; attend(true); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) attend(true); });
changes.onmessage = ({ data }) =>
  moves(data) || freshen(['sent', 'refused'].includes(data.state) && location.pathname.startsWith(data.page));
navigator.serviceWorker?.register('/service-worker.js').then(keepPages).catch(() => {});
if (isInstalled()) navigator.storage?.persist?.();
attend();
