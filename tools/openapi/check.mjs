// Looks the API's description over by Redocly's recommended rules, makes a client of it and compiles the calls in client.ts with that.
// Says what is wrong and ends with 1, or says nothing and ends with 0. The argument is the description.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const description = readFileSync(process.argv[2], 'utf8');
const wrong = [...(await lint()), ...compile(astToString(await openapiTS(description)))];
console.log(wrong.join('\n'));
process.exitCode = wrong.length ? 1 : 0;

async function lint() {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: description, absoluteRef: 'openapi.json', config });
  return problems.filter(one => one.severity === 'error').map(one => `${one.location[0]?.pointer}: ${one.message} (${one.ruleId})`);
}

// The client's types lie nowhere but in memory, as the file that client.ts imports.
function compile(types) {
  const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, types: [] };
  const host = ts.createCompilerHost(options);
  const [exists, read, api] = [host.fileExists, host.readFile, join(here, 'api.ts')];
  host.fileExists = name => name === api || exists(name);
  host.readFile = name => name === api ? types : read(name);
  const program = ts.createProgram([join(here, 'client.ts')], options, host);
  return ts.getPreEmitDiagnostics(program).map(one => ts.formatDiagnostic(one, { ...host, getCanonicalFileName: name => name }));
}
