// Reads BPMN files with bpmn-moddle and holds them against bpmnlint's recommended rules; prints JSON.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(`${process.argv[2]}/`);
const { Linter } = require('bpmnlint');
const Resolver = require('bpmnlint/lib/resolver/node-resolver');
const moddle = require('bpmn-moddle');
const BpmnModdle = moddle.BpmnModdle ?? moddle.default ?? moddle;

const found = {};
for (const file of process.argv.slice(3)) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
  const linter = new Linter({ resolver: new Resolver({ require }), config: { extends: 'bpmnlint:recommended' } });
  const results = await linter.lint(rootElement);
  found[file] = [
    ...warnings.map((w) => `read: ${w.message}`),
    ...Object.entries(results).flatMap(([rule, reports]) => reports.map((r) => `${rule} ${r.id}: ${r.message}`)),
  ];
}
console.log(JSON.stringify(found));
