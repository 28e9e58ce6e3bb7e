const { sep } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

const folders = [
  ['apps', 'gateway', 'tests'],
  ['plan-executor', 'testing'],
].map((names) => sep + names.join(sep) + sep);
const takesLong = ({ path }) => folders.some((folder) => path.includes(folder));

/** Begins with the folders whose tests take longest, which Jest only knows where it has run them before. */
module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(takesLong), ...sorted.filter((test) => !takesLong(test))];
  }
};
