const { sep } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

const startsTheProduct = ({ path }) => path.includes(`${sep}e2e${sep}`);

/** Begins with the tests that start the product: they take longest, which Jest only knows where it has run them before. */
module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(startsTheProduct), ...sorted.filter((test) => !startsTheProduct(test))];
  }
};
