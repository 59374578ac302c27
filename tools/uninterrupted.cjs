// A Ctrl-C reaches every process of the terminal at once. What node runs with --require of this file goes on then, and when the
// terminal is closed: whoever started it stops it with SIGTERM, once nobody needs it any more.
const isLeftToOthers = event => event === 'SIGINT' || event === 'SIGHUP';
for (const event of ['SIGINT', 'SIGHUP'])
  process.on(event, () => {});
for (const name of ['on', 'once', 'addListener']) {
  const add = process[name];
  process[name] = function (event, listener) { return isLeftToOthers(event) ? this : add.call(this, event, listener); };
}
