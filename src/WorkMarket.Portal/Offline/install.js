// Phones delete what a site keeps, iOS after a week without a visit, unless it is on the home screen: so workers are asked to put it there.

const Phone = /Android|iPhone|iPad/;
const isInstalled = () => matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;
let installation;

addEventListener('beforeinstallprompt', event => {
  event.preventDefault();
  installation = event;
  offerInstallation();
});

async function offerInstallation() {
  const isIos = /iPhone|iPad/.test(navigator.userAgent) || navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1;
  if (!('worker' in page.dataset) || !['/today', '/offers'].includes(location.pathname) || isInstalled()) return;
  if (!isIos && !(installation && Phone.test(navigator.userAgent))) return;
  const answer = await stored('state', 'readonly', all => all.get('installation')).catch(() => {});
  if (answer || document.querySelector('.installation')) return;
  const end = () => {
    document.querySelector('.installation').remove();
    return stored('state', 'readwrite', all => all.put('answered', 'installation')).catch(() => {});
  };
  const install = async () => {
    await installation.prompt();
    const { outcome } = await installation.userChoice;
    if (outcome === 'accepted') navigator.storage?.persist?.();
    await end();
  };
  const section = make('section', { className: 'panel full installation' },
    make('h2', { id: 'installation' }, 'Put WorkMarket on your home screen'),
    make('p', {}, 'Your work then opens without a network, and what you do without one stays on this phone until it is sent. ',
      isIos ? 'Tap Share, then “Add to Home Screen”. Otherwise iOS deletes it after 7 days without a visit.' : ''),
    make('div', { className: 'bar' },
      ...isIos ? [] : [make('button', { type: 'button', onclick: install }, 'Install')],
      make('button', { type: 'button', onclick: end }, 'Not now')));
  section.setAttribute('aria-labelledby', 'installation');
  document.querySelector('main > .head')?.after(section);
}
