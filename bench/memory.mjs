// Run by bench.mjs in a process of its own: reads and checks the documents named on the
// command line a few times and prints its peak memory in KB.
import { readFileSync } from 'node:fs';
import { check } from '../dist/checks/check.js';
import { readTextDocument } from '../dist/formats/text/read.js';
import { readForms } from '../dist/forms/read.js';

const [passes, ...files] = process.argv.slice(2);
const documents = files.map((file) => ({ file, bytes: new Uint8Array(readFileSync(file)) }));
for (let pass = 0; pass < Number(passes); pass += 1) {
  for (const { file, bytes } of documents) check(readForms(readTextDocument(bytes, file)));
}
console.log(process.resourceUsage().maxRSS);
