import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inBench } from '../../harness/places.mjs';

/** node:http with the bytes of the answer in memory: an upper bound for any gateway on this machine. */
export const bare = {
  id: 'bare',
  title: 'bare node:http, bytes in memory',
  start({ port, directory, answers }) {
    const path = join(directory, 'answers.json');
    writeFileSync(path, JSON.stringify(answers));
    return {
      command: process.execPath,
      args: [inBench('peers/bare/server.mjs')],
      env: { PORT: String(port), ANSWERS: path },
    };
  },
};
