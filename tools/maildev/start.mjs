// MailDev on 127.0.0.1: node start.mjs SMTP-PORT PAGE-PORT FOLDER MOST-MAILS. The system chooses a port that is given as 0, which
// MailDev's own command refuses. Says both ports once it listens, and stops with SIGTERM.
import { createOrchestrator, setupShutdownHandlers } from './node_modules/maildev/dist/server/index.js';
import { getDefaultConfig } from './node_modules/maildev/dist/config/index.js';
import { createLogger } from './node_modules/maildev/dist/utils/logger.js';

const [smtp, web, mailDirectory, maxEmails] = process.argv.slice(2);
const logger = createLogger({ verbose: false, silent: false });
const config = { ...getDefaultConfig(), ip: '127.0.0.1', webIp: '127.0.0.1', smtp: +smtp, web: +web, maxEmails: +maxEmails, mailDirectory };
const orchestrator = createOrchestrator({ config, logger });
const servers = await orchestrator.start();
setupShutdownHandlers({ orchestrator, logger });
console.log(`Mail is taken on port ${servers.smtp.getAddress().port} and shown on port ${servers.api.getPort()}.`);
