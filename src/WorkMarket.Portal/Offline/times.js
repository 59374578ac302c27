// Times stand in the zone of what they are about; where the reader's own differs, that is said beside those that one goes by.

const besides = '.head, .status-bar, .facts, .panel > div > p';

function ownTimes() {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const day = { weekday: 'short', day: 'numeric', month: 'short' };
  for (const time of document.querySelectorAll('main time[datetime*="T"]:not([title])')) {
    const at = new Date(time.dateTime);
    const zone = time.dateTime.match(/([+-])(\d\d):(\d\d)$/);
    const offset = zone ? (zone[1] === '-' ? -1 : 1) * (60 * zone[2] + Number(zone[3])) : 0;
    if (Number.isNaN(at.getTime()) || offset === -at.getTimezoneOffset()) continue;
    const isSameDay = new Date(at.getTime() + offset * 60_000).getUTCDate() === at.getDate();
    const own = `${new Intl.DateTimeFormat('en-GB', isSameDay ? clock : { ...day, ...clock }).format(at)} your time`;
    time.title = own;
    if (time.closest(besides) && !time.closest('table, .timeline')) time.after(make('span', { className: 'soft' }, ` (${own})`));
  }
}

new MutationObserver(ownTimes).observe(page, { childList: true });
ownTimes();
