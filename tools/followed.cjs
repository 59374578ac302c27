// What node runs with --require of this file ends when whoever started it has ended, however that came about.
const starter = process.ppid;
setInterval(() => { if (process.ppid !== starter) process.kill(process.pid, 'SIGTERM'); }, 1000).unref();
